/** The kinds that count: `rank` counts places, `streak` steps (method, section 5). */
import type { Input, Inputs, Options, Series } from './bundle.ts';
import { type Decision, type Flag, undecided } from './decision.ts';
import { adoptScale, figureOf, type Known, known, type Sight, type Slot, slotOf } from './evidence.ts';
import { flipOf, stepwise } from './flips.ts';
import { lengthsDiffer, pairMismatches } from './formulas.ts';
import {
  abs,
  closed,
  contains,
  div,
  eq,
  type Interval,
  interval,
  le,
  lt,
  mul,
  type Rat,
  rat,
  sub,
} from './numbers.ts';
import { type Step, sizeOf, stepName, stepOf, wholeApart } from './steps.ts';
import { compareMoments, sameLength } from './time.ts';
import { agree, readUnit, unitOf } from './units.ts';

const nameOf = (sight: Sight, slot: Slot): string =>
  slot.label ??
  (slot.seriesId === undefined ? slot.name : (sight.series.get(slot.seriesId)?.title ?? slot.name));

export function decideRank(sight: Sight, inputs: Inputs, options: Options): Decision {
  const value = slotOf(sight, 'value', inputs['value'] as Input);
  const among = (inputs['among'] as Input[]).map((input, i) => slotOf(sight, `among.${i}`, input));
  const slots = [value, ...among];
  adoptScale(slots, undefined);
  const missing = slots.flatMap((s) => (s.reason === undefined ? [] : [s.reason]));
  for (const [i, a] of slots.entries())
    for (const b of slots.slice(0, i)) missing.push(...pairMismatches(a, b));
  if (among.some((s) => lengthsDiffer(value, s, false))) missing.push('period-mismatch');
  const decision = {
    ...undecided(missing),
    agrees: (u: Parameters<typeof agree>[0]) => agree(u, unitOf('place')),
  };
  if (missing.length > 0) return decision;
  const low = options.extreme === 'lowest';
  const ahead = (a: Rat, b: Rat) => (low ? lt(a, b) : lt(b, a));
  const v = figureOf(value);
  const others = among.map((s) => figureOf(s));
  const top = (f: typeof v) => (low ? f.lo : f.hi);
  const bottom = (f: typeof v) => (low ? f.hi : f.lo);
  const surely = others.filter((f) => ahead(bottom(f), top(v)));
  const possibly = others.filter((f) => ahead(top(f), bottom(v)));
  const unsure = possibly.filter((f) => !surely.includes(f));
  const causes = new Set(unsure.flatMap((f) => [f.cause, v.cause]).filter((c) => c !== null));
  const placeOf = (x: Rat) => rat(1 + others.filter((f) => ahead(f.point, x)).length);
  const tied = among.filter((_, i) => eq(others[i]?.point ?? rat(0), v.point));
  const flags: Flag[] = [];
  if (tied.length > 0) flags.push({ flag: 'tied', with: tied.map((s) => nameOf(sight, s)) });
  const size = options.size === undefined ? 0 : Number(options.size);
  if (size > slots.length) flags.push({ flag: 'field', given: slots.length, size });
  return {
    ...decision,
    result: {
      e: closed(rat(1 + surely.length), rat(1 + possibly.length)),
      point: placeOf(v.point),
      causes,
    },
    unit: unitOf('place'),
    flips: (within) => [
      flipOf(
        value,
        stepwise(
          others.map((f) => f.point),
          (x) => contains(within, placeOf(x)),
        ),
      ),
    ],
    used: slots.map((slot) => ({ name: slot.name, known: slot.known, slot, tested: true })),
    flags,
    pairs: slots.flatMap((a, i) => slots.slice(0, i).map((b): [Slot, Slot] => [b, a])),
  };
}

/** The observations of the steps back from the last, up to the first step that has none. */
export function walkBack(all: Known[], until: Known, step: Step | null): Known[] {
  const before = all.filter((k) => compareMoments(k.at, until.at) < 0).reverse();
  if (step === null) return [until, ...before];
  const size = sizeOf(step);
  const half = div(size, rat(2));
  const out = [until];
  for (let n = 1; ; n += 1) {
    const place = mul(size, rat(n));
    const near = before
      .filter((k) => !out.includes(k))
      .map((k) => ({ k, off: abs(sub(wholeApart(step, k.at.end, until.at.end), place)) }))
      .filter(({ off }) => le(off, half));
    const best = near.reduce<(typeof near)[number] | undefined>(
      (a, b) => (a === undefined || lt(b.off, a.off) ? b : a),
      undefined,
    );
    if (best === undefined) return out;
    out.push(best.k);
  }
}

interface Line {
  lo: Rat;
  hi: Rat;
  point: Rat;
  cause: string | null;
}

/** How many steps count without a break, and whether that reaches the first step without an observation. */
function count(
  walk: Known[],
  condition: string,
  line: Line | undefined,
  test: (a: [Rat, Rat]) => boolean,
  of: 'sure' | 'possible' | 'point',
) {
  let n = 0;
  const rises = condition === 'rise' || condition === 'fall';
  const steps = rises ? walk.length - 1 : walk.length;
  while (n < steps) {
    const [one, other] = [walk[n], rises ? walk[n + 1] : line];
    if (one === undefined || other === undefined) break;
    const up = condition === 'rise' || condition === 'above';
    const pick = (x: Line, low: boolean) =>
      of === 'point' ? x.point : low === (of === 'sure') ? x.lo : x.hi;
    if (!test(up ? [pick(one, true), pick(other, false)] : [pick(other, true), pick(one, false)])) break;
    n += 1;
  }
  return { n, reached: n === steps };
}

const above = ([a, b]: [Rat, Rat]): boolean => lt(b, a);

/** The figures that leave a step open. */
function causesOf(walk: Known[], condition: string, line: Line | undefined, possible: number): Set<string> {
  const rises = condition === 'rise' || condition === 'fall';
  const causes = new Set<string>();
  for (let i = 0; i <= possible; i += 1) {
    const [one, other] = [walk[i], rises ? walk[i + 1] : line];
    if (one === undefined || other === undefined) continue;
    const pair = rises ? [one, other as Known] : [one];
    const sure = count(pair, condition, line, above, 'sure').n;
    if (sure === count(pair, condition, line, above, 'possible').n) continue;
    for (const cause of [one.cause, other.cause]) if (cause !== null) causes.add(cause);
  }
  return causes;
}

function missingOf(sight: Sight, series: Series | undefined, until: Slot, line: Slot | undefined): string[] {
  const missing: string[] = [];
  if (until.reason !== undefined) missing.push(until.reason);
  if (line?.reason !== undefined) missing.push(line.reason);
  if (series === undefined) return missing;
  if (line !== undefined && line.reason !== 'no-series')
    missing.push(...pairMismatches(line, slotOf(sight, 'series', { series: series.id, at: 'latest' })));
  return missing;
}

export function decideStreak(sight: Sight, inputs: Inputs, options: Options): Decision {
  const id = String(inputs['series']);
  const { condition = 'rise' } = options;
  const series = sight.series.get(id);
  const until = slotOf(sight, 'until', (inputs['until'] ?? { series: id, at: 'latest' }) as Input);
  const needsLine = condition === 'above' || condition === 'below';
  const line =
    needsLine && inputs['line'] !== undefined ? slotOf(sight, 'line', inputs['line'] as Input) : undefined;
  const missing = missingOf(sight, series, until, line);
  if (series === undefined) return undecided(missing);
  if (line !== undefined) {
    const unit = readUnit(series.unit);
    if (line.unit === undefined && line.inline) line.scale = unit.scale;
  }
  const others = known(series, sight.day).filter(
    (k) => until.at !== undefined && compareMoments(k.at, until.at) < 0,
  );
  const all = until.known === undefined ? others : [...others, until.known];
  if (all.some((a) => all.some((b) => !sameLength(a.at, b.at)))) missing.push('period-mismatch');
  const step = stepOf(series.frequency, all);
  const name = stepName(step);
  const stepless = until.known === undefined && series.frequency === undefined;
  const agrees = (u: Parameters<typeof agree>[0]) =>
    stepless || ['times', 'periods', 'in a row', name].some((x) => agree(u, readUnit(x)));
  if (missing.length > 0 || until.known === undefined) return { ...undecided(missing), agrees };
  const walk = walkBack(all, until.known, step);
  return { ...streakOf(walk, all, condition, line, until), agrees, step: name, unit: unitOf(name) };
}

function streakOf(
  walk: Known[],
  all: Known[],
  condition: string,
  line: Slot | undefined,
  until: Slot,
): Decision {
  const drawn = line === undefined ? undefined : figureOf(line);
  const sure = count(walk, condition, drawn, above, 'sure');
  const possible = count(walk, condition, drawn, above, 'possible');
  const point = count(walk, condition, drawn, above, 'point');
  const causes = causesOf(walk, condition, drawn, possible.n);
  const last = walk.at(-1);
  const earlier = last !== undefined && all.some((k) => compareMoments(k.at, last.at) < 0);
  const e = closed(rat(sure.n), rat(possible.n));
  const pointsAt = (x: Rat) => {
    const exact = walk.map((k): Known => ({ ...k, lo: k.point, hi: k.point }));
    return count(exact, condition, { lo: x, hi: x, point: x, cause: null }, above, 'point');
  };
  const holdsAt = (x: Rat, within: Interval) => {
    const { n, reached } = pointsAt(x);
    return contains(within, rat(n)) && (!reached || within.hi === null);
  };
  const rises = condition === 'rise' || condition === 'fall';
  const lookedAt = walk.slice(0, possible.n + (rises ? 2 : 1));
  const lineFlips: Decision['flips'] = (within) =>
    line === undefined
      ? []
      : [
          flipOf(
            line,
            stepwise(
              walk.map((k) => k.point),
              (x) => holdsAt(x, within),
            ),
          ),
        ];
  return {
    ...undecided([]),
    result: { e, point: rat(point.n), causes },
    flips: lineFlips,
    used: [
      ...lookedAt.map((k) => ({ name: 'series', known: k, slot: until, tested: true })),
      ...(line === undefined ? [] : [{ name: 'line', known: line.known, slot: line, tested: false }]),
    ],
    open: (find) => {
      if (!possible.reached) return { missing: [], flags: [] };
      if (find(e) !== find(interval(rat(sure.n), true, null, false))) return { missing: ['gaps'], flags: [] };
      const flag = earlier
        ? { flag: 'gaps', missing: 1 }
        : { flag: 'coverage', testedSince: last?.at.text ?? '' };
      return { missing: [], flags: [flag] };
    },
  };
}
