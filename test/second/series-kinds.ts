/** The kinds `total` and `average`, over the observations of one series (method, section 5). */
import type { Inputs, Options, Series } from './bundle.ts';
import { type Decision, undecided } from './decision.ts';
import { type Known, known, type Sight } from './evidence.ts';
import { add, closed, div, type Rat, rat, ZERO } from './numbers.ts';
import { fitting, holesAmong, type Step, stepOf } from './steps.ts';
import { dateOf, dayAfter, dayNumber, isPeriod, type Moment, moment, sameLength } from './time.ts';
import { agree, readUnit } from './units.ts';

export const seriesOf = (sight: Sight, id: unknown): Series | undefined => sight.series.get(String(id));

const inside = (at: Moment, within: Moment): boolean => at.start >= within.start && at.end <= within.end;

/** The decision on the sum or mean of observations. */
function overSeries(series: Series, of: Known[], count: Rat): Decision {
  const total = (pick: (k: Known) => Rat) => div(of.map(pick).reduce(add, ZERO), count);
  const causes = new Set(of.flatMap((k) => (k.cause === null ? [] : [k.cause])));
  const unit = readUnit(series.unit);
  return {
    ...undecided([]),
    result: {
      e: closed(
        total((k) => k.lo),
        total((k) => k.hi),
      ),
      point: total((k) => k.point),
      causes,
    },
    unit,
    agrees: (claimed) => agree(claimed, unit),
    used: of.map((k) => ({ name: 'series', known: k, tested: true })),
  };
}

/** What cannot be computed, with the claimed unit still checked. */
function without(series: Series | undefined, reasons: string[]): Decision {
  if (series === undefined) return undecided(['no-series']);
  const unit = readUnit(series.unit);
  return { ...undecided(reasons), unit, agrees: (claimed) => agree(claimed, unit) };
}

/** The best tiling of a window: the fewest tiles, then the longest first, and so on. */
export function tilingOf(periods: Known[], within: Moment): Known[] | undefined {
  const best = new Map<string, Known[] | undefined>();
  const from = (start: string): Known[] | undefined => {
    if (start > within.end) return [];
    if (best.has(start)) return best.get(start);
    let found: Known[] | undefined;
    const first = periods.filter((k) => k.at.start === start && k.at.end <= within.end);
    for (const k of first.sort((a, b) => (a.at.end > b.at.end ? -1 : 1))) {
      const rest = from(dayAfter(k.at.end));
      if (rest !== undefined && (found === undefined || rest.length + 1 < found.length)) found = [k, ...rest];
    }
    best.set(start, found);
    return found;
  };
  return from(within.start);
}

export function decideTotal(sight: Sight, inputs: Inputs, options: Options): Decision {
  const series = seriesOf(sight, inputs['series']);
  if (series === undefined) return without(undefined, []);
  const within = moment(options.within ?? '');
  const in_ = known(series, sight.day).filter((k) => inside(k.at, within));
  if (in_.length === 0) return without(series, ['no-observation']);
  const periods = in_.filter((k) => isPeriod(k.at));
  if (periods.length === 0) return without(series, ['no-period']);
  const tiling = tilingOf(periods, within);
  if (tiling === undefined) return without(series, ['gaps']);
  return overSeries(series, tiling, rat(1));
}

/** The whole steps that still fit between the edges of a window and the observations in it. */
function atTheEdges(step: Step, of: Known[], within: Moment): number {
  const [first, last] = [of[0], of.at(-1)];
  if (first === undefined || last === undefined) return 0;
  const before = (d: string) => dateOf(dayNumber(d) - 1);
  const front = isPeriod(first.at)
    ? fitting(step, before(within.start), before(first.at.start))
    : fitting(step, within.start, first.at.end);
  return front + fitting(step, last.at.end, within.end);
}

export function decideAverage(sight: Sight, inputs: Inputs, options: Options): Decision {
  const series = seriesOf(sight, inputs['series']);
  if (series === undefined) return without(undefined, []);
  const within = moment(options.within ?? '');
  const of = known(series, sight.day).filter((k) => inside(k.at, within));
  const first = of[0];
  if (first === undefined) return without(series, ['no-observation']);
  const reasons: string[] = [];
  if (of.some((a) => of.some((b) => !sameLength(a.at, b.at)))) reasons.push('period-mismatch');
  const holes = holesAmong(series.frequency, of);
  const step = stepOf(series.frequency, of);
  const more = step === null ? 0 : atTheEdges(step, of, within);
  const [missing, expected] = [holes.missing + more, holes.expected + more];
  if (holes.farApart || missing * 10 > expected) reasons.push('gaps');
  if (reasons.includes('period-mismatch')) return without(series, ['period-mismatch']);
  if (reasons.length > 0) return without(series, reasons);
  const flags = [];
  const earliest = of.reduce((a, b) => (b.at.start < a.at.start ? b : a));
  if (dayNumber(earliest.at.start) - dayNumber(within.start) > 366)
    flags.push({ flag: 'coverage', testedSince: first.at.text });
  if (missing > 0) flags.push({ flag: 'gaps', missing, expected });
  return { ...overSeries(series, of, rat(of.length)), flags };
}
