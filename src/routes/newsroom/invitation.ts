/** One-time links. Opening one shows its form and does not use it up. */

import { type Context, Hono } from 'hono';
import type { ListedPerson } from '../../../claims/editorial/people.ts';
import { recordAudit } from '../../../db/base/audit.ts';
import { dropLinks } from '../../../db/people/accounts.ts';
import type { FieldIssue } from '../../../views/edit/parts/fields.ts';
import { invitationPage, usedLinkPage } from '../../../views/edit/people/sign-in.ts';
import { urls } from '../../../views/parts/urls.ts';
import { ask, authOf } from '../../auth/better-auth.ts';
import { commonPasswords } from '../../auth/common-passwords.ts';
import { forgetBrowsers, rememberBrowser } from '../../auth/devices.ts';
import { EDIT_FILES } from '../../auth/files.ts';
import { personOfLink } from '../../auth/links.ts';
import { checkOrigin } from '../../auth/origin.ts';
import { type Account, normalPassword, passwordIssue } from '../../auth/passwords.ts';
import { answerPrivate, seeOther } from '../../auth/private.ts';
import { type AppEnv, type Form, originOf, siteOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { readForm } from '../../http/forms.ts';

type LinkContext = Context<AppEnv, '/sign-in/invitation/:token'>;

function look(c: Context<AppEnv>) {
  return { site: siteOf(c), editStyleHash: EDIT_FILES.editStyleHash };
}

function formPage(c: LinkContext, person: ListedPerson, issues: readonly FieldIssue[]): Response {
  const token = c.req.param('token');
  const page = invitationPage({ ...look(c), token, person, again: person.state !== 'invited', issues });
  return answerPrivate(page, issues.length === 0 ? 200 : 422);
}

/** What is wrong with the new password of a form and its repetition, by field. */
export async function newPasswordIssues(
  c: Context<AppEnv>,
  form: Form,
  account: Account,
): Promise<FieldIssue[]> {
  const [password, repeated] = [form.get('password'), form.get('repeated')];
  const common = await commonPasswords(c.var.deps.file);
  const issue = passwordIssue(password, accountOn(c, account), common);
  return [
    ...(issue === undefined ? [] : [{ field: 'password', message: issue }]),
    ...(normalPassword(password) === normalPassword(repeated)
      ? []
      : [{ field: 'repeated', message: 'The two passwords are not the same.' }]),
  ];
}

/** An account with the site that it is on, whose name would be guessed first as well. */
function accountOn(c: Context<AppEnv>, { email, name }: Account): Account {
  return { email, name, host: new URL(originOf(c)).hostname };
}

/** `/sign-in/invitation/TOKEN`. */
export function invitationRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/sign-in/invitation/:token', async (c) => {
      authOf(c);
      const person = await personOfLink(c.var.deps.database, c.req.param('token'), c.var.now);
      return person === undefined ? answerPrivate(usedLinkPage(look(c)), 410) : formPage(c, person, []);
    })
    .post('/sign-in/invitation/:token', async (c) => {
      checkOrigin(c);
      const form = await readForm(c);
      const { database } = c.var.deps;
      const token = c.req.param('token');
      const person = await personOfLink(database, token, c.var.now);
      if (person === undefined) return answerPrivate(usedLinkPage(look(c)), 410);
      const issues = await newPasswordIssues(c, form, person);
      if (issues.length > 0) return formPage(c, person, issues);
      const answer = await ask(c, '/reset-password', {
        token,
        newPassword: normalPassword(form.get('password')),
      });
      if (answer.status === 429)
        throw new HttpError(
          'too-many-requests',
          'There were too many tries. Wait a minute, then try again.',
          {
            headers: { 'Retry-After': String(answer.retryAfter) },
          },
        );
      // If two people use a link at once, one of them finds it used up.
      if (answer.status !== 200) return answerPrivate(usedLinkPage(look(c)), 410);
      await dropLinks(database.kysely, person.id);
      await recordAudit(database.kysely, {
        at: c.var.now.toISOString(),
        actor: { personId: person.id, name: person.email, session: null },
        action: 'password-changed',
        subject: person.email,
        detail: 'by a one-time link',
      });
      // The link came to its owner by hand, so that the browser is theirs; those that knew the old password may not be.
      await forgetBrowsers(c, person.id, { keepsThis: false });
      return seeOther(`${urls.signIn()}?done=password-set`, [await rememberBrowser(c, person.id)]);
    });
}
