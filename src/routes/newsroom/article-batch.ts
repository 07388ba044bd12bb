/** What is ticked in the list of an article, saved as drafts and sayings, all or none. */
import type { Context } from 'hono';
import { quotationsOf } from '../../../claims/article/speakers/quotations.ts';
import { NOTHING } from '../../../claims/drafting/article-lines.ts';
import { type SaidIn, sayingOfTest } from '../../../claims/drafting/article-saying.ts';
import { named } from '../../../claims/drafting/article-sheet.ts';
import { holderOf } from '../../../claims/drafting/compound.ts';
import { type TypedFields, typedIn } from '../../../claims/drafting/typed-fields.ts';
import { askedMessage } from '../../../claims/editorial/claimants.ts';
import type { Database } from '../../../db/base/open.ts';
import { together } from '../../../db/base/together.ts';
import {
  type BatchSaved,
  type DraftOfArticle,
  type SayingOfArticle,
  saveBatch,
} from '../../../db/newsroom/article-deeds.ts';
import type { Article } from '../../../db/newsroom/articles.ts';
import { listField } from '../../../views/edit/article/lacks.ts';
import { isMade, type ShownItem, type ShownLine } from '../../../views/edit/article/list.ts';
import type { FieldIssue } from '../../../views/edit/parts/fields.ts';
import { quotedText } from '../../../views/parts/quoted.ts';
import { urls } from '../../../views/parts/urls.ts';
import { seeOther } from '../../auth/private.ts';
import { type AppEnv, todayOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { completeness } from './article-complete.ts';
import { drawList } from './article-draw.ts';
import type { Gathered } from './article-gather.ts';
import { postedBy } from './form-context.ts';

/** Saves what is ticked as drafts and sayings, all or none; drafts that are complete go to review. */
export async function saveTicked(
  c: Context<AppEnv>,
  article: Article,
  gathered: Gathered,
): Promise<Response> {
  const { deps, form } = c.var;
  const { database } = deps;
  const ticked = gathered.items.flatMap((item) =>
    item.lines.filter(({ isTicked }) => isTicked).map((own) => ({ item, own })),
  );
  const refuse = (issues: FieldIssue[]) => drawList(c, article, gathered, { issues, status: 422 });
  if (ticked.length === 0) return refuse([{ field: '', message: 'Tick what is to become a draft.' }]);
  const open = openSpeakers(ticked);
  if (open.length > 0) return refuse(open);
  const fresh = ticked.filter(({ own }) => !isMade(own) && own.as !== NOTHING);
  // What was made by the same form before is no fault of it.
  if (fresh.length === 0 && !ticked.some(({ own }) => isMade(own)))
    return refuse([{ field: '', message: 'All that is ticked is there already: nothing was made.' }]);
  const reads = together(database);
  const made = await Promise.all(
    fresh.filter(({ own }) => own.as === '').map((one) => drafted(reads, article, one, todayOf(c))),
  );
  const { head, reading } = gathered;
  const quoting = { text: article.text, quotations: quotationsOf(article.text, reading.sentences), head };
  const sayings = fresh
    .filter(({ own }) => own.as !== '')
    .map((one) => attachedTo(one, form.fields, quoting));
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
  if (saved.outcome === 'not-attached') return drawRefused(c, article, gathered, saved.refused);
  return seeOther(urls.edit.article(article.id, { done: 'batch' }));
}

/** Where it has to be said who said what is ticked: at the line for words with a speaker of their own, or else once for the entry. */
function openSpeakers(ticked: readonly TickedLine[]): FieldIssue[] {
  const issues = new Map<string, FieldIssue>();
  for (const { item, own } of ticked) {
    if (!own.isOpen || isMade(own)) continue;
    const field = own.hasOwnSpeaker ? named.by(own.key) : named.said(item.key, 'name');
    const what = own.hasOwnSpeaker ? `the words of a line of claim ${item.number}` : `claim ${item.number}`;
    issues.set(field, { field, message: `Say who said ${what}.` });
  }
  return [...issues.values()];
}

/** The list again with what kept sayings from their claims, each at its line, with the field that answers it. */
function drawRefused(
  c: Context<AppEnv>,
  article: Article,
  gathered: Gathered,
  refused: Extract<BatchSaved, { outcome: 'not-attached' }>['refused'],
): Response {
  const by = new Map(refused.map((one) => [one.saying.test, one]));
  const issues: FieldIssue[] = [];
  const items = gathered.items.map((item) => ({
    ...item,
    lines: item.lines.map((line) => {
      const one = by.get(line.key);
      if (one === undefined) return line;
      const { why, saying } = one;
      const { name } = saying.said.claimant;
      if (why.outcome === 'asked') {
        issues.push({
          field: named.which(line.key),
          message: `Claim ${item.number}: ${askedMessage(name, why.known)}`,
        });
        return { ...line, known: why.known };
      }
      const asks = why.field === 'other' ? why.message : line.asks;
      const answers: Readonly<Record<string, string>> = {
        other: named.other(line.key),
        alike: named.alike(line.key),
      };
      issues.push({
        field: answers[why.field] ?? named.tick(line.key),
        message: `Claim ${item.number}, as a saying of ${quotedText(line.matches.find(({ slug }) => slug === saying.claim)?.quote ?? saying.claim, 80)} by ${name}: ${why.message}`,
      });
      return { ...line, asks, ...(why.field === 'alike' ? { unlike: why.message } : {}) };
    }),
  }));
  return drawList(c, article, { ...gathered, items }, { issues, status: 422 });
}

/** A ticked line as a saying of the claim that it repeats, or why it is none. */
function attachedTo(
  { item, own: { key, fields, test, as, matches, asks, isOther, lacks } }: TickedLine,
  posted: TypedFields,
  quoting: Pick<SaidIn, 'text' | 'quotations' | 'head'>,
): {
  saying?: SayingOfArticle;
  issues: FieldIssue[];
} {
  if (asks !== '') return { issues: [{ field: named.other(key), message: `Claim ${item.number}: ${asks}` }] };
  if (lacks.length > 0)
    return {
      issues: lacks.map(({ field, message }) => ({
        field: listField(item.key, key, field),
        message: `Claim ${item.number}: ${message}`,
      })),
    };
  const unit = matches.find(({ slug }) => slug === as)?.unit;
  const read = sayingOfTest(
    fields,
    { ...quoting, voice: test.voice ?? item.entry.voice, start: item.entry.start },
    unit,
  );
  if (!read.ok)
    return {
      issues: [
        {
          field: listField(item.key, key, read.field),
          message: `Claim ${item.number}: ${read.message}`,
        },
      ],
    };
  const which = typedIn(posted, named.which(key)).slice(0, MAX_WHICH) || undefined;
  const { quote, claimant, saidOn } = read.said;
  const holder = holderOf(
    { quote, saidOn, claimant: claimant.name },
    matches.filter(({ slug }) => slug !== as),
  );
  const within = holder?.slug ?? '';
  return {
    saying: {
      start: item.entry.start,
      test: key,
      claim: as,
      said: read.said,
      which,
      isOther,
      isAlike: typedIn(posted, named.alike(key)) === 'yes',
      within,
    },
    issues: [],
  };
}

/** The longest answer to which of those of one name it is. */
const MAX_WHICH = 200;

/** A line that was ticked, with its entry. */
interface TickedLine {
  item: ShownItem;
  own: ShownLine;
}

/** A ticked line as a draft, with what is typed wrong in it. */
async function drafted(
  database: Database,
  { id }: Article,
  { item, own: { key, fields } }: TickedLine,
  today: string,
): Promise<{ draft: DraftOfArticle; issues: FieldIssue[] }> {
  const { drafted: found, keeps } = await completeness(database, fields, today);
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
