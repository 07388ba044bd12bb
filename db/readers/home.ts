/** What the front page shows. */

import { sql } from 'kysely';
import * as z from 'zod';
import { type DueClaim, type FrontPage, frontPage, type QuotedClaim } from '../../claims/editorial/news.ts';
import { countRow, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import { listedVerdicts, publishedVerdict, verdictsListed } from '../ledger/stored-json.ts';
import { COUNTED, wholeTally } from './claims.ts';
import { latestDisputes } from './disputes.ts';
import { happenings } from './happenings.ts';

/** How many days to come are told of, and how many that passed without their figure. */
const DUE = 4;
const OVERDUE = 2;
const DISPUTES = 4;
/** How many of the claims of a dispute, the latest said, two are chosen from. */
const QUOTED = 10;

const dueRow = z
  .object({
    slug: z.string(),
    quote: z.string(),
    claimant: z.string(),
    ...listedVerdicts,
    dueOn: z.string(),
    claimed: z.string().nullable(),
    unit: z.string().nullable(),
    verdict: z.string().nullable(),
  })
  .transform(({ unit, verdict, ...claim }): DueClaim => {
    const pace = verdict === null ? undefined : publishedVerdict(verdict).pace;
    return { ...claim, pace: pace ? { pace, unit: unit ?? '' } : null };
  });

/** Open claims whose day is still to come, the next first; then those whose day passed last. */
const due = (today: string) => {
  const days = (isPast: boolean) =>
    sql`SELECT * FROM (SELECT claim_id, due_on, ${sql.lit(isPast ? 1 : 0)} AS isPast FROM listing
      WHERE due_on IS NOT NULL AND ${isPast ? sql`due_on < ${today}` : sql`due_on >= ${today}`}
      ORDER BY due_on ${isPast ? sql`DESC` : sql``}, claim_id LIMIT ${sql.lit(isPast ? OVERDUE : DUE)})`;
  return sql`SELECT l.slug, l.quote, l.claimant, ${verdictsListed}, d.due_on AS dueOn, l.claimed,
      coalesce(json_extract(r.body, '$.inputs.target.unit'),
        (SELECT x.unit FROM series x WHERE x.id = json_extract(r.body, '$.inputs.progress'))) AS unit,
      (SELECT g.verdict FROM ruling g WHERE g.revision_id = l.revision_id AND g.clock = 'now' ORDER BY g.id DESC LIMIT 1) AS verdict
    FROM (${days(false)} UNION ALL ${days(true)}) d JOIN listing l ON l.claim_id = d.claim_id
      JOIN claim_revision r ON r.id = l.revision_id
    ORDER BY d.isPast, CASE d.isPast WHEN 0 THEN d.due_on END, d.due_on DESC, d.claim_id`;
};

const quotedRow: z.ZodType<QuotedClaim> = z.object({
  dispute: z.string(),
  slug: z.string(),
  quote: z.string(),
  claimant: z.string(),
  claimantSlug: z.string(),
  saidOn: z.string(),
  claimed: z.string().nullable(),
  ...listedVerdicts,
});

/** The claims of the latest disputes that were said last. */
const quoted = sql`SELECT d.id AS dispute, l.slug, l.quote, l.claimant, l.claimant_slug AS claimantSlug, l.said_on AS saidOn, l.claimed, ${verdictsListed}
  FROM (SELECT id FROM subject WHERE is_disputed = 1 ORDER BY moved_at DESC, claims DESC, id LIMIT ${sql.lit(DISPUTES)}) d
    JOIN listing l ON l.claim_id IN (
      SELECT s.claim_id FROM subject_claim s WHERE s.subject_id = d.id ORDER BY s.said_on DESC, s.claim_id DESC LIMIT ${sql.lit(QUOTED)})
  ORDER BY l.said_on DESC, l.claim_id DESC`;

/**
 * What happened to claims since an instant (`since` and `now` are ISO 8601), or if nothing did, last; the open claims whose day comes next after `today`;
 * the disputes in which something happened last; the topics; how many claims have each word, and how many there are (counted up to
 * one more than `COUNTED`). No claim stands in it twice. One round trip.
 */
export async function homeLists(
  database: Database,
  { today, now, since }: { today: string; now: string; since: string },
): Promise<FrontPage> {
  const { read, kysely } = database;
  const [
    corrections,
    turns,
    withdrawals,
    answers,
    publications,
    open,
    disputes,
    sides,
    topics,
    [total],
    words,
  ] = await read(
    ...happenings(database, { now, since }),
    sqlRows(kysely, due(today), dueRow),
    latestDisputes(database, { limit: DISPUTES }),
    sqlRows(kysely, quoted, quotedRow),
    kysely
      .selectFrom('topic')
      .select(['slug', 'name'])
      .where(({ exists, selectFrom }) =>
        exists(selectFrom('listing').select('claim_id').whereRef('topic_slug', '=', 'topic.slug')),
      )
      .orderBy('name')
      .limit(50),
    sqlRows(
      kysely,
      sql`SELECT count(*) AS n FROM (SELECT 1 FROM listing LIMIT ${sql.lit(COUNTED + 1)})`,
      countRow,
    ),
    wholeTally.query(database),
  );
  return frontPage(
    {
      news: [...corrections, ...turns.flat(), ...withdrawals, ...answers, ...publications],
      due: open,
      disputes,
      quoted: sides,
      topics,
      total: total?.n ?? 0,
      words: wholeTally.read(words),
    },
    since,
  );
}
