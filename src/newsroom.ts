/** The newsroom: its pages behind their guard, the door to them, and what readers send to it. */

import type { MiddlewareHandler } from 'hono';
import { newsroom } from './auth/guard.ts';
import { type Held, lookAfterWriting, type Part } from './frame.ts';
import type { AppEnv } from './http/context.ts';
import { sendFigureRoutes } from './routes/figures/send.ts';
import { accountRoutes } from './routes/newsroom/account.ts';
import { editAssetRoutes } from './routes/newsroom/assets.ts';
import { editRoutes } from './routes/newsroom/index.ts';
import { peopleRoutes } from './routes/newsroom/people.ts';
import { signInRoutes } from './routes/newsroom/sign-in.ts';

/** What anybody may ask for. */
const OPEN_ROUTES = [signInRoutes, editAssetRoutes, sendFigureRoutes];

/** What stands behind the guard. */
const GUARDED_ROUTES = [accountRoutes, peopleRoutes, editRoutes];

/** The newsroom’s part of the site. Each of its addresses is one of `http/newsroom-paths.ts`, or that of a file. */
export const NEWSROOM: Part = {
  mount(hono, held) {
    // Its page says the day and the licence of the ledger, and reads nothing else that would bring them along.
    hono.get('/sign-in', knowingZone);
    for (const routes of OPEN_ROUTES) hono.route('/', routes());
    hono.use('/edit/*', lookingIn(held), newsroom());
    for (const routes of GUARDED_ROUTES) hono.route('/', routes());
  },
};

/** Makes sure of the newsroom's zone and the ledger's licence, of which a program that was just started knows nothing. */
const knowingZone: MiddlewareHandler<AppEnv> = async (c, next) => {
  await c.var.knowZone();
  return next();
};

/** Lets readers see at once what a form has written. */
function lookingIn(held: Held): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    await next();
    await lookAfterWriting(c, c.res, held);
  };
}
