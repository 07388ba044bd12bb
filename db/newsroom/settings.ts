/** The settings of the newsroom, which an admin may change. */
import type { Kysely } from 'kysely';
import { type Actor, recordAudit } from '../base/audit.ts';
import type { Schema } from '../base/schema.ts';

export interface Settings {
  /** Whether a second person must approve before anything is published. */
  secondReader: boolean;
}

const SECOND_READER = 'second-reader';

/** The settings; one that was never set is as strict as can be. */
export async function findSettings(kysely: Kysely<Schema>): Promise<Settings> {
  const row = await kysely
    .selectFrom('setting')
    .select('value')
    .where('name', '=', SECOND_READER)
    .executeTakeFirst();
  return { secondReader: row?.value !== 'waived' };
}

/** Changes the settings and records it. Does nothing if they are so already. */
export async function saveSettings(
  kysely: Kysely<Schema>,
  { secondReader }: Settings,
  actor: Actor,
  at: string,
): Promise<void> {
  await kysely.transaction().execute(async (trx) => {
    if ((await findSettings(trx)).secondReader === secondReader) return;
    const value = secondReader ? 'required' : 'waived';
    await trx
      .insertInto('setting')
      .values({ name: SECOND_READER, value })
      .onConflict((c) => c.column('name').doUpdateSet({ value }))
      .execute();
    await recordAudit(trx, { at, actor, action: 'settings-changed', subject: SECOND_READER, detail: value });
  });
}
