/**
 * What editors do with claims as wholes: merge two that are one, make a claim of some sayings, undo either or anything else that
 * was done with sayings. What was recorded stays: each deed is a row, from which the rest follows.
 */
import { sql, type Transaction } from 'kysely';
import * as z from 'zod';
import { type Claim, claimSchema } from '../../claims/bundle.ts';
import { MAX_SAYINGS, type Saying } from '../../claims/claim.ts';
import { faultsOf } from '../../claims/drafting/refusals.ts';
import { bothClocks } from '../../claims/evaluate.ts';
import { proposedSlug } from '../../claims/evidence/slug.ts';
import { isDate } from '../../claims/exact/calendar.ts';
import { isSameQuestion } from '../../claims/sayings/merging.ts';
import { occasionsOf } from '../../claims/sayings/occasions.ts';
import type { HeldSaying } from '../../claims/sayings/saying.ts';
import { claimOfSaying, sayingFault } from '../../claims/sayings/verdict.ts';
import { tally } from '../../claims/words/numbers.ts';
import { dayAt } from '../base/calendar.ts';
import { once, type Posted, useOf } from '../base/idempotency.ts';
import { flag, runSql } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { leadClaims } from '../ledger/claim-leads.ts';
import { findBySayings } from '../ledger/listing.ts';
import { insertRevisions } from '../ledger/revisions.ts';
import { publishRulings } from '../ledger/rulings.ts';
import { insertDeed, insertSaying } from '../ledger/saying-rows.ts';
import { deedStands, sayingsOfClaims } from '../ledger/sayings.ts';
import { freeClaimName } from '../ledger/slugs.ts';
import { keptFromComingBack } from './brought-back.ts';
import {
  audited,
  GONE,
  isAttached,
  NO_OTHER,
  type OpenClaim,
  openClaim,
  refused,
  type SayingDone,
  sayingDone,
  TOO_MANY,
} from './sayings.ts';

type Trx = Transaction<Schema>;

/** The own words of a claim as a saying of another. */
function ownSaying({ claimant, saidOn, quote, appearance, ...claim }: Claim): Saying {
  const claimed = 'claimed' in claim ? claim.claimed : undefined;
  return {
    claimant,
    saidOn,
    quote,
    ...(appearance === undefined ? {} : { appearance }),
    ...(claimed === undefined ? {} : { claimed }),
  };
}

/** Merges two claims that test the same: of the two, the one that was said later becomes sayings of the other. */
export async function mergeClaims(
  database: Database,
  { slug, other, reason, ...posted }: Posted & { slug: string; other: string; reason: string },
): Promise<SayingDone> {
  return once(database, useOf(posted, 'merge-claims', slug, other, reason), sayingDone, async (trx) => {
    const [one, two] = [await openClaim(trx, slug), await openClaim(trx, other)];
    if (one === undefined) return refused('', GONE);
    if (two === undefined || two.id === one.id) return refused('merge.with', NO_OTHER);
    const isOlder = one.saidOn < two.saidOn || (one.saidOn === two.saidOn && one.id < two.id);
    const [kept, younger] = isOlder ? [one, two] : [two, one];
    const { today } = await dayAt(trx, posted.at);
    const why = apart(kept, younger, today);
    if (why !== undefined) return refused('merge.with', why);
    // What waits would be lost from sight with the claim's own page.
    if (younger.all.length > younger.sayings.length)
      return refused(
        'merge.with',
        'A saying of the later claim waits for a second editor: confirm it or take it off first.',
      );
    const held = occasionsOf(kept.person, kept.bare.claim, kept.all);
    const brought = [
      { person: younger.person, said: ownSaying(younger.bare.claim), fromClaimId: younger.id },
      ...younger.sayings.map(({ id, person, said }) => ({ person: person.slug, said, fromSayingId: id })),
    ].filter(({ person, said }) => {
      if (isAttached(held, person, said)) return false;
      held.push({ ...said, person });
      return true;
    });
    if (held.length - 1 > MAX_SAYINGS) return refused('merge.with', TOO_MANY);
    if (reason === '') return refused('merge.reason', 'Say why they are one: readers see the reason.');
    const deedId = await insertDeed(trx, posted, {
      what: 'merge',
      claimId: kept.id,
      otherClaimId: younger.id,
      reason,
    });
    await bringSayings(trx, { claimId: kept.id, deedId }, brought);
    await leadClaims(trx, posted.at);
    await audited(trx, posted, 'claims-merged', younger.slug, `into ${kept.slug}`);
    return { outcome: 'done', slug: kept.slug };
  });
}

/** Why two claims are not one; undefined if nothing says so. */
function apart(kept: OpenClaim, younger: OpenClaim, today: string): string | undefined {
  if (!isSameQuestion(kept.bare.claim, younger.bare.claim))
    return 'They do not test the same: kind, evidence, options and figure must be equal. Link them instead.';
  for (const said of [ownSaying(younger.bare.claim), ...younger.sayings.map((one) => one.said)]) {
    const fault = sayingFault(kept.bare, said, today);
    if (fault !== undefined) return fault.message;
  }
  return undefined;
}

/** A saying that comes to a claim from another one: whose it is, and where it comes from. */
interface Brought {
  person: string;
  said: Saying;
  fromClaimId?: number;
  fromSayingId?: number;
}

/** Inserts sayings that come to a claim. What was held in the words of that claim is held in no other's. */
async function bringSayings(
  trx: Trx,
  to: { claimId: number; deedId: number },
  brought: readonly Brought[],
): Promise<void> {
  const ids = brought.flatMap(({ fromSayingId }) => fromSayingId ?? []);
  const rows =
    ids.length === 0
      ? []
      : await trx.selectFrom('saying').select(['id', 'within_claim_id']).where('id', 'in', ids).execute();
  const within = new Map(rows.map((row) => [row.id, row.within_claim_id]));
  for (const { person, said, ...from } of brought) {
    const held = within.get(from.fromSayingId ?? -1) ?? null;
    await insertSaying(trx, to, {
      said,
      claimantSlug: person,
      withinClaimId: held === to.claimId ? null : held,
      ...from,
    });
  }
  await findBySayings(trx, [to.claimId]);
}

/** Makes a claim of some sayings, with the inputs of the claim that they were sayings of. The first of them are its own words. */
export async function splitClaim(
  database: Database,
  { slug, ids, reason, ...posted }: Posted & { slug: string; ids: readonly number[]; reason: string },
): Promise<SayingDone> {
  return once(database, useOf(posted, 'split-claim', slug, ids, reason), sayingDone, async (trx) => {
    const from = await openClaim(trx, slug);
    if (from === undefined) return refused('', GONE);
    const chosen = from.sayings.filter(({ id }) => ids.includes(id));
    const [first, ...rest] = chosen;
    if (first === undefined) return refused('split', 'Choose at least one saying besides the claim’s own.');
    if (!isDate(first.said.saidOn) || first.said.reported === true)
      return refused(
        'split',
        'The first of them would be the words of a claim: it needs its day and its exact words.',
      );
    if (reason === '')
      return refused('split.reason', 'Say why they are a claim of their own: readers see the reason.');
    const { today } = await dayAt(trx, posted.at);
    const claim = await newClaim(trx, from, first, today);
    if ('outcome' in claim) return claim;
    const id = await insertSplit(trx, from, first, claim, posted.at);
    const deedId = await insertDeed(trx, posted, {
      what: 'split',
      claimId: from.id,
      otherClaimId: id,
      reason,
      sayings: chosen.map((one) => one.id),
    });
    const others = rest.map((one) => ({ person: one.person.slug, said: one.said, fromSayingId: one.id }));
    await bringSayings(trx, { claimId: id, deedId }, others);
    await audited(trx, posted, 'claim-split', slug, `${tally(chosen.length, 'saying')} to ${claim.slug}`);
    return { outcome: 'done', slug: claim.slug };
  });
}

/** The claim that a saying becomes, or why it cannot. */
async function newClaim(
  trx: Trx,
  { bare }: OpenClaim,
  { said }: HeldSaying,
  today: string,
): Promise<Claim | SayingDone> {
  const slug = await freeClaimName(trx, proposedSlug(said.quote));
  const { appearance, ...test } = claimOfSaying(bare.claim, said);
  const made = {
    ...test,
    slug,
    quote: said.quote,
    claimant: said.claimant,
    ...(appearance === undefined ? {} : { appearance }),
  };
  const read = claimSchema.safeParse(made);
  if (!read.success) return refused('split', read.error.issues[0]?.message ?? 'It is no claim.');
  const bundle = {
    plumbline: 1 as const,
    asOf: today,
    claim: read.data,
    series: bare.series,
    sources: bare.sources,
  };
  const [fault] = faultsOf(bundle, bothClocks(bundle, today));
  return fault === undefined ? read.data : refused('split', fault.message);
}

/** Inserts a claim that was made of a saying, with its first revision and its rulings. Returns its id. */
async function insertSplit(
  trx: Trx,
  from: OpenClaim,
  first: HeldSaying,
  claim: Claim,
  at: string,
): Promise<number> {
  const { id } = await trx
    .insertInto('claim')
    .values({ slug: claim.slug, recorded_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  const revisions = await insertRevisions(
    trx,
    [
      {
        claimId: id,
        revision: 1,
        claim,
        which: first.person.slug,
        topic: from.topic ?? undefined,
        context: null,
        corrects: null,
        withoutSecondReader: false,
      },
    ],
    at,
  );
  await publishRulings(trx, revisions, at);
  return id;
}

const deedRow = z.object({
  id: z.number(),
  what: z.enum(['attach', 'detach', 'merge', 'split', 'link']),
  claim: z.number(),
  other: z.number().nullable(),
  slug: z.string(),
  isBuiltOn: flag,
  /** Whether the claim that it was done to is withdrawn. */
  isWithdrawn: flag,
});

/** Thrown inside a transaction, so that nothing of an undoing stays that cannot be. */
class NotUndone extends Error {}

interface Undoing {
  slug: string;
  deed: number;
  reason: string;
}

/**
 * Undoes something that was done with sayings: what it took away is there again, and what it brought is not. Refused, with the reason,
 * where what would come back stands on the claim again by now, fits it no more, or would be one too many.
 */
export async function undoSayingDeed(
  database: Database,
  { slug, deed, reason, ...posted }: Posted & Undoing,
): Promise<SayingDone> {
  const use = useOf(posted, 'undo-saying', slug, deed, reason);
  try {
    return await once(database, use, sayingDone, (trx) => undo(trx, posted, { slug, deed, reason }));
  } catch (error) {
    if (error instanceof NotUndone) return refused('', error.message);
    throw error;
  }
}

async function undo(trx: Trx, posted: Posted, { slug, deed, reason }: Undoing): Promise<SayingDone> {
  const [done] = await runSql(
    trx,
    sql`SELECT d.id, d.what, d.claim_id AS claim, d.other_claim_id AS other, m.slug, ${IS_BUILT_ON} AS isBuiltOn,
          EXISTS (SELECT 1 FROM withdrawal w WHERE w.claim_id = d.claim_id) AS isWithdrawn
        FROM saying_deed d JOIN claim m ON m.id = d.claim_id LEFT JOIN claim o ON o.id = d.other_claim_id
        WHERE d.id = ${deed} AND (m.slug = ${slug} OR o.slug = ${slug}) AND ${deedStands('d')}
          AND d.what IN ('attach', 'detach', 'merge', 'split', 'link')`,
    deedRow,
  );
  if (done === undefined) return refused('', 'That was undone already: load the page again.');
  if (done.isBuiltOn)
    return refused('', 'Something was done since that rests on it: undo that first, the latest one first.');
  // What a claim was made of would go back to a page that gives no verdict.
  if (done.what === 'split' && done.isWithdrawn)
    return refused(
      '',
      'The claim that they came from is withdrawn: put back there, they would stand on no page. Withdraw the claim that was made of them instead, if it should not stand.',
    );
  if (reason === '') return refused(`undo.${deed}`, 'Say why it is undone: readers see the reason.');
  const { id, what, claim, other } = done;
  const claims = other === null ? [claim] : [claim, other];
  const before = new Set((await sayingsOfClaims(trx, claims)).map(({ saying }) => saying.id));
  await insertDeed(trx, posted, {
    what: 'undo',
    claimId: claim,
    undoes: id,
    reason,
    ...(other === null ? {} : { otherClaimId: other }),
  });
  if (what === 'merge' || what === 'split') await leadClaims(trx, posted.at);
  const { today } = await dayAt(trx, posted.at);
  const why = await keptFromComingBack(trx, claims, before, today);
  if (why !== undefined) throw new NotUndone(why);
  await audited(trx, posted, 'saying-undone', done.slug, `${what} ${id}`);
  return { outcome: 'done', slug: done.slug };
}

/**
 * Whether something that stands rests on deed `d`: a later merge or split copied its sayings or took them, or is about one of its
 * claims; of a split also whatever happened to the claim that came of it.
 */
const IS_BUILT_ON = sql<boolean>`(EXISTS (SELECT 1 FROM saying c JOIN saying s ON s.id = c.from_saying_id
    JOIN saying_deed x ON x.id = c.deed_id WHERE s.deed_id = d.id AND ${deedStands('x')})
  OR EXISTS (SELECT 1 FROM saying s JOIN saying_deed_saying k ON k.saying_id = s.id JOIN saying_deed x ON x.id = k.deed_id
    WHERE s.deed_id = d.id AND x.what = 'split' AND ${deedStands('x')})
  OR (d.what IN ('merge', 'split') AND EXISTS (SELECT 1 FROM saying_deed x WHERE x.id > d.id AND x.what IN ('merge', 'split')
    AND (x.claim_id IN (d.claim_id, d.other_claim_id) OR x.other_claim_id IN (d.claim_id, d.other_claim_id)) AND ${deedStands('x')}))
  OR (d.what = 'detach' AND EXISTS (SELECT 1 FROM saying_deed x WHERE x.id > d.id AND x.what = 'merge'
    AND x.other_claim_id = d.claim_id AND ${deedStands('x')}))
  OR (d.what = 'split' AND (EXISTS (SELECT 1 FROM saying_deed x WHERE x.id > d.id AND x.what NOT IN ('undo', 'confirm')
      AND (x.claim_id = d.other_claim_id OR x.other_claim_id = d.other_claim_id) AND ${deedStands('x')})
    OR EXISTS (SELECT 1 FROM claim_revision r WHERE r.claim_id = d.other_claim_id AND r.revision > 1)
    OR EXISTS (SELECT 1 FROM withdrawal w WHERE w.claim_id = d.other_claim_id))))`;
