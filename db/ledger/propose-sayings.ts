/**
 * Sayings that bundles name of claims that the ledger has: nobody reviews what is loaded, so that each is proposed and waits until
 * a reviewer confirms it. Loading a file again proposes nothing twice, and nothing that an editor took off.
 */
import { sql, type Transaction } from 'kysely';
import { MAX_SAYINGS, type Saying } from '../../claims/claim.ts';
import { canonicalJson } from '../../claims/exact/canonical-json.ts';
import { listFault, sayingKey } from '../../claims/sayings/list-fault.ts';
import { occasionAsked, occasionsOf } from '../../claims/sayings/occasions.ts';
import { sayingFault } from '../../claims/sayings/verdict.ts';
import { type Actor, COMMAND_LINE } from '../base/audit.ts';
import { dayAt } from '../base/calendar.ts';
import { flag, runSql } from '../base/json-columns.ts';
import type { Schema } from '../base/schema.ts';
import { type Difference, LoadConflict } from '../evidence/conflict.ts';
import { unlikeAmong } from './alike.ts';
import { differs, type Loading, sayingsNow, speakersOf, withinOf } from './load-sayings.ts';
import { type Attached, insertAttached } from './saying-rows.ts';
import { heldSaying, isHeld, SAYING_COLUMNS, SAYINGS_FROM, sayingFields } from './sayings.ts';
import { claimsOfRevisions } from './stored-claim.ts';

type Trx = Transaction<Schema>;

/** What became of sayings of claims that the ledger has. */
export interface ProposedSayings {
  proposed: number;
  /** Not proposed, since an editor took them off. */
  takenOff: number;
  /** How many of those that are proposed may not state their claim, which whoever confirms them is asked. */
  unlike: number;
}

/** Why a saying that a bundle brings waits. */
const WHY = 'Loaded with a bundle.';

const everRow = sayingFields
  .extend({ held: flag })
  .transform(({ held, ...row }) => ({ ...heldSaying(row), held }));

type Recorded = (typeof everRow)['_output'];

/** Proposes what the ledger never had of the sayings of some bundles. Throws a LoadConflict that says which cannot be. */
export async function proposeSayings(
  trx: Trx,
  items: readonly Loading[],
  at: string,
  actor: Actor | null,
): Promise<ProposedSayings> {
  const done = { proposed: 0, takenOff: 0, unlike: 0 };
  for (const item of items) {
    if ((item.bundle.claim.sayings ?? []).length === 0) continue;
    const { proposed, takenOff, unlike } = await proposeOf(trx, item, at, actor);
    done.proposed += proposed;
    done.takenOff += takenOff;
    done.unlike += unlike;
  }
  return done;
}

async function proposeOf(trx: Trx, item: Loading, at: string, actor: Actor | null): Promise<ProposedSayings> {
  const { slug } = item.bundle.claim;
  const { id } = await trx
    .selectFrom('claim')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();
  const sayings = await sayingsNow(trx, id, item.bundle.claim.sayings ?? []);
  const ever = await runSql(
    trx,
    sql`SELECT ${SAYING_COLUMNS}, ${isHeld('s')} AS held FROM ${SAYINGS_FROM} WHERE s.claim_id = ${id} ORDER BY s.id`,
    everRow,
  );
  const recorded = new Map(ever.map((one) => [canonicalJson(one.said), one]));
  const fresh = sayings.flatMap((said, i) => (recorded.has(canonicalJson(said)) ? [] : [{ said, i }]));
  // One that was recorded twice, and stands once, stands.
  const standing = new Set(ever.flatMap(({ said, held }) => (held ? [canonicalJson(said)] : [])));
  const takenOff =
    sayings.length - fresh.length - sayings.filter((one) => standing.has(canonicalJson(one))).length;
  if (fresh.length === 0) return { proposed: 0, takenOff, unlike: 0 };
  const person = await refuseWrong(trx, item, { id, at, held: ever.filter(({ held }) => held), fresh });
  const slugs = await speakersOf(trx, item, id);
  const occasions = occasionsOf(
    person,
    item.bundle.claim,
    ever.filter(({ held }) => held),
  );
  const attached: Attached[] = [];
  for (const { said, i } of fresh) {
    const claimantSlug = slugs[i] ?? '';
    const asked = occasionAsked({ ...said, person: claimantSlug }, occasions);
    const why = asked === undefined ? WHY : `${WHY} ${asked}`;
    const withinClaimId = await withinOf(trx, slug, i, said);
    attached.push({ claim: { id, slug }, saying: { said, claimantSlug, withinClaimId, why } });
  }
  await insertAttached(trx, { actor: actor ?? COMMAND_LINE, at }, attached);
  const unlike = await unlikeAmong(trx, [id]);
  const asked = fresh.filter(({ said }) => unlike(id, said) !== undefined).length;
  return { proposed: fresh.length, takenOff, unlike: asked };
}

/** Throws a LoadConflict that says what keeps sayings from being proposed. Returns whose claim it is. */
async function refuseWrong(
  trx: Trx,
  { bundle }: Loading,
  {
    id,
    at,
    held,
    fresh,
  }: { id: number; at: string; held: readonly Recorded[]; fresh: readonly { said: Saying; i: number }[] },
): Promise<string> {
  const { slug } = bundle.claim;
  const row = await trx
    .selectFrom('listing')
    .select(['revision_id', 'claimant_slug'])
    .where('claim_id', '=', id)
    .executeTakeFirst();
  const [revision] = row === undefined ? [] : await claimsOfRevisions(trx, [row.revision_id]);
  if (row === undefined || revision === undefined)
    throw new LoadConflict(
      fresh.map(({ i }) =>
        differs(slug, i, 'the claim has no page of its own any more: it was withdrawn, or went into another'),
      ),
    );
  const { today } = await dayAt(trx, at);
  const keys = new Set(held.map(({ said }) => sayingKey(said)));
  const differences = fresh.flatMap(({ said, i }): Difference[] => {
    const fault = sayingFault(revision.claim, said, today) ?? listFault(bundle.claim, i);
    if (fault !== undefined) return [differs(slug, i, `${fault.field}: ${fault.message}`)];
    const isThere = keys.has(sayingKey(said));
    return isThere ? [differs(slug, i, 'the ledger has this saying otherwise: take that off first')] : [];
  });
  if (held.length + fresh.length > MAX_SAYINGS)
    differences.push(
      differs(slug, MAX_SAYINGS, `a claim has at most ${MAX_SAYINGS} sayings besides its own`),
    );
  if (differences.length > 0) throw new LoadConflict(differences);
  return row.claimant_slug;
}
