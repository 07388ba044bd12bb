/** Forms are posted twice (a double click, a retry, the back button) and have one effect. */
import type { Transaction } from 'kysely';
import type { Database } from './open.ts';
import type { Schema } from './schema.ts';

/** A form as it was drawn for a person: posted again, it gives what it gave the first time. */
export interface FormUse {
  person: string;
  token: string;
  at: string;
  /**
   * What it asks for, a JSON value. The same form with something else in it, by the back button, is another use of
   * it: what was typed there must not be taken for done.
   */
  content: unknown;
}

/** The name of a use: the form's token with a hash of what it asks for. */
async function nameOf({ token, content }: FormUse): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `${token} ${[...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/**
 * Runs the work of a form once, in a transaction: a form that was posted before gives the outcome of that time.
 * `isFinal` says which outcomes are an effect; a refusal is none, and the form may be posted again.
 * The outcome must be a JSON value.
 */
export async function once<Outcome>(
  { kysely }: Database,
  use: FormUse,
  isFinal: (outcome: Outcome) => boolean,
  work: (trx: Transaction<Schema>) => Promise<Outcome>,
): Promise<Outcome> {
  const token = await nameOf(use);
  return kysely.transaction().execute(async (trx) => {
    const before = await trx
      .selectFrom('form_use')
      .select('outcome')
      .where('person', '=', use.person)
      .where('token', '=', token)
      .executeTakeFirst();
    if (before !== undefined) return JSON.parse(before.outcome) as Outcome;
    const outcome = await work(trx);
    if (isFinal(outcome))
      await trx
        .insertInto('form_use')
        .values({ person: use.person, token, outcome: JSON.stringify(outcome), at: use.at })
        .execute();
    return outcome;
  });
}

/**
 * Whether a form is posted for the first time, which is remembered from then on: for what cannot be given twice,
 * such as a secret that is shown once. `own` is a name that no other post has.
 */
export async function isFirstPost(database: Database, use: FormUse, own: string): Promise<boolean> {
  return (
    (await once(
      database,
      use,
      () => true,
      async () => own,
    )) === own
  );
}

/** Forgets forms that were posted before a time: nobody posts them again. */
export async function forgetForms({ kysely }: Database, before: string): Promise<void> {
  await kysely.deleteFrom('form_use').where('at', '<', before).execute();
}
