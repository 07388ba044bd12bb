/** Corrections: all of them as a page, and the latest as a feed. */
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { LISTED_TYPES } from '../../../claims/editorial/correction.ts';
import { CORRECTIONS_PAGE_SIZE, correctionsFeed, listCorrections } from '../../../db/readers/corrections.ts';
import { correctionsAtom } from '../../../views/machines/atom.ts';
import { correctionsPage } from '../../../views/pages/corrections.ts';
import { type AppEnv, originOf, siteOf } from '../../http/context.ts';
import { contentHash } from '../../http/hash.ts';
import { kept } from '../../http/kept.ts';
import { page, quoted, readQuery, requirePage } from '../../http/query.ts';
import { answer } from '../../http/respond.ts';

/** What the list of corrections may be narrowed to. */
export const typeQuery = z.object({
  type: z
    .enum(LISTED_TYPES, {
      error: ({ input }) =>
        `There is no type “${quoted(input, 60)}” of correction: choose one of ${LISTED_TYPES.join(', ')}.`,
    })
    .optional(),
});

const listQuery = typeQuery.extend({ page });
const feedQuery = z.object({ page });

/** Corrections: `/corrections`, `/corrections.atom`. */
export function correctionRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/corrections', kept(listQuery), list)
    .get('/corrections.atom', kept(feedQuery), feed);
}

async function list(c: Context<AppEnv>): Promise<Response> {
  const { type, page } = readQuery(c, listQuery);
  const { entries, total } = await listCorrections(c.var.deps.database, type, page);
  requirePage(page, Math.ceil(total / CORRECTIONS_PAGE_SIZE));
  return answer(c, {
    type: 'html',
    policy: 'list',
    version: contentHash(JSON.stringify([entries, total])),
    body: () =>
      correctionsPage({ site: siteOf(c), entries, type, total, page, pageSize: CORRECTIONS_PAGE_SIZE }),
  });
}

async function feed(c: Context<AppEnv>): Promise<Response> {
  const { page } = readQuery(c, feedQuery);
  const { entries, hasMore, begun } = await correctionsFeed(c.var.deps.database, page);
  return answer(c, {
    type: 'atom',
    policy: 'list',
    version: contentHash(JSON.stringify([entries, hasMore, begun, originOf(c)])),
    body: () => correctionsAtom(siteOf(c), entries, { page, hasMore, begun }),
  });
}
