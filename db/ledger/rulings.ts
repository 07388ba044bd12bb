/**
 * Rulings: verdicts as published. Each is a row with the hash of the bundle that it was computed from and the version
 * of the method. None is ever changed; a later one is added next to it.
 *
 * A published verdict sees the evidence up to a mark, the last observation at the time of publication. Time moves it by
 * itself: what the calendar alone changes (a deadline that passes) is published as a new ruling. New evidence and a new
 * method do not: if they would change it, the change waits in the queue (queue.ts). A new method that does not turn a verdict
 * is followed from then on, and the ruling stays.
 *
 * A ruling of a day that has not come was made by a clock that was wrong. It stays as a row, and the next ruling replaces
 * it, even if that says the same: the last one by its id is always the one that stands.
 */

import type { Kysely, Selectable, Transaction } from 'kysely';
import { assembleBundle, type Bundle } from '../../claims/bundle.ts';
import { isAnother, isSameButForTheDay } from '../../claims/engine/identity.ts';
import { decideClocks } from '../../claims/evaluate.ts';
import { canonicalJson } from '../../claims/exact/canonical-json.ts';
import { sha256 } from '../../claims/exact/sha256.ts';
import { dayIn } from '../../claims/exact/zone.ts';
import { type AnyVerdict, type Clocks, type Decided, METHOD } from '../../claims/verdict/verdict.ts';
import { dayAt, type NewsroomDay } from '../base/calendar.ts';
import type { Clock, RulingTable, Schema } from '../base/schema.ts';
import { type Listed, relist } from './listing.ts';
import { type BareClaim, claimsOfRevisions, type RevisionToCompute } from './stored-claim.ts';
import { publishedVerdict, verdictToStore } from './stored-json.ts';

type Trx = Transaction<Schema>;

/** The SHA-256 of a bundle's canonical JSON, in hexadecimal. */
export function bundleHash(bundle: Bundle): Promise<string> {
  return sha256(canonicalJson(bundle));
}

/** A claim whose verdict differs from the published one. */
export interface Changed {
  slug: string;
  clock: Clock;
  /** The finding that was published; null if none was. */
  from: string | null;
  to: string;
}

/** How many claims are computed and written at a time. */
export const CLAIMS_AT_A_TIME = 100;

/** A revision with the verdicts computed on a state of the evidence. */
export interface Computed extends Clocks<Decided> {
  revision: RevisionToCompute;
  claim: BareClaim;
  bundle: Bundle;
  mark: number;
}

/** The verdicts of a claim by both clocks, on the evidence that it comes with. */
export function computeClocks({ claim, series, sources }: BareClaim, today: string): Clocks<Decided> {
  return decideClocks(assembleBundle(claim, series, sources, today), today);
}

/** Computes a revision by both clocks, on the evidence of its mark or on all there is. */
export function computeRevision(
  revision: RevisionToCompute,
  on: 'published' | 'latest',
  latestMark: number,
  today: string,
): Computed {
  const claim = on === 'latest' ? revision.latest : revision.claim;
  const bundle = assembleBundle(claim.claim, claim.series, claim.sources, today);
  return {
    revision,
    claim,
    bundle,
    mark: on === 'latest' ? latestMark : Math.min(revision.mark, latestMark),
    ...decideClocks(bundle, today),
  };
}

/** The last observation of the ledger; 0 if there is none. */
export async function latestMark(trx: Kysely<Schema>): Promise<number> {
  const row = await trx
    .selectFrom('observation')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirst();
  return Number(row?.id ?? 0);
}

/**
 * Publishes revisions on all the evidence there is: adds a ruling for each clock whose verdict differs from the last
 * one in more than its day, and brings the lists up to date. Returns what was published.
 */
export async function publishRulings(
  trx: Trx,
  revisionIds: readonly number[],
  recordedAt: string,
): Promise<Changed[]> {
  const mark = await latestMark(trx);
  const day = await dayAt(trx, recordedAt);
  const changed: Changed[] = [];
  for (let i = 0; i < revisionIds.length; i += CLAIMS_AT_A_TIME) {
    const revisions = await claimsOfRevisions(trx, revisionIds.slice(i, i + CLAIMS_AT_A_TIME));
    const computed = revisions.map((r) => computeRevision(r, 'latest', mark, day.today));
    changed.push(...(await publishComputed(trx, computed, day)));
  }
  return changed;
}

/** Publishes what was computed, as above. */
export async function publishComputed(
  trx: Trx,
  computed: readonly Computed[],
  day: NewsroomDay,
): Promise<Changed[]> {
  if (computed.length === 0) return [];
  const ids = computed.map((c) => c.revision.revisionId);
  const published = await lastRulings(trx, ids);
  const changed = computed.flatMap((c) => changedVerdicts(c, published, day));
  const rulings = new Map([...published, ...(await insertRulings(trx, changed, day.at))]);
  await relist(
    trx,
    computed.map((c) => listedOf(c, rulings.get(`${c.revision.revisionId} now`), day.today)),
  );
  return changed.map(({ computed: { claim }, clock, verdict, last }) => ({
    slug: claim.claim.slug,
    clock,
    from: last?.verdict.finding ?? null,
    to: verdict.finding,
  }));
}

/** A computed verdict that differs from the last ruling, if there is one. */
interface ChangedVerdict {
  computed: Computed;
  clock: Clock;
  verdict: Decided;
  last: LastRuling | undefined;
}

/** Whether a ruling is of a day that has not come: it was made then or, if it is on the figures of its own day, says so. */
function isOfTheFuture(
  { asOf, recordedAt }: LastRuling,
  clock: Clock,
  { today, zone }: NewsroomDay,
): boolean {
  return dayIn(zone, recordedAt) > today || (clock === 'now' && asOf > today);
}

function changedVerdicts(
  computed: Computed,
  published: ReadonlyMap<string, LastRuling>,
  day: NewsroomDay,
): ChangedVerdict[] {
  return (['said', 'now'] as const).flatMap((clock) => {
    const last = published.get(`${computed.revision.revisionId} ${clock}`);
    const verdict = computed[clock];
    if (last !== undefined && !isOfTheFuture(last, clock, day) && isRuled(last.verdict, verdict)) return [];
    return [{ computed, clock, verdict, last }];
  });
}

/**
 * Whether a ruling says what was computed, so that it stands. What a newer method does not turn is not published anew:
 * the ruling stays as the earlier method made it.
 */
function isRuled(ruling: AnyVerdict, verdict: Decided): boolean {
  return ruling.method === verdict.method ? isSameButForTheDay(ruling, verdict) : !isAnother(ruling, verdict);
}

async function insertRulings(
  trx: Trx,
  changed: readonly ChangedVerdict[],
  recordedAt: string,
): Promise<Map<string, LastRuling>> {
  if (changed.length === 0) return new Map();
  const rows = await Promise.all(
    changed.map(async ({ computed: { revision, bundle, mark }, clock, verdict, last }) => ({
      revision_id: revision.revisionId,
      clock,
      as_of: verdict.asOf,
      method: verdict.method,
      bundle_sha256: await bundleHash({ ...bundle, asOf: verdict.asOf }),
      finding: verdict.finding,
      verdict: verdictToStore(verdict),
      recorded_at: recordedAt,
      corrects: last?.id ?? null,
      evidence_mark: mark,
    })),
  );
  const inserted = await trx.insertInto('ruling').values(rows).returning(LAST_RULING).execute();
  return rulingsByClock(inserted);
}

function listedOf(
  { revision: { revisionId, claimId }, claim, said, now, mark }: Computed,
  last: LastRuling | undefined,
  today: string,
): Listed {
  return {
    revisionId,
    claimId,
    claim,
    said,
    now,
    mark,
    isSaidAlike: last !== undefined && saysAlike(last.verdict, now),
    computedOn: today,
    rulingId: last?.id ?? 0,
    // A ruling on today's figures is of the day on which it was made.
    ruledOn: last?.asOf ?? today,
  };
}

/**
 * Whether a ruling says what a verdict says, which the same verdict need not: of a record, for one, how many figures it
 * was held against. Of a ruling that was stored with its words no more is known than that it is the same.
 */
function saysAlike(ruling: AnyVerdict, verdict: Decided): boolean {
  return !('saying' in ruling) || canonicalJson(ruling.saying) === canonicalJson(verdict.saying);
}

/** The last ruling of a revision by one clock. */
export interface LastRuling {
  id: number;
  verdict: AnyVerdict;
  /** The day of the figures. */
  asOf: string;
  recordedAt: string;
}

/** The last ruling of each revision by each clock, under `REVISION CLOCK`. */
export async function lastRulings(
  trx: Kysely<Schema>,
  ids: readonly number[],
): Promise<Map<string, LastRuling>> {
  const rows = await trx
    .selectFrom('ruling')
    .select(LAST_RULING)
    .where('revision_id', 'in', ids)
    .orderBy('id')
    .execute();
  return rulingsByClock(rows);
}

const LAST_RULING = ['id', 'revision_id', 'clock', 'as_of', 'verdict', 'recorded_at'] as const;

/** Rulings by revision and clock; of several the last. */
function rulingsByClock(
  rows: readonly Pick<Selectable<RulingTable>, (typeof LAST_RULING)[number]>[],
): Map<string, LastRuling> {
  return new Map(
    rows.map((r) => [
      `${r.revision_id} ${r.clock}`,
      { id: r.id, verdict: publishedVerdict(r.verdict), asOf: r.as_of, recordedAt: r.recorded_at },
    ]),
  );
}

/** The verdicts of a revision as last published; undefined if one of its clocks has none. */
export function lastVerdicts(
  rulings: ReadonlyMap<string, LastRuling>,
  revisionId: number,
): Clocks<AnyVerdict> | undefined {
  const said = rulings.get(`${revisionId} said`)?.verdict;
  const now = rulings.get(`${revisionId} now`)?.verdict;
  return said === undefined || now === undefined ? undefined : { said, now };
}

/**
 * The verdicts that stand for a published revision, on the evidence that they can see and on a day. Those of another method
 * that this one turns cannot be computed again: they stand as they were published, and `standing` is undefined. Those that
 * it does not turn are followed by this method.
 */
export function standingVerdicts(
  revision: RevisionToCompute,
  ruled: Clocks<AnyVerdict>,
  mark: number,
  today: string,
): { before: Clocks<AnyVerdict>; standing: Computed | undefined } {
  if (isTurnedByMethod(revision, ruled, mark)) return { before: ruled, standing: undefined };
  const standing = computeRevision(revision, 'published', mark, today);
  return { before: { said: standing.said, now: standing.now }, standing };
}

/**
 * Whether the method of today would have ruled otherwise on the days of the rulings and on the evidence that they could
 * see, so that neither time nor figures are taken for the method.
 */
export function isTurnedByMethod(
  revision: RevisionToCompute,
  ruled: Clocks<AnyVerdict>,
  mark: number,
): boolean {
  return (['said', 'now'] as const).some((clock) => {
    const verdict = ruled[clock];
    if (verdict.method === METHOD) return false;
    return isAnother(verdict, computeRevision(revision, 'published', mark, verdict.asOf)[clock]);
  });
}
