/** What the API answers to bundles that are sent. */
import type { Context } from 'hono';
import type * as z from 'zod';
import { MAX_ISSUES } from '../../claims/evidence/list.ts';
import type { Verdict } from '../../claims/verdict/verdict.ts';
import { type Answered, answered, Overrun } from '../computing/answered.ts';
import type { AppEnv } from '../http/context.ts';
import { HttpError } from '../http/errors.ts';
import type { checkedSchema } from './schemas.ts';

type C = Context<AppEnv>;

/**
 * The verdict of a bundle, as the bytes of its JSON, as of its own day. Throws a 400 if they are no JSON, a 422 that names
 * each wrong field if it is no valid bundle, and a 503 if it takes too much to compute.
 */
export async function computeValue(c: C, sent: Uint8Array<ArrayBuffer>): Promise<Verdict> {
  return (await computed(c, sent, false)).verdict;
}

/** The verdict of a bundle with what the newsroom's form would say of its claim. Throws as `computeValue` does. */
export async function checkValue(
  c: C,
  sent: Uint8Array<ArrayBuffer>,
): Promise<z.infer<typeof checkedSchema>> {
  const { verdict, checks = { faults: [], warnings: [] } } = await computed(c, sent, true);
  return { verdict, ...checks };
}

async function computed(
  c: C,
  sent: Uint8Array<ArrayBuffer>,
  withChecks: boolean,
): Promise<Extract<Answered, { is: 'computed' }>> {
  const { compute = answered } = c.var.deps;
  const answer = await Promise.resolve(compute(sent, withChecks)).catch((error: unknown) => {
    if (!(error instanceof Overrun)) throw error;
    throw new HttpError(
      'unavailable',
      `This bundle was not computed: ${error.message}. The command line takes its time: plumbline compute FILE.`,
      { headers: { 'Retry-After': '10' } },
    );
  });
  if (answer.is === 'computed') return answer;
  if (answer.is === 'unreadable')
    throw new HttpError('bad-request', `What was sent is not JSON: ${answer.why.slice(0, 200)}.`);
  const { issues } = answer;
  throw new HttpError(
    'unacceptable',
    issues.length < MAX_ISSUES
      ? 'This is not a valid bundle: each issue says what is wrong, and where.'
      : `This is not a valid bundle: the first ${MAX_ISSUES} issues say what is wrong, and where; there may be more.`,
    { issues },
  );
}
