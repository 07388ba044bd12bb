/** Reads of the evidence editor: lists of series, one with all that was recorded of it, and what would become of verdicts. */
import { sql } from 'kysely';
import { byMovement, type Impact, impactOn, type Proposed } from '../../claims/editorial/evidence-impact.ts';
import type { Observation, Precision, Source } from '../../claims/evidence/evidence.ts';
import { METHOD } from '../../claims/verdict.ts';
import { compilable, counts, present, type SeriesRow, seriesJson, sourceJson } from '../base/json-columns.ts';
import { containing } from '../base/like.ts';
import type { Database } from '../base/open.ts';
import { computeRevision, lastRulings } from '../ledger/rulings.ts';
import { claimsOfRevisions } from '../ledger/stored-claim.ts';
import type { ListedSeries, RestingClaim } from '../readers/evidence.ts';
import type { EvidenceSaved, SeriesHead } from './evidence-save.ts';

export const EDIT_PAGE_SIZE = 50;

/** The series that a search finds, by place and title: each word of it in the title, the id, the place or the unit. */
export async function searchSeries(
  { read, kysely }: Database,
  words: readonly string[],
  page: number,
): Promise<{ series: ListedSeries[]; total: number }> {
  const everything = sql<string>`(s.title || ' ' || s.id || ' ' || s.unit || ' ' || coalesce(s.place, '') || ' ' || coalesce(s.measure, ''))`;
  const found =
    words.length === 0
      ? sql`1`
      : sql.join(
          words.map((word) => containing(everything, word)),
          sql` AND `,
        );
  const [series, [total]] = await read(
    compilable(
      sql<ListedSeries>`SELECT s.id, s.title, s.measure, s.unit, s.place,
          (SELECT count(*) FROM observation o WHERE o.series_id = s.id AND ${counts}) AS observations,
          (SELECT min(o.at_end) FROM observation o WHERE o.series_id = s.id) AS firstDate,
          (SELECT max(o.at_end) FROM observation o WHERE o.series_id = s.id) AS lastDate,
          (SELECT count(*) FROM revision_series rs JOIN listing l ON l.revision_id = rs.revision_id
            WHERE rs.series_id = s.id) AS claims
        FROM series s WHERE ${found} ORDER BY s.place, s.title, s.id
        LIMIT ${sql.lit(EDIT_PAGE_SIZE)} OFFSET ${sql.lit((page - 1) * EDIT_PAGE_SIZE)}`,
      kysely,
    ),
    compilable(sql<{ n: number }>`SELECT count(*) AS n FROM series s WHERE ${found}`, kysely),
  );
  return { series, total: Number(total?.n ?? 0) };
}

/** A figure as it was recorded, whether it counts or was corrected since. */
export interface RecordedFigure {
  id: number;
  observation: Observation;
  sourceTitle: string;
  recordedAt: string;
  /** The figures that this one corrects, and that corrects it. */
  corrects: number | null;
  correctedBy: number | null;
  /** Who recorded it, and why; null where it was loaded otherwise. */
  by: string | null;
  reason: string | null;
}

/** A source as a list of completions shows it. */
export interface KnownSource {
  id: string;
  title: string;
}

/** What the editor needs to draw and to read its form. */
export interface FormMatter {
  /** The sources recorded last. */
  recent: KnownSource[];
  /** Those that were asked for by id or by title. */
  sources: Source[];
  /** What came of a form before; null where it was not used. */
  used: EvidenceSaved | null;
}

/** A series as the editor shows it. */
export interface SeriesToEdit extends FormMatter {
  head: SeriesHead;
  figures: RecordedFigure[];
  claims: (RestingClaim & { queued: number })[];
}

/** What is asked for beside a series. */
export interface Asked {
  ids: readonly string[];
  titles: readonly string[];
  /** Who asks, and the form whose outcome is asked for. */
  use: { person: string; token: string };
}

const RECENT_SOURCES = 50;
const MAX_RESTING = 100;

function matterQueries({ kysely }: Database, { ids, titles, use }: Asked) {
  return [
    compilable(
      sql<KnownSource>`SELECT id, title FROM source ORDER BY recorded_at DESC, id LIMIT ${sql.lit(RECENT_SOURCES)}`,
      kysely,
    ),
    compilable(
      sql<{ source: string }>`SELECT ${sourceJson} AS source FROM source k
        WHERE k.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
          OR k.title IN (SELECT value FROM json_each(${JSON.stringify(titles)})) ORDER BY k.id LIMIT 500`,
      kysely,
    ),
    kysely
      .selectFrom('form_use')
      .select('outcome')
      .where('person', '=', use.person)
      // Uses are named by the token of the form, a space, and what it asks for: "!" follows the space.
      .where('token', '>', `${use.token} `)
      .where('token', '<', `${use.token}!`)
      .limit(1),
  ] as const;
}

function matterOf(
  recent: KnownSource[],
  sources: readonly { source: string }[],
  used: { outcome: string } | undefined,
): FormMatter {
  return {
    recent,
    sources: sources.map(({ source }) => present<Source>(JSON.parse(source) as object)),
    used: used === undefined ? null : (JSON.parse(used.outcome) as EvidenceSaved),
  };
}

/** What the form of a new series needs; `taken` is the series that has one of the ids already. */
export async function newSeriesMatter(
  database: Database,
  seriesId: string,
  asked: Asked,
): Promise<FormMatter & { taken: KnownSource | null }> {
  const [recent, sources, [used], [taken]] = await database.read(
    ...matterQueries(database, asked),
    database.kysely.selectFrom('series').select(['id', 'title']).where('id', '=', seriesId),
  );
  return { ...matterOf(recent, sources, used), taken: taken ?? null };
}

interface FigureRow {
  id: number;
  at: string;
  value: string;
  precision: string | null;
  source: string;
  publishedOn: string;
  status: Observation['status'] | null;
  sourceTitle: string;
  recordedAt: string;
  corrects: number | null;
  correctedBy: number | null;
  by: string | null;
  reason: string | null;
}

/** A series with everything that was recorded of it, the latest date first, and within it the latest publication. */
export async function findSeriesToEdit(
  database: Database,
  id: string,
  asked: Asked,
): Promise<SeriesToEdit | undefined> {
  const { read, kysely } = database;
  const [[head], rows, claims, recent, sources, [used]] = await read(
    compilable(
      sql<{ series: string }>`SELECT ${seriesJson} AS series FROM series s WHERE s.id = ${id}`,
      kysely,
    ),
    compilable(
      sql<FigureRow>`SELECT o.id, o.at, o.value, o.precision, o.source_id AS source, o.published_on AS publishedOn,
          o.status, k.title AS sourceTitle, o.recorded_at AS recordedAt, o.corrects,
          (SELECT x.id FROM observation x WHERE x.corrects = o.id) AS correctedBy, e.person AS "by", e.reason
        FROM observation o JOIN source k ON k.id = o.source_id LEFT JOIN evidence_change e ON e.observation_id = o.id
        WHERE o.series_id = ${id} ORDER BY o.at_end DESC, o.at DESC, o.published_on DESC, o.id DESC`,
      kysely,
    ),
    compilable(
      sql<RestingClaim & { queued: number }>`SELECT l.slug, l.quote, l.claimant, l.said_on AS saidOn,
          l.finding_said AS findingSaid, l.finding_now AS findingNow, l.standing_said AS standingSaid,
          l.standing_now AS standingNow, EXISTS (SELECT 1 FROM queue_item q WHERE q.claim_id = l.claim_id) AS queued
        FROM listing l WHERE l.revision_id IN (
          SELECT rs.revision_id FROM revision_series rs WHERE rs.series_id = ${id})
        ORDER BY queued DESC, l.said_on DESC, l.claim_id DESC LIMIT ${sql.lit(MAX_RESTING)}`,
      kysely,
    ),
    ...matterQueries(database, asked),
  );
  if (head === undefined) return undefined;
  return {
    head: present<SeriesHead>(JSON.parse(head.series) as SeriesRow),
    figures: rows.map(recordedFigure),
    claims,
    ...matterOf(recent, sources, used),
  };
}

function recordedFigure({
  at,
  value,
  precision,
  source,
  publishedOn,
  status,
  ...row
}: FigureRow): RecordedFigure {
  return {
    ...row,
    observation: {
      at,
      value,
      ...(precision === null ? {} : { precision: JSON.parse(precision) as Precision }),
      source,
      publishedOn,
      ...(status === null ? {} : { status: status ?? undefined }),
    },
  };
}

/** So many claims are computed for a preview; saving computes all. */
const MAX_PREVIEWED = 300;
/** So many at a time, since each brings its series along. */
const PREVIEWED_AT_A_TIME = 20;

/** What would become of the published claims that rest on a series, the furthest moved first; and how many rest on it in all. */
export async function whatBecomes(
  { kysely }: Database,
  proposed: Proposed,
  today: string,
): Promise<{ claims: Impact[]; total: number }> {
  const rows = await kysely
    .selectFrom('revision_series as rs')
    .innerJoin('listing as l', 'l.revision_id', 'rs.revision_id')
    .leftJoin('queue_item as q', 'q.claim_id', 'l.claim_id')
    .select(['l.revision_id', 'q.claim_id as queued'])
    .where('rs.series_id', '=', proposed.series)
    .orderBy('l.said_on', 'desc')
    .orderBy('l.claim_id', 'desc')
    .execute();
  const previewed = rows.slice(0, MAX_PREVIEWED);
  const queued = new Set(rows.filter((r) => r.queued !== null).map((r) => r.revision_id));
  const claims: Impact[] = [];
  for (let i = 0; i < previewed.length; i += PREVIEWED_AT_A_TIME) {
    const ids = previewed.slice(i, i + PREVIEWED_AT_A_TIME).map((r) => r.revision_id);
    const [revisions, rulings] = await Promise.all([
      claimsOfRevisions(kysely, ids),
      lastRulings(kysely, ids),
    ]);
    for (const revision of revisions) {
      const said = rulings.get(`${revision.revisionId} said`)?.verdict;
      const now = rulings.get(`${revision.revisionId} now`)?.verdict;
      if (said === undefined || now === undefined) continue;
      // By another method the verdict cannot be computed again, and stands as it was published.
      const isOtherMethod = now.method !== METHOD || said.method !== METHOD;
      const before = isOtherMethod
        ? { said, now }
        : computeRevision(revision, 'published', revision.mark, today);
      claims.push(
        impactOn(
          {
            claim: revision.latest.claim,
            before: { said: before.said, now: before.now },
            series: revision.latest.series,
            sources: revision.latest.sources,
            isQueued: queued.has(revision.revisionId),
          },
          proposed,
          today,
        ),
      );
    }
  }
  return { claims: byMovement(claims), total: rows.length };
}
