/** Sayings and deeds on their way into the ledger. */
import type { Transaction } from 'kysely';
import type { Saying } from '../../claims/claim.ts';
import { partialMoment } from '../../claims/exact/calendar.ts';
import { type Actor, recordAudit } from '../base/audit.ts';
import { inChunks } from '../base/chunks.ts';
import type { Schema } from '../base/schema.ts';
import type { SayingDeedTable } from '../base/schema-sayings.ts';
import { findBySayings } from './listing.ts';
import { keyNew, rekey } from './repeat-keys.ts';

type Trx = Transaction<Schema>;

/** A deed that is done: on which claim, with which other one, undoing which deed. */
export interface NewDeed {
  what: SayingDeedTable['what'];
  claimId: number;
  otherClaimId?: number;
  undoes?: number;
  reason?: string;
  /** The sayings that it confirms or takes away. */
  sayings?: readonly number[];
}

/** Deeds that bring sayings, and change nothing of those that are there. */
const BRINGS: ReadonlySet<NewDeed['what']> = new Set(['load', 'attach', 'link', 'merge']);

/** Records a deed, with the sayings that it is about. Returns its id. */
export async function insertDeed(trx: Trx, by: { actor: Actor; at: string }, deed: NewDeed): Promise<number> {
  const { id } = await trx
    .insertInto('saying_deed')
    .values(deedRow(by, deed))
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const saying_id of deed.sayings ?? [])
    await trx.insertInto('saying_deed_saying').values({ deed_id: id, saying_id }).execute();
  // Which sayings stand follows from the deeds, and the keys by which repeats are found from that. A deed that only brings
  // sayings changes none of those that are there: each new one gets its own keys.
  if (!BRINGS.has(deed.what)) {
    const claims = [deed.claimId, ...(deed.otherClaimId === undefined ? [] : [deed.otherClaimId])];
    await rekey(trx, claims);
    await findBySayings(trx, claims);
  }
  return id;
}

function deedRow(by: { actor: Actor; at: string }, deed: NewDeed) {
  return {
    what: deed.what,
    claim_id: deed.claimId,
    other_claim_id: deed.otherClaimId ?? null,
    undoes: deed.undoes ?? null,
    reason: deed.reason === undefined || deed.reason === '' ? null : deed.reason,
    person_id: by.actor.personId,
    person: by.actor.name,
    at: by.at,
  };
}

/** A saying that comes into the ledger. */
export interface NewSaying {
  said: Saying;
  claimantSlug: string;
  withinClaimId?: number | null;
  needsSecond?: boolean;
  /** The claim whose own saying it was, or the saying that it is a copy of. */
  fromClaimId?: number;
  fromSayingId?: number;
  why?: string | null;
}

/**
 * Inserts a saying of a claim, brought by a deed. Returns its id. Throws if its day is no day, month or year. Whoever inserts some
 * that stand at once lets readers find the claim by all of them after the last (`findBySayings`).
 */
export async function insertSaying(
  trx: Trx,
  { claimId, deedId }: { claimId: number; deedId: number },
  saying: NewSaying,
): Promise<number> {
  const { id } = await trx
    .insertInto('saying')
    .values(rowOf(saying, claimId, deedId))
    .returning('id')
    .executeTakeFirstOrThrow();
  // One that waits for a second editor is not found: it gets its keys when it is confirmed.
  if (saying.needsSecond !== true) await keyNew(trx, { claimId, saying: id });
  return id;
}

function rowOf({ said, claimantSlug, ...given }: NewSaying, claim_id: number, deed_id: number) {
  const at = partialMoment(said.saidOn);
  if (at === undefined) throw new Error(`${said.saidOn} is no day, month or year`);
  return {
    claim_id,
    deed_id,
    claimant_slug: claimantSlug,
    claimant: JSON.stringify(said.claimant),
    said_on: said.saidOn,
    first_day: at.start,
    last_day: at.end,
    words: said.quote,
    is_reported: said.reported === true ? 1 : 0,
    appearance: said.appearance === undefined ? null : JSON.stringify(said.appearance),
    claimed: said.claimed === undefined ? null : JSON.stringify(said.claimed),
    within_claim_id: given.withinClaimId ?? null,
    needs_second: given.needsSecond === true ? 1 : 0,
    from_claim_id: given.fromClaimId ?? null,
    from_saying_id: given.fromSayingId ?? null,
    why: given.why ?? null,
  };
}

/** A saying that is attached to a claim. */
export interface Attached {
  claim: { id: number; slug: string };
  saying: Omit<NewSaying, 'needsSecond'>;
}

/**
 * Attaches sayings to claims, each by a deed of its own and with its entry in the audit, in three statements however many they are: all of
 * them wait for a second editor. Returns their ids, in their order.
 */
export async function insertAttached(
  trx: Trx,
  by: { actor: Actor; at: string },
  sayings: readonly Attached[],
): Promise<number[]> {
  const deeds = sayings.map(({ claim, saying: { why = null } }) =>
    deedRow(by, { what: 'attach', claimId: claim.id, ...(why === null ? {} : { reason: why }) }),
  );
  const deedIds: number[] = [];
  await inChunks(deeds, async (rows) => {
    deedIds.push(...inOrder(await trx.insertInto('saying_deed').values(rows).returning('id').execute()));
  });
  const rows = sayings.map(({ claim, saying }, i) =>
    rowOf({ ...saying, needsSecond: true }, claim.id, deedIds[i] ?? 0),
  );
  const ids: number[] = [];
  await inChunks(rows, async (chunk) => {
    ids.push(...inOrder(await trx.insertInto('saying').values(chunk).returning('id').execute()));
  });
  await recordAudit(
    trx,
    ...sayings.map(({ claim, saying: { said, claimantSlug } }) => ({
      ...by,
      action: 'saying-attached' as const,
      subject: claim.slug,
      detail: `${claimantSlug}, ${said.saidOn}, waits for a second editor`,
    })),
  );
  return ids;
}

/** Rows get their ids in the order in which they are inserted, and may be returned in another. */
const inOrder = (rows: readonly { id: number }[]): number[] => rows.map(({ id }) => id).sort((a, b) => a - b);
