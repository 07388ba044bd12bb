/**
 * Loading of bundles into the ledger: all or nothing, and loading a bundle again changes nothing.
 *
 * What the ledger already holds must be the same, letter for letter. A bundle that contradicts it is refused with every
 * difference, because what was recorded is corrected in the open and never overwritten. Sayings that it names of a claim that the
 * ledger has are proposed: they wait for an editor, as those that are attached in the newsroom.
 */

import { sql, type Transaction } from 'kysely';
import { type Bundle, type Claim, keptClaim, pathText } from '../../claims/bundle.ts';
import { faultsOf } from '../../claims/drafting/refusals.ts';
import { askedMessage } from '../../claims/editorial/claimants.ts';
import { bothClocks } from '../../claims/evaluate.ts';
import { slug } from '../../claims/evidence/schema.ts';
import { listFault } from '../../claims/sayings/list-fault.ts';
import { sayingFault } from '../../claims/sayings/verdict.ts';
import { tally } from '../../claims/words/numbers.ts';
import { type Actor, recordAudit } from '../base/audit.ts';
import { dayAt } from '../base/calendar.ts';
import { CHUNK, lookUp } from '../base/chunks.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { type Difference, LoadConflict, sift } from '../evidence/conflict.ts';
import { insertEvidence, newEvidence } from '../evidence/load.ts';
import { ClaimantUnclear } from './claimants.ts';
import { loadSayings } from './load-sayings.ts';
import { proposeSayings } from './propose-sayings.ts';
import { follow, revisionsBehind } from './queue.ts';
import { insertRevisions } from './revisions.ts';
import { publishRulings } from './rulings.ts';
import { storedClaim } from './stored-json.ts';

export interface LoadItem {
  bundle: Bundle;
  /** The topic that the claim is listed under. */
  topic?: string | undefined;
  /** Which of those of one name its claimant is, if somebody was asked: `SAME`, `ANOTHER` or a slug. */
  which?: string | undefined;
}

/** What a load added. */
export interface Loaded {
  claims: number;
  series: number;
  observations: number;
  sources: number;
  /** How many published verdicts of other claims the new figures would change: they wait in the queue. */
  queued: number;
  /** How many sayings of claims that the ledger has are proposed: they wait until a reviewer confirms them. */
  proposed: number;
  /** How many more are not proposed, since an editor took them off before. */
  takenOff: number;
  /** How many of the proposed may not state their claim. */
  unlike: number;
}

type Trx = Transaction<Schema>;

/**
 * Loads bundles in one transaction, and publishes the rulings of the claims that are new.
 * `recordedAt` is the time of the load (ISO 8601); its day is the "today" of the rulings.
 * Throws a LoadConflict when a bundle contradicts the ledger, or has a claim that would be its own evidence.
 */
export async function loadBundles(
  { kysely }: Database,
  items: readonly LoadItem[],
  recordedAt: string,
  actor: Actor | null = null,
): Promise<Loaded> {
  return kysely.transaction().execute(async (trx) => {
    const differences: Difference[] = [];
    const evidence = await newEvidence(
      trx,
      {
        series: items.flatMap(({ bundle }) => bundle.series),
        sources: items.flatMap(({ bundle }) => bundle.sources),
      },
      differences,
      recordedAt,
    );
    const { fresh: claims, known } = await newClaims(trx, items, differences);
    const { today } = await dayAt(trx, recordedAt);
    differences.push(...claims.flatMap(({ bundle }) => refused(bundle, today)));
    if (differences.length > 0) throw new LoadConflict(differences);

    await insertEvidence(trx, evidence, recordedAt);
    const revisions = await insertClaims(trx, claims, recordedAt);
    await publishRulings(trx, revisions, recordedAt);
    await loadSayings(trx, claims, recordedAt, actor);
    const sayings = await proposeSayings(trx, known, recordedAt, actor);
    if (actor !== null && claims.length + evidence.observations.length > 0)
      await recordAudit(trx, {
        at: recordedAt,
        actor,
        action: 'loaded',
        subject: tally(claims.length, 'claim'),
        detail: tally(evidence.observations.length, 'figure'),
      });
    const moved = [...new Set(evidence.observations.map((o) => o.series))];
    const { queued } = await follow(trx, await revisionsBehind(trx, moved), recordedAt);
    return {
      claims: claims.length,
      series: evidence.series.length,
      observations: evidence.observations.length,
      sources: evidence.sources.length,
      queued: queued.length,
      ...sayings,
    };
  });
}

async function newClaims(
  trx: Trx,
  items: readonly LoadItem[],
  differences: Difference[],
): Promise<{ fresh: LoadItem[]; known: LoadItem[] }> {
  const slugs = [...new Set(items.map(({ bundle }) => bundle.claim.slug))];
  const rows = await lookUp(slugs, (chunk) =>
    trx
      .selectFrom('claim')
      .innerJoin('claim_revision as r', 'r.claim_id', 'claim.id')
      .select(['claim.slug', 'r.body', 'r.revision'])
      .where('claim.slug', 'in', chunk)
      .orderBy('r.revision')
      .execute(),
  );
  const held = new Map(rows.map((r): [string, Claim] => [`claim ${r.slug}`, storedClaim(r.body)]));
  const wanted = items.map(({ bundle }): [string, Claim] => {
    const key = `claim ${bundle.claim.slug}`;
    return [key, asMarkedIn(held.get(key), keptClaim(bundle))];
  });
  const fresh = new Set(sift(wanted, held, differences).map(([, claim]) => claim));
  const isNew = (_: LoadItem, i: number) => {
    const claim = wanted[i]?.[1];
    return claim !== undefined && fresh.has(claim);
  };
  return { fresh: items.filter(isNew), known: items.filter((item, i) => !isNew(item, i)) };
}

/** A claim without the mark of a body, if the ledger published it before there was one: it is the same claim. */
function asMarkedIn(held: Claim | undefined, claim: Claim): Claim {
  if (held === undefined || held.claimant.body !== undefined) return claim;
  const { body: _, ...claimant } = claim.claimant;
  return { ...claim, claimant };
}

/** What keeps a new claim out, since nobody reviews what is loaded: a name that is no address, and whatever would keep it from review. */
function refused(bundle: Bundle, today: string): Difference[] {
  const claim = keptClaim(bundle);
  const name = slug.safeParse(claim.slug).error?.issues ?? [];
  const faults = [
    ...name.map(({ message }) => ({ path: ['slug'], message })),
    ...faultsOf({ ...bundle, claim }, bothClocks(bundle, today)),
    ...(bundle.claim.sayings ?? []).flatMap((said, i) => {
      const fault = sayingFault(bundle, said, today) ?? listFault(bundle.claim, i);
      return fault === undefined ? [] : [{ path: ['sayings', i, fault.field], message: fault.message }];
    }),
  ];
  return faults.map(({ path, message }) => ({
    what: `claim ${claim.slug}, claim.${pathText(path)}`,
    key: '',
    ledger: '',
    bundle: '',
    message,
  }));
}

/** The claims of which somebody has to say by whom they are. */
function unclear(error: ClaimantUnclear, items: readonly LoadItem[]): Difference[] {
  return error.unclear.flatMap(({ index, known }): Difference[] => {
    const claim = items[index]?.bundle.claim;
    if (claim === undefined) return [];
    const message = askedMessage(claim.claimant.name, known);
    return [
      {
        what: `claim ${claim.slug}, claim.claimant`,
        key: '',
        ledger: '',
        bundle: '',
        message,
        asksForClaimant: true,
      },
    ];
  });
}

/** Inserts claims with their first revisions. Returns the ids of these. */
async function insertClaims(trx: Trx, items: readonly LoadItem[], recordedAt: string): Promise<number[]> {
  const revisionIds: number[] = [];
  for (let i = 0; i < items.length; i += CHUNK) {
    const chunk = items.slice(i, i + CHUNK);
    const claims = await trx
      .insertInto('claim')
      .values(chunk.map(({ bundle }) => ({ slug: bundle.claim.slug, recorded_at: recordedAt })))
      .returning(['id', 'slug'])
      .execute();
    const ids = new Map(claims.map((c) => [c.slug, c.id]));
    // A draft of that name becomes the draft of the claim's next revision.
    await trx
      .updateTable('work')
      .set({ claim_id: sql<number>`(SELECT c.id FROM claim c WHERE c.slug = work.slug)` })
      .where('slug', 'in', [...ids.keys()])
      .execute();
    revisionIds.push(
      ...(await insertRevisions(
        trx,
        chunk.map(({ bundle, topic, which }) => ({
          claimId: ids.get(bundle.claim.slug) ?? 0,
          revision: 1,
          claim: keptClaim(bundle),
          which,
          topic,
          context: null,
          corrects: null,
          withoutSecondReader: false,
        })),
        recordedAt,
      ).catch((error: unknown) => {
        throw error instanceof ClaimantUnclear ? new LoadConflict(unclear(error, chunk)) : error;
      })),
    );
  }
  return revisionIds;
}
