/** Whether a role asks somebody for a second factor that they do not have, and since when. */
import type { Kysely } from 'kysely';
import { hasRole, type Role } from '../../claims/editorial/workflow.ts';
import type { Schema } from '../base/schema.ts';

/**
 * Since when somebody without a second factor is asked for one, ISO 8601; undefined if their role does not ask for one.
 * `from` gives the role that the rule begins with; a time of grace begins when it is first asked here.
 */
export async function factorAskedSince(
  kysely: Kysely<Schema>,
  person: { id: string; role: Role },
  from: Role | 'nobody',
  at: string,
): Promise<string | undefined> {
  if (from === 'nobody' || !hasRole(person.role, from)) return undefined;
  const known = () =>
    kysely.selectFrom('factor_grace').select('since').where('person_id', '=', person.id).executeTakeFirst();
  const before = await known();
  if (before !== undefined) return before.since;
  await kysely
    .insertInto('factor_grace')
    .values({ person_id: person.id, since: at })
    .onConflict((c) => c.doNothing())
    .execute();
  return (await known())?.since ?? at;
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
