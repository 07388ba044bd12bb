/** What the inputs of a claim must share: units and measures, and the lengths of their times (method, section 5). */
import { areOfOneLength } from '../evidence/length.ts';
import { isRate } from '../evidence/units.ts';
import type { Missing } from '../verdict/verdict.ts';
import type { Dimension } from './figures.ts';
import type { Pair } from './kind.ts';
import { ofList } from './scales.ts';

/** What must agree, with each list replaced by the names of its parts. */
export function pairings(pairs: readonly Pair[], names: readonly string[]) {
  return pairs.flatMap(({ of, agree: by }) =>
    by === undefined ? [] : [{ of: of.flatMap((name) => ofList(name, names)), by }],
  );
}

/** The first input whose length is not that of the one before it in its pair. */
export function lengthMismatch(
  pairs: readonly Pair[],
  names: readonly string[],
  dimensions: ReadonlyMap<string, Dimension>,
): Missing[] {
  for (const { of, lengths } of pairs) {
    if (lengths === undefined) continue;
    const paired = of
      .flatMap((name) => ofList(name, names))
      .map((name) => [name, dimensions.get(name)] as const);
    const [, first] = paired[0] ?? [];
    for (const [name, other] of paired.slice(1)) {
      if (areOfOneLength(first?.at, other?.at)) continue;
      if (lengths === 'equal-unless-rates' && isRateOf(first) && isRateOf(other)) continue;
      return [{ reason: 'period-mismatch', input: name }];
    }
  }
  return [];
}

const isRateOf = (dimension: Dimension | undefined) =>
  dimension?.unit !== undefined && isRate(dimension.unit);
