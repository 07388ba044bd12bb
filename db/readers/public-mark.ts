/**
 * A mark of what readers see: it moves with every publication, whichever process made it, and with no draft. Whoever
 * keeps answers looks at it now and then.
 */
import { sql } from 'kysely';
import * as z from 'zod';
import { sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';

const markRow = z.object({
  /** The last of each: these tables are only ever added to. */
  revision: z.number(),
  ruling: z.number(),
  correction: z.number(),
  observation: z.number(),
  /** How many there are of each, of which some are in no order. */
  withdrawals: z.number(),
  replies: z.number(),
  sources: z.number(),
  series: z.number(),
  /** The last that was said of a next release. */
  expected: z.number(),
  /** The last change that editors made to people and parties. */
  names: z.number(),
  /** The last that was done with sayings. */
  sayings: z.number(),
  /** The last that editors said of what repeats what: pairs of words, and words that are no repeat of a claim. */
  repeats: z.number(),
  /** The last release that was published, or its note changed, and the last that was said of where a source is kept. */
  shown: z.number(),
  /** The queue, of which pages say that something waits, and the settings: those with long texts by their last change. */
  queue: z.string(),
  settings: z.string(),
});

export type PublicMark = z.infer<typeof markRow>;

/** The mark as it stands: one round trip, and hardly any rows. */
export async function publicMark({ read, kysely }: Database): Promise<PublicMark> {
  const [[mark]] = await read(
    sqlRows(
      kysely,
      sql`SELECT coalesce((SELECT max(id) FROM claim_revision), 0) AS revision,
          coalesce((SELECT max(id) FROM ruling), 0) AS ruling,
          coalesce((SELECT max(id) FROM correction), 0) AS correction,
          coalesce((SELECT max(id) FROM observation), 0) AS observation,
          (SELECT count(*) FROM withdrawal) AS withdrawals,
          (SELECT count(*) FROM reply_release) AS replies,
          (SELECT count(*) FROM source) AS sources,
          (SELECT count(*) FROM series) AS series,
          coalesce((SELECT max(id) FROM next_release), 0) AS expected,
          coalesce((SELECT max(id) FROM audit WHERE action IN ('claimant-changed', 'claimant-merged', 'claimant-split', 'claimant-undone', 'party-changed')), 0) AS names,
          coalesce((SELECT max(id) FROM saying_deed), 0) AS sayings,
          coalesce((SELECT max(id) FROM audit WHERE action IN ('words-paired', 'words-parted', 'not-a-repeat')), 0) AS repeats,
          coalesce((SELECT max(id) FROM audit WHERE action IN ('release-published', 'source-archived')), 0) AS shown,
          (SELECT count(*) || ' ' || coalesce(max(since), '') FROM queue_item) AS queue,
          (SELECT coalesce(group_concat(name || '=' || value, ' '), '') FROM setting WHERE name NOT LIKE 'about-%')
            || ' ' || coalesce((SELECT max(id) FROM audit WHERE action = 'settings-changed'), 0) AS settings`,
      markRow,
    ),
  );
  if (mark === undefined) throw new Error('a query of one row had none');
  return mark;
}

/** Whether two marks are of the same state. */
export function isSameMark(one: PublicMark, other: PublicMark): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** More changed claims than this are not told one by one. */
const MANY = 500;

/** The slugs of the claims that changed between two marks, or undefined if they are many. */
export async function claimsChangedSince(
  { read, kysely }: Database,
  before: PublicMark,
  now: PublicMark,
): Promise<ReadonlySet<string> | undefined> {
  // The name of a person stands on every page that has a claim of theirs.
  if (before.names !== now.names) return undefined;
  const [rows] = await read(
    sqlRows(
      kysely,
      sql`SELECT slug FROM claim WHERE id IN (
          SELECT claim_id FROM claim_revision WHERE id > ${before.revision}
          UNION SELECT r.claim_id FROM ruling u JOIN claim_revision r ON r.id = u.revision_id
            WHERE u.id > ${before.ruling}
          UNION SELECT claim_id FROM correction WHERE id > ${before.correction}
          UNION SELECT r.claim_id FROM next_release n JOIN revision_series v ON v.series_id = n.series_id
            JOIN claim_revision r ON r.id = v.revision_id WHERE n.id > ${before.expected}
          UNION SELECT claim_id FROM withdrawal
          UNION SELECT claim_id FROM claim_lead
          UNION SELECT claim_id FROM saying_deed WHERE id > ${before.sayings}
          UNION SELECT other_claim_id FROM saying_deed WHERE id > ${before.sayings} AND other_claim_id IS NOT NULL
          UNION SELECT k.from_claim_id FROM saying_deed d JOIN claim_link k ON k.deed_id = d.undoes WHERE d.id > ${before.sayings}
          UNION SELECT k.to_claim_id FROM saying_deed d JOIN claim_link k ON k.deed_id = d.undoes WHERE d.id > ${before.sayings}
          UNION SELECT claim_id FROM (
            SELECT w.claim_id FROM reply_release s JOIN reply_event e ON e.id = s.event_id
              JOIN work w ON w.id = e.work_id
            ORDER BY s.at DESC LIMIT ${Math.max(0, now.replies - before.replies)}))
        LIMIT ${sql.lit(MANY + 1)}`,
      z.object({ slug: z.string() }),
    ),
  );
  return rows.length > MANY ? undefined : new Set(rows.map(({ slug }) => slug));
}
