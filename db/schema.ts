/**
 * The tables as Kysely sees them. What was recorded stays: sources, series, observations, claim revisions
 * and rulings are insert-only (triggers refuse the rest), and a correction is a row that says what it
 * corrects. `listing` and its companions are derived, and can be built anew from the others.
 */
import type { Generated } from 'kysely';

export interface SourceTable {
  id: string;
  title: string;
  publisher: string;
  url: string | null;
  published_on: string | null;
  retrieved_on: string | null;
  sha256: string | null;
  licence: string | null;
  quote: string | null;
  recorded_at: string;
}

export interface SeriesTable {
  id: string;
  title: string;
  measure: string | null;
  unit: string;
  place: string | null;
  definition: string | null;
  recorded_at: string;
}

/** A figure as published: each vintage of the same `at` is a row of its own. */
export interface ObservationTable {
  id: Generated<number>;
  series_id: string;
  at: string;
  /** The last day of `at`, by which figures are ordered. */
  at_end: string;
  value: string;
  /** JSON, where it is not exact. */
  precision: string | null;
  source_id: string;
  published_on: string;
  status: string | null;
  recorded_at: string;
  /** The row that this one corrects, which then counts no more. */
  corrects: number | null;
}

export interface ClaimantTable {
  slug: string;
  name: string;
}

export interface TopicTable {
  slug: string;
  name: string;
}

export interface ClaimTable {
  id: Generated<number>;
  slug: string;
  recorded_at: string;
}

export interface ClaimRevisionTable {
  id: Generated<number>;
  claim_id: number;
  /** 1 for the first, then one more each time. */
  revision: number;
  /** The claim as the bundle has it, JSON. */
  body: string;
  claimant_slug: string;
  topic_slug: string | null;
  recorded_at: string;
  corrects: number | null;
}

/** The series that a revision rests on. */
export interface RevisionSeriesTable {
  revision_id: number;
  series_id: string;
}

/** The sources that a revision's inline figures name. */
export interface RevisionSourceTable {
  revision_id: number;
  source_id: string;
}

export type Clock = 'said' | 'now';

/** A verdict as published, with the hash of its bundle and the version of the method. */
export interface RulingTable {
  id: Generated<number>;
  revision_id: number;
  /** On the figures of the day it was said, or of the day of the ruling. */
  clock: Clock;
  as_of: string;
  method: string;
  bundle_sha256: string;
  finding: string;
  /** The verdict, JSON. */
  verdict: string;
  recorded_at: string;
  corrects: number | null;
}

/** A series with its figures that count and their sources, packed as JSON (`SeriesPack`); derived. */
export interface SeriesPackTable {
  series_id: string;
  pack: string;
  last_observation: number;
}

/** What lists show of a claim: derived from its last revision and rulings. */
export interface ListingTable {
  claim_id: number;
  slug: string;
  /** The last revision, and the last ruling on it with its day and method. */
  revision_id: number;
  ruling_id: number;
  ruled_on: string;
  /** The day of its last computation, whether or not that changed anything. */
  computed_on: string;
  method: string;
  /** The beginning of the quotation. */
  quote: string;
  claimant_slug: string;
  claimant: string;
  topic_slug: string | null;
  topic: string | null;
  kind: string;
  said_on: string;
  /** The claimed figure in words, where there is one. */
  claimed: string | null;
  finding_said: string;
  finding_now: string;
  standing_said: string;
  standing_now: string;
  because_now: string;
}

/** A claim under each finding it has, when said and now; derived. */
export interface ListingFindingTable {
  finding: string;
  said_on: string;
  claim_id: number;
}

export interface Schema {
  source: SourceTable;
  series: SeriesTable;
  observation: ObservationTable;
  claimant: ClaimantTable;
  topic: TopicTable;
  claim: ClaimTable;
  claim_revision: ClaimRevisionTable;
  revision_series: RevisionSeriesTable;
  revision_source: RevisionSourceTable;
  ruling: RulingTable;
  series_pack: SeriesPackTable;
  listing: ListingTable;
  listing_finding: ListingFindingTable;
}
