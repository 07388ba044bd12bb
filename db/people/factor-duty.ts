/** Since when a role asks somebody for a second factor that they do not have. */
import type { Kysely } from 'kysely';
import type { Schema } from '../base/schema.ts';

/** Since when somebody is asked for a second factor, ISO 8601; undefined if they were not asked yet. */
export async function graceSince(kysely: Kysely<Schema>, personId: string): Promise<string | undefined> {
  const row = await kysely
    .selectFrom('factor_grace')
    .select('since')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.since;
}

/** Lets the time of grace of somebody begin, unless it has begun. */
export async function beginGrace(kysely: Kysely<Schema>, personId: string, at: string): Promise<void> {
  await kysely
    .insertInto('factor_grace')
    .values({ person_id: personId, since: at })
    .onConflict((c) => c.doNothing())
    .execute();
}

/** Lets the time of grace of somebody begin anew: their role or their second factor was changed for them. */
export async function restartGrace(kysely: Kysely<Schema>, personId: string): Promise<void> {
  await kysely.deleteFrom('factor_grace').where('person_id', '=', personId).execute();
}

/** Ends the time of grace of somebody who switched their second factor off themselves. */
export async function spendGrace(kysely: Kysely<Schema>, personId: string): Promise<void> {
  const since = new Date(0).toISOString();
  await kysely
    .insertInto('factor_grace')
    .values({ person_id: personId, since })
    .onConflict((c) => c.column('person_id').doUpdateSet({ since }))
    .execute();
}
