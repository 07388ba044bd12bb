/** The front page. */
import { Hono } from 'hono';
import { homeLists } from '../../db/home.ts';
import { homePage } from '../../views/list-pages.ts';
import { type AppEnv, siteOf } from '../context.ts';
import { contentHash } from '../hash.ts';
import { answer } from '../respond.ts';

/** The front page: `/`. */
export function homeRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>().get('/', async (c) => {
    const lists = await homeLists(c.var.deps.database);
    return answer(c, {
      type: 'html',
      policy: 'list',
      version: contentHash(JSON.stringify(lists)),
      body: () => homePage({ site: siteOf(c), ...lists }),
    });
  });
}
