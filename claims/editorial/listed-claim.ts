/** Published claims as lists, feeds and site maps show them. */
import type { Claim } from '../bundle.ts';
import type { Claimant } from '../claim.ts';
import type { Clock, Headline } from '../verdict/headline.ts';
import type { Word } from '../verdict/reader-words.ts';
import type { Finding } from '../verdict/verdict.ts';

/** The verdict of a claim in short: its headline, and the findings of both clocks. */
export interface ListedVerdicts {
  kind: string;
  word: Word;
  clock: Clock;
  /** The other clock's word, if the headline tells it. */
  other: Word | null;
  findingSaid: Finding;
  findingNow: Finding;
  /** False if a pace has an end today while its deadline is still to come: a milestone, or the target before its day. */
  hasOutcome: boolean;
}

/** The headline of a listed claim. */
export function listedHeadline({
  word,
  clock,
  other,
}: Pick<ListedVerdicts, 'word' | 'clock' | 'other'>): Headline {
  return { word, clock, ...(other === null ? {} : { other }) };
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

/** A choice by which a list is narrowed, with how many claims it leaves. */
export interface CountedFacet extends Facet {
  claims: number;
}

/** What is near to a search that found no claim. */
export interface Suggestions {
  /** Whether it finds claims if nothing else narrows the list. */
  withoutFilters: boolean;
  /** Series by their ids. */
  series: readonly Facet[];
  claimants: readonly Facet[];
  topics: readonly Facet[];
}

/** A claim as the table of a list has it. */
export interface TabledClaim
  extends Pick<
    ListedClaim,
    | 'slug'
    | 'quote'
    | 'claimant'
    | 'claimantSlug'
    | 'saidOn'
    | 'kind'
    | 'topic'
    | 'claimed'
    | 'word'
    | 'findingSaid'
    | 'findingNow'
    | 'becauseNow'
  > {
  party: string | null;
  /** The words of both clocks; null by a method that had none. */
  wordSaid: Word | null;
  wordNow: Word | null;
  revision: number;
  /** When it was first published, and when its verdict or its evidence last changed. ISO 8601. */
  publishedAt: string;
  changedAt: string;
}

/** How many claims have a word. */
export interface WordTally {
  word: Word;
  claims: number;
}

/** A published claim in a feed or in the list of all reviews. */
export interface FollowedClaim extends ListedVerdicts {
  /** Its number in the ledger, by which long lists are cut into parts. */
  id: number;
  slug: string;
  /** The whole quotation. */
  quote: string;
  claimant: Claimant;
  claimantSlug: string;
  /** Whether the ledger knows the claimant as a body, whatever the claim itself says of it. */
  isKnownBody: boolean;
  saidOn: string;
  appearance: Claim['appearance'];
  topic: string | null;
  /** Why, on the figures of the day it was said; null if the headline does not go by them. */
  becauseSaid: string | null;
  becauseNow: string;
  /** When it was first published, and when its verdict or its evidence last changed. ISO 8601. */
  publishedAt: string;
  changedAt: string;
  /** Its revision, the day of the figures of the last ruling on it, and whether that came after it was published. */
  revision: number;
  ruledOn: string;
  isRuledLater: boolean;
}

/** What a feed of claims is about: all of them, or those of a topic or a claimant. */
export type FeedScope = { of: 'all' } | { of: 'topic' | 'claimant'; slug: string };

/** A withdrawn claim in a feed. */
export interface WithdrawnEntry {
  slug: string;
  /** The beginning of its quotation. */
  quote: string;
  /** When it was first published, which its id in feeds is made of, and when it was withdrawn. ISO 8601. */
  publishedAt: string;
  at: string;
}

/** One part of a feed of claims, the claim that changed last first. */
export interface ClaimsFeed {
  claims: readonly FollowedClaim[];
  /** The claims that were withdrawn: in the newest part the last of all, in others those that had their place in it. */
  withdrawn: readonly WithdrawnEntry[];
  /** The places between which the next older and the next newer part begin; null if this is the last or the first. */
  older: number | null;
  newer: number | null;
  /** When else the feed last changed: by a withdrawal, or by the recording of the first claim; null in an empty ledger. */
  moved: string | null;
  /** The topic's or the claimant's name and slug by now; null if there is none, or the feed is of all. */
  named: Facet | null;
}

/** Which part of a feed: what comes before a place in it, after one, or the newest. */
export interface FeedPart {
  before?: number | undefined;
  after?: number | undefined;
}

/** A claim that was withdrawn, as the list of all reviews tells it. */
export interface WithdrawnReview {
  slug: string;
  at: string;
}

/** The addresses in one file of the site map. */
export interface SitemapPart {
  claims: readonly { slug: string; changedAt: string }[];
  /** Slugs of claimants and topics, and ids of series: in the first file only. */
  claimants: readonly string[];
  topics: readonly string[];
  series: readonly string[];
  /** Ids of disputes: likewise. */
  disputes: readonly string[];
  /** How many files there are, at least 1. */
  files: number;
}
