/** Steps between observations, and the holes among them (method, section 5, "Holes"). */
import type { Known } from './evidence.ts';
import { abs, div, floor, greatest, le, lt, mul, type Rat, rat, roundHalfUp, sub } from './numbers.ts';
import { dayNumber, months } from './time.ts';

/** A step of some days or some months. */
export interface Step {
  days?: number;
  months?: number;
}

const FREQUENCIES: Record<string, Step> = {
  day: { days: 1 },
  week: { days: 7 },
  month: { months: 1 },
  quarter: { months: 3 },
  year: { months: 12 },
};

/** The step of a series; null for events, which have no holes. */
export function stepOf(frequency: string | undefined, tested: Known[]): Step | null {
  if (frequency === 'event') return null;
  const told = frequency === undefined ? undefined : FREQUENCIES[frequency];
  if (told !== undefined) return told;
  let smallest: number | undefined;
  for (const [i, k] of tested.entries()) {
    const before = tested[i - 1];
    if (before === undefined) continue;
    const apart = Math.max(1, roundHalfUp(months(before.at.end, k.at.end)));
    smallest = smallest === undefined ? apart : Math.min(smallest, apart);
  }
  return { months: smallest ?? 1 };
}

/** How far two days are apart in what a step is measured in: days, or months. */
export const apart = (step: Step, d: string, e: string): Rat =>
  step.days === undefined ? months(d, e) : rat(dayNumber(e) - dayNumber(d));
/** The same in whole days or months. */
export const wholeApart = (step: Step, d: string, e: string): Rat => rat(roundHalfUp(apart(step, d, e)));
export const sizeOf = (step: Step): Rat => rat(step.days ?? step.months ?? 1);

export interface Holes {
  missing: number;
  expected: number;
  /** Two neighbours are more than 13 months apart, and the series has no frequency. */
  farApart: boolean;
}

/** The holes among the observations tested, in order of time. */
export function holesAmong(frequency: string | undefined, tested: Known[]): Holes {
  const step = stepOf(frequency, tested);
  const [first, last] = [tested[0], tested.at(-1)];
  if (step === null || first === undefined || last === undefined)
    return { missing: 0, expected: tested.length, farApart: false };
  const size = sizeOf(step);
  const half = div(size, rat(2));
  const expected = roundHalfUp(div(apart(step, first.at.end, last.at.end), size)) + 1;
  const places = tested.map((k) => wholeApart(step, first.at.end, k.at.end));
  let missing = 0;
  for (let n = 0; n < expected; n += 1) {
    const place = mul(size, rat(n));
    if (!places.some((p) => le(abs(sub(p, place)), half))) missing += 1;
  }
  const far = tested.some((k, i) => {
    const before = tested[i - 1];
    return before !== undefined && lt(rat(13), months(before.at.end, k.at.end));
  });
  return { missing, expected, farApart: far && frequency === undefined };
}

/** How many whole steps fit between an edge and an observation. */
export const fitting = (step: Step, d: string, e: string): number =>
  floor(greatest(rat(0), div(apart(step, d, e), sizeOf(step))));

/** What a step is called. */
export function stepName(step: Step | null): string {
  if (step === null) return 'period';
  if (step.days !== undefined) return step.days === 1 ? 'day' : step.days === 7 ? 'week' : 'period';
  return { 1: 'month', 3: 'quarter', 12: 'year' }[step.months ?? 0] ?? 'period';
}
