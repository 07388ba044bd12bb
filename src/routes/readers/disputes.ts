/** Disputes: `/disputes`, and `/disputes/SERIES`, which is called by the series that a claim in it was about first. */
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import {
  DISPUTES_PAGE_SIZE,
  findDispute,
  listDisputes,
  SAID_PAGE_SIZE,
} from '../../../db/readers/disputes.ts';
import { disputePage, disputesPage } from '../../../views/pages/disputes.ts';
import { urls } from '../../../views/parts/urls.ts';
import { NO_STORE } from '../../http/cache.ts';
import { type AppEnv, siteOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { contentHash } from '../../http/hash.ts';
import { kept } from '../../http/kept.ts';
import { page, readQuery, requirePage } from '../../http/query.ts';
import { answer } from '../../http/respond.ts';

const pageQuery = z.object({ page });

/** The disputes. */
export function disputeRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/disputes', kept(pageQuery), list)
    .get('/disputes/:series', kept(pageQuery), (c) => dispute(c, c.req.param('series')));
}

async function list(c: Context<AppEnv>): Promise<Response> {
  const { page } = readQuery(c, pageQuery);
  const { disputes, total } = await listDisputes(c.var.deps.database, page);
  const pages = Math.ceil(total / DISPUTES_PAGE_SIZE);
  requirePage(page, pages);
  return answer(c, {
    type: 'html',
    policy: 'list',
    version: contentHash(JSON.stringify([disputes, total])),
    body: () => disputesPage({ site: siteOf(c), disputes, page, pages }),
  });
}

/**
 * A dispute by any of its series: from all but the one that it is called by, a redirect. Where no two people have said something
 * about the figures any more, the way leads to the figures.
 */
async function dispute(c: Context<AppEnv>, series: string): Promise<Response> {
  const { page } = readQuery(c, pageQuery);
  const found = await findDispute(c.var.deps.database, series, page);
  if (found === undefined)
    throw new HttpError('not-found', `The ledger has no dispute “${series.slice(0, 100)}”.`);
  const { dispute, version } = found;
  // What belongs together may change with the claims, so that no browser may keep these for ever.
  c.header('Cache-Control', NO_STORE);
  if (dispute.claimants < 2) return c.redirect(urls.series(dispute.id), 302);
  if (dispute.id !== series) return c.redirect(urls.dispute(dispute.id, page), 301);
  const pages = Math.ceil(dispute.claims / SAID_PAGE_SIZE);
  requirePage(page, pages);
  const { series: _, ...rest } = dispute;
  return answer(c, {
    type: 'html',
    policy: 'list',
    version: contentHash(JSON.stringify([rest, version])),
    body: () => disputePage({ site: siteOf(c), dispute, page, pages, pageSize: SAID_PAGE_SIZE }),
  });
}
