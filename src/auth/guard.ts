/**
 * The guard of the newsroom: each page needs a session, and each write a form that we drew for that session.
 * If the session ended before a form was posted, its text is carried through signing in again.
 */
import type { Context, MiddlewareHandler } from 'hono';
import { hasRole, ROLE_WORDS, type Role } from '../../claims/editorial/workflow.ts';
import type { Desk } from '../../views/edit/parts/layout.ts';
import { resumePage, signInPage } from '../../views/edit/people/sign-in.ts';
import { urls } from '../../views/parts/urls.ts';
import { type AppEnv, type Person, siteOf } from '../http/context.ts';
import { asksForPage, HttpError } from '../http/errors.ts';
import { readForm } from '../http/forms.ts';
import { checkOrigin } from './origin.ts';
import { signedIn } from './person.ts';
import { answerPrivate, seeOther } from './private.ts';
import { keepFields } from './resumed.ts';
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
    tokens: tokensFor(person),
    scriptHash: c.var.scriptHash,
    editStyleHash: c.var.editStyleHash,
  };
}

/** The frame of a newsroom page, drawn for whoever is signed in. */
export function deskOf(c: Context<AppEnv>): Desk {
  return deskFor(c, c.var.person);
}

/** The path of a request with its query. */
function pathOf(c: Context<AppEnv>): string {
  const { pathname, search } = new URL(c.req.url);
  return `${pathname}${search}`;
}

const SIGN_IN_FIRST = 'Sign in first: this is the newsroom.';

/** Everything under /edit: who is signed in is in `c.var.person`, and what was posted in `c.var.form`. */
export function newsroom(): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const writes = c.req.method === 'POST';
    if (writes) checkOrigin(c);
    const form = writes ? await readForm(c) : undefined;
    const found = await signedIn(c);
    if (form === undefined) {
      if (found === undefined) {
        if (asksForPage(c)) return seeOther(urls.signIn(pathOf(c)));
        throw new HttpError('unauthorized', SIGN_IN_FIRST);
      }
    } else {
      const kept = keepFields(pathOf(c), form.fields);
      if (found === undefined) {
        if (!asksForPage(c)) throw new HttpError('unauthorized', SIGN_IN_FIRST);
        const look = { site: siteOf(c), editStyleHash: c.var.editStyleHash };
        const next = kept === undefined ? pathOf(c) : undefined;
        return answerPrivate(signInPage({ ...look, kept, next, ended: true, fields: {} }), 401);
      }
      if (!sameText(form.get('_csrf'), found.person.csrf)) {
        const message = 'The form was not drawn for this session, so nothing was done.';
        if (!asksForPage(c) || kept === undefined) throw new HttpError('forbidden', message);
        return answerPrivate(resumePage({ desk: deskFor(c, found.person), kept, again: false }), 403);
      }
      c.set('form', form);
    }
    c.set('person', found.person);
    await next();
    // A session that an answer renewed or ended is not kept going beside it.
    if (c.res.headers.getSetCookie().length === 0)
      for (const cookie of found.cookies) c.res.headers.append('Set-Cookie', cookie);
    return undefined;
  };
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
