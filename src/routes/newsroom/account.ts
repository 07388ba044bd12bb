/** One's own account: password, sessions, second factor. Each form says in `do` what it is for. */
import { type Context, Hono } from 'hono';
import { encode } from 'uqr';
import { type AuditAction, recordAudit } from '../../../db/base/audit.ts';
import { dropLinks, endSessions, listSessions } from '../../../db/people/accounts.ts';
import { spendGrace } from '../../../db/people/factor-duty.ts';
import type { FieldIssue } from '../../../views/edit/parts/fields.ts';
import {
  type AccountProps,
  accountPage,
  backupCodesPage,
  type FactorProps,
  factorPage,
  SETUP,
} from '../../../views/edit/people/account.ts';
import { urls } from '../../../views/parts/urls.ts';
import { type AuthAnswer, ask, authOf, withCookies } from '../../auth/better-auth.ts';
import { addressInWords, browserInWords } from '../../auth/browser.ts';
import { isFirstUse, TOTP } from '../../auth/codes.ts';
import { forgetBrowsers } from '../../auth/devices.ts';
import { deskFor, deskOf } from '../../auth/guard.ts';
import { normalPassword } from '../../auth/passwords.ts';
import { actorOf, cookiesAfter, signedIn } from '../../auth/person.ts';
import { answerPrivate, noticeOf, seeOther } from '../../auth/private.ts';
import { begin, sessionAttempt, succeeded, takeBack } from '../../auth/throttle.ts';
import type { AppEnv } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { newPasswordIssues } from './invitation.ts';

const NOTICES: Record<string, string> = {
  password: 'The password is changed, and every other session of yours has ended.',
  'factor-on': 'The second factor is on.',
  'factor-off': 'The second factor is off.',
  ended: 'The session has ended.',
};

type Problem = NonNullable<AccountProps['problem']>;

async function drawAccount(c: Context<AppEnv>, problem?: Problem, status = 422): Promise<Response> {
  const { person, now } = c.var;
  const sessions = await listSessions(c.var.deps.database.kysely, person.id, now.toISOString());
  const page = accountPage({
    desk: deskOf(c),
    hasSecondFactor: person.hasSecondFactor,
    sessions: sessions.map((session) => ({
      ...session,
      browser: browserInWords(session.browser),
      address: addressInWords(session.address),
      current: session.id === person.sessionId,
    })),
    notice: problem === undefined ? noticeOf(c, NOTICES) : undefined,
    problem,
  });
  return answerPrivate(page, problem === undefined ? 200 : status);
}

/** Records in the audit a change of one's own account, which better-auth has just made. */
async function record(c: Context<AppEnv>, action: AuditAction, detail?: string): Promise<void> {
  const { person, now, deps } = c.var;
  await recordAudit(deps.database.kysely, {
    at: now.toISOString(),
    actor: actorOf(person),
    action,
    subject: person.email,
    detail,
  });
}

const done = (what: string, cookies: readonly string[] = []) =>
  seeOther(`${urls.edit.account()}?done=${what}`, cookies);

/** Makes a request that needs the current password, and counts the guess. If it is wrong, answers with the account's page. */
async function withPassword(
  c: Context<AppEnv>,
  form: string,
  field: string,
  request: { path: string; body: (password: string) => Record<string, unknown> },
): Promise<{ answer: AuthAnswer } | { refused: Response }> {
  const refuse = async (message: string, status: number) => ({
    refused: await drawAccount(c, { form, issues: [{ field, message }] }, status),
  });
  const slowDown = async (seconds: number) => {
    const answer = await refuse('There were too many wrong tries. Wait a while, then try again.', 429);
    answer.refused.headers.set('Retry-After', String(seconds));
    return answer;
  };
  const attempt = await sessionAttempt(c);
  const wait = await begin(c, attempt);
  if (wait > 0) return slowDown(wait);
  const answer = await ask(c, request.path, request.body(normalPassword(c.var.form.get(field))));
  if (answer.status === 429) {
    await takeBack(c, attempt);
    return slowDown(answer.retryAfter);
  }
  const kind = String(answer.body['code'] ?? '');
  if (/INVALID_PASSWORD|PASSWORD_TOO_LONG|VALIDATION/.test(kind))
    return refuse('The password is not right.', 422);
  await succeeded(c, attempt);
  return { answer };
}

async function changePassword(c: Context<AppEnv>): Promise<Response> {
  const { form, person } = c.var;
  const issues = await newPasswordIssues(c, form, person);
  if (issues.length > 0) return drawAccount(c, { form: 'password', issues });
  const asked = await withPassword(c, 'password', 'current-password', {
    path: '/change-password',
    body: (currentPassword) => ({
      currentPassword,
      newPassword: normalPassword(form.get('password')),
      revokeOtherSessions: true,
    }),
  });
  if ('refused' in asked) return asked.refused;
  if (asked.answer.status !== 200)
    throw new HttpError('internal-error', 'The password could not be changed.');
  // Sign-ins begun with the old password, and earlier links, end with it.
  await dropLinks(c.var.deps.database.kysely, person.id);
  await forgetBrowsers(c, person.id, { keepsThis: true });
  await record(c, 'password-changed');
  return done('password', asked.answer.cookies);
}

async function beginFactor(c: Context<AppEnv>): Promise<Response> {
  if (c.var.person.hasSecondFactor) return done('factor-on');
  const asked = await withPassword(c, 'factor-begin', 'factor-password', {
    path: '/two-factor/enable',
    body: (password) => ({ password }),
  });
  if ('refused' in asked) return asked.refused;
  const setup = setupOf(String(asked.answer.body['totpURI'] ?? ''));
  if (setup === undefined) throw new HttpError('internal-error', 'The second factor could not be made.');
  return answerPrivate(factorPage({ desk: deskOf(c), issues: [], setup }));
}

/** The longest otpauth address. */
const MAX_SETUP = 1_000;

/** What to set up an authenticator app with, from its otpauth address; undefined if it is not one. */
function setupOf(uri: string): FactorProps['setup'] {
  if (uri.length > MAX_SETUP || !uri.startsWith('otpauth://totp/') || !URL.canParse(uri)) return undefined;
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return /^[A-Z2-7]+=*$/.test(secret) ? { uri, secret, qr: encode(uri, { border: 0 }).data } : undefined;
}

async function confirmFactor(c: Context<AppEnv>): Promise<Response> {
  if (c.var.person.hasSecondFactor) return done('factor-on');
  const code = c.var.form.get('code').replace(/\s/g, '');
  const refuse = (issue: string, status: number) => {
    const issues: FieldIssue[] = [{ field: 'code', message: issue }];
    // After a typing error, people go on with the secret that their app has.
    const setup = setupOf(c.var.form.get(SETUP));
    return answerPrivate(factorPage({ desk: deskOf(c), issues, setup }), status);
  };
  const answer = await ask(c, TOTP, { code });
  if (answer.status === 429) return refuse('There were too many tries. Wait a minute, then try again.', 429);
  if (answer.status !== 200)
    return refuse(
      'The code is not right. Type the one that the app shows now; its clock must be right.',
      422,
    );
  await record(c, 'second-factor-on');
  const { person } = c.var;
  await isFirstUse(c, person.id, code);
  // This is a new session, and forms are bound to it.
  const found = await signedIn(c, cookiesAfter(c.req.header('cookie'), answer.cookies));
  if (found === undefined) return done('factor-on', answer.cookies);
  const { backupCodes } = await authOf(c).api.viewBackupCodes({ body: { userId: person.id } });
  const page = backupCodesPage(deskFor(c, found.person), backupCodes, 'first');
  return withCookies(answerPrivate(page), answer.cookies);
}

async function endFactor(c: Context<AppEnv>): Promise<Response> {
  if (!c.var.person.hasSecondFactor) return done('factor-off');
  const asked = await withPassword(c, 'factor-off', 'off-password', {
    path: '/two-factor/disable',
    body: (password) => ({ password }),
  });
  if ('refused' in asked) return asked.refused;
  if (asked.answer.status !== 200)
    throw new HttpError('internal-error', 'The second factor could not be ended.');
  // There is no second time of grace, else the factor that a role asks for would be had by switching it on and off.
  await spendGrace(c.var.deps.database.kysely, c.var.person.id);
  await record(c, 'second-factor-off');
  return done('factor-off', asked.answer.cookies);
}

async function newBackupCodes(c: Context<AppEnv>): Promise<Response> {
  if (!c.var.person.hasSecondFactor) return done('factor-off');
  const asked = await withPassword(c, 'backup-codes', 'codes-password', {
    path: '/two-factor/generate-backup-codes',
    body: (password) => ({ password }),
  });
  if ('refused' in asked) return asked.refused;
  const { backupCodes } = asked.answer.body;
  if (!Array.isArray(backupCodes)) throw new HttpError('internal-error', 'The codes could not be made.');
  await record(c, 'backup-codes-made');
  return answerPrivate(backupCodesPage(deskOf(c), backupCodes.map(String), 'new'));
}

async function endSession(c: Context<AppEnv>): Promise<Response> {
  const { person, now, form, deps } = c.var;
  const only = form.get('session');
  const audit = { actor: actorOf(person), at: now.toISOString(), subject: person.email };
  await endSessions(deps.database.kysely, person.id, { only }, audit);
  return only === person.sessionId ? seeOther(urls.signIn()) : done('ended');
}

async function endOthers(c: Context<AppEnv>): Promise<Response> {
  const { person, now, deps } = c.var;
  const audit = { actor: actorOf(person), at: now.toISOString(), subject: person.email };
  await endSessions(deps.database.kysely, person.id, { allBut: person.sessionId }, audit);
  await forgetBrowsers(c, person.id, { keepsThis: true });
  return done('ended');
}

const ACTS: Record<string, (c: Context<AppEnv>) => Promise<Response>> = {
  password: changePassword,
  'factor-begin': beginFactor,
  'factor-confirm': confirmFactor,
  'factor-off': endFactor,
  'backup-codes': newBackupCodes,
  'end-session': endSession,
  'end-others': endOthers,
};

/** `/edit/account`. */
export function accountRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/edit/account', (c) => drawAccount(c))
    .post('/edit/account', async (c) => {
      const what = c.var.form.get('do');
      const act = Object.hasOwn(ACTS, what) ? ACTS[what] : undefined;
      if (act === undefined) throw new HttpError('unacceptable', 'The form does not say what to do.');
      return act(c);
    });
}
