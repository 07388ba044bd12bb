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
  /** How many of its claims come out otherwise on today’s figures than when they were said. */
  turned: number;
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

/** Targets as they are told: one without a day goes with that of the same value that has one, if only one has. */
export function goalsTold(goals: readonly DisputeGoal[]): DisputeGoal[] {
  const isOf = (one: DisputeGoal, other: DisputeGoal) => one.value === other.value && one.unit === other.unit;
  const dated = (goal: DisputeGoal) => goals.filter((one) => one.deadline !== null && isOf(one, goal));
  return goals
    .filter((goal) => goal.deadline !== null || dated(goal).length !== 1)
    .map((goal) => {
      const undated = goals.find((one) => one.deadline === null && isOf(one, goal));
      const takes = goal.deadline !== null && undated !== undefined && dated(goal).length === 1;
      return takes ? { ...goal, claims: goal.claims + undated.claims } : goal;
    });
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
  /** Whether somebody else said it, and of the two one is borne out and the other is not. */
  isOtherSide: boolean;
}

/** What was said besides a claim about the same figures. */
export interface OtherSide {
  /** At most four; those of other people that came out otherwise first, then those said nearest to it. */
  claims: readonly OtherClaim[];
  /** The disputes that the claim is in. */
  disputes: readonly DisputeName[];
}
