/** Figures that are words: parts ("one in five", "a third of") and multiples ("doubled", "twice as many"). */
import type { Hedge } from '../claim.ts';
import { dateAt } from './dates.ts';
import { type Floor, hedgeBefore } from './hedge-words.ts';
import { countedAt, ofWhat } from './nouns.ts';
import { isStuck } from './number-tokens.ts';
import { denominator, inFull, isNumberWord, partInPercent, readNumberWords, SCALES } from './numerals.ts';
import { type Token, wordsAt } from './tokens.ts';

/** Why a figure is not taken as it is; claims/reading/unclear.ts finds these. */
export type Why = 'range' | 'part' | 'negated' | 'age' | 'score' | 'name' | 'two-readings' | 'two-scales';

/** A figure with the tokens it takes, hedge and unit included. */
export interface FigureFound {
  value: string;
  hedge: Hedge;
  unit: string;
  /** The indices of its first token, of the token of its number, and of the token after it. */
  from: number;
  number: number;
  next: number;
  per?: 'day' | 'month' | 'year';
  what?: string;
  role?: 'span' | 'base' | Why;
  /** For words that are a figure and its kind at once: "doubled", "halved". */
  verb?: 'multiple' | 'part';
  /** The token of the number that a rate is of, in "per 100,000 people". */
  base?: number;
}

/** Nouns of time: a number of these is a stretch of time, and counts nothing. */
export const TIME_NOUNS = /^(?:year|month|week|day|hour|minute|decade|quarter)s?$/;

const MULTIPLES: ReadonlyMap<string, string> = new Map([
  ['doubled', '2'],
  ['doubling', '2'],
  ['doubles', '2'],
  ['trebled', '3'],
  ['tripled', '3'],
  ['trebling', '3'],
  ['tripling', '3'],
  ['triples', '3'],
  ['trebles', '3'],
  ['quadrupled', '4'],
  ['quadrupling', '4'],
  ['quintupled', '5'],
  ['tenfold', '10'],
  ['twofold', '2'],
  ['threefold', '3'],
  ['fourfold', '4'],
  ['fivefold', '5'],
  ['sixfold', '6'],
  ['sevenfold', '7'],
  ['eightfold', '8'],
  ['ninefold', '9'],
]);

/** "doubled", "twice as many", "double the number", "halved". */
export function multipleAt(tokens: readonly Token[], i: number, floor: Floor): FigureFound | undefined {
  const token = tokens[i];
  if (token?.kind !== 'word') return undefined;
  const { hedge, start: from } = hedgeBefore(tokens, i, floor);
  const after = tokens[i + 1]?.norm ?? '';
  const multiple = MULTIPLES.get(token.norm);
  const made = (value: string): FigureFound => ({
    value,
    hedge,
    unit: 'times',
    from,
    number: i,
    next: i + 1,
    verb: 'multiple',
  });
  // "doubled" is at least about twice as many, unless a word before it says otherwise.
  if (multiple !== undefined) return { ...made(multiple), hedge: hedge === 'bare' ? 'or-more' : hedge };
  if (token.norm === 'twice' && ['as', 'the', 'what', 'that'].includes(after)) return made('2');
  if (token.norm === 'double' && ['the', 'what', 'that'].includes(after) && tokens[i - 1]?.norm !== 'on')
    return made('2');
  if (token.norm === 'halved' || token.norm === 'halving' || isCutInHalf(tokens, i))
    return {
      value: '50',
      hedge: hedge === 'bare' ? 'or-more' : hedge,
      unit: '%',
      from,
      number: i,
      next: i + 1,
      verb: 'part',
    };
  return undefined;
}

const CUTS = new Set('cut cuts cutting slash slashed slashing reduce reduced chop chopped'.split(' '));

/** How far before "in half" its verb may stand: "cut violent crime in half". */
const CUT_REACH = 8;

function isCutInHalf(tokens: readonly Token[], i: number): boolean {
  if (tokens[i]?.norm !== 'half' || tokens[i - 1]?.norm !== 'in') return false;
  return tokens
    .slice(Math.max(0, i - CUT_REACH), i)
    .some(({ norm, sentence }) => CUTS.has(norm) && sentence === tokens[i]?.sentence);
}

/** The largest whole that a part is read of: "one in 1,000". */
const OUT_OF = 1_000;

/** "one in five", "nine out of ten", "a third of", "three quarters", "by half". */
export function partAt(
  tokens: readonly Token[],
  i: number,
  floor: Floor,
  text: string,
): FigureFound | undefined {
  if (isStuck(tokens, i) || tokens[i]?.hyphen) return undefined;
  const before = hedgeBefore(tokens, i, floor);
  const part = smallAt(tokens, i);
  const ratio = part === undefined ? undefined : ratioAt(tokens, i, part);
  if (ratio === 'none') return undefined;
  const share = ratio ?? fractionAt(tokens, i, part);
  if (share === undefined) return undefined;
  if (ratio === undefined && !isShare(tokens, share, before, text)) return undefined;
  return inPercent(tokens, i, share, before, text);
}

/** A number of parts of a whole, and the token after these words. */
interface Share {
  count: number;
  whole: number;
  next: number;
}

/** A share as a figure in %, hedged as "about" if it had to be rounded; undefined if it cannot be one. */
function inPercent(
  tokens: readonly Token[],
  number: number,
  { count, whole, next }: Share,
  before: ReturnType<typeof hedgeBefore>,
  text: string,
): FigureFound | undefined {
  const percent = partInPercent(count, whole);
  if (percent === undefined) return undefined;
  const what = ofWhat(tokens, next, text) ?? countedAt(tokens, next, text)?.what;
  return {
    value: percent.value,
    hedge: before.hedge === 'bare' && !percent.exact ? 'about' : before.hedge,
    unit: '%',
    from: before.start,
    number,
    next,
    ...(what === undefined ? {} : { what }),
  };
}

/** The words between the two numbers of "one in five". */
const RATIOS = [
  ['of', 'every'],
  ['in', 'every'],
  ['in', 'each'],
  ['out', 'of', 'every'],
  ['in'],
  ['out', 'of'],
  ['of'],
];

/** "one in five", "nine out of ten"; `none` if the words look like that and say something else. */
function ratioAt(tokens: readonly Token[], i: number, part: number): Share | 'none' | undefined {
  const joining = RATIOS.find((words) => wordsAt(tokens, i + 1, words));
  const join = joining === undefined ? undefined : i + 1 + joining.length;
  const whole = join === undefined || tokens[join]?.glued ? undefined : smallAt(tokens, join);
  if (join === undefined || whole === undefined || part >= whole || whole > OUT_OF) return undefined;
  // "Eight of ten" is a share; "one of three sisters" counts.
  if (joining?.length === 1 && joining[0] === 'of' && (part < 2 || (whole !== 10 && whole !== 100)))
    return undefined;
  // "two in 10 days" counts in a time, "one in 2019" in a year, and nobody says "300 in 400 schools".
  const after = tokens[join + 1];
  const goesOn =
    TIME_NOUNS.test(after?.norm ?? '') ||
    isNumberWord(after?.norm ?? '') ||
    after?.kind === 'number' ||
    (after?.glued === true && after.kind !== 'mark');
  if (goesOn || after?.norm === '%' || part > 99 || dateAt(tokens, join) !== undefined) return 'none';
  return { count: part, whole, next: join + 1 };
}

/** Whether a fraction is a share of something, and no ordinal, date or measure. */
function isShare(
  tokens: readonly Token[],
  { count, whole, next }: Share,
  before: ReturnType<typeof hedgeBefore>,
  text: string,
): boolean {
  const after = tokens[next]?.kind === 'word' ? (tokens[next]?.norm ?? '') : '';
  const said = tokens[before.start - 1]?.norm ?? '';
  const half = whole === 2;
  // "first half", "half a mile", "half the time", "the first quarter of 2023", "a third of a million".
  if (half && (BEFORE_HALF.has(said) || after === 'a' || wordsAt(tokens, next, ['the', 'time'])))
    return false;
  if (after === 'of' && (dateAt(tokens, next + 1) !== undefined || isScaleAfter(tokens, next + 1)))
    return false;
  if (after === 'of' || after === 'off' || (half && OF_HALF.has(after)) || COMPARES.has(after) || count > 1)
    return true;
  if (before.hedge === 'bare') return said === 'by';
  // "nearly a third term": before a noun in the singular, the word is an ordinal.
  return after === '' || half || ENDS_SHARE.has(after) || countedAt(tokens, next, text) !== undefined;
}

const BEFORE_HALF = new Set('first second other better a and one latter'.split(' '));
const OF_HALF = new Set('the our its their all'.split(' '));
const COMPARES = new Set('more fewer less higher lower larger smaller'.split(' '));

/** "half", "a third", "two thirds". */
function fractionAt(tokens: readonly Token[], i: number, part: number | undefined): Share | undefined {
  const word = tokens[i]?.norm ?? '';
  if (word === 'half') return { count: 1, whole: 2, next: i + 1 };
  const whole = denominator(tokens[i + 1]?.norm ?? '');
  const count = word === 'a' || word === 'an' ? 1 : part;
  if (whole === undefined || count === undefined || count >= whole) return undefined;
  return { count, whole, next: i + 2 };
}

/** "a million" after "of": the part is of a number, and makes another. */
function isScaleAfter(tokens: readonly Token[], i: number): boolean {
  return tokens[i]?.norm === 'a' && SCALES.has(tokens[i + 1]?.norm ?? '');
}

const ENDS_SHARE = new Set(
  'are is were was have has had in since on from to at by when as and or but than'.split(' '),
);

/** A whole number below ten thousand at one token, in digits or as one word. */
function smallAt(tokens: readonly Token[], i: number): number | undefined {
  const token = tokens[i];
  if (token?.kind === 'number') return /^[1-9]\d{0,3}$/.test(token.norm) ? Number(token.norm) : undefined;
  if (token?.kind !== 'word' || token.norm === 'half') return undefined;
  const word = token.norm === 'hundred' || token.norm === 'a' ? undefined : readNumberWords([token.norm]);
  const value = word === undefined ? undefined : inFull(word.numeral);
  return value === undefined || value === '0' ? undefined : Number(value);
}
