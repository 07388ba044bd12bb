/** Reads of evidence: all series, and one series with its observations, their sources, and what rests on it. */

import { sql } from 'kysely';
import * as z from 'zod';
import type { RestingClaim } from '../../claims/editorial/listed-claim.ts';
import type { Expected } from '../../claims/editorial/next-release.ts';
import type { Tried } from '../../claims/editorial/sensitivity.ts';
import type { FigureOrigin } from '../../claims/evidence/origin.ts';
import type { ListedSeries } from '../../claims/evidence/record.ts';
import type { KeptSource, Series } from '../../claims/evidence/series.ts';
import { contentHash } from '../../claims/exact/text-hash.ts';
import { countRow, flag, jsonColumn, type RowQuery, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import { type Archive, archivesOf, sourcesOfSeries } from '../evidence/archives.ts';
import { nextReleaseOf } from '../evidence/next-release.ts';
import { EVERYTHING, sourcesCited, sourcesSchema } from '../evidence/rows.ts';
import { cachedEvidence } from '../evidence/series-cache.ts';
import { listedSeries, restingClaims } from '../ledger/evidence-lists.ts';
import { claimColumn } from '../ledger/stored-json.ts';

export const SERIES_PAGE_SIZE = 100;

/** How many of the claims that rest on a series its page lists. */
const MAX_RESTING = 100;

/** All series, by place and title: one page of them, from 1, and how many there are. */
export async function listSeries(
  { read, kysely }: Database,
  page: number,
  size = SERIES_PAGE_SIZE,
): Promise<{ series: ListedSeries[]; total: number }> {
  const [series, [total]] = await read(
    listedSeries(
      kysely,
      sql`ORDER BY s.place, s.title, s.id
        LIMIT ${sql.lit(size)} OFFSET ${sql.lit((page - 1) * size)}`,
    ),
    kysely.selectFrom('series').select(({ fn }) => fn.countAll<number>().as('n')),
  );
  return { series, total: total?.n ?? 0 };
}

/** A series with all its vintages and their sources. */
export interface StoredSeries {
  series: Series;
  sources: KeptSource[];
  version: string;
}

function packOf({ kysely }: Database, id: string) {
  return kysely.selectFrom('series_pack').select(['pack', 'last_observation']).where('series_id', '=', id);
}

/** A series as it was packed, its sources with where they are kept, on which its version depends too. */
function unpacked(
  row: { pack: string; last_observation: number } | undefined,
  archives: readonly Archive[],
): StoredSeries | undefined {
  if (row === undefined) return undefined;
  const {
    series: [series],
    sources,
  } = cachedEvidence(row.pack, EVERYTHING);
  if (series === undefined) return undefined;
  const version = String(row.last_observation);
  if (archives.length === 0) return { series, sources, version };
  const urls = new Map(archives.map(({ source, url }) => [source, url]));
  const kept = sources.map((source): KeptSource => {
    const url = urls.get(source.id);
    return url === undefined ? source : { ...source, archivedUrl: url };
  });
  return { series, sources: kept, version: contentHash(JSON.stringify([version, archives])) };
}

/** The series of an id; undefined if there is none. */
export async function findSeries(
  database: Database,
  id: string,
): Promise<(StoredSeries & { claims: RestingClaim[] }) | undefined> {
  const [[row], archives, claims] = await database.read(
    packOf(database, id),
    archivesOf(database.kysely, sourcesOfSeries(id)),
    restingClaims(database.kysely, id, { limit: MAX_RESTING }),
  );
  const stored = unpacked(row, archives);
  return stored && { ...stored, claims };
}

/** A series with all that its page shows. */
export interface SeriesOnPage extends StoredSeries {
  /** The claims that rest on it, the latest said first, as far as they are listed; and how many there are. */
  claims: RestingClaim[];
  total: number;
  /** When its next figures are expected; null if that is not known. */
  next: Expected | null;
  /** Where its figures stood in the files that they came from. */
  origins: FigureOrigin[];
  /** The listed claims with all evidence that the ledger has for them, unpacked when it is asked for. */
  tried(): Tried;
}

/** The most cells that are read: those of the figures that are published last. */
const MAX_ORIGINS = 2_000;

const originRow: z.ZodType<FigureOrigin> = z.object({
  at: z.string(),
  publishedOn: z.string(),
  isConfirmed: flag,
  file: z.string(),
  sha256: z.string(),
  licence: z.string().nullable(),
  cell: z.string(),
  shown: z.string().nullable(),
  note: z.string().nullable(),
});

/** The cells of the figures of a series, each by the first file that had it. */
function originsOf({ kysely }: Database, id: string): RowQuery<FigureOrigin> {
  return sqlRows(
    kysely,
    sql`SELECT f.at, f.published_on AS publishedOn, f.what = 'confirmed' AS isConfirmed, k.name AS file, k.sha256, s.licence, f.cell, f.shown, f.note
      FROM import_row f JOIN import i ON i.id = f.import_id JOIN file k ON k.sha256 = i.file_sha256 LEFT JOIN source s ON s.id = i.source_id
      WHERE f.series_id = ${id} AND i.applied_at IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM import_row e JOIN import j ON j.id = e.import_id AND j.applied_at IS NOT NULL
        WHERE e.series_id = f.series_id AND e.at = f.at AND e.published_on = f.published_on AND e.import_id < f.import_id)
      ORDER BY f.at DESC, f.published_on DESC LIMIT ${sql.lit(MAX_ORIGINS)}`,
    originRow,
  );
}

/** A claim as it is tried. Its texts are read only if it is: many are asked for that a reader has already. */
const triedRow = z.object({
  revision: z.number(),
  slug: z.string(),
  clock: z.enum(['said', 'now']),
  body: z.string(),
  ids: z.string(),
  cited: z.string(),
});

const idsColumn = jsonColumn(z.array(z.string()));

/** The revisions of the claims that a page lists, as `restingClaims` orders them. */
const listedRevisions = (id: string) => sql`SELECT l.revision_id FROM listing l WHERE l.revision_id IN (
    SELECT rs.revision_id FROM revision_series rs WHERE rs.series_id = ${id})
  ORDER BY l.said_on DESC, l.claim_id DESC LIMIT ${sql.lit(MAX_RESTING)}`;

function triedClaims({ kysely }: Database, id: string): RowQuery<z.infer<typeof triedRow>> {
  return sqlRows(
    kysely,
    sql`SELECT r.id AS revision, l.slug, l.clock, r.body, ${sourcesCited} AS cited,
        (SELECT json_group_array(v.series_id) FROM revision_series v WHERE v.revision_id = r.id) AS ids
      FROM listing l JOIN claim_revision r ON r.id = l.revision_id WHERE l.revision_id IN (${listedRevisions(id)})
      ORDER BY l.said_on DESC, l.claim_id DESC`,
    triedRow,
  );
}

/** The packs of the other series of those claims, each once, however many claims share it. */
function otherPacks({ kysely }: Database, id: string): RowQuery<{ pack: string; last: number }> {
  return sqlRows(
    kysely,
    sql`SELECT p.pack, p.last_observation AS last FROM series_pack p WHERE p.series_id <> ${id} AND p.series_id IN (
      SELECT v.series_id FROM revision_series v WHERE v.revision_id IN (${listedRevisions(id)}))`,
    z.object({ pack: z.string(), last: z.number() }),
  );
}

/** A series with all that its page shows; undefined if none has the id. One round trip. */
export async function findSeriesOnPage(database: Database, id: string): Promise<SeriesOnPage | undefined> {
  const { kysely } = database;
  const [[row], archives, claims, [total], [next], origins, bodies, packs] = await database.read(
    packOf(database, id),
    archivesOf(kysely, sourcesOfSeries(id)),
    restingClaims(kysely, id, { limit: MAX_RESTING }),
    sqlRows(
      kysely,
      sql`SELECT count(*) AS n FROM revision_series rs JOIN listing l ON l.revision_id = rs.revision_id
        WHERE rs.series_id = ${id}`,
      countRow,
    ),
    nextReleaseOf(kysely, id),
    originsOf(database, id),
    triedClaims(database, id),
    otherPacks(database, id),
  );
  const stored = unpacked(row, archives);
  if (stored === undefined || row === undefined) return undefined;
  const shown = [claims, total, next, origins, bodies.map(({ revision }) => revision)];
  return {
    ...stored,
    version: contentHash(JSON.stringify([stored.version, packs.map(({ last }) => last), shown])),
    claims,
    total: total?.n ?? 0,
    next: next ?? null,
    origins,
    tried() {
      const all = cachedEvidence([row.pack, ...packs.map(({ pack }) => pack)].join(), EVERYTHING);
      return {
        series: all.series,
        sources: [...all.sources, ...bodies.flatMap(({ cited }) => sourcesSchema.parse(cited))],
        claims: bodies.map(({ slug, clock, body, ids }) => ({
          slug,
          clock,
          claim: claimColumn.parse(body),
          series: idsColumn.parse(ids),
        })),
      };
    },
  };
}
