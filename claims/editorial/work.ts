/** The work on claims as the newsroom sees it: drafts, steps, replies, and what waits in the queue. */
import type { Claim } from '../bundle.ts';
import type { Source } from '../evidence/series.ts';
import type { Withdrawal } from './correction.ts';
import type { Moved } from './correction-sentence.ts';
import type { Role, Stage, StepName } from './workflow.ts';

/** Who publishes, and whether the newsroom asks for a second reader. */
export interface Publisher {
  person: { id: string; role: Role };
  secondReader: boolean;
}

/** A save of a draft without its text. */
export interface SaveLine {
  /** 1 for the first, then one more each time. */
  number: number;
  /** The address of whoever saved it, and their name if the newsroom knows it. */
  savedBy: string;
  savedByName: string | null;
  savedAt: string;
}

/** A save of a draft. */
export interface DraftSave extends SaveLine {
  /** The form exactly as it was typed. */
  fields: Record<string, string>;
  savedById: string | null;
}

/** A remark on a field by somebody who sent the draft back. */
export interface FieldComment {
  field: string;
  comment: string;
}

/** A step of the work. */
export interface Step {
  /** The save that the step was taken on. */
  number: number;
  step: StepName;
  /** The address of whoever took it, and their name if the newsroom knows it. */
  by: string;
  byName: string | null;
  at: string;
  comments: readonly FieldComment[];
}

/** A draft that was discarded. */
export interface Discarding {
  /** The number of its last save. */
  number: number;
  by: string;
  byName: string | null;
  at: string;
  /** Empty if none was given. */
  reason: string;
  /** The quotation as it was saved last. */
  quote: string;
}

/** The published revision that a draft starts from. */
export interface PublishedWork {
  claim: Claim;
  revision: number;
  topic: string;
  context: string;
  /** The sources that its inline figures name. */
  sources: Source[];
}

/** The work on a claim: on one that is not published yet, or on the next revision of one that is. */
export interface Work {
  slug: string;
  stage: Stage;
  /** Whether readers can see a revision of it. */
  isPublished: boolean;
  /** The number of the last save; 0 if there is none. */
  latest: number;
  /** The save that was published last; 0 if none was. */
  publishedNumber: number;
  /** The save that is in review. */
  submittedNumber: number | null;
  /** When the last save was discarded, by whom and why; null if it was not, or was taken up again. */
  discarded: Discarding | null;
  /** The open draft; null if every save is published. */
  draft: DraftSave | null;
  /** The notes for colleagues, as last saved. */
  notes: string;
  /** The ids of everybody who saved the open draft: none of them is its second reader. */
  writers: string[];
  /** The ids of everybody who recorded figures that wait in the queue, which publishing the draft would bring to readers too. */
  recorders: string[];
  /** The revision that readers see; null before publication. */
  published: PublishedWork | null;
  withdrawn: Withdrawal | null;
  /** The slug of the claim that it went into; null if it stands by itself. */
  mergedInto: string | null;
  /** The latest first. */
  steps: readonly Step[];
  /** The remarks from when the draft was last sent back, until it is submitted again. */
  comments: readonly (FieldComment & { by: string; at: string })[];
}

/** A published revision of a claim: its number, and when it was published. */
export interface RevisionLine {
  revision: number;
  recordedAt: string;
}

/** The work on a claim in the newsroom's lists. */
export interface ListedWork {
  slug: string;
  stage: Stage;
  isPublished: boolean;
  /** The beginning of the quotation; empty if there is none yet. */
  quote: string;
  touchedAt: string;
  touchedBy: string;
  touchedByName: string | null;
  /** Whoever saved it last; null if nothing was saved. */
  writer: string | null;
  writerName: string | null;
  /** Whether a reviewer sent it back and it has not been submitted since. */
  isSentBack: boolean;
  /** Whether it is published and part of its right of reply waits to be put on its page. */
  repliesWait: boolean;
}

/** A question to the claimant, or an answer to one, as it was recorded. */
export interface ReplyEvent {
  id: number;
  /** The question that it answers; null for a question. */
  question: number | null;
  /** The day on which the claimant was asked, or answered. */
  happenedOn: string;
  channel: string | null;
  deadline: string | null;
  answer: string | null;
  recordedBy: string;
  recordedById: string | null;
  at: string;
  /** When it was put on the page; null if it was not. */
  releasedAt: string | null;
  /** When it was taken back, and by whom; null if it was not. */
  takenBackAt: string | null;
  takenBackBy: string | null;
}

/** A published verdict that newer evidence or a newer method would change. */
export interface QueueEntry extends Moved {
  slug: string;
  quote: string;
  claimant: string;
  since: string;
  /** Names the state that is shown: publishing any other state is refused. */
  mark: number;
  revision: number;
  moves: number;
  /** The ids of everybody who recorded the figures that wait. */
  recordedBy: string[];
  /** Whether a draft of the claim is open, which may be about the same change. */
  hasDraft: boolean;
}
