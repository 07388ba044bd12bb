/** Who said a claim, with the verdict on each saying by its own day, as pages and the API tell it. */
import type { Context } from 'hono';
import { type Told, toldSayings } from '../../claims/sayings/saying.ts';
import { sayingVerdicts } from '../../claims/sayings/verdict.ts';
import { wordOfVerdict } from '../../claims/verdict/headline.ts';
import type { Clocks, Verdict } from '../../claims/verdict/verdict.ts';
import { METHOD } from '../../claims/verdict/verdict.ts';
import type { StoredClaim } from '../../db/ledger/stored-claim.ts';
import type { SayingsShown } from '../../views/pages/claim/sayings.ts';
import { type AppEnv, todayOf } from './context.ts';
import { clocksOf } from './verdicts.ts';

/** The sayings of a stored claim, and the verdicts on them by their numbers; the claim's own is under null. */
export function saidOf(
  c: Context<AppEnv>,
  stored: StoredClaim,
): { told: Told; verdicts: Map<number | null, Clocks> } {
  const { claim, sayings, claimantSlug } = stored;
  const told = toldSayings(claim, { slug: claimantSlug, name: claim.claimant.name }, sayings);
  const own = clocksOf(c, stored);
  // Verdicts of another method stand as they were published: nothing is computed beside them.
  const others = own.now.method === METHOD ? sayingVerdicts(stored, sayings, todayOf(c)) : [];
  return { told, verdicts: new Map<number | null, Clocks>([[null, own], ...others]) };
}

/** The sayings as the page of the claim shows them; of another day than today's none. */
export function saidOnPage(
  c: Context<AppEnv>,
  stored: StoredClaim,
  now: Verdict,
): { sayings?: SayingsShown } {
  if (now.asOf !== todayOf(c) && stored.otherMethod === null) return {};
  if (stored.sayings.length + stored.links.length === 0) return {};
  const { told, verdicts } = saidOf(c, stored);
  return {
    sayings: {
      slug: stored.claim.slug,
      told,
      held: stored.sayings,
      words: new Map([...verdicts].map(([id, { said }]) => [id, wordOfVerdict(said)])),
      links: stored.links,
    },
  };
}
