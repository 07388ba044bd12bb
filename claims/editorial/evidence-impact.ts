/**
 * What some evidence would do to published verdicts: computed before anything is recorded, by the same engine that
 * computes it afterwards.
 */

import { assembleBundle, type Claim } from '../bundle.ts';
import { bothClocks } from '../evaluate.ts';
import type { Observation, Series, Source } from '../evidence/series.ts';
import type { Clocks } from '../verdict/verdict.ts';
import { movement } from './movement.ts';

/** A published claim that rests on a series. */
export interface RestingOn {
  claim: Claim;
  /** Its verdicts as published. */
  before: Clocks;
  /** All the evidence that the ledger has for it. */
  series: readonly Series[];
  sources: readonly Source[];
  /** Whether its verdict is already waiting in the queue. */
  isQueued: boolean;
}

/** Evidence that has not been recorded yet. */
export interface Proposed {
  /** The id of the series. */
  series: string;
  observations: readonly Observation[];
  sources: readonly Source[];
  /** The figure that the observation corrects, which would no longer count. */
  corrects?: Observation | undefined;
}

/** What evidence would do to a claim's verdicts. */
export interface Impact {
  slug: string;
  quote: string;
  claimant: string;
  before: Clocks;
  after: Clocks;
  /** How far the verdict would move; 0 if it would stay. */
  moves: number;
  isQueued: boolean;
}

/** What evidence would do to a claim's verdicts on a day. */
export function impactOn(resting: RestingOn, proposed: Proposed, today: string): Impact {
  const { claim, before, isQueued } = resting;
  const series = resting.series.map((s) =>
    s.id === proposed.series ? { ...s, observations: withProposed(s.observations, proposed) } : s,
  );
  const added = proposed.sources.filter((source) => !resting.sources.some((s) => s.id === source.id));
  const { said, now } = bothClocks(
    assembleBundle(claim, series, [...resting.sources, ...added], today),
    today,
  );
  return {
    slug: claim.slug,
    quote: claim.quote,
    claimant: claim.claimant.name,
    before,
    after: { said, now },
    moves: movement(before, { said, now }),
    isQueued,
  };
}

function withProposed(observations: readonly Observation[], { observations: more, corrects }: Proposed) {
  const isCorrected = (o: Observation) =>
    corrects !== undefined && o.at === corrects.at && o.publishedOn === corrects.publishedOn;
  return [...observations.filter((o) => !isCorrected(o)), ...more];
}

/** Claims by how far their verdicts would move, the furthest first. */
export function byMovement(claims: readonly Impact[]): Impact[] {
  return [...claims].sort((a, b) => b.moves - a.moves || (a.slug < b.slug ? -1 : 1));
}
