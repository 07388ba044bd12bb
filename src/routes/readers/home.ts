/** The front page. */
import { Hono } from 'hono';
import { homeLists } from '../../../db/readers/home.ts';
import { homePage } from '../../../views/pages/home.ts';
import { type AppEnv, lastWeekOf, siteOf } from '../../http/context.ts';
import { contentHash } from '../../http/hash.ts';
import { kept } from '../../http/kept.ts';
import { answer } from '../../http/respond.ts';

/** The front page: `/`. */
export function homeRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>().get('/', kept(), async (c) => {
    const lists = await homeLists(c.var.deps.database, lastWeekOf(c));
    return answer(c, {
      type: 'html',
      policy: 'list',
      version: contentHash(JSON.stringify(lists)),
      body: () => homePage({ site: siteOf(c), ...lists }),
    });
  });
}
