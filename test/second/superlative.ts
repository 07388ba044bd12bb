/** The kind `superlative` (method, section 5). */
import type { Input, Inputs, Options } from './bundle.ts';
import { type Decision, type Flag, undecided } from './decision.ts';
import { type Known, known, type Sight, type Slot, slotOf } from './evidence.ts';
import { flipOf } from './flips.ts';
import { pairMismatches } from './formulas.ts';
import { closed, greatest, interval, least, lt, type Rat } from './numbers.ts';
import { holesAmong } from './steps.ts';
import { compareMoments, dayNumber, type Moment, moment, sameLength } from './time.ts';

const inside = (at: Moment, of: Moment): boolean => at.start >= of.start && at.end <= of.end;

/** The observations that value must surpass. */
export function rivalsOf(all: Known[], value: Moment, options: Options): Known[] {
  const others = all.filter((k) => k.at.text !== value.text);
  if (options.within !== undefined) {
    const within = moment(options.within);
    return others.filter((k) => inside(k.at, within));
  }
  const before = others.filter((k) => compareMoments(k.at, value) < 0);
  if (options.since !== undefined) {
    const since = moment(options.since);
    return before.filter((k) => k.at.start > since.end);
  }
  if (options.recordsFrom !== undefined) {
    const from = moment(options.recordsFrom);
    return before.filter((k) => k.at.start >= from.start);
  }
  return before;
}

interface Sides {
  /** The end of an interval towards the extreme, and the one away from it. */
  near: (k: Known) => Rat;
  far: (k: Known) => Rat;
  beyond: (a: Rat, b: Rat) => boolean;
}

function sides(options: Options): Sides {
  const low = options.extreme === 'lowest';
  return {
    near: (k) => (low ? k.lo : k.hi),
    far: (k) => (low ? k.hi : k.lo),
    beyond: (a, b) => (low ? lt(a, b) : lt(b, a)),
  };
}

function findingOf(value: Known, rivals: Known[], { near, far, beyond }: Sides): string {
  if (rivals.some((r) => !beyond(near(value), far(r)))) return 'fails';
  if (rivals.every((r) => beyond(far(value), near(r)))) return 'holds';
  const reaching = rivals.filter((r) => !beyond(far(value), near(r)));
  const causes = [value, ...reaching].map((k) => k.cause);
  const ahead = rivals.every((r) => beyond(value.point, r.point));
  return ahead && !causes.includes('sampling') ? 'holds-as-published' : 'too-close';
}

/** Whether the words say more than was tested. */
function saysMore(options: Options, tested: Known[], all: Known[], event: boolean): boolean {
  const starts = tested.map((k) => k.at.start).sort();
  const earliest = dayNumber(starts[0] ?? '');
  const far = (day: string) => earliest - dayNumber(day) > 366;
  if (options.since !== undefined) {
    const since = moment(options.since);
    if (event && all.some((k) => inside(k.at, since))) return false;
    return far(since.end);
  }
  const from = options.recordsFrom ?? options.within;
  return from === undefined || far(moment(from).start);
}

/** Whether it was the highest, or lowest, for longer than said. */
function forLonger(options: Options, value: Known, all: Known[], { near, far, beyond }: Sides): boolean {
  if (options.since === undefined) return false;
  const since = moment(options.since);
  const named = all.filter((k) => inside(k.at, since) && k.at.text !== value.at.text);
  return named.length > 0 && named.every((k) => beyond(far(value), near(k)));
}

function reasonsBefore(value: Slot, seriesId: string, sight: Sight): string[] {
  const series = sight.series.get(seriesId);
  if (series === undefined) return ['no-series'];
  const rivals = slotOf(sight, 'series', { series: seriesId, at: 'latest' });
  return value.reason === 'no-series' ? [] : pairMismatches(value, rivals);
}

export function decideSuperlative(sight: Sight, inputs: Inputs, options: Options): Decision {
  const value = slotOf(sight, 'value', inputs['value'] as Input);
  const id = String(inputs['series'] ?? value.seriesId);
  const missing = reasonsBefore(value, id, sight);
  if (value.reason !== undefined) missing.push(value.reason);
  const series = sight.series.get(id);
  if (series === undefined || value.at === undefined) return undecided(missing);
  const all = known(series, sight.day);
  const rivals = rivalsOf(all, value.at, options);
  const { at } = value;
  if (rivals.some((r) => !sameLength(r.at, at))) missing.push('period-mismatch');
  if (value.known === undefined) return undecided(missing);
  if (rivals.length === 0) return undecided([...missing, 'no-rival']);
  const own = value.known;
  const tested = [...rivals, own].sort((a, b) => compareMoments(a.at, b.at));
  const by = sides(options);
  const finding = findingOf(own, rivals, by);
  const holes = holesAmong(series.frequency, tested);
  const tooMany = holes.farApart || holes.missing * 10 > holes.expected;
  if (finding !== 'fails' && tooMany) missing.push('gaps');
  if (missing.length > 0) return undecided(missing);
  const testedSince = rivals[0]?.at.text ?? '';
  const flags: Flag[] = [];
  if (finding !== 'fails' && saysMore(options, tested, all, series.frequency === 'event'))
    flags.push({ flag: 'coverage', testedSince });
  if (holes.missing > 0) flags.push({ flag: 'gaps', missing: holes.missing, expected: holes.expected });
  if (finding !== 'fails' && forLonger(options, own, all, by)) flags.push({ flag: 'understated' });
  const points = rivals.map((r) => r.point);
  const lowest = options.extreme === 'lowest';
  const holdsIn = lowest
    ? interval(null, false, least(...points), false)
    : interval(greatest(...points), false, null, false);
  return {
    ...undecided([]),
    found: { finding },
    told: { e: closed(own.lo, own.hi), point: own.point, causes: new Set() },
    // With so many figures missing no value would hold.
    flips: () => [flipOf(value, tooMany ? undefined : holdsIn)],
    used: [
      { name: 'value', known: own, slot: value, tested: true },
      ...rivals.map((k) => ({ name: 'series', known: k, tested: true })),
    ],
    flags,
    testedSince,
  };
}
