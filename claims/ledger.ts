/**
 * What the ledger computes from its rows: the bundle of a claim in its one canonical order, and the
 * verdicts that a claim is published with.
 */
import type { Bundle, Claim } from './bundle.ts';
import { evaluateBundle } from './evaluate.ts';
import type { Observation, Series, Source } from './evidence/evidence.ts';
import { compareMoments, moment } from './exact/calendar.ts';
import type { Verdict } from './verdict.ts';

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Observations in order of date, then of publication. */
export function inOrder(observations: readonly Observation[]): Observation[] {
  return observations
    .map((observation) => ({ observation, at: moment(observation.at) }))
    .sort(
      (a, b) =>
        compareMoments(a.at, b.at) || (a.observation.publishedOn < b.observation.publishedOn ? -1 : 1),
    )
    .map(({ observation }) => observation);
}

/** A bundle with its series, observations and sources in canonical order, so that equal evidence has one hash. */
export function assembleBundle(
  claim: Claim,
  series: readonly Series[],
  sources: readonly Source[],
  asOf: string,
): Bundle {
  return {
    plumbline: 1,
    asOf,
    claim,
    series: series.map((s) => ({ ...s, observations: inOrder(s.observations) })).sort(byId),
    sources: [...sources].sort(byId),
  };
}

/** The verdict by both clocks: on the figures of the day on which it was said, and on today's. */
export interface BothClocks {
  said: Verdict;
  now: Verdict;
}

/** Evaluates a bundle when it was said and today. */
export function bothClocks(bundle: Bundle, today: string): BothClocks {
  return { said: evaluateBundle(bundle, bundle.claim.saidOn), now: evaluateBundle(bundle, today) };
}

/** The ids of the series that a claim's inputs name, whether or not the bundle has them. */
export function seriesNamed(claim: Claim): string[] {
  const named = new Set<string>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    else if (
      typeof value === 'object' &&
      value !== null &&
      'series' in value &&
      typeof value.series === 'string'
    ) {
      named.add(value.series);
    }
  };
  const inputs = (claim as { inputs?: Record<string, unknown> }).inputs ?? {};
  for (const [name, input] of Object.entries(inputs)) {
    if (typeof input === 'string' && (name === 'series' || name === 'progress')) named.add(input);
    else look(input);
  }
  return [...named];
}

/** The ids of the sources that a claim's inline figures name. */
export function sourcesNamed(claim: Claim): string[] {
  const inputs = Object.values((claim as { inputs?: Record<string, unknown> }).inputs ?? {}).flat();
  return inputs.flatMap((input) => {
    const source =
      typeof input === 'object' && input !== null ? (input as { source?: unknown }).source : undefined;
    return typeof source === 'string' ? [source] : [];
  });
}
