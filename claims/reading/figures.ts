/** The figures among the tokens of a quotation: value, hedge, unit and what is counted. */
import type { Hedge } from '../claim.ts';
import { currencyAfter } from './currencies.ts';
import { yearOf } from './dates.ts';
import { type Floor, hedgeAfter, hedgeBefore } from './hedge-words.ts';
import { isAfterName, isMargin, type NameReason, nameOf } from './names.ts';
import { countedAt, ofWhat, rateAt } from './nouns.ts';
import { GLUED_UNITS, type NumberFound, numberAt } from './number-tokens.ts';
import { inFull, scaleName } from './numerals.ts';
import { type FigureFound, multipleAt, partAt, TIME_NOUNS } from './parts.ts';
import { type Token, wordsAt } from './tokens.ts';

/** The longest unit that is taken; a longer one is left to the editor. */
const MAX_UNIT = 120;

/** Words before a number of years or months that make it a stretch of time and no claim. */
const BEFORE_SPAN = new Set(
  (
    'in within for over after during past last next first final previous coming preceding every under since throughout the ' +
    'these those our my your his her its their'
  ).split(' '),
);
const AFTER_SPAN = new Set(['ago', 'later', 'earlier', 'old', 'on', 'after', 'before']);

/** Words before a small number in words that make it a figure, even without a unit. */
const GIVES_AMOUNT = new Set('by to from of averaged averaging reach reached total totalled'.split(' '));

/** Tokens that hold no figure. */
export interface NoFigure {
  next: number;
  /** Why the number among them is none; absent if no number is set apart, as for "one" and "first". */
  why?: NameReason | 'unreadable';
}

/** The figure whose number starts at a token, or the token to go on from if there is none; undefined if neither. */
export function figureAt(
  tokens: readonly Token[],
  i: number,
  floor: Floor,
  text: string,
): FigureFound | NoFigure | undefined {
  const special = multipleAt(tokens, i, floor) ?? partAt(tokens, i, floor, text);
  if (special !== undefined) return special;
  const found = numberAt(tokens, i);
  if (found === undefined || !('coefficient' in found)) return found;
  if (isMargin(tokens, found)) return { next: found.next, why: 'margin' };
  return withUnit(tokens, found, floor, text);
}

/** A number with the words around it that its unit is read from. */
interface Spoken {
  tokens: readonly Token[];
  text: string;
  number: NumberFound;
  /** The number in full, without its sign. */
  full: string;
  hedge: Hedge;
  /** The first token, that of the hedge included, and the token after the number and its hedge. */
  from: number;
  next: number;
  /** The tokens at `next` and before `from`. */
  after: Token | undefined;
  before: Token | undefined;
}

/** A number with its unit, or why the words around it make it no figure. */
function withUnit(
  tokens: readonly Token[],
  number: NumberFound,
  floor: Floor,
  text: string,
): FigureFound | NoFigure {
  const spoken = spokenAt(tokens, number, floor, text);
  if (spoken === undefined) return { next: number.next, why: 'unreadable' };
  const measured = percentage(spoken) ?? money(spoken) ?? multiple(spoken) ?? physical(spoken);
  if (measured !== undefined) return measured;
  const why = nameOf(tokens, number, spoken.full, spoken.after);
  if (why !== undefined) return { next: number.next, why };
  const counted = count(spoken);
  const isOfName = counted?.unit === '' && counted.hedge === 'bare' && isAfterName(tokens, number);
  if (isOfName) return { next: number.next, why: 'name' };
  return counted ?? { next: number.next, ...(number.words ? {} : { why: 'name' }) };
}

/** The words around a number; undefined if it is too large to write in full. */
function spokenAt(
  tokens: readonly Token[],
  number: NumberFound,
  floor: Floor,
  text: string,
): Spoken | undefined {
  const full = inFull(number);
  if (full === undefined) return undefined;
  const front = hedgeBefore(tokens, number.from, floor);
  const back = hedgeAfter(tokens, number.next);
  const next = back?.next ?? number.next;
  return {
    tokens,
    text,
    number,
    full,
    hedge: front.hedge === 'bare' ? (back?.hedge ?? 'bare') : front.hedge,
    from: front.start,
    next,
    after: tokens[next],
    before: tokens[front.start - 1],
  };
}

/** A figure whose value and unit are known, without a rate. */
function figure(
  { number, hedge, from }: Spoken,
  value: string,
  unit: string,
  next: number,
  more: Partial<FigureFound> = {},
): FigureFound {
  const isNegative = number.negative && /[1-9]/.test(value);
  return { value: isNegative ? `-${value}` : value, hedge, unit, from, number: number.number, next, ...more };
}

/** The same, with the rate that may follow the unit: "officers" and "per month". */
function rated(
  spoken: Spoken,
  value: string,
  unit: string,
  next: number,
  more: Partial<FigureFound> = {},
): FigureFound {
  const rate = rateAt(spoken.tokens, next, spoken.text);
  // "$1,000 per person per year".
  const second =
    rate === undefined || rate.per !== undefined ? undefined : rateAt(spoken.tokens, rate.next, spoken.text);
  const line = `${unit}${rate?.unit ?? ''}${second?.unit ?? ''}`.trim();
  return figure(spoken, value, line.length > MAX_UNIT ? '' : line, second?.next ?? rate?.next ?? next, {
    ...more,
    ...(rate?.per === undefined ? {} : { per: rate.per }),
    ...(rate?.base === undefined ? {} : { base: rate.base }),
  });
}

/** "5.2%", "20 per cent of officers". */
function percentage(spoken: Spoken): FigureFound | undefined {
  const { tokens, text, full, next } = spoken;
  const percent = percentAt(tokens, next);
  if (percent === undefined) return undefined;
  const what = ofWhat(tokens, percent.next, text);
  return rated(spoken, full, percent.unit, percent.next, what === undefined ? {} : { what });
}

/** "£4.33 billion", "5 million pounds". */
function money(spoken: Spoken): FigureFound | undefined {
  const { tokens, number, full, next } = spoken;
  const named = number.currency === '' ? currencyAfter(tokens.slice(next, next + 3)) : undefined;
  const currency = named?.currency ?? number.currency;
  if (currency === '') return undefined;
  const end = next + (named?.taken ?? 0);
  const scale = largeScale(number);
  return scale === ''
    ? rated(spoken, full, currency, end)
    : rated(spoken, number.coefficient, `${currency} ${scale}`, end);
}

/** The name of a scale from a million up, which stays in the unit and keeps the precision as said; else empty. */
function largeScale({ scale }: NumberFound): string {
  return scale >= 6 ? scaleName(scale) : '';
}

/** "5x", "five-fold", "5 times". */
function multiple(spoken: Spoken): FigureFound | undefined {
  const { number, full, next, after } = spoken;
  const isMultiple =
    (after?.norm === 'x' && after.glued) ||
    (after?.norm === 'fold' && after.hyphen) ||
    (after?.norm === 'times' && number.scale === 0);
  return isMultiple ? figure(spoken, full, 'times', next + 1) : undefined;
}

/** "50mph", "12kg". */
function physical(spoken: Spoken): FigureFound | undefined {
  const { text, full, next, after } = spoken;
  const isMetres = after?.norm === 'm' && spoken.number.scale === 0;
  if (after?.glued !== true || !(GLUED_UNITS.has(after.norm) || isMetres)) return undefined;
  return rated(spoken, full, text.slice(after.start, after.end), next + 1);
}

/** A number of what the noun after it names, if there is one: "450 people a month", "1.2 million". */
function count(spoken: Spoken): FigureFound | undefined {
  const { tokens, text, full, next, after } = spoken;
  // "a 20,000-strong force".
  const isStrong = after?.hyphen === true && after.norm === 'strong';
  const counted = isStrong ? undefined : countedAt(tokens, next, text);
  if (counted === undefined) return bareNumber(spoken);
  if (TIME_NOUNS.test(tokens[counted.next - 1]?.norm ?? '')) return time(spoken, counted);
  return rated(spoken, full, counted.unit, counted.next, { what: counted.what });
}

/** Words after which "over ten years" is a length, and not the time in which something else happened. */
const BEFORE_LENGTH = new Set(
  (
    'for wait waits waited waiting been take takes took taking last lasts lasted spend spent spending is are was were be of ' +
    'by after in with had have has at served serving lived living worked working jailed well just'
  ).split(' '),
);

/** A number of years, months or the like; one that only frames the claim gets the role `span`. */
function time(spoken: Spoken, { unit, what, next }: NonNullable<ReturnType<typeof countedAt>>): FigureFound {
  const { tokens, full, before, hedge, from } = spoken;
  // "Over 10 years, pay has fallen", "gave £2 billion over ten years": a stretch, not more than ten years of something.
  const isOver =
    hedge === 'over' &&
    tokens[from]?.norm === 'over' &&
    (tokens[from]?.capital === true || (before?.kind === 'word' && !BEFORE_LENGTH.has(before.norm)));
  if (isOver) return figure({ ...spoken, hedge: 'bare' }, full, unit, next, { what, role: 'span' });
  const isSpan = BEFORE_SPAN.has(before?.norm ?? '') || AFTER_SPAN.has(tokens[next]?.norm ?? '');
  return figure(spoken, full, unit, next, isSpan ? { what, role: 'span' } : { what });
}

/** A number without a noun; undefined if it may be a time, a year or a mere word. */
function bareNumber(spoken: Spoken): FigureFound | undefined {
  const { tokens, text, number, full, next, after, before, hedge } = spoken;
  if (TIME_NOUNS.test(after?.norm ?? '') && full !== '1') return undefined;
  if (!number.words && number.scale === 0 && yearOf(tokens[number.number]) !== undefined) return undefined;
  const isSmall = number.words && number.scale === 0 && /^(?:\d|1[0-2])$/.test(full);
  const isAmount = hedge !== 'bare' || GIVES_AMOUNT.has(before?.norm ?? '');
  if (isSmall && !isAmount && rateAt(tokens, next, text) === undefined) return undefined;
  if (number.words && full === '1') return undefined;
  const scale = largeScale(number);
  return scale === '' ? rated(spoken, full, '', next) : rated(spoken, number.coefficient, scale, next);
}

/** "%", "per cent", "pc", "percentage points". */
function percentAt(tokens: readonly Token[], i: number): { unit: string; next: number } | undefined {
  const token = tokens[i];
  const word = token?.norm;
  if (word === 'percentage' && /^points?$/.test(tokens[i + 1]?.norm ?? ''))
    return { unit: 'percentage points', next: i + 2 };
  if (word === 'pp' || word === 'ppts') return { unit: 'percentage points', next: i + 1 };
  if (word === 'bps' || word === 'bp') return { unit: 'basis points', next: i + 1 };
  if (word === 'basis' && /^points?$/.test(tokens[i + 1]?.norm ?? ''))
    return { unit: 'basis points', next: i + 2 };
  const next =
    word === '%' || word === 'percent' || word === 'pc'
      ? i + 1
      : wordsAt(tokens, i, ['per', 'cent'])
        ? i + 2
        : undefined;
  if (next === undefined) return undefined;
  return /^points?$/.test(tokens[next]?.norm ?? '')
    ? { unit: 'percentage points', next: next + 1 }
    : { unit: '%', next };
}
