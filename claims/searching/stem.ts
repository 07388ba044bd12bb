/**
 * English words brought to their stems, so that each is found in all its forms: M. F. Porter, "An algorithm for suffix
 * stripping", Program 14 (1980), with the irregular forms that texts on figures use. A stem is no word: it is compared.
 */

const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    child: 'children',
    fall: 'fell fallen',
    rise: 'rose risen',
    grow: 'grew grown growth',
    shrink: 'shrank shrunk',
    leave: 'left',
    man: 'men',
    woman: 'women',
    person: 'persons',
    lose: 'lost loss losses',
    spend: 'spent',
    build: 'built',
    pay: 'paid',
    buy: 'bought',
    sell: 'sold',
    begin: 'began begun',
    half: 'halve halved halves halving',
    die: 'died dying',
    poor: 'poverty poorer poorest',
    small: 'smaller smallest',
    large: 'larger largest',
    big: 'bigger biggest',
    high: 'higher highest',
    low: 'lower lowest',
    fast: 'faster fastest',
    few: 'fewer fewest',
    slow: 'slower slowest',
    long: 'longer longest',
    economy: 'economic economics economies economically',
    recruit: 'recruitment recruiter',
    employ: 'employment employee employees employer employers',
    migrant: 'migrants migrate migration',
    immigrant: 'immigrants immigrate immigration',
  }).flatMap(([stem, forms]) => forms.split(' ').map((form) => [form, stem] as const)),
);

const CONSONANT = '[^aeiou]';
const VOWEL = '[aeiouy]';
const CS = `${CONSONANT}[^aeiouy]*`;
const VS = `${VOWEL}[aeiou]*`;

/** At least one, exactly one, and more than one sequence of vowels and consonants; a vowel; a short syllable at the end. */
const SOME = new RegExp(`^(?:${CS})?${VS}${CS}`);
const ONE = new RegExp(`^(?:${CS})?${VS}${CS}(?:${VS})?$`);
const MANY = new RegExp(`^(?:${CS})?${VS}${CS}${VS}${CS}`);
const HAS_VOWEL = new RegExp(`^(?:${CS})?${VOWEL}`);
const SHORT = new RegExp(`^${CS}${VOWEL}[^aeiouwxy]$`);

/** Endings of the second and third step of the algorithm, each with what takes its place. */
const ENDINGS: readonly (readonly [RegExp, Readonly<Record<string, string>>])[] = [
  [
    /^(.+?)(ational|tional|enci|anci|izer|bli|alli|entli|eli|ousli|ization|ation|ator|alism|iveness|fulness|ousness|aliti|iviti|biliti|logi)$/,
    {
      ational: 'ate',
      tional: 'tion',
      enci: 'ence',
      anci: 'ance',
      izer: 'ize',
      bli: 'ble',
      alli: 'al',
      entli: 'ent',
      eli: 'e',
      ousli: 'ous',
      ization: 'ize',
      ation: 'ate',
      ator: 'ate',
      alism: 'al',
      iveness: 'ive',
      fulness: 'ful',
      ousness: 'ous',
      aliti: 'al',
      iviti: 'ive',
      biliti: 'ble',
      logi: 'log',
    },
  ],
  [
    /^(.+?)(icate|ative|alize|iciti|ical|ful|ness)$/,
    { icate: 'ic', ative: '', alize: 'al', iciti: 'ic', ical: 'ic', ful: '', ness: '' },
  ],
];

const LAST =
  /^(.+?)(al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize|(?<=[st])ion)$/;

/** A word in small Latin letters as its stem; any other word, and a very short one, as it is. */
export function stemOf(word: string): string {
  const irregular = IRREGULAR.get(word);
  const plain = irregular ?? word;
  if (plain.length < 3 || !/^[a-z]+$/.test(plain)) return plain;
  return withoutLast(withoutEndings(withoutInflection(plain)));
}

/** Plurals, past tenses, participles, and -y as -i. */
function withoutInflection(word: string): string {
  let w = word.replace(/^(.+?)(?:(ss|i)es|([^s])s)$/, '$1$2$3');
  const eed = /^(.+?)eed$/.exec(w)?.[1];
  if (eed !== undefined) {
    if (SOME.test(eed)) w = w.slice(0, -1);
  } else {
    const stem = /^(.+?)(?:ed|ing)$/.exec(w)?.[1];
    if (stem !== undefined && HAS_VOWEL.test(stem)) w = withEnd(stem);
  }
  const beforeY = /^(.+?)y$/.exec(w)?.[1];
  return beforeY !== undefined && HAS_VOWEL.test(beforeY) ? `${beforeY}i` : w;
}

function withEnd(stem: string): string {
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (/([^aeiouylsz])\1$/.test(stem)) return stem.slice(0, -1);
  return SHORT.test(stem) ? `${stem}e` : stem;
}

function withoutEndings(word: string): string {
  return ENDINGS.reduce((w, [pattern, others]) => {
    const [, stem = '', ending = ''] = pattern.exec(w) ?? [];
    return stem !== '' && SOME.test(stem) ? `${stem}${others[ending] ?? ''}` : w;
  }, word);
}

function withoutLast(word: string): string {
  const stem = LAST.exec(word)?.[1];
  let w = stem !== undefined && MANY.test(stem) ? stem : word;
  const beforeE = /^(.+?)e$/.exec(w)?.[1];
  if (beforeE !== undefined && (MANY.test(beforeE) || (ONE.test(beforeE) && !SHORT.test(beforeE))))
    w = beforeE;
  return /ll$/.test(w) && MANY.test(w) ? w.slice(0, -1) : w;
}
