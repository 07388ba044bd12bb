/**
 * What claims are about, and which of them belong together. Two claims belong together if they are about one series, or about
 * series of which a claim says that they measure the same, or that the ledger holds twice: under one title, for one place. A figure that a
 * claim only reckons with makes nothing of that: prices, a population, a target, the parts of a sum.
 */

import type { Kind } from '../engine/kind.ts';
import { type ClaimWithInputs, type GivenInput, inputsOf, seriesOf } from '../kinds/given-inputs.ts';
import { kindNamed } from '../kinds/index.ts';

/** A series that a claim names, as far as it tells what the claim is about. */
export interface SubjectSeries {
  series: string;
  /** Whether the claim is about it; otherwise it is another measure of what the claim is about. */
  isAbout: boolean;
}

/** The inputs of a kind that others are divided by, or put into the prices of. */
function divisors({ pairs }: Kind): Set<string> {
  return new Set(
    pairs.flatMap(({ of: [, second], relation }) =>
      second !== undefined && (relation === 'quotient' || relation === 'deflation') ? [second] : [],
    ),
  );
}

/** Whether what is given to an input is what the words speak of, and not what that is held against or reckoned with. */
function isSpokenOf({ name, spec }: GivenInput, divisor: ReadonlySet<string>): boolean {
  return spec.isTarget !== true && spec.isBase !== true && spec.role !== 'rivals' && !divisor.has(name);
}

/** The series of which a claim speaks, each once, in the order of its inputs. A list counts if all of it is of one series. */
export function seriesSpokenOf(claim: ClaimWithInputs): string[] {
  const kind = kindNamed(claim.kind);
  if (kind === undefined) return [];
  const divisor = divisors(kind);
  const given = inputsOf(claim).filter((input) => isSpokenOf(input, divisor));
  const lists = new Map<string, Set<string | undefined>>();
  for (const input of given)
    if (input.spec.takes === 'figures')
      lists.set(input.spec.name, (lists.get(input.spec.name) ?? new Set()).add(seriesOf(input)));
  const isMixed = ({ spec }: GivenInput) => (lists.get(spec.name)?.size ?? 0) > 1;
  return [...new Set(given.flatMap((input) => (isMixed(input) ? [] : (seriesOf(input) ?? []))))];
}

/**
 * The series that tell what a claim is about: those of which it speaks, and the other measures that it names. Which of several
 * series another measure goes with, a claim does not say: then it tells nothing.
 */
export function subjectSeries(claim: ClaimWithInputs): SubjectSeries[] {
  const about = seriesSpokenOf(claim);
  const others = about.length === 1 ? (claim.related?.measures ?? []) : [];
  return [
    ...about.map((series) => ({ series, isAbout: true })),
    ...[...new Set(others)]
      .filter((series) => !about.includes(series))
      .map((series) => ({ series, isAbout: false })),
  ];
}

/** Two series that belong together. */
export type SeriesPair = readonly [string, string];

/**
 * Which series belong together: for each its subject, whose name is the id of the series that a claim was about first. So a
 * subject keeps its name whatever is published later; where two become one, that of the earlier stays. `firsts` gives the
 * number of the first claim about each series; a series that no claim is about is in a subject only beside one that has some.
 */
export function subjectsOf(
  firsts: ReadonlyMap<string, number>,
  pairs: readonly SeriesPair[],
): Map<string, string> {
  const parents = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next;
    // The next look goes straight there.
    for (let at = id; at !== root; ) {
      const next = parents.get(at) ?? root;
      parents.set(at, root);
      at = next;
    }
    return root;
  };
  for (const [a, b] of pairs) {
    const [one, other] = [rootOf(a), rootOf(b)];
    if (one !== other) parents.set(one, other);
  }
  const all = new Set([...firsts.keys(), ...pairs.flat()]);
  const names = new Map<string, string>();
  for (const [id, first] of firsts) {
    const root = rootOf(id);
    const held = names.get(root);
    const heldFirst = held === undefined ? Number.POSITIVE_INFINITY : (firsts.get(held) ?? 0);
    if (first < heldFirst || (first === heldFirst && held !== undefined && id < held)) names.set(root, id);
  }
  return new Map(
    [...all].flatMap((id) => {
      const name = names.get(rootOf(id));
      return name === undefined ? [] : [[id, name] as const];
    }),
  );
}
