/** People and bodies, parties, topics: `/people`, `/parties`, `/topics`, each with SLUG, and `/claimants/SLUG`, the former address of a person. */
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { searchKey } from '../../../claims/evidence/names.ts';
import { WORD_NAMES } from '../../../claims/verdict/reader-words.ts';
import { COUNTED, PAGE_SIZE } from '../../../db/readers/claims.ts';
import {
  type ClaimsOf,
  findPartyPage,
  findPersonPage,
  findTopicPage,
  listNames,
  listPeople,
  NAMES_SIZE,
  personAddress,
} from '../../../db/readers/people.ts';
import { namesPage, partyPage, topicPage } from '../../../views/pages/names.ts';
import { peoplePage, personPage } from '../../../views/pages/people.ts';
import type { Html } from '../../../views/parts/html.ts';
import { type NarrowedQuery, urls } from '../../../views/parts/urls.ts';
import { type AppEnv, siteOf } from '../../http/context.ts';
import { HttpError, nobody } from '../../http/errors.ts';
import { contentHash } from '../../http/hash.ts';
import { kept } from '../../http/kept.ts';
import { page, quoted, readQuery, requirePage, typed } from '../../http/query.ts';
import { answer, movedOn } from '../../http/respond.ts';

const word = z
  .enum(WORD_NAMES, {
    error: ({ input }) => `There is no verdict “${quoted(input, 60)}”: follow a number of the table.`,
  })
  .optional();
const narrowedQuery = z.object({ page, said: word, now: word });

/** The longest name that is searched for. */
const MAX_SEARCH = 200;

/** What the list of people may be narrowed to. */
export const peopleFilterQuery = z.object({
  q: typed(MAX_SEARCH),
  letter: z
    .string()
    .transform((letter) => [...searchKey(letter)][0])
    .optional(),
  kind: z
    .enum(['person', 'body'], {
      error: ({ input }) => `“kind” is “${quoted(input)}”: write person or body, or leave it out.`,
    })
    .optional(),
});
const peopleQuery = peopleFilterQuery.extend({ page });
const pageQuery = z.object({ page });

/** The pages of names. */
export function personRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/people', kept(peopleQuery), people)
    .get('/people/:slug', kept(narrowedQuery), (c) => person(c, c.req.param('slug')))
    .get('/claimants/:slug', (c) => formerAddress(c, c.req.param('slug')))
    .get('/parties', kept(pageQuery), (c) => names(c, 'party'))
    .get('/parties/:slug', kept(narrowedQuery), (c) => party(c, c.req.param('slug')))
    .get('/topics', kept(pageQuery), (c) => names(c, 'topic'))
    .get('/topics/:slug', kept(narrowedQuery), (c) => topic(c, c.req.param('slug')));
}

/** What a list of people is narrowed to; a search for nothing is none. */
export function searchedFor({ q, letter, kind }: z.infer<typeof peopleFilterQuery>) {
  return { letter, kind, q: q === '' ? undefined : q };
}

async function people(c: Context<AppEnv>): Promise<Response> {
  const { page, ...asked } = readQuery(c, peopleQuery);
  const query = searchedFor(asked);
  const found = await listPeople(c.var.deps.database, query, page);
  requirePage(page, Math.ceil(found.total / NAMES_SIZE));
  return answerList(c, found, () =>
    peoplePage({ site: siteOf(c), query, ...found, counted: COUNTED, page, pageSize: NAMES_SIZE }),
  );
}

/** Answers with a page of a list, by what was found. */
function answerList(c: Context<AppEnv>, found: object, body: () => Html): Response | Promise<Response> {
  return answer(c, { type: 'html', policy: 'list', version: contentHash(JSON.stringify(found)), body });
}

/** What a page of claims shows of them. */
function listedOf({ claims, total, words }: ClaimsOf, { page, ...chosen }: z.infer<typeof narrowedQuery>) {
  requirePage(page, Math.ceil(total / PAGE_SIZE));
  return { claims, total, words, chosen, page, counted: COUNTED, pageSize: PAGE_SIZE };
}

async function person(c: Context<AppEnv>, slug: string): Promise<Response> {
  const asked = readQuery(c, narrowedQuery);
  const found = await findPersonPage(c.var.deps.database, slug, asked, asked.page);
  if (found === undefined) throw nobody(slug);
  if ('moved' in found) return movedOn(c, urls.claimant(found.moved, asked));
  const listed = listedOf(found, asked);
  return answerList(c, found, () =>
    personPage({ site: siteOf(c), person: found.person, sayings: found.sayings, ...listed }),
  );
}

async function formerAddress(c: Context<AppEnv>, slug: string): Promise<Response> {
  const now = await personAddress(c.var.deps.database, slug);
  if (now === undefined) throw nobody(slug);
  const asked: NarrowedQuery = readQuery(c, narrowedQuery);
  return movedOn(c, urls.claimant(now, asked));
}

async function names(c: Context<AppEnv>, kind: 'party' | 'topic'): Promise<Response> {
  const { page } = readQuery(c, pageQuery);
  const found = await listNames(c.var.deps.database, kind, page);
  requirePage(page, Math.ceil(found.total / NAMES_SIZE));
  return answerList(c, found, () =>
    namesPage({ site: siteOf(c), kind, ...found, counted: COUNTED, page, pageSize: NAMES_SIZE }),
  );
}

async function party(c: Context<AppEnv>, slug: string): Promise<Response> {
  const asked = readQuery(c, narrowedQuery);
  const found = await findPartyPage(c.var.deps.database, slug, asked, asked.page);
  if (found === undefined)
    throw new HttpError('not-found', `The ledger has no party “${slug.slice(0, 100)}”.`);
  if ('moved' in found) return movedOn(c, urls.party(found.moved, asked));
  const listed = listedOf(found, asked);
  const { party, people } = found;
  return answerList(c, found, () => partyPage({ site: siteOf(c), party, people, ...listed }));
}

async function topic(c: Context<AppEnv>, slug: string): Promise<Response> {
  const asked = readQuery(c, narrowedQuery);
  const found = await findTopicPage(c.var.deps.database, slug, asked, asked.page);
  if (found === undefined)
    throw new HttpError('not-found', `The ledger has no topic “${slug.slice(0, 100)}”.`);
  const listed = listedOf(found, asked);
  return answerList(c, found, () => topicPage({ site: siteOf(c), slug, name: found.name, ...listed }));
}
