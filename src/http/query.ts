/**
 * Query strings, read here and nowhere else: a route names a schema and gets typed values, or the request is answered
 * with a 400 that says what to write instead.
 */

import type { Context } from 'hono';
import * as z from 'zod';
import { issuesOf, type PathIssue } from '../../claims/bundle.ts';
import { count } from '../../claims/words/numbers.ts';
import { MAX_PAGES } from '../../views/parts/pager.ts';
import type { AppEnv } from './context.ts';
import { HttpError } from './errors.ts';

export interface Reading {
  /** What the schema gets of a parameter that is given several times: the first value, which is the default, or all. */
  repeated?: 'first' | 'all';
  /** Whether an empty parameter counts as given; by default not, since forms send one for each field left empty. */
  keepsEmpty?: boolean;
  /** Makes the error of a query that cannot be read; by default a 400 with the message of the first issue. */
  refuse?: (issues: readonly PathIssue[]) => HttpError;
}

/** Reads the query of a request by a schema of its parameters. Throws a 400 if it does not fit, or what `refuse` makes. */
export function readQuery<Schema extends z.ZodObject>(
  c: Context<AppEnv>,
  schema: Schema,
  reading: Reading = {},
): z.infer<Schema> {
  const read = schema.safeParse(givenIn(c, reading));
  if (read.success) return read.data;
  throw (reading.refuse ?? refused)(issuesOf(read.error));
}

/** The parameters of a request, by name, as a schema gets them. */
export function givenIn(
  c: Context<AppEnv>,
  { repeated = 'first', keepsEmpty = false }: Reading,
): Record<string, string | string[]> {
  const given = Object.entries(c.req.queries()).flatMap(([name, values]) => {
    const [first = ''] = values;
    const value = repeated === 'all' && values.length > 1 ? values : first;
    return value === '' && !keepsEmpty ? [] : [[name, value] as const];
  });
  return Object.fromEntries(given);
}

function refused([first]: readonly PathIssue[]): HttpError {
  return new HttpError('bad-request', first?.message ?? 'The query cannot be read.');
}

/** The beginning of what was given, to be quoted in a message. */
export function quoted(input: unknown, longest = 40): string {
  return String(input).slice(0, longest);
}

/** The number of a page of a list, from 1; 1 if the query does not say. */
export const page = z
  .string()
  .regex(/^(?=.{1,4}$)0*[1-9]\d*$/, {
    error: ({ input }) => `“page” is ${JSON.stringify(quoted(input))}: write a whole number from 1.`,
  })
  .transform(Number)
  .pipe(
    z
      .number()
      .max(MAX_PAGES, `Lists are shown up to page ${MAX_PAGES}: search or filter to find what lies beyond.`),
  )
  .default(1);

/** Throws a 404 if a page lies beyond the last of a list; every list has at least one. */
export function requirePage(page: number, pages: number): void {
  if (page > Math.max(1, pages))
    throw new HttpError(
      'not-found',
      `This list has ${count(Math.max(1, pages), 'page')}, and ${page} is not one of them.`,
    );
}

/** What was typed into a field, cut to a length and trimmed; empty if nothing was. */
export function typed(longest: number) {
  return z
    .string()
    .transform((text) => text.slice(0, longest).trim())
    .default('');
}

/** One of a list of choices; the first of them for anything else. */
export function choice<const Choices extends readonly [string, ...string[]]>(choices: Choices) {
  return z.enum(choices).catch(choices[0]);
}

/** The number of a published revision, from 1; `unknown` for a text that names none. */
export function revisionOf(text: string): number | 'unknown' {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 'unknown';
}

/** The revision that an address is pinned to; null if it is not pinned, and `unknown` if it names none, or several. */
export const revision = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => (typeof given === 'string' ? revisionOf(given) : ('unknown' as const)))
  .nullable()
  .default(null);
