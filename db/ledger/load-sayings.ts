/** The sayings that bundles name of claims that are new, on their way into the ledger. Those of claims that it has: propose-sayings.ts. */
import type { Transaction } from 'kysely';
import type { Bundle } from '../../claims/bundle.ts';
import type { Saying } from '../../claims/claim.ts';
import { ANOTHER, askedMessage, SAME } from '../../claims/editorial/claimants.ts';
import { nameKey } from '../../claims/evidence/names.ts';
import { type Actor, COMMAND_LINE } from '../base/audit.ts';
import { lookUp } from '../base/chunks.ts';
import type { Schema } from '../base/schema.ts';
import { type Difference, LoadConflict } from '../evidence/conflict.ts';
import { ClaimantUnclear, claimantSlugs } from './claimants.ts';
import { findBySayings } from './listing.ts';
import { insertDeed, insertSaying } from './saying-rows.ts';
import { storedClaim } from './stored-json.ts';

type Trx = Transaction<Schema>;

/** A bundle on its way in, and which of those of one name its people are, if somebody was asked. */
export interface Loading {
  bundle: Bundle;
  which?: string | undefined;
}

/** What is wrong with a saying of a bundle. */
export function differs(slug: string, index: number, message: string): Difference {
  return { what: `claim ${slug}, claim.sayings[${index}]`, key: '', ledger: '', bundle: '', message };
}

/** Inserts the sayings of claims that were just loaded, each with one deed. Throws a LoadConflict. */
export async function loadSayings(
  trx: Trx,
  items: readonly Loading[],
  at: string,
  actor: Actor | null,
): Promise<void> {
  for (const item of items) {
    const { slug, sayings = [] } = item.bundle.claim;
    if (sayings.length === 0) continue;
    const claim = await trx
      .selectFrom('claim')
      .select('id')
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow();
    const slugs = await speakersOf(trx, item, claim.id);
    const deedId = await insertDeed(
      trx,
      { actor: actor ?? COMMAND_LINE, at },
      { what: 'load', claimId: claim.id },
    );
    for (const [i, said] of sayings.entries())
      await insertSaying(
        trx,
        { claimId: claim.id, deedId },
        { said, claimantSlug: slugs[i] ?? '', withinClaimId: await withinOf(trx, slug, i, said) },
      );
    await findBySayings(trx, [claim.id]);
  }
}

/** The claim in whose words a saying of a bundle is held; null if none is named. Throws a LoadConflict if the ledger has it not. */
export async function withinOf(
  trx: Trx,
  slug: string,
  index: number,
  { within }: Saying,
): Promise<number | null> {
  if (within === undefined) return null;
  const held = await trx.selectFrom('claim').select('id').where('slug', '=', within).executeTakeFirst();
  if (held === undefined)
    throw new LoadConflict([
      differs(slug, index, `the ledger has no claim “${within}”, in whose words this is held`),
    ]);
  return held.id;
}

/**
 * Sayings of a bundle as the ledger gives them away by now: each names the claim in whose words it is held if that is published
 * beside its own. A bundle that was given away before a merge says the same as one of today.
 */
export async function sayingsNow(trx: Trx, claimId: number, sayings: readonly Saying[]): Promise<Saying[]> {
  const named = [...new Set(sayings.flatMap(({ within }) => within ?? []))];
  const rows = await lookUp(named, (chunk) =>
    trx
      .selectFrom('claim as m')
      .leftJoin('claim_lead as t', 't.claim_id', 'm.id')
      .leftJoin('listing as l', (join) =>
        join.on(({ eb, fn, ref }) => eb('l.claim_id', '=', fn.coalesce(ref('t.into_claim_id'), ref('m.id')))),
      )
      .select(['m.slug', 'l.slug as now', 'l.claim_id as id'])
      .where('m.slug', 'in', chunk)
      .execute(),
  );
  const held = new Map(rows.map((row) => [row.slug, row]));
  return sayings.map((said) => {
    const { within, ...rest } = said;
    const holder = within === undefined ? undefined : held.get(within);
    // One that the ledger never had is told where the saying comes in.
    if (holder === undefined || holder.now === within) return said;
    return holder.now === null || holder.id === claimId ? rest : { ...rest, within: holder.now };
  });
}

/**
 * The slugs of those who said what a bundle lists: in the sayings of one claim, one name is one person. Whoever has the name by which
 * the claim is published is its claimant by now; an earlier revision may be under the name of somebody else, by an error.
 */
export async function speakersOf(trx: Trx, { bundle, which }: Loading, claimId: number): Promise<string[]> {
  const { slug, sayings = [] } = bundle.claim;
  const own = await trx
    .selectFrom('listing as l')
    .innerJoin('claim_revision as r', 'r.id', 'l.revision_id')
    .select(['l.claimant_slug as person', 'r.body'])
    .where('l.claim_id', '=', claimId)
    .executeTakeFirst();
  const known = new Map(
    own === undefined ? [] : [[nameKey(storedClaim(own.body).claimant.name), own.person]],
  );
  const answer = which === SAME || which === ANOTHER ? which : undefined;
  const slugs: string[] = [];
  for (const [i, { claimant }] of sayings.entries()) {
    const key = nameKey(claimant.name);
    const found =
      known.get(key) ??
      (
        await claimantSlugs(trx, [{ claimant, corrects: null, which: answer }]).catch((error: unknown) => {
          if (!(error instanceof ClaimantUnclear)) throw error;
          const message = askedMessage(claimant.name, error.unclear[0]?.known ?? []);
          throw new LoadConflict([{ ...differs(slug, i, message), asksForClaimant: true }]);
        })
      )[0]?.slug ??
      '';
    known.set(key, found);
    slugs.push(found);
  }
  return slugs;
}
