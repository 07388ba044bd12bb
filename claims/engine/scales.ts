/** The scales of a formula's inputs, so that "6.4 million people" and "6400000 people" are one quantity (method, section 2). */
import type { Claimed } from '../claim.ts';
import type { KnownObservation } from '../evidence/series.ts';
import { unitOf } from '../evidence/units.ts';
import { scale } from '../exact/interval.ts';
import { compare, ONE, type Rational } from '../exact/number.ts';
import type { Dimension } from './figures.ts';
import type { Pair } from './kind.ts';

/**
 * What the result is counted in: the inputs' `own` unit or a rate of it; a `part` of one figure in another, such as %, for
 * which only their relation counts; or something `else`, for which each scale counts.
 */
export type ResultIn = 'own' | 'part' | 'else';

/** The names that a declared input stands for: its own, or those of its parts. */
export function ofList(name: string, names: readonly string[]): string[] {
  // Most inputs are no list.
  if (names.includes(name)) return [name];
  const list = `${name}.`;
  return names.filter((own) => own.startsWith(list));
}

/** The declared input that a name belongs to: "parts" of "parts.0"; names that are declared have no point. */
export function listOfPart(name: string): string {
  const point = name.indexOf('.');
  return point < 0 ? name : name.slice(0, point);
}

/**
 * By what a figure in one unit is multiplied to be in another, which differs at most in its scale. An absent unit takes
 * over the scale of the other.
 */
export function scaleBetween(from: string | undefined, to: string | undefined): Rational {
  return from === undefined || to === undefined || from === to
    ? ONE
    : unitOf(from).scale.div(unitOf(to).scale);
}

/** Observations with their values in another unit, which differs at most in its scale. */
export function inUnit(
  known: readonly KnownObservation[],
  from: string | undefined,
  to: string | undefined,
): readonly KnownObservation[] {
  const by = scaleBetween(from, to);
  if (compare(by, ONE) === 0) return known;
  return known.map((o) => ({ ...o, value: o.value.mul(by), interval: scale(o.interval, by) }));
}

/** By what each figure is multiplied before the formula reckons with it. */
export interface Scales {
  of(name: string): Rational;
  /** The unit of an input: its own, or that of what it must agree with. */
  unitOf(name: string): string | undefined;
}

/**
 * The scales of the inputs (method, section 2). A result in the inputs' own unit is reckoned on the scale of the claimed
 * unit; any other in the inputs' unit if they share its scale, so that the working shows the figures as they were given,
 * else in base units. An absent unit takes over the scale of what it must agree with.
 */
export function scalesOf(
  pairs: readonly Pair[],
  resultIn: ResultIn,
  claimed: Claimed | undefined,
  dimensions: ReadonlyMap<string, Dimension>,
): Scales {
  const names = [...dimensions.keys()];
  const isOwn = resultIn === 'own';
  const claimedScale = claimed === undefined ? ONE : unitOf(claimed.unit).scale;
  const partners = unitsOfPairs(pairs, names, dimensions);
  const unitIn = (name: string) => dimensions.get(name)?.unit ?? partners.get(listOfPart(name));
  const scales = new Map<string, Rational>();
  for (const name of names) {
    const unit = unitIn(name);
    scales.set(name, unit === undefined ? (isOwn ? claimedScale : ONE) : unitOf(unit).scale);
  }
  const first = scales.values().next().value ?? ONE;
  const areOne = [...scales.values()].every((one) => compare(one, first) === 0);
  const by = isOwn ? claimedScale : resultIn === 'part' && areOne ? first : ONE;
  const isByOne = compare(by, ONE) === 0;
  return {
    unitOf: unitIn,
    of(name) {
      const own = scales.get(name) ?? ONE;
      return isByOne ? own : own.div(by);
    },
  };
}

/** For each declared input the first unit among those that it must agree with; a list may have ten thousand parts. */
function unitsOfPairs(
  pairs: readonly Pair[],
  names: readonly string[],
  dimensions: ReadonlyMap<string, Dimension>,
): Map<string, string> {
  const units = new Map<string, string>();
  for (const { of, agree: by, sharesScale } of pairs) {
    if (by !== 'unit-and-measure' && sharesScale !== true) continue;
    const known = of.flatMap((one) => ofList(one, names));
    const unit = known.map((name) => dimensions.get(name)?.unit).find((one) => one !== undefined);
    for (const own of of) if (unit !== undefined && !units.has(own)) units.set(own, unit);
  }
  return units;
}
