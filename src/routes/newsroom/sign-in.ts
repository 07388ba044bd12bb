/** Signing in and out, and one-time links. better-auth decides what is proven; slowing and recording are ours. */
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { recordAudit } from '../../../db/base/audit.ts';
import { endSessions, sweepPeople } from '../../../db/people/accounts.ts';
import type { Kept } from '../../../views/edit/people/resumed.ts';
import { codePage, resumePage, signInPage, signOutPage } from '../../../views/edit/people/sign-in.ts';
import { urls } from '../../../views/parts/urls.ts';
import { type AuthAnswer, ask, authOf, withCookies } from '../../auth/better-auth.ts';
import { codeAsTyped, isFirstUse, TOTP } from '../../auth/codes.ts';
import { rememberBrowser } from '../../auth/devices.ts';
import { isEmail, LONGEST_EMAIL, normalEmail } from '../../auth/email.ts';
import { EDIT_FILES } from '../../auth/files.ts';
import { deskFor } from '../../auth/guard.ts';
import { personSigningIn } from '../../auth/links.ts';
import { checkOrigin, editPath } from '../../auth/origin.ts';
import { normalPassword } from '../../auth/passwords.ts';
import { actorOf, cookiesAfter, type SignedIn, signedIn } from '../../auth/person.ts';
import { answerPrivate, noticeOf, seeOther } from '../../auth/private.ts';
import { keptIn } from '../../auth/resumed.ts';
import { begin, signInAttempt, succeeded, takeBack } from '../../auth/throttle.ts';
import { sameText } from '../../auth/tokens.ts';
import { type AppEnv, type Form, siteOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { readForm } from '../../http/forms.ts';
import { readQuery } from '../../http/query.ts';
import { invitationRoutes } from './invitation.ts';

const WRONG = 'The e-mail address or the password is not right.';

const NOTICES: Record<string, string> = {
  'password-set': 'The password is set. Sign in with it.',
  'signed-out': 'You are signed out.',
};

interface Way {
  next: string | undefined;
  kept: Kept | undefined;
}

/** Where a form of signing in leads, if that is in the newsroom. */
function wayOf(c: Context<AppEnv>, form: Form): Way {
  const kept = keptIn(form.fields);
  const to = kept === undefined ? undefined : editPath(c, kept.to);
  return {
    next: editPath(c, form.get('next')),
    kept: kept === undefined || to === undefined ? undefined : { ...kept, to },
  };
}

function look(c: Context<AppEnv>) {
  return { site: siteOf(c), editStyleHash: EDIT_FILES.editStyleHash };
}

/** Records in the audit that somebody was refused. */
async function note(c: Context<AppEnv>, email: string, detail: string): Promise<void> {
  // Somebody may have typed a password into the field.
  const subject = isEmail(email) ? email : email === '' ? 'not known' : 'not an e-mail address';
  await recordAudit(c.var.deps.database.kysely, {
    at: c.var.now.toISOString(),
    actor: { personId: null, name: 'not signed in', session: null },
    action: 'sign-in-refused',
    subject,
    detail,
  });
}

function tooMany(page: (message: string) => Response, seconds: number): Response {
  const minutes = Math.ceil(seconds / 60);
  const wait = seconds < 60 ? `${seconds} seconds` : minutes === 1 ? 'a minute' : `${minutes} minutes`;
  const response = page(
    `There were too many tries. Wait ${wait}, then try again. Wrong tries of others do not slow a browser that you have signed in with before.`,
  );
  response.headers.set('Retry-After', String(seconds));
  return response;
}

/** The person who has just been let in. Throws a 500 if there is no session. */
async function letIn(c: Context<AppEnv>, answer: AuthAnswer): Promise<SignedIn> {
  const found = await signedIn(c, cookiesAfter(c.req.header('cookie'), answer.cookies));
  if (found === undefined) throw new HttpError('internal-error', 'The session could not be made.');
  return found;
}

/** Sends somebody on who has just signed in, from a browser that is known from then on: to their text, if one waits. */
async function enter(
  c: Context<AppEnv>,
  { next, kept }: Way,
  answer: AuthAnswer,
  found: SignedIn,
): Promise<Response> {
  const now = c.var.now.toISOString();
  const { kysely } = c.var.deps.database;
  await recordAudit(kysely, {
    at: now,
    actor: actorOf(found.person),
    action: 'signed-in',
    subject: found.person.email,
  });
  await sweepPeople(kysely, now);
  const cookies = [...answer.cookies, await rememberBrowser(c, found.person.id)];
  if (kept === undefined) return seeOther(next ?? urls.edit.home(), cookies);
  const page = resumePage({ desk: deskFor(c, found.person), kept, why: 'signed-in' });
  return withCookies(answerPrivate(page), cookies);
}

async function postPassword(c: Context<AppEnv>): Promise<Response> {
  checkOrigin(c);
  const form = await readForm(c, { carries: true });
  const way = wayOf(c, form);
  const email = normalEmail(form.get('email')).slice(0, LONGEST_EMAIL);
  const draw = (status: number) => (message: string) =>
    answerPrivate(signInPage({ ...look(c), ...way, fields: { email }, message }), status);

  const attempt = await signInAttempt(c, email, 'password');
  const wait = await begin(c, attempt);
  if (wait > 0) return tooMany(draw(429), wait);
  const answer = await ask(c, '/sign-in/email', { email, password: normalPassword(form.get('password')) });
  if (answer.status !== 200) {
    await note(c, email, 'wrong password or address');
    return draw(401)(WRONG);
  }
  await succeeded(c, attempt);
  if (answer.body['twoFactorRedirect'] !== true) return enter(c, way, answer, await letIn(c, answer));
  if (way.kept === undefined) return seeOther(`${urls.signInCode()}${withNext(way.next)}`, answer.cookies);
  return withCookies(answerPrivate(codePage({ ...look(c), ...way })), answer.cookies);
}

function withNext(next: string | undefined): string {
  return next === undefined ? '' : `?${new URLSearchParams({ next }).toString()}`;
}

/**
 * Whether a code that let somebody in had been used before. If so, the session that it made ends; one that they had
 * before, as when a form is posted twice, stays.
 */
async function isUsed(c: Context<AppEnv>, code: string, { person }: SignedIn): Promise<boolean> {
  if (await isFirstUse(c, person.id, code)) return false;
  if ((await signedIn(c))?.person.sessionId === person.sessionId) return false;
  const audit = { actor: actorOf(person), at: c.var.now.toISOString(), subject: person.email };
  await endSessions(c.var.deps.database.kysely, person.id, { only: person.sessionId }, audit);
  return true;
}

/** Back to the beginning, after a code that was used before: its sign-in is used up as well. */
async function usedCode(c: Context<AppEnv>, way: Way, { person }: SignedIn): Promise<Response> {
  await note(c, person.email, 'a code of the second factor that was used before, after a right password');
  const message = `${WRONG_CODE} Begin again with your password, and the next code.`;
  return answerPrivate(signInPage({ ...look(c), ...way, fields: {}, message }), 401);
}

const WRONG_CODE = 'The code is not right. Codes change every half minute, and each works once.';

/** Back to the beginning: the sign-in that the code was asked for has ended. */
function beginAgain(c: Context<AppEnv>, way: Way, cookies: readonly string[] = []): Response {
  const message = 'That took too long, or there were too many wrong codes. Begin again with your password.';
  return withCookies(answerPrivate(signInPage({ ...look(c), ...way, fields: {}, message }), 401), cookies);
}

async function postCode(c: Context<AppEnv>): Promise<Response> {
  checkOrigin(c);
  const form = await readForm(c, { carries: true });
  const way = wayOf(c, form);
  const draw = (status: number) => (message: string) =>
    answerPrivate(codePage({ ...look(c), ...way, message }), status);
  authOf(c);
  const person = await personSigningIn(c);
  if (person === undefined) {
    // The form was posted twice, and let them in the first time.
    const isIn = way.kept === undefined && (await signedIn(c)) !== undefined;
    return isIn ? seeOther(way.next ?? urls.edit.home()) : beginAgain(c, way);
  }
  const attempt = await signInAttempt(c, person.email, 'code');
  const wait = await begin(c, attempt);
  if (wait > 0) return tooMany(draw(429), wait);
  const { path, code } = codeAsTyped(form.get('code'));
  const answer = await ask(c, path, { code });
  if (answer.status === 200) {
    const found = await letIn(c, answer);
    if (path === TOTP && (await isUsed(c, code, found))) return usedCode(c, way, found);
    await succeeded(c, attempt);
    return enter(c, way, answer, found);
  }
  const kind = String(answer.body['code'] ?? '');
  if (!/INVALID_CODE|INVALID_BACKUP_CODE/.test(kind)) {
    await takeBack(c, attempt);
    return beginAgain(c, way, answer.cookies);
  }
  await note(c, person.email, 'wrong code of the second factor, after a right password');
  return draw(401)(WRONG_CODE);
}

async function signOut(c: Context<AppEnv>): Promise<Response> {
  checkOrigin(c);
  const form = await readForm(c);
  const found = await signedIn(c);
  // Somebody who is signed out already is where they want to be: posting the form twice does no harm.
  if (found !== undefined && !sameText(form.get('_csrf'), found.person.csrf))
    throw new HttpError('forbidden', 'This form was not drawn for this session, so nothing was done.');
  const answer = await ask(c, '/sign-out');
  if (found !== undefined)
    await recordAudit(c.var.deps.database.kysely, {
      at: c.var.now.toISOString(),
      actor: actorOf(found.person),
      action: 'signed-out',
      subject: found.person.email,
    });
  return seeOther(`${urls.signIn()}?done=signed-out`, answer.cookies);
}

const nextQuery = z.object({ next: z.string().default('') });

/** The page of the newsroom that the address leads on to; undefined if it names none. */
function nextOf(c: Context<AppEnv>): string | undefined {
  return editPath(c, readQuery(c, nextQuery).next);
}

/** `/sign-in`, its code and its one-time links, and `/sign-out`. */
export function signInRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/sign-in', async (c) => {
      // A closed newsroom says so before anybody types a password.
      authOf(c);
      const next = nextOf(c);
      const notice = noticeOf(c, NOTICES);
      // A notice is shown even to somebody who is signed in: it may be about another person.
      if (notice === undefined && (await signedIn(c)) !== undefined)
        return seeOther(next ?? urls.edit.home());
      return answerPrivate(signInPage({ ...look(c), next, notice, fields: {} }));
    })
    .post('/sign-in', postPassword)
    .get('/sign-in/code', (c) => {
      authOf(c);
      return answerPrivate(codePage({ ...look(c), next: nextOf(c) }));
    })
    .post('/sign-in/code', postCode)
    .route('/', invitationRoutes())
    .get('/sign-out', async (c) => {
      const found = await signedIn(c);
      return found === undefined
        ? seeOther(urls.signIn())
        : answerPrivate(signOutPage(deskFor(c, found.person)));
    })
    .post('/sign-out', signOut);
}
