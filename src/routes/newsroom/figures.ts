/** Figures that readers sent: the list, each with what it would make of the verdict today, and the newsroom's answers. */

import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { type AnotherFigure, withAnother } from '../../../claims/drafting/another-figure.ts';
import { isSame } from '../../../claims/drafting/another-figure-reader.ts';
import { FieldReader } from '../../../claims/drafting/field-reader.ts';
import type { FieldIssue } from '../../../claims/drafting/messages.ts';
import {
  READER_FIGURE_STATES,
  type ReaderFigure,
  type ReaderFigureState,
} from '../../../claims/editorial/reader-figure.ts';
import { hasRole } from '../../../claims/editorial/workflow.ts';
import { text } from '../../../claims/evidence/schema.ts';
import { findClaim } from '../../../db/ledger/stored-claim.ts';
import {
  answerReaderFigure,
  FIGURES_PAGE_SIZE,
  findReaderFigureById,
  listReaderFigures,
} from '../../../db/newsroom/reader-figures.ts';
import {
  type FigurePreview,
  figurePage,
  figuresPage,
  MAX_ANSWER,
} from '../../../views/edit/review/figures.ts';
import { MAX_PAGES } from '../../../views/parts/pager.ts';
import { urls } from '../../../views/parts/urls.ts';
import { deskOf } from '../../auth/guard.ts';
import { answerPrivate, noticeOf, seeOther } from '../../auth/private.ts';
import { clocksOn, oursOf } from '../../http/another-figure.ts';
import { type AppEnv, todayOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { fileIssues } from '../../http/forms.ts';
import { page, quoted, readQuery, requirePage } from '../../http/query.ts';
import { postedBy } from './form-context.ts';

/** `/edit/figures` and `/edit/figures/ID`. Mount behind `newsroom()`. */
export function editFigureRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/edit/figures', list)
    .get('/edit/figures/:id', async (c) => draw(c, await figureOf(c, c.req.param('id'))))
    .post('/edit/figures/:id', async (c) => answer(c, await figureOf(c, c.req.param('id'))));
}

const listQuery = z.object({
  page,
  state: z
    .enum(READER_FIGURE_STATES, {
      error: ({ input }) => `There is no state “${quoted(input, 60)}”: choose one from the list.`,
    })
    .optional(),
});

async function list(c: Context<AppEnv>): Promise<Response> {
  const { page, state } = readQuery(c, listQuery);
  const { figures, tally } = await listReaderFigures(c.var.deps.database, { state, page });
  const total =
    state === undefined ? READER_FIGURE_STATES.reduce((n, one) => n + tally[one], 0) : tally[state];
  const pages = Math.min(MAX_PAGES, Math.max(1, Math.ceil(total / FIGURES_PAGE_SIZE)));
  requirePage(page, pages);
  return answerPrivate(figuresPage({ desk: deskOf(c), figures, state, tally, page, pages }));
}

/** The figure of an address. Throws a 404 if there is none. */
async function figureOf(c: Context<AppEnv>, id: string): Promise<ReaderFigure> {
  const figure = /^\d{1,15}$/.test(id)
    ? await findReaderFigureById(c.var.deps.database, Number(id))
    : undefined;
  if (figure === undefined) throw new HttpError('not-found', 'No reader has sent such a figure.');
  return figure;
}

/** What became of a form, by the `done` of the address. */
const DONE: Readonly<Record<string, string>> = {
  answered: 'The answer is saved, and its sender can read it.',
};

interface Drawing {
  status?: number;
  fields?: Record<string, string>;
  issues?: readonly FieldIssue[];
}

async function draw(
  c: Context<AppEnv>,
  figure: ReaderFigure,
  { status = 200, fields = {}, issues = [] }: Drawing = {},
): Promise<Response> {
  return answerPrivate(
    figurePage({
      desk: deskOf(c),
      figure,
      preview: await previewOf(c, figure),
      mayDecide: hasRole(c.var.person.role, 'reviewer'),
      state: { fields, issues },
      notice: noticeOf(c, DONE),
    }),
    status,
  );
}

/** What the figure would make of the verdict today. */
async function previewOf(c: Context<AppEnv>, { slug, figures }: ReaderFigure): Promise<FigurePreview> {
  const stored = await findClaim(c.var.deps.database, slug);
  if (stored === undefined) return { is: 'not', why: 'The claim is not published any more.' };
  const { bundle, ours, inputs } = oursOf(c, stored);
  const own = inputs.flatMap((input) => input.figures);
  const still = figures.flatMap(({ theirs, ours: _, ...sent }): AnotherFigure[] => {
    const now = own.find((one) => isSame(one, sent));
    return now === undefined ? [] : [{ ...now, theirs }];
  });
  if (still.length < figures.length)
    return {
      is: 'not',
      why: 'The verdict does not rest on this figure any more: the claim or its evidence has changed since it was sent.',
    };
  const { bundle: other } = withAnother(bundle, still, todayOf(c));
  return {
    is: 'worked-out',
    with: { bundle, ours, other, theirs: await clocksOn(c, other), figures: still },
  };
}

type Decided = Exclude<ReaderFigureState, 'received'>;

const STATES: readonly Decided[] = ['looked-at', 'accepted', 'declined', 'known'];

async function answer(c: Context<AppEnv>, figure: ReaderFigure): Promise<Response> {
  const { form } = c.var;
  const read = new FieldReader(form.fields, todayOf(c));
  const state =
    read.typed('state') === ''
      ? read.lacks('state', 'Say what becomes of it.')
      : read.choice('state', STATES);
  const said = read.text('answer', text(MAX_ANSWER));
  if (state !== undefined && state !== 'looked-at') {
    if (!hasRole(c.var.person.role, 'reviewer'))
      throw new HttpError('forbidden', 'A reviewer decides what becomes of a figure that a reader sent.');
    if (read.typed('answer') === '') read.lacks('answer', 'Tell the reader why: they look it up.');
  }
  const issues = [...fileIssues(form), ...read.issues, ...read.missing];
  const drawn = { fields: form.fields, issues };
  if (state === undefined || issues.length > 0) return draw(c, figure, { ...drawn, status: 422 });
  const { outcome } = await answerReaderFigure(c.var.deps.database, {
    ...postedBy(c),
    id: figure.id,
    seen: Number(read.typed('seen')),
    answer: { state, answer: said ?? null, isHidden: form.get('hidden') === 'yes' },
  });
  if (outcome === 'answered') return seeOther(`${urls.edit.figure(figure.id)}?done=answered`);
  return draw(c, await figureOf(c, String(figure.id)), {
    ...drawn,
    status: 409,
    issues: [
      { field: '', message: 'Somebody else has answered it meanwhile. Read what they said, and save again.' },
    ],
  });
}
