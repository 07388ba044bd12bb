/** Sayings and deeds as the newsroom lists them. */
import type { HeldSaying } from './saying.ts';

/** A saying that nobody took off, with who attached it and why. */
export interface SayingAtWork extends HeldSaying {
  /** Whether it waits for a second editor, and readers do not see it. */
  waits: boolean;
  addedBy: string;
  /** The id of who attached it; null for the command line. */
  addedById: string | null;
  why: string | null;
}

/** A saying that waits for a second editor, as the desk lists it. */
export interface WaitingSaying {
  id: number;
  /** The claim that it is of, and its words. */
  slug: string;
  claim: string;
  claimant: string;
  saidOn: string;
  words: string;
  addedBy: string;
  addedById: string | null;
  addedAt: string;
}

/** What an editor did with sayings of a claim, or with the claim as a whole. */
export interface SayingDeed {
  id: number;
  what: 'load' | 'attach' | 'confirm' | 'detach' | 'merge' | 'split' | 'link';
  /** The claim that it was done to. */
  slug: string;
  /** The words of the other claim of a merge, a split or a link, as the claim that is looked at sees it. */
  other: string | null;
  /** Whose sayings it is about, each with its day. */
  who: readonly { name: string; saidOn: string }[];
  reason: string | null;
  by: string;
  at: string;
  undone: { by: string; at: string } | null;
}

/** What was done, in words. */
export const DEED_WORDS: Record<SayingDeed['what'], string> = {
  load: 'Loaded with a bundle',
  attach: 'Attached',
  confirm: 'Confirmed',
  detach: 'Taken off',
  merge: 'Merged',
  split: 'Made a claim of their own',
  link: 'Linked',
};

/** What can be undone by one click; the rest stands, or is taken off by itself. */
export const UNDOABLE: ReadonlySet<SayingDeed['what']> = new Set([
  'attach',
  'detach',
  'merge',
  'split',
  'link',
]);
