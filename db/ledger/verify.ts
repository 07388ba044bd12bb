/**
 * Verification of a ledger: everything that is derived is made again and compared, every ruling is computed again from the
 * claim and the figures that it could see, and the database itself is checked. Claims are read some at a time, each time
 * on one state of the ledger, so that it can be verified while it is served.
 */

import { type Kysely, sql, type Transaction } from 'kysely';
import * as z from 'zod';
import { seriesNamed, sourcesNamed } from '../../claims/kinds/given-inputs.ts';
import { checkObjects, checkStorage, type Discrepancy, mendObject } from '../base/integrity.ts';
import { countRow, runSql } from '../base/json-columns.ts';
import type { SchemaObject } from '../base/objects.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { cacheSeries, stalePacks } from '../evidence/series-cache.ts';
import { wantedLeads } from './claim-leads.ts';
import { relist, removeRows, unlist, wordsOf } from './listing.ts';
import { listedPersons } from './persons.ts';
import { requeue } from './queue.ts';
import { CLAIMS_AT_A_TIME, latestMark } from './rulings.ts';
import { saidTexts } from './said-texts.ts';
import { claimsOfRevisions, type RevisionToCompute } from './stored-claim.ts';
import { verifySubjects } from './subjects.ts';
import { checkLeads } from './verify-leads.ts';
import { checkLists, type DerivedRows, listedAs, type Published, waitingOf } from './verify-lists.ts';
import { checkNames } from './verify-names.ts';
import { checkRuling, type RevisionRow, type RulingRow } from './verify-rulings.ts';
import { checkSayings } from './verify-sayings.ts';
import { checkKeys, checkSpellings, checkStraySearch } from './verify-search.ts';
import { checkWork } from './verify-work.ts';
import { checkWordPairs } from './word-pairs.ts';

type Trx = Transaction<Schema>;

/** What a verification found. */
export interface Verified {
  discrepancies: Discrepancy[];
  /** How many of them were mended. */
  repaired: number;
  claims: number;
  rulings: number;
  /** How many rulings could not be computed again, by why. */
  uncomputed: Map<string, number>;
  /** Claims whose sentence in the lists is worded otherwise than this program words it, as one that was published earlier may be. */
  reworded: string[];
}

export interface VerifyOptions {
  /** Makes what is derived anew where it is wrong. What was recorded is never changed. */
  repair?: boolean;
  /** The time, for what is made anew. */
  at: string;
  onProgress?: (done: number, of: number) => void;
}

/** Verifies a ledger whose schema is current, against the objects that the migrations make. */
export async function verifyLedger(
  database: Database,
  made: readonly SchemaObject[],
  { repair = false, at, onProgress }: VerifyOptions,
): Promise<Verified> {
  const { kysely } = database;
  const found: Verified = {
    discrepancies: [],
    repaired: 0,
    claims: 0,
    rulings: 0,
    uncomputed: new Map(),
    reworded: [],
  };
  await checkDatabase(database, made, found, repair);
  const stale = await checkPacks(kysely, found, repair);
  await checkWork(kysely, found);
  await checkNames(kysely, found, repair);
  await checkStraySearch(kysely, found, repair);
  await checkLeads(kysely, found, repair ? at : undefined);
  await checkWordPairs(kysely, found);
  const [total] = await runSql(kysely, sql`SELECT count(*) AS n FROM claim`, countRow);
  for (let after = 0; ; ) {
    const last = await kysely
      .transaction()
      .execute((trx) => verifySome(trx, after, { found, stale, repair, at }));
    if (last === null) break;
    after = last;
    onProgress?.(found.claims, total?.n ?? 0);
  }
  await kysely.transaction().execute((trx) => verifySubjects(trx, found, repair));
  return found;
}

/** The database itself: an index of full text is built anew from its own rows, an index or a trigger from the migrations. */
async function checkDatabase(
  database: Database,
  made: readonly SchemaObject[],
  found: Verified,
  repair: boolean,
): Promise<void> {
  const storage = await checkStorage(database);
  const objects = await checkObjects(database, made);
  found.discrepancies.push(...storage, ...objects.map(({ object: _, ...one }) => one));
  if (!repair) return;
  const texts = storage.filter(({ of }) => of === 'derived').length;
  if (texts > 0)
    for (const table of ['claim_search', 'saying_search'])
      await sql`INSERT INTO ${sql.table(table)} (${sql.ref(table)}) VALUES ('rebuild')`.execute(
        database.kysely,
      );
  const mendable = objects.filter(({ of }) => of === 'derived');
  for (const one of mendable) await mendObject(database, one);
  found.repaired += texts + mendable.length;
}

/** The series whose packs are wrong, and stay so. */
async function checkPacks(
  kysely: Kysely<Schema>,
  found: Verified,
  repair: boolean,
): Promise<ReadonlySet<string>> {
  const stale = await stalePacks(kysely);
  found.discrepancies.push(
    ...stale.map(
      (id): Discrepancy => ({
        where: `pack of series ${id}`,
        what: 'it is not what its figures and sources make',
        of: 'derived',
      }),
    ),
  );
  if (!repair) return new Set(stale);
  await cacheSeries(kysely, stale);
  found.repaired += stale.length;
  return new Set();
}

interface Verifying {
  found: Verified;
  /** Series whose packs are wrong. */
  stale: ReadonlySet<string>;
  repair: boolean;
  at: string;
}

/** Some claims with all that is stored of them. */
interface Some {
  claims: { id: number; slug: string }[];
  revisions: RevisionRow[];
  rulings: RulingRow[];
  withdrawn: ReadonlySet<number>;
  toCompute: ReadonlyMap<number, RevisionToCompute>;
  series: ReadonlyMap<number, string[]>;
  sources: ReadonlyMap<number, string[]>;
  mark: number;
}

/** Verifies the next claims. Returns the id of the last one; null if there are none. */
async function verifySome(trx: Trx, after: number, verifying: Verifying): Promise<number | null> {
  const claims = await trx
    .selectFrom('claim')
    .select(['id', 'slug'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(CLAIMS_AT_A_TIME)
    .execute();
  if (claims.length === 0) return null;
  const some = await readSome(trx, claims);
  const derived = await readDerived(trx, claims);
  const { found } = verifying;
  const words = new Set<string>();
  for (const claim of claims) {
    const published = await checkRecord(claim, some, verifying);
    const rows = derived(claim.id);
    const isPublished = published !== undefined && published !== 'unknown';
    const foundBy = {
      persons: await listedPersons(trx, isPublished ? [published.revision.revisionId] : []),
      said: await saidTexts(trx, isPublished ? [claim.id] : []),
    };
    found.claims += 1;
    if (published === 'unknown') continue;
    if (published !== undefined)
      found.discrepancies.push(...(await checkSayings(trx, claim.id, published.revision.latest)));
    if (published !== undefined)
      for (const word of wordsOf([listedAs(published, rows.listing)], foundBy)) words.add(word);
    const { discrepancies, isReworded } = checkLists(claim.slug, rows, published, foundBy);
    found.discrepancies.push(...discrepancies);
    if (isReworded) found.reworded.push(claim.slug);
    if (!verifying.repair || discrepancies.length === 0) continue;
    const isListedWell = !discrepancies.some(({ where }) => where.startsWith('listing of '));
    await listAnew(trx, claim.id, rows, published, { at: verifying.at, isListedWell });
    found.repaired += discrepancies.length;
  }
  await checkSpellings(trx, [...words], verifying);
  await checkKeys(trx, claims, verifying);
  return claims.at(-1)?.id ?? null;
}

async function readSome(trx: Trx, claims: Some['claims']): Promise<Some> {
  const ids = claims.map(({ id }) => id);
  const revisions = await trx
    .selectFrom('claim_revision')
    .selectAll()
    .where('claim_id', 'in', ids)
    .orderBy('revision')
    .execute();
  const revisionIds = [0, ...revisions.map(({ id }) => id)];
  const withdrawn = await trx
    .selectFrom('withdrawal')
    .select('claim_id')
    .where('claim_id', 'in', ids)
    .execute();
  const toCompute = await claimsOfRevisions(trx, revisionIds);
  return {
    claims,
    revisions,
    rulings: await trx
      .selectFrom('ruling')
      .selectAll()
      .where('revision_id', 'in', revisionIds)
      .orderBy('id')
      .execute(),
    // A claim that went into another is listed no more than one that was withdrawn.
    withdrawn: new Set([...withdrawn.map(({ claim_id }) => claim_id), ...(await wantedLeads(trx)).keys()]),
    toCompute: new Map(toCompute.map((one) => [one.revisionId, one])),
    series: listsOf(
      await trx
        .selectFrom('revision_series')
        .select(['revision_id', 'series_id as id'])
        .where('revision_id', 'in', revisionIds)
        .execute(),
    ),
    sources: listsOf(
      await trx
        .selectFrom('revision_source')
        .select(['revision_id', 'source_id as id'])
        .where('revision_id', 'in', revisionIds)
        .execute(),
    ),
    mark: await latestMark(trx),
  };
}

function listsOf(rows: readonly { revision_id: number; id: string }[]): Map<number, string[]> {
  const lists = new Map<number, string[]>();
  for (const { revision_id, id } of rows) lists.set(revision_id, [...(lists.get(revision_id) ?? []), id]);
  return lists;
}

const searchSchema = z.object({
  rowid: z.number(),
  quote: z.string(),
  people: z.string(),
  rests: z.string(),
  about: z.string(),
  sayings: z.string(),
});

/** What is derived of claims, by the id of each. */
async function readDerived(trx: Trx, claims: Some['claims']): Promise<(id: number) => DerivedRows> {
  const ids = claims.map(({ id }) => id);
  const listing = await trx.selectFrom('listing').selectAll().where('claim_id', 'in', ids).execute();
  const findings = await trx.selectFrom('listing_finding').selectAll().where('claim_id', 'in', ids).execute();
  const queue = await trx.selectFrom('queue_item').selectAll().where('claim_id', 'in', ids).execute();
  const series = await trx.selectFrom('claim_series').selectAll().where('claim_id', 'in', ids).execute();
  const search = await runSql(
    trx,
    sql`SELECT rowid, quote, people, rests, about, coalesce(sayings, '') AS sayings FROM claim_search WHERE rowid IN (${sql.join(ids)})`,
    searchSchema,
  );
  return (id) => ({
    listing: listing.find((row) => row.claim_id === id),
    findings: findings.filter((row) => row.claim_id === id),
    queue: queue.find((row) => row.claim_id === id),
    search: search.filter((row) => row.rowid === id),
    series: series.filter((row) => row.claim_id === id),
  });
}

/**
 * Checks what was recorded of a claim: its revisions and its rulings. Returns what its lists should say, undefined if it
 * was withdrawn; 'unknown' if what was recorded does not tell.
 */
async function checkRecord(
  claim: Some['claims'][number],
  some: Some,
  { found, stale }: Verifying,
): Promise<Published | undefined | 'unknown'> {
  const wrong = (where: string, what: string) =>
    found.discrepancies.push({ where, what, of: 'recorded' } satisfies Discrepancy);
  const revisions = some.revisions.filter(({ claim_id }) => claim_id === claim.id);
  const rulings: (RulingRow & { read: Awaited<ReturnType<typeof checkRuling>> })[] = [];
  for (const [i, row] of revisions.entries()) {
    const where = `revision ${row.revision} of ${claim.slug}`;
    if (row.revision !== i + 1) wrong(where, `the one before it is not there`);
    const revision = some.toCompute.get(row.id);
    if (revision === undefined) continue;
    const { claim: body } = revision.latest;
    if (body.slug !== claim.slug) wrong(where, `its claim is called ${body.slug}`);
    if (!isSameSet(some.series.get(row.id), seriesNamed(body)))
      wrong(where, 'the series that are noted for it are not those that its claim names');
    if (!isSameSet(some.sources.get(row.id), sourcesNamed(body)))
      wrong(where, 'the sources that are noted for it are not those that its claim names');
    const isOnPacks = !seriesNamed(body).some((id) => stale.has(id));
    for (const ruling of some.rulings.filter(({ revision_id }) => revision_id === row.id)) {
      const read = await checkRuling(ruling, revision, claim.slug, isOnPacks);
      found.rulings += 1;
      found.discrepancies.push(...read.discrepancies);
      if (read.uncomputed !== null)
        found.uncomputed.set(read.uncomputed, (found.uncomputed.get(read.uncomputed) ?? 0) + 1);
      rulings.push({ ...ruling, read });
    }
  }
  if (some.withdrawn.has(claim.id)) return undefined;
  const published = publishedOf(revisions.at(-1), rulings, some);
  if (published === undefined) wrong(`claim ${claim.slug}`, 'its last revision has no ruling by both clocks');
  return published ?? 'unknown';
}

function publishedOf(
  last: RevisionRow | undefined,
  rulings: readonly (RulingRow & { read: Awaited<ReturnType<typeof checkRuling>> })[],
  some: Some,
): Published | undefined {
  const revision = last && some.toCompute.get(last.id);
  const by = (clock: 'said' | 'now') =>
    rulings.findLast((row) => row.revision_id === last?.id && row.clock === clock);
  const said = by('said');
  const now = by('now');
  if (revision === undefined || said?.read.verdict === undefined || now?.read.verdict === undefined)
    return undefined;
  const lastRuling = (row: RulingRow, verdict: Published['last']['now']) =>
    [
      `${row.revision_id} ${row.clock}`,
      { id: row.id, verdict, asOf: row.as_of, recordedAt: row.recorded_at },
    ] as const;
  return {
    revision,
    rulings: new Map([lastRuling(said, said.read.verdict), lastRuling(now, now.read.verdict)]),
    last: { said: said.read.verdict, now: now.read.verdict },
    now: { id: now.id, on: now.as_of, mark: now.evidence_mark },
    latestMark: some.mark,
  };
}

function isSameSet(held: readonly string[] | undefined, named: readonly string[]): boolean {
  return JSON.stringify([...new Set(held)].sort()) === JSON.stringify([...new Set(named)].sort());
}

/** Makes anew what is derived of a claim, from its last rulings; one that is listed well keeps its sentence. */
async function listAnew(
  trx: Trx,
  claimId: number,
  rows: DerivedRows,
  published: Published | undefined,
  { at, isListedWell }: { at: string; isListedWell: boolean },
): Promise<void> {
  await trx.deleteFrom('queue_item').where('claim_id', '=', claimId).execute();
  if (published === undefined) return unlist(trx, [claimId]);
  const listed = listedAs(published, rows.listing);
  if (rows.listing === undefined) await removeRows(trx, [claimId]);
  await relist(trx, [{ ...listed, isSaidAlike: isListedWell }]);
  const [revision] = await claimsOfRevisions(trx, [published.revision.revisionId]);
  if (revision === undefined) return;
  const waiting = waitingOf({ ...published, revision }, listed.computedOn);
  await requeue(
    trx,
    [published.revision.revisionId],
    waiting === undefined ? [] : [waiting],
    published.latestMark,
    rows.queue?.since ?? at,
  );
}
