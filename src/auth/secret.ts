/** The secret of the deployment. */
import type { Context } from 'hono';
import type { AppEnv } from '../http/context.ts';
import { HttpError } from '../http/errors.ts';

/** The secret of the deployment. Throws a 503 if there is none: the newsroom is closed then. */
export function secretOf(c: Context<AppEnv>): string {
  const { secret } = c.var.deps;
  if (secret !== undefined) return secret;
  throw new HttpError(
    'unavailable',
    'The newsroom is closed: AUTH_SECRET is not set. Set it to at least 32 random characters, and start the ledger again.',
  );
}
