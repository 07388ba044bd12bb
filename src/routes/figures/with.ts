/**
 * "I have another figure": the page of a claim worked out with a reader's number, `/claims/SLUG/with?INPUT=VALUE`, which is
 * never kept and never the ledger's; and the form on it that sends the number to the newsroom.
 */

import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { type AnotherFigure, withAnother } from '../../../claims/drafting/another-figure.ts';
import {
  asDrawn,
  fieldsOfAnother,
  type ReadAnother,
  readAnother,
} from '../../../claims/drafting/another-figure-reader.ts';
import type { FieldIssue } from '../../../claims/drafting/messages.ts';
import type { Clocks } from '../../../claims/verdict/verdict.ts';
import { findClaim, type StoredClaim } from '../../../db/ledger/stored-claim.ts';
import { BLANK, type FormState } from '../../../views/edit/parts/fields.ts';
import {
  anotherFields,
  anotherFigurePage,
  THEIRS_NAME,
  theirsStrip,
} from '../../../views/pages/claim/another-figure.ts';
import { claimPage } from '../../../views/pages/claim/page.ts';
import { sendFigure } from '../../../views/pages/claim/send-figure.ts';
import type { Html } from '../../../views/parts/html.ts';
import type { WithTheirs } from '../../../views/parts/theirs.ts';
import { urls } from '../../../views/parts/urls.ts';
import { checkOrigin } from '../../auth/origin.ts';
import { clocksOn, figuresIn, type Ours, oursOf } from '../../http/another-figure.ts';
import { NO_STORE } from '../../http/cache.ts';
import { type AppEnv, siteOf, todayOf } from '../../http/context.ts';
import { readForm } from '../../http/forms.ts';
import { Gate, pointsOf, SENDING } from '../../http/limits.ts';
import { readQuery } from '../../http/query.ts';
import { storedOnPage } from '../../http/stored-page.ts';
import { receive, SENT_FIELD } from './sending.ts';

/** The figures of a claim that cost a point: a claim of the ledger has some hundreds. */
const FIGURES_A_POINT = 100;

/** `/claims/SLUG/with`. */
export function anotherFigureRoutes(): Hono<AppEnv> {
  const gate = new Gate(SENDING);
  return new Hono<AppEnv>()
    .get('/claims/:slug/with', (c) => within(c, gate, c.req.param('slug'), asked))
    .post('/claims/:slug/with', (c) => {
      checkOrigin(c);
      return within(c, gate, c.req.param('slug'), sent);
    });
}

type Handler = (
  c: Context<AppEnv>,
  stored: StoredClaim,
  costs: (points: number) => void,
) => Promise<Response>;

/** Answers about a claim if the gate lets the request in; a claim that is not there has a page that says so. */
async function within(c: Context<AppEnv>, gate: Gate, slug: string, handler: Handler): Promise<Response> {
  const admitted = gate.enter(c.env.address?.(), c.var.now);
  try {
    const stored = await findClaim(c.var.deps.database, slug);
    if (stored === undefined) return c.redirect(urls.claim(slug), 303);
    admitted.costs(figuresIn({ ...stored, plumbline: 1, asOf: '' }) / FIGURES_A_POINT);
    return await handler(c, stored, admitted.costs);
  } finally {
    admitted.leave();
  }
}

/** Parameters by whatever names: which of them are figures, the claim says. */
const anyQuery = z.object({}).catchall(z.union([z.string(), z.array(z.string())]));

/** The parameters of the address, the first of each; those that stand twice with different values are issues. */
function parameters(c: Context<AppEnv>): { fields: Record<string, string>; issues: FieldIssue[] } {
  const given = Object.entries(readQuery(c, anyQuery, { repeated: 'all' }));
  const fields = given.map(([name, value]) => [name, typeof value === 'string' ? value : (value[0] ?? '')]);
  const issues = given.flatMap(([name, value]) =>
    typeof value !== 'string' && new Set(value).size > 1
      ? [{ field: name, message: 'The address gives this number twice: give it once.' }]
      : [],
  );
  return { fields: Object.fromEntries(fields) as Record<string, string>, issues };
}

async function asked(c: Context<AppEnv>, stored: StoredClaim): Promise<Response> {
  const ours = oursOf(c, stored);
  const { fields, issues } = parameters(c);
  const read = readAnother(ours.inputs, fields, todayOf(c));
  const state = { fields, issues: [...issues, ...read.issues] };
  if (read.figures.length === 0 || state.issues.length > 0) return formAlone(c, ours, state);
  return drawn(c, stored, await worked(c, ours, read.figures), BLANK);
}

/** The form by itself: nothing was typed, or not all of it could be read. */
function formAlone(c: Context<AppEnv>, ours: Ours, state: FormState): Response {
  return answerOwn(
    c,
    anotherFigurePage({
      site: siteOf(c),
      ...ours,
      state: asDrawn(ours.inputs, state.fields, state.issues),
    }),
    state.issues.length > 0 ? 422 : 200,
  );
}

/** The claim with a reader's figures, and the verdicts on it. */
interface Worked extends WithTheirs, Ours {
  /** The id of the source that the figures have. */
  source: string;
}

async function worked(c: Context<AppEnv>, ours: Ours, figures: readonly AnotherFigure[]): Promise<Worked> {
  const { bundle: other, source } = withAnother(ours.bundle, figures, todayOf(c));
  const theirs: Clocks = await clocksOn(c, other);
  return { ...ours, other, theirs, figures, source };
}

/** The page of the claim with a reader's figures. */
function drawn(
  c: Context<AppEnv>,
  stored: StoredClaim,
  { bundle, ours, inputs, other, theirs, figures, source }: Worked,
  state: FormState,
  status: 200 | 422 | 429 = 200,
): Response {
  const { slug } = stored.claim;
  const fields = fieldsOfAnother(inputs, figures);
  const page = claimPage({
    ...storedOnPage(c, stored),
    bundle: other,
    ...theirs,
    rev: null,
    citedAt: urls.claim(slug),
    otherMethod: null,
    readers: source,
    publishedNow: null,
    edition: {
      path: urls.claimWith(slug, fields),
      named: THEIRS_NAME,
      strip: theirsStrip({ bundle, ours, other, theirs, figures }),
      theirs: {
        form: anotherFields(bundle, inputs, { fields, issues: [] }),
        send: sendFigure({ slug, figures: fields, token: crypto.randomUUID(), state }),
      },
    },
  });
  return answerOwn(c, page, status);
}

/** A page that is the reader's own: it is not kept, not listed, and not passed on as the ledger's. */
function answerOwn(c: Context<AppEnv>, page: Html, status: 200 | 422 | 429): Response {
  return c.html(String(page), status, { 'Cache-Control': NO_STORE, 'X-Robots-Tag': 'noindex' });
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
