/** The derived lists and the search: what is shown of each claim without computing it. */

import { sql, type Transaction } from 'kysely';
import * as z from 'zod';
import { dueOn } from '../../claims/editorial/deadlines.ts';
import { wordsKey } from '../../claims/editorial/same-words.ts';
import { storedInWords } from '../../claims/evaluate.ts';
import { type IndexRow, indexRow, type Searchable, spellings } from '../../claims/searching/index-row.ts';
import { spellingKeys } from '../../claims/searching/spelling.ts';
import { headlineOf } from '../../claims/verdict/headline.ts';
import type { AnyVerdict } from '../../claims/verdict/verdict.ts';
import { english } from '../../claims/words/language.ts';
import { runSql } from '../base/json-columns.ts';
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
  const rows = listed
    .map((one) => searchRow(one, names))
    .map(
      ({ rowid, quote, people, rests, about }) => sql`(${rowid}, ${quote}, ${people}, ${rests}, ${about})`,
    );
  await sql`INSERT INTO claim_search (rowid, quote, people, rests, about) VALUES ${sql.join(rows)}`.execute(
    trx,
  );
  await keepWords(trx, wordsOf(listed, names));
  const about = listed.flatMap(({ claimId, claim }) => seriesRows(claimId, claim));
  await resubject(trx, claimIds, { held, rows: about });
}

/** What the search knows of a claim, by the names of claimants. */
export function searchRow(listed: Listed, names: ReadonlyMap<string, string>): IndexRow & { rowid: number } {
  return { rowid: listed.claimId, ...indexRow(searchableOf(listed, names)) };
}

function searchableOf({ claim: stored }: Listed, names: ReadonlyMap<string, string>): Searchable {
  const { claim, claimantSlug, topic, series, sources } = stored;
  const name = names.get(claimantSlug);
  return {
    claim,
    names: name === undefined ? [] : [name],
    topic: topic?.name ?? null,
    series,
    publishers: sources.map(({ publisher }) => publisher),
  };
}

/** The words of claims, by which typing errors are corrected; each once. */
export function wordsOf(listed: readonly Listed[], names: ReadonlyMap<string, string>): string[] {
  return [...new Set(listed.flatMap((one) => spellings(searchableOf(one, names))))];
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
    party: claim.claimant.party ?? null,
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
