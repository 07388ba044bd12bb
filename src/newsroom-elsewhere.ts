/** The newsroom where it is a program of its own, as on Workers: what is asked of it is passed on, and its answer given as it is. */

import type { Context } from 'hono';
import { type Held, lookAfterWriting, type Part } from './frame.ts';
import type { AppEnv } from './http/context.ts';
import { HttpError } from './http/errors.ts';
import { isOfNewsroom, onSent } from './http/newsroom-paths.ts';

/** How long to wait for a newsroom that does not answer, in seconds. */
const RETRY_AFTER = '10';

/** Passes on what is the newsroom’s, to `deps.newsroom`. */
export const NEWSROOM_ELSEWHERE: Part = {
  before(hono, held) {
    hono.use((c, next) => (isOfNewsroom(c.req.path) ? passOn(c, held) : next()));
    onSent(hono, (c) => passOn(c, held));
  },
  /** Mount after the readers’ part: a file that this has not, the newsroom may have, also of an earlier or a later build. */
  mount(hono, held) {
    hono.get('/assets/:name', (c, next) => (c.var.deps.newsroom === undefined ? next() : passOn(c, held)));
  },
};

/** The newsroom’s answer to a request. Throws a 503 if there is no newsroom, or if it does not answer. */
async function passOn(c: Context<AppEnv>, held: Held): Promise<Response> {
  const { newsroom } = c.var.deps;
  if (newsroom === undefined)
    throw new HttpError(
      'unavailable',
      'This deployment has no newsroom: on Workers it is a program of its own, which “npx wrangler deploy --env desk” deploys and the binding DESK reaches. “On the edge” in the README says how.',
    );
  const answer = await answerOf(newsroom, c.req.raw);
  // What another program published is known here only if it is looked for.
  await lookAfterWriting(c, answer, held);
  return new Response(answer.body, answer);
}

async function answerOf(
  newsroom: (request: Request) => Promise<Response>,
  request: Request,
): Promise<Response> {
  try {
    return await newsroom(request);
  } catch (error) {
    console.error('the newsroom does not answer:', error);
    throw new HttpError('unavailable', 'The newsroom does not answer. Please try again in a moment.', {
      headers: { 'Retry-After': RETRY_AFTER },
    });
  }
}
