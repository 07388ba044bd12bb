/** Articles: brought by a form, read as a list to tick, saved as drafts all at once, reviewed beside their text. */
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import type { Head } from '../../../claims/article/article.ts';
import { pastedText } from '../../../claims/article/html.ts';
import { named } from '../../../claims/drafting/article-sheet.ts';
import { FieldReader } from '../../../claims/drafting/field-reader.ts';
import type { TypedFields } from '../../../claims/drafting/typed-fields.ts';
import { line, MAX_QUOTE, url } from '../../../claims/evidence/schema.ts';
import { separated } from '../../../claims/words/numbers.ts';
import { deleteArticle, keepArticle, saveHead } from '../../../db/newsroom/article-deeds.ts';
import { type Article, findArticle, listArticles } from '../../../db/newsroom/articles.ts';
import { batchPage } from '../../../views/edit/article/batch.ts';
import { isMatched, matchedWords, wasName } from '../../../views/edit/article/list.ts';
import { headName, pastePage } from '../../../views/edit/article/paste.ts';
import type { FieldIssue, FormState } from '../../../views/edit/parts/fields.ts';
import { urls } from '../../../views/parts/urls.ts';
import { deskOf } from '../../auth/guard.ts';
import { answerPrivate, noticeOf, seeOther } from '../../auth/private.ts';
import { articleReading, computingOf } from '../../http/computing.ts';
import { type AppEnv, todayOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { fileIssues } from '../../http/forms.ts';
import { readQuery } from '../../http/query.ts';
import { saveTicked } from './article-batch.ts';
import { type Drawing, drawList } from './article-draw.ts';
import { type Gathered, gatherArticle } from './article-gather.ts';
import { draftsOfArticle, isTickedIn, publishTicked } from './article-review.ts';
import { postedBy } from './form-context.ts';

/** `/edit/article` and `/edit/article/ID`. Mount behind `newsroom()`. */
export function editArticleRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/edit/article', (c) => box(c))
    .post('/edit/article', bring)
    .get('/edit/article/:id', async (c) => open(c, await articleOf(c)))
    .post('/edit/article/:id', async (c) => posted(c, await articleOf(c)));
}

const NOTICES = {
  deleted: 'The text is deleted, and the drafts of it that readers did not see are discarded.',
  batch: 'What was ticked is taken in, all of it; a draft that is not in review says why.',
} as const;

/** An article by its number. Throws a 404 if there is none, and a 410 if it was deleted. */
async function articleOf(c: Context<AppEnv>): Promise<Article> {
  const id = c.req.param('id') ?? '';
  const article = /^\d{1,9}$/.test(id) ? await findArticle(c.var.deps.database, Number(id)) : undefined;
  if (article === undefined) throw new HttpError('not-found', 'No text of this number was brought.');
  if (article.deletedAt !== null) throw new HttpError('gone', 'This text was deleted.');
  return article;
}

async function box(c: Context<AppEnv>, state: FormState = { fields: {}, issues: [] }): Promise<Response> {
  computingOf(c);
  return answerPrivate(
    pastePage({
      desk: deskOf(c),
      state,
      articles: await listArticles(c.var.deps.database),
      notice: noticeOf(c, NOTICES),
    }),
    state.issues.length === 0 ? 200 : 422,
  );
}

/** Keeps a text, and leads to its list; a text that was brought before is found again. Throws a 503 if nothing would read it. */
async function bring(c: Context<AppEnv>): Promise<Response> {
  computingOf(c);
  const { form } = c.var;
  const text = textOf(form.get('text'));
  const { head, issues } = headOf(form.fields, todayOf(c));
  const all = [...fileIssues(form), ...textIssues(text), ...issues];
  if (all.length > 0) return box(c, { fields: form.fields, issues: all });
  const { id } = await keepArticle(c.var.deps.database, { ...postedBy(c), text, head });
  return seeOther(urls.edit.article(id));
}

/** A text as it is kept: of HTML its text, and every line ended by a line feed. */
function textOf(pasted: string): string {
  return pastedText(pasted.replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd'));
}

function textIssues(text: string): FieldIssue[] {
  if (text.trim() === '') return [{ field: 'text', message: 'Paste a text.' }];
  if (text.length <= MAX_QUOTE) return [];
  const [own, most] = [text.length, MAX_QUOTE].map((n) => separated(String(n)));
  return [
    {
      field: 'text',
      message: `The text has ${own} characters, and at most ${most} are read at once: paste it in parts.`,
    },
  ];
}

/** The head that a form gives, and what is wrong with it. A day may be known to its month or its year alone. */
function headOf(fields: TypedFields, today: string, name = headName): { head: Head; issues: FieldIssue[] } {
  const read = new FieldReader(fields, today);
  const typed = read.typed(name('date'));
  const date = /^\d{4}(?:-\d{2})?$/.test(typed) ? typed : read.date(name('date'));
  const parts = {
    title: read.text(name('title'), line),
    publisher: read.text(name('publisher'), line),
    url: read.text(name('url'), url),
    date,
    speaker: read.text(name('speaker'), line),
  };
  return {
    head: Object.fromEntries(Object.entries(parts).filter(([, text]) => text !== undefined)) as Head,
    issues: read.issues,
  };
}

const openQuery = z.object({ list: z.literal('1').optional(), done: z.string().optional() });

async function open(c: Context<AppEnv>, article: Article): Promise<Response> {
  const { list } = readQuery(c, openQuery);
  const isDrafted =
    article.sayings.length > 0 || article.drafts.some((draft) => draft.isPublished || !draft.isDiscarded);
  if (isDrafted && list === undefined) return drawBatch(c, article, {});
  const { head } = article;
  return drawList(
    c,
    article,
    await gatherArticle(c, article, { head, before: head, posted: {}, order: 'rank' }),
  );
}

async function drawBatch(
  c: Context<AppEnv>,
  article: Article,
  { issues = [], status = 200, fields = {}, told = [] }: Drawing,
): Promise<Response> {
  const { id, text, head, sayings } = article;
  return answerPrivate(
    batchPage({
      desk: deskOf(c),
      id,
      text,
      head,
      drafts: await draftsOfArticle(c, article),
      sayings,
      state: { fields, issues },
      notice: c.req.method === 'GET' ? noticeOf(c, NOTICES) : undefined,
      told,
    }),
    status,
  );
}

/** A form of the list or of the drafts, by any of its buttons. */
async function posted(c: Context<AppEnv>, article: Article): Promise<Response> {
  const { form } = c.var;
  const button = form.get('do');
  if (button === 'delete') return remove(c, article);
  if (button === 'publish') return publish(c, article);
  const { head: typed, issues } = headOf(form.fields, todayOf(c));
  const { head: before } = headOf(form.fields, todayOf(c), wasName);
  const isWrong = issues.length > 0;
  // What the text states of its head depends on the text alone.
  const read = button === 'take-head' ? await articleReading(c, article.text, before) : undefined;
  const head = read !== undefined ? { ...read.offered, ...typed } : isWrong ? before : typed;
  const back = /^back:(\d{1,7})$/.exec(button)?.[1];
  const fields = back === undefined ? form.fields : { ...form.fields, [named.back(Number(back))]: 'yes' };
  const order =
    button === 'by-text' || (button !== 'by-rank' && form.get('order') === 'text') ? 'text' : 'rank';
  // Whatever the list was read under is kept, so that it is there when somebody comes back to it.
  if (!isWrong && button !== 'batch')
    await saveHead(c.var.deps.database, { ...postedBy(c), article: article.id, head });
  const gathered = await gatherArticle(c, article, { head, before, posted: fields, order }, read);
  if (isWrong) return drawList(c, article, gathered, { issues, status: 422 });
  if (button === 'batch') return saveTicked(c, article, gathered);
  if (button !== 'match') return drawList(c, article, gathered, { showsApart: back !== undefined });
  const matched = tickedByMatch(gathered);
  return drawList(c, article, matched, { notice: matchedWords(matched.items) });
}

/** Ticks everything that has a match; if all of it is ticked, unticks it. */
function tickedByMatch(gathered: Gathered): Gathered {
  const lines = gathered.items.flatMap((item) => item.lines.filter(isMatched));
  const isTicked = !lines.every((one) => one.isTicked);
  return {
    ...gathered,
    items: gathered.items.map((item) => ({
      ...item,
      lines: item.lines.map((one) => (isMatched(one) ? { ...one, isTicked } : one)),
    })),
  };
}

async function publish(c: Context<AppEnv>, article: Article): Promise<Response> {
  const ticked = article.drafts.filter(({ slug }) => isTickedIn(c.var.form, slug));
  const drafts = await draftsOfArticle(c, { drafts: ticked }, { isOffered: false });
  const { issues, told, published } = await publishTicked(c, drafts);
  const fresh = (await findArticle(c.var.deps.database, article.id)) ?? article;
  return drawBatch(c, fresh, {
    issues,
    told,
    fields: issues.length > 0 ? c.var.form.fields : {},
    status: issues.length > 0 ? 422 : published < told.length ? 409 : 200,
  });
}

async function remove(c: Context<AppEnv>, article: Article): Promise<Response> {
  const { id, role } = c.var.person;
  const isOwn = article.personId === id;
  const forbidden = 'Whoever brought a text deletes it, or a reviewer.';
  if (!isOwn && role === 'editor') throw new HttpError('forbidden', forbidden);
  const { outcome } = await deleteArticle(c.var.deps.database, {
    ...postedBy(c),
    article: article.id,
    person: { id, role },
  });
  if (outcome === 'not-allowed')
    throw new HttpError('forbidden', 'Drafts of somebody else came of this text: a reviewer deletes it.');
  return seeOther(`${urls.edit.articles()}?done=deleted`);
}
