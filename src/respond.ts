/** Answers that may be kept: tagged, compressed, 304 where the reader has them. */
import type { Context } from 'hono';
import type { Html } from '../views/html.ts';
import { cacheControl, dayOf, freshUntil, type Kept, matches, type PolicyName } from './cache.ts';
import type { AppEnv } from './context.ts';
import type { Deps } from './deps.ts';
import { SECURITY_HEADERS } from './headers.ts';

/** The media that are answered, with their types. */
const TYPES = {
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  atom: 'application/atom+xml; charset=utf-8',
  text: 'text/plain; charset=utf-8',
} as const;

export interface Answer {
  type: keyof typeof TYPES;
  policy: PolicyName;
  /** What the body is made from: two answers of one version and program are the same to the letter. */
  version: string;
  /** Draws the body; not asked where the reader has it. */
  body(): string | Html;
  headers?: Record<string, string>;
}

/** Answers with a body, or with 304 where the reader has it already, before anything is drawn. */
export function answer(c: Context<AppEnv>, a: Answer): Response {
  const { deps, now } = c.var;
  // Weak: the body is the same whatever it is compressed with.
  const etag = `W/"${deps.build}-${dayOf(now)}-${a.version}"`;
  const headers: Record<string, string> = {
    'Content-Type': TYPES[a.type],
    'Cache-Control': cacheControl(a.policy),
    ETag: etag,
    Vary: 'Accept-Encoding',
    ...SECURITY_HEADERS,
    ...a.headers,
  };
  if (matches(c.req.header('if-none-match'), etag)) return notModified(headers);
  const kept: Kept = {
    headers,
    etag,
    body: String(a.body()),
    madeAt: now.getTime(),
    freshUntil: freshUntil(a.policy, now),
  };
  c.set('keep', kept);
  return bodied((name) => c.req.header(name), kept, deps);
}

/** Looks a header of the request up, by its name in small letters. */
export type HeaderLookup = (name: string) => string | undefined;

/** Answers a request from what is kept. */
export function answerKept(method: string, header: HeaderLookup, kept: Kept, deps: Deps): Response {
  if (matches(header('if-none-match'), kept.etag)) return notModified(kept.headers);
  return method === 'HEAD' ? new Response(null, { headers: kept.headers }) : bodied(header, kept, deps);
}

function notModified(headers: Record<string, string>): Response {
  const { 'Content-Type': _, ...rest } = headers;
  return new Response(null, { status: 304, headers: rest });
}

/** Whether an Accept-Encoding takes gzip: it names it, and does not give it a weight of 0. */
function takesGzip(acceptEncoding: string): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(acceptEncoding);
}

function bodied(header: HeaderLookup, kept: Kept, { gzip }: Deps): Response {
  if (gzip === undefined || !takesGzip(header('accept-encoding') ?? '')) {
    return new Response(kept.body, { headers: kept.headers });
  }
  kept.gzipped ??= gzip(kept.body);
  return new Response(kept.gzipped, { headers: { ...kept.headers, 'Content-Encoding': 'gzip' } });
}
