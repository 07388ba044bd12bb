/** The derived lists and the search: what is shown of each claim without computing it. */

import { sql, type Transaction } from 'kysely';
import * as z from 'zod';
import { dueOn } from '../../claims/editorial/deadlines.ts';
import { wordsKey } from '../../claims/editorial/same-words.ts';
import { storedInWords } from '../../claims/evaluate.ts';
import {
  type IndexRow,
  indexRow,
  type Searchable,
  sayingsLine,
  spellings,
} from '../../claims/searching/index-row.ts';
import { spellingKeys, wordsToSpell } from '../../claims/searching/spelling.ts';
import { headlineOf, wordOfVerdict } from '../../claims/verdict/headline.ts';
import type { AnyVerdict } from '../../claims/verdict/verdict.ts';
import { english } from '../../claims/words/language.ts';
import { runSql } from '../base/json-columns.ts';
import type { ListingFindingTable, ListingTable, Schema } from '../base/schema.ts';
import { type ListedPerson, listedPersons } from './persons.ts';
import { rekey, removeKeys } from './repeat-keys.ts';
import { type SaidTexts, saidTexts } from './said-texts.ts';
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

/** Brings the lists and the search up to date for some claims: what the lists do not have is not in the search either. */
export async function relist(trx: Transaction<Schema>, listed: readonly Listed[]): Promise<void> {
  if (listed.length === 0) return;
  const claimIds = listed.map((l) => l.claimId);
  const held = await heldRows(trx, claimIds);
  const sentences = new Map(held.map((row) => [row.ruling_id, row.because_now]));
  if (held.length > 0) await removeRows(trx, claimIds);
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
  await indexClaims(trx, listed, persons);
  await rekey(trx, claimIds);
  const about = listed.flatMap(({ claimId, claim }) => seriesRows(claimId, claim));
  await resubject(trx, claimIds, { held, rows: about });
}

/** A claim as it is searched. */
type Indexed = Pick<Listed, 'claimId' | 'revisionId' | 'claim'>;

/** Puts claims into the search, which does not have them. */
async function indexClaims(
  trx: Transaction<Schema>,
  claims: readonly Indexed[],
  persons: ReadonlyMap<number, ListedPerson>,
): Promise<void> {
  const found = {
    persons,
    said: await saidTexts(
      trx,
      claims.map(({ claimId }) => claimId),
    ),
  };
  const rows = claims
    .map((one) => searchRow(one, found))
    .map(
      ({ rowid, quote, people, rests, about, sayings }) =>
        sql`(${rowid}, ${quote}, ${people}, ${rests}, ${about}, ${sayings})`,
    );
  await sql`INSERT INTO claim_search (rowid, quote, people, rests, about, sayings) VALUES ${sql.join(rows)}`.execute(
    trx,
  );
  await keepWords(trx, wordsOf(claims, found));
}

/** Brings what claims are found by up to date with their sayings: those that are searched at all. */
export async function findBySayings(trx: Transaction<Schema>, claimIds: readonly number[]): Promise<void> {
  const said = await saidTexts(trx, claimIds);
  for (const id of claimIds)
    await sql`UPDATE claim_search SET sayings = ${sayingsLine(said.get(id) ?? [])} WHERE rowid = ${id}`.execute(
      trx,
    );
  await keepWords(trx, wordsToSpell([...said.values()].flat()));
}

/**
 * Brings the search and the subjects up to date for claims that are listed under another person than before, or whose person
 * has another name. `held` is how they were listed before.
 */
export async function reindex(
  trx: Transaction<Schema>,
  claims: readonly Indexed[],
  held: readonly HeldClaim[],
): Promise<void> {
  if (claims.length === 0) return;
  const claimIds = claims.map((one) => one.claimId);
  await sql`DELETE FROM claim_search WHERE rowid IN (${sql.join(claimIds)})`.execute(trx);
  const persons = await listedPersons(
    trx,
    claims.map((one) => one.revisionId),
  );
  await indexClaims(trx, claims, persons);
  const rows = claims.flatMap(({ claimId, claim }) => seriesRows(claimId, claim));
  await resubject(trx, claimIds, { held, rows });
}

/** By what claims are found besides themselves: by whom their revisions are listed, and who said the same. */
export interface FoundBy {
  persons: ReadonlyMap<number, ListedPerson>;
  said: SaidTexts;
}

/** What the search knows of a claim. */
export function searchRow(listed: Indexed, found: FoundBy): IndexRow & { rowid: number } {
  return { rowid: listed.claimId, ...indexRow(searchableOf(listed, found)) };
}

function searchableOf(
  { claimId, revisionId, claim: stored }: Indexed,
  { persons, said }: FoundBy,
): Searchable {
  const { claim, topic, series, sources } = stored;
  return {
    claim,
    names: persons.get(revisionId)?.names ?? [],
    topic: topic?.name ?? null,
    series,
    publishers: sources.map(({ publisher }) => publisher),
    sayings: said.get(claimId) ?? [],
  };
}

/** The words of claims, by which typing errors are corrected; each once. */
export function wordsOf(listed: readonly Indexed[], found: FoundBy): string[] {
  return [...new Set(listed.flatMap((one) => spellings(searchableOf(one, found))))];
}

const wordRow = z.object({ word: z.string() });

/** Those of some words that typing errors are not corrected to yet. */
export async function unknownWords(
  trx: Transaction<Schema>,
  words: readonly string[],
): Promise<readonly string[]> {
  const rows = await runSql(
    trx,
    sql`SELECT w.value AS word FROM json_each(${JSON.stringify(words)}) w
      WHERE NOT EXISTS (SELECT 1 FROM spelling s WHERE s.key = w.value AND s.word = w.value)`,
    wordRow,
  );
  return rows.map(({ word }) => word);
}

/** Adds words to those that typing errors are corrected to. One stays when its last claim goes: it is still spelt so. */
export async function keepWords(trx: Transaction<Schema>, words: readonly string[]): Promise<void> {
  const fresh = await unknownWords(trx, words);
  const rows = fresh.flatMap((word) => spellingKeys(word).map((key) => [key, word]));
  if (rows.length === 0) return;
  await sql`INSERT OR IGNORE INTO spelling (key, word) SELECT value ->> 0, value ->> 1
    FROM json_each(${JSON.stringify(rows)})`.execute(trx);
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
    party: person?.party?.name ?? null,
    party_slug: person?.party?.slug ?? null,
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

/** Takes the rows of claims out of the lists and the search. */
export async function removeRows(trx: Transaction<Schema>, claimIds: readonly number[]): Promise<void> {
  await trx.deleteFrom('listing').where('claim_id', 'in', claimIds).execute();
  await trx.deleteFrom('listing_finding').where('claim_id', 'in', claimIds).execute();
  await sql`DELETE FROM claim_search WHERE rowid IN (${sql.join(claimIds)})`.execute(trx);
  await removeKeys(trx, claimIds);
}

function beginning(quote: string): string {
  const characters = [...quote.slice(0, 2 * LISTED_QUOTE + 1)];
  return characters.length <= LISTED_QUOTE ? quote : `${characters.slice(0, LISTED_QUOTE).join('')}…`;
}
