/**
 * Whether a text is English, which is the only language that is read here. A text is taken for another language only
 * on the evidence of that language: its letters, or its small words. Lists, tables and budgets have few small words of
 * any language, and are read.
 */

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** Small words that every English text is full of, and hardly any text in another language. */
const ENGLISH = words(
  'the and to of that for with are have has by from this be were their which not but as had will been they would more than is was it at or',
);

/** Small words of other languages in Latin letters, without those that English has as well. */
const OTHERS = words(
  `de en door meer der das und ist nicht mit den dem von ein eine einen einer auf für sich werden wird auch bei aus nach über wurde sind als
  le les des et est une dans pour que qui pas sur au aux du plus avec sont par ce cette ont été
  el los las del por con para una en se su sus lo como más pero fue son
  os dos da das em não uma um na no mais são foi ao pelo pela com
  il di che per non della dei gli alla nel sono è anche più
  het een van niet zijn met voor dat aan ook naar bij werd wordt
  och att det som är på för inte av til og ikke er
  się że nie jest oraz od przez jak dla będzie
  je na za ne su ali koji sa bude
  ve bir için bu ile olarak daha
  és hogy nem egy az meg
  ja ei että oli ovat
  yang dan di untuk dengan dari ini itu pada tidak akan dalam
  và của là có không được cho các những
  ang ng mga sa ay
  yn mae ar gyfer wedi ei gan bod
  agus tá bhí ag leis`,
);

/** How much of a text is looked at, and how many words are enough to tell. */
const LOOKED_AT = 12_000;
const ENOUGH = 20;

/** Of a hundred words of prose some twenty to forty are among the small words of its language. */
const SHARE = 0.1;

/** How many of the letters may be of another script than Latin. */
const FOREIGN_LETTERS = 0.5;

/** `other` if a text is in another language than English; undefined if it is English, or too short to tell. */
export function languageOf(text: string): 'other' | undefined {
  const start = text.slice(0, LOOKED_AT);
  const letters = (start.match(/\p{L}/gu) ?? []).length;
  const latin = (start.match(/\p{Script=Latin}/gu) ?? []).length;
  if (letters >= ENOUGH && latin < letters * FOREIGN_LETTERS) return 'other';
  const found = start.match(/\p{L}+/gu) ?? [];
  if (found.length < ENOUGH) return undefined;
  // With a capital they stand in names: "Las Vegas", "De Montfort".
  const others = found.filter((word) => OTHERS.has(word)).length;
  const english = found.filter((word) => ENGLISH.has(word.toLowerCase())).length;
  return others >= found.length * SHARE && others > english ? 'other' : undefined;
}
