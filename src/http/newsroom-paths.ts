/**
 * Which addresses are the newsroom’s. On Workers it is a program of its own, that the readers’ one passes these on to: whatever
 * the newsroom answers stands here, and nothing else does.
 */

/** Its pages, and those on which somebody signs in and out. */
const PAGES = /^\/(?:edit|sign-in|sign-out)(?:\/|$)/;

/** What readers send to the newsroom, by POST: the page at the same address is the readers’. */
export const SENT_TO_NEWSROOM = '/claims/:slug/with';

/** Whether every request for a path is the newsroom’s. */
export function isOfNewsroom(path: string): boolean {
  return PAGES.test(path);
}
