/** A figure that a reader sends to the newsroom, by the form on the page of a claim with it: `/claims/SLUG/with`, posted. */

import { type Context, Hono } from 'hono';
import { type ReadAnother, readAnother } from '../../../claims/drafting/another-figure-reader.ts';
import type { StoredClaim } from '../../../db/ledger/stored-claim.ts';
import { urls } from '../../../views/parts/urls.ts';
import { checkOrigin } from '../../auth/origin.ts';
import { oursOf } from '../../http/another-figure.ts';
import { type AppEnv, todayOf } from '../../http/context.ts';
import { readForm } from '../../http/forms.ts';
import { Gate, pointsOf, SENDING } from '../../http/limits.ts';
import { onSent } from '../../http/newsroom-paths.ts';
import { receive, SENT_FIELD } from './sending.ts';
import { drawn, formAlone, within, worked } from './worked.ts';

/** `/claims/SLUG/with`, posted. It is the newsroom’s: who sends how much is counted under its secret. */
export function sendFigureRoutes(): Hono<AppEnv> {
  const gate = new Gate(SENDING);
  const routes = new Hono<AppEnv>();
  onSent(routes, async (c, slug) => {
    checkOrigin(c);
    return within(c, gate, slug, sent);
  });
  return routes;
}

async function sent(
  c: Context<AppEnv>,
  stored: StoredClaim,
  costs: (points: number) => void,
): Promise<Response> {
  const form = await readForm(c);
  costs(pointsOf(Object.values(form.fields).reduce((sum, text) => sum + text.length, 0)));
  const ours = oursOf(c, stored);
  const own = Object.entries(form.fields).filter(([name]) => !SENT_FIELD.test(name));
  const fields = Object.fromEntries(own);
  const read: ReadAnother = readAnother(ours.inputs, fields, todayOf(c));
  if (read.figures.length === 0 || read.issues.length > 0)
    return formAlone(c, ours, {
      fields,
      issues:
        read.issues.length > 0
          ? read.issues
          : [
              {
                field: '',
                message: 'There is no number to send: write one beside the figure that it is for.',
              },
            ],
    });
  const work = await worked(c, ours, read.figures);
  const received = await receive(c, form, work);
  if ('code' in received) return c.redirect(`${urls.readerFigure(received.code)}?done=sent`, 303);
  const answer = drawn(c, stored, work, { fields: form.fields, issues: received.issues }, received.status);
  if (received.wait !== undefined) answer.headers.set('Retry-After', String(received.wait));
  return answer;
}
