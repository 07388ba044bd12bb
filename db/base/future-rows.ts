/**
 * What a clock that was far ahead for a moment leaves behind in tables that are no record: a session that would last for
 * years, a lock that would not open, a host that embeds in ten years. Found and settled once the clock is right.
 */
import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

const DAY = 24 * 60 * 60 * 1_000;

/** Clocks of machines may differ by this much, in milliseconds, before a time counts as one that has not come. */
const TOLERANCE = DAY;

/** Links and waiting sign-ins end within this time of their making, in milliseconds. */
const LONGEST_LINK = 7 * DAY;

/**
 * Ends sessions and links that were made in a time that has not come, so that people sign in or are invited again, and
 * forgets attempts, forms and counts of such a time. Work that was touched then counts as touched now.
 */
export async function settleFutureRows(kysely: Kysely<Schema>, now: Date): Promise<void> {
  const at = now.toISOString();
  const limit = new Date(now.getTime() + TOLERANCE).toISOString();
  const linkLimit = new Date(now.getTime() + TOLERANCE + LONGEST_LINK).toISOString();
  await kysely.deleteFrom('person_session').where('created_at', '>', limit).execute();
  await kysely.deleteFrom('one_time').where('expires_at', '>', linkLimit).execute();
  await kysely.deleteFrom('guess').where('forget_at', '>', limit).execute();
  await sql`DELETE FROM request_rate WHERE last_request > ${now.getTime() + TOLERANCE}`.execute(kysely);
  await kysely.deleteFrom('form_use').where('at', '>', limit).execute();
  await kysely.deleteFrom('embed_count').where('day', '>', limit.slice(0, 10)).execute();
  await kysely
    .updateTable('embed_host')
    .set({ last_day: at.slice(0, 10) })
    .where('last_day', '>', limit.slice(0, 10))
    .execute();
  await kysely.updateTable('work').set({ touched_at: at }).where('touched_at', '>', limit).execute();
}
