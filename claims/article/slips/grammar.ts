/**
 * The grammar of lines, in a short hand. Each piece takes a bounded number of words, so that a line is read in proportion
 * to its length:
 *
 *     {to:nm}   a figure that counts things or money, by the name "to"
 *     ~         what may stand after a figure and changes nothing: "in <d>", "a year earlier", ", figures show"
 *     ..3       up to three words
 *     @         up to twelve words or times, with commas, that begin no other statement; @+ with “and” among them
 *     MOVED     a verb of change, "up", "more"       NOUN   "rise", "cut"
 *     BREAK     a comma, a dash, or nothing
 */
import type { Figure, Line } from './figures.ts';

const TIME =
  '(?:[ ,]*(?:§|<[ds]\\d*>|\\b(?:in|at|on|by|for|during|of|as|the|an?|its|same|last|this|that|next|before|then|now|just|only|some|also|first|second|third|fourth|three|six|twelve|may|to|from|level|seen)\\b)){0,10}';
/** Who says so, between commas. */
const ASIDE =
  "(?:, (?:[a-z'-]+ ){0,6}(?:shows?|showed|said|says|suggests?|suggested|reported|reports|according to [a-z' -]{1,40})(?=,))?";

const MOVED =
  '(?:rose|rises?|risen|rising|increased?|increases|increasing|grew|grow|grown|growing|growth|grows|climb(?:ed)?|jump(?:ed)?|soared|surged?|up|gain(?:ed)?|' +
  'widened|expanded|advanced|leapt|swelled|higher|more|rebounded|fell|falls?|fallen|falling|drop(?:ped|s)?|decreased?|decreases|declined?|reduced|' +
  'reduction|cut|down|slumped|plunged|plummeted|tumbled|slid|shrank|shrunk|narrowed|contracted|lower|fewer|less|slipped|eased|sank|dipped)';
const NOUN =
  '(?:rise|increase|growth|jump|surge|gain|climb|leap|fall|drop|decrease|decline|reduction|cut|slump|dip|change|improvement|expansion|contraction)';

/** Words of a clause that goes on: no verb and no conjunction, which would begin another statement. */
const on = (and: string) =>
  `(?:,? (?!(?:while|but|whereas|than|compared|with|as|when|although|though|or|profits?|is|are|was|were|be|been|has|have|had|will|would|who|which|that|said|says|${and}MOVED)\\b)[a-z§][a-z'./-]*|,? <[ds]\\d*>){0,12}`;

/** A form of words as a pattern of lines. */
export function form(short: string): RegExp {
  const long = short
    .replace(/\.\.(\d)/g, (_, most: string) => `(?: [a-z§][a-z'./-]*){0,${most}}`)
    .replace(/@\+/g, on(''))
    .replace(/@/g, on('and|'))
    .replace(/~/g, () => `${TIME}${ASIDE}`)
    .replace(/MOVED/g, MOVED)
    .replace(/NOUN/g, NOUN)
    .replace(/BREAK/g, ',?(?: -)?,?')
    .replace(/\{(\w+):(\w+)\}/g, (_, name: string, sorts: string) => `<[${sorts}](?<${name}>\\d+)>`);
  return new RegExp(long, 'g');
}

/** A form that a line has: the figures by their names, and where it stands. */
export interface Match {
  figures: Readonly<Record<string, Figure | undefined>>;
  /** Words of the form that are named but no figures. */
  index: number;
  text: string;
}

/** Where a line has a form. */
export function matchesOf(line: Line, pattern: RegExp): Match[] {
  const found: Match[] = [];
  for (const match of allOf(line.words, pattern)) {
    const figures: Record<string, Figure | undefined> = {};
    for (const [name, k] of Object.entries(match.groups ?? {}))
      figures[name] = k === undefined ? undefined : line.figures[Number(k)];
    found.push({ figures, index: match.index, text: match[0] });
  }
  return found;
}

const NONE: readonly RegExpExecArray[] = [];

/** All matches of a form; most lines have none, for which `matchAll` would copy the form. */
function allOf(words: string, pattern: RegExp): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let match = pattern.exec(words);
  if (match === null) return NONE;
  const found: RegExpExecArray[] = [];
  for (; match !== null; match = pattern.exec(words)) {
    found.push(match);
    if (match[0] === '') pattern.lastIndex += 1;
  }
  return found;
}

/** The figures of a stretch of a line's words, with the place of each in it. */
export function marksIn(line: Line, words: string): { figure: Figure; index: number; end: number }[] {
  return [...words.matchAll(/<[a-z](\d+)>/g)].flatMap((match) => {
    const figure = line.figures[Number(match[1])];
    return figure === undefined ? [] : [{ figure, index: match.index, end: match.index + match[0].length }];
  });
}

/** The one amount of the sentence before, which “that is” and “of these” speak of; undefined where there are several. */
export function onlyAmount(line: Line | undefined): Figure | undefined {
  const amounts = line?.figures.filter(({ sort }) => sort === 'n' || sort === 'm') ?? [];
  return amounts.length === 1 ? amounts[0] : undefined;
}
