/** What the ledger says of itself: `/about`, `/about/funding`, `/about/team`, `/about/complaints`. */
import { type Context, Hono } from 'hono';
import { findAbout } from '../../../db/newsroom/about.ts';
import { type AboutPage, aboutPage } from '../../../views/pages/about.ts';
import { type AppEnv, siteOf } from '../../http/context.ts';
import { contentHash } from '../../http/hash.ts';
import { kept } from '../../http/kept.ts';
import { answer } from '../../http/respond.ts';

/** The pages about the ledger. */
export function aboutRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/about', kept(), (c) => page(c, 'about'))
    .get('/about/funding', kept(), (c) => page(c, 'funding'))
    .get('/about/team', kept(), (c) => page(c, 'team'))
    .get('/about/complaints', kept(), (c) => page(c, 'complaints'));
}

async function page(c: Context<AppEnv>, name: AboutPage): Promise<Response> {
  const { secondReader, ...about } = await findAbout(c.var.deps.database);
  return answer(c, {
    type: 'html',
    policy: 'list',
    version: contentHash(JSON.stringify([about, secondReader])),
    body: () => aboutPage(name, { site: siteOf(c), about, secondReader }),
  });
}
