/** Answers that may be kept: tagged, compressed, and 304 if the reader has them. */
import type { Context } from 'hono';
import { licenceText } from '../../claims/editorial/licence.ts';
import type { Html } from '../../views/parts/html.ts';
import { markOutdated } from '../../views/parts/outdated.ts';
import {
  cacheControl,
  freshUntil,
  matches,
  NO_STORE,
  OUTDATED,
  type PolicyName,
  type StoredAnswer,
} from './cache.ts';
import { type AppEnv, todayOf, zoneOf } from './context.ts';
import { OPEN_HEADERS } from './cors.ts';
import type { Deps } from './deps.ts';
import { contentHash } from './hash.ts';
import { SECURITY_HEADERS, transportSecurity } from './headers.ts';
import { hasMarkdown } from './markdown.ts';

/** The media types of answers. */
const TYPES = {
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  atom: 'application/atom+xml; charset=utf-8',
  jsonFeed: 'application/feed+json; charset=utf-8',
  calendar: 'text/calendar; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  oembedXml: 'text/xml; charset=utf-8',
  text: 'text/plain; charset=utf-8',
  markdown: 'text/markdown; charset=utf-8',
  bibtex: 'application/x-bibtex; charset=utf-8',
  csl: 'application/vnd.citationstyles.csl+json; charset=utf-8',
} as const;

export interface Answer {
  type: keyof typeof TYPES;
  policy: PolicyName;
  /** Names what the body is made from: answers with the same version, by the same build, are equal byte for byte. */
  version: string;
  /** Draws the body; not called if the reader has it. */
  body(): string | Html;
  headers?: Record<string, string>;
  /** Whether it may be kept, as it may by default where the route has `kept` (kept.ts). */
  isKept?: boolean;
}

/** Answers with a body; or, before anything is drawn, with a 304 if the reader has it already. */
export function answer(c: Context<AppEnv>, a: Answer): Response {
  const headers = headersOf(c, a);
  if (isHeld(c, headers)) return notModified(headers);
  return keep(c, a, headers, String(a.body()));
}

/** Like `answer`, for bytes that take a while to make. */
export async function answerBytes(
  c: Context<AppEnv>,
  a: Omit<Answer, 'body'> & { body(): Promise<Uint8Array<ArrayBuffer>> },
): Promise<Response> {
  const headers = headersOf(c, a);
  if (isHeld(c, headers)) return notModified(headers);
  return keep(c, a, headers, await a.body());
}

/** What an answer owes to the licence of the ledger, which many of them name. */
function licenceMark(c: Context<AppEnv>): string {
  const licence = c.var.licence();
  return licence === null ? '' : `-${contentHash(licenceText(licence))}`;
}

type Headers = Record<string, string> & { ETag: string };

function headersOf(c: Context<AppEnv>, a: Omit<Answer, 'body'>): Headers {
  const { deps } = c.var;
  return {
    'Content-Type': TYPES[a.type],
    'Cache-Control': cacheControl(a.policy),
    // Weak: the body is the same whatever it is compressed with.
    ETag: `W/"${deps.build}-${todayOf(c)}-${zoneOf(c)}${licenceMark(c)}-${a.version}"`,
    Vary: hasMarkdown(c.req.path) ? 'Accept-Encoding, Accept' : 'Accept-Encoding',
    ...SECURITY_HEADERS,
    ...transportSecurity(deps),
    ...(a.type === 'html' ? {} : OPEN_HEADERS),
    ...a.headers,
  };
}

function isHeld(c: Context<AppEnv>, { ETag }: Headers): boolean {
  return matches(c.req.header('if-none-match'), ETag);
}

function keep(
  c: Context<AppEnv>,
  a: Omit<Answer, 'body'>,
  headers: Headers,
  body: StoredAnswer['body'],
): Response {
  const { deps, now } = c.var;
  const kept: StoredAnswer = {
    policy: a.policy,
    zone: zoneOf(c),
    headers,
    etag: headers.ETag,
    body,
    madeAt: now.getTime(),
    freshUntil: freshUntil(a.policy, now, c.var.clock().dayEnds(now)),
  };
  if (a.isKept !== false) c.set('keep', kept);
  return bodied((name) => c.req.header(name), kept, deps);
}

/** Looks up a header of the request by its lower-case name. */
export type HeaderLookup = (name: string) => string | undefined;

/** Answers a request from the store. */
export function answerKept(method: string, header: HeaderLookup, kept: StoredAnswer, deps: Deps): Response {
  if (matches(header('if-none-match'), kept.etag)) return notModified(kept.headers);
  return method === 'HEAD' ? new Response(null, { headers: kept.headers }) : bodied(header, kept, deps);
}

/** Answers from the store, by what is no longer fresh, because the database fails (RFC 9111, section 4.2.4). */
export function answerOutdated(method: string, kept: StoredAnswer, now: Date): Response {
  const { ETag: _, ...headers } = kept.headers;
  const isPage = /^text\/html\b/.test(headers['Content-Type'] ?? '');
  const { body } = kept;
  const text =
    isPage && typeof body === 'string'
      ? markOutdated(body, new Date(kept.madeAt).toISOString(), kept.zone)
      : body;
  return new Response(method === 'HEAD' ? null : text, {
    headers: {
      ...headers,
      'Cache-Control': OUTDATED,
      Age: String(Math.max(0, Math.floor((now.getTime() - kept.madeAt) / 1_000))),
      // RFC 9111 no longer asks for it, and everybody can read it.
      Warning: '111 - "Revalidation Failed"',
    },
  });
}

function notModified(headers: Record<string, string>): Response {
  const { 'Content-Type': _, ...rest } = headers;
  return new Response(null, { status: 304, headers: rest });
}

/** Whether an Accept-Encoding takes gzip: it names it, and does not give it a weight of 0. */
function takesGzip(acceptEncoding: string): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(acceptEncoding);
}

function bodied(header: HeaderLookup, kept: StoredAnswer, { gzip }: Deps): Response {
  const { body } = kept;
  if (gzip === undefined || typeof body !== 'string' || !takesGzip(header('accept-encoding') ?? '')) {
    return new Response(body, { headers: kept.headers });
  }
  kept.gzipped ??= gzip(body);
  return new Response(kept.gzipped, { headers: { ...kept.headers, 'Content-Encoding': 'gzip' } });
}

/** Sends on for good. What an address leads to may change by a later merge or correction, so that no browser may keep it for ever. */
export function movedOn(c: Context<AppEnv>, address: string): Response {
  c.header('Cache-Control', NO_STORE);
  return c.redirect(address, 301);
}
