/** The claims on the same figures as a claim, which its page shows beside it. */
import { type Kysely, sql } from 'kysely';
import * as z from 'zod';
import type { DisputeName, OtherSide } from '../../claims/editorial/disputes.ts';
import { flag, type RowQuery, sqlRows } from '../base/json-columns.ts';
import type { Schema } from '../base/schema.ts';
import { cameOutOtherwise } from './standing.ts';
import { listedVerdicts, verdictsListed } from './stored-json.ts';

/** How many are shown, of how many that come first, and among how many of the latest of a subject they are looked for. */
const SHOWN = 4;
const FIRST = 12;
const LOOKED_AT = 100;

const otherRow = z.object({
  slug: z.string(),
  quote: z.string(),
  claimant: z.string(),
  saidOn: z.string(),
  ...listedVerdicts,
  becauseNow: z.string(),
  isOtherSide: flag,
  subject: z.string(),
  title: z.string(),
  claims: z.number(),
  claimants: z.number(),
});

export type OtherRow = z.infer<typeof otherRow>;

/**
 * The claims that share a subject with that of a slug, but for the other tests of its words: those of other people first, of them
 * those of the same kind that came out otherwise, then all that did, then those said nearest to it. `otherSideOf` reads them.
 */
export function othersOn(kysely: Kysely<Schema>, slug: string): RowQuery<OtherRow> {
  const query = sql`SELECT l.slug, l.quote, l.claimant, l.said_on AS saidOn, ${verdictsListed}, l.because_now AS becauseNow,
      l.claimant_slug <> o.claimant_slug AND ${cameOutOtherwise} AS isOtherSide,
      n.id AS subject, coalesce(x.title, n.id) AS title, n.claims, n.claimants
    FROM listing o JOIN subject_claim m ON m.claim_id = o.claim_id
      JOIN subject n ON n.id = m.subject_id AND n.claims > 1 LEFT JOIN series x ON x.id = n.id
      JOIN listing l ON l.claim_id IN (
        SELECT s.claim_id FROM subject_claim s WHERE s.subject_id = m.subject_id
        ORDER BY s.said_on DESC, s.claim_id DESC LIMIT ${sql.lit(LOOKED_AT)})
    WHERE o.slug = ${slug} AND l.claim_id <> o.claim_id
      AND NOT (l.words_key = o.words_key AND l.claimant_slug = o.claimant_slug AND l.said_on = o.said_on)
    ORDER BY l.claimant_slug = o.claimant_slug, l.kind <> o.kind OR NOT ${cameOutOtherwise}, NOT ${cameOutOtherwise},
      abs(julianday(l.said_on) - julianday(o.said_on)), l.claim_id
    LIMIT ${sql.lit(FIRST)}`;
  return sqlRows(kysely, query, otherRow);
}

/** The rows as the page shows them: a claim that shares two subjects once, and nobody twice as long as there are others. */
export function otherSideOf(rows: readonly OtherRow[]): OtherSide {
  const claims = new Map<string, OtherRow>();
  const disputes = new Map<string, DisputeName>();
  for (const row of rows) {
    if (!claims.has(row.slug)) claims.set(row.slug, row);
    const { subject: id, title, claimants } = row;
    if (claimants > 1) disputes.set(id, { id, title, claims: row.claims, claimants });
  }
  const speakers = new Set<string>();
  const isFirst = ({ claimant }: OtherRow) => !speakers.has(claimant) && speakers.add(claimant).size > 0;
  const all = [...claims.values()];
  const firsts = all.filter(isFirst);
  return {
    claims: [...firsts, ...all.filter((row) => !firsts.includes(row))]
      .slice(0, SHOWN)
      .map(({ subject: _, title: __, claims: ___, claimants: ____, ...claim }) => claim),
    disputes: [...disputes.values()],
  };
}
