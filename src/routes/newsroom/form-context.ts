/** The context of a newsroom form: who posted it, when, which drawing of it, and the work that it is about. */
import type { Context } from 'hono';
import type { Publisher, Work } from '../../../claims/editorial/work.ts';
import type { Posted } from '../../../db/base/idempotency.ts';
import { findWork } from '../../../db/newsroom/draft-reads.ts';
import { findSettings } from '../../../db/newsroom/settings.ts';
import { actorOf } from '../../auth/person.ts';
import type { AppEnv } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { ClaimMoved } from '../../http/moved.ts';

/** The `_form` field of a form that this program drew. */
const FORM = /^[\w-]{8,80}$/;

/** A posted form as storage knows it. Throws a 400 if it was not drawn here. */
export function postedBy(c: Context<AppEnv>): Posted {
  const form = c.var.form.get('_form');
  if (!FORM.test(form))
    throw new HttpError('bad-request', 'Something is missing from the form: load its page again.');
  return { form, actor: actorOf(c.var.person), at: c.var.now.toISOString() };
}

/** Who publishes, with the newsroom's rule on second readers. */
export async function publisherOf(c: Context<AppEnv>): Promise<Publisher> {
  const { id, role } = c.var.person;
  return { person: { id, role }, ...(await findSettings(c.var.deps.database.kysely)) };
}

/**
 * The work on a claim, by its slug. Throws a 404 if neither the ledger nor the newsroom has it. Of a claim that was merged into
 * another the pages lead there, by `ClaimMoved`; a form that is sent, or that only names it, is refused by a 409.
 */
export async function workOf(c: Context<AppEnv>, slug: string): Promise<Work> {
  const work = await findWork(c.var.deps.database, slug);
  if (work !== undefined && work.mergedInto === null) return work;
  if (work !== undefined && work.mergedInto !== null) {
    if (c.req.method === 'GET' && c.req.param('slug') === slug) throw new ClaimMoved(slug, work.mergedInto);
    throw new HttpError(
      'conflict',
      `The claim “${slug.slice(0, 100)}” was merged into “${work.mergedInto}”: work goes on there, and nothing was saved here.`,
    );
  }
  throw new HttpError(
    'not-found',
    `Neither the ledger nor the newsroom has a claim “${slug.slice(0, 100)}”.`,
  );
}

/** The quotation that a piece of work is about, as last saved or else as published; or as it was discarded. */
export function quoteOf({ draft, published, discarded }: Work): string {
  return draft?.fields['quote'] ?? published?.claim.quote ?? discarded?.quote ?? '';
}

/** The kind of claim, by which the fields have their labels: as last saved or else as published. */
export function kindOf({ draft, published }: Work): string {
  return draft?.fields['kind'] ?? published?.claim.kind ?? '';
}
