/** The evidence editor: the list of series, and one series, whose figures are added to, revised and corrected. */

import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { ROWS_AT_A_TIME, rowField, rowFields } from '../../../claims/drafting/evidence-fields.ts';
import {
  type ReadEvidence,
  type RowsContext,
  readCorrection,
  readEvidence,
} from '../../../claims/drafting/evidence-rows.ts';
import type { PasteContext } from '../../../claims/drafting/pasted.ts';
import { shownMoment } from '../../../claims/drafting/typed-fields.ts';
import type { Finding } from '../../../claims/tables/finding.ts';
import {
  EDIT_PAGE_SIZE,
  findSeriesToEdit,
  type SeriesToEdit,
  searchSeries,
  whatBecomes,
} from '../../../db/newsroom/evidence-edit.ts';
import { type EvidenceSaved, saveCorrection, saveFigures } from '../../../db/newsroom/evidence-save.ts';
import {
  evidenceListPage,
  type PreviewProps,
  type SeriesMode,
  seriesEditPage,
} from '../../../views/edit/evidence/pages.ts';
import type { FieldIssue, FormState } from '../../../views/edit/parts/fields.ts';
import { urls } from '../../../views/parts/urls.ts';
import { deskOf } from '../../auth/guard.ts';
import { answerPrivate, noticeOf, seeOther } from '../../auth/private.ts';
import { type AppEnv, todayOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { page, readQuery, requirePage, typed } from '../../http/query.ts';
import { standstillOf } from './calendar.ts';
import {
  type Arranged,
  archivedIn,
  arranged,
  askedBy,
  asksIfSure,
  drawnIssues,
  fileIssuesOf,
  hasRows,
  lacking,
  postedEvidence,
  rowsDrawn,
  unsureIssues,
} from './evidence-form.ts';
import { newSeriesForm, postNewSeries } from './series.ts';

/** `/edit/evidence`, `/edit/evidence/new` and `/edit/evidence/series/ID`. Mount behind `newsroom()`. */
export function editEvidenceRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/edit/evidence', list)
    .get('/edit/evidence/new', newSeriesForm)
    .post('/edit/evidence/new', postNewSeries)
    .get('/edit/evidence/series/:id', (c) => open(c, c.req.param('id')))
    .post('/edit/evidence/series/:id', (c) => post(c, c.req.param('id')));
}

/** The longest search that is read, in characters, and the most words of it. */
const MAX_SEARCH = 200;
const MAX_WORDS = 8;
const MAX_GIVEN_URL = 2_000;

const listQuery = z.object({ page, q: typed(MAX_SEARCH) });

async function list(c: Context<AppEnv>): Promise<Response> {
  const { page, q } = readQuery(c, listQuery);
  const words = q.split(/\s+/).filter((word) => word !== '');
  const { series, total } = await searchSeries(c.var.deps.database, words.slice(0, MAX_WORDS), page);
  const pages = Math.max(1, Math.ceil(total / EDIT_PAGE_SIZE));
  requirePage(page, pages);
  return answerPrivate(evidenceListPage({ desk: deskOf(c), series, q, page, pages, total }));
}

/** The error of a series that is not there. */
export function noSeries(id: string): HttpError {
  return new HttpError('not-found', `The ledger has no series “${id.slice(0, 100)}”.`);
}

const modeQuery = z.object({ revise: z.string().optional(), correct: z.string().optional() });

/** What the form of a series is for, by its address. Throws a 404 if it names a figure that the series lacks. */
function modeOf(c: Context<AppEnv>, { figures }: SeriesToEdit): SeriesMode {
  const { revise, correct } = readQuery(c, modeQuery, { keepsEmpty: true });
  if (correct !== undefined) {
    const figure = figures.find((f) => String(f.id) === correct);
    if (figure === undefined) throw new HttpError('not-found', 'The series has no such figure to correct.');
    return { kind: 'correct', figure };
  }
  if (revise === undefined) return { kind: 'add' };
  if (figures.some((f) => f.observation.at === revise)) return { kind: 'revise', at: revise };
  throw new HttpError('not-found', 'The series has no figure for this date: add one instead.');
}

/** Whether the figure to correct has been corrected already. */
function isCorrected(mode: SeriesMode): boolean {
  return mode.kind === 'correct' && mode.figure.correctedBy !== null;
}

/** A figure that the address puts into the form, such as one that a reader sent: nothing of it is recorded by that. */
const givenQuery = z.object({
  at: typed(MAX_SEARCH),
  value: typed(MAX_SEARCH),
  title: typed(MAX_SEARCH),
  publisher: typed(MAX_SEARCH),
  url: typed(MAX_GIVEN_URL),
});

function givenFields({
  at,
  value,
  title,
  publisher,
  url,
}: z.infer<typeof givenQuery>): Record<string, string> {
  const fields = {
    [rowField(0, 'at')]: at === '' ? '' : shownMoment(at),
    [rowField(0, 'value')]: value,
    'source.title': title,
    'source.publisher': publisher,
    'source.url': url,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== ''));
}

/** The fields of the form when it is first drawn. */
function firstFields(mode: SeriesMode, given: z.infer<typeof givenQuery>): Record<string, string> {
  if (mode.kind === 'add') return givenFields(given);
  if (mode.kind === 'revise') return { ...givenFields(given), [rowField(0, 'at')]: shownMoment(mode.at) };
  const { [rowField(0, 'source')]: source = '', ...fields } = rowFields(0, mode.figure.observation);
  return { ...fields, 'source.id': source };
}

const savedQuery = z.object({ saved: z.string().optional() });

async function open(c: Context<AppEnv>, id: string): Promise<Response> {
  const found = await findSeriesToEdit(
    c.var.deps.database,
    id,
    askedBy(c, {}, readQuery(c, savedQuery).saved),
  );
  if (found === undefined) throw noSeries(id);
  const mode = modeOf(c, found);
  if (isCorrected(mode))
    throw new HttpError('gone', 'This figure was corrected already: look at the row in its place.');
  return draw(c, found, mode, {
    fields: firstFields(mode, readQuery(c, givenQuery)),
    saved: found.used,
    notice: noticeOf(c, DONE),
  });
}

/** What was done to the next release, and to where sources are kept. */
const DONE = {
  expected: 'The next release is recorded, and readers see it.',
  'taken-back': 'No day of the next release is known any more.',
  kept: 'Where the sources are kept is recorded, and readers see it.',
};

/** The page of a series with the form of its next release, or that of where its sources are kept, as it was posted. Throws a 404 if there is no such series. */
export async function drawSeries(
  c: Context<AppEnv>,
  id: string,
  states: Pick<Drawing, 'nextState' | 'archivesState'>,
): Promise<Response> {
  const found = await findSeriesToEdit(c.var.deps.database, id, askedBy(c, {}, undefined));
  if (found === undefined) throw noSeries(id);
  return draw(c, found, { kind: 'add' }, { fields: {}, ...states, status: 422 });
}

interface Drawing {
  fields: Record<string, string>;
  /** The form of the next release, if it was posted. */
  nextState?: FormState;
  /** The form of where its sources are kept, if it was posted. */
  archivesState?: FormState;
  issues?: readonly FieldIssue[];
  preview?: PreviewProps;
  notice?: string | undefined;
  findings?: readonly Finding[];
  saved?: EvidenceSaved | null;
  status?: number;
}

const figuresQuery = z.object({ page });

function draw(c: Context<AppEnv>, found: SeriesToEdit, mode: SeriesMode, drawing: Drawing): Response {
  const { fields, issues = [], preview, notice, findings = [], saved, status = 200 } = drawing;
  const { head, figures, claims, recent, next, kept } = found;
  return answerPrivate(
    seriesEditPage({
      desk: deskOf(c),
      series: head,
      figures,
      claims,
      recent,
      next,
      nextState: drawing.nextState,
      kept,
      archivesState: drawing.archivesState,
      mode,
      ...readQuery(c, figuresQuery),
      state: { fields, issues },
      rows: rowsDrawn(fields, mode.kind === 'add' ? ROWS_AT_A_TIME : 1),
      notice,
      preview,
      findings,
      asksSure: asksIfSure(fields, issues, preview?.figures),
      saved: saved?.outcome === 'saved' ? saved : undefined,
    }),
    status,
  );
}

/** Reads the form of a series as it was arranged. */
function readOf(
  c: Context<AppEnv>,
  { head, figures, sources }: SeriesToEdit,
  mode: SeriesMode,
  fields: Record<string, string>,
): { read: ReadEvidence; archived: string | undefined; issues: FieldIssue[] } {
  const held = figures.filter((f) => f.correctedBy === null).map((f) => f.observation);
  const corrected = figures.filter((f) => f.correctedBy !== null).map((f) => f.observation);
  const context: RowsContext = { unit: head.unit, held, corrected, sources, today: todayOf(c) };
  const read =
    mode.kind === 'correct'
      ? readCorrection(fields, { ...context, wrong: mode.figure.observation })
      : readEvidence(fields, { ...context, isAlone: mode.kind === 'revise' });
  const { archived, issues: archiveIssues } = archivedIn(fields, read);
  const issues: FieldIssue[] = [...fileIssuesOf(c), ...read.issues, ...archiveIssues];
  if (isCorrected(mode))
    issues.push({
      field: '',
      message:
        'This figure was corrected meanwhile: the row in its place is in the table below. Correct that one, if it is still wrong.',
    });
  if (issues.length === 0 && !hasRows(fields))
    issues.push({ field: rowField(0, 'value'), message: 'Give at least one figure.' });
  else if (issues.length === 0 && lacking(read).length === 0)
    issues.push({
      field: '',
      message: 'The ledger has all of these figures already: there is nothing to add.',
    });
  return { read, archived, issues };
}

/** What a table that is pasted into the form of a series is read with. */
function pasteContext(c: Context<AppEnv>, { head, figures }: SeriesToEdit): PasteContext {
  const held = figures.filter((f) => f.correctedBy === null).map((f) => f.observation);
  return { unit: head.unit, held, series: head.id, today: todayOf(c) };
}

async function post(c: Context<AppEnv>, id: string): Promise<Response> {
  const { database } = c.var.deps;
  const posted = postedEvidence(c);
  const found = await findSeriesToEdit(database, id, askedBy(c, c.var.form.fields, posted.form));
  if (found === undefined) throw noSeries(id);
  const form = arranged(c, pasteContext(c, found));
  const { fields, act, notice, findings } = form;
  const savedAddress = urls.edit.series(id, { saved: posted.form });
  if (act === 'save' && found.used !== null) return seeOther(savedAddress);
  const mode = modeOf(c, found);
  if (act === 'draw') return draw(c, found, mode, { ...form, status: form.issues.length > 0 ? 422 : 200 });
  const { read, archived, issues } = readOf(c, found, mode, form.read);
  if (act === 'save' && mode.kind !== 'correct')
    issues.push(...unsureIssues(read, fields, { needsReason: true }));
  if (issues.length > 0)
    return draw(c, found, mode, {
      fields,
      findings,
      issues: drawnIssues(issues, form),
      status: isCorrected(mode) ? 409 : 422,
    });
  if (act === 'preview')
    return draw(c, found, mode, { fields, notice, findings, preview: await previewOf(c, found, mode, read) });
  const message = await standstillOf(c);
  if (message !== undefined)
    return draw(c, found, mode, { fields, issues: [{ field: '', message }], status: 409 });

  const observations = lacking(read).map((figure) => figure.observation);
  const [right] = observations;
  const saved =
    mode.kind === 'correct' && right !== undefined
      ? await saveCorrection(database, {
          ...posted,
          series: id,
          wrong: { id: mode.figure.id, ...mode.figure.observation },
          right,
          sources: read.sources,
          archived,
          reason: read.reason ?? '',
        })
      : await saveFigures(database, {
          ...posted,
          series: id,
          observations,
          sources: read.sources,
          archived,
          reason: read.reason ?? null,
          isRevision: lacking(read).some((figure) => figure.is === 'revision'),
        });
  if (saved.outcome === 'saved') return seeOther(savedAddress);
  return refused(c, id, form);
}

/** The form again, because the ledger changed while it was read, with what is wrong with it beside its rows. */
async function refused(c: Context<AppEnv>, id: string, form: Arranged): Promise<Response> {
  const found = await findSeriesToEdit(c.var.deps.database, id, askedBy(c, c.var.form.fields, undefined));
  if (found === undefined) throw noSeries(id);
  const mode = modeOf(c, found);
  const { issues } = readOf(c, found, mode, form.read);
  if (issues.length === 0)
    issues.push({
      field: '',
      message:
        'Somebody recorded evidence at the same moment, so nothing was saved: look it over and save again.',
    });
  const { fields } = form;
  return draw(c, found, mode, { fields, issues: drawnIssues(issues, form), status: 409 });
}

async function previewOf(
  c: Context<AppEnv>,
  found: SeriesToEdit,
  mode: SeriesMode,
  read: ReadEvidence,
): Promise<PreviewProps> {
  const sources = [...read.sources, ...found.sources];
  const proposed = {
    series: found.head.id,
    observations: lacking(read).map((figure) => figure.observation),
    sources,
    corrects: mode.kind === 'correct' ? mode.figure.observation : undefined,
  };
  const { claims, total } = await whatBecomes(c.var.deps.database, proposed, todayOf(c));
  return { figures: read.figures, sources, claims, total };
}
