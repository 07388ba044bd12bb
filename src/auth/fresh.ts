/**
 * What only admins may do asks for their password (and the code of their second factor, if they have one) unless they gave
 * it a short while ago: a session that was left open, or stolen, is not enough. The form that was posted is carried on
 * the page that asks, and does what it was to do once the password is right.
 */
import type { Context, MiddlewareHandler } from 'hono';
import { FRESH_MINUTES } from '../../claims/editorial/people.ts';
import { notePassword, passwordGivenAt } from '../../db/people/accounts.ts';
import type { FieldIssue } from '../../views/edit/parts/fields.ts';
import { PROOF, proofPage } from '../../views/edit/people/proof.ts';
import type { AppEnv } from '../http/context.ts';
import { asksForPage, HttpError } from '../http/errors.ts';
import { ask, isPassword } from './better-auth.ts';
import { codeAsTyped, isFirstUse, TOTP } from './codes.ts';
import { deskOf, pathOf } from './guard.ts';
import { answerPrivate } from './private.ts';
import { keepFields } from './resumed.ts';
import { begin, sessionAttempt, succeeded } from './throttle.ts';

/** Asks for a fresh password before a form of an admin is acted on. Use behind `newsroom()`. */
export function freshPassword(): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (c.req.method !== 'POST') return next();
    const { person, form, now } = c.var;
    const given = await passwordGivenAt(c.var.deps.database.kysely, person.sessionId);
    const oldest = new Date(now.getTime() - FRESH_MINUTES * 60_000).toISOString();
    if (given === undefined || given <= oldest) {
      const refused = await prove(c);
      if (refused !== undefined) return refused;
    }
    const fields = { ...form.fields };
    for (const name of Object.values(PROOF)) delete fields[name];
    c.set('form', { ...form, fields, get: (name) => fields[name] ?? '' });
    return next();
  };
}

/** Looks at the proof that came with a form. Returns the page that asks for it if it is missing or wrong. */
async function prove(c: Context<AppEnv>): Promise<Response | undefined> {
  const { form, person, now } = c.var;
  if (form.get(PROOF.password) === '') return refuse(c, []);
  const attempt = await sessionAttempt(c);
  const wait = await begin(c, attempt);
  if (wait > 0) {
    const message = 'There were too many wrong tries. Wait a while, then try again.';
    const refused = refuse(c, [{ field: PROOF.password, message }], 429);
    refused.headers.set('Retry-After', String(wait));
    return refused;
  }
  if (!(await isPassword(c, form.get(PROOF.password))))
    return refuse(c, [{ field: PROOF.password, message: 'The password is not right.' }]);
  if (person.hasSecondFactor && !(await isCode(c, form.get(PROOF.code)))) {
    const message = 'The code is not right. Codes change every half minute, and each works once.';
    return refuse(c, [{ field: PROOF.code, message }]);
  }
  await succeeded(c, attempt);
  await notePassword(c.var.deps.database.kysely, person.sessionId, now.toISOString());
  return undefined;
}

/** Whether a code is one of the second factor of whoever is signed in, and was not used before. */
async function isCode(c: Context<AppEnv>, typed: string): Promise<boolean> {
  const { path, code } = codeAsTyped(typed);
  const answer = await ask(c, path, { code });
  return answer.status === 200 && (path !== TOTP || (await isFirstUse(c, c.var.person.id, code)));
}

/** The page that asks, with the form. Throws a 403 for a program. */
function refuse(c: Context<AppEnv>, issues: readonly FieldIssue[], status = 403): Response {
  const kept = keepFields(pathOf(c), c.var.form.fields);
  if (!asksForPage(c) || kept === undefined)
    throw new HttpError(
      'forbidden',
      `This asks for a password given within the last ${FRESH_MINUTES} minutes: send yours as “${PROOF.password}”.`,
    );
  const { hasSecondFactor } = c.var.person;
  return answerPrivate(proofPage({ desk: deskOf(c), kept, hasSecondFactor, issues }), status);
}
