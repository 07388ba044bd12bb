/** Who is signed in. */
import type { Context } from 'hono';
import { ROLES } from '../../claims/editorial/workflow.ts';
import { sha256 } from '../../claims/exact/sha256.ts';
import type { Actor } from '../../db/base/audit.ts';
import { endIfTooOld } from '../../db/people/accounts.ts';
import type { AppEnv, Person } from '../http/context.ts';
import { authOf } from './better-auth.ts';
import { secretOf } from './secret.ts';
import { csrfToken } from './tokens.ts';

/** A person as the audit names them. */
export function actorOf(person: Person): Actor {
  return { personId: person.id, name: person.email, session: person.session };
}

/** How many digits of its hash make a session's name. */
const SESSION_NAME = 8;

/** The short public name of a session. */
export async function sessionName(sessionId: string): Promise<string> {
  return (await sha256(sessionId)).slice(0, SESSION_NAME);
}

export interface SignedIn {
  person: Person;
  /** Set-Cookie headers that keep the session alive; put them onto the answer. */
  cookies: readonly string[];
}

/** Who is signed in, by the session's cookies; undefined if there is no session, it ended, or they are disabled. */
export async function signedIn(
  c: Context<AppEnv>,
  cookie: string | undefined = c.req.header('cookie'),
): Promise<SignedIn | undefined> {
  const auth = authOf(c);
  if (cookie === undefined) return undefined;
  const { response: found, headers } = await auth.api.getSession({
    headers: new Headers({ cookie }),
    returnHeaders: true,
  });
  if (found === null || found.user.disabled) return undefined;
  const { user, session } = found;
  const began = { id: session.id, began: session.createdAt };
  if (await endIfTooOld(c.var.deps.database.kysely, began, c.var.now.toISOString())) return undefined;
  const role = ROLES.find((name) => name === user.role);
  if (role === undefined) return undefined;
  return {
    person: {
      id: user.id,
      email: user.email,
      name: user.name,
      role,
      session: await sessionName(session.id),
      sessionId: session.id,
      csrf: await csrfToken(secretOf(c), session.id),
      // The plugin's field, which the type of the options does not carry.
      hasSecondFactor: (user as { twoFactorEnabled?: boolean | null }).twoFactorEnabled === true,
    },
    cookies: headers.getSetCookie(),
  };
}

/** The Cookie header of a browser after it is sent cookies besides those that it had. */
export function cookiesAfter(cookie: string | undefined, sent: readonly string[]): string {
  const jar = new Map<string, string>();
  const put = (pair: string) => {
    const at = pair.indexOf('=');
    if (at > 0) jar.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim());
  };
  for (const pair of (cookie ?? '').split(';')) put(pair);
  for (const line of sent) put(line.split(';')[0] ?? '');
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
}
