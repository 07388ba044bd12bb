/** All claims as a list: filtered and searched. */

import { type Context, Hono } from 'hono';
import * as z from 'zod';
import type { ListedClaim } from '../../../claims/editorial/listed-claim.ts';
import { WORD_NAMES } from '../../../claims/verdict/reader-words.ts';
import { FINDINGS } from '../../../claims/verdict/verdict.ts';
import { listClaims, MATCH_END, MATCH_START, PAGE_SIZE } from '../../../db/readers/claims.ts';
import { claimsPage, marked } from '../../../views/pages/lists.ts';
import { urls } from '../../../views/parts/urls.ts';
import { NO_STORE } from '../../http/cache.ts';
import { type AppEnv, siteOf } from '../../http/context.ts';
import { contentHash } from '../../http/hash.ts';
import { kept } from '../../http/kept.ts';
import { page, quoted, readQuery, requirePage, typed } from '../../http/query.ts';
import { answer } from '../../http/respond.ts';

/** The longest search that is read, in characters. */
const MAX_SEARCH = 200;

const listQuery = z.object({
  page,
  q: typed(MAX_SEARCH),
  claimant: z.string().optional(),
  topic: z.string().optional(),
  word: z
    .enum(WORD_NAMES, {
      error: ({ input }) => `There is no verdict “${quoted(input, 60)}”: choose one from the list.`,
    })
    .optional(),
  finding: z
    .enum(FINDINGS, {
      error: ({ input }) => `There is no finding “${quoted(input, 60)}”: choose one from the list.`,
    })
    .optional(),
});

/** The list of all claims: `/claims`. */
export function listRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>().get('/claims', kept(listQuery), list);
}

async function list(c: Context<AppEnv>): Promise<Response> {
  const { page, q, ...filter } = readQuery(c, listQuery);
  const query = { ...filter, q: q === '' ? undefined : q };
  const { claims, total, topics, claimants, words } = await listClaims(c.var.deps.database, query, page);
  const moved = movedTo(claims, query.claimant);
  if (moved !== undefined) return movedOn(c, urls.claims({ ...query, claimant: moved, page }));
  requirePage(page, Math.ceil(total / PAGE_SIZE));
  return answer(c, {
    type: 'html',
    policy: 'list',
    version: contentHash(JSON.stringify([claims, total, topics, claimants, words])),
    body: () =>
      claimsPage({
        site: siteOf(c),
        query,
        claims: query.q === undefined ? claims : claims.map(withMarks),
        total,
        page,
        pageSize: PAGE_SIZE,
        topics,
        claimants,
        words,
      }),
  });
}

function withMarks(claim: ListedClaim) {
  return { ...claim, quote: marked(claim.quote, MATCH_START, MATCH_END) };
}

/** The claimant under whose name claims are listed by now, if that is not the one that was asked for. */
export function movedTo(claims: readonly ListedClaim[], asked: string | undefined): string | undefined {
  const [first] = claims;
  return asked === undefined || first === undefined || first.claimantSlug === asked
    ? undefined
    : first.claimantSlug;
}

/** Sends on for good from an address whose claims are under another name by now. */
export function movedOn(c: Context<AppEnv>, address: string): Response {
  // The old name may get claims again, so that no browser may keep this for ever.
  c.header('Cache-Control', NO_STORE);
  return c.redirect(address, 301);
}
