/** The line of a claim that has no time to be drawn over: its rings, and what the evidence gives by each clock. */
import type { Bundle } from '../bundle.ts';
import { type Interval, parseInterval } from '../exact/interval.ts';
import { compare, parseDecimal, parseExact, type Rational } from '../exact/number.ts';
import type { LineReading, PlotSubject, RingLine, Rings } from '../verdict/plot-shape.ts';
import type { AnyVerdict, Clocks } from '../verdict/verdict.ts';
import { titleOf } from './points.ts';
import { differenceOf, ringsHeld } from './result.ts';
import { movesOf, relationOf, type Scene, sceneOf } from './scene.ts';

/** The line of a claim; undefined if nothing was computed, or if no words say where that has to lie. */
export function ringLineOf(bundle: Bundle, verdicts: Clocks<AnyVerdict>): RingLine | undefined {
  const scene = sceneOf(bundle, verdicts);
  return scene === undefined ? undefined : lineOfScene(scene);
}

/** The same of a scene. */
export function lineOfScene(scene: Scene): RingLine | undefined {
  const { lead, verdicts } = scene;
  const { claimed, computed, asOf } = lead;
  const rings: Rings | undefined =
    claimed === undefined
      ? ringsHeld(scene)
      : { in: parseInterval(claimed.in), out: parseInterval(claimed.out) };
  if (computed === undefined || rings === undefined) return undefined;
  const { in: inner, out = inner } = rings;
  const value = parseExact(computed.exact);
  const clock = asOf === verdicts.said.asOf ? 'now' : 'said';
  const second = verdicts[clock].computed;
  const other = second !== undefined && second.unit === computed.unit ? parseExact(second.exact) : undefined;
  const isOther = other !== undefined && compare(other, value) !== 0;
  const [relation, moves] = [relationOf(scene), movesOf(scene)];
  return {
    subject: subjectOf(scene),
    ...(relation === undefined ? {} : { relation }),
    ...(moves === undefined ? {} : { moves }),
    unit: computed.unit,
    in: inner,
    out,
    computed: { interval: parseInterval(computed.interval), value },
    ...(isOther ? { other: { clock, value: other } } : {}),
    readings: [
      ...(claimed === undefined ? [] : [{ is: 'claimed', value: parseDecimal(claimed.value) } as const]),
      ...ends('in', inner),
      ...(isSame(inner, out) ? [] : ends('out', out)),
      ...evidence(verdicts, computed.unit),
    ],
  };
}

/** What the line is of: a difference by its two figures, one figure by its name, or the kind of claim. */
function subjectOf(scene: Scene): PlotSubject {
  const difference = differenceOf(scene);
  if (difference !== undefined) return difference;
  const [only, second] = [...scene.figures.values()];
  const title = only?.series === undefined ? only?.name : titleOf(only.series);
  return second === undefined && title !== undefined
    ? { of: 'series', titles: [title] }
    : { of: 'figures', kind: scene.kind.title };
}

const isEnd = (a: Rational | null, b: Rational | null) =>
  a === null || b === null ? a === b : compare(a, b) === 0;
const isSame = (a: Interval, b: Interval) => isEnd(a.lo, b.lo) && isEnd(a.hi, b.hi);

function ends(ring: 'in' | 'out', { lo, hi }: Interval): LineReading[] {
  const one = (is: LineReading['is'], value: Rational | null): LineReading[] =>
    value === null ? [] : [{ is, value }];
  return [...one(`${ring}-from`, lo), ...one(`${ring}-to`, hi)];
}

/** What the evidence gives by each clock, in one unit; once if both are of one day. */
function evidence({ said, now }: Clocks<AnyVerdict>, unit: string): LineReading[] {
  return (said.asOf === now.asOf ? [now] : [said, now]).flatMap(({ computed, asOf }) =>
    computed === undefined || computed.unit !== unit
      ? []
      : [{ is: 'evidence', value: parseExact(computed.exact), at: asOf } as const],
  );
}
