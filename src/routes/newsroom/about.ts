/** What the ledger says of itself, as an admin writes it: `/edit/settings/about`. */

import { type Context, Hono } from 'hono';
import { fieldsOfAbout, readAbout } from '../../../claims/drafting/about-form.ts';
import { FieldReader } from '../../../claims/drafting/field-reader.ts';
import { findAbout, saveAbout } from '../../../db/newsroom/about.ts';
import type { FieldIssue } from '../../../views/edit/parts/fields.ts';
import { aboutFormPage } from '../../../views/edit/people/about.ts';
import { ABOUT_PAGES, aboutText, aboutTitle } from '../../../views/pages/about.ts';
import type { Html } from '../../../views/parts/html.ts';
import { urls } from '../../../views/parts/urls.ts';
import { freshPassword } from '../../auth/fresh.ts';
import { deskOf, needs } from '../../auth/guard.ts';
import { actorOf } from '../../auth/person.ts';
import { answerPrivate, noticeOf, seeOther } from '../../auth/private.ts';
import { type AppEnv, siteOf, todayOf } from '../../http/context.ts';
import { fileIssues } from '../../http/forms.ts';

/** `/edit/settings/about`. Mount behind `newsroom()`. */
export function editAboutRoutes(): Hono<AppEnv> {
  const fresh = freshPassword();
  return new Hono<AppEnv>()
    .use('/edit/settings/about', needs('admin'))
    .get('/edit/settings/about', async (c) =>
      draw(c, fieldsOfAbout(await findAbout(c.var.deps.database)), {
        notice: noticeOf(c, { saved: 'It is saved, and readers see it.' }),
      }),
    )
    .post('/edit/settings/about', async (c) => {
      // A preview changes nothing, so that it asks for no password.
      if (c.var.form.get('do') === 'preview') return preview(c);
      const refused = await fresh(c, async () => {});
      return refused instanceof Response ? refused : save(c);
    });
}

interface Drawing {
  status?: number;
  issues?: readonly FieldIssue[];
  notice?: string | undefined;
  preview?: readonly { title: string; body: Html }[];
}

function draw(
  c: Context<AppEnv>,
  fields: Record<string, string>,
  { status = 200, issues = [], notice, preview = [] }: Drawing = {},
): Response {
  return answerPrivate(
    aboutFormPage({ desk: deskOf(c), state: { fields, issues }, notice, preview }),
    status,
  );
}

function readForm(c: Context<AppEnv>) {
  const { form } = c.var;
  const read = new FieldReader(form.fields, todayOf(c));
  const about = readAbout(read, form.fields);
  return { about, issues: [...fileIssues(form), ...read.issues] };
}

async function preview(c: Context<AppEnv>): Promise<Response> {
  const { about, issues } = readForm(c);
  const { secondReader } = await findAbout(c.var.deps.database);
  if (issues.length > 0) return draw(c, c.var.form.fields, { status: 422, issues });
  const pages = ABOUT_PAGES.map((page) => ({
    title: aboutTitle(page),
    body: aboutText(page, { site: siteOf(c), about, secondReader }),
  }));
  return draw(c, c.var.form.fields, { preview: pages });
}

async function save(c: Context<AppEnv>): Promise<Response> {
  const { about, issues } = readForm(c);
  if (issues.length > 0) return draw(c, c.var.form.fields, { status: 422, issues });
  const { deps, person, now } = c.var;
  await saveAbout(deps.database.kysely, about, actorOf(person), now.toISOString());
  return seeOther(`${urls.edit.about()}?done=saved`);
}
