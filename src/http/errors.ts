/** Errors as answers, in the medium asked for: a page for a browser, JSON for a program, a drawing for a drawing. */

import type { Context, ErrorHandler } from 'hono';
import type { PathIssue } from '../../claims/bundle.ts';
import { drawBadge } from '../../views/badge/badge.ts';
import { type MessageProps, messagePage } from '../../views/pages/message.ts';
import type { ClaimItem } from '../../views/parts/claim-list.ts';
import { NO_STORE } from './cache.ts';
import { type AppEnv, siteOf } from './context.ts';
import { isPublic, OPEN_HEADERS } from './cors.ts';
import { ClaimMoved, movedClaim } from './moved.ts';
import { isDatabaseFault, isDiskFull } from './outage.ts';

/** The codes that programs see, with the titles that people see. */
const KINDS = {
  'bad-request': { status: 400, title: 'That cannot be read' },
  unauthorized: { status: 401, title: 'Sign in first' },
  forbidden: { status: 403, title: 'Not allowed' },
  'not-found': { status: 404, title: 'Not found' },
  'method-not-allowed': { status: 405, title: 'Not allowed here' },
  'too-slow': { status: 408, title: 'Too slow' },
  conflict: { status: 409, title: 'Somebody was faster' },
  gone: { status: 410, title: 'Not there any more' },
  'too-large': { status: 413, title: 'Too large' },
  'unsupported-type': { status: 415, title: 'Of the wrong type' },
  unacceptable: { status: 422, title: 'That cannot be done as it stands' },
  'too-many-requests': { status: 429, title: 'Too many tries' },
  'internal-error': { status: 500, title: 'Something went wrong here' },
  'not-implemented': { status: 501, title: 'Not offered here' },
  unavailable: { status: 503, title: 'Not available just now' },
} as const;

export type ErrorCode = keyof typeof KINDS;

/** An error with an answer of its own; any other is a fault of the program. */
export class HttpError extends Error {
  readonly code: ErrorCode;
  readonly near: readonly ClaimItem[];
  readonly headers: Record<string, string>;
  readonly issues: readonly PathIssue[] | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    more: {
      near?: readonly ClaimItem[];
      headers?: Record<string, string>;
      /** Shown to programs. */
      issues?: readonly PathIssue[];
    } = {},
  ) {
    super(message);
    this.code = code;
    this.near = more.near ?? [];
    this.headers = more.headers ?? {};
    this.issues = more.issues;
  }

  get status(): number {
    return KINDS[this.code].status;
  }
}

/** The error of an address that the site does not have. */
export function nothingHere(): HttpError {
  return new HttpError('not-found', 'There is no page at this address.');
}

/** Whether a request asks for a page: a browser's does, unless the address is that of JSON or CSV. */
export function asksForPage(c: Context<AppEnv>): boolean {
  const { path } = c.req;
  if (/\.(?:json|csv)$/.test(path) || path.startsWith('/api/')) return false;
  return (c.req.header('accept') ?? '').includes('text/html');
}

/** Whether a request asks for a drawing: in place of a picture, any other medium would show as a broken one. */
function isDrawing(c: Context<AppEnv>): boolean {
  return c.req.path.endsWith('.svg');
}

/** What other sites show: its errors are shown there, too, even as pages. */
const SHOWN_ELSEWHERE = /^\/(?:badge|og|oembed|embed)(?:[/.]|$)/;

/** Answers an error in the medium that the request asks for. */
export async function answerError(c: Context<AppEnv>, error: HttpError): Promise<Response> {
  const headers: Record<string, string> = { 'Cache-Control': NO_STORE, Vary: 'Accept', ...error.headers };
  const { status, title } = KINDS[error.code];
  const isData = isDrawing(c) || !asksForPage(c) || SHOWN_ELSEWHERE.test(c.req.path);
  // A preflight that is refused stays refused.
  if (isPublic(c.req.path) && isData && c.req.method !== 'OPTIONS') Object.assign(headers, OPEN_HEADERS);
  if (isDrawing(c)) {
    const svg = drawBadge(
      { state: 'notice', notice: `${title} (${status})` },
      { size: 'flat', theme: 'light' },
    );
    return c.body(svg, status, { ...headers, 'Content-Type': 'image/svg+xml' });
  }
  if (!asksForPage(c)) {
    const issues = error.issues === undefined ? {} : { issues: error.issues };
    return c.json({ error: { code: error.code, message: error.message, ...issues } }, status, headers);
  }
  const props: MessageProps = { site: siteOf(c), status, title, message: error.message, near: error.near };
  return c.html(messagePage(props), status, headers);
}

/** How many characters of a random UUID name a fault, in the answer and in the log. */
const REFERENCE = 8;

/** Answers what was thrown, with headers of the caller's own. */
export function errorsWith(headers: Readonly<Record<string, string>> = {}): ErrorHandler<AppEnv> {
  return async (thrown, c) => {
    if (thrown instanceof ClaimMoved) return movedClaim(c, thrown);
    const error = asHttpError(thrown, crypto.randomUUID().slice(0, REFERENCE));
    const answered = await answerError(c, error);
    for (const [name, value] of Object.entries(headers)) answered.headers.set(name, value);
    return answered;
  };
}

/** There is nobody at an address of people. */
export function nobody(slug: string): HttpError {
  return new HttpError('not-found', `The ledger has nobody at the address “${slug.slice(0, 100)}”.`);
}

/** The error that a fault is answered with. Its cause goes to the log and never to the reader. */
export function asHttpError(error: unknown, reference: string): HttpError {
  if (error instanceof HttpError) return error;
  console.error(`fault ${reference}:`, error);
  if (isDiskFull(error))
    return new HttpError(
      'unavailable',
      `The disk of the ledger is full, so nothing was saved. Please tell whoever runs it, and try again once there is room (reference ${reference}).`,
      { headers: { 'Retry-After': '60' } },
    );
  return isDatabaseFault(error)
    ? new HttpError(
        'unavailable',
        `The ledger's database does not answer. Please try again in a moment (reference ${reference}).`,
        { headers: { 'Retry-After': '10' } },
      )
    : new HttpError(
        'internal-error',
        `The page could not be made, and the fault was recorded (reference ${reference}).`,
      );
}
