/**
 * What a file would do to the ledger, before anything is done: a plan, what was found on the way to it, and the answers that
 * it needs. A plan is plain JSON.
 */
import * as z from 'zod';
import { date, text } from '../evidence/schema.ts';
import type { Frequency, Observation, Precision } from '../evidence/series.ts';
import { isDate } from '../exact/calendar.ts';
import type { NextRelease } from './next-release.ts';

/**
 * How grave a finding is. `stop`: nothing can be applied. `ask`: a question has to be answered first. `tick`: somebody has to
 * say why it is right. `said`: it is told.
 */
export type Level = 'stop' | 'ask' | 'tick' | 'said';

/** The codes of findings, with the level of each; a few have two, by what was found. */
export const CODES = {
  'format-unknown': 'stop',
  limit: 'stop',
  'header-changed': 'stop',
  'check-failed': 'stop',
  'column-unmapped': 'stop',
  'column-absent': 'stop',
  'label-unmapped': 'stop',
  'label-twice': 'stop',
  'mixed-frequency': 'stop',
  'same-time-twice': 'stop',
  rebased: 'stop',
  'number-unreadable': 'stop',
  'time-unreadable': 'stop',
  'no-time': 'stop',
  /** The day of release is not known yet; the answer is `published`. */
  'release-day': 'ask',
  'two-readings': 'ask',
  'older-time': 'ask',
  'first-of-month': 'ask',
  'mark-unknown': 'ask',
  'format-scale': 'ask',
  'float-noise': 'ask',
  'percent-fraction': 'ask',
  /** Series that the recipe names and the ledger does not have: asked where the ledger is known. */
  'series-absent': 'ask',
  /** Said where the recipe says whether hidden rows are read. */
  'hidden-rows': 'ask',
  size: 'tick',
  sign: 'tick',
  'scale-1000': 'tick',
  'not-over': 'tick',
  /** Said where a superscript told it; a tick where only the digits do. */
  'footnote-split': 'tick',
  encoding: 'said',
  'release-day-differs': 'said',
  'places-differ': 'said',
  break: 'said',
  'sum-differs': 'said',
  'hidden-sheets': 'said',
  'hidden-columns': 'said',
  'error-cells': 'said',
  'formula-no-value': 'said',
  filtered: 'said',
} as const satisfies Record<string, Level>;

export type Code = keyof typeof CODES;

/** What has to be known before a plan can be applied, with the answers that can be given. */
export interface Question {
  /** The name of the answer: the code, with a colon and the mark where a mark is asked about ("mark-unknown:m"). */
  name: string;
  label: string;
  choices: readonly { value: string; label: string }[];
  /** The answer that the file suggests. */
  proposed?: string;
}

/** What was found. */
export interface Warning {
  code: Code;
  level: Level;
  /** The cells, columns or labels that it is about; the first few if there are many. */
  where: readonly string[];
  /** How many there are. */
  count: number;
  /** A sentence that says what was found, and what to do. */
  message: string;
  question?: Question;
  /** The reason with which a tick was given; absent while it is open. */
  reason?: string;
  /** Of `rebased`: a factor that all figures agree with, new over old. */
  factor?: string;
}

/** A figure that the plan writes. */
export interface Planned {
  series: string;
  /** A day, or a period. */
  at: string;
  value: string;
  precision: Precision;
  status?: NonNullable<Observation['status']>;
  publishedOn: string;
  /** Where it stands in the file: "C2", "Table_1!B8", the key of an SDMX observation. */
  cell: string;
  sheet: string;
  /** What a person sees in the cell. */
  shown: string;
  /** What the file holds behind it, if that is something else. */
  stored?: string;
  /** Marks and footnotes, and that the day of publication is only the latest that it can be. */
  note?: string;
  /** Whether it was published on that day or on one before, which nobody knows. */
  orBefore?: true;
}

/** A figure that takes the place of another one as the latest. */
export interface Revised {
  series: string;
  at: string;
  old: string;
  new: string;
  /** 100 (new/old - 1), half to even to 6 places; null where old is 0. */
  percent: string | null;
  /** Old and new status, where they differ; null is none. */
  status?: [Observation['status'] | null, Observation['status'] | null];
  /** The day on which the figure was published that this one revises. */
  revises: string;
  /** The new figure in full. */
  figure: Planned;
  /** The same as of the figure. */
  cell: string;
  precision: Precision;
  publishedOn: string;
}

/** A figure that the file republishes as the ledger has it: no vintage is written, and the look is recorded. */
export interface Confirmed {
  series: string;
  at: string;
  /** The day of publication of the vintage that is confirmed. */
  publishedOn: string;
  cell: string;
}

/** A figure of the ledger that the file has no longer. */
export interface Gone {
  series: string;
  at: string;
  value: string;
  publishedOn: string;
}

/** A series that the plan makes from a label. */
export interface Made {
  id: string;
  title: string;
  unit: string;
  measure?: string;
  place?: string;
  definition?: string;
  frequency?: Frequency;
  /** The label that it is made from. */
  label: string;
}

/** What a file would do to the ledger. */
export interface Plan {
  recipe: string;
  /** The day of release; absent while it is not known. */
  published?: string;
  /** The series that are made. */
  series: readonly Made[];
  /** Series that the ledger lacks, as they would be made; absent if there are none, or if they are made. */
  absent?: readonly Made[];
  new: readonly Planned[];
  revised: readonly Revised[];
  /** How many figures stand in the ledger as they are. */
  unchanged: number;
  confirmed: readonly Confirmed[];
  /** How many figures are missing, by the mark in their place; "" of empty cells. */
  missing: Readonly<Record<string, number>>;
  gone: readonly Gone[];
  /** How many figures of the ledger lie before the first time of the file. */
  before: number;
  /** When the next file comes, by this one or as somebody typed it; absent if neither says so. */
  next?: NextRelease;
  /** The labels that belong to no series. */
  unmapped: readonly string[];
  /** What was found, gravest first; a question that was answered is not repeated. */
  warnings: readonly Warning[];
  /** The codes of what stops the plan. */
  stop: readonly Code[];
  /** The answers with which it was made, which are part of it and of its hash. */
  answers: Answers;
  /** What becomes of published verdicts, told by who keeps them. */
  becomes?: readonly unknown[];
}

/** A plan with its hash, by which it is applied. */
export type HashedPlan = Plan & { hash: string };

/** The answer that says when the next release comes, in place of the file; and that nothing is said. */
export const NEXT = 'next-release';
export const NO_NEXT = 'none';

const older = z.union([z.enum(['here', 'unknown']), z.strictObject({ earlier: date })], {
  error: 'where a figure was first published is "here", "unknown" or {"earlier": "2018-07-19"}',
});

/**
 * Answers to the questions of a plan: the day of release, where figures for older times were first published (by time, `*` for
 * all others), the reasons for ticks by code, when the next release comes if the file is wrong about it, and every other question by
 * its name:
 *
 *     {"published": "2019-01-24", "older": {"2018-03-31": {"earlier": "2018-07-19"}, "*": "here"},
 *      "ticks": {"size": "the unit changed"}, "two-readings": "point", "mark-unknown:m": "note"}
 */
export const answersSchema = z
  .object({
    published: date.optional(),
    older: z.record(z.string().max(30), older).optional(),
    ticks: z.record(z.string().max(60), text(2_000)).optional(),
    [NEXT]: z
      .string()
      .refine(
        (typed) => typed === NO_NEXT || isDate(typed) || isDate(`${typed}-01`),
        'when the next release comes is a day, such as 2024-01-24, a month, such as 2024-01, or “none”',
      )
      .optional(),
  })
  .catchall(z.string().max(200));

export type Answers = z.infer<typeof answersSchema>;

/** A figure of the ledger, as a plan is held against: the latest vintages, or all of them. */
export type HeldFigure = Pick<Observation, 'at' | 'value' | 'precision' | 'status' | 'publishedOn'> & {
  series: string;
};

/** What is known of a series besides its figures. */
export interface KnownSeries {
  unit?: string | undefined;
  frequency?: Frequency | undefined;
}

/** Whether nothing is in the way of applying a plan: no stop, no open question, no open tick. */
export function isApplicable({ warnings }: Pick<Plan, 'warnings'>): boolean {
  return !warnings.some(
    ({ level, reason }) => level === 'stop' || level === 'ask' || (level === 'tick' && reason === undefined),
  );
}

/** The questions of a plan that are open. */
export function openAsks({ warnings }: Pick<Plan, 'warnings'>): Warning[] {
  return warnings.filter(({ level }) => level === 'ask');
}

/** The ticks of a plan that nobody has given. */
export function openTicks({ warnings }: Pick<Plan, 'warnings'>): Warning[] {
  return warnings.filter(({ level, reason }) => level === 'tick' && reason === undefined);
}
