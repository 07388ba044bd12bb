/**
 * Rulings: verdicts as published. Each is a row with the hash of the bundle that it was computed from and
 * the version of the method; none is ever changed, and a later one is added beside it.
 *
 * A published verdict sees the evidence up to a mark, the last observation when it was published. Time moves
 * it by itself: what the calendar alone changes (a deadline that passes) is published as a new ruling. New
 * evidence and a new method do not: where they would change it, the change waits in the queue (queue.ts).
 */

import type { Kysely, Transaction } from 'kysely';
import { assembleBundle, type Bundle } from '../../claims/bundle.ts';
import { isSameButForTheDay } from '../../claims/engine/identity.ts';
import { bothClocks } from '../../claims/evaluate.ts';
import { canonicalJson } from '../../claims/exact/canonical-json.ts';
import type { Clocks, Verdict } from '../../claims/verdict.ts';
import type { Clock, Schema } from '../base/schema.ts';
import { type Listed, relist } from './listing.ts';
import { type BareClaim, claimsOfRevisions, type RevisionToCompute } from './stored-claim.ts';

type Trx = Transaction<Schema>;

/** The SHA-256 of a bundle's canonical JSON, in hexadecimal. */
export async function bundleHash(bundle: Bundle): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalJson(bundle)));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A claim whose verdict is another than was published. */
export interface Changed {
  slug: string;
  clock: Clock;
  /** What was published; null where nothing was. */
  from: string | null;
  to: string;
}

/** So many claims are computed and written at a time. */
export const CLAIMS_AT_A_TIME = 100;

/** A revision with the verdicts computed on a state of the evidence. */
export interface Computed extends Clocks {
  revision: RevisionToCompute;
  claim: BareClaim;
  bundle: Bundle;
  mark: number;
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
    ...bothClocks(bundle, today),
  };
}

/** The last observation of the ledger, 0 where there is none. */
export async function latestMark(trx: Kysely<Schema>): Promise<number> {
  const row = await trx
    .selectFrom('observation')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirst();
  return Number(row?.id ?? 0);
}

/**
 * Publishes revisions on all the evidence there is: a ruling for each clock whose verdict differs from the last
 * one in more than its day, and the lists brought to them. Returns what was published.
 */
export async function publishRulings(
  trx: Trx,
  revisionIds: readonly number[],
  recordedAt: string,
): Promise<Changed[]> {
  const mark = await latestMark(trx);
  const changed: Changed[] = [];
  for (let i = 0; i < revisionIds.length; i += CLAIMS_AT_A_TIME) {
    const revisions = await claimsOfRevisions(trx, revisionIds.slice(i, i + CLAIMS_AT_A_TIME));
    const computed = revisions.map((r) => computeRevision(r, 'latest', mark, recordedAt.slice(0, 10)));
    changed.push(...(await publishComputed(trx, computed, recordedAt)));
  }
  return changed;
}

/** Publishes what was computed, as above. */
export async function publishComputed(
  trx: Trx,
  computed: readonly Computed[],
  recordedAt: string,
): Promise<Changed[]> {
  if (computed.length === 0) return [];
  const today = recordedAt.slice(0, 10);
  const ids = computed.map((c) => c.revision.revisionId);
  const published = await lastRulings(trx, ids);
  const changed = computed.flatMap((c) =>
    (['said', 'now'] as const).flatMap((clock) => {
      const last = published.get(`${c.revision.revisionId} ${clock}`);
      const verdict = c[clock];
      if (last !== undefined && isSameButForTheDay(last.verdict, verdict)) return [];
      return [{ computed: c, clock, verdict, last }];
    }),
  );
  if (changed.length > 0) {
    const rows = await Promise.all(
      changed.map(async ({ computed: { revision, bundle, mark }, clock, verdict, last }) => ({
        revision_id: revision.revisionId,
        clock,
        as_of: verdict.asOf,
        method: verdict.method,
        bundle_sha256: await bundleHash({ ...bundle, asOf: verdict.asOf }),
        finding: verdict.finding,
        verdict: JSON.stringify(verdict),
        recorded_at: recordedAt,
        corrects: last?.id ?? null,
        evidence_mark: mark,
      })),
    );
    await trx.insertInto('ruling').values(rows).execute();
  }
  const after = changed.length > 0 ? await lastRulings(trx, ids) : published;
  const listed: Listed[] = computed.map(({ revision: { revisionId, claimId }, claim, said, now, mark }) => {
    const last = after.get(`${revisionId} now`);
    return {
      revisionId,
      claimId,
      claim,
      said,
      now,
      mark,
      computedOn: today,
      rulingId: last?.id ?? 0,
      ruledOn: last?.recordedAt.slice(0, 10) ?? today,
    };
  });
  await relist(trx, listed);
  return changed.map(({ computed: { claim }, clock, verdict, last }) => ({
    slug: claim.claim.slug,
    clock,
    from: last?.verdict.finding ?? null,
    to: verdict.finding,
  }));
}

interface LastRuling {
  id: number;
  verdict: Verdict;
  recordedAt: string;
}

/** The last ruling of each revision by each clock, under `REVISION CLOCK`. */
export async function lastRulings(
  trx: Kysely<Schema>,
  ids: readonly number[],
): Promise<Map<string, LastRuling>> {
  const rows = await trx
    .selectFrom('ruling')
    .select(['id', 'revision_id', 'clock', 'verdict', 'recorded_at'])
    .where('revision_id', 'in', ids)
    .orderBy('id')
    .execute();
  return new Map(
    rows.map((r) => [
      `${r.revision_id} ${r.clock}`,
      { id: r.id, verdict: JSON.parse(r.verdict) as Verdict, recordedAt: r.recorded_at },
    ]),
  );
}
