/**
 * Rulings: verdicts as published. Each is a row with the hash of the bundle that it was computed from and
 * the version of the method; none is ever changed, and a later one is added beside it.
 */
import type { Kysely, Transaction } from 'kysely';
import { type Bundle, canonicalJson } from '../claims/bundle.ts';
import { assembleBundle, bothClocks } from '../claims/ledger.ts';
import type { Verdict } from '../claims/verdict.ts';
import { claimsOfRevisions } from './claims.ts';
import { type Listed, relist } from './listing.ts';
import type { Database } from './open.ts';
import type { Clock, Schema } from './schema.ts';

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
const CHUNK = 100;

/**
 * Computes revisions by both clocks, publishes each verdict that differs from what is published in finding,
 * sentence or method, and brings the lists to them. Returns what was published.
 */
export async function publishRulings(
  trx: Transaction<Schema>,
  revisionIds: readonly number[],
  recordedAt: string,
): Promise<Changed[]> {
  const changed: Changed[] = [];
  for (let i = 0; i < revisionIds.length; i += CHUNK) {
    changed.push(...(await publishChunk(trx, revisionIds.slice(i, i + CHUNK), recordedAt)));
  }
  return changed;
}

async function publishChunk(
  trx: Transaction<Schema>,
  ids: readonly number[],
  recordedAt: string,
): Promise<Changed[]> {
  const today = recordedAt.slice(0, 10);
  const published = await lastRulings(trx, ids);
  const changed: (Changed & { revisionId: number; bundle: Bundle; verdict: Verdict })[] = [];
  const computed: Omit<Listed, 'rulingId'>[] = [];
  for (const { revisionId, claimId, claim } of await claimsOfRevisions(trx, ids)) {
    const bundle = assembleBundle(claim.claim, claim.series, claim.sources, today);
    const { said, now } = bothClocks(bundle, today);
    computed.push({ revisionId, claimId, claim, said, now, ruledOn: today, computedOn: today });
    for (const [clock, verdict] of [
      ['said', said],
      ['now', now],
    ] as const) {
      const last = published.get(`${revisionId} ${clock}`);
      if (last !== undefined && isSame(last.verdict, verdict)) continue;
      const from = last?.verdict.finding ?? null;
      changed.push({ slug: claim.claim.slug, clock, from, to: verdict.finding, revisionId, bundle, verdict });
    }
  }
  if (changed.length > 0) {
    const rows = await Promise.all(
      changed.map(async ({ revisionId, clock, bundle, verdict }) => ({
        revision_id: revisionId,
        clock,
        as_of: verdict.asOf,
        method: verdict.method,
        bundle_sha256: await bundleHash({ ...bundle, asOf: verdict.asOf }),
        finding: verdict.finding,
        verdict: JSON.stringify(verdict),
        recorded_at: recordedAt,
        corrects: null,
      })),
    );
    await trx.insertInto('ruling').values(rows).execute();
  }
  const after = await lastRulings(trx, ids);
  await relist(
    trx,
    computed.map((c) => {
      const last = after.get(`${c.revisionId} now`);
      return { ...c, rulingId: last?.id ?? 0, ruledOn: last?.recordedAt.slice(0, 10) ?? c.ruledOn };
    }),
  );
  return changed.map(({ slug, clock, from, to }) => ({ slug, clock, from, to }));
}

function isSame(a: Verdict, b: Verdict): boolean {
  return a.finding === b.finding && a.because === b.because && a.method === b.method;
}

interface LastRuling {
  id: number;
  verdict: Verdict;
  recordedAt: string;
}

/** The last ruling of each revision by each clock, under `REVISION CLOCK`. */
async function lastRulings(trx: Kysely<Schema>, ids: readonly number[]): Promise<Map<string, LastRuling>> {
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

/**
 * Computes claims anew on the ledger's evidence, and publishes the verdicts that changed: all claims, or with
 * `onlyStale` those that were not computed today yet, since a verdict can change with the calendar alone.
 * `onProgress` is told how many claims are done.
 */
export async function recompute(
  database: Database,
  recordedAt: string,
  {
    onlyStale = false,
    onProgress,
  }: { onlyStale?: boolean; onProgress?: (done: number, of: number) => void } = {},
): Promise<Changed[]> {
  const rows = await database.kysely
    .selectFrom('listing')
    .select('revision_id')
    .$if(onlyStale, (query) => query.where('computed_on', '<', recordedAt.slice(0, 10)))
    .orderBy('claim_id')
    .execute();
  const revisions = rows.map((r) => r.revision_id);
  const changed: Changed[] = [];
  for (let i = 0; i < revisions.length; i += CHUNK) {
    const chunk = revisions.slice(i, i + CHUNK);
    changed.push(
      ...(await database.kysely.transaction().execute((trx) => publishRulings(trx, chunk, recordedAt))),
    );
    onProgress?.(Math.min(i + CHUNK, revisions.length), revisions.length);
  }
  return changed;
}
