/** Gathers the list of an article: what is read of it, held against the ledger, with what an editor posted. */
import type { Context } from 'hono';
import type { Head } from '../../../claims/article/article.ts';
import { type DraftLine, draftLine } from '../../../claims/drafting/article-drafts.ts';
import { type ChosenLine, chosenLine } from '../../../claims/drafting/article-lines.ts';
import { type ChosenItem, settledLines } from '../../../claims/drafting/article-occasions.ts';
import { indexSeries, wordsAround } from '../../../claims/drafting/article-series.ts';
import { type ReadUnder, sheetOf } from '../../../claims/drafting/article-sheet.ts';
import type { TypedFields } from '../../../claims/drafting/typed-fields.ts';
import type { Database } from '../../../db/base/open.ts';
import { together } from '../../../db/base/together.ts';
import type { Article, ArticleDraft } from '../../../db/newsroom/articles.ts';
import { findEvidence, seriesHeads } from '../../../db/newsroom/draft-evidence.ts';
import type { ShownItem } from '../../../views/edit/article/list.ts';
import { articleReading } from '../../http/computing.ts';
import { type AppEnv, todayOf } from '../../http/context.ts';
import { completeness } from './article-complete.ts';
import { matchesOf } from './article-matches.ts';

/** How the list of an article is asked for. */
export interface Asked {
  head: Head;
  /** The head that the form was drawn from. */
  before: Head;
  posted: TypedFields;
  order: 'rank' | 'text';
}

/** The list of an article, with what it was read from. */
export interface Gathered extends Asked {
  reading: ReadUnder['reading'];
  items: ShownItem[];
}

/**
 * Reads an article and holds it against the ledger; `readBefore` is its reading under the head before, if it was read already.
 * Throws TooLong for a text that cannot have been kept.
 */
export async function gatherArticle(
  c: Context<AppEnv>,
  { text, drafts, sayings }: Pick<Article, 'text' | 'drafts' | 'sayings'>,
  asked: Asked,
  readBefore?: ReadUnder['reading'],
): Promise<Gathered> {
  const { database } = c.var.deps;
  const { head, before, posted, order } = asked;
  const reading = await articleReading(c, text, head);
  const isSameHead = JSON.stringify(before) === JSON.stringify(head);
  const sheet = sheetOf({
    text,
    now: { head, reading },
    before: isSameHead
      ? { head, reading }
      : { head: before, reading: readBefore ?? (await articleReading(c, text, before)) },
    posted,
    order,
  });
  const [all, matches] = await Promise.all([seriesHeads(database), matchesOf(database, sheet)]);
  const ledger = {
    index: indexSeries(all),
    heads: new Map(all.map((one) => [one.id, one])),
    around: wordsAround(text),
    matches,
  };
  const chosen = sheet.map((item) => ({
    item,
    lines: item.lines.map((line) => chosenLine(item, line, ledger, posted)),
  }));
  const made = draftsByTest(drafts);
  const attached = new Map(
    sayings.filter(({ state }) => state !== 'off').map((saying) => [saying.test, saying] as const),
  );
  const settled = settledLines(
    chosen,
    posted,
    new Map([...attached].map(([test, { slug }]) => [test, slug])),
  );
  const known = {
    heads: ledger.heads,
    evidence: await evidenceOf(database, chosen),
    today: todayOf(c),
    posted,
  };
  // What each line needs is read for all of them at once.
  const reads = together(database);
  const shown = async (line: ChosenLine) => {
    const own = settled.get(line.key) ?? { ...line, asks: '', isOther: false, twice: '' };
    const drafted = await evaluated(reads, draftLine(own, known), known);
    return { ...drafted, draft: made.get(line.key), sayingOf: attached.get(line.key) };
  };
  const items = chosen.map(async ({ item, lines }) => ({
    ...item,
    lines: await Promise.all(lines.map(shown)),
  }));
  return { ...asked, reading, items: await Promise.all(items) };
}

/** The evidence of the series that lines are held against. */
async function evidenceOf(database: Database, chosen: readonly ChosenItem[]) {
  const ids = new Set(
    chosen.flatMap(({ lines }) => lines.flatMap(({ inputs }) => inputs.map(({ series }) => series))),
  );
  const { series, sources } = await findEvidence(database, {
    series: [...ids].filter((id) => id !== ''),
    sources: [],
  });
  return {
    series: new Map(series.map((one) => [one.id, one])),
    sources: new Map(sources.map((one) => [one.id, one])),
  };
}

/** A line that lacks nothing as a form, with what evaluating it as a draft finds: a unit that does not fit, no verdict. */
async function evaluated(
  database: Database,
  line: DraftLine,
  { today }: { today: string },
): Promise<DraftLine> {
  if (line.as !== '' || line.lacks.length > 0) return line;
  const { keeps } = await completeness(database, line.fields, today);
  return { ...line, lacks: keeps.filter(({ field }) => field !== 'claimant.name') };
}

/** The drafts that count, by their tests: a test whose draft was discarded may be drafted again. */
function draftsByTest(drafts: readonly ArticleDraft[]): Map<string, ArticleDraft> {
  return new Map(
    drafts.filter((one) => one.isPublished || !one.isDiscarded).map((one) => [one.test, one] as const),
  );
}
