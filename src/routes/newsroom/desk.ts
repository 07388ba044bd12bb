/** The newsroom's desk: claims at work, their revisions, and withdrawals. */

import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { fieldsOf } from '../../../claims/drafting/draft-fields.ts';
import { FieldReader } from '../../../claims/drafting/field-reader.ts';
import type { Work } from '../../../claims/editorial/work.ts';
import { STAGES, type Stage } from '../../../claims/editorial/workflow.ts';
import { text } from '../../../claims/evidence/schema.ts';
import {
  findRevisions,
  findSaves,
  listRevisions,
  listSaves,
  listWork,
  WORK_PAGE_SIZE,
} from '../../../db/newsroom/draft-reads.ts';
import { tallyReaderFigures } from '../../../db/newsroom/reader-figures.ts';
import { waitingSayings } from '../../../db/newsroom/saying-reads.ts';
import { withdrawClaim } from '../../../db/newsroom/withdraw.ts';
import { listClaims, MATCH_END, MATCH_START } from '../../../db/readers/claims.ts';
import type { FieldIssue } from '../../../views/edit/parts/fields.ts';
import {
  type Compared,
  comparePage,
  pairOf,
  revisionsPage,
  saveOf,
} from '../../../views/edit/review/revisions.ts';
import { MAX_REASON, withdrawPage } from '../../../views/edit/review/withdraw.ts';
import { workPage } from '../../../views/edit/review/work.ts';
import { marked } from '../../../views/pages/lists.ts';
import { MAX_PAGES } from '../../../views/parts/pager.ts';
import { urls } from '../../../views/parts/urls.ts';
import { deskOf, needs } from '../../auth/guard.ts';
import { answerPrivate, noticeOf, seeOther } from '../../auth/private.ts';
import { type AppEnv, todayOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { fileIssues } from '../../http/forms.ts';
import { page, quoted, readQuery, requirePage, typed } from '../../http/query.ts';
import { calendarOf, standstillOf } from './calendar.ts';
import { kindOf, postedBy, quoteOf, workOf } from './form-context.ts';

/** `/edit`, and under `/edit/claims/SLUG` the revisions and the withdrawal. Mount behind `newsroom()`. */
export function editDeskRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/edit', home)
    .get('/edit/claims/:slug/revisions', (c) => revisions(c, c.req.param('slug')))
    .get('/edit/claims/:slug/compare', (c) => compare(c, c.req.param('slug')))
    .use('/edit/claims/:slug/withdraw', needs('reviewer'))
    .get('/edit/claims/:slug/withdraw', (c) => withdrawForm(c, c.req.param('slug')))
    .post('/edit/claims/:slug/withdraw', (c) => withdraw(c, c.req.param('slug')));
}

/** The longest search that is read, in characters. */
const MAX_SEARCH = 200;

const homeQuery = z.object({
  stage: z
    .enum(STAGES, {
      error: ({ input }) => `There is no stage “${quoted(input, 60)}”: choose one from the list.`,
    })
    .optional(),
  page,
  q: typed(MAX_SEARCH),
});

/** What became of a form, by the `done` of the address. */
const DONE = {
  day: 'The day is confirmed. Within ten minutes the verdicts are brought up to it; publishing works again at once.',
} as const;

async function home(c: Context<AppEnv>): Promise<Response> {
  const { stage, page, q } = readQuery(c, homeQuery);
  const { database } = c.var.deps;
  const [{ work, tally, waiting }, sayings, calendar, figures, found] = await Promise.all([
    listWork(database, { stage, page }),
    waitingSayings(database),
    calendarOf(c),
    tallyReaderFigures(database),
    q === '' ? null : listClaims(database, { q }, 1),
  ]);
  const counts = Object.fromEntries(
    STAGES.map((one) => [one, Number(tally.find((t) => t.stage === one)?.n ?? 0)]),
  ) as Record<Stage, number>;
  const total =
    stage === undefined
      ? STAGES.reduce((n, one) => (one === 'discarded' ? n : n + counts[one]), 0)
      : counts[stage];
  const pages = Math.min(MAX_PAGES, Math.max(1, Math.ceil(total / WORK_PAGE_SIZE)));
  requirePage(page, pages);
  return answerPrivate(
    workPage({
      desk: deskOf(c),
      work,
      stage,
      tally: counts,
      page,
      pages,
      waiting,
      sayings,
      fromReaders: figures.received + figures['looked-at'],
      calendar,
      notice: noticeOf(c, DONE),
      found:
        found === null
          ? null
          : {
              q,
              total: found.total,
              claims: found.claims.map((claim) => ({
                ...claim,
                quote: marked(claim.quote, MATCH_START, MATCH_END),
              })),
            },
    }),
  );
}

async function revisions(c: Context<AppEnv>, slug: string): Promise<Response> {
  const { database } = c.var.deps;
  const work = await workOf(c, slug);
  const [saves, revisions] = await Promise.all([listSaves(database, slug), listRevisions(database, slug)]);
  return answerPrivate(
    revisionsPage({
      desk: deskOf(c),
      work,
      quote: quoteOf(work),
      saves,
      revisions,
      kind: kindOf(work),
    }),
  );
}

/** What is compared: a save by its number, 0 for what is published, or a revision such as r1. */
function compared(name: 'from' | 'to') {
  return z
    .string()
    .regex(
      /^(?:\d|[1-9]\d{1,8}|r[1-9]\d{0,8})$/,
      `“${name}” is the number of a save, 0 for what is published, or a revision such as r1.`,
    )
    .optional();
}

const compareQuery = z.object({ from: compared('from'), to: compared('to') });

async function compare(c: Context<AppEnv>, slug: string): Promise<Response> {
  const { database } = c.var.deps;
  const work = await workOf(c, slug);
  const { published } = work;
  const [saves, revisions] = await Promise.all([listSaves(database, slug), listRevisions(database, slug)]);
  const [before, after] = pairOf(work, saves, revisions);
  const { from = before, to = after } = readQuery(c, compareQuery);
  const asked = { from, to };
  /** The revision that a value names; undefined for a save. */
  const revisionOf = (value: string) =>
    value === '0' ? published?.revision : value.startsWith('r') ? Number(value.slice(1)) : undefined;
  const named = Object.values(asked).flatMap((value) => revisionOf(value) ?? []);
  const savedAs = (revision: number) => {
    const line = revisions.find((one) => one.revision === revision);
    return line && saveOf(line, work.steps);
  };
  const numbers = [
    ...Object.values(asked).flatMap((value) => (value.startsWith('r') ? [] : [Number(value)])),
    ...named.flatMap((revision) => savedAs(revision) ?? []),
  ];
  const [texts, versions] = await Promise.all([
    findSaves(database.kysely, slug, numbers),
    findRevisions(database.kysely, slug, named),
  ]);
  const one = (value: string): Compared => {
    if (value === '0' && published === null)
      throw new HttpError('not-found', `Nothing of “${slug}” is published yet.`);
    const revision = revisionOf(value);
    if (revision === undefined) {
      const save = texts.find((t) => String(t.number) === value);
      if (save === undefined) throw new HttpError('not-found', `This claim has no save ${value}.`);
      const { savedBy: by, savedByName: byName, savedAt: at } = save;
      return { value, fields: save.fields, saved: { by, byName, at } };
    }
    const version = versions.find((v) => v.revision === revision);
    if (version === undefined) throw new HttpError('not-found', `This claim has no revision ${revision}.`);
    // As the form has it, with the notes of the save that was published.
    const notes = texts.find((t) => t.number === savedAs(revision))?.fields['notes'] ?? '';
    return {
      value,
      fields: fieldsOf(version.claim, { topic: version.topic, context: version.context, notes }),
      saved: null,
      publishedAt: value === '0' ? undefined : version.recordedAt,
    };
  };
  return answerPrivate(
    comparePage({
      desk: deskOf(c),
      work,
      quote: quoteOf(work),
      saves,
      revisions,
      from: one(asked.from),
      to: one(asked.to),
    }),
  );
}

/** The work on a claim that is or was published. Throws a 404 for any other. */
async function publishedWork(c: Context<AppEnv>, slug: string): Promise<Work> {
  const work = await workOf(c, slug);
  if (work.published === null)
    throw new HttpError('not-found', 'This claim is not published, so there is nothing to withdraw.');
  return work;
}

function drawWithdrawal(
  c: Context<AppEnv>,
  work: Work,
  { status = 200, issues = [] }: { status?: number; issues?: readonly FieldIssue[] } = {},
): Response {
  const fields = c.req.method === 'POST' ? c.var.form.fields : {};
  return answerPrivate(
    withdrawPage({ desk: deskOf(c), work, quote: quoteOf(work), state: { fields, issues } }),
    status,
  );
}

async function withdrawForm(c: Context<AppEnv>, slug: string): Promise<Response> {
  return drawWithdrawal(c, await publishedWork(c, slug));
}

async function withdraw(c: Context<AppEnv>, slug: string): Promise<Response> {
  const { form } = c.var;
  const work = await publishedWork(c, slug);
  const read = new FieldReader(form.fields, todayOf(c));
  const reason = read.needed('reason', text(MAX_REASON), 'Say why it is withdrawn: readers will see it.');
  if (form.get('confirm') !== 'yes') read.lacks('confirm', 'Confirm that you want to withdraw it for good.');
  const issues = [...fileIssues(form), ...read.issues, ...read.missing];
  if (reason === undefined || issues.length > 0) return drawWithdrawal(c, work, { status: 422, issues });
  const message = await standstillOf(c);
  if (message !== undefined)
    return drawWithdrawal(c, work, { status: 409, issues: [{ field: '', message }] });
  const { outcome } = await withdrawClaim(c.var.deps.database, { ...postedBy(c), slug, reason });
  return outcome === 'withdrawn'
    ? seeOther(urls.edit.withdraw(slug))
    : drawWithdrawal(c, await publishedWork(c, slug), {
        status: 409,
        issues: [{ field: '', message: 'It had been withdrawn already, so nothing was done.' }],
      });
}
