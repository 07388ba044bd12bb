/** Who embeds verdicts, counted by host and day. Requests name their hosts themselves, so that the number kept is bounded. */

import { sql, type Transaction } from 'kysely';
import * as z from 'zod';
import type { CountedForm, Embedder } from '../../claims/editorial/embedding.ts';
import { inChunks, lookUp } from '../base/chunks.ts';
import { sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';

type Trx = Transaction<Schema>;

/** How often a claim was shown on a host, in a form, on a day. */
export interface EmbedViews {
  host: string;
  slug: string;
  day: string;
  form: CountedForm;
  n: number;
}

/** How many new hosts a day may bring: a flood of made-up names ends there, while known hosts are still counted. */
export const MAX_NEW_HOSTS = 200;

/** That a host has come back on a day after its first: a name that somebody made up seldom does. */
const hasReturned = sql<boolean>`embed_host.last_day > embed_host.first_day`;

/**
 * Adds to the counts, and gives those of the hosts that have come back on another day. Views of claims that the ledger does
 * not have, or by one host too many, are left out.
 */
export async function addEmbedViews({ kysely }: Database, views: readonly EmbedViews[]): Promise<string[]> {
  if (views.length === 0) return [];
  return kysely.transaction().execute(async (trx) => {
    const claims = await knownClaims(trx, views);
    const ofClaims = views.filter((v) => claims.has(v.slug));
    const known = await knownHosts(trx, ofClaims);
    for (const day of [...new Set(ofClaims.map((v) => v.day))].sort())
      await addHosts(trx, day, ofClaims, known);
    await inChunks(
      ofClaims.filter((v) => known.has(v.host)),
      (chunk) =>
        trx
          .insertInto('embed_count')
          .values(chunk.map(({ host, slug, day, form, n }) => ({ host, slug, day, form, n })))
          .onConflict((c) =>
            c.columns(['slug', 'host', 'day', 'form']).doUpdateSet({ n: sql`embed_count.n + excluded.n` }),
          )
          .execute(),
    );
    const returned = await lookUp([...known], (hosts) =>
      trx.selectFrom('embed_host').select('host').where('host', 'in', hosts).where(hasReturned).execute(),
    );
    return returned.map(({ host }) => host);
  });
}

async function knownClaims(trx: Trx, views: readonly EmbedViews[]): Promise<Set<string>> {
  const rows = await lookUp([...new Set(views.map((v) => v.slug))], (slugs) =>
    trx.selectFrom('claim').select('slug').where('slug', 'in', slugs).execute(),
  );
  return new Set(rows.map((row) => row.slug));
}

async function knownHosts(trx: Trx, views: readonly EmbedViews[]): Promise<Set<string>> {
  const rows = await lookUp([...new Set(views.map((v) => v.host))], (hosts) =>
    trx.selectFrom('embed_host').select('host').where('host', 'in', hosts).execute(),
  );
  return new Set(rows.map((row) => row.host));
}

/** Notes the hosts of a day, and adds to `known` those that are new, as far as the day has room for them. */
async function addHosts(
  trx: Trx,
  day: string,
  views: readonly EmbedViews[],
  known: Set<string>,
): Promise<void> {
  const row = await trx
    .selectFrom('embed_host')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('first_day', '=', day)
    .executeTakeFirst();
  const hosts = [...new Set(views.filter((v) => v.day === day).map((v) => v.host))];
  const unknown = hosts.filter((host) => !known.has(host));
  for (const host of unknown.slice(0, Math.max(0, MAX_NEW_HOSTS - Number(row?.n ?? 0)))) known.add(host);
  await inChunks(
    hosts.filter((host) => known.has(host)),
    (chunk) =>
      trx
        .insertInto('embed_host')
        .values(chunk.map((host) => ({ host, first_day: day, last_day: day })))
        .onConflict((c) =>
          c.column('host').doUpdateSet({
            first_day: sql`min(embed_host.first_day, excluded.first_day)`,
            last_day: sql`max(embed_host.last_day, excluded.last_day)`,
          }),
        )
        .execute(),
  );
}

/** Forgets what was counted before a day, and hosts that were seen on one day only, which lies before another. */
export async function forgetEmbedViews(
  { kysely }: Database,
  before: string,
  onceBefore = before,
): Promise<void> {
  await kysely.transaction().execute(async (trx) => {
    const once = trx
      .selectFrom('embed_host')
      .select('host')
      .where('last_day', '<', onceBefore)
      .where(sql<boolean>`NOT ${hasReturned}`);
    await trx.deleteFrom('embed_count').where('host', 'in', once).execute();
    await trx.deleteFrom('embed_host').where('host', 'in', once).execute();
    await trx.deleteFrom('embed_count').where('day', '<', before).execute();
    await trx.deleteFrom('embed_host').where('last_day', '<', before).execute();
  });
}

export const EMBEDDERS_PAGE_SIZE = 100;

const embedder: z.ZodType<Embedder> = z.object({
  host: z.string(),
  slug: z.string(),
  quote: z.string().nullable(),
  shown: z.number(),
  lastDay: z.string(),
  /** Names with commas between them. */
  forms: z.string().transform((names) => names.split(',')),
  hostShown: z.number(),
});

const totals = z.object({ hosts: z.number(), pairs: z.number(), shown: z.number() });
const once = z.object({ n: z.number() });

/** What the list of embeds is narrowed to. */
export interface EmbedFilter {
  /** The first day that is counted. */
  since: string;
  slug?: string | undefined;
  host?: string | undefined;
  /** Whether only hosts are listed that have come back on another day. */
  returned?: boolean | undefined;
}

/**
 * Who has embedded what since a day, the hosts that show most first: one page, from 1, with the totals, and how many hosts
 * were seen on one day only.
 */
export async function listEmbedders(
  { read, kysely }: Database,
  { since, slug, host, returned = false }: EmbedFilter,
  page: number,
): Promise<{ embedders: Embedder[]; hosts: number; pairs: number; shown: number; once: number }> {
  const those = sql`FROM embed_count e WHERE ${sql.join(
    [
      sql`e.day >= ${since}`,
      ...(slug === undefined ? [] : [sql`e.slug = ${slug}`]),
      ...(host === undefined ? [] : [sql`e.host = ${host}`]),
      ...(returned ? [sql`e.host IN (SELECT embed_host.host FROM embed_host WHERE ${hasReturned})`] : []),
    ],
    sql` AND `,
  )}`;
  const [embedders, [all], [seenOnce]] = await read(
    sqlRows(
      kysely,
      sql`SELECT p.*, l.quote, sum(p.shown) OVER (PARTITION BY p.host) AS hostShown
        FROM (SELECT e.host, e.slug, sum(e.n) AS shown, max(e.day) AS lastDay, group_concat(DISTINCT e.form) AS forms
          ${those} GROUP BY e.host, e.slug) p LEFT JOIN listing l ON l.slug = p.slug
        ORDER BY hostShown DESC, p.host, p.shown DESC, p.slug
        LIMIT ${sql.lit(EMBEDDERS_PAGE_SIZE)} OFFSET ${sql.lit((page - 1) * EMBEDDERS_PAGE_SIZE)}`,
      embedder,
    ),
    sqlRows(
      kysely,
      sql`SELECT count(DISTINCT host) AS hosts, count(*) AS pairs,
          coalesce(sum(shown), 0) AS shown
        FROM (SELECT e.host, e.slug, sum(e.n) AS shown ${those} GROUP BY e.host, e.slug)`,
      totals,
    ),
    sqlRows(
      kysely,
      sql`SELECT count(*) AS n FROM embed_host WHERE embed_host.last_day >= ${since} AND NOT ${hasReturned}`,
      once,
    ),
  );
  return {
    embedders,
    hosts: all?.hosts ?? 0,
    pairs: all?.pairs ?? 0,
    shown: all?.shown ?? 0,
    once: seenOnce?.n ?? 0,
  };
}
