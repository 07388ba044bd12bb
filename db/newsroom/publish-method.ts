/**
 * Publication of all that waits because of a new method, with one note for readers: each claim gets its next revision, in
 * the same words and on the same figures, with a change of the type "method". What waits for newer figures too, or would be
 * refused at review by now, is left to an editor.
 */

import type { Transaction } from 'kysely';
import { faultsOf } from '../../claims/drafting/refusals.ts';
import { isAnother } from '../../claims/engine/identity.ts';
import { clocksInWords } from '../../claims/evaluate.ts';
import { type Headline, headlineOf } from '../../claims/verdict/headline.ts';
import { METHOD } from '../../claims/verdict/verdict.ts';
import { english } from '../../claims/words/language.ts';
import { dayAt } from '../base/calendar.ts';
import type { Posted } from '../base/idempotency.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { sorted, type Waiting } from '../ledger/queue.ts';
import { CLAIMS_AT_A_TIME, computeRevision, lastRulings, latestMark } from '../ledger/rulings.ts';
import { claimsOfRevisions } from '../ledger/stored-claim.ts';
import { takeStep } from './drafts.ts';
import { publishedRevision, publishRevision } from './publish-queued.ts';
import { ensureWork } from './work-row.ts';

/** A claim that the method of today turns. */
export interface TurnedClaim {
  slug: string;
  /** The method that its verdicts were published by. */
  method: string;
  /** Its headline in a sentence, before and after. */
  from: string;
  to: string;
  /** Why it is left to an editor; null if it is published. */
  left: string | null;
}

/** Who publishes, when, and what readers are told of all of them: one paragraph. */
export interface MethodPublication extends Pick<Posted, 'actor' | 'at'> {
  note: string;
}

/** What readers are told of a claim: the methods, and the note. */
export function methodNote(from: string, note: string): string {
  return `Computed by method ${METHOD}, until now by ${from}: ${note}`;
}

/** A claim that waits because of the method, with what would be published. */
interface Candidate {
  waiting: Waiting;
  turned: TurnedClaim;
}

function candidate(waiting: Waiting, mark: number, today: string): Candidate {
  const { revision, before, after } = waiting;
  const sentence = (clocks: Waiting['before']) => {
    const headline: Headline = headlineOf(clocks);
    return english.headline(headline, clocks).sentence;
  };
  return {
    waiting,
    turned: {
      slug: revision.claim.claim.slug,
      method: before.now.method,
      from: sentence(before),
      to: sentence(after),
      left: leftBecause(waiting, mark, today),
    },
  };
}

/** Why an editor has to look at a claim; null if the method alone turns it, and nothing speaks against its test. */
function leftBecause({ revision, before, after }: Waiting, mark: number, today: string): string | null {
  const onPublished = computeRevision(revision, 'published', mark, today);
  if (isAnother(onPublished.said, after.said) || isAnother(onPublished.now, after.now))
    return 'newer figures would change it too';
  const known = new Set(faultsOf(revision.claim, clocksInWords(before)).map(({ field }) => field));
  const fault = faultsOf(revision.latest, clocksInWords(after)).find(({ field }) => !known.has(field));
  return fault?.message ?? null;
}

/** The claims of some revisions that the method of today turns. */
async function candidates(
  trx: Transaction<Schema>,
  listed: readonly number[],
  at: string,
): Promise<Candidate[]> {
  const ids = await stillOfOtherMethods(trx, listed);
  if (ids.length === 0) return [];
  const mark = await latestMark(trx);
  const { today } = await dayAt(trx, at);
  const revisions = await claimsOfRevisions(trx, ids);
  const { wait } = sorted(revisions, await lastRulings(trx, ids), mark, today);
  return wait.filter(({ cause }) => cause === 'method').map((one) => candidate(one, mark, today));
}

/** The published revisions whose verdicts were listed by another method, in the order of the ledger. */
async function revisionsOfOtherMethods({ kysely }: Database): Promise<number[]> {
  const rows = await kysely
    .selectFrom('listing')
    .select('revision_id')
    .where('method', '<>', METHOD)
    .orderBy('claim_id')
    .execute();
  return rows.map((row) => row.revision_id);
}

/** Those of some revisions that are still so: meanwhile an editor, or another run, may have published their claims. */
async function stillOfOtherMethods(trx: Transaction<Schema>, ids: readonly number[]): Promise<number[]> {
  const rows = await trx
    .selectFrom('listing')
    .select('revision_id')
    .where('revision_id', 'in', ids)
    .where('method', '<>', METHOD)
    .orderBy('claim_id')
    .execute();
  return rows.map((row) => row.revision_id);
}

async function inParts(
  database: Database,
  work: (trx: Transaction<Schema>, ids: readonly number[]) => Promise<TurnedClaim[]>,
  onProgress: ((done: number, of: number) => void) | undefined,
): Promise<TurnedClaim[]> {
  const ids = await revisionsOfOtherMethods(database);
  const all: TurnedClaim[] = [];
  for (let i = 0; i < ids.length; i += CLAIMS_AT_A_TIME) {
    const some = ids.slice(i, i + CLAIMS_AT_A_TIME);
    all.push(...(await database.kysely.transaction().execute((trx) => work(trx, some))));
    onProgress?.(i + some.length, ids.length);
  }
  return all;
}

/** What would be published, and what would be left to an editor. Changes nothing. */
export function methodChanges(
  database: Database,
  at: string,
  onProgress?: (done: number, of: number) => void,
): Promise<TurnedClaim[]> {
  return inParts(
    database,
    async (trx, ids) => (await candidates(trx, ids, at)).map(({ turned }) => turned),
    onProgress,
  );
}

/** Publishes what waits because of the method alone, some claims in each transaction. Returns all that it turns. */
export function publishMethod(
  database: Database,
  publication: MethodPublication,
  onProgress?: (done: number, of: number) => void,
): Promise<TurnedClaim[]> {
  return inParts(
    database,
    async (trx, ids) => {
      const found = await candidates(trx, ids, publication.at);
      for (const one of found) if (one.turned.left === null) await publishOne(trx, one, publication);
      return found.map(({ turned }) => turned);
    },
    onProgress,
  );
}

async function publishOne(
  trx: Transaction<Schema>,
  { waiting, turned: { slug, method } }: Candidate,
  { note, actor, at }: MethodPublication,
): Promise<void> {
  const published = await publishedRevision(trx, slug);
  const before = clocksInWords(waiting.before);
  const after = clocksInWords(waiting.after);
  const revision = await publishRevision(
    trx,
    published,
    { before, after },
    { note: { type: 'method', sentence: methodNote(method, note) }, alone: false, at },
  );
  const work = await ensureWork(trx, slug, { actor, at });
  if (work === undefined) return;
  await takeStep(
    trx,
    { actor, at },
    {
      workId: work.id,
      slug,
      number: work.latest,
      step: 'queue-published',
      detail: `revision ${revision}, ${before.now.finding} to ${after.now.finding}, method`,
    },
  );
}
