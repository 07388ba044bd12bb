/**
 * The day at the newsroom, and where the ledger stands in the calendar; all of it is in rows of `setting`. A write works
 * out its day from its instant in its own transaction, so that no caller can give it another one.
 */
import { type Kysely, sql, type Transaction } from 'kysely';
import * as z from 'zod';
import { type CalendarDay, type DayStep, dayStep } from '../../claims/editorial/day-step.ts';
import { type Licence, licenceOf } from '../../claims/editorial/licence.ts';
import { DEFAULT_ZONE, dayIn, zoneNamed } from '../../claims/exact/zone.ts';
import { type Actor, recordAudit } from './audit.ts';
import { type RowQuery, sqlRows } from './json-columns.ts';
import type { Database } from './open.ts';
import type { Schema } from './schema.ts';

/** The names of the rows. */
export const ZONE_ROW = 'time-zone';
const FOLLOWED_ROW = 'day-followed';
const CONFIRMED_ROW = 'day-confirmed';

/** The zone of a stored text; the default if none is stored, or if this machine does not know it. */
export function storedZone(text: string | undefined): string {
  return (text === undefined ? undefined : zoneNamed(text)) ?? DEFAULT_ZONE;
}

/** The newsroom's zone as a batch reads it: no row if none was chosen. */
export function zoneRow(kysely: Kysely<Schema>): RowQuery<{ value: string }> {
  return sqlRows(
    kysely,
    sql`SELECT value FROM setting WHERE name = ${sql.lit(ZONE_ROW)}`,
    z.object({ value: z.string() }),
  );
}

/** The name of the row of the ledger's licence. */
export const LICENCE_ROW = 'licence';

/** What every page needs of the settings. */
export interface PageSettings {
  zone: string;
  licence: Licence | null;
}

/** Those settings as a batch reads them: no row for what was not chosen. */
export function pageSettingRows(kysely: Kysely<Schema>): RowQuery<{ name: string; value: string }> {
  return sqlRows(
    kysely,
    sql`SELECT name, value FROM setting WHERE name IN (${sql.lit(ZONE_ROW)}, ${sql.lit(LICENCE_ROW)})`,
    z.object({ name: z.string(), value: z.string() }),
  );
}

/** The settings from their rows. */
export function pageSettings(rows: readonly { name: string; value: string }[]): PageSettings {
  const value = (name: string) => rows.find((row) => row.name === name)?.value;
  return { zone: storedZone(value(ZONE_ROW)), licence: licenceOf(value(LICENCE_ROW) ?? '') ?? null };
}

/** The settings that every page needs. */
export async function findPageSettings(database: Pick<Database, 'kysely' | 'read'>): Promise<PageSettings> {
  const [rows] = await database.read(pageSettingRows(database.kysely));
  return pageSettings(rows);
}

/** The newsroom's zone. */
export async function findZone(kysely: Kysely<Schema>): Promise<string> {
  const row = await kysely
    .selectFrom('setting')
    .select('value')
    .where('name', '=', ZONE_ROW)
    .executeTakeFirst();
  return storedZone(row?.value);
}

/** An instant at the newsroom. */
export interface NewsroomDay {
  /** The instant, ISO 8601 in UTC. */
  at: string;
  /** Its day there. */
  today: string;
  zone: string;
}

/** The day of an instant at the newsroom. */
export async function dayAt(kysely: Kysely<Schema>, at: string): Promise<NewsroomDay> {
  const zone = await findZone(kysely);
  return { at, zone, today: dayIn(zone, at) };
}

/** Where the ledger stands in the calendar, and whether it may go on to the day of an instant. */
export interface Calendar extends CalendarDay {
  step: DayStep;
  zone: string;
}

/** Where the ledger stands in the calendar at an instant. */
export async function findCalendar(kysely: Kysely<Schema>, at: string): Promise<Calendar> {
  const rows = await kysely
    .selectFrom('setting')
    .select(['name', 'value'])
    .where('name', 'in', [ZONE_ROW, FOLLOWED_ROW, CONFIRMED_ROW])
    .execute();
  const value = (name: string) => rows.find((row) => row.name === name)?.value;
  const zone = storedZone(value(ZONE_ROW));
  const day = {
    last: value(FOLLOWED_ROW) ?? null,
    confirmed: value(CONFIRMED_ROW) ?? null,
    today: dayIn(zone, at),
  };
  return { ...day, zone, step: dayStep(day) };
}

async function write(kysely: Kysely<Schema>, name: string, value: string): Promise<void> {
  await kysely
    .insertInto('setting')
    .values({ name, value })
    .onConflict((c) => c.column('name').doUpdateSet({ value }))
    .execute();
}

/** Notes that a day was followed. */
export async function noteFollowed(kysely: Kysely<Schema>, today: string): Promise<void> {
  await write(kysely, FOLLOWED_ROW, today);
}

/** Records that somebody confirmed a day after the calendar had jumped or gone back, so that it is followed. */
export async function confirmDay(
  trx: Transaction<Schema>,
  { last, today, at }: { last: string | null; today: string; at: string },
  actor: Actor,
): Promise<void> {
  await write(trx, CONFIRMED_ROW, today);
  await recordAudit(trx, {
    at,
    actor,
    action: 'day-confirmed',
    subject: today,
    ...(last === null ? {} : { detail: `after ${last}` }),
  });
}
