/** Disputes: what several people said about the same figures, in one place (subjects.ts says which claims belong together). */

import type { Claimant } from '../claim.ts';
import type { Series } from '../evidence/series.ts';
import type { Word } from '../verdict/reader-words.ts';
import type { ListedClaim, ListedVerdicts } from './listed-claim.ts';

/** A dispute in short. It is called by the series that a claim in it was about first; `id` is that of the series. */
export interface DisputeName {
  id: string;
  title: string;
  claims: number;
  /** By how many people and bodies. */
  claimants: number;
}

/** A dispute in a list. */
export interface ListedDispute extends DisputeName {
  place: string | null;
  /** When a verdict in it was published last. ISO 8601. */
  movedAt: string;
  /** How many of its claims have each word, in the order of the words. */
  words: readonly { word: Word; claims: number }[];
}

/** A claim in a dispute, with its place in the order in which the claims were made, from 1. */
export interface DisputedClaim extends ListedClaim {
  number: number;
  /** Who said it, as they were then. */
  speaker: Claimant;
  /** Why, on the figures of the day it was said; null if today's say the same, or decide. */
  becauseSaid: string | null;
}

/** Where a claim stands on the line of time. */
export interface ClaimMark {
  number: number;
  slug: string;
  claimant: string;
  saidOn: string;
}

/** A target that claims of a dispute name. */
export interface DisputeGoal {
  value: string;
  unit: string | null;
  deadline: string | null;
  /** How many claims name it. */
  claims: number;
}

/** The page of a dispute. */
export interface Dispute extends DisputeName {
  /** The figures that it is called by. */
  series: Series;
  /** The other series that its claims are about, or that measure the same. */
  beside: readonly { id: string; title: string }[];
  /** The targets that its claims name, the one that most name first. */
  goals: readonly DisputeGoal[];
  /** Where its claims stand on the line of time: all, or the first of very many. */
  marks: readonly ClaimMark[];
  /** One page of its claims, in the order in which they were made. */
  said: readonly DisputedClaim[];
}

/** A claim on the same figures as another, beside which it is shown. */
export interface OtherClaim extends ListedVerdicts {
  slug: string;
  quote: string;
  claimant: string;
  saidOn: string;
  becauseNow: string;
}

/** What was said besides a claim about the same figures. */
export interface OtherSide {
  /** At most four; those of other people with another word first, then those said nearest to it. */
  claims: readonly OtherClaim[];
  /** The disputes that the claim is in. */
  disputes: readonly DisputeName[];
}
