/** Articles: brought by a form, read as a list to tick, saved as drafts all at once, reviewed beside their text. */
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import type { Head } from '../../../claims/article/article.ts';
import { pastedText } from '../../../claims/article/html.ts';
import { NOTHING } from '../../../claims/drafting/article-lines.ts';
import { sayingOfTest } from '../../../claims/drafting/article-saying.ts';
import { named } from '../../../claims/drafting/article-sheet.ts';
import { holderOf } from '../../../claims/drafting/compound.ts';
import { FieldReader } from '../../../claims/drafting/field-reader.ts';
import { shownDate, type TypedFields } from '../../../claims/drafting/typed-fields.ts';
import { line, MAX_QUOTE, url } from '../../../claims/evidence/schema.ts';
import { isDate } from '../../../claims/exact/calendar.ts';
import { separated } from '../../../claims/words/numbers.ts';
import {
  type DraftOfArticle,
  deleteArticle,
  keepArticle,
  type SayingOfArticle,
  saveBatch,
} from '../../../db/newsroom/article-deeds.ts';
import { type Article, findArticle, listArticles } from '../../../db/newsroom/articles.ts';
import { batchPage } from '../../../views/edit/article/batch.ts';
import {
  articlePage,
  isMade,
  type ShownItem,
  type ShownLine,
  wasName,
} from '../../../views/edit/article/list.ts';
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
import { completeness } from './article-complete.ts';
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

interface Drawing {
  issues?: readonly FieldIssue[];
  notice?: string | undefined;
  showsApart?: boolean;
  status?: number;
  fields?: TypedFields;
  told?: readonly string[];
}

function drawList(
  c: Context<AppEnv>,
  { id, text, drafts }: Article,
  { head, order, reading, items, posted }: Gathered,
  { issues = [], notice, showsApart = false, status = 200 }: Drawing = {},
): Response {
  const back = reading.apart.filter(({ start }) => Object.hasOwn(posted, named.back(start)));
  return answerPrivate(
    articlePage({
      desk: deskOf(c),
      id,
      text,
      head: {
        ...head,
        ...(head.date !== undefined && isDate(head.date) ? { date: shownDate(head.date) } : {}),
      },
      order,
      reading,
      items,
      drafts: drafts.filter((draft) => draft.isPublished || !draft.isDiscarded).length,
      back: back.map(({ start }) => start),
      showsApart,
      state: { fields: posted, issues },
      notice,
    }),
    status,
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
  const gathered = await gatherArticle(c, article, { head, before, posted: fields, order }, read);
  if (isWrong) return drawList(c, article, gathered, { issues, status: 422 });
  if (button === 'batch') return batch(c, article, gathered);
  const matched = button === 'match' ? tickedByMatch(gathered) : gathered;
  return drawList(c, article, matched, { showsApart: back !== undefined });
}

/** Ticks everything that has a match; if all of it is ticked, unticks it. */
function tickedByMatch(gathered: Gathered): Gathered {
  const has = (item: ShownItem, one: ShownLine) => one.hasMatch && !item.isOpen && !isMade(one);
  const lines = gathered.items.flatMap((item) => item.lines.filter((one) => has(item, one)));
  const isTicked = !lines.every((one) => one.isTicked);
  return {
    ...gathered,
    items: gathered.items.map((item) => ({
      ...item,
      lines: item.lines.map((one) => (has(item, one) ? { ...one, isTicked } : one)),
    })),
  };
}

/** Saves what is ticked as drafts and sayings, all or none; drafts that are complete go to review. */
async function batch(c: Context<AppEnv>, article: Article, gathered: Gathered): Promise<Response> {
  const { database } = c.var.deps;
  const ticked = gathered.items.flatMap((item) =>
    item.lines.filter(({ isTicked }) => isTicked).map((own) => ({ item, own })),
  );
  const refuse = (issues: FieldIssue[]) => drawList(c, article, gathered, { issues, status: 422 });
  if (ticked.length === 0) return refuse([{ field: '', message: 'Tick what is to become a draft.' }]);
  const open = gathered.items.filter(({ isOpen, lines }) => isOpen && lines.some(({ isTicked }) => isTicked));
  if (open.length > 0)
    return refuse(
      open.map(({ key, number }) => ({
        field: named.said(key, 'name'),
        message: `Say who said claim ${number}.`,
      })),
    );
  const fresh = ticked.filter(({ own }) => !isMade(own) && own.as !== NOTHING);
  // What was made by the same form before is no fault of it.
  if (fresh.length === 0 && !ticked.some(({ own }) => isMade(own)))
    return refuse([{ field: '', message: 'All that is ticked is there already: nothing was made.' }]);
  const made = await Promise.all(
    fresh.filter(({ own }) => own.as === '').map((one) => drafted(c, article, one)),
  );
  const sayings = fresh.filter(({ own }) => own.as !== '').map(attachedTo);
  const issues = [...made, ...sayings].flatMap((one) => one.issues);
  if (issues.length > 0) return refuse(issues);
  const saved = await saveBatch(database, {
    ...postedBy(c),
    article: article.id,
    head: gathered.head,
    drafts: made.map(({ draft }) => draft),
    sayings: sayings.flatMap(({ saying }) => saying ?? []),
  });
  if (saved.outcome === 'deleted') throw new HttpError('gone', 'This text was deleted meanwhile.');
  if (saved.outcome === 'not-attached')
    return refuse([{ field: named.tick(saved.test), message: saved.message }]);
  return seeOther(urls.edit.article(article.id, { done: 'batch' }));
}

/** A ticked line as a saying of the claim that it repeats, or why it is none. */
function attachedTo({ item, own: { key, fields, test, as, matches } }: TickedLine): {
  saying?: SayingOfArticle;
  issues: FieldIssue[];
} {
  const unit = matches.find(({ slug }) => slug === as)?.unit;
  const read = sayingOfTest(fields, test.voice ?? item.entry.voice, unit);
  if (!read.ok)
    return {
      issues: [
        {
          field: listField(item.key, key, read.field),
          message: `Claim ${item.number}: ${read.message}`,
        },
      ],
    };
  const { quote, claimant, saidOn } = read.said;
  const holder = holderOf(
    { quote, saidOn, claimant: claimant.name },
    matches.filter(({ slug }) => slug !== as),
  );
  return {
    saying: { start: item.entry.start, test: key, claim: as, said: read.said, within: holder?.slug ?? '' },
    issues: [],
  };
}

/** The field of the list that a field of a draft is filled from: the head, who said it and when, or else the line. */
function listField(entry: string, test: string, field: string): string {
  const [, part = ''] = /^appearance\.(title|publisher|url)$/.exec(field) ?? [];
  if (part !== '') return headName(part as keyof Head);
  return field === 'saidOn' ? named.said(entry, 'saidOn') : named.tick(test);
}

/** A line that was ticked, with its entry. */
interface TickedLine {
  item: ShownItem;
  own: ShownLine;
}

/** A ticked line as a draft, with what is typed wrong in it. */
async function drafted(
  c: Context<AppEnv>,
  { id }: Article,
  { item, own: { key, fields } }: TickedLine,
): Promise<{ draft: DraftOfArticle; issues: FieldIssue[] }> {
  const { drafted: found, keeps } = await completeness(c.var.deps.database, fields, todayOf(c));
  const { slug, issues } = found.read;
  return {
    draft: {
      start: item.entry.start,
      test: key,
      slug: slug === '' ? `article-${id}-${item.entry.start}` : slug,
      fields,
      submit: keeps.length === 0,
    },
    issues: issues.map(({ field, message }) => ({
      field: listField(item.key, key, field),
      message: `Claim ${item.number}: ${message}`,
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
