/** Parties in the newsroom: `/edit/parties`, each with SLUG. Everybody reads, reviewers change. */
import { type Context, Hono } from 'hono';
import type { Party } from '../../../claims/editorial/persons.ts';
import { hasRole } from '../../../claims/editorial/workflow.ts';
import { allParties, changeParty, findParty } from '../../../db/newsroom/party-edit.ts';
import type { FieldIssue, FormState } from '../../../views/edit/parts/fields.ts';
import { partiesPage, partyPage } from '../../../views/edit/people/claimants.ts';
import { urls } from '../../../views/parts/urls.ts';
import { deskOf, needs } from '../../auth/guard.ts';
import { answerPrivate, noticeOf, seeOther } from '../../auth/private.ts';
import type { AppEnv } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { postedBy } from './form-context.ts';
import { aliasesIn, lineIn } from './name-fields.ts';

/** Mount behind `newsroom()`. */
export function editPartyRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/edit/parties', async (c) =>
      answerPrivate(partiesPage(deskOf(c), await allParties(c.var.deps.database))),
    )
    .get('/edit/parties/:slug', async (c) => draw(c, await partyOf(c, c.req.param('slug'))))
    .post('/edit/parties/:slug', needs('reviewer'), async (c) =>
      change(c, await partyOf(c, c.req.param('slug'))),
    );
}

async function partyOf(c: Context<AppEnv>, slug: string): Promise<Party> {
  const party = await findParty(c.var.deps.database, slug);
  if (party === undefined)
    throw new HttpError(
      'not-found',
      `There is no party “${slug.slice(0, 100)}”, or it is another name of one by now.`,
    );
  return party;
}

function draw(c: Context<AppEnv>, party: Party, state?: FormState): Response {
  const { name, short, aliases } = party;
  const fields = { name, short: short ?? '', aliases: aliases.join('\n') };
  return answerPrivate(
    partyPage({
      desk: deskOf(c),
      party,
      state: state ?? { fields, issues: [] },
      mayChange: hasRole(c.var.person.role, 'reviewer'),
      notice: noticeOf(c, { saved: 'Saved.' }),
    }),
    state === undefined ? 200 : 422,
  );
}

async function change(c: Context<AppEnv>, party: Party): Promise<Response> {
  const { form, deps } = c.var;
  const issues: FieldIssue[] = [];
  const name = lineIn(form, 'name', issues);
  const short = lineIn(form, 'short', issues, { optional: true });
  const aliases = aliasesIn(form, 'aliases', issues);
  if (issues.length === 0) {
    const done = await changeParty(deps.database, {
      ...postedBy(c),
      slug: party.slug,
      name,
      short: short === '' ? null : short,
      aliases,
    });
    if (done.outcome === 'done') return seeOther(urls.edit.party(party.slug, 'saved'));
    issues.push({ field: done.field, message: done.message });
  }
  return draw(c, party, { fields: form.fields, issues });
}
