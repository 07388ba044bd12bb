/** Pace and promises (method, section 8). All on published points, told in the unit of the target. */
import type { Input, Inputs, Options } from './bundle.ts';
import type { Used } from './decision.ts';
import { figureOf, type Known, known, type Sight, type Slot, slotOf } from './evidence.ts';
import { pairMismatches } from './formulas.ts';
import {
  add,
  cmp,
  decimal,
  div,
  le,
  lt,
  mul,
  type Quantity,
  quantity,
  type Rat,
  rat,
  sign,
  sub,
  ZERO,
} from './numbers.ts';
import { months, monthsLater } from './time.ts';

/** A figure of the progress: its day, its `at` as it is told, its value in the unit of the target. */
interface Point {
  day: string;
  at: string;
  x: Rat;
  known: Known;
}

interface Aim {
  target: Rat;
  deadline: string;
}

export interface Pace {
  at: string;
  actual: Quantity;
  target: Quantity;
  left: Quantity | null;
  required: Quantity | null;
  windows: { months: number; from: string; rate: Quantity; ratio: Quantity }[];
  bestPast: { from: string; to: string; rate: Quantity } | null;
  finding: string;
  says?: string;
  agrees?: boolean | null;
  enough: { window: number; actual: Quantity; months: Quantity | null; slip: Quantity | null } | null;
}

export interface PaceDecision {
  finding: string;
  missing: string[];
  pace?: Pace;
  outcome?: Record<string, unknown> | null;
  used: Used[];
}

interface Course {
  points: Point[];
  reaches: (x: Rat, target: Rat) => boolean;
  atMost: boolean;
}

const WINDOWS = [3, 6, 12, 24];

/** The figure of the deadline, where it is known. */
function deadlineFigure(c: Course, { target, deadline }: Aim) {
  const upTo = c.points.filter((p) => p.day <= deadline);
  const [last, after] = [upTo.at(-1), c.points.find((p) => p.day > deadline)];
  if (last === undefined) return undefined;
  const there = c.reaches(last.x, target);
  if (last.day === deadline) return { finding: there ? 'reached' : 'missed', of: last, figures: [last] };
  if (after === undefined) return undefined;
  const then = c.reaches(after.x, target);
  const finding = there && then ? 'reached' : there || then ? 'too-close' : 'missed';
  return { finding, of: last, figures: [last, after] };
}

const laterReaching = (c: Course, { target, deadline }: Aim): Point | undefined =>
  c.points.find((p) => p.day > deadline && c.reaches(p.x, target));

const rateOf = (a: Point, b: Point, over: Rat): Rat => div(sub(b.x, a.x), over);

/** The best rate over any two figures at least so many months apart. */
function bestPastOf(c: Course, left: Rat) {
  let best: { from: Point; to: Point; rate: Rat } | undefined;
  for (const from of c.points)
    for (const to of c.points) {
      const apart = months(from.day, to.day);
      if (sign(apart) <= 0 || lt(apart, left)) continue;
      const rate = rateOf(from, to, apart);
      const better = best === undefined ? 1 : cmp(rate, best.rate) * (c.atMost ? -1 : 1);
      if (better > 0) best = { from, to, rate };
    }
  return best;
}

function paceFinding(ratios: Rat[], required: Rat, best: Rat | undefined, atMost: boolean): string {
  if (ratios.length === 0) return 'not-computable';
  if (ratios.every((r) => le(rat(105, 100), r))) return 'ahead';
  const enough = ratios.filter((r) => le(rat(95, 100), r)).length;
  if (enough === ratios.length) return 'on-pace';
  if (enough > 0) return 'yardsticks-disagree';
  const beyond = best !== undefined && (atMost ? lt(required, best) : lt(best, required));
  return beyond ? 'needs-a-record' : 'short-of-pace';
}

/** The pace from the latest figure to the deadline. */
function paceOf(c: Course, now: Point, { target, deadline }: Aim): { pace: Pace; figures: Point[] } {
  const told = { at: now.at, actual: quantity(now.x), target: quantity(target) };
  const none = { windows: [], bestPast: null, enough: null };
  const left = months(now.day, deadline);
  if (c.reaches(now.x, target)) {
    const pace = { ...told, left: quantity(left), required: null, ...none, finding: 'reached' };
    return { pace, figures: [now] };
  }
  const required = div(sub(target, now.x), left);
  const windows = WINDOWS.flatMap((w) => {
    const from = c.points.findLast((p) => p.day === monthsLater(now.day, -w));
    return from === undefined ? [] : [{ w, from, rate: rateOf(from, now, rat(w)) }];
  });
  const best = bestPastOf(c, left);
  const ratios = windows.map(({ rate }) => div(rate, required));
  const yardstick = windows.findLast(({ w }) => w <= 6);
  const pace: Pace = {
    ...told,
    left: quantity(left),
    required: quantity(required),
    windows: windows.map(({ w, from, rate }) => ({
      ...{ months: w, from: from.at, rate: quantity(rate), ratio: quantity(div(rate, required)) },
    })),
    bestPast: best === undefined ? null : { from: best.from.at, to: best.to.at, rate: quantity(best.rate) },
    finding: paceFinding(ratios, required, best?.rate, c.atMost),
    enough: null,
  };
  if (yardstick !== undefined) {
    const { w, from, rate } = yardstick;
    const x = div(add(mul(target, rat(w)), mul(from.x, left)), add(rat(w), left));
    const towards = sign(rate) === sign(required);
    const takes = towards ? div(sub(target, now.x), rate) : undefined;
    pace.enough = {
      window: w,
      actual: quantity(x),
      months: takes === undefined ? null : quantity(takes),
      slip: takes === undefined ? null : quantity(sub(takes, left)),
    };
  }
  const figures = [now, ...windows.map(({ from }) => from), ...(best ? [best.from, best.to] : [])];
  return { pace, figures };
}

function agreesWith(says: string | undefined, finding: string): boolean | null {
  const on = ['reached', 'ahead', 'on-pace'].includes(finding);
  const off = ['short-of-pace', 'needs-a-record', 'missed'].includes(finding);
  return on || off ? on === (says === 'on-track') : null;
}

/** The target and the deadline that a pace is measured by: of a milestone, or the final ones. */
function aimOf(final: Aim, options: Options, now: Point): { aim: Aim; missed: boolean } {
  const next = options.milestones?.find((m) => m.by >= now.day);
  if (next === undefined) return { aim: final, missed: false };
  return { aim: { target: decimal(next.value), deadline: next.by }, missed: next.by === now.day };
}

interface Ground {
  target: Slot | undefined;
  progress: Slot;
  missing: string[];
  course: Course;
  final: Aim;
}

function groundOf(sight: Sight, inputs: Inputs, options: Options): Ground {
  const id = String(inputs['progress']);
  const progress = slotOf(sight, 'progress', { series: id, at: 'latest' });
  const series = sight.series.get(id);
  const given = inputs['target'] as Input | undefined;
  const target = given === undefined ? undefined : slotOf(sight, 'target', given);
  const missing: string[] = [];
  if (series === undefined) missing.push('no-series');
  if (target?.reason !== undefined) missing.push(target.reason);
  if (target !== undefined && series !== undefined && target.reason !== 'no-series')
    missing.push(...pairMismatches(target, progress));
  if (target?.unit === undefined && target?.inline) target.scale = progress.scale;
  const scale = target?.scale ?? progress.scale;
  const points = (series === undefined ? [] : known(series, sight.day)).map((k) => ({
    ...{ day: k.at.end, at: k.at.text, x: div(k.point, scale), known: k },
  }));
  const value = target === undefined || target.reason !== undefined ? ZERO : figureOf(target).point;
  const atMost = options.aim === 'at-most';
  return {
    ...{ target, progress, missing },
    course: { points, atMost, reaches: (x, t) => (atMost ? le(x, t) : le(t, x)) },
    final: { target: div(value, scale), deadline: options.deadline ?? '' },
  };
}

function usedOf(points: Point[], target: Slot | undefined): Used[] {
  const unique = [...new Set(points)];
  return [
    ...(target === undefined ? [] : [{ name: 'target', known: target.known, slot: target, tested: false }]),
    ...unique.map((p) => ({ name: 'progress', known: p.known, tested: true })),
  ];
}

export function decideOnPace(sight: Sight, inputs: Inputs, options: Options): PaceDecision {
  const { target, missing, course, final } = groundOf(sight, inputs, options);
  const now = course.points.findLast((p) => p.day <= final.deadline);
  if (now === undefined && !missing.includes('no-series')) missing.push('no-observation');
  if (now === undefined || target === undefined || target.reason !== undefined)
    return { finding: 'not-computable', missing, used: [] };
  const { says } = options;
  const decide = (): PaceDecision => {
    const told = (finding: string, pace: Pace) => ({
      ...pace,
      says: says ?? '',
      agrees: agreesWith(says, finding),
    });
    const due = deadlineFigure(course, final);
    if (due !== undefined) {
      const { finding, of, figures } = due;
      const later = finding === 'missed' ? laterReaching(course, final) : undefined;
      const outcome = {
        finding,
        at: of.at,
        actual: quantity(of.x),
        ...(later ? { reachedAt: later.at } : {}),
      };
      const { pace } = paceOf({ ...course, reaches: () => true }, of, final);
      return {
        finding,
        missing,
        outcome,
        pace: told(finding, pace),
        used: usedOf(later ? [...figures, later] : figures, target),
      };
    }
    const { aim, missed } = aimOf(final, options, now);
    if (missed && !course.reaches(now.x, aim.target)) {
      const { pace } = paceOf({ ...course, reaches: () => true }, now, aim);
      return {
        finding: 'missed',
        missing,
        outcome: null,
        pace: told('missed', { ...pace, finding: 'missed' }),
        used: usedOf([now], target),
      };
    }
    const { pace, figures } = paceOf(course, now, aim);
    const awaiting = pace.finding !== 'reached' && sight.day > aim.deadline;
    const finding = awaiting ? 'awaiting-outcome' : pace.finding;
    if (finding === 'not-computable') missing.push('no-window');
    return { finding, missing, outcome: null, pace: told(finding, pace), used: usedOf(figures, target) };
  };
  const decided = decide();
  return missing.length > 0 ? { finding: 'not-computable', missing, used: [] } : decided;
}

/** How much of a promise was done, in percent; null without a baseline. */
function percentOf(x: Rat, aim: Aim, options: Options): Rat | null {
  const given = options.baseline ?? (options.aim === 'at-most' ? undefined : '0');
  if (given === undefined) return null;
  const baseline = decimal(given);
  const whole = sub(aim.target, baseline);
  return sign(whole) === 0 ? null : div(mul(rat(100), sub(x, baseline)), whole);
}

export function decidePromise(sight: Sight, inputs: Inputs, options: Options): PaceDecision {
  const { target, missing, course, final } = groundOf(sight, inputs, options);
  const unitless = target?.unit === undefined && target?.reason !== 'no-series';
  if (target === undefined || unitless || options.deadline === undefined)
    return { finding: 'unclear', missing: [], used: [] };
  const now = course.points.findLast((p) => p.day <= final.deadline);
  if (now === undefined && course.points.length > 0) missing.push('no-observation');
  if (missing.length > 0) return { finding: 'not-computable', missing, used: [] };
  const due = deadlineFigure(course, final);
  if (due === undefined) {
    const finding = sight.day > final.deadline ? 'awaiting-outcome' : 'pending';
    if (now === undefined) return { finding, missing, outcome: null, used: usedOf([], target) };
    const { pace, figures } = paceOf(course, now, final);
    return { finding, missing, outcome: null, pace, used: usedOf(figures, target) };
  }
  const { of, figures } = due;
  const percent = percentOf(of.x, final, options);
  const later = due.finding === 'missed' ? laterReaching(course, final) : undefined;
  const partly = percent !== null && le(decimal(options.partlyAt ?? '50'), percent);
  const missed = later !== undefined ? 'kept-late' : partly ? 'partly-kept' : 'broken';
  const finding = { reached: 'kept', missed, 'too-close': 'too-close' }[due.finding] ?? 'broken';
  return {
    finding,
    missing,
    outcome: {
      ...{ at: of.at, actual: quantity(of.x), target: quantity(final.target) },
      percent: percent === null ? null : quantity(percent),
      ...(later === undefined ? {} : { reachedAt: later.at }),
    },
    used: usedOf(later ? [...figures, later] : figures, target),
  };
}
