/** Corrections: all of them as a page, and the latest as a feed. */

import { type Context, Hono } from 'hono';
import { LISTED_TYPES, type ListedType } from '../../../claims/editorial/correction.ts';
import { count } from '../../../claims/words/words.ts';
import { CORRECTIONS_PAGE_SIZE, correctionsFeed, listCorrections } from '../../../db/readers/corrections.ts';
import { correctionsAtom } from '../../../views/machines/atom.ts';
import { correctionsPage } from '../../../views/pages/corrections.ts';
import { type AppEnv, originOf, siteOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { contentHash } from '../../http/hash.ts';
import { answer } from '../../http/respond.ts';
import { pageOf } from './claims.ts';

/** Corrections: `/corrections`, `/corrections.atom`. */
export function correctionRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>().get('/corrections', list).get('/corrections.atom', feed);
}

/** The type that a query asks for; undefined where it asks for all. Throws where there is none of the name. */
function typeOf(text: string | undefined): ListedType | undefined {
  if (text === undefined || text === '') return undefined;
  const type = LISTED_TYPES.find((known) => known === text);
  if (type === undefined)
    throw new HttpError(
      'bad-request',
      `There is no type “${text.slice(0, 60)}” of correction: choose one of ${LISTED_TYPES.join(', ')}.`,
    );
  return type;
}

async function list(c: Context<AppEnv>): Promise<Response> {
  const type = typeOf(c.req.query('type'));
  const page = pageOf(c.req.query('page'));
  const { entries, total } = await listCorrections(c.var.deps.database, type, page);
  const pages = Math.max(1, Math.ceil(total / CORRECTIONS_PAGE_SIZE));
  if (page > pages)
    throw new HttpError(
      'not-found',
      `This list has ${count(pages, 'page')}, and ${page} is not one of them.`,
    );
  return answer(c, {
    type: 'html',
    policy: 'list',
    version: contentHash(JSON.stringify([entries, total])),
    body: () =>
      correctionsPage({ site: siteOf(c), entries, type, total, page, pageSize: CORRECTIONS_PAGE_SIZE }),
  });
}

async function feed(c: Context<AppEnv>): Promise<Response> {
  const page = pageOf(c.req.query('page'));
  const { entries, hasMore, begun } = await correctionsFeed(c.var.deps.database, page);
  return answer(c, {
    type: 'atom',
    policy: 'list',
    version: contentHash(JSON.stringify([entries, hasMore, begun, originOf(c)])),
    body: () => correctionsAtom(siteOf(c), entries, { page, hasMore, begun }),
  });
}
