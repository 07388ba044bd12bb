/** Revisions of claims on their way into the ledger. */

import { sql, type Transaction } from 'kysely';
import * as z from 'zod';
import type { Claim } from '../../claims/bundle.ts';
import { seriesNamed, sourcesNamed } from '../../claims/kinds/given-inputs.ts';
import { inChunks } from '../base/chunks.ts';
import { runSql } from '../base/json-columns.ts';
import type { Schema } from '../base/schema.ts';
import { claimantSlugs, type RecordedBy } from './claimants.ts';
import { partySlugs } from './parties.ts';
import { STANDS } from './persons.ts';
import { topicSlugs } from './slugs.ts';

/** A revision of a claim that is in the ledger, or comes into it in the same transaction. */
export interface NewRevision {
  claimId: number;
  /** 1 for the first, then one more each time. */
  revision: number;
  claim: Claim;
  /** Which of those of one name its claimant is, if somebody was asked. */
  which?: string | undefined;
  topic: string | undefined;
  context: string | null;
  /** The id of the revision that it follows. */
  corrects: number | null;
  withoutSecondReader: boolean;
}

/** Inserts revisions, at most one for each claim, with the evidence that they name. Returns their ids, in the same order. Throws a ClaimantUnclear. */
export async function insertRevisions(
  trx: Transaction<Schema>,
  revisions: readonly NewRevision[],
  recordedAt: string,
): Promise<number[]> {
  const claimants = await claimantSlugs(
    trx,
    revisions.map(({ claim: { claimant }, corrects, which }) => ({ claimant, corrects, which })),
  );
  await settleChoices(trx, revisions, claimants, recordedAt);
  await partySlugs(
    trx,
    revisions.flatMap(({ claim: { claimant } }) => (claimant.party === undefined ? [] : [claimant.party])),
  );
  const topics = await topicSlugs(
    trx,
    revisions.flatMap(({ topic }) => (topic === undefined ? [] : [topic])),
  );
  const rows = await trx
    .insertInto('claim_revision')
    .values(
      revisions.map((r, i) => ({
        claim_id: r.claimId,
        revision: r.revision,
        body: JSON.stringify(r.claim),
        claimant_slug: claimants[i]?.slug ?? '',
        topic_slug: r.topic === undefined ? null : (topics.get(r.topic) ?? null),
        recorded_at: recordedAt,
        corrects: r.corrects,
        context: r.context,
        without_second_reader: r.withoutSecondReader ? 1 : 0,
      })),
    )
    .returning(['id', 'claim_id'])
    .execute();
  const byClaim = new Map(rows.map((row) => [row.claim_id, row.id]));
  const ids = revisions.map((r) => byClaim.get(r.claimId) ?? 0);
  await inChunks(
    revisions.flatMap(({ claim }, i) =>
      seriesNamed(claim).map((series_id) => ({ revision_id: ids[i] ?? 0, series_id })),
    ),
    (some) => trx.insertInto('revision_series').values(some).execute(),
  );
  await inChunks(
    revisions.flatMap(({ claim }, i) =>
      [...new Set(sourcesNamed(claim))].map((source_id) => ({ revision_id: ids[i] ?? 0, source_id })),
    ),
    (some) => trx.insertInto('revision_source').values(some).execute(),
  );
  return ids;
}

const splitRow = z.object({ to: z.string() });

/**
 * A claim that was split off from a name, and whose correction says that it is by that name after all, comes back to it: the
 * choice of the correction is the later one.
 */
async function settleChoices(
  trx: Transaction<Schema>,
  revisions: readonly NewRevision[],
  claimants: readonly RecordedBy[],
  at: string,
): Promise<void> {
  for (const [i, { claimId, corrects }] of revisions.entries()) {
    const chosen = claimants[i];
    if (corrects === null || chosen?.isChosen !== true) continue;
    const [split] = await runSql(
      trx,
      sql`SELECT d.to_slug AS "to" FROM claimant_deed_claim k JOIN claimant_deed d ON d.id = k.deed_id
        WHERE k.claim_id = ${claimId} AND k.recorded_slug = ${chosen.slug} AND ${STANDS} ORDER BY d.id DESC LIMIT 1`,
      splitRow,
    );
    if (split === undefined || split.to === chosen.slug) continue;
    const { id } = await trx
      .insertInto('claimant_deed')
      .values({
        what: 'split',
        from_slug: split.to,
        to_slug: chosen.slug,
        undoes: null,
        reason: 'A correction of the claim says by whom it is.',
        person_id: null,
        person: 'publication',
        at,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await trx
      .insertInto('claimant_deed_claim')
      .values({ deed_id: id, claim_id: claimId, recorded_slug: chosen.slug })
      .execute();
  }
}
