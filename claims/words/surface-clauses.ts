/** Pieces of the sentences of a surface: when a figure is, how much a result is, and what a later figure says. */
import { differenceUnit } from '../evidence/units.ts';
import { isMonthEnd, moment } from '../exact/calendar.ts';
import {
  compare,
  decimal,
  HUNDRED,
  ONE,
  parseExact,
  type Rational,
  rational,
  sign,
} from '../exact/number.ts';
import { dateInWords, momentName } from './dates.ts';
import { amount, count, separated, withUnit } from './numbers.ts';
import type { ReadingTold, SurfaceTold } from './surface-told.ts';

/** When a figure is, by a name that is short and still its own: "March 2010", "2010", "the year to March 2010". */
export function nameOf(at: string, { isDaily }: Pick<SurfaceTold, 'isDaily'>): string {
  const m = moment(at);
  if (m.start === m.end) return isDaily ? dateInWords(m.end) : monthOf(m.end);
  const isWhole = m.start.endsWith('-01') && isMonthEnd(m.end);
  const months =
    12 * (Number(m.end.slice(0, 4)) - Number(m.start.slice(0, 4))) +
    Number(m.end.slice(5, 7)) -
    Number(m.start.slice(5, 7)) +
    1;
  return isWhole && months === 3 ? `the quarter to ${monthOf(m.end)}` : momentName(m);
}

const monthOf = (date: string) => dateInWords(date).replace(/^\d+ /, '');

/** The places that a result is shown with: none of what is counted by tens, one of a percentage, more of what is small. */
function placesOf(r: Rational, own: Rational, isPercent: boolean): number {
  if (compare(r, HUNDRED) >= 0) return 0;
  if (isPercent) return 1;
  const below = (limit: Rational) => compare(own, limit) < 0;
  if (below(rational(1n, 10n))) return 3;
  if (below(ONE)) return 2;
  return below(rational(10n)) ? 1 : 0;
}

/** A result without its sign: "2.4%", "1,395 officers"; undefined where it rounds to nothing. */
export function sizeOf(r: string, told: SurfaceTold): string | undefined {
  const q = parseExact(r).abs();
  const places = placesOf(q, parseExact(told.surface.own), told.says === 'percent');
  const shown = decimal(q, places);
  return shown === '0' ? undefined : inTime(withUnit(separated(shown), told.unit));
}

/** Money for a time as people say it: "£1,106 a year". */
export const inTime = (shown: string) =>
  /^[£€$]/.test(shown)
    ? shown
        .replace(/ per (hour)\b/, ' an $1')
        .replace(/ per (second|minute|day|week|month|quarter|year)\b/, ' a $1')
    : shown;

/** The word of the way that a result goes. */
export function wayOf(r: string, { way }: SurfaceTold): 'rise' | 'fall' {
  const isRise = way === 'rise';
  return sign(parseExact(r)) >= 0 === isRise ? 'rise' : 'fall';
}

/** "it is a fall of 2.4%", "it is only a rise of 2.6%", "there is almost no change". */
export function itIs(r: string, told: SurfaceTold, only = ''): string {
  const size = sizeOf(r, told);
  return size === undefined ? 'there is almost no change' : `it is ${only}a ${wayOf(r, told)} of ${size}`;
}

/** "also a rise, of 2.4%", of a result that does not round to nothing. */
export const alsoA = (also: string, r: string, told: SurfaceTold) =>
  `${also} a ${wayOf(r, told)}, of ${sizeOf(r, told) ?? ''}`;

/** Whether a claim is of one year or one step of its series, whose starting point nobody chose. */
export const isUsualSpan = ({ span, isStep }: SurfaceTold) =>
  isStep || ('months' in span && span.months === 12);

export const startsCalled = ({ areYears }: SurfaceTold) => (areYears ? 'starting year' : 'starting point');

/** What spans as long as the claim's are called: "years", "quarters", "spans of four years". */
export function spansCalled(told: SurfaceTold): string {
  const { span, isStep } = told;
  if ('days' in span)
    return isStep && span.days === 7
      ? 'weeks'
      : isStep && span.days === 1
        ? 'days'
        : `spans of ${count(span.days, 'day')}`;
  const { months } = span;
  if (months === 12) return 'years';
  if (isStep && months === 3) return 'quarters';
  if (isStep && months === 1) return 'months';
  return `spans of ${months % 12 === 0 ? count(months / 12, 'year') : count(months, 'month')}`;
}

/** What a later figure says, without its beginning: "by March 2022 it is a rise of 1,648 officers, the other way". */
export function laterSaid(end: ReadingTold, told: SurfaceTold): string {
  const name = nameOf(end.to, told);
  if (told.says === 'record') return recordLater(end, told);
  if (sizeOf(end.r, told) === undefined) return `by ${name} ${itIs(end.r, told)}`;
  return end.opposes
    ? `by ${name} ${itIs(end.r, told)}, the other way`
    : `by ${name} ${alsoA('still', end.r, told)}`;
}

/** "by March 2025 it is 1,303 below that", or below a figure in between that was the record by then. */
export function recordLater(end: ReadingTold, told: SurfaceTold): string {
  const name = nameOf(end.to, told);
  if (!end.opposes) return `${name} is again the ${told.way}`;
  const [under, high] = told.way === 'highest' ? ['below', 'high'] : ['above', 'low'];
  const other = end.rival === undefined || end.rival === told.to ? 'that' : nameOf(end.rival, told);
  const margin = marginIn(end.r, told);
  return margin === undefined
    ? `by ${name} it is as ${high} as ${other}`
    : `by ${name} it is ${margin} ${under} ${other}`;
}

/** How far one figure is from another, with its unit only where that is a sign; undefined for none. */
export function marginIn(r: string, { unit }: SurfaceTold): string | undefined {
  const q = parseExact(r).abs();
  if (sign(q) === 0) return undefined;
  const shown = differenceUnit(unit) ?? unit;
  return inTime(
    amount(
      q,
      /^(?:percentage points|GBP|EUR|USD)/.test(shown) ? shown : undefined,
      compare(q, HUNDRED) >= 0 ? 0 : 2,
    ),
  );
}

export const WAS_OUT = 'A newer figure was already out when this was said';
