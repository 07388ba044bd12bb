/** Reads of releases: one with what came out and what it did to verdicts, and the list of those that readers see. */
import { sql } from 'kysely';
import * as z from 'zod';
import { BECOMES } from '../../claims/editorial/becomes.ts';
import type {
  FoundRelease,
  ListedRelease,
  ReleasedClaim,
  ReleasedSeries,
  ReleaseFound,
} from '../../claims/editorial/release.ts';
import { flag, jsonColumn, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import { clocksColumn } from '../ledger/stored-json.ts';

const releaseRow: z.ZodType<FoundRelease, unknown> = z
  .object({
    slug: z.string(),
    title: z.string(),
    releasedOn: z.string(),
    note: z.string().nullable(),
    publishedAt: z.string().nullable(),
    importedAt: z.string(),
    importedBy: z.string(),
    counts: jsonColumn(
      z.object({ series: z.number(), new: z.number(), revised: z.number(), confirmed: z.number() }),
    ),
    sha256: z.string(),
    name: z.string(),
    size: z.number(),
    recipe: z.string(),
    version: z.number(),
    publisher: z.string(),
    url: z.string().nullable(),
    licence: z.string().nullable(),
  })
  .transform(({ sha256, name, size, recipe, version, publisher, url, licence, ...release }) => ({
    ...release,
    file: { sha256, name, size },
    recipe: { id: recipe, version },
    source: { publisher, url, licence },
  }));

const RELEASE = sql`SELECT d.slug, d.title, d.released_on AS releasedOn, d.note, d.published_at AS publishedAt,
    i.applied_at AS importedAt, i.person AS importedBy, i.counts, f.sha256, f.name, f.size, i.recipe_id AS recipe,
    i.recipe_version AS version, k.publisher, k.url, k.licence
  FROM data_release d JOIN import i ON i.id = d.import_id JOIN file f ON f.sha256 = i.file_sha256
    JOIN source k ON k.id = i.source_id`;

const seriesRow: z.ZodType<ReleasedSeries> = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  new: z.number(),
  revised: z.number(),
});

const claimRow: z.ZodType<ReleasedClaim, unknown> = z.object({
  slug: z.string(),
  quote: z.string(),
  claimant: z.string(),
  saidOn: z.string(),
  what: z.enum(BECOMES),
  before: clocksColumn,
  after: clocksColumn,
  waits: flag,
  mark: z.number().nullable(),
});

/** The most series and claims of a release that are told. */
const MOST = 500;

/** The release of a slug, published or not; undefined if there is none. One round trip. */
export async function findRelease(
  { read, kysely }: Database,
  slug: string,
): Promise<ReleaseFound | undefined> {
  const own = sql`(SELECT d.import_id FROM data_release d WHERE d.slug = ${slug})`;
  const [[release], series, claims] = await read(
    sqlRows(kysely, sql`${RELEASE} WHERE d.slug = ${slug}`, releaseRow),
    sqlRows(
      kysely,
      sql`SELECT s.id, s.title, s.unit, sum(w.what = 'new') AS new, sum(w.what = 'revised') AS revised
        FROM import_row w JOIN series s ON s.id = w.series_id WHERE w.import_id = ${own} AND w.what <> 'confirmed'
        GROUP BY s.id ORDER BY s.title, s.id LIMIT ${sql.lit(MOST)}`,
      seriesRow,
    ),
    sqlRows(
      kysely,
      sql`SELECT l.slug, l.quote, l.claimant, l.said_on AS saidOn, r.what, r.before, r.after,
          q.claim_id IS NOT NULL AS waits, q.evidence_mark AS mark
        FROM data_release d JOIN data_release_claim r ON r.release_id = d.id JOIN listing l ON l.claim_id = r.claim_id
          LEFT JOIN queue_item q ON q.claim_id = r.claim_id
        WHERE d.slug = ${slug}
        ORDER BY CASE r.what WHEN 'turned' THEN 0 WHEN 'due' THEN 1 WHEN 'computable' THEN 2 WHEN 'moved' THEN 3 ELSE 4 END,
          r.moves DESC, l.slug LIMIT ${sql.lit(MOST)}`,
      claimRow,
    ),
  );
  return release && { release, series, claims };
}

const listedRow: z.ZodType<ListedRelease, unknown> = z.object({
  slug: z.string(),
  title: z.string(),
  publisher: z.string(),
  releasedOn: z.string(),
  isPublished: flag,
  figures: z.number(),
  claims: z.number(),
});

export const RELEASES_PAGE_SIZE = 50;

/** Releases, the latest first: those that readers see, or all. One page of them, from 1, and how many there are. */
export async function listReleases(
  { read, kysely }: Database,
  page: number,
  { all = false }: { all?: boolean } = {},
): Promise<{ releases: ListedRelease[]; total: number }> {
  const which = all ? sql`1` : sql`d.published_at IS NOT NULL`;
  const [releases, [total]] = await read(
    sqlRows(
      kysely,
      sql`SELECT d.slug, d.title, k.publisher, d.released_on AS releasedOn, d.published_at IS NOT NULL AS isPublished,
          i.counts ->> 'new' + i.counts ->> 'revised' AS figures,
          (SELECT count(*) FROM data_release_claim r WHERE r.release_id = d.id AND r.what <> 'close') AS claims
        FROM data_release d JOIN import i ON i.id = d.import_id JOIN source k ON k.id = i.source_id
        WHERE ${which} ORDER BY d.released_on DESC, d.id DESC
        LIMIT ${sql.lit(RELEASES_PAGE_SIZE)} OFFSET ${sql.lit((page - 1) * RELEASES_PAGE_SIZE)}`,
      listedRow,
    ),
    sqlRows(
      kysely,
      sql`SELECT count(*) AS n FROM data_release d WHERE ${which}`,
      z.object({ n: z.number() }),
    ),
  );
  return { releases, total: total?.n ?? 0 };
}

/** The licence under which a file is kept that figures of the ledger came from; undefined if none did. */
export async function licenceOfFile(
  { kysely }: Database,
  sha256: string,
): Promise<{ licence: string | null } | undefined> {
  return kysely
    .selectFrom('import as i')
    .innerJoin('source as k', 'k.id', 'i.source_id')
    .select('k.licence')
    .where('i.file_sha256', '=', sha256)
    .where('i.applied_at', 'is not', null)
    .executeTakeFirst();
}
