/**
 * From a draft to a correction: the roles, the stages, the steps between them, and who may take them.
 * Every page, table and test of the newsroom reads these rules from here.
 */

/** What a person of the newsroom may do; each role may do everything that the roles before it may. */
export const ROLES = ['editor', 'reviewer', 'admin'] as const;

export type Role = (typeof ROLES)[number];

/** Each role in words. */
export const ROLE_WORDS: Record<Role, { label: string; may: string }> = {
  editor: { label: 'Editor', may: 'writes drafts, records evidence, and submits for review' },
  reviewer: { label: 'Reviewer', may: 'also publishes the work of others, corrects and withdraws' },
  admin: { label: 'Admin', may: 'also manages people and settings, and sees the audit' },
};

/** Whether a role may do what `needed` may. */
export function hasRole(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

/**
 * Where the work on a claim stands. A published claim may have a draft of its next revision. `discarded`: nothing is
 * published, and the only draft was discarded.
 */
export const STAGES = ['draft', 'in-review', 'published', 'withdrawn', 'discarded'] as const;

export type Stage = (typeof STAGES)[number];

export const STAGE_WORDS: Record<Stage, string> = {
  draft: 'Draft',
  'in-review': 'In review',
  published: 'Published',
  withdrawn: 'Withdrawn',
  discarded: 'Discarded',
};

/** The steps of the work that are recorded, with who took them and when. */
export const STEP_NAMES = [
  'submitted',
  'sent-back',
  'published',
  'queue-published',
  'withdrawn',
  'discarded',
  'restored',
] as const;

export type StepName = (typeof STEP_NAMES)[number];

/** Why a published claim is changed, as readers see it. */
export const CORRECTION_TYPES = ['typo', 'evidence', 'reading', 'method', 'verdict'] as const;

export type CorrectionType = (typeof CORRECTION_TYPES)[number];

export const CORRECTION_WORDS: Record<CorrectionType, { label: string; means: string }> = {
  typo: { label: 'Typo', means: 'A slip of writing that changes neither the test nor the verdict.' },
  evidence: { label: 'Evidence', means: 'Figures were added, revised or corrected.' },
  reading: { label: 'Reading', means: 'The words are read differently: their number, hedge or kind.' },
  method: {
    label: 'Method',
    means: 'The method by which all verdicts are computed has changed: no mistake of ours is mended.',
  },
  verdict: { label: 'Verdict', means: 'The verdict was wrong, for a reason that the sentence gives.' },
};

/** What a reviewer confirms before publishing, all of it each time. */
export const CHECKLIST = {
  quotation: 'The quotation is word for word, and the link leads to where it was said.',
  fair: 'The kind, the figure and the hedge are what a fair reader would take the words to claim.',
  measure: 'The figures measure what the words are about: the same thing, place, unit and time.',
  sources: 'Every figure was looked up in its source.',
  reply: 'The claimant was asked, or there is a reason not to.',
} as const;

export type CheckName = keyof typeof CHECKLIST;

export const CHECKS = Object.keys(CHECKLIST) as CheckName[];

/**
 * Whether a person may publish a piece of work: a reviewer may, but not their own work unless the newsroom has switched
 * the second reader off. `writers` are the ids of everybody who had a hand in it.
 */
export function mayPublish(
  person: { id: string; role: Role },
  writers: readonly string[],
  secondReader: boolean,
): boolean {
  return hasRole(person.role, 'reviewer') && (!secondReader || !writers.includes(person.id));
}

/** For how many days a discarded draft can be taken up again. */
export const RESTORABLE_DAYS = 30;

/** Whether a person may discard a draft: an editor one that they alone wrote, a reviewer any. */
export function mayDiscard(person: { id: string; role: Role }, writers: readonly string[]): boolean {
  return (
    hasRole(person.role, 'reviewer') ||
    (writers.length > 0 && writers.every((writer) => writer === person.id))
  );
}
