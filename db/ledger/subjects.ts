/**
 * What listed claims are about: which series belong together, the claims of each subject, and how many there are. All of it is
 * derived from the lists, is brought up to date with them, and can be made anew.
 */

import { type RawBuilder, sql, type Transaction } from 'kysely';
import * as z from 'zod';
import { subjectSeries, subjectsOf } from '../../claims/editorial/subjects.ts';
import { inChunks } from '../base/chunks.ts';
import type { Discrepancy } from '../base/integrity.ts';
import { runSql } from '../base/json-columns.ts';
import type { ListingTable, Schema } from '../base/schema.ts';
import type { ClaimSeriesTable } from '../base/schema-subjects.ts';
import { isBorneOut, isContradicted } from './standing.ts';
import type { BareClaim } from './stored-claim.ts';

type Trx = Transaction<Schema>;

/** What is compared of a listed claim, to see whether its subjects change. */
export type HeldClaim = Pick<ListingTable, 'claim_id' | 'claimant_slug' | 'said_on' | 'ruling_id'>;

/** The series that tell what a claim is about, as rows. */
export function seriesRows(claimId: number, { claim }: Pick<BareClaim, 'claim'>): ClaimSeriesTable[] {
  return subjectSeries(claim).map(({ series, isAbout }) => ({
    claim_id: claimId,
    series_id: series,
    is_about: isAbout ? 1 : 0,
  }));
}

/** Values as the rows of a table, in one parameter however many they are. */
const among = (values: readonly (string | number)[]): RawBuilder<unknown> =>
  sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;

/**
 * Brings the subjects up to date after claims were listed or left the lists. `held` is how they were listed before, `rows`
 * their series as of now. A claim that is listed as before costs one look.
 */
export async function resubject(
  trx: Trx,
  claimIds: readonly number[],
  { held, rows }: { held: readonly HeldClaim[]; rows: readonly ClaimSeriesTable[] },
): Promise<void> {
  const before = await trx.selectFrom('claim_series').selectAll().where('claim_id', 'in', claimIds).execute();
  const resting = claimIds.filter((id) => keyOf(before, id) !== keyOf(rows, id));
  const moved = await movedClaims(trx, claimIds, held);
  const changed = [...new Set([...resting, ...moved])];
  if (changed.length === 0) return;
  const left = held.length === 0 ? [] : await subjectsOfClaims(trx, changed);
  const regrouped = resting.length === 0 ? [] : await rest(trx, resting, { before, rows });
  const these = { claims: among(changed), subjects: among(regrouped) };
  await sql`DELETE FROM subject_claim WHERE claim_id IN ${these.claims} OR subject_id IN ${these.subjects}`.execute(
    trx,
  );
  await placeClaims(trx, sql`(c.claim_id IN ${these.claims} OR s.subject_id IN ${these.subjects})`);
  await countClaims(trx, [...new Set([...left, ...regrouped, ...(await subjectsOfClaims(trx, changed))])]);
}

/** Rests claims on other series than before. Returns the subjects whose series are others by that. */
async function rest(
  trx: Trx,
  claimIds: readonly number[],
  { before, rows }: { before: readonly ClaimSeriesTable[]; rows: readonly ClaimSeriesTable[] },
): Promise<string[]> {
  const isOf = ({ claim_id }: ClaimSeriesTable) => claimIds.includes(claim_id);
  if (before.some(isOf)) await trx.deleteFrom('claim_series').where('claim_id', 'in', claimIds).execute();
  await inChunks(rows.filter(isOf), (some) => trx.insertInto('claim_series').values(some).execute());
  const touched = [...before, ...rows].filter(isOf);
  return regroup(trx, [...new Set(touched.map(({ series_id }) => series_id))]);
}

/** The series of one claim as a text, to be compared. */
function keyOf(rows: readonly ClaimSeriesTable[], claimId: number): string {
  return rows
    .filter(({ claim_id }) => claim_id === claimId)
    .map(({ series_id, is_about }) => `${series_id} ${is_about}`)
    .sort()
    .join('\n');
}

/** The claims that are listed otherwise than before in what subjects show: the speaker, the day, the last ruling. */
async function movedClaims(
  trx: Trx,
  claimIds: readonly number[],
  held: readonly HeldClaim[],
): Promise<number[]> {
  const now = await trx
    .selectFrom('listing')
    .select(['claim_id', 'claimant_slug', 'said_on', 'ruling_id'])
    .where('claim_id', 'in', claimIds)
    .execute();
  const text = (rows: readonly HeldClaim[], id: number) => {
    const row = rows.find((one) => one.claim_id === id);
    return row === undefined ? '' : `${row.claimant_slug} ${row.said_on} ${row.ruling_id}`;
  };
  return claimIds.filter((id) => text(held, id) !== text(now, id));
}

async function subjectsOfClaims(trx: Trx, claimIds: readonly number[]): Promise<string[]> {
  const rows = await trx
    .selectFrom('subject_claim')
    .select('subject_id')
    .distinct()
    .where('claim_id', 'in', claimIds)
    .execute();
  return rows.map((row) => row.subject_id);
}

const pairRow = z.object({ a: z.string(), b: z.string() });

/** Series that belong together, of which at least one is among those given. */
async function pairsWith(trx: Trx, series: readonly string[]): Promise<(readonly [string, string])[]> {
  const these = among(series);
  const rows = await runSql(
    trx,
    sql`SELECT DISTINCT x.series_id AS a, y.series_id AS b FROM claim_series y
        JOIN claim_series x ON x.claim_id = y.claim_id AND x.is_about = 1 WHERE y.is_about = 0 AND y.series_id IN ${these}
      UNION SELECT DISTINCT x.series_id, y.series_id FROM claim_series x
        JOIN claim_series y ON y.claim_id = x.claim_id AND y.is_about = 0 WHERE x.is_about = 1 AND x.series_id IN ${these}
      UNION SELECT x.id, y.id FROM series x JOIN series y
        ON y.title = x.title AND y.unit = x.unit AND y.measure IS x.measure AND y.place = x.place AND y.id <> x.id
        WHERE x.id IN ${these}`,
    pairRow,
  );
  return rows.map(({ a, b }) => [a, b] as const);
}

/**
 * Finds anew which series belong together, of all that have to do with some. Returns the subjects that have other series by that,
 * whose claims are to be placed anew.
 */
async function regroup(trx: Trx, series: readonly string[]): Promise<string[]> {
  const { known, pairs } = await connected(trx, series);
  const members = among([...known]);
  const firsts = await runSql(
    trx,
    sql`SELECT series_id AS id, min(claim_id) AS first FROM claim_series
      WHERE is_about = 1 AND series_id IN ${members} GROUP BY series_id`,
    z.object({ id: z.string(), first: z.number() }),
  );
  const subjects = subjectsOf(new Map(firsts.map(({ id, first }) => [id, first])), pairs);
  const held = await trx
    .selectFrom('series_subject')
    .selectAll()
    .where(sql<boolean>`series_id IN ${members}`)
    .execute();
  const isSame = ({ series_id, subject_id }: (typeof held)[number]) => subjects.get(series_id) === subject_id;
  const lost = held.filter((row) => !isSame(row));
  const kept = new Set(held.filter(isSame).map(({ series_id }) => series_id));
  const found = [...subjects].filter(([id]) => !kept.has(id));
  if (lost.length > 0)
    await sql`DELETE FROM series_subject WHERE series_id IN ${among(lost.map(({ series_id }) => series_id))}`.execute(
      trx,
    );
  await inChunks(
    found.map(([series_id, subject_id]) => ({ series_id, subject_id })),
    (some) => trx.insertInto('series_subject').values(some).execute(),
  );
  return [...new Set([...lost.map(({ subject_id }) => subject_id), ...found.map(([, id]) => id)])];
}

/** All series that are tied to some, directly or through others, now or until now, with the pairs that tie them. */
async function connected(trx: Trx, series: readonly string[]) {
  const known = new Set(series);
  const pairs: (readonly [string, string])[] = [];
  for (let fresh = [...known]; fresh.length > 0; ) {
    const tied = await pairsWith(trx, fresh);
    pairs.push(...tied);
    const beside = await runSql(
      trx,
      sql`SELECT DISTINCT o.series_id AS id FROM series_subject s JOIN series_subject o ON o.subject_id = s.subject_id
        WHERE s.series_id IN ${among(fresh)}`,
      z.object({ id: z.string() }),
    );
    fresh = [...new Set([...tied.flat(), ...beside.map(({ id }) => id)])].filter((id) => !known.has(id));
    for (const id of fresh) known.add(id);
  }
  return { known, pairs };
}

/** The claims under each of their subjects, of those that a condition on series `s`, claim `c` chooses. */
const placed = (condition: RawBuilder<unknown>) => sql`SELECT DISTINCT s.subject_id, l.said_on, l.claim_id
  FROM claim_series c JOIN series_subject s ON s.series_id = c.series_id JOIN listing l ON l.claim_id = c.claim_id
  WHERE c.is_about = 1 AND ${condition}`;

async function placeClaims(trx: Trx, condition: RawBuilder<unknown>): Promise<void> {
  await sql`INSERT INTO subject_claim (subject_id, said_on, claim_id) ${placed(condition)}`.execute(trx);
}

/** How many claims subjects have, by how many claimants, and when a verdict in them was published last. */
const counted = (condition: RawBuilder<unknown>) => sql`SELECT n.id, n.claims, n.claimants,
    coalesce((SELECT g.recorded_at FROM ruling g WHERE g.id = n.last), '') AS moved_at,
    n.claimants > 1 AND n.bears_out AND n.contradicts AS is_disputed
  FROM (SELECT s.subject_id AS id, count(*) AS claims, count(DISTINCT l.claimant_slug) AS claimants, max(l.ruling_id) AS last,
      max(${isBorneOut}) AS bears_out, max(${isContradicted}) AS contradicts
    FROM subject_claim s JOIN listing l ON l.claim_id = s.claim_id WHERE ${condition} GROUP BY s.subject_id) n`;

async function countClaims(trx: Trx, subjects: readonly string[]): Promise<void> {
  const these = among(subjects);
  await sql`DELETE FROM subject WHERE id IN ${these}`.execute(trx);
  await sql`INSERT INTO subject (id, claims, claimants, moved_at, is_disputed) ${counted(sql`s.subject_id IN ${these}`)}`.execute(
    trx,
  );
}

/** What is wrong with the subjects as a whole: of `claim_series`, which is checked claim by claim, they are made anew here. */
export async function checkSubjects(trx: Trx): Promise<Discrepancy[]> {
  const firsts = await runSql(
    trx,
    sql`SELECT series_id AS id, min(claim_id) AS first FROM claim_series WHERE is_about = 1 GROUP BY series_id`,
    z.object({ id: z.string(), first: z.number() }),
  );
  const all = await trx.selectFrom('claim_series').select('series_id').distinct().execute();
  const pairs = await pairsWith(
    trx,
    all.map((row) => row.series_id),
  );
  const subjects = subjectsOf(new Map(firsts.map(({ id, first }) => [id, first])), pairs);
  const held = await trx.selectFrom('series_subject').selectAll().execute();
  const wrong = (where: string, what: string): Discrepancy => ({ where, what, of: 'derived' });
  const differ = async (one: RawBuilder<unknown>, other: RawBuilder<unknown>) =>
    runSql(
      trx,
      sql`SELECT count(*) AS n FROM (SELECT * FROM (${one}) EXCEPT SELECT * FROM (${other}))`,
      z.object({ n: z.number() }),
    ).then(([row]) => (row?.n ?? 0) > 0);
  const isOther =
    held.length !== subjects.size || held.some((row) => subjects.get(row.series_id) !== row.subject_id);
  const claims = sql`SELECT subject_id, said_on, claim_id FROM subject_claim`;
  const counts = sql`SELECT id, claims, claimants, moved_at, is_disputed FROM subject`;
  const every = sql`1`;
  return [
    ...(isOther
      ? [wrong('series_subject', 'series are put together otherwise than claims and titles tell')]
      : []),
    ...((await differ(claims, placed(every))) || (await differ(placed(every), claims))
      ? [wrong('subject_claim', 'claims stand under other subjects than their series')]
      : []),
    ...((await differ(counts, counted(every))) || (await differ(counted(every), counts))
      ? [wrong('subject', 'it has other numbers than its claims')]
      : []),
  ];
}

/** Checks the subjects as a whole, tells what is wrong, and with `repair` makes them anew. */
export async function verifySubjects(
  trx: Trx,
  found: { discrepancies: Discrepancy[]; repaired: number },
  repair: boolean,
): Promise<void> {
  const wrong = await checkSubjects(trx);
  found.discrepancies.push(...wrong);
  if (!repair || wrong.length === 0) return;
  await remakeSubjects(trx);
  found.repaired += wrong.length;
}

/** Makes the subjects anew from `claim_series`. */
async function remakeSubjects(trx: Trx): Promise<void> {
  for (const table of ['subject', 'subject_claim', 'series_subject'] as const)
    await trx.deleteFrom(table).execute();
  const all = await trx.selectFrom('claim_series').select('series_id').distinct().execute();
  const subjects = await regroup(
    trx,
    all.map((row) => row.series_id),
  );
  await placeClaims(trx, sql`s.subject_id IN ${among(subjects)}`);
  await countClaims(trx, subjects);
}
