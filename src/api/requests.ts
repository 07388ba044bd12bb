/** What programs send: the parameters of a query, and JSON. Each is refused with an issue for every field that is wrong. */
import type { Context } from 'hono';
import type * as z from 'zod';
import type { PathIssue } from '../../claims/bundle.ts';
import type { AppEnv } from '../http/context.ts';
import { HttpError } from '../http/errors.ts';
import { MAX_FORM, readBody } from '../http/forms.ts';
import { type Admitted, type Gate, pointsOf } from '../http/limits.ts';
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

/** Does something if the gate lets the request in, which may say what more it costs. Throws what the gate throws. */
export async function admitted<Value>(
  c: Context<AppEnv>,
  gate: Gate,
  work: (entered: Admitted) => Promise<Value> | Value,
): Promise<Value> {
  const entered = gate.enter(c.env.address?.(), c.var.now);
  try {
    return await work(entered);
  } finally {
    entered.leave();
  }
}

/**
 * Does something with the JSON that was sent, unread, if the gate lets it in. Throws a 415 if it is not called JSON, what
 * reading a body throws, and what the gate throws.
 */
export async function withJson<Value>(
  c: Context<AppEnv>,
  gate: Gate,
  work: (sent: Uint8Array<ArrayBuffer>, entered: Admitted) => Promise<Value> | Value,
): Promise<Value> {
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(c.req.header('content-type') ?? ''))
    throw new HttpError('unsupported-type', 'What is sent here is sent as application/json.');
  return admitted(c, gate, async (entered) => {
    const sent = await readBody(c.req.raw, MAX_FORM);
    entered.costs(pointsOf(sent.byteLength));
    return work(sent, entered);
  });
}
