/**
 * What editors do with articles: the text is kept as evidence of the words, for editors alone; what they tick becomes drafts,
 * all or none; a text that is pasted again is found, with its drafts.
 */
import type { Transaction } from 'kysely';
import * as z from 'zod';
import type { Head } from '../../claims/article/article.ts';
import { sha256 } from '../../claims/exact/sha256.ts';
import { recordAudit } from '../base/audit.ts';
import { once, type Posted, useOf } from '../base/idempotency.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { headColumn } from './articles.ts';
import { type DraftToDiscard, discardOne } from './discard.ts';
import { saveOne } from './drafts.ts';

type Trx = Transaction<Schema>;

const idSchema = z.object({ id: z.number() });

/**
 * Keeps a text with its head, or finds it if it was kept before: then what the head says now is taken over. Returns its
 * number.
 */
export async function keepArticle(
  database: Database,
  { text, head, ...posted }: Posted & { text: string; head: Head },
): Promise<{ id: number }> {
  const hash = await sha256(text);
  return once(database, useOf(posted, 'article', hash, head), idSchema, async (trx) => {
    const kept = await trx
      .insertInto('article')
      .values({
        sha256: hash,
        text,
        head: JSON.stringify(head),
        person_id: posted.actor.personId,
        person: posted.actor.name,
        at: posted.at,
        deleted_at: null,
        deleted_by: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (kept !== undefined) {
      await record(trx, posted, 'article-kept', kept.id);
      return kept;
    }
    const { id, head: before } = await trx
      .selectFrom('article')
      .select(['id', 'head'])
      .where('sha256', '=', hash)
      .where('deleted_at', 'is', null)
      .executeTakeFirstOrThrow();
    await putHead(trx, id, { ...headColumn.parse(before), ...head });
    return { id };
  });
}

async function putHead(trx: Trx, id: number, head: Head): Promise<void> {
  await trx
    .updateTable('article')
    .set({ head: JSON.stringify(head) })
    .where('id', '=', id)
    .execute();
}

function record(
  trx: Trx,
  { actor, at }: Pick<Posted, 'actor' | 'at'>,
  action: 'article-kept' | 'article-drafted' | 'article-deleted',
  id: number,
  detail?: string,
): Promise<void> {
  return recordAudit(trx, { at, actor, action, subject: `article ${id}`, detail });
}

/** A test of an article as a draft. */
export interface DraftOfArticle {
  start: number;
  test: string;
  /** The name that its words suggest; if it is taken, a number is put behind it. */
  slug: string;
  fields: Readonly<Record<string, string>>;
  /** Whether it goes to review. */
  submit: boolean;
}

export type BatchSaved =
  /** How many drafts were made, and how many of the tests had one already. */
  { outcome: 'saved'; made: number; submitted: number; had: number } | { outcome: 'deleted' };

const savedSchema = z.object({
  outcome: z.literal('saved'),
  made: z.number(),
  submitted: z.number(),
  had: z.number(),
});

/**
 * Saves what was ticked of an article as drafts, all or none, in one transaction. A test that has an open or published
 * draft keeps it. Throws, and saves nothing, if one of them cannot be saved.
 */
export async function saveBatch(
  database: Database,
  {
    article,
    head,
    drafts,
    ...posted
  }: Posted & { article: number; head: Head; drafts: readonly DraftOfArticle[] },
): Promise<BatchSaved> {
  return once<BatchSaved>(
    database,
    useOf(posted, 'article-batch', article, head, drafts),
    savedSchema,
    async (trx) => {
      const kept = await trx
        .selectFrom('article')
        .select('id')
        .where('id', '=', article)
        .where('deleted_at', 'is', null)
        .executeTakeFirst();
      if (kept === undefined) return { outcome: 'deleted' };
      const held = new Map((await heldIn(trx, article)).map((one) => [one.test, one]));
      const wanted = drafts.filter(({ test }) => held.get(test)?.isOpen !== true);
      await putHead(trx, article, head);
      if (wanted.length > 0) {
        const { id: batch } = await trx
          .insertInto('article_batch')
          .values({
            article_id: article,
            head: JSON.stringify(head),
            person_id: posted.actor.personId,
            person: posted.actor.name,
            at: posted.at,
          })
          .returning('id')
          .executeTakeFirstOrThrow();
        for (const draft of wanted) await saveOf(trx, posted, { article, batch, draft, held });
        await record(trx, posted, 'article-drafted', article, `drafts: ${wanted.length}`);
      }
      return {
        outcome: 'saved',
        made: wanted.length,
        submitted: wanted.filter(({ submit }) => submit).length,
        had: drafts.length - wanted.length,
      };
    },
  );
}

/** A test with its work, if something came of it. */
interface Held {
  test: string;
  slug: string;
  /** Whether it has a draft that is open, or is published. */
  isOpen: boolean;
}

async function heldIn(trx: Trx, article: number): Promise<Held[]> {
  const rows = await trx
    .selectFrom('article_draft as d')
    .innerJoin('work as w', 'w.id', 'd.work_id')
    .select(['d.test', 'w.slug', 'w.latest', 'w.discarded_number', 'w.claim_id'])
    .where('d.article_id', '=', article)
    .execute();
  return rows.map(({ test, slug, latest, discarded_number, claim_id }) => ({
    test,
    slug,
    isOpen: claim_id !== null || latest > discarded_number,
  }));
}

/** Saves one draft; a test whose draft was discarded goes on in the record of that. */
async function saveOf(
  trx: Trx,
  posted: Posted,
  {
    article,
    batch,
    draft: { start, test, fields, submit, ...draft },
    held,
  }: { article: number; batch: number; draft: DraftOfArticle; held: ReadonlyMap<string, Held> },
): Promise<void> {
  const before = held.get(test);
  const slug = before?.slug ?? (await freeName(trx, draft.slug));
  const saved = await saveOne(trx, posted, {
    slug,
    fields: { ...fields, slug },
    base: 0,
    isNew: true,
    submit,
  });
  if (saved.outcome !== 'saved')
    throw new Error(`the draft “${slug}” of an article was not saved: ${saved.outcome}`);
  if (before !== undefined) return;
  const { id } = await trx.selectFrom('work').select('id').where('slug', '=', slug).executeTakeFirstOrThrow();
  await trx
    .insertInto('article_draft')
    .values({ article_id: article, batch_id: batch, start, test, work_id: id })
    .execute();
}

/** So that a number fits behind it. */
const LONGEST = 110;
/** How many names are looked at in one go. */
const TRIED = 50;

/** A name that no claim and no work has: the one that is asked for, or that with a number behind it. */
async function freeName(trx: Trx, slug: string): Promise<string> {
  const own = slug.slice(0, LONGEST);
  for (let first = 1; ; first += TRIED) {
    const names = Array.from({ length: TRIED }, (_, i) => (first + i === 1 ? own : `${own}-${first + i}`));
    const taken = await trx
      .selectFrom('claim')
      .select('slug')
      .where('slug', 'in', names)
      .union(trx.selectFrom('work').select('slug').where('slug', 'in', names))
      .execute();
    const held = new Set(taken.map((row) => row.slug));
    const free = names.find((name) => !held.has(name));
    if (free !== undefined) return free;
  }
}

export type ArticleDeleted =
  | { outcome: 'deleted'; discarded: number }
  /** Somebody else’s drafts came of it, which the person may not discard. */
  | { outcome: 'not-allowed' };

/**
 * Deletes a text for good, and discards the drafts that came of it and that readers do not see: these can be taken up again
 * like any other. What is published stays, with its quotation.
 */
export async function deleteArticle(
  database: Database,
  { article, person, ...posted }: Posted & { article: number; person: DraftToDiscard['person'] },
): Promise<ArticleDeleted> {
  class NotAllowed extends Error {}
  try {
    return await once<ArticleDeleted>(
      database,
      useOf(posted, 'article-delete', article),
      z.object({ outcome: z.literal('deleted'), discarded: z.number() }),
      async (trx) => {
        const works = await trx
          .selectFrom('article_draft as d')
          .innerJoin('work as w', 'w.id', 'd.work_id')
          .select(['w.slug', 'w.latest'])
          .where('d.article_id', '=', article)
          .where('w.claim_id', 'is', null)
          .whereRef('w.latest', '>', 'w.discarded_number')
          .execute();
        for (const { slug, latest: number } of works) {
          const reason = 'Its article was deleted.';
          const { outcome } = await discardOne(trx, posted, { slug, number, person, reason });
          // What was discarded before is undone with the transaction.
          if (outcome === 'not-allowed') throw new NotAllowed();
        }
        await trx
          .updateTable('article')
          .set({ text: '', deleted_at: posted.at, deleted_by: posted.actor.name })
          .where('id', '=', article)
          .where('deleted_at', 'is', null)
          .execute();
        await record(trx, posted, 'article-deleted', article, `drafts discarded: ${works.length}`);
        return { outcome: 'deleted', discarded: works.length };
      },
    );
  } catch (error) {
    if (error instanceof NotAllowed) return { outcome: 'not-allowed' };
    throw error;
  }
}
