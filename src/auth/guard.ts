/**
 * The guard of the newsroom: each page needs a session, and each write a form that we drew for that session.
 * If the session ended before a form was posted, its text is carried through signing in again.
 */
import type { Context, MiddlewareHandler } from 'hono';
import { withDays } from '../../claims/drafting/typed-days.ts';
import { hasRole, ROLE_WORDS, type Role } from '../../claims/editorial/workflow.ts';
import type { Desk } from '../../views/edit/parts/layout.ts';
import { resumePage, signInPage } from '../../views/edit/people/sign-in.ts';
import { urls } from '../../views/parts/urls.ts';
import { type AppEnv, type Form, type Person, siteOf, todayOf } from '../http/context.ts';
import { asksForPage, HttpError } from '../http/errors.ts';
import { fileLimitsOf } from '../http/file-limits.ts';
import { LIST_FORM, readForm } from '../http/forms.ts';
import { Gate, pointsOf, SENDING } from '../http/limits.ts';
import { EDIT_FILES } from './files.ts';
import { checkOrigin } from './origin.ts';
import { signedIn } from './person.ts';
import { answerPrivate, seeOther } from './private.ts';
import { keepFields } from './resumed.ts';
import { factorDue } from './second-factor.ts';
import { sameText } from './tokens.ts';

/** The tokens of a form drawn for a person. */
export function tokensFor(person: Person): Desk['tokens'] {
  return { csrf: person.csrf, form: crypto.randomUUID() };
}

/** The frame of a newsroom page, drawn for a person. */
export function deskFor(c: Context<AppEnv>, person: Person): Desk {
  return {
    site: siteOf(c),
    viewer: { name: person.name, email: person.email, role: person.role },
    factorDue: person.factorDue,
    tokens: tokensFor(person),
    ...EDIT_FILES,
  };
}

/** The frame of a newsroom page, drawn for whoever is signed in. */
export function deskOf(c: Context<AppEnv>): Desk {
  return deskFor(c, c.var.person);
}

/** The path of a request with its query. */
export function pathOf(c: Context<AppEnv>): string {
  const { pathname, search } = new URL(c.req.url);
  return `${pathname}${search}`;
}

/**
 * Guards everything under /edit: puts who is signed in into `c.var.person`, and what was posted into `c.var.form`.
 * Throws a 403 for a form of another site. Anybody without a session is sent to sign in, and a program gets a 401.
 * Somebody whose role asks for a second factor reaches only their account once their time of grace is over.
 */
export function newsroom(): MiddlewareHandler<AppEnv> {
  const gate = new Gate(SENDING);
  return async (c, next) => {
    await c.var.knowZone();
    const isPosted = c.req.method === 'POST';
    if (isPosted) checkOrigin(c);
    const found = await signedIn(c);
    if (found === undefined) return signInFirst(c, isPosted ? await formOfStranger(c, gate) : undefined);
    const form = isPosted ? await readForm(c, limitsOf(c)) : undefined;
    if (form !== undefined && !sameText(form.get('_csrf'), found.person.csrf))
      return ofAnotherSession(c, form, found.person);
    const person = { ...found.person, factorDue: await factorDue(c, found.person) };
    if (person.factorDue?.isOver === true && c.req.path !== urls.edit.account())
      return factorFirst(c, form, person);
    c.set('person', person);
    if (form !== undefined) c.set('form', form);
    await next();
    // A session that the answer itself renewed or ended is left alone.
    if (c.res.headers.getSetCookie().length === 0)
      for (const cookie of found.cookies) c.res.headers.append('Set-Cookie', cookie);
    return undefined;
  };
}

/** How much the form of an address takes: a file, or a field for each line of a long list. */
function limitsOf({ req: { path }, var: { deps } }: Context<AppEnv>): Parameters<typeof readForm>[1] {
  if (path === urls.edit.imports()) return { upload: fileLimitsOf(deps).bytes };
  return path.startsWith(`${urls.edit.articles()}/`) ? LIST_FORM : {};
}

/** Reads the form of somebody without a session, who may be anybody: within limits. Throws what the gate throws. */
async function formOfStranger(c: Context<AppEnv>, gate: Gate): Promise<Form> {
  const admitted = gate.enter(c.env.address?.(), c.var.now);
  try {
    const form = await readForm(c);
    // It is drawn again, so that its text is not lost.
    admitted.costs(pointsOf(Object.values(form.fields).reduce((sum, text) => sum + text.length, 0)));
    return form;
  } finally {
    admitted.leave();
  }
}

/** Sends somebody without a session to sign in, along with what they posted. Throws a 401 for a program. */
function signInFirst(c: Context<AppEnv>, form: Form | undefined): Response {
  if (!asksForPage(c)) throw new HttpError('unauthorized', 'Sign in first: this is the newsroom.');
  if (form === undefined) return seeOther(urls.signIn(pathOf(c)));
  const kept = keepFields(pathOf(c), withDays(form.fields, todayOf(c)));
  const next = kept === undefined ? pathOf(c) : undefined;
  const look = { site: siteOf(c), editStyleHash: EDIT_FILES.editStyleHash };
  return answerPrivate(signInPage({ ...look, kept, next, ended: true, fields: {} }), 401);
}

/** Offers a form again that was drawn for another session. Throws a 403 for a program, or for a form with secrets. */
function ofAnotherSession(c: Context<AppEnv>, form: Form, person: Person): Response {
  const kept = keepFields(pathOf(c), withDays(form.fields, todayOf(c)));
  if (!asksForPage(c) || kept === undefined)
    throw new HttpError('forbidden', 'The form was not drawn for this session, so nothing was done.');
  return answerPrivate(resumePage({ desk: deskFor(c, person), kept, why: 'other-session' }), 403);
}

/**
 * Sends somebody to set up the second factor that their role asks for, along with what they posted. Throws a 403 for a
 * program.
 */
function factorFirst(c: Context<AppEnv>, form: Form | undefined, person: Person): Response {
  if (!asksForPage(c))
    throw new HttpError(
      'forbidden',
      `Your role asks for a second factor, and the time to set it up is over. Set it up at ${urls.edit.account()}.`,
    );
  const kept = form === undefined ? undefined : keepFields(pathOf(c), form.fields);
  if (kept === undefined) return seeOther(urls.edit.account());
  return answerPrivate(resumePage({ desk: deskFor(c, person), kept, why: 'factor' }), 403);
}

/** Lets only people of a role through; the others get a 403. Use behind `newsroom()`. */
export function needs(role: Role): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (!hasRole(c.var.person.role, role))
      throw new HttpError(
        'forbidden',
        `This needs the role “${ROLE_WORDS[role].label}”; yours is “${ROLE_WORDS[c.var.person.role].label}”. An admin can change it.`,
      );
    await next();
  };
}
