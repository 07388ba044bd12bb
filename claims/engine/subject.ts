/** What a claim is about, for where it is told in a few words. */
import type { ClaimInputs, Kind } from './kind.ts';

/**
 * The id of the series that the figure of a claim is of: that of the first of its inputs, in the order of its kind, that
 * is no target and not given without a source. Undefined if that one is a list or a figure with a source of its own, or
 * if two series are held against each other: the figure is of neither alone.
 */
export function subjectOf(
  { inputs: specs, pairs }: Pick<Kind, 'inputs' | 'pairs'>,
  inputs: ClaimInputs | undefined,
): string | undefined {
  const named = (name: string) => {
    const given = inputs?.[name];
    if (typeof given === 'string') return given;
    return typeof given === 'object' && 'series' in given ? given.series : undefined;
  };
  for (const { of, relation } of pairs) {
    const series = of.map(named);
    if (relation === 'comparison' && series.every((id) => id !== undefined) && new Set(series).size > 1)
      return undefined;
  }
  const isGiven = (name: string) => {
    const given = inputs?.[name];
    return typeof given === 'object' && 'value' in given && given.source === undefined;
  };
  const first = specs.find(
    ({ name, isTarget, role }) =>
      inputs?.[name] !== undefined && isTarget !== true && role !== 'agreed' && !isGiven(name),
  );
  return first === undefined ? undefined : named(first.name);
}
