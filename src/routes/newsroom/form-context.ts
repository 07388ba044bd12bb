/** What a form of the newsroom brings with it: whose it is, when it came, and which drawing of it. */
import type { Context } from 'hono';
import { findWork, type Work } from '../../../db/newsroom/draft-reads.ts';
import type { Posted } from '../../../db/newsroom/drafts.ts';
import type { Publisher } from '../../../db/newsroom/publish.ts';
import { findSettings } from '../../../db/newsroom/settings.ts';
import { actorOf } from '../../auth/person.ts';
import type { AppEnv } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';

/** What stands in the `_form` of a form that this program drew. */
const FORM = /^[\w-]{8,80}$/;

/** What storage is told of a form that was posted. Throws 400 where it was not drawn here. */
export function postedBy(c: Context<AppEnv>): Posted {
  const form = c.var.form.get('_form');
  if (!FORM.test(form))
    throw new HttpError(
      'bad-request',
      'The form does not say which drawing of it this is: load its page again.',
    );
  return { form, actor: actorOf(c.var.person), at: c.var.now.toISOString() };
}

/** Who publishes, as storage asks, with the newsroom's rule of the second reader. */
export async function publisherOf(c: Context<AppEnv>): Promise<Publisher> {
  const { id, role } = c.var.person;
  return { person: { id, role }, ...(await findSettings(c.var.deps.database.kysely)) };
}

/** The work on the claim of a slug. Throws a 404 where neither the ledger nor the newsroom has one. */
export async function workOf(c: Context<AppEnv>, slug: string): Promise<Work> {
  const work = await findWork(c.var.deps.database, slug);
  if (work !== undefined) return work;
  throw new HttpError(
    'not-found',
    `Neither the ledger nor the newsroom has a claim “${slug.slice(0, 100)}”.`,
  );
}

/** The words that a piece of work is about: as last saved, or as published. */
export function quoteOf({ draft, published }: Work): string {
  return draft?.fields['quote'] ?? published?.claim.quote ?? '';
}

/** The kind that a piece of work names, by which its fields are called. */
export function kindOf({ draft, published }: Work): string {
  return draft?.fields['kind'] ?? published?.claim.kind ?? '';
}
