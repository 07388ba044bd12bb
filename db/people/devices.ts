/**
 * Browsers that somebody has signed in with. Each holds a random name in a cookie, of which a hash is stored here. What
 * strangers guess does not slow them: https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies
 */
import type { Kysely } from 'kysely';
import type { Schema } from '../base/schema.ts';

/** How many browsers of a person are known; the one that was used longest ago is forgotten first. */
const MOST = 20;

/** Whether somebody with an e-mail address has signed in with a browser. */
export async function isKnownDevice(
  kysely: Kysely<Schema>,
  { id, email, at }: { id: string; email: string; at: string },
): Promise<boolean> {
  const row = await kysely
    .selectFrom('known_device')
    .innerJoin('person', 'person.id', 'known_device.person_id')
    .select('known_device.id')
    .where('known_device.id', '=', id)
    .where('person.email', '=', email)
    .where('expires_at', '>', at)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Remembers that somebody has signed in with a browser, under a new name: the one that it had before is worth nothing from
 * then on, for whoever else may have it.
 */
export async function rememberDevice(
  kysely: Kysely<Schema>,
  {
    before,
    id,
    personId,
    at,
    expires,
  }: Record<'id' | 'personId' | 'at' | 'expires', string> & {
    before: string | undefined;
  },
): Promise<void> {
  await kysely.transaction().execute(async (trx) => {
    if (before !== undefined)
      await trx.updateTable('known_device').set({ id }).where('id', '=', before).execute();
    await trx
      .insertInto('known_device')
      .values({ id, person_id: personId, expires_at: expires })
      .onConflict((c) => c.columns(['id', 'person_id']).doUpdateSet({ expires_at: expires }))
      .execute();
    await trx.deleteFrom('known_device').where('expires_at', '<=', at).execute();
    const newest = trx
      .selectFrom('known_device')
      .select('id')
      .where('person_id', '=', personId)
      .orderBy('expires_at', 'desc')
      .limit(MOST);
    await trx
      .deleteFrom('known_device')
      .where('person_id', '=', personId)
      .where('id', 'not in', newest)
      .execute();
  });
}

/** Forgets the browsers of somebody; those of `but` stay. */
export async function forgetDevices(kysely: Kysely<Schema>, personId: string, but?: string): Promise<void> {
  const mine = kysely.deleteFrom('known_device').where('person_id', '=', personId);
  await (but === undefined ? mine : mine.where('id', '!=', but)).execute();
}
