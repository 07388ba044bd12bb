/** People and bodies of the ledger in the newsroom: `/edit/claimants`, each with SLUG. Everybody reads, reviewers change. */
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import type { Tenure } from '../../../claims/editorial/tenure.ts';
import { hasRole } from '../../../claims/editorial/workflow.ts';
import { wikidataId } from '../../../claims/evidence/names.ts';
import { partialMoment } from '../../../claims/exact/calendar.ts';
import { findPerson } from '../../../db/ledger/person-reads.ts';
import {
  type Done,
  deedsOf,
  mergeClaimant,
  readdressClaimant,
  splitClaimant,
  undoDeed,
} from '../../../db/newsroom/claimant-deeds.ts';
import {
  addHeld,
  CLAIMANTS_SIZE,
  changeClaimant,
  claimsToGive,
  dropHeld,
  listClaimants,
} from '../../../db/newsroom/claimant-edit.ts';
import { claimantAddress, countClaims, ownAliases } from '../../../db/newsroom/claimant-reads.ts';
import { BLANK, type FieldIssue, type FormState } from '../../../views/edit/parts/fields.ts';
import { claimantPage } from '../../../views/edit/people/claimant.ts';
import { claimantsPage } from '../../../views/edit/people/claimants.ts';
import { MAX_PAGES } from '../../../views/parts/pager.ts';
import { urls } from '../../../views/parts/urls.ts';
import { deskOf, needs } from '../../auth/guard.ts';
import { answerPrivate, noticeOf, seeOther } from '../../auth/private.ts';
import type { AppEnv } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { page, readQuery, requirePage, typed } from '../../http/query.ts';
import { postedBy } from './form-context.ts';
import { aliasesIn, lineIn, partialDayIn, reasonIn } from './name-fields.ts';

const MAX_SEARCH = 200;
const listQuery = z.object({ page, q: typed(MAX_SEARCH) });

/** Mount behind `newsroom()`. */
export function editClaimantRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/edit/claimants', list)
    .get('/edit/claimants/:slug', (c) => draw(c, c.req.param('slug')))
    .post('/edit/claimants/:slug', needs('reviewer'), (c) => posted(c, c.req.param('slug')));
}

async function list(c: Context<AppEnv>): Promise<Response> {
  const { page, q } = readQuery(c, listQuery);
  const { claimants, total } = await listClaimants(c.var.deps.database, q, page);
  const pages = Math.min(MAX_PAGES, Math.max(1, Math.ceil(total / CLAIMANTS_SIZE)));
  requirePage(page, pages);
  return answerPrivate(claimantsPage({ desk: deskOf(c), q, claimants, total, page, pages }));
}

const NOTICES: Record<string, string> = {
  save: 'Saved.',
  'add-role': 'The role is added.',
  'drop-role': 'The role is taken back.',
  'add-party': 'The party is added.',
  'drop-party': 'The party is taken back.',
  merge: 'They are one now: this is the page of both.',
  split: 'The claims are listed here now.',
  undo: 'It is undone.',
  readdress: 'The address is changed, and the former one leads here.',
};

async function draw(c: Context<AppEnv>, slug: string, state?: FormState): Promise<Response> {
  const { database } = c.var.deps;
  const now = await claimantAddress(database, slug);
  if (now === undefined)
    throw new HttpError('not-found', `The ledger has nobody at the address “${slug.slice(0, 100)}”.`);
  if (now !== slug) return seeOther(urls.edit.claimant(now));
  const [person, own, deeds, claims, aliases] = await Promise.all([
    findPerson(database, slug),
    claimsToGive(database, slug, 1),
    deedsOf(database, slug),
    countClaims(database, slug),
    ownAliases(database, slug),
  ]);
  if (person === undefined) throw new HttpError('not-found', 'The ledger has nobody at this address.');
  const held = {
    name: person.called ?? person.name,
    listedAs: person.called === null ? '' : person.name,
    // The names of those merged into it stay theirs, for the day on which that is undone.
    aliases: aliases.join('\n'),
    kind: person.isBody ? 'body' : 'person',
    wikidata: person.wikidata ?? '',
    note: person.note ?? '',
  };
  const given = state ?? BLANK;
  return answerPrivate(
    claimantPage({
      desk: deskOf(c),
      person,
      claims,
      own,
      deeds,
      mayChange: hasRole(c.var.person.role, 'reviewer'),
      // Forms of one page share their state: what another form left out is drawn as it is held.
      state: { fields: { ...held, ...given.fields }, issues: given.issues },
      ticked: tickedIn(given.fields),
      notice: noticeOf(c, NOTICES),
    }),
    state === undefined ? 200 : 422,
  );
}

const TICK = 'claim.';

function tickedIn(fields: Readonly<Record<string, string>>): string[] {
  return Object.keys(fields).flatMap((name) =>
    name.startsWith(TICK) && fields[name] === 'yes' ? [name.slice(TICK.length)] : [],
  );
}

/** What a form asks for, or what is wrong with it. */
type Asked = { run: () => Promise<Done> } | { issues: FieldIssue[] };

async function posted(c: Context<AppEnv>, slug: string): Promise<Response> {
  const { fields } = c.var.form;
  const what = c.var.form.get('do');
  const asked = askedBy(c, slug, what);
  if ('issues' in asked) return draw(c, slug, { fields, issues: asked.issues });
  const done = await asked.run();
  if (done.outcome === 'refused')
    return draw(c, slug, { fields, issues: [{ field: done.field, message: done.message }] });
  return seeOther(urls.edit.claimant(done.slug, { done: what }));
}

function askedBy(c: Context<AppEnv>, slug: string, what: string): Asked {
  const { form, deps } = c.var;
  const by = { ...postedBy(c), slug };
  const { database } = deps;
  const number = (name: string) => (/^[1-9]\d{0,12}$/.test(form.get(name)) ? Number(form.get(name)) : 0);
  switch (what) {
    case 'save':
      return saved(c, slug);
    case 'add-role':
      return roleAdded(c, slug);
    case 'add-party':
      return partyAdded(c, slug);
    case 'drop-role':
    case 'drop-party':
      return {
        run: () =>
          dropHeld(database, { ...by, what: what === 'drop-role' ? 'role' : 'party', id: number('id') }),
      };
    case 'merge':
      return {
        run: () =>
          mergeClaimant(database, {
            ...by,
            into: form.get('into'),
            reason: reasonIn(form.get('merge.reason')),
          }),
      };
    case 'split':
      return given(c, slug);
    case 'undo':
      return { run: () => undoDeed(database, { ...by, deed: number('deed') }) };
    case 'readdress':
      return {
        run: () => readdressClaimant(database, { ...by, address: form.get('address').slice(0, 200) }),
      };
    default:
      throw new HttpError('unacceptable', 'The form does not say what to do: press one of its buttons.');
  }
}

function saved(c: Context<AppEnv>, slug: string): Asked {
  const { form, deps } = c.var;
  const issues: FieldIssue[] = [];
  const name = lineIn(form, 'name', issues);
  const listedAs = lineIn(form, 'listedAs', issues, { optional: true });
  const note = lineIn(form, 'note', issues, { optional: true });
  const aliases = aliasesIn(form, 'aliases', issues);
  const item = form.get('wikidata').trim();
  const wikidata = item === '' ? null : (wikidataId(item) ?? null);
  if (item !== '' && wikidata === null)
    issues.push({ field: 'wikidata', message: 'Write the number of the item, such as Q8016.' });
  const kind = form.get('kind');
  if (kind !== 'person' && kind !== 'body') issues.push({ field: 'kind', message: 'Choose what it is.' });
  if (issues.length > 0) return { issues };
  const fields = {
    name,
    listedAs,
    isBody: kind === 'body',
    wikidata,
    note: note === '' ? null : note,
    aliases,
  };
  return { run: () => changeClaimant(deps.database, { ...postedBy(c), slug, fields }) };
}

/** The time for which something was held, as typed. */
function tenureIn(c: Context<AppEnv>, prefix: string, issues: FieldIssue[]): Tenure {
  const read = (end: 'since' | 'until') => partialDayIn(c.var.form, `${prefix}.${end}`, issues);
  const tenure = { since: read('since'), until: read('until') };
  const [first, last] = [tenure.since, tenure.until].map((text) =>
    text === null ? undefined : partialMoment(text),
  );
  if (first !== undefined && last !== undefined && last.end < first.start)
    issues.push({
      field: `${prefix}.until`,
      message: 'This lies before the beginning: change one of the two.',
    });
  return tenure;
}

function roleAdded(c: Context<AppEnv>, slug: string): Asked {
  const issues: FieldIssue[] = [];
  const role = lineIn(c.var.form, 'role.role', issues);
  const organisation = lineIn(c.var.form, 'role.organisation', issues, { optional: true });
  const tenure = tenureIn(c, 'role', issues);
  if (issues.length > 0) return { issues };
  const held = { role, organisation: organisation === '' ? null : organisation, ...tenure };
  return { run: () => addHeld(c.var.deps.database, { ...postedBy(c), slug, held }) };
}

function partyAdded(c: Context<AppEnv>, slug: string): Asked {
  const issues: FieldIssue[] = [];
  const party = lineIn(c.var.form, 'party.name', issues);
  const tenure = tenureIn(c, 'party', issues);
  if (issues.length > 0) return { issues };
  return { run: () => addHeld(c.var.deps.database, { ...postedBy(c), slug, held: { party, ...tenure } }) };
}

function given(c: Context<AppEnv>, slug: string): Asked {
  const { form, deps } = c.var;
  const issues: FieldIssue[] = [];
  const claims = tickedIn(form.fields);
  if (claims.length === 0) issues.push({ field: 'claims', message: 'Choose at least one claim.' });
  const name = lineIn(form, 'new.name', issues, { optional: true });
  const listedAs = lineIn(form, 'listedAs.new', issues, { optional: true });
  if (issues.length > 0) return { issues };
  const to = form.get('to') === 'known' ? { known: form.get('known') } : { name, listedAs };
  const reason = reasonIn(form.get('split.reason'));
  return { run: () => splitClaimant(deps.database, { ...postedBy(c), slug, claims, to, reason }) };
}
