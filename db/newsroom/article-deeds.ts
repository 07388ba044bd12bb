/**
 * What editors do with articles: the text is kept as evidence of the words, for editors alone; what they tick becomes drafts,
 * all or none; a text that is pasted again is found, with its drafts.
 */
import type { Transaction } from 'kysely';
import * as z from 'zod';
import type { Head } from '../../claims/article/article.ts';
import type { Saying } from '../../claims/claim.ts';
import { sha256 } from '../../claims/exact/sha256.ts';
import { recordAudit } from '../base/audit.ts';
import { inChunks } from '../base/chunks.ts';
import { once, type Posted, useOf } from '../base/idempotency.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { isHeld } from '../ledger/sayings.ts';
import { freeClaimNames } from '../ledger/slugs.ts';
import { headColumn } from './articles.ts';
import { attachAll, type NotAttached } from './attach.ts';
import { type DraftToDiscard, discardOne } from './discard.ts';
import { saveAllNew, saveOne } from './drafts.ts';

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

/** Keeps what the head of an article says by now. Returns whether it says anything else than before. */
export async function saveHead(
  { kysely }: Database,
  { article, head, actor, at }: Pick<Posted, 'actor' | 'at'> & { article: number; head: Head },
): Promise<boolean> {
  // Posted again it says the same, so that nothing has to be remembered of the form.
  return kysely.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('article')
      .set({ head: JSON.stringify(head) })
      .where('id', '=', article)
      .where('deleted_at', 'is', null)
      .where('head', '<>', JSON.stringify(head))
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return false;
    await record(trx, { actor, at }, 'article-headed', article);
    return true;
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
  action: 'article-kept' | 'article-headed' | 'article-drafted' | 'article-deleted',
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

/** A test of an article that repeats a claim, as a saying of it. */
export interface SayingOfArticle {
  start: number;
  test: string;
  /** The name of the claim. */
  claim: string;
  said: Saying;
  /** Which of those of one name said it, if somebody was asked. */
  which?: string | undefined;
  /** Whether somebody said that it is another occasion than one that the claim has. */
  isOther?: boolean | undefined;
  /** Whether somebody said that it states the claim, though its words tell otherwise. */
  isAlike?: boolean | undefined;
  /** The claim in whose words it is held; empty if in none. */
  within: string;
}

export type BatchSaved =
  /** Some of the sayings were not taken, so that nothing was saved. */
  | { outcome: 'not-attached'; refused: readonly { saying: SayingOfArticle; why: NotAttached }[] }
  /** How many drafts were made and sayings attached, and how many of the tests had one already. */
  | { outcome: 'saved'; made: number; attached: number; had: number }
  | { outcome: 'deleted' };

const savedSchema = z.object({
  outcome: z.literal('saved'),
  made: z.number(),
  attached: z.number(),
  had: z.number(),
});

/** What was ticked of an article, under its head. */
export interface Ticked {
  article: number;
  head: Head;
  drafts: readonly DraftOfArticle[];
  sayings: readonly SayingOfArticle[];
}

/** Thrown inside the transaction, so that nothing of it stays. */
class SomeNotAttached extends Error {
  readonly refused: Extract<BatchSaved, { outcome: 'not-attached' }>['refused'];

  constructor(refused: SomeNotAttached['refused']) {
    super('some sayings of an article were not taken');
    this.refused = refused;
  }
}

/**
 * Saves what was ticked of an article as drafts and as sayings of claims that it repeats, all or none, in one transaction. A
 * test that has an open or published draft, or is attached, keeps that. Throws, and saves nothing, if a draft cannot be saved.
 */
export async function saveBatch(
  database: Database,
  { article, head, drafts, sayings, ...posted }: Posted & Ticked,
): Promise<BatchSaved> {
  try {
    return await once<BatchSaved>(
      database,
      useOf(posted, 'article-batch', article, head, drafts, sayings),
      savedSchema,
      async (trx) => batchIn(trx, posted, { article, head, drafts, sayings }),
    );
  } catch (error) {
    if (!(error instanceof SomeNotAttached)) throw error;
    return { outcome: 'not-attached', refused: error.refused };
  }
}

async function batchIn(
  trx: Trx,
  posted: Posted,
  { article, head, drafts, sayings }: Ticked,
): Promise<BatchSaved> {
  const kept = await trx
    .selectFrom('article')
    .select('id')
    .where('id', '=', article)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (kept === undefined) return { outcome: 'deleted' };
  const held = new Map((await heldIn(trx, article)).map((one) => [one.test, one]));
  const isNew = ({ test }: { test: string }) => held.get(test)?.isOpen !== true;
  const [toDraft, toAttach] = [drafts.filter(isNew), sayings.filter(isNew)];
  await putHead(trx, article, head);
  const had = drafts.length + sayings.length - toDraft.length - toAttach.length;
  if (toDraft.length + toAttach.length === 0) return { outcome: 'saved', made: 0, attached: 0, had };
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
  await saveDrafts(trx, posted, { article, batch, drafts: toDraft, held });
  await attachSayings(trx, posted, { article, batch, sayings: toAttach });
  const detail = `drafts: ${toDraft.length}, sayings: ${toAttach.length}`;
  await record(trx, posted, 'article-drafted', article, detail);
  return { outcome: 'saved', made: toDraft.length, attached: toAttach.length, had };
}

/** Attaches sayings to their claims; one that its claim has already stays as it is. */
async function attachSayings(
  trx: Trx,
  posted: Posted,
  { article, batch, sayings }: { article: number; batch: number; sayings: readonly SayingOfArticle[] },
): Promise<void> {
  const why = 'Found in an article.';
  const done = await attachAll(
    trx,
    posted,
    sayings.map(({ claim: slug, said, which, isOther, isAlike, within }) => ({
      slug,
      saying: { said, which, isOther, isAlike, within, why },
    })),
  );
  if (done.outcome === 'not-attached')
    throw new SomeNotAttached(
      done.refused.flatMap(({ at, why }) => {
        const saying = sayings[at];
        return saying === undefined ? [] : [{ saying, why }];
      }),
    );
  const rows = done.sayings.flatMap(({ id, claimId }, i) => {
    const own = sayings[i];
    if (own === undefined) return [];
    const { start, test } = own;
    return [{ article_id: article, batch_id: batch, start, test, claim_id: claimId, saying_id: id }];
  });
  await inChunks(rows, (chunk) => trx.insertInto('article_saying').values(chunk).execute());
}

/** A test of which something came. */
interface Held {
  test: string;
  /** The name of its draft; undefined if it was attached to a claim. */
  slug?: string;
  /** Whether it has a draft that is open, or is published, or is attached to a claim. */
  isOpen: boolean;
}

async function heldIn(trx: Trx, article: number): Promise<Held[]> {
  const rows = await trx
    .selectFrom('article_draft as d')
    .innerJoin('work as w', 'w.id', 'd.work_id')
    .select(['d.test', 'w.slug', 'w.latest', 'w.discarded_number', 'w.claim_id'])
    .where('d.article_id', '=', article)
    .execute();
  const attached = await trx
    .selectFrom('article_saying as s')
    .leftJoin('saying as y', 'y.id', 's.saying_id')
    .select('s.test')
    .where('s.article_id', '=', article)
    .where(({ or, eb }) => or([eb('y.id', 'is', null), isHeld('y')]))
    .execute();
  const drafted = new Set(rows.map(({ test }) => test));
  const isAttached = new Set(attached.map(({ test }) => test));
  return [
    ...rows.map(({ test, slug, latest, discarded_number, claim_id }) => ({
      test,
      slug,
      isOpen: isAttached.has(test) || claim_id !== null || latest > discarded_number,
    })),
    ...[...isAttached].filter((test) => !drafted.has(test)).map((test) => ({ test, isOpen: true })),
  ];
}

/** Saves drafts, in a few statements however many they are; a test whose draft was discarded goes on in the record of that. */
async function saveDrafts(
  trx: Trx,
  posted: Posted,
  {
    article,
    batch,
    drafts,
    held,
  }: { article: number; batch: number; drafts: readonly DraftOfArticle[]; held: ReadonlyMap<string, Held> },
): Promise<void> {
  const slugOf = ({ test }: DraftOfArticle) => held.get(test)?.slug;
  const fresh = drafts.filter((draft) => slugOf(draft) === undefined);
  const names = await freeClaimNames(
    trx,
    fresh.map(({ slug }) => slug),
  );
  const named = fresh.map(({ fields, submit, ...draft }, i) => {
    const slug = names[i] ?? draft.slug;
    return { slug, fields: { ...fields, slug }, submit };
  });
  const ids = await saveAllNew(trx, posted, named);
  const rows = fresh.map(({ start, test }, i) => ({
    article_id: article,
    batch_id: batch,
    start,
    test,
    work_id: ids[i] ?? 0,
  }));
  await inChunks(rows, (chunk) => trx.insertInto('article_draft').values(chunk).execute());
  for (const draft of drafts) {
    const slug = slugOf(draft);
    if (slug !== undefined) await saveAgain(trx, posted, { ...draft, slug });
  }
}

/** Saves a draft that goes on in the record of one that was discarded. */
async function saveAgain(
  trx: Trx,
  posted: Posted,
  { slug, fields, submit }: Pick<DraftOfArticle, 'slug' | 'fields' | 'submit'>,
): Promise<void> {
  const own = { ...fields, slug };
  const saved = await saveOne(trx, posted, { slug, fields: own, base: 0, isNew: true, submit });
  if (saved.outcome !== 'saved')
    throw new Error(`the draft “${slug}” of an article was not saved: ${saved.outcome}`);
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
