/** Who embeds verdicts, for everybody in the newsroom. */

import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { EMBEDDERS_PAGE_SIZE, listEmbedders } from '../../../db/publishers/embed-counts.ts';
import { embedsPage } from '../../../views/edit/people/embeds.ts';
import { MAX_PAGES } from '../../../views/parts/pager.ts';
import { deskOf } from '../../auth/guard.ts';
import { answerPrivate } from '../../auth/private.ts';
import { utcDayOf } from '../../clock.ts';
import type { AppEnv } from '../../http/context.ts';
import { page, readQuery, requirePage, typed } from '../../http/query.ts';

/** `/edit/embeds`. Mount behind `newsroom()`. */
export function editEmbedRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>().get('/edit/embeds', list);
}

/** How far back the list goes, in milliseconds: 90 days. */
const LOOKED_BACK = 90 * 24 * 60 * 60 * 1_000;
const MAX_TYPED = 253;

const name = typed(MAX_TYPED).transform((text) => text.toLowerCase());
const listQuery = z.object({ claim: name, host: name, page });

async function list(c: Context<AppEnv>): Promise<Response> {
  const { page, ...fields } = readQuery(c, listQuery);
  const filter = { claim: fields.claim || undefined, host: fields.host || undefined };
  const since = utcDayOf(new Date(c.var.now.getTime() - LOOKED_BACK));
  const { embedders, hosts, pairs, shown, once } = await listEmbedders(
    c.var.deps.database,
    // Somebody who asks for a site by its name sees it on its first day.
    { since, slug: filter.claim, host: filter.host, returned: filter.host === undefined },
    page,
  );
  const pages = Math.min(MAX_PAGES, Math.max(1, Math.ceil(pairs / EMBEDDERS_PAGE_SIZE)));
  requirePage(page, pages);
  return answerPrivate(
    embedsPage({
      desk: deskOf(c),
      items: embedders,
      state: { fields, issues: [] },
      filter,
      since,
      hosts,
      shown,
      once,
      page,
      pages,
    }),
  );
}
