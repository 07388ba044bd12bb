/**
 * better-auth, set up for the newsroom: passwords, sessions, second factors and one-time links, on the ledger's
 * own database. None of its addresses is public: our forms call it through `ask`, which goes through its handler,
 * so that its rate limits and its origin check apply.
 */
import { kyselyAdapter } from '@better-auth/kysely-adapter';
import { betterAuth } from 'better-auth/minimal';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Context } from 'hono';
import { SESSION_DAYS } from '../../claims/editorial/people.ts';
import type { Database } from '../../db/base/open.ts';
import { isDisabled } from '../../db/people/accounts.ts';
import { type AppEnv, originOf } from '../http/context.ts';
import { secretOf } from './secret.ts';

/** The path of better-auth, in requests that never leave this program. */
const BASE_PATH = '/auth';

/** The header that gives better-auth the client's address. We make its requests ourselves, so that no client can set it. */
const ADDRESS_HEADER = 'x-plumbline-address';

/** The prefix of all cookies: `__Host-` binds them to this host, to HTTPS and to the whole site. */
export const COOKIE_PREFIX = '__Host-plumbline';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/** How long a session lasts without a visit, and how often visits extend it, in seconds. Its end: src/auth/person.ts. */
const SESSION_LIFE = SESSION_DAYS.idle * DAY;
const SESSION_TOUCH = 10 * MINUTE;

/** How long a one-time link lasts, in hours. */
export const LINK_HOURS = 72;

/** The lengths of a password. */
export const MIN_PASSWORD = 8;
export const MAX_PASSWORD = 256;

/**
 * The most requests of one address within a minute, by path. Passwords and codes that strangers may guess are not among
 * them: whoever shares an address would lock out all others there. They are counted by src/auth/throttle.ts.
 */
const RATES: Record<string, { window: number; max: number } | false> = {
  '/sign-in/email': false,
  '/two-factor/verify-*': false,
  '/two-factor/*': { window: MINUTE, max: 20 },
  '/reset-password': { window: MINUTE, max: 20 },
  '/change-password': { window: MINUTE, max: 20 },
};

interface AuthOptions {
  database: Database;
  secret: string;
  /** The origin of the site; requests from another are refused. */
  origin: string;
  /** Called with the token of a one-time link when one is made. */
  onLink?: (token: string) => void;
}

/** better-auth's tables for people, sessions, passwords and one-time links, under the ledger's own names. */
const TABLES = {
  user: {
    modelName: 'person',
    fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    additionalFields: {
      role: { type: 'string', required: true, defaultValue: 'editor', input: false },
      disabled: { type: 'boolean', required: true, defaultValue: false, input: false },
    },
  },
  session: {
    modelName: 'person_session',
    fields: {
      expiresAt: 'expires_at',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      userId: 'person_id',
    },
    expiresIn: SESSION_LIFE,
    updateAge: SESSION_TOUCH,
  },
  account: {
    modelName: 'person_account',
    fields: {
      accountId: 'account_id',
      providerId: 'provider_id',
      userId: 'person_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
    },
  },
  verification: {
    modelName: 'one_time',
    fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    // Somebody who reads the database cannot use the links in it.
    storeIdentifier: 'hashed',
  },
} as const;

/** The second factor, with its tables. */
const secondFactor = () =>
  twoFactor({
    issuer: 'Plumbline',
    // It would lock the account for everybody, its owner too; wrong codes are counted by src/auth/throttle.ts.
    accountLockout: { enabled: false },
    schema: {
      user: { fields: { twoFactorEnabled: 'second_factor' } },
      twoFactor: {
        modelName: 'second_factor',
        fields: {
          backupCodes: 'backup_codes',
          userId: 'person_id',
          failedVerificationCount: 'failed_verification_count',
          lockedUntil: 'locked_until',
        },
      },
    },
  });

const RATE_LIMIT = {
  enabled: true,
  // In the database, so that it holds across processes and isolates.
  storage: 'database',
  modelName: 'request_rate',
  fields: { lastRequest: 'last_request' },
  window: MINUTE,
  max: 120,
  customRules: RATES,
} as const;

/** Cookies that only this site's requests over HTTPS carry, and the checks of a request's origin. */
const ADVANCED = {
  cookiePrefix: COOKIE_PREFIX,
  useSecureCookies: false,
  defaultCookieAttributes: { secure: true, httpOnly: true, sameSite: 'lax' as const, path: '/' },
  ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
  disableCSRFCheck: false,
  disableOriginCheck: false,
  database: { validateSchema: false },
};

/** The options of better-auth. Exported for the test that compares the ledger's tables with those that it needs. */
export function authOptions({ database, secret, origin, onLink }: AuthOptions) {
  return {
    appName: 'Plumbline',
    baseURL: origin,
    basePath: BASE_PATH,
    secret,
    trustedOrigins: [origin],
    // Our own `transaction` keeps what belongs together together; see the dialect for how writes queue.
    database: kyselyAdapter(database.kysely, { type: 'sqlite', transaction: true }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD,
      maxPasswordLength: MAX_PASSWORD,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: LINK_HOURS * 60 * MINUTE,
      sendResetPassword: async ({ token }: { token: string }) => onLink?.(token),
    },
    ...TABLES,
    plugins: [secondFactor()],
    rateLimit: RATE_LIMIT,
    databaseHooks: {
      session: {
        create: {
          // Somebody who is disabled gets no session, whatever they prove.
          before: async ({ userId }: { userId: string }) =>
            (await isDisabled(database.kysely, userId)) ? false : undefined,
        },
      },
    },
    advanced: ADVANCED,
    telemetry: { enabled: false },
    // Its log would name people; the audit has what matters.
    logger: { disabled: true },
  };
}

/** better-auth on a database. */
export function makeAuth(options: AuthOptions) {
  return betterAuth(authOptions(options));
}

export type Auth = ReturnType<typeof makeAuth>;

/** The last one made for each database: making one takes a moment, and Node keeps its database open. */
const made = new WeakMap<Database, { origin: string; secret: string; auth: Auth }>();

/** better-auth for a request. Throws a 503 if the newsroom is closed. */
export function authOf(c: Context<AppEnv>): Auth {
  const { database } = c.var.deps;
  const secret = secretOf(c);
  const origin = new URL(originOf(c)).origin;
  const before = made.get(database);
  if (before?.origin === origin && before.secret === secret) return before.auth;
  const auth = makeAuth({ database, secret, origin });
  made.set(database, { origin, secret, auth });
  return auth;
}

/** What better-auth answered. */
export interface AuthAnswer {
  status: number;
  body: Record<string, unknown>;
  /** Set-Cookie headers. */
  cookies: readonly string[];
  /** Seconds to wait after too many requests. */
  retryAfter: number;
}

/** The headers of the reader's request that better-auth checks, or describes the session's browser by. */
const PASSED_ON = [
  'cookie',
  'origin',
  'referer',
  'sec-fetch-site',
  'sec-fetch-mode',
  'sec-fetch-dest',
  'user-agent',
];

/** Calls better-auth on behalf of whoever sent the request. */
export async function ask(
  c: Context<AppEnv>,
  path: string,
  body: Record<string, unknown> = {},
): Promise<AuthAnswer> {
  const auth = authOf(c);
  const origin = new URL(originOf(c)).origin;
  const headers = new Headers({ 'content-type': 'application/json' });
  for (const name of PASSED_ON) {
    const value = c.req.header(name);
    if (value !== undefined) headers.set(name, value);
  }
  // The guard has checked by the other headers that the form is ours.
  if (!headers.has('origin')) headers.set('origin', origin);
  const address = c.env.address?.();
  if (address !== undefined) headers.set(ADDRESS_HEADER, address);
  const response = await auth.handler(
    new Request(`${origin}${BASE_PATH}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
  );
  const answer: unknown = await response.json().catch(() => null);
  return {
    status: response.status,
    body: typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>) : {},
    cookies: response.headers.getSetCookie(),
    retryAfter: Math.max(1, Number(response.headers.get('x-retry-after')) || MINUTE),
  };
}

/** Whether a text is the password of whoever is signed in. Count the attempt first: this does not. */
export async function isPassword(c: Context<AppEnv>, password: string): Promise<boolean> {
  const headers = new Headers({ cookie: c.req.header('cookie') ?? '' });
  try {
    await authOf(c).api.verifyPassword({ body: { password: password.normalize('NFC') }, headers });
    return true;
  } catch (error) {
    if (error instanceof Error && 'statusCode' in error && error.statusCode === 400) return false;
    throw error;
  }
}

/** Puts cookies onto an answer. */
export function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append('Set-Cookie', cookie);
  return response;
}

/**
 * Makes the token of a one-time link for the person with an e-mail address. Throws if there is no such person.
 * It does not depend on the secret, so that the command line needs none.
 */
export async function makeLinkToken(database: Database, email: string): Promise<string> {
  let made: string | undefined;
  const auth = makeAuth({
    database,
    secret: `${crypto.randomUUID()}${crypto.randomUUID()}`,
    origin: 'http://localhost',
    onLink: (token) => {
      made = token;
    },
  });
  await auth.api.requestPasswordReset({ body: { email } });
  if (made === undefined) throw new Error(`no link was made: nobody has the address ${email}`);
  return made;
}
