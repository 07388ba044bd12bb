/** Corrections in rows of the database: how they are written, selected and read. */

import type { Transaction } from 'kysely';
import * as z from 'zod';
import { type PublishedText, type Revised, revisedBetween } from '../../claims/editorial/changes.ts';
import type { Correction, CorrectionNote } from '../../claims/editorial/correction.ts';
import { CORRECTION_TYPES } from '../../claims/editorial/workflow.ts';
import type { AnyVerdict, Clocks } from '../../claims/verdict/verdict.ts';
import { flag } from '../base/json-columns.ts';
import type { Schema } from '../base/schema.ts';
import { clocksShownColumn, clocksShownToStore } from './stored-json.ts';

/** A correction that is published. */
export interface NewCorrection {
  claimId: number;
  /** Numbers of revisions. */
  fromRevision: number;
  toRevision: number;
  note: CorrectionNote;
  before: Clocks<AnyVerdict>;
  after: Clocks<AnyVerdict>;
  /** Whether the claim is tested as before: `isSameTest` of its two revisions. */
  isSameTest: boolean;
  /** Whether nobody but its writer read it. */
  withoutSecondReader: boolean;
  at: string;
}

/** Records why a claim was changed, with the verdicts before and after. */
export async function insertCorrection(trx: Transaction<Schema>, correction: NewCorrection): Promise<void> {
  await trx
    .insertInto('correction')
    .values({
      claim_id: correction.claimId,
      from_revision: correction.fromRevision,
      to_revision: correction.toRevision,
      type: correction.note.type,
      sentence: correction.note.sentence,
      ...clocksShownToStore(correction.before, correction.after, correction.isSameTest),
      at: correction.at,
      without_second_reader: correction.withoutSecondReader ? 1 : 0,
    })
    .execute();
}

/** The columns of a correction, selected from `correction as c`; `correctionRow` reads them. */
export const CORRECTION_COLUMNS = [
  'c.id',
  'c.type',
  'c.sentence',
  'c.from_revision as fromRevision',
  'c.to_revision as toRevision',
  'c.before',
  'c.after',
  'c.at',
  'c.without_second_reader as withoutSecondReader',
] as const;

export const correctionRow = z.object({
  id: z.number(),
  type: z.enum(CORRECTION_TYPES),
  sentence: z.string(),
  fromRevision: z.number(),
  toRevision: z.number(),
  before: clocksShownColumn,
  after: clocksShownColumn,
  at: z.string(),
  withoutSecondReader: flag,
});

/** What a correction changed in its claim, by the texts of its revisions; null if nothing in it changed. */
export function changedBy(
  { fromRevision, toRevision }: Pick<Correction, 'fromRevision' | 'toRevision'>,
  texts: ReadonlyMap<number, PublishedText>,
): Revised | null {
  const [from, to] = [texts.get(fromRevision), texts.get(toRevision)];
  return fromRevision === toRevision || from === undefined || to === undefined
    ? null
    : revisedBetween(from, to);
}
