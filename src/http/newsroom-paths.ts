/**
 * Which addresses are the newsroom’s. On Workers it is a program of its own, that the readers’ one passes these on to: whatever
 * the newsroom answers stands here, and nothing else does.
 */
import type { Context, Hono } from 'hono';
import type { AppEnv } from './context.ts';

/** Its pages, and those on which somebody signs in and out. */
const PAGES = /^\/(?:edit|sign-in|sign-out)(?:\/|$)/;

/** Whether every request for a path is the newsroom’s. */
export function isOfNewsroom(path: string): boolean {
  return PAGES.test(path);
}

/** Registers what answers a figure that readers send to the newsroom. The page at the same address is the readers’. */
export function onSent(
  hono: Hono<AppEnv>,
  answer: (c: Context<AppEnv>, slug: string) => Promise<Response>,
): void {
  hono.post('/claims/:slug/with', (c) => answer(c, c.req.param('slug')));
}
