/** Figures against those that the ledger has of their series: another size, another sign, another length of time. */
import type { Observation } from '../evidence/series.ts';
import { daysBetween, moment } from '../exact/calendar.ts';
import { compare, isZero, parseDecimal, type Rational, rational, sign } from '../exact/number.ts';
import { momentName } from '../words/dates.ts';
import { valueInWords } from '../words/numbers.ts';
import { frequencyOf } from './times.ts';

type Figure = Pick<Observation, 'at' | 'value'>;
type Vintage = Pick<Observation, 'at' | 'value' | 'publishedOn'>;

/** Figures this many times apart are looked at again, if both are at least as large. */
const APART = rational(10n);
/** So many figures of one sign make another sign a surprise. */
const ONE_SIGN = 5;

/** What the figures of a series are held against. */
export interface Held {
  /** The one published last for each time, in order of time. */
  figures: readonly { at: string; end: string; value: Rational; shown: string }[];
  /** The sign of all of them, if there are enough; 0 if not. */
  sign: number;
}

/** What is known of a series: the last vintage of each time. */
export function heldOf(observations: readonly Vintage[]): Held {
  const last = new Map<string, Vintage>();
  for (const o of observations) {
    const before = last.get(o.at);
    if (before === undefined || before.publishedOn < o.publishedOn) last.set(o.at, o);
  }
  const figures = [...last.values()]
    .map(({ at, value }) => ({ at, end: moment(at).end, value: parseDecimal(value), shown: value }))
    .sort((a, b) => (a.end < b.end ? -1 : a.end > b.end ? 1 : 0));
  const signs = new Set(figures.map(({ value }) => sign(value)));
  const [only = 0] = signs;
  return { figures, sign: signs.size === 1 && figures.length >= ONE_SIGN ? only : 0 };
}

/** The figure that another revises, or else the one of the nearest time; of two as near, the earlier. */
export function besides({ figures }: Held, at: string): Held['figures'][number] | undefined {
  const { end } = moment(at);
  let [low, high] = [0, figures.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((figures[middle]?.end ?? '') < end) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [figures[low - 1], figures[low]];
  const same = figures.slice(low).find((figure) => figure.at === at && figure.end === end);
  if (same !== undefined || before === undefined || after === undefined) return same ?? before ?? after;
  return daysBetween(before.end, end) <= daysBetween(end, after.end) ? before : after;
}

/**
 * Why a figure should be looked at again beside those of its series: it is not within a tenth and ten times of the
 * figure that it revises, or else of that of the nearest time, or has another sign. Undefined if nothing is odd.
 */
export function oddBeside(figure: Figure, held: Held, unit: string): string | undefined {
  const other = besides(held, figure.at);
  if (other === undefined) return undefined;
  const value = parseDecimal(figure.value);
  const revises = other.at === figure.at;
  const both = `${valueInWords(figure.value, unit)} beside ${valueInWords(other.shown, unit)} for ${momentName(other.at)}${revises ? ', which it revises' : ''}`;
  const signs = [sign(value), sign(other.value)] as const;
  if ((revises && signs[0] * signs[1] < 0) || signs[0] * held.sign < 0)
    return `This figure has another sign: ${both}. Look at the source again.`;
  const [a, b] = [value.abs(), other.value.abs()];
  if (isZero(a) || isZero(b)) return undefined;
  const [less, more] = compare(a, b) < 0 ? [a, b] : [b, a];
  if (compare(less, APART) < 0 || compare(more, less.mul(APART)) <= 0) return undefined;
  const times = more.div(less);
  const isThousand = compare(times, rational(900n)) >= 0 && compare(times, rational(1_100n)) <= 0;
  return isThousand
    ? `This figure is about a thousand times ${compare(a, b) < 0 ? 'smaller' : 'larger'}: ${both}. Is it on another scale?`
    : `This figure is more than ten times ${compare(a, b) < 0 ? 'smaller' : 'larger'}: ${both}. Look at the source again.`;
}

const LENGTHS = { day: 'days', month: 'months', quarter: 'quarters', year: 'years', other: 'other periods' };

/** Why times do not go into a series whose times all have another length; undefined if they do. */
export function otherFrequency(ats: readonly string[], held: readonly Observation[]): string | undefined {
  const [has, ...more] = new Set(held.map(({ at }) => frequencyOf(at)));
  const other = ats.find((at) => frequencyOf(at) !== has);
  const [first] = held;
  if (has === undefined || first === undefined || more.length > 0 || other === undefined) return undefined;
  return `The series has figures for ${LENGTHS[has]}, such as ${momentName(first.at)}, and the table has some for ${LENGTHS[frequencyOf(other)]}, such as ${momentName(other)}: a series has times of one length. Write the times as the series has them, or record them in a series of their own.`;
}
