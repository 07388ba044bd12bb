/** Who embeds verdicts, counted by host and day. Hosts are names that requests gave, so that how many are kept is bounded. */
import { sql } from 'kysely';
import { inChunks, lookUp } from '../base/chunks.ts';
import { compilable } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import type { EmbedForm } from '../base/schema-embeds.ts';

/** How often a claim was shown on a host, in a form, on a day. */
export interface EmbedViews {
  host: string;
  slug: string;
  day: string;
  form: EmbedForm;
  n: number;
}

/** So many hosts come new in a day; a flood of made-up names ends there, and counts go on for those that are known. */
export const MAX_NEW_HOSTS = 200;

/** Adds to the counts. What is of no claim of the ledger, or of a host too many, is left out. */
export async function addEmbedViews({ kysely }: Database, views: readonly EmbedViews[]): Promise<void> {
  if (views.length === 0) return;
  await kysely.transaction().execute(async (trx) => {
    const claims = new Set(
      (
        await lookUp([...new Set(views.map((v) => v.slug))], (slugs) =>
          trx.selectFrom('claim').select('slug').where('slug', 'in', slugs).execute(),
        )
      ).map((row) => row.slug),
    );
    const ofClaims = views.filter((v) => claims.has(v.slug));
    const known = new Set(
      (
        await lookUp([...new Set(ofClaims.map((v) => v.host))], (hosts) =>
          trx.selectFrom('embed_host').select('host').where('host', 'in', hosts).execute(),
        )
      ).map((row) => row.host),
    );
    for (const day of [...new Set(ofClaims.map((v) => v.day))].sort()) {
      const row = await trx
        .selectFrom('embed_host')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .where('first_day', '=', day)
        .executeTakeFirst();
      const hosts = [...new Set(ofClaims.filter((v) => v.day === day).map((v) => v.host))];
      const unknown = hosts.filter((host) => !known.has(host));
      for (const host of unknown.slice(0, Math.max(0, MAX_NEW_HOSTS - Number(row?.n ?? 0)))) known.add(host);
      await inChunks(
        hosts.filter((host) => known.has(host)),
        (chunk) =>
          trx
            .insertInto('embed_host')
            .values(chunk.map((host) => ({ host, first_day: day, last_day: day })))
            .onConflict((c) =>
              c.column('host').doUpdateSet({ last_day: sql`max(embed_host.last_day, excluded.last_day)` }),
            )
            .execute(),
      );
    }
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
  });
}

/** Forgets what was counted before a day. */
export async function forgetEmbedViews({ kysely }: Database, before: string): Promise<void> {
  await kysely.transaction().execute(async (trx) => {
    await trx.deleteFrom('embed_count').where('day', '<', before).execute();
    await trx.deleteFrom('embed_host').where('last_day', '<', before).execute();
  });
}

/** A claim on a host that embeds it. */
export interface Embedder {
  host: string;
  slug: string;
  /** The beginning of the quotation; null where the claim was withdrawn. */
  quote: string | null;
  shown: number;
  lastDay: string;
  /** The forms that it was shown in, between commas. */
  forms: string;
  /** How often the host showed any claim. */
  hostShown: number;
}

export const EMBEDDERS_PAGE_SIZE = 100;

/** What embeds are narrowed to. */
export interface EmbedFilter {
  /** The first day that is counted. */
  since: string;
  slug?: string | undefined;
  host?: string | undefined;
}

/** Who embeds what since a day, the hosts that show most first; one page, from 1, with how much there is in all. */
export async function listEmbedders(
  { read, kysely }: Database,
  { since, slug, host }: EmbedFilter,
  page: number,
): Promise<{ embedders: Embedder[]; hosts: number; pairs: number; shown: number }> {
  const those = sql`FROM embed_count e WHERE ${sql.join(
    [
      sql`e.day >= ${since}`,
      ...(slug === undefined ? [] : [sql`e.slug = ${slug}`]),
      ...(host === undefined ? [] : [sql`e.host = ${host}`]),
    ],
    sql` AND `,
  )}`;
  const [embedders, [all]] = await read(
    compilable(
      sql<Embedder>`SELECT p.*, l.quote, sum(p.shown) OVER (PARTITION BY p.host) AS hostShown
        FROM (SELECT e.host, e.slug, sum(e.n) AS shown, max(e.day) AS lastDay, group_concat(DISTINCT e.form) AS forms
          ${those} GROUP BY e.host, e.slug) p LEFT JOIN listing l ON l.slug = p.slug
        ORDER BY hostShown DESC, p.host, p.shown DESC, p.slug
        LIMIT ${sql.lit(EMBEDDERS_PAGE_SIZE)} OFFSET ${sql.lit((page - 1) * EMBEDDERS_PAGE_SIZE)}`,
      kysely,
    ),
    compilable(
      sql<{
        hosts: number;
        pairs: number;
        shown: number;
      }>`SELECT count(DISTINCT host) AS hosts, count(*) AS pairs,
          coalesce(sum(shown), 0) AS shown
        FROM (SELECT e.host, e.slug, sum(e.n) AS shown ${those} GROUP BY e.host, e.slug)`,
      kysely,
    ),
  );
  return { embedders, hosts: all?.hosts ?? 0, pairs: all?.pairs ?? 0, shown: all?.shown ?? 0 };
}
