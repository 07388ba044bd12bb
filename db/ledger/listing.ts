/** The derived lists and the search: what is shown of each claim without computing it. */

import { sql, type Transaction } from 'kysely';
import { wordsKey } from '../../claims/editorial/same-words.ts';
import { storedInWords } from '../../claims/evaluate.ts';
import { headlineOf, wordOfVerdict } from '../../claims/verdict/headline.ts';
import type { AnyVerdict } from '../../claims/verdict/verdict.ts';
import { english } from '../../claims/words/language.ts';
import type { ListingFindingTable, ListingTable, Schema } from '../base/schema.ts';
import { type ListedPerson, listedPersons } from './persons.ts';
import type { BareClaim } from './stored-claim.ts';

/** A claim with the verdicts that it is listed with. */
export interface Listed {
  claimId: number;
  revisionId: number;
  /** The last ruling, and its day. */
  rulingId: number;
  ruledOn: string;
  computedOn: string;
  /** The last observation that the verdicts can see. */
  mark: number;
  claim: BareClaim;
  said: AnyVerdict;
  now: AnyVerdict;
  /** Whether the ruling says what `now` says, however it was worded, so that its sentence stays as it was published. */
  isSaidAlike: boolean;
}

/** The beginning of a quotation that lists show; its page has all of it. */
const LISTED_QUOTE = 400;

/** Brings the lists and the search up to date for some claims. */
export async function relist(trx: Transaction<Schema>, listed: readonly Listed[]): Promise<void> {
  if (listed.length === 0) return;
  const claimIds = listed.map((l) => l.claimId);
  const sentences = await publishedSentences(trx, claimIds);
  await unlist(trx, claimIds);
  const persons = await listedPersons(
    trx,
    listed.map((one) => one.revisionId),
  );
  await trx
    .insertInto('listing')
    .values(
      listed.map((one) =>
        listingRow(one, persons, one.isSaidAlike ? sentences.get(one.rulingId) : undefined),
      ),
    )
    .execute();
  await trx.insertInto('listing_finding').values(listed.flatMap(findingRows)).execute();
  const searchable = listed
    .map(searchRow)
    .map(
      ({ rowid, quote, claimant, topic, slug }) => sql`(${rowid}, ${quote}, ${claimant}, ${topic}, ${slug})`,
    );
  await sql`INSERT INTO claim_search (rowid, quote, claimant, topic, slug) VALUES ${sql.join(searchable)}`.execute(
    trx,
  );
}

/** What the search knows of a claim. */
export function searchRow({ claimId, claim: { claim, topic } }: Listed) {
  return {
    rowid: claimId,
    quote: claim.quote,
    claimant: claim.claimant.name,
    topic: topic?.name ?? '',
    slug: claim.slug,
  };
}

/** A claim in the lists, by whom its revision is listed; with the sentence that it was published with, if that is known. */
export function listingRow(
  { claim: { claim, claimantSlug, topic }, said, now, ...listed }: Listed,
  persons: ReadonlyMap<number, ListedPerson>,
  sentence?: string | undefined,
): ListingTable {
  const headline = headlineOf({ said, now });
  const person = persons.get(listed.revisionId);
  return {
    claim_id: listed.claimId,
    slug: claim.slug,
    revision_id: listed.revisionId,
    ruling_id: listed.rulingId,
    ruled_on: listed.ruledOn,
    computed_on: listed.computedOn,
    method: now.method,
    quote: beginning(claim.quote),
    claimant_slug: claimantSlug,
    claimant: person?.claimant ?? claim.claimant.name,
    party_slug: person?.party ?? null,
    topic_slug: topic?.slug ?? null,
    topic: topic?.name ?? null,
    kind: claim.kind,
    said_on: claim.saidOn,
    claimed: now.claimed === undefined ? null : english.claimed(now.claimed),
    finding_said: said.finding,
    finding_now: now.finding,
    word: headline.word,
    clock: headline.clock,
    other: headline.other ?? null,
    word_said: wordOfVerdict(said),
    word_now: wordOfVerdict(now),
    because_now: sentence ?? storedInWords(now).because,
    evidence_mark: listed.mark,
    words_key: wordsKey(claim),
  };
}

/**
 * The sentences of claims that are listed, by the ids of their rulings: lists and feeds tell a ruling in the words that it
 * was published in, so that they stay the same however sentences are worded since.
 */
async function publishedSentences(
  trx: Transaction<Schema>,
  claimIds: readonly number[],
): Promise<Map<number, string>> {
  const rows = await trx
    .selectFrom('listing')
    .select(['ruling_id', 'because_now'])
    .where('claim_id', 'in', claimIds)
    .execute();
  return new Map(rows.map((row) => [row.ruling_id, row.because_now]));
}

/** A claim under each finding that it has by either clock. */
export function findingRows({ claimId, claim, said, now }: Listed): ListingFindingTable[] {
  return [...new Set([said.finding, now.finding])].map((finding) => ({
    finding,
    said_on: claim.claim.saidOn,
    claim_id: claimId,
  }));
}

/** Takes claims out of the lists and the search, because they are withdrawn or about to be listed again. */
export async function unlist(trx: Transaction<Schema>, claimIds: readonly number[]): Promise<void> {
  await trx.deleteFrom('listing').where('claim_id', 'in', claimIds).execute();
  await trx.deleteFrom('listing_finding').where('claim_id', 'in', claimIds).execute();
  await sql`DELETE FROM claim_search WHERE rowid IN (${sql.join(claimIds)})`.execute(trx);
}

function beginning(quote: string): string {
  const characters = [...quote.slice(0, 2 * LISTED_QUOTE + 1)];
  return characters.length <= LISTED_QUOTE ? quote : `${characters.slice(0, LISTED_QUOTE).join('')}…`;
}
