/** Files of statistical offices: brought by a form, looked at until nothing is open, brought in all at once. */

import { type Context, Hono } from 'hono';
import type { FieldIssue } from '../../../claims/drafting/messages.ts';
import { EXPECTED, readExpected } from '../../../claims/drafting/next-release-form.ts';
import { type Answers, answersSchema, isApplicable, NEXT } from '../../../claims/recipes/plan-shape.ts';
import { type Recipe, readRecipe } from '../../../claims/recipes/recipe.ts';
import { TO_NAME } from '../../../claims/recipes/to-name.ts';
import { applyPlan, LedgerMoved, NotReleasedYet } from '../../../db/imports/apply.ts';
import { becomesOfPlan } from '../../../db/imports/becomes.ts';
import { dropDraft, findDraft, type ImportDraft, keepDraft, listDrafts } from '../../../db/imports/drafts.ts';
import { findFile, keepFile } from '../../../db/imports/files.ts';
import { type Planning, planAgainst } from '../../../db/imports/plan.ts';
import { findRecipe, listRecipes } from '../../../db/imports/recipes.ts';
import { listReleases } from '../../../db/imports/release-reads.ts';
import { shippedRecipe, shippedRecipes } from '../../../db/imports/shipped.ts';
import { importsPage } from '../../../views/edit/import/list.ts';
import { FIELDS, lookPage, MADE_PARTS, SOURCE_PARTS } from '../../../views/edit/import/look.ts';
import type { FormState } from '../../../views/edit/parts/fields.ts';
import { urls } from '../../../views/parts/urls.ts';
import { deskOf } from '../../auth/guard.ts';
import { actorOf } from '../../auth/person.ts';
import { answerPrivate, noticeOf, seeOther } from '../../auth/private.ts';
import { Overrun } from '../../computing/answered.ts';
import type { FileLook, FileToLookAt } from '../../computing/file-look.ts';
import { askComputing } from '../../http/computing.ts';
import { type AppEnv, todayOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { fileLimitsOf } from '../../http/file-limits.ts';
import { standstillOf } from './calendar.ts';

/** `/edit/import` and `/edit/import/ID`. Mount behind `newsroom()`. */
export function editImportRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/edit/import', (c) => list(c))
    .post('/edit/import', bring)
    .get('/edit/import/:id', async (c) => draw(c, await draftOf(c, c.req.param('id')), {}))
    .post('/edit/import/:id', (c) => post(c, c.req.param('id')));
}

const NOTICES = { dropped: 'The file was put aside. Nothing of it was recorded.' };

async function list(c: Context<AppEnv>, state: FormState = { fields: {}, issues: [] }): Promise<Response> {
  const { database, computing } = c.var.deps;
  const [recipes, drafts, { releases }] = await Promise.all([
    listRecipes(database.kysely),
    listDrafts(database.kysely),
    listReleases(database, 1, { all: true }),
  ]);
  return answerPrivate(
    importsPage({
      desk: deskOf(c),
      state,
      recipes: recipes.map(({ id, recipe }) => ({ id, title: recipe.source.title })),
      shipped: shippedRecipes()
        .filter(({ id }) => !recipes.some((held) => held.id === id))
        .map(({ id, source }) => ({ id, title: `${source.publisher}: ${source.title}` })),
      drafts,
      releases,
      largest: computing === undefined ? null : fileLimitsOf(c.var.deps).bytes,
      notice: noticeOf(c, NOTICES),
    }),
    state.issues.length === 0 ? 200 : 422,
  );
}

/** Takes a file, with the recipe of an earlier release or with one that is proposed from it. */
async function bring(c: Context<AppEnv>): Promise<Response> {
  const { database, fileStore } = c.var.deps;
  const { upload } = c.var.form;
  const chosen = c.var.form.get('recipe');
  const refuse = (message: string) =>
    list(c, { fields: { recipe: chosen }, issues: [{ field: 'file', message }] });
  if (upload === undefined) return refuse('Choose a file.');
  const held = chosen === '' ? undefined : await findRecipe(database.kysely, chosen);
  const known = held?.recipe ?? shippedRecipe(chosen);
  const candidates = chosen === '' ? await recipesToTry(c) : [];
  const looked = await lookWith(c, {
    bytes: upload.bytes.slice(),
    recipe: known,
    candidates,
    explains: false,
    answers: {},
    held: [],
    seriesUnits: {},
  });
  if (looked.is === 'refused') return refuse(looked.why);
  const { recipe } = looked;
  const at = c.var.now.toISOString();
  const file = await keepFile(database, fileStore, upload, at);
  const id = crypto.randomUUID();
  await keepDraft(database.kysely, { id, file, recipe, answers: {} }, { actor: actorOf(c.var.person), at });
  return seeOther(urls.edit.import(id));
}

/** The recipes that a file may be read by: those of the ledger, and those of the program that it has none of its own of. */
async function recipesToTry(c: Context<AppEnv>): Promise<Recipe[]> {
  const own = (await listRecipes(c.var.deps.database.kysely)).map(({ recipe }) => recipe);
  return [...own, ...shippedRecipes().filter(({ id }) => !own.some((held) => held.id === id))];
}

/** Looks at a file, and refuses one that takes more than the platform holds. Throws a 503 if nothing reads it. */
async function lookWith(c: Context<AppEnv>, file: Omit<FileToLookAt, 'today' | 'limits'>): Promise<FileLook> {
  const known = { ...file, today: todayOf(c), limits: fileLimitsOf(c.var.deps) };
  try {
    return await askComputing(c, (computing) => computing.lookAtFile(known));
  } catch (error) {
    if (!(error instanceof Overrun)) throw error;
    return { is: 'refused', why: `The file cannot be read here: ${error.message}. ${BY_COMMAND}` };
  }
}

const BY_COMMAND =
  'Bring it in by the command line, which reads larger files: plumbline import plan FILE --recipe R, then plumbline import apply.';

async function draftOf(c: Context<AppEnv>, id: string): Promise<ImportDraft> {
  const draft = await findDraft(c.var.deps.database.kysely, id);
  if (draft !== undefined) return draft;
  throw new HttpError('not-found', 'This file is not on its way in: it was brought in, or put aside.');
}

/** What a page of a file is drawn from. */
interface Looked extends Planning {
  /** What was found of the file itself. */
  file: FileLook & { is: 'looked' };
}

/** Looks at the file again, and plans it against the ledger of now. Throws a 410 if its bytes are lost, a 422 if it cannot be read. */
async function look(
  c: Context<AppEnv>,
  { file, recipe, answers }: ImportDraft,
  explains = false,
): Promise<Looked> {
  const { database, fileStore } = c.var.deps;
  const found = await findFile(database.kysely, fileStore, file.sha256);
  if (found === undefined)
    throw new HttpError('gone', 'The bytes of this file are not where they were kept: bring it again.');
  let last: (FileLook & { is: 'looked' }) | undefined;
  const planning = await planAgainst(database.kysely, recipe, async (held) => {
    const looked = await lookWith(c, { bytes: found.bytes.slice(), recipe, explains, answers, ...held });
    if (looked.is === 'refused') throw new HttpError('bad-request', looked.why);
    last = looked;
    return looked.plan;
  });
  if (last === undefined) throw new Error('a file was planned, and not looked at');
  return { ...planning, file: last };
}

async function draw(
  c: Context<AppEnv>,
  draft: ImportDraft,
  { issues = [], fields, notice, status }: Partial<FormState> & { notice?: string; status?: number },
): Promise<Response> {
  const isNew = (await findRecipe(c.var.deps.database.kysely, draft.recipe.id)) === undefined;
  const { plan, file } = await look(c, draft, isNew);
  const unnamed = unnamedParts(draft.recipe).length;
  const isReady = isApplicable(plan) && plan.published !== undefined && unnamed === 0;
  const becomes = await becomesOfPlan(c.var.deps.database.kysely, plan, c.var.now.toISOString());
  return answerPrivate(
    lookPage({
      desk: deskOf(c),
      id: draft.id,
      file: draft.file,
      recipe: draft.recipe,
      state: { issues, fields: { ...fieldsOf(draft), ...fields } },
      sheet: file.sheet,
      rows: file.rows,
      plan,
      isReady,
      unnamed,
      becomes,
      reasons: file.reasons,
      notice,
    }),
    status ?? (issues.length === 0 ? 200 : 422),
  );
}

/** The fields of the form as they were answered until now. */
function fieldsOf({ recipe, answers }: Pick<ImportDraft, 'recipe' | 'answers'>): Record<string, string> {
  const { published, older, ticks, ...named } = answers;
  return {
    recipe: JSON.stringify(recipe, null, 2),
    ...Object.fromEntries(SOURCE_PARTS.map((part) => [FIELDS.source(part), recipe.source[part] ?? ''])),
    ...Object.fromEntries(MADE_PARTS.map((part) => [FIELDS.made(part), recipe.series.new?.[part] ?? ''])),
    [FIELDS.rest]: recipe.series.rest ?? 'stop',
    ...(published === undefined ? {} : { [FIELDS.answer('published')]: published }),
    ...Object.fromEntries(
      Object.entries(older ?? {}).map(([at, first]) => [
        FIELDS.older(at),
        typeof first === 'string' ? first : first.earlier,
      ]),
    ),
    ...Object.fromEntries(Object.entries(ticks ?? {}).map(([code, why]) => [FIELDS.tick(code), why])),
    ...Object.fromEntries(
      Object.entries(named).flatMap(([name, value]) =>
        typeof value === 'string' ? [[FIELDS.answer(name), value]] : [],
      ),
    ),
  };
}

async function post(c: Context<AppEnv>, id: string): Promise<Response> {
  const draft = await draftOf(c, id);
  const { form } = c.var;
  const { kysely } = c.var.deps.database;
  if (form.get('do') === 'drop') {
    await dropDraft(kysely, id);
    return seeOther(`${urls.edit.imports()}?done=dropped`);
  }
  const read = readPosted(form.fields, draft);
  if (read.issues.length > 0) return draw(c, draft, { issues: read.issues, fields: form.fields });
  const changed = { ...draft, recipe: read.recipe, answers: read.answers };
  await keepDraft(
    kysely,
    { id, file: draft.file.sha256, recipe: read.recipe, answers: read.answers },
    { actor: actorOf(c.var.person), at: c.var.now.toISOString() },
  );
  return form.get('do') === 'apply' ? bringIn(c, changed) : seeOther(urls.edit.import(id));
}

/** The recipe and the answers of a posted form; those of before where it has none. */
function readPosted(
  fields: Readonly<Record<string, string>>,
  draft: ImportDraft,
): { recipe: Recipe; answers: Answers; issues: FieldIssue[] } {
  const issues: FieldIssue[] = [];
  const typed = readRecipe(parsed(fields['recipe'] ?? ''));
  if (!typed.ok)
    issues.push(
      ...typed.faults
        .slice(0, 10)
        .map(({ path, message }) => ({ field: 'recipe', message: `${path}: ${message}` })),
    );
  const described = typed.ok ? withFields(typed.recipe, fields) : undefined;
  if (described !== undefined && !described.ok)
    issues.push(
      ...described.faults.slice(0, 10).map(({ path, message }) => ({ field: fieldOf(path), message })),
    );
  const recipe = described?.ok ? described.recipe : draft.recipe;
  const answers = answersSchema.safeParse(answersIn(fields, draft.answers));
  if (!answers.success)
    issues.push(
      ...answers.error.issues.map(({ path, message }) => ({
        field: path[0] === 'older' ? FIELDS.older(String(path[1])) : FIELDS.answer(String(path[0] ?? '')),
        message: `${message}.`,
      })),
    );
  return { recipe, answers: answers.data ?? draft.answers, issues };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The field of a part of a recipe that has one of its own. */
function fieldOf(path: string): string {
  const part = path.replace(/^series\.new\./, 'new.');
  const own: readonly string[] = [...SOURCE_PARTS.map(FIELDS.source), ...MADE_PARTS.map(FIELDS.made)];
  return own.includes(part) ? part : 'recipe';
}

/**
 * A recipe with what stands in fields of their own: its source, what becomes of labels that no series is named for, and the series
 * that were given to labels; a hyphen leaves a label out.
 */
function withFields(recipe: Recipe, fields: Readonly<Record<string, string>>): ReturnType<typeof readRecipe> {
  const map = { ...recipe.series.map };
  for (let i = 0; FIELDS.label(i) in fields; i += 1) {
    const label = fields[FIELDS.label(i)] ?? '';
    const series = (fields[FIELDS.series(i)] ?? '').trim();
    if (series !== '') map[label] = series === '-' ? null : { series };
  }
  const source = typedOver(recipe.source, SOURCE_PARTS, (part) => fields[FIELDS.source(part)]);
  const made = typedOver(recipe.series.new ?? {}, MADE_PARTS, (part) => fields[FIELDS.made(part)]);
  const rest = fields[FIELDS.rest] ?? recipe.series.rest;
  const isMade = Object.keys(made).length > 0;
  // Series that the recipe names have their ids: only those that are made of other labels need a way to be called.
  if (isMade && rest !== 'new') made['id'] ??= '{label}';
  return readRecipe({
    ...recipe,
    source,
    series: {
      ...recipe.series,
      map,
      ...(rest === undefined ? {} : { rest }),
      ...(isMade ? { new: made } : {}),
    },
  });
}

/** Parts of a recipe with those that were typed; an empty field takes its part out. */
function typedOver<Part extends string>(
  held: Readonly<Partial<Record<Part, unknown>>>,
  parts: readonly Part[],
  typed: (part: Part) => string | undefined,
): Record<string, unknown> {
  const over: Record<string, unknown> = { ...held };
  for (const part of parts) {
    const text = typed(part)?.trim();
    if (text === '') delete over[part];
    else if (text !== undefined) over[part] = text;
  }
  return over;
}

/** The answers of a form beside those that were given before. An empty field takes its answer back. */
function answersIn(fields: Readonly<Record<string, string>>, before: Answers): unknown {
  const answers: Record<string, unknown> = { ...before };
  const ticks: Record<string, string> = { ...before.ticks };
  const older: Record<string, unknown> = { ...before.older };
  for (const [name, text] of Object.entries(fields)) {
    const value = text.trim();
    const [kind, rest] = [name.slice(0, name.indexOf('.')), name.slice(name.indexOf('.') + 1)];
    if (kind === 'tick' && value !== '') ticks[rest] = value;
    else if (kind === 'tick') delete ticks[rest];
    else if (kind === 'older' && value === '') delete older[rest];
    else if (kind === 'older') older[rest] = /^\d/.test(value) ? { earlier: value } : value.toLowerCase();
    else if (kind === 'answer' && value === '') delete answers[rest];
    else if (kind === 'answer') answers[rest] = rest === NEXT ? nextTyped(value) : value;
  }
  const some = (name: string, held: Record<string, unknown>) =>
    Object.keys(held).length === 0 ? {} : { [name]: held };
  const { older: _older, ticks: _ticks, ...others } = answers;
  return { ...others, ...some('older', older), ...some('ticks', ticks) };
}

/** A day or a month as it is kept, in whatever form it was typed; what is neither stays as it is, and is refused. */
function nextTyped(typed: string): string {
  const read = readExpected({ [EXPECTED]: typed });
  return 'expected' in read ? read.expected.expected : typed.toLowerCase();
}

const MOVED =
  'The file, its recipe or the ledger is another than on the page that you looked at, so nothing was recorded. This is how it is now.';

/** What a proposal left to be named, and nobody has named yet. */
function unnamedParts({ source, series }: Recipe): FieldIssue[] {
  const isMade = series.rest === 'new';
  return [
    ...SOURCE_PARTS.filter((part) => source[part] === TO_NAME).map(FIELDS.source),
    ...MADE_PARTS.filter((part) => isMade && series.new?.[part] === TO_NAME).map(FIELDS.made),
  ].map((field) => ({ field, message: 'Say what it is: it stands with each figure.' }));
}

async function bringIn(c: Context<AppEnv>, draft: ImportDraft): Promise<Response> {
  const { database } = c.var.deps;
  const standstill = await standstillOf(c);
  if (standstill !== undefined) return draw(c, draft, { issues: [{ field: '', message: standstill }] });
  const unnamed = unnamedParts(draft.recipe);
  if (unnamed.length > 0) return draw(c, draft, { issues: unnamed });
  const { plan, against, file } = await look(c, draft);
  if (plan.hash !== c.var.form.get('hash') || !isApplicable(plan) || plan.published === undefined)
    return draw(c, draft, { notice: MOVED, status: 409 });
  try {
    const { release } = await applyPlan(
      database,
      {
        plan,
        releasedOn: plan.published,
        recipe: draft.recipe,
        heads: file.heads,
        file: draft.file.sha256,
        against,
      },
      { at: c.var.now.toISOString(), actor: actorOf(c.var.person) },
    );
    await dropDraft(database.kysely, draft.id);
    return seeOther(urls.edit.release(release, 'imported'));
  } catch (error) {
    if (error instanceof NotReleasedYet)
      return draw(c, draft, {
        issues: [{ field: FIELDS.answer('published'), message: `${error.message}.` }],
      });
    if (!(error instanceof LedgerMoved)) throw error;
    return draw(c, draft, { notice: MOVED, status: 409 });
  }
}
