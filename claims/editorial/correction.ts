/** Changes to what was published, and the right of reply, as readers see them. */
import type { Claim } from '../bundle.ts';
import type { Standing, Word } from '../verdict/reader-words.ts';
import type { Finding, Verdict } from '../verdict/verdict.ts';
import type { Revised } from './changes.ts';
import { CORRECTION_TYPES, type CorrectionType } from './workflow.ts';

/** A verdict as a correction quotes it. */
export interface VerdictShown {
  /** Absent where it was published before there were words: then its finding is shown. */
  word?: Word | undefined;
  finding: Finding;
  /** Whether it is for the claim or against it: of its word, if it has one. */
  standing: Standing;
  because: string;
}

/** The verdicts of both clocks as a correction quotes them. */
export interface ClocksShown {
  said: VerdictShown;
  now: VerdictShown;
}

/** The reason for a change, as readers see it. */
export interface CorrectionNote {
  type: CorrectionType;
  sentence: string;
}

/** A correction on the page and in the history of its claim. */
export interface Correction extends CorrectionNote {
  id: number;
  fromRevision: number;
  toRevision: number;
  before: ClocksShown;
  after: ClocksShown;
  /** What changed in the claim; null if only the verdict was published again. */
  changed: Revised | null;
  at: string;
  withoutSecondReader: boolean;
}

/** What the list of corrections can be narrowed to: a type of correction, withdrawals, or changes to who said a claim. */
export const LISTED_TYPES = [...CORRECTION_TYPES, 'withdrawal', 'sayings'] as const;

export type ListedType = (typeof LISTED_TYPES)[number];

/** A correction, a withdrawal or a change to the sayings of a claim in the list of all of them. */
export interface ListedCorrection {
  /** Null for what is no correction. */
  id: number | null;
  /** The number of what was done with sayings; null for all else. */
  deed: number | null;
  type: ListedType;
  /** The sentence for readers; for a withdrawal, its reason. */
  sentence: string;
  /** Null for a withdrawal. */
  before: ClocksShown | null;
  after: ClocksShown | null;
  /** What changed in the claim; null if only the verdict was published again, and in feeds. */
  changed: Revised | null;
  at: string;
  withoutSecondReader: boolean;
  slug: string;
  /** The beginning of the quotation, as of the revision that the correction led to. */
  quote: string;
  claimant: string;
  claimantSlug: string;
  /** In feeds, how many claims a change of the method turned together, if it stands for more than one. */
  alike?: number;
  /** Whether the claim was withdrawn, so that its corrections are in its history only. */
  isWithdrawn: boolean;
}

/** Why and when a claim was withdrawn. */
export interface Withdrawal {
  reason: string;
  at: string;
}

/** A withdrawn claim, as it was last published. */
export interface WithdrawnClaim extends Withdrawal {
  claim: Claim;
  claimantSlug: string;
}

/** A verdict as published. */
export interface PublishedRuling {
  clock: 'said' | 'now';
  asOf: string;
  verdict: Verdict;
  bundleSha256: string;
  recordedAt: string;
  method: string;
}

/** A published revision with the rulings made on it. */
export interface HistoryEntry {
  revision: number;
  recordedAt: string;
  claim: Claim;
  /** What readers should know besides the claim, in Markdown. */
  context: string | null;
  topic: string | null;
  withoutSecondReader: boolean;
  /** The latest first. */
  rulings: readonly PublishedRuling[];
}

/** Something that was done with the sayings of a claim, in a sentence. */
export interface SayingsEntry {
  deed: number;
  at: string;
  sentence: string;
}

/** What has happened to a claim since it was first published. */
export interface History {
  /** The published revisions, the latest first. */
  entries: readonly HistoryEntry[];
  corrections: readonly Correction[];
  withdrawn: Withdrawal | null;
  /** The slug of the claim that it went into; null if it stands by itself. */
  into: string | null;
}

/** A question that was put to the claimant, and the answers, as far as they are published. */
export interface Reply {
  askedOn: string;
  channel: string;
  deadline: string | null;
  /** In the order in which they were recorded. */
  answers: readonly { text: string; on: string }[];
}

/** Since when something is on the page of its claim, ISO 8601, and its number in the ledger. */
export interface Released {
  id: number;
  releasedAt: string;
}

/** A question and its answers, each with the time since which readers see it. */
export interface ReleasedReply extends Reply, Released {
  answers: readonly (Released & { text: string; on: string })[];
}

/** A change to a published verdict that waits for an editor. */
export interface QueuedVerdict {
  since: string;
  cause: 'evidence' | 'method';
  now: VerdictShown;
  /** Whether today's verdict stays the same, so that only the one of the day it was said would be another. */
  isSameNow: boolean;
}
