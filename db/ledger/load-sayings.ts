/** The sayings that bundles name of claims that are new, on their way into the ledger. Those of claims that it has: propose-sayings.ts. */
import type { Transaction } from 'kysely';
import type { Bundle } from '../../claims/bundle.ts';
import type { Saying } from '../../claims/claim.ts';
import { ANOTHER, askedMessage, SAME } from '../../claims/editorial/claimants.ts';
import { nameKey } from '../../claims/evidence/names.ts';
import { type Actor, COMMAND_LINE } from '../base/audit.ts';
import type { Schema } from '../base/schema.ts';
import { type Difference, LoadConflict } from '../evidence/conflict.ts';
import { ClaimantUnclear, claimantSlugs } from './claimants.ts';
import { findBySayings } from './listing.ts';
import { insertDeed, insertSaying } from './saying-rows.ts';

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

/** The slugs of those who said what a bundle lists: in the sayings of one claim, one name is one person. */
export async function speakersOf(trx: Trx, { bundle, which }: Loading, claimId: number): Promise<string[]> {
  const { claimant: own, slug, sayings = [] } = bundle.claim;
  const revision = await trx
    .selectFrom('claim_revision')
    .select('claimant_slug')
    .where('claim_id', '=', claimId)
    .executeTakeFirstOrThrow();
  const known = new Map([[nameKey(own.name), revision.claimant_slug]]);
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
