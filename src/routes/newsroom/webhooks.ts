/** Publishers that are notified when a verdict that they embed changes, for admins. */
import { type Context, Hono } from 'hono';
import { line } from '../../../claims/evidence/schema.ts';
import { addPublisher, endPublisher, listPublishers } from '../../../db/publishers/registration.ts';
import { BLANK, type FieldIssue, type FormState } from '../../../views/edit/parts/fields.ts';
import { webhookSecretPage, webhooksPage } from '../../../views/edit/people/webhooks.ts';
import { urls } from '../../../views/parts/urls.ts';
import { freshPassword } from '../../auth/fresh.ts';
import { deskOf, needs } from '../../auth/guard.ts';
import { answerPrivate, noticeOf, seeOther } from '../../auth/private.ts';
import type { AppEnv } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { embeddingHost } from '../../publishers/hosts.ts';
import { makeSecret, webhookAddress } from '../../publishers/webhook.ts';
import { postedBy } from './form-context.ts';

/** `/edit/embeds/webhooks`. Mount behind `newsroom()`. */
export function editWebhookRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .use('/edit/embeds/webhooks', needs('admin'), freshPassword())
    .get('/edit/embeds/webhooks', (c) => draw(c))
    .post('/edit/embeds/webhooks', (c) => (c.var.form.get('do') === 'end' ? end(c) : add(c)));
}

const LONGEST_NAME = 120;
const LONGEST_ADDRESS = 2_000;

const NOTICES = { ended: 'The webhook has ended: nothing more is sent there.' };

async function draw(c: Context<AppEnv>, state: FormState = BLANK): Promise<Response> {
  const { database, origin } = c.var.deps;
  const page = webhooksPage({
    desk: deskOf(c),
    ...(await listPublishers(database)),
    state,
    isSending: origin !== undefined,
    notice: noticeOf(c, NOTICES),
  });
  return answerPrivate(page, state === BLANK ? 200 : 422);
}

async function add(c: Context<AppEnv>): Promise<Response> {
  const { form, deps } = c.var;
  const name = form.get('name').trim();
  const host = form.get('host').trim().toLowerCase();
  const address = webhookAddress(
    form
      .get('url')
      .trim()
      .slice(0, LONGEST_ADDRESS + 1),
  );
  const issues: FieldIssue[] = [];
  if (!line.safeParse(name).success || name.length > LONGEST_NAME)
    issues.push({
      field: 'name',
      message: `Write a name on one line, of at most ${LONGEST_NAME} characters.`,
    });
  if (embeddingHost(`https://${host}/`, '') !== host)
    issues.push({ field: 'host', message: 'Write the name of a public site, such as news.example.org.' });
  if (address === null || address.url.length > LONGEST_ADDRESS)
    issues.push({
      field: 'url',
      message: 'Write an address that begins with https://, on a public name and without a port.',
    });
  if (issues.length > 0 || address === null) return draw(c, { fields: form.fields, issues });
  const added = await addPublisher(deps.database, {
    ...postedBy(c),
    name,
    host,
    url: address.url,
    secret: makeSecret(),
  });
  if (added.outcome === 'added')
    return answerPrivate(webhookSecretPage(deskOf(c), { name, host, secret: added.secret }));
  const message = 'This site has a webhook already. End that one first.';
  return draw(c, { fields: form.fields, issues: [{ field: 'host', message }] });
}

async function end(c: Context<AppEnv>): Promise<Response> {
  const id = Number(c.var.form.get('id'));
  const outcome = Number.isSafeInteger(id)
    ? await endPublisher(c.var.deps.database, { ...postedBy(c), id })
    : 'not-there';
  if (outcome === 'not-there')
    throw new HttpError('conflict', 'There is no such webhook, or it has ended already.');
  return seeOther(urls.edit.webhooks('ended'));
}
