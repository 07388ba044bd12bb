/** What was done with sayings in public, with what its sentence is made of (claims/sayings/told-deeds.ts). */
import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import type { SayingsEntry } from '../../claims/editorial/correction.ts';
import { deedSentence, type ToldDeed } from '../../claims/sayings/told-deeds.ts';
import { jsonColumn, type RowQuery, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import { claimOf, deedStands, waitsForSecond } from './sayings.ts';

/** What the sentence of a deed is made of. */
export const toldDeed: z.ZodType<ToldDeed, string> = jsonColumn(
  z.object({
    what: z.enum(['confirm', 'detach', 'merge', 'split', 'undo']),
    undid: z.enum(['load', 'attach', 'detach', 'merge', 'split', 'link']).nullable(),
    sayings: z.array(z.object({ by: z.string(), on: z.string() })),
    other: z.string().nullable(),
    reason: z.string().nullable(),
  }),
);

/** How much of the quotation of another claim is told, in characters. */
const QUOTED = 400;

/**
 * Whether deed `d` took away public words, or moved them to another claim, or took that back: it is told among the corrections.
 * A saying that nobody confirmed was never public.
 */
export const IS_TOLD = sql`(d.what IN ('merge', 'split')
  OR (d.what = 'detach' AND EXISTS (SELECT 1 FROM saying_deed_saying k JOIN saying s ON s.id = k.saying_id
    WHERE k.deed_id = d.id AND NOT ${waitsForSecond('s')}))
  OR (d.what = 'undo' AND EXISTS (SELECT 1 FROM saying_deed o WHERE o.id = d.undoes AND (o.what IN ('merge', 'split', 'detach')
    OR EXISTS (SELECT 1 FROM saying s WHERE s.deed_id = o.id AND NOT ${waitsForSecond('s')})))))`;

/** What the sentence of deed `d` is made of, as JSON. */
export const TOLD: RawBuilder<unknown> = (() => {
  // What was undone is told by what it was about.
  const about = sql`coalesce(d.undoes, d.id)`;
  const who = sql`(SELECT json_group_array(json_object('by', json_extract(s.claimant, '$.name'), 'on', s.said_on)) FROM saying s
    WHERE s.id IN (SELECT k.saying_id FROM saying_deed_saying k WHERE k.deed_id = ${about})
      OR (s.deed_id = ${about} AND d.what = 'undo' AND EXISTS (SELECT 1 FROM saying_deed o WHERE o.id = d.undoes AND o.what IN ('load', 'attach'))))`;
  const other = sql`(SELECT substr(json_extract(r.body, '$.quote'), 1, ${sql.lit(QUOTED)}) FROM claim_revision r
    WHERE r.claim_id = d.other_claim_id ORDER BY r.revision DESC LIMIT 1)`;
  return sql`json_object('what', d.what, 'undid', (SELECT o.what FROM saying_deed o WHERE o.id = d.undoes),
    'sayings', json(${who}), 'other', ${other}, 'reason', d.reason)`;
})();

const entryRow: z.ZodType<SayingsEntry> = z
  .object({ deed: z.number(), at: z.string(), told: toldDeed })
  .transform(({ told, ...entry }) => ({ ...entry, sentence: deedSentence(told) }));

/** How many entries are told of a claim at most, the latest. */
const MOST = 1_000;

/** What was done in public with the sayings of the claim of a slug, also what was added, the latest first. */
export function sayingsEntries(kysely: Database['kysely'], slug: string): RowQuery<SayingsEntry> {
  // A saying is public once it is confirmed; one whose attaching was undone, or that was put on by mistake, is told by that.
  return sqlRows(
    kysely,
    sql`SELECT d.id AS deed, d.at, ${TOLD} AS told FROM saying_deed d
      WHERE d.claim_id = ${claimOf(slug)} AND (${IS_TOLD} OR (d.what = 'confirm' AND ${deedStands('d')}))
      ORDER BY d.id DESC LIMIT ${sql.lit(MOST)}`,
    entryRow,
  );
}
