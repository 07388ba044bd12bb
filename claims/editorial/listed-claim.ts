/** Published claims as lists, feeds and site maps show them. */
import type { Claim } from '../bundle.ts';
import type { Claimant } from '../claim.ts';
import type { Finding, Standing } from '../verdict.ts';

/** The verdict of a claim by both clocks, in short. */
export interface ListedVerdicts {
  findingSaid: Finding;
  findingNow: Finding;
  standingSaid: Standing;
  standingNow: Standing;
}

/** A claim in a list. */
export interface ListedClaim extends ListedVerdicts {
  slug: string;
  /** The beginning of the quotation; in search results with each match between U+0002 and U+0003. */
  quote: string;
  claimant: string;
  claimantSlug: string;
  topic: string | null;
  topicSlug: string | null;
  kind: string;
  /** The claimed figure in words; null if the claim names none. */
  claimed: string | null;
  saidOn: string;
  becauseNow: string;
}

/** A claim that rests on a series. */
export interface RestingClaim extends ListedVerdicts {
  slug: string;
  quote: string;
  claimant: string;
  saidOn: string;
  /** Whether newer figures wait in the queue, so that no published verdict rests on them yet. */
  waits: boolean;
}

/** Another test of the same words. */
export interface OtherTest extends RestingClaim {
  kind: string;
  /** The claimed figure in words; null if the claim names none. */
  claimed: string | null;
}

/** A claimant or a topic that lists can be narrowed to. */
export interface Facet {
  slug: string;
  name: string;
}

/** What the front page lists. */
export interface HomeLists {
  latest: readonly ListedClaim[];
  /** Claims whose verdict today differs from the one on the day they were made. */
  turned: readonly ListedClaim[];
  topics: readonly Facet[];
  total: number;
}

/** A published claim in a feed or in the list of all reviews. */
export interface FollowedClaim extends ListedVerdicts {
  /** Its number in the ledger, by which long lists are cut into parts. */
  id: number;
  slug: string;
  /** The beginning of the quotation. */
  quote: string;
  claimant: Claimant;
  /** Whether the ledger knows the claimant as a body, whatever the claim itself says of it. */
  isKnownBody: boolean;
  saidOn: string;
  appearance: Claim['appearance'];
  topic: string | null;
  becauseNow: string;
  /** When it was first published, and when its verdict or its evidence last changed. ISO 8601. */
  publishedAt: string;
  changedAt: string;
}

/** The addresses in one file of the site map. */
export interface SitemapPart {
  claims: readonly { slug: string; changedAt: string }[];
  /** Slugs of claimants and topics, and ids of series: in the first file only. */
  claimants: readonly string[];
  topics: readonly string[];
  series: readonly string[];
  /** How many files there are, at least 1. */
  files: number;
}
