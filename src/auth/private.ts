/** Answers of the newsroom: never cached, and allowed to run the newsroom's script. */
import type { Context } from 'hono';
import * as z from 'zod';
import type { Html } from '../../views/parts/html.ts';
import { NO_STORE } from '../http/cache.ts';
import type { AppEnv } from '../http/context.ts';
import { PRIVATE_HEADERS } from '../http/headers.ts';
import { readQuery } from '../http/query.ts';

/** A page for one person, with headers besides or in place of the usual ones. */
export function answerPrivate(
  page: Html | string,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(String(page), {
    status,
    headers: {
      ...PRIVATE_HEADERS,
      ...headers,
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': NO_STORE,
    },
  });
}

/** Sends the browser on after a write, to a path of this site. */
export function seeOther(path: string, cookies: readonly string[] = []): Response {
  const response = new Response(null, {
    status: 303,
    headers: { ...PRIVATE_HEADERS, Location: path, 'Cache-Control': NO_STORE },
  });
  for (const cookie of cookies) response.headers.append('Set-Cookie', cookie);
  return response;
}

const noticeQuery = z.object({ done: z.string().optional() });

/** The notice of what was just done, which the address names as `done`; undefined if it names none of them. */
export function noticeOf(c: Context<AppEnv>, notices: Readonly<Record<string, string>>): string | undefined {
  const { done } = readQuery(c, noticeQuery);
  return done !== undefined && Object.hasOwn(notices, done) ? notices[done] : undefined;
}
