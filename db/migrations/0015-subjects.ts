/**
 * What claims are about, so that those on the same figures are found together; when an open one is decided; and what serves the
 * front page's question what happened last.
 */
import { type Kysely, sql } from 'kysely';
import * as z from 'zod';
import { dueOn } from '../../claims/editorial/deadlines.ts';
import { subjectSeries, subjectsOf } from '../../claims/editorial/subjects.ts';
import type { ClaimInputs } from '../../claims/engine/kind.ts';
import type { AnyVerdict } from '../../claims/verdict/verdict.ts';

const STATEMENTS = [
  `ALTER TABLE listing ADD COLUMN due_on TEXT`,
  // Serves the next deadlines: the front page.
  `CREATE INDEX listing_by_due ON listing (due_on, claim_id) WHERE due_on IS NOT NULL`,
  // A claim may name a series before the ledger has it, so that these refer to none.
  `CREATE TABLE claim_series (
    claim_id INTEGER NOT NULL REFERENCES claim (id), series_id TEXT NOT NULL, is_about INTEGER NOT NULL,
    PRIMARY KEY (claim_id, series_id)
  ) STRICT, WITHOUT ROWID`,
  // Serves which series belong together.
  `CREATE INDEX claim_series_by_series ON claim_series (series_id, is_about, claim_id)`,
  `CREATE TABLE series_subject (series_id TEXT PRIMARY KEY, subject_id TEXT NOT NULL) STRICT, WITHOUT ROWID`,
  `CREATE INDEX series_subject_by_subject ON series_subject (subject_id)`,
  // Serves the claims of a subject in the order in which they were said, and the subjects of a claim.
  `CREATE TABLE subject_claim (
    subject_id TEXT NOT NULL, said_on TEXT NOT NULL, claim_id INTEGER NOT NULL REFERENCES claim (id),
    PRIMARY KEY (subject_id, said_on, claim_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX subject_claim_by_claim ON subject_claim (claim_id)`,
  `CREATE TABLE subject (
    id TEXT PRIMARY KEY, claims INTEGER NOT NULL, claimants INTEGER NOT NULL, moved_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  // Serves the disputes, those in which something happened last first.
  `CREATE INDEX subject_by_time ON subject (moved_at DESC, claims DESC, id) WHERE claimants > 1`,
  // Serves series that the ledger holds twice.
  `CREATE INDEX series_by_title ON series (title, unit)`,
  // Each serves what happened last: verdicts that the calendar changed, withdrawals, replies.
  `CREATE INDEX ruling_again ON ruling (id) WHERE corrects IS NOT NULL`,
  `CREATE INDEX withdrawal_by_time ON withdrawal (at, claim_id)`,
  `CREATE INDEX reply_release_by_time ON reply_release (at, event_id)`,
] as const;

/** What is read of a claim; the rest has been checked when it was recorded. */
const claim = z.looseObject({
  kind: z.string(),
  inputs: z.custom<ClaimInputs>((value) => typeof value === 'object' && value !== null),
});
/** The same of a verdict. */
const verdict = z.custom<AnyVerdict>(
  (value) => z.object({ kind: z.string(), finding: z.string() }).safeParse(value).success,
);

const listedRow = z.object({ id: z.number(), body: z.string(), now: z.string().nullable() });

/** How many claims are read and written at a time. */
const AT_A_TIME = 500;

/** The next listed claims after one: their rows of `claim_series`, and when they are decided. */
async function claimsAfter(db: Kysely<unknown>, after: number) {
  const { rows } = await sql`SELECT l.claim_id AS id, r.body, (
      SELECT g.verdict FROM ruling g WHERE g.revision_id = l.revision_id AND g.clock = 'now' ORDER BY g.id DESC LIMIT 1) AS now
    FROM listing l JOIN claim_revision r ON r.id = l.revision_id
    WHERE l.claim_id > ${after} ORDER BY l.claim_id LIMIT ${sql.lit(AT_A_TIME)}`.execute(db);
  const read = z.array(listedRow).parse(rows);
  const bodies = read.map(({ id, body, now }) => ({ id, now, body: claim.parse(JSON.parse(body)) }));
  return {
    series: bodies.flatMap(({ id, body }) =>
      subjectSeries(body).map(({ series, isAbout }) => [id, series, isAbout ? 1 : 0]),
    ),
    due: bodies.flatMap(({ id, now, body }) => {
      const day = now === null ? null : dueOn(body, verdict.parse(JSON.parse(now)));
      return day === null ? [] : [[id, day]];
    }),
    last: read.at(-1)?.id,
  };
}

async function fillClaims(db: Kysely<unknown>): Promise<void> {
  for (let after: number | undefined = 0; after !== undefined; ) {
    const { series, due, last } = await claimsAfter(db, after);
    await sql`INSERT INTO claim_series (claim_id, series_id, is_about)
      SELECT j.value ->> 0, j.value ->> 1, j.value ->> 2 FROM json_each(${JSON.stringify(series)}) j`.execute(
      db,
    );
    await sql`UPDATE listing SET due_on = j.value ->> 1 FROM json_each(${JSON.stringify(due)}) j
      WHERE listing.claim_id = j.value ->> 0`.execute(db);
    after = last;
  }
}

const firstRow = z.object({ id: z.string(), first: z.number() });
const pairRow = z.object({ a: z.string(), b: z.string() });

async function fillSubjects(db: Kysely<unknown>): Promise<void> {
  const firsts = await sql`SELECT series_id AS id, min(claim_id) AS first FROM claim_series
    WHERE is_about = 1 GROUP BY series_id`.execute(db);
  const pairs = await sql`SELECT DISTINCT x.series_id AS a, y.series_id AS b FROM claim_series y
      JOIN claim_series x ON x.claim_id = y.claim_id AND x.is_about = 1 WHERE y.is_about = 0
    UNION SELECT x.id, y.id FROM series x JOIN series y
      ON y.title = x.title AND y.unit = x.unit AND y.measure IS x.measure AND y.place = x.place AND y.id > x.id
      WHERE x.id IN (SELECT series_id FROM claim_series) OR y.id IN (SELECT series_id FROM claim_series)`.execute(
    db,
  );
  const subjects = subjectsOf(
    new Map(
      z
        .array(firstRow)
        .parse(firsts.rows)
        .map(({ id, first }) => [id, first]),
    ),
    z
      .array(pairRow)
      .parse(pairs.rows)
      .map(({ a, b }) => [a, b] as const),
  );
  await sql`INSERT INTO series_subject (series_id, subject_id)
    SELECT j.value ->> 0, j.value ->> 1 FROM json_each(${JSON.stringify([...subjects])}) j`.execute(db);
  await sql`INSERT INTO subject_claim (subject_id, said_on, claim_id)
    SELECT DISTINCT s.subject_id, l.said_on, l.claim_id FROM series_subject s
      JOIN claim_series c ON c.series_id = s.series_id AND c.is_about = 1 JOIN listing l ON l.claim_id = c.claim_id`.execute(
    db,
  );
  await sql`INSERT INTO subject (id, claims, claimants, moved_at)
    SELECT n.id, n.claims, n.claimants, coalesce((SELECT g.recorded_at FROM ruling g WHERE g.id = n.last), '') FROM (
      SELECT s.subject_id AS id, count(*) AS claims, count(DISTINCT l.claimant_slug) AS claimants, max(l.ruling_id) AS last
      FROM subject_claim s JOIN listing l ON l.claim_id = s.claim_id GROUP BY s.subject_id) n`.execute(db);
}

/** Adds the tables, the column and the indexes, and fills them for what is listed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  await fillClaims(db);
  await fillSubjects(db);
}
