/**
 * Rulings: verdicts as published. Each is a row with the hash of the bundle that it was computed from and
 * the version of the method; none is ever changed, and a later one is added beside it.
 */
import { type Kysely, sql, type Transaction } from 'kysely';
import { type Bundle, canonicalJson } from '../claims/bundle.ts';
import { assembleBundle, bothClocks } from '../claims/ledger.ts';
import { standingOf, type Verdict } from '../claims/verdict.ts';
import { claimsOfRevisions, type StoredClaim } from './claims.ts';
import type { Database } from './open.ts';
import type { Schema } from './schema.ts';

/** The beginning of a quotation that lists show; the whole of it stands on its page. */
const LISTED_QUOTE = 400;

/** The SHA-256 of a bundle's canonical JSON, in hexadecimal. */
export async function bundleHash(bundle: Bundle): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalJson(bundle)));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

interface RulingRow {
  revision_id: number;
  as_of: string;
  method: string;
  bundle_sha256: string;
  finding: string;
  verdict: string;
  recorded_at: string;
  corrects: null;
}

async function rulingRow(
  revisionId: number,
  bundle: Bundle,
  verdict: Verdict,
  recordedAt: string,
): Promise<RulingRow> {
  return {
    revision_id: revisionId,
    as_of: verdict.asOf,
    method: verdict.method,
    bundle_sha256: await bundleHash({ ...bundle, asOf: verdict.asOf }),
    finding: verdict.finding,
    verdict: JSON.stringify(verdict),
    recorded_at: recordedAt,
    corrects: null,
  };
}

const CHUNK = 100;

/** Publishes both rulings of each revision, when said and now, and lists the claim. */
export async function publishRulings(
  trx: Transaction<Schema>,
  revisionIds: readonly number[],
  recordedAt: string,
): Promise<void> {
  const today = recordedAt.slice(0, 10);
  for (let i = 0; i < revisionIds.length; i += CHUNK) {
    const stored = await claimsOfRevisions(trx, revisionIds.slice(i, i + CHUNK));
    const rulings: RulingRow[] = [];
    const listed: Listing[] = [];
    for (const { revisionId, claimId, claim } of stored) {
      const bundle = assembleBundle(claim.claim, claim.series, claim.sources, today);
      const { said, now } = bothClocks(bundle, today);
      rulings.push(await rulingRow(revisionId, bundle, said, recordedAt));
      rulings.push(await rulingRow(revisionId, bundle, now, recordedAt));
      listed.push({ claimId, claim, said, now });
    }
    if (rulings.length > 0) await trx.insertInto('ruling').values(rulings).execute();
    await list(trx, listed);
  }
}

interface Listing {
  claimId: number;
  claim: StoredClaim;
  said: Verdict;
  now: Verdict;
}

/** Brings the derived lists and the search to the given verdicts. */
async function list(trx: Transaction<Schema>, listings: readonly Listing[]): Promise<void> {
  if (listings.length === 0) return;
  const ids = listings.map((l) => l.claimId);
  await trx.deleteFrom('listing').where('claim_id', 'in', ids).execute();
  await trx.deleteFrom('listing_finding').where('claim_id', 'in', ids).execute();
  await sql`DELETE FROM claim_search WHERE rowid IN (${sql.join(ids)})`.execute(trx);
  const names = await namesOf(trx, listings);
  await trx
    .insertInto('listing')
    .values(
      listings.map(({ claimId, claim: { claim, claimantSlug, topic }, said, now }) => ({
        claim_id: claimId,
        slug: claim.slug,
        quote: beginning(claim.quote),
        claimant_slug: claimantSlug,
        claimant: names.get(claimantSlug) ?? claim.claimant.name,
        topic_slug: topic?.slug ?? null,
        topic: topic?.name ?? null,
        kind: claim.kind,
        said_on: claim.saidOn,
        finding_said: said.finding,
        finding_now: now.finding,
        standing_said: standingOf(said),
        standing_now: standingOf(now),
        because_now: now.because,
      })),
    )
    .execute();
  const findings = listings.flatMap(({ claimId, claim, said, now }) =>
    [...new Set([said.finding, now.finding])].map((finding) => ({
      finding,
      said_on: claim.claim.saidOn,
      claim_id: claimId,
    })),
  );
  await trx.insertInto('listing_finding').values(findings).execute();
  const searchable = listings.map(
    ({ claimId, claim: { claim, topic } }) =>
      sql`(${claimId}, ${claim.quote}, ${claim.claimant.name}, ${topic?.name ?? ''}, ${claim.slug})`,
  );
  await sql`INSERT INTO claim_search (rowid, quote, claimant, topic, slug) VALUES ${sql.join(searchable)}`.execute(
    trx,
  );
}

async function namesOf(trx: Transaction<Schema>, listings: readonly Listing[]): Promise<Map<string, string>> {
  const slugs = [...new Set(listings.map((l) => l.claim.claimantSlug))];
  const rows = await trx.selectFrom('claimant').selectAll().where('slug', 'in', slugs).execute();
  return new Map(rows.map((row) => [row.slug, row.name]));
}

function beginning(quote: string): string {
  const characters = [...quote.slice(0, 2 * LISTED_QUOTE)];
  return quote.length <= LISTED_QUOTE ? quote : `${characters.slice(0, LISTED_QUOTE).join('')}…`;
}

/** A claim whose verdict changed in a recomputation. */
export interface Changed {
  slug: string;
  clock: 'said' | 'now';
  from: string;
  to: string;
}

/**
 * Recomputes the verdicts of all claims on the ledger's evidence, and adds a ruling beside each that no
 * longer is what is published. `onProgress` is told how many claims are done.
 */
export async function recompute(
  database: Database,
  recordedAt: string,
  onProgress: (done: number, of: number) => void = () => {},
): Promise<Changed[]> {
  const today = recordedAt.slice(0, 10);
  const revisions = await lastRevisions(database.kysely);
  const changed: Changed[] = [];
  for (let i = 0; i < revisions.length; i += CHUNK) {
    await database.kysely.transaction().execute(async (trx) => {
      const stored = await claimsOfRevisions(trx, revisions.slice(i, i + CHUNK));
      const listed: Listing[] = [];
      for (const { revisionId, claimId, claim } of stored) {
        const bundle = assembleBundle(claim.claim, claim.series, claim.sources, today);
        const { said, now } = bothClocks(bundle, today);
        const published = claim.rulings.filter((r) => r.revision === claim.revision);
        for (const [clock, verdict] of [
          ['said', said],
          ['now', now],
        ] as const) {
          const before = published.findLast((r) => (r.asOf === claim.claim.saidOn) === (clock === 'said'));
          if (before?.finding === verdict.finding && before.method === verdict.method) continue;
          await trx
            .insertInto('ruling')
            .values(await rulingRow(revisionId, bundle, verdict, recordedAt))
            .execute();
          changed.push({
            slug: claim.claim.slug,
            clock,
            from: before?.finding ?? 'none',
            to: verdict.finding,
          });
        }
        listed.push({ claimId, claim, said, now });
      }
      await list(trx, listed);
    });
    onProgress(Math.min(i + CHUNK, revisions.length), revisions.length);
  }
  return changed;
}

async function lastRevisions(kysely: Kysely<Schema>): Promise<number[]> {
  const rows = await kysely
    .selectFrom('claim_revision as r')
    .select('r.id')
    .where(({ eb, selectFrom }) =>
      eb(
        'r.revision',
        '=',
        selectFrom('claim_revision as x')
          .select(({ fn }) => fn.max('x.revision').as('last'))
          .whereRef('x.claim_id', '=', 'r.claim_id'),
      ),
    )
    .orderBy('r.id')
    .execute();
  return rows.map((r) => r.id);
}
