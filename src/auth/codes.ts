/** Codes of the second factor: how they are typed, and that each is used once. */
import type { Context } from 'hono';
import { takeCode } from '../../db/people/login-throttle.ts';
import type { AppEnv } from '../http/context.ts';
import { secretOf } from './secret.ts';
import { guessKey } from './tokens.ts';

/** Where better-auth checks the code that an app shows. */
export const TOTP = '/two-factor/verify-totp';

/**
 * A code as typed, and where it is checked: six digits, or a backup code of two times five characters, with or without
 * hyphen and spaces.
 */
export function codeAsTyped(text: string): { path: string; code: string } {
  const code = text.replace(/\s/g, '');
  if (/^\d{6}$/.test(code)) return { path: TOTP, code };
  const plain = code.replaceAll('-', '');
  return { path: '/two-factor/verify-backup-code', code: `${plain.slice(0, 5)}-${plain.slice(5)}` };
}

/** Whether somebody uses a code of their second factor for the first time. It is then remembered, hashed. */
export async function isFirstUse(c: Context<AppEnv>, personId: string, code: string): Promise<boolean> {
  const key = await guessKey(secretOf(c), `code ${code} of ${personId}`);
  return takeCode(c.var.deps.database.kysely, key, c.var.now);
}
