/** What programs send: the parameters of a query, and JSON. Each is refused with an issue for every field that is wrong. */
import type { Context } from 'hono';
import type * as z from 'zod';
import type { PathIssue } from '../../claims/bundle.ts';
import type { AppEnv } from '../http/context.ts';
import { HttpError } from '../http/errors.ts';
import { MAX_FORM, readBody } from '../http/forms.ts';
import { readQuery } from '../http/query.ts';

/** The longest sentence about what is wrong with a query. */
const LONGEST = 350;

function refused(issues: readonly PathIssue[]): HttpError {
  const [first] = issues;
  const message =
    first === undefined ? '' : `${first.path === '' ? '' : `“${first.path}”: `}${first.message}`;
  return new HttpError('bad-request', `The parameters cannot be read: ${message.slice(0, LONGEST)}.`, {
    issues,
  });
}

/** Reads the parameters of a request. Throws a 400 that names each that cannot be read. */
export function readParameters<Schema extends z.ZodObject>(
  c: Context<AppEnv>,
  schema: Schema,
): z.infer<Schema> {
  return readQuery(c, schema, { refuse: refused });
}

/** Reads the JSON that was sent. Throws a 415 if it is not called JSON, a 413 if it is too long, a 400 if it is not JSON. */
export async function readJson(c: Context<AppEnv>): Promise<unknown> {
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(c.req.header('content-type') ?? ''))
    throw new HttpError('unsupported-type', 'A bundle is sent as application/json.');
  const text = new TextDecoder().decode(await readBody(c.req.raw, MAX_FORM));
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new HttpError(
      'bad-request',
      `What was sent is not JSON: ${error instanceof Error ? error.message.slice(0, 200) : ''}.`,
    );
  }
}
