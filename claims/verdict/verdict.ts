/**
 * The verdict: what the engine answers, its words and their order.
 *
 * A verdict carries its reason and its working. What is not known is a finding of its own, with what is
 * missing, and never a low score.
 */

import type { Claimed } from '../claim.ts';
import type { NoFigure } from '../evidence/series.ts';
import type { Quantity } from '../exact/number.ts';
import type { Word } from './reader-words.ts';
import type { Surface } from './surface-shape.ts';

/** The method that this engine computes; every verdict names it. */
export const METHOD = '2026-12';

/** Findings on a figure. */
const FIGURE_FINDINGS = [
  'holds',
  'holds-as-published',
  'within-rounding',
  'rounded',
  'stretched',
  'slightly-off',
  'too-close',
  'fails',
  'not-computable',
] as const;

/** Findings on a pace. */
export const PACE_FINDINGS = [
  'reached',
  'ahead',
  'on-pace',
  'yardsticks-disagree',
  'short-of-pace',
  'needs-a-record',
  'missed',
  'awaiting-outcome',
] as const;

/** Findings on a promise. */
const PROMISE_FINDINGS = ['kept', 'kept-late', 'partly-kept', 'broken', 'pending', 'unclear'] as const;

export const FINDINGS = [...FIGURE_FINDINGS, ...PACE_FINDINGS, ...PROMISE_FINDINGS] as const;

export type Finding = (typeof FINDINGS)[number];

interface FindingWords {
  /** The verdict in words, as readers see it. */
  label: string;
  /** What the finding means, in one sentence for the method page and titles. */
  means: string;
}

/** Each finding in words. */
export const FINDING_WORDS: Record<Finding, FindingWords> = {
  holds: {
    label: 'Holds',
    means: 'Every value that the evidence allows lies where the words hold.',
  },
  'holds-as-published': {
    label: 'Holds as published',
    means: 'The published figures bear the words out; rounding in them leaves room for doubt.',
  },
  'within-rounding': {
    label: 'Within rounding',
    means: 'The published figures do not give it; the true ones behind their rounding may.',
  },
  rounded: { label: 'Rounded', means: 'A round number for a figure that is near it.' },
  stretched: {
    label: 'Stretched',
    means: 'The words are wider than usage bears, but not out of reach.',
  },
  'slightly-off': {
    label: 'Slightly off',
    means: 'No value that the evidence allows fits the words, but it misses them by little.',
  },
  'too-close': {
    label: 'Too close to call',
    means: 'The evidence allows values on both sides.',
  },
  fails: {
    label: 'Fails',
    means: 'No value that the evidence allows fits the words, even stretched.',
  },
  'not-computable': {
    label: 'Not computable',
    means: 'The evidence does not settle it, and the page says what is missing.',
  },
  reached: { label: 'Target reached', means: 'The figure reached the target.' },
  ahead: {
    label: 'Ahead of pace',
    means: 'Every recent rate is at least 5% above what is still required.',
  },
  'on-pace': {
    label: 'On pace',
    means: 'Every recent rate is within 5% of what is required, or above it.',
  },
  'yardsticks-disagree': {
    label: 'Yardsticks disagree',
    means: 'Some recent rates would do, others would not.',
  },
  'short-of-pace': {
    label: 'Short of pace',
    means: 'Every recent rate falls short of what is required.',
  },
  'needs-a-record': {
    label: 'Needs a record pace',
    means: 'What is required is beyond the best rate ever kept up for as long.',
  },
  missed: {
    label: 'Target missed',
    means: 'The figure of the deadline did not reach the target.',
  },
  'awaiting-outcome': {
    label: 'Awaiting the outcome',
    means: 'The deadline has passed and its figure is not published yet.',
  },
  kept: {
    label: 'Kept',
    means: 'The figure of the deadline reached what was promised.',
  },
  'kept-late': { label: 'Kept late', means: 'It was reached, but after the deadline.' },
  'partly-kept': {
    label: 'Partly kept',
    means: 'It was not reached, but at least the stated part of the way was.',
  },
  broken: {
    label: 'Broken',
    means: 'It was not reached, nor the stated part of the way.',
  },
  pending: { label: 'Pending', means: 'The deadline has not come.' },
  unclear: {
    label: 'Unclear',
    means: 'The promise names no number, no unit or no deadline to test it by.',
  },
};

/** Why a formula has no value. */
export type FormulaReason = 'division-by-zero' | 'non-positive-base' | 'no-time-left';

/** Why a verdict is not computable. */
export type Reason =
  | NoFigure
  | FormulaReason
  | 'no-series'
  | 'unit-mismatch'
  | 'measure-mismatch'
  | 'period-mismatch'
  | 'no-period'
  | 'gaps'
  | 'no-rival'
  | 'no-window'
  | 'no-claimed-figure';

export interface Missing {
  reason: Reason;
  /** The input that the reason lies in, if it lies in one. */
  input?: string;
}

/** What would change the verdict: the values of one input that would make the finding `holds`. */
export interface Flip {
  input: string;
  /** The published point. */
  point: string;
  /** An interval in exact fractions, or `none`. */
  holdsIn: string;
  /** The end of it closest to the point; null if there is none. */
  nearest: string | null;
  /** How far away that is. */
  by: string | null;
}

/** A figure that the verdict rests on. */
export interface EvidenceUsed {
  input: string;
  /** Absent for an inline figure, as are `at` and the rest if it does not give them. */
  series?: string;
  at?: string;
  value: string;
  publishedOn?: string;
  source?: string;
}

/** A figure of other evidence that says otherwise, as the flag `measure` names it. */
export interface OnAnotherMeasure {
  label: string;
  /** Of other evidence that the claim names; absent for a measure of the response surface. */
  finding?: Finding;
  word?: Word;
  /** Absent if the kind computes no figure. */
  decimal?: string;
}

/**
 * What right words leave out (method, section 6). A flag never changes a finding. `inputs` are named as in `evidence`, the
 * tested observations of a series together as `series`.
 */
export type Framing =
  | { flag: 'coverage'; testedSince: string }
  | { flag: 'gaps'; missing: number; expected?: number }
  | { flag: 'tied'; with: string[] }
  | { flag: 'field'; given: number; size: number }
  | { flag: 'understated' }
  | { flag: 'far-below' }
  | { flag: 'wide'; factor: Quantity }
  | { flag: 'dates-apart'; days: number }
  | { flag: 'provisional'; inputs: string[] }
  | { flag: 'own-figures' }
  | { flag: 'same-day'; inputs: string[] }
  | { flag: 'measure'; on: OnAnotherMeasure[] }
  | { flag: 'per-head' }
  | { flag: 'real-terms' }
  | { flag: 'window' }
  | { flag: 'stale' };

/** The flags in the order in which they stand beside a verdict. */
export const FLAGS = [
  'coverage',
  'gaps',
  'tied',
  'field',
  'understated',
  'far-below',
  'wide',
  'dates-apart',
  'provisional',
  'own-figures',
  'same-day',
  'measure',
  'per-head',
  'real-terms',
  'window',
  'stale',
] as const satisfies readonly Framing['flag'][];

/** What the evidence gives, in the claimed unit. */
export interface Computed extends Quantity {
  interval: string;
  unit: string;
}

/** The finding of the same words on other inputs. */
export interface OnOther {
  label: string;
  finding: Finding;
  word: Word;
  computed: Computed | null;
}

/** One yardstick: the rate kept up over the last `months` months, and its ratio to the required one. */
export interface PaceWindow {
  months: number;
  from: string;
  rate: Quantity;
  ratio: Quantity;
}

/** The pace towards a target (method, section 8). */
export interface Pace {
  at: string;
  actual: Quantity;
  target: Quantity;
  /** Months from the figure to the deadline. */
  left: Quantity;
  required: Quantity | null;
  windows: PaceWindow[];
  bestPast: { from: string; to: string; rate: Quantity } | null;
  finding: Finding;
  says?: 'on-track' | 'off-track';
  agrees?: boolean | null;
  enough: { window: number; actual: Quantity; months: Quantity | null; slip: Quantity | null } | null;
}

/** The figure of the deadline, against the target. */
export interface Outcome {
  finding?: 'reached' | 'missed' | 'too-close';
  at: string;
  actual: Quantity;
  target?: Quantity;
  percent?: Quantity | null;
  /** When the target was reached, if that was after the deadline. */
  reachedAt?: string;
}

/** The values of a sentence or a line of working: JSON, numbers as exact strings. */
export type Told = string | number | boolean | null | readonly Told[] | { readonly [name: string]: Told };

/** A sentence before it is made: which one it is, and the values that it holds. */
export interface Saying {
  code: string;
  values: { readonly [name: string]: Told };
}

/** One line of the working before it is put into words. */
export interface WorkedStep extends Quantity {
  /** What is worked out, as a code: `rate`, `rate-over`. */
  code: string;
  /** What the name of the line says beside its code: `{ months: 6 }`. */
  counts?: { readonly [name: string]: string | number };
  /** How, in the names of `values`. */
  expression: string;
  /** Each name in the expression with its value: a decimal, or a fraction if that does not end. */
  values: Record<string, string>;
}

/** One line of the working, with its name in words. */
export interface WorkingStep extends Quantity {
  step: string;
  expression: string;
  values: Record<string, string>;
}

/** What a verdict says whatever the language. */
interface VerdictValues {
  kind: string;
  asOf: string;
  method: string;
  /** The reader's word; verdicts of method 2026-11 were stored without one. */
  word?: Word;
  finding: Finding;
  /** On which side of the words' ring the evidence lies. */
  direction?: 'below' | 'above';
  computed?: Computed;
  claimed?: Claimed & { in: string; out: string };
  /** Claimed less computed. */
  difference?: Quantity;
  relative?: Quantity;
  /** `unit-error`: percentage points were called per cent. */
  reason?: 'unit-error' | null;
  testedSince?: string;
  /** The step that a streak counts: `months`, `quarters`. */
  step?: string;
  pace?: Pace | null;
  outcome?: Outcome | null;
  flips: Flip[];
  framing: Framing[];
  /** The same words on other inputs that the claim names. */
  alsoOn?: OnOther[];
  /** What the claimed number is, if not what the words say. */
  insteadOf?: { what: string };
  /** The same words from elsewhere. */
  surface?: Surface;
  missing: Missing[];
  evidence: EvidenceUsed[];
}

/** A verdict as it is decided and stored: values alone, with what its sentence and its working will say. */
export interface Decided extends VerdictValues {
  saying: Saying;
  working: WorkedStep[];
}

/** A verdict in words, as the contract gives it. */
export interface Verdict extends VerdictValues {
  /** The verdict in one sentence. */
  because: string;
  working: WorkingStep[];
}

/** A verdict in words, or before it is put into them. */
export type AnyVerdict = Verdict | Decided;

/** The verdict by both clocks: on the figures of the day on which the claim was made, and on today's. */
export interface Clocks<V = Verdict> {
  said: V;
  now: V;
}
