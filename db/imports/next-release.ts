/** What is said of the next releases of series: recorded as a row after the others, and read as far as it stands. */
import { type Kysely, sql, type Transaction } from 'kysely';
import * as z from 'zod';
import type { Expected } from '../../claims/editorial/next-release.ts';
import { tally } from '../../claims/words/numbers.ts';
import { type Actor, recordAudit } from '../base/audit.ts';
import { once, type Posted, useOf } from '../base/idempotency.ts';
import { runSql } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { expectedOfSeries, type SeriesExpected, stands } from '../evidence/next-release.ts';
import { counts } from '../evidence/rows.ts';

type Trx = Transaction<Schema>;

/** What came of saying when the next figures of a series are expected. */
export type NextReleaseSaved =
  | { outcome: 'saved' }
  | { outcome: 'no-series' }
  /** Figures that were published on that day or later are there already, the last of them on a day. */
  | { outcome: 'met'; publishedOn: string };

const savedSchema: z.ZodType<NextReleaseSaved> = z.object({ outcome: z.literal('saved') });

/** Records when the next figures of a series are expected, or with null that no day is known any more, with the audit. */
export async function saveNextRelease(
  database: Database,
  { series, expected, ...posted }: Posted & { series: string; expected: Expected | null },
): Promise<NextReleaseSaved> {
  return once(database, useOf(posted, 'next-release', series, expected), savedSchema, (trx) =>
    recordNextRelease(trx, { series, expected, actor: posted.actor, at: posted.at }),
  );
}

/** The same within a transaction. What stands already is not recorded again. */
export async function recordNextRelease(
  trx: Trx,
  { series, expected, actor, at }: { series: string; expected: Expected | null; actor: Actor; at: string },
): Promise<NextReleaseSaved> {
  const known = await trx.selectFrom('series').select('id').where('id', '=', series).executeTakeFirst();
  if (known === undefined) return { outcome: 'no-series' };
  const met = expected === null ? undefined : await lastSince(trx, series, expected.expected);
  if (met !== undefined) return { outcome: 'met', publishedOn: met };
  const standing = (await nextReleasesOf(trx, [series])).get(series);
  if ((standing?.expected ?? null) === (expected?.expected ?? null)) return { outcome: 'saved' };
  await trx
    .insertInto('next_release')
    .values({
      series_id: series,
      expected: expected?.expected ?? null,
      expected_end: expected?.expectedEnd ?? null,
      person: actor.name,
      recorded_at: at,
    })
    .execute();
  await recordAudit(trx, {
    at,
    actor,
    action: 'next-release-changed',
    subject: series,
    detail: expected === null ? `taken back: ${standing?.expected}` : `expected ${expected.expected}`,
  });
  return { outcome: 'saved' };
}

/**
 * Records when the next figures of many series are expected, where that is not what stands, and no figures were published on that day
 * or later. Returns of how many it is news; the audit has one line for all.
 */
export async function recordNextReleases(
  trx: Trx,
  series: readonly string[],
  expected: Expected,
  { actor, at, subject }: { actor: Actor; at: string; subject: string },
): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    INSERT INTO next_release (series_id, expected, expected_end, person, recorded_at)
    SELECT s.id, ${expected.expected}, ${expected.expectedEnd}, ${actor.name}, ${at} FROM series s
    WHERE s.id IN (SELECT value FROM json_each(${JSON.stringify(series)}))
      AND NOT EXISTS (SELECT 1 FROM observation o WHERE o.series_id = s.id AND o.published_on >= ${expected.expected} AND ${counts})
      AND NOT EXISTS (SELECT 1 FROM next_release n WHERE n.series_id = s.id AND n.expected = ${expected.expected} AND ${stands})
    ORDER BY s.id`.execute(trx);
  const changed = Number(numAffectedRows);
  if (changed > 0)
    await recordAudit(trx, {
      at,
      actor,
      action: 'next-release-changed',
      subject,
      detail: `expected ${expected.expected}, ${tally(changed, 'series', 'series')}`,
    });
  return changed;
}

/** The last day on which figures of a series were published that were so on a day or later; undefined if none were. */
async function lastSince(trx: Trx, series: string, from: string): Promise<string | undefined> {
  const [row] = await runSql(
    trx,
    sql`SELECT max(o.published_on) AS day FROM observation o
      WHERE o.series_id = ${series} AND o.published_on >= ${from} AND ${counts}`,
    z.object({ day: z.string().nullable() }),
  );
  return row?.day ?? undefined;
}

/** When the next figures of several series are expected, by their ids; those of which nothing stands are not there. */
export async function nextReleasesOf(
  kysely: Kysely<Schema>,
  series: readonly string[],
): Promise<Map<string, SeriesExpected>> {
  const rows = await runSql(
    kysely,
    sql`SELECT n.series_id AS series, n.expected, n.expected_end AS expectedEnd FROM next_release n
      WHERE n.series_id IN (SELECT value FROM json_each(${JSON.stringify(series)})) AND ${stands}`,
    expectedOfSeries,
  );
  return new Map(rows.map((row) => [row.series, row]));
}
