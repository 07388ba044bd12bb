/** The calendar of releases: what comes when, what is overdue, and the open claims that wait for it. One round trip. */
import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import type {
  AwaitedRelease,
  AwaitedSeries,
  ReleaseCalendar,
  WaitingClaim,
} from '../../claims/editorial/next-release.ts';
import { type RowQuery, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import { stands } from '../evidence/next-release.ts';
import { counts } from '../evidence/rows.ts';

/** The most releases of either sort that are told of, the most open claims, and the most series of which no day is known. */
const MOST = { releases: 200, claims: 500, unknown: 100 };

const seriesFields = {
  id: z.string(),
  title: z.string(),
  place: z.string().nullable(),
  publisher: z.string().nullable(),
  lastOn: z.string().nullable(),
};

type Unclaimed<Row> = Omit<Row, 'claims'>;

const seriesRow: z.ZodType<Unclaimed<AwaitedSeries>> = z.object(seriesFields);
const releaseRow: z.ZodType<Unclaimed<AwaitedRelease>> = z.object({
  ...seriesFields,
  expected: z.string(),
  expectedEnd: z.string(),
  said: z.number(),
  recordedAt: z.string(),
});
const claimRow: z.ZodType<WaitingClaim & { series: string }> = z.object({
  slug: z.string(),
  quote: z.string(),
  claimant: z.string(),
  dueOn: z.string(),
  series: z.string(),
});

/** What is told of series `s`. */
const SERIES = sql`s.id, s.title, s.place,
  (SELECT k.publisher FROM observation o JOIN source k ON k.id = o.source_id WHERE o.series_id = s.id AND ${counts}
    ORDER BY o.published_on DESC, o.id DESC LIMIT 1) AS publisher,
  (SELECT max(o.published_on) FROM observation o WHERE o.series_id = s.id AND ${counts}
    AND coalesce(o.status, 'final') <> 'forecast') AS lastOn`;

const releases = (
  which: RawBuilder<unknown>,
) => sql`SELECT ${SERIES}, n.expected, n.expected_end AS expectedEnd,
    n.recorded_at AS recordedAt, (SELECT count(*) FROM next_release x WHERE x.series_id = n.series_id) AS said
  FROM next_release n JOIN series s ON s.id = n.series_id
  WHERE ${which} AND ${stands} ORDER BY n.expected_end, n.expected, s.title, s.id LIMIT ${sql.lit(MOST.releases + 1)}`;

/** The series whose figure decides the open claim of row `l` with revision `r`, as `decidingFigure` finds it. */
const DECIDING = sql`coalesce(json_extract(r.body, '$.inputs.progress'), json_extract(r.body, '$.inputs.value.series'))`;

const OPEN = sql`listing l JOIN claim_revision r ON r.id = l.revision_id WHERE l.due_on IS NOT NULL AND ${DECIDING} IS NOT NULL`;

/** The open claims, the next due first. */
const waiting = sql`SELECT l.slug, l.quote, l.claimant, l.due_on AS dueOn, ${DECIDING} AS series
  FROM ${OPEN} ORDER BY l.due_on, l.claim_id LIMIT ${sql.lit(MOST.claims + 1)}`;

/** The series that open claims wait for, and of which nothing is said that stands. */
const unknown = sql`SELECT ${SERIES} FROM (SELECT DISTINCT ${DECIDING} AS id FROM ${OPEN}) w JOIN series s ON s.id = w.id
  WHERE NOT EXISTS (SELECT 1 FROM next_release n WHERE n.series_id = s.id AND ${stands})
  ORDER BY s.title, s.id LIMIT ${sql.lit(MOST.unknown + 1)}`;

/** Releases that are expected on a day or later, the next first. */
function comingReleases({ kysely }: Database, today: string): RowQuery<Unclaimed<AwaitedRelease>> {
  return sqlRows(kysely, releases(sql`n.expected_end >= ${today}`), releaseRow);
}

/** Releases that were expected before a day and have not come, the one that is overdue longest first. */
function overdueReleases({ kysely }: Database, today: string): RowQuery<Unclaimed<AwaitedRelease>> {
  return sqlRows(kysely, releases(sql`n.expected_end < ${today}`), releaseRow);
}

/** What is expected when, as a day sees it, with the open claims that wait for it. */
export async function releaseCalendar(database: Database, today: string): Promise<ReleaseCalendar> {
  const { kysely, read } = database;
  const [coming, overdue, claims, others] = await read(
    comingReleases(database, today),
    overdueReleases(database, today),
    sqlRows(kysely, waiting, claimRow),
    sqlRows(kysely, unknown, seriesRow),
  );
  const bySeries = new Map<string, WaitingClaim[]>();
  for (const { series, ...claim } of claims.slice(0, MOST.claims))
    bySeries.set(series, [...(bySeries.get(series) ?? []), claim]);
  const withClaims = <Row extends { id: string }>(rows: readonly Row[], most: number) =>
    rows.slice(0, most).map((row) => ({ ...row, claims: bySeries.get(row.id) ?? [] }));
  return {
    coming: withClaims(coming, MOST.releases),
    overdue: withClaims(overdue, MOST.releases),
    unknown: withClaims(others, MOST.unknown),
    isCut:
      Math.max(coming.length, overdue.length) > MOST.releases ||
      claims.length > MOST.claims ||
      others.length > MOST.unknown,
  };
}
