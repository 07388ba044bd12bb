/** The way of a series to a target: what was needed, the pace that was kept up, and what came. */
import { type Milestone, textOption } from '../engine/inputs.ts';
import type { ChartSpec } from '../engine/kind.ts';
import { scaleBetween } from '../engine/scales.ts';
import { agree } from '../evidence/units.ts';
import { moment, monthsBetween } from '../exact/calendar.ts';
import { compare, parseDecimal, parseExact, type Rational } from '../exact/number.ts';
import type { PlotPoint, PlotWay } from '../verdict/plot-shape.ts';
import type { AnyVerdict, Pace } from '../verdict/verdict.ts';
import { type Drawn, seriesDrawn } from './drawn.ts';
import { givenPoints, pointsOf } from './points.ts';
import { ringOfInput, type Scene, seriesOfInput } from './scene.ts';

/** The longest window whose pace is drawn, in months. */
const DRAWN_WINDOW = 6;

/** The way to a target; undefined if nothing on it has a date, or the target is of something else. */
export function wayDrawn(
  scene: Scene,
  spec: Extract<ChartSpec, { draws: 'way-to-target' }>,
): Drawn | undefined {
  const target = scene.figures.get(spec.target);
  const series = seriesOfInput(scene, spec.progress);
  const given = scene.figures.get(spec.progress);
  const unit = target?.unit ?? series?.unit ?? given?.unit ?? '';
  const deadline = textOption(scene.claim.options, 'deadline');
  if (series !== undefined && (target === undefined || !agree(target.unit, series.unit)))
    return seriesDrawn(series, pointsOf(scene, series));
  const points = series === undefined ? givenPoints(given, unit) : pointsOf(scene, series, unit);
  if (target === undefined || (series === undefined && (points.length === 0 || deadline === undefined)))
    return undefined;
  const level = target.value.mul(scaleBetween(target.unit, unit));
  const rings = ringOfInput(scene, spec.progress, given?.unit, unit);
  return {
    ...(series === undefined
      ? { subject: { of: 'figures', kind: scene.kind.title }, lines: [{ name: '', points }] }
      : seriesDrawn(series, points, unit)),
    unit,
    way: wayTo(scene, points, level, deadline),
    rings: rings === undefined || given?.at === undefined ? [] : [{ date: given.at.end, ...rings }],
  };
}

const ofQuantity = ({ exact }: { exact: string }): Rational => parseExact(exact);

function wayTo(
  scene: Scene,
  points: readonly PlotPoint[],
  target: Rational,
  deadline: string | undefined,
): PlotWay {
  const outcome = outcomeOf(scene.verdicts.now);
  const milestones = milestonesOf(scene);
  const common = {
    target,
    ...(deadline === undefined ? {} : { deadline }),
    ...(milestones.length === 0 ? {} : { milestones }),
    ...(outcome === undefined ? {} : { outcome }),
  };
  if (deadline === undefined) return common;
  const pace = runningPace(scene);
  if (pace !== undefined)
    return { ...common, ...paceDrawn(pace, aimOf(scene, pace, { value: target, date: deadline })) };
  const from = startOf(points, deadline);
  if (from === undefined || compare(from.value, target) >= 0) return common;
  const left = monthsBetween(from.date, deadline);
  const rate = target.sub(from.value).div(left);
  return { ...common, required: { from, to: { date: deadline, value: target }, rate } };
}

/** Where the way begins that was needed: at the last figure that was known when the words were said, or else at the first. */
function startOf(points: readonly PlotPoint[], deadline: string) {
  const before = points.filter(({ date, isForecast }) => date < deadline && !isForecast);
  const from = before.findLast(({ isLater }) => !isLater) ?? before[0];
  return from === undefined ? undefined : { date: from.date, value: from.before ?? from.value };
}

/** The steps of the programme's own schedule, in order. */
function milestonesOf({ claim }: Scene): { by: string; value: Rational }[] {
  const given = claim.options?.['milestones'];
  if (!Array.isArray(given)) return [];
  return given.map(({ by, value }: Milestone) => ({ by, value: parseDecimal(value) }));
}

/** The pace that was required when the words were said; if none was known or required then, the one of the later clock. */
function runningPace({ verdicts }: Scene): Pace | undefined {
  for (const { pace } of [verdicts.said, verdicts.now])
    if (pace !== undefined && pace !== null && pace.required !== null) return pace;
  return undefined;
}

interface Aim {
  value: Rational;
  date: string;
}

/** What a pace is measured to: the target at the deadline, or a step of the programme's own schedule before it. */
function aimOf({ claim }: Scene, pace: Pace, target: Aim): Aim {
  const milestones = claim.options?.['milestones'];
  const value = ofQuantity(pace.target);
  if (!Array.isArray(milestones) || compare(value, target.value) === 0) return target;
  const step = milestones.find(
    (one: Milestone) => one.by > moment(pace.at).end && compare(parseDecimal(one.value), value) === 0,
  );
  return step === undefined ? target : { value, date: step.by };
}

function paceDrawn(pace: Pace, aim: Aim): Pick<PlotWay, 'required' | 'kept'> {
  const from = { date: moment(pace.at).end, value: ofQuantity(pace.actual) };
  const left = ofQuantity(pace.left);
  const window = pace.windows.findLast(({ months }) => months <= DRAWN_WINDOW) ?? pace.windows.at(0);
  const required =
    pace.required === null ? {} : { required: { from, to: aim, rate: ofQuantity(pace.required) } };
  if (window === undefined) return required;
  const rate = ofQuantity(window.rate);
  const to = { date: aim.date, value: from.value.add(rate.mul(left)) };
  return { ...required, kept: { from, to, months: window.months, rate } };
}

function outcomeOf({ outcome }: AnyVerdict): PlotWay['outcome'] {
  if (outcome === undefined || outcome === null) return undefined;
  return { date: moment(outcome.at).end, at: outcome.at, value: ofQuantity(outcome.actual) };
}
