/** Figures that are words: parts ("one in five", "a third of") and multiples ("doubled", "twice as many"). */
import type { Hedge } from '../evidence/hedge.ts';
import { dateAt } from './dates.ts';
import { type Floor, hedgeBefore } from './hedge-words.ts';
import { countedAt, ofWhat } from './nouns.ts';
import { denominator, inFull, isNumberWord, partInPercent, readNumberWords, SCALES } from './numerals.ts';
import { type Token, wordsAt } from './tokens.ts';

/** Why a figure is not taken as it stands; claims/reading/unclear.ts finds these. */
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
  /** Words that are a figure and its kind at once: "doubled", "halved". */
  verb?: 'multiple' | 'part';
  /** The token of the number that a rate is of, in "per 100,000 people". */
  base?: number;
}

/** Names of times, of which a number is a stretch and no count. */
export const TIME_NOUNS = /^(?:year|month|week|day|hour|minute|decade|quarter)s?$/;

const MULTIPLES: ReadonlyMap<string, string> = new Map([
  ['doubled', '2'],
  ['doubling', '2'],
  ['doubles', '2'],
  ['trebled', '3'],
  ['tripled', '3'],
  ['trebling', '3'],
  ['tripling', '3'],
  ['quadrupled', '4'],
  ['tenfold', '10'],
  ['twofold', '2'],
  ['threefold', '3'],
  ['fourfold', '4'],
  ['fivefold', '5'],
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
  if (multiple !== undefined) return made(multiple);
  if (token.norm === 'twice' && ['as', 'the', 'what', 'that'].includes(after)) return made('2');
  if (token.norm === 'double' && ['the', 'what', 'that'].includes(after) && tokens[i - 1]?.norm !== 'on')
    return made('2');
  if (token.norm === 'halved' || token.norm === 'halving')
    return { value: '50', hedge, unit: '%', from, number: i, next: i + 1, verb: 'part' };
  return undefined;
}

const OUT_OF = 1_000;

/** "one in five", "nine out of ten", "a third of", "three quarters", "by half". */
export function partAt(
  tokens: readonly Token[],
  i: number,
  floor: Floor,
  text: string,
): FigureFound | undefined {
  if (tokens[i]?.glued || tokens[i]?.hyphen) return undefined;
  const before = hedgeBefore(tokens, i, floor);
  const made = (part: number, whole: number, next: number): FigureFound | undefined => {
    const percent = partInPercent(part, whole);
    if (percent === undefined) return undefined;
    const what = ofWhat(tokens, next, text) ?? countedAt(tokens, next, text)?.what;
    const hedge = before.hedge === 'bare' && !percent.exact ? 'about' : before.hedge;
    return {
      value: percent.value,
      hedge,
      unit: '%',
      from: before.start,
      number: i,
      next,
      ...(what === undefined ? {} : { what }),
    };
  };
  const part = smallAt(tokens, i);
  if (part !== undefined) {
    const join =
      tokens[i + 1]?.norm === 'in' ? i + 2 : wordsAt(tokens, i + 1, ['out', 'of']) ? i + 3 : undefined;
    const whole = join === undefined || tokens[join]?.glued ? undefined : smallAt(tokens, join);
    if (join !== undefined && whole !== undefined && part < whole && whole <= OUT_OF) {
      // "two in 10 days" counts in a time, "one in 2019" in a year, "300 in 400 schools" nobody says.
      const after = tokens[join + 1];
      const goes =
        TIME_NOUNS.test(after?.norm ?? '') ||
        isNumberWord(after?.norm ?? '') ||
        after?.kind === 'number' ||
        (after?.glued === true && after.kind !== 'mark');
      return goes || after?.norm === '%' || part > 99 || dateAt(tokens, join) !== undefined
        ? undefined
        : made(part, whole, join + 1);
    }
  }
  const fraction = fractionAt(tokens, i, part);
  if (fraction === undefined) return undefined;
  const { count, whole, next } = fraction;
  const after = tokens[next]?.kind === 'word' ? (tokens[next]?.norm ?? '') : '';
  const said = tokens[before.start - 1]?.norm ?? '';
  const half = whole === 2;
  // "first half", "half a mile", "half the time", "the first quarter of 2023", "a third of a million".
  if (half && (BEFORE_HALF.has(said) || after === 'a' || wordsAt(tokens, next, ['the', 'time'])))
    return undefined;
  if (after === 'of' && (dateAt(tokens, next + 1) !== undefined || isScaleAfter(tokens, next + 1)))
    return undefined;
  if (after === 'of' || after === 'off' || (half && OF_HALF.has(after)) || COMPARES.has(after) || count > 1)
    return made(count, whole, next);
  if (before.hedge === 'bare') return said === 'by' ? made(count, whole, next) : undefined;
  // "nearly a third term": with a noun that is none of many, the word is an ordinal.
  const ordinal =
    after !== '' && !half && !ENDS_SHARE.has(after) && countedAt(tokens, next, text) === undefined;
  return ordinal ? undefined : made(count, whole, next);
}

const BEFORE_HALF = new Set('first second other better a and one latter'.split(' '));
const OF_HALF = new Set('the our its their all'.split(' '));
const COMPARES = new Set('more fewer less higher lower larger smaller'.split(' '));

/** "half", "a third", "two thirds": how many parts of how many, and the token after. */
function fractionAt(
  tokens: readonly Token[],
  i: number,
  part: number | undefined,
): { count: number; whole: number; next: number } | undefined {
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
