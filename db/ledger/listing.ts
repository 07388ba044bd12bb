/** The derived lists and the search: what is shown of each claim without computing it. */

import { sql, type Transaction } from 'kysely';
import { dueOn } from '../../claims/editorial/deadlines.ts';
import { wordsKey } from '../../claims/editorial/same-words.ts';
import { storedInWords } from '../../claims/evaluate.ts';
import { headlineOf } from '../../claims/verdict/headline.ts';
import type { AnyVerdict } from '../../claims/verdict/verdict.ts';
import { english } from '../../claims/words/language.ts';
import type { ListingFindingTable, ListingTable, Schema } from '../base/schema.ts';
import type { BareClaim } from './stored-claim.ts';
import { type HeldClaim, resubject, seriesRows } from './subjects.ts';

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
  const held = await heldRows(trx, claimIds);
  const sentences = new Map(held.map((row) => [row.ruling_id, row.because_now]));
  await removeRows(trx, claimIds);
  const names = await claimantNames(trx, listed);
  await trx
    .insertInto('listing')
    .values(
      listed.map((one) => listingRow(one, names, one.isSaidAlike ? sentences.get(one.rulingId) : undefined)),
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
  const rows = listed.flatMap(({ claimId, claim }) => seriesRows(claimId, claim));
  await resubject(trx, claimIds, { held, rows });
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

/** A claim in the lists, by the names of claimants; with the sentence that it was published with, if that is known. */
export function listingRow(
  { claim: { claim, claimantSlug, topic }, said, now, ...listed }: Listed,
  names: ReadonlyMap<string, string>,
  sentence?: string | undefined,
): ListingTable {
  const headline = headlineOf({ said, now });
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
    claimant: names.get(claimantSlug) ?? claim.claimant.name,
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
    because_now: sentence ?? storedInWords(now).because,
    evidence_mark: listed.mark,
    words_key: wordsKey(claim),
    due_on: dueOn(claim, now),
  };
}

/**
 * How claims are listed until now. Lists and feeds tell a ruling in the words that it was published in, so that they stay the
 * same however sentences are worded since: `because_now` is that sentence.
 */
function heldRows(
  trx: Transaction<Schema>,
  claimIds: readonly number[],
): Promise<(HeldClaim & Pick<ListingTable, 'because_now'>)[]> {
  return trx
    .selectFrom('listing')
    .select(['claim_id', 'claimant_slug', 'said_on', 'ruling_id', 'because_now'])
    .where('claim_id', 'in', claimIds)
    .execute();
}

/** A claim under each finding that it has by either clock. */
export function findingRows({ claimId, claim, said, now }: Listed): ListingFindingTable[] {
  return [...new Set([said.finding, now.finding])].map((finding) => ({
    finding,
    said_on: claim.claim.saidOn,
    claim_id: claimId,
  }));
}

/** Takes claims out of the lists and the search, because they are withdrawn. */
export async function unlist(trx: Transaction<Schema>, claimIds: readonly number[]): Promise<void> {
  const held = await heldRows(trx, claimIds);
  await removeRows(trx, claimIds);
  await resubject(trx, claimIds, { held, rows: [] });
}

async function removeRows(trx: Transaction<Schema>, claimIds: readonly number[]): Promise<void> {
  await trx.deleteFrom('listing').where('claim_id', 'in', claimIds).execute();
  await trx.deleteFrom('listing_finding').where('claim_id', 'in', claimIds).execute();
  await sql`DELETE FROM claim_search WHERE rowid IN (${sql.join(claimIds)})`.execute(trx);
}

/** The names of the claimants of claims, by their slugs. */
export async function claimantNames(
  trx: Transaction<Schema>,
  listed: readonly Listed[],
): Promise<Map<string, string>> {
  const slugs = [...new Set(listed.map((l) => l.claim.claimantSlug))];
  const rows = await trx.selectFrom('claimant').selectAll().where('slug', 'in', slugs).execute();
  return new Map(rows.map((row) => [row.slug, row.name]));
}

function beginning(quote: string): string {
  const characters = [...quote.slice(0, 2 * LISTED_QUOTE + 1)];
  return characters.length <= LISTED_QUOTE ? quote : `${characters.slice(0, LISTED_QUOTE).join('')}…`;
}
