/** Forms are posted twice (a double click, a retry, the back button) and take effect once. */

import type { Transaction } from 'kysely';
import * as z from 'zod';
import { sha256 } from '../../claims/exact/sha256.ts';
import type { Actor } from './audit.ts';
import { parsedJson } from './json-columns.ts';
import type { Database } from './open.ts';
import type { Schema } from './schema.ts';

/** What every form of the newsroom brings with it. */
export interface Posted {
  /** The token of the form as it was drawn. */
  form: string;
  actor: Actor;
  /** The time, ISO 8601. */
  at: string;
}

/** A form as it was drawn for a person: posted again, it gives what it gave the first time. */
export interface FormUse {
  person: string;
  token: string;
  at: string;
  /**
   * What it asks for, a JSON value. If the same form is posted with something else in it, by way of the back button,
   * that is another use of it: what was typed there must not be taken for done.
   */
  content: unknown;
}

/** The use of a form by the person it was drawn for; `content` is all that it asks for. */
export function useOf({ form, actor, at }: Posted, ...content: unknown[]): FormUse {
  return { person: actor.personId ?? actor.name, token: form, at, content };
}

/** The name of a use: the form's token with a hash of what it asks for. */
async function nameOf({ token, content }: FormUse): Promise<string> {
  return `${token} ${await sha256(JSON.stringify(content))}`;
}

/**
 * Runs the work of a form once, in a transaction: a form that was posted before gives its outcome of that time.
 * `effect` is the schema of the outcomes that had an effect, which are JSON values. Any other outcome is a refusal: it
 * is not remembered, and the form may be posted again.
 */
export async function once<Outcome>(
  { kysely }: Database,
  use: FormUse,
  effect: z.ZodType<Outcome>,
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
    if (before !== undefined) return parsedJson(before.outcome, effect);
    const outcome = await work(trx);
    if (effect.safeParse(outcome).success)
      await trx
        .insertInto('form_use')
        .values({ person: use.person, token, outcome: JSON.stringify(outcome), at: use.at })
        .execute();
    return outcome;
  });
}

/**
 * Whether a form is posted for the first time, which is remembered from then on: for what cannot be given twice, such
 * as a secret that is shown once. `own` is a name that no other post has.
 */
export async function isFirstPost(database: Database, use: FormUse, own: string): Promise<boolean> {
  return (await once(database, use, z.string(), async () => own)) === own;
}

/** Forgets forms that were posted before a time: nobody posts them again. */
export async function forgetForms({ kysely }: Database, before: string): Promise<void> {
  await kysely.deleteFrom('form_use').where('at', '<', before).execute();
}
