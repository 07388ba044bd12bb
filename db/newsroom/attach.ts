/**
 * Sayings on their way to claims: one by a form, or many of an article at once, in a few statements however many they are. Each waits
 * until a reviewer confirms it.
 */
import type { Transaction } from 'kysely';
import { MAX_SAYINGS, type Saying } from '../../claims/claim.ts';
import type { KnownClaimant } from '../../claims/editorial/claimants.ts';
import { nameKey } from '../../claims/evidence/names.ts';
import { slugTyped } from '../../claims/evidence/slug.ts';
import { alikeAsked } from '../../claims/sayings/alike.ts';
import { type Occasion, occasionAsked, occasionsOf } from '../../claims/sayings/occasions.ts';
import { sayingFault } from '../../claims/sayings/verdict.ts';
import { dayAt } from '../base/calendar.ts';
import { once, type Posted, useOf } from '../base/idempotency.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { type Unlike, unlikeAmong } from '../ledger/alike.ts';
import { ClaimantUnclear, claimantSlugs, type RecordedBy } from '../ledger/claimants.ts';
import { insertAttached } from '../ledger/saying-rows.ts';
import {
  GONE,
  isAttached,
  NO_OTHER,
  type OpenClaim,
  openClaims,
  refused,
  type SayingDone,
  sayingDone,
  TOO_MANY,
} from './sayings.ts';

type Trx = Transaction<Schema>;

/** A saying as a form gives it. */
export interface ToAttach {
  said: Saying;
  /** Which of those of one name it is, if somebody was asked. */
  which?: string | undefined;
  /** The claim in whose words it is held, as typed. */
  within: string;
  why: string;
  /** Whether somebody said that it is another occasion than a saying that comes near it. */
  isOther?: boolean | undefined;
  /** Whether somebody said that it states the same claim, though its words tell otherwise. */
  isAlike?: boolean | undefined;
}

/**
 * Attaches a saying to a claim. Whoever does it, and whoever said it, it waits until a reviewer confirms it, who is another unless
 * the newsroom has switched the second reader off: nobody must be said to have said what they did not.
 */
export async function attachSaying(
  database: Database,
  { slug, saying, ...posted }: Posted & { slug: string; saying: ToAttach },
): Promise<SayingDone> {
  const { said, which, within, isOther, isAlike } = saying;
  return once(
    database,
    useOf(posted, 'attach', slug, said, which ?? '', within, isOther === true, isAlike === true),
    sayingDone,
    async (trx) => {
      const done = await attachAll(trx, posted, [{ slug: slugTyped(slug), saying }]);
      if (done.outcome === 'not-attached') return done.refused[0]?.why ?? refused('', GONE);
      const [attached] = done.sayings;
      return attached?.id == null
        ? refused('words', 'The claim has this saying already: the same person, day and words.')
        : { outcome: 'done', slug };
    },
  );
}

/** A saying with the claim that it is attached to. */
export interface Attaching {
  slug: string;
  saying: ToAttach;
}

/** Why a saying is not attached. */
export type NotAttached = Exclude<SayingDone, { outcome: 'done' }>;

/** What came of several: of which claims they are sayings now; or, with their places, those that were not taken, and then none is. */
export type AllAttached =
  /** The id is null if the claim had that saying already. */
  | { outcome: 'attached'; sayings: readonly { id: number | null; claimId: number }[] }
  | { outcome: 'not-attached'; refused: readonly { at: number; why: NotAttached }[] };

/** One that nothing keeps from being attached, as far as that is known without the others. */
interface Fit {
  claim: OpenClaim;
  withinClaimId: number | null;
  saying: ToAttach;
}

/**
 * Attaches sayings within the transaction of a form that does more, all or none, in their order, so that two of them are held against
 * each other. If some are refused, whoever called undoes the transaction.
 */
export async function attachAll(trx: Trx, posted: Posted, all: readonly Attaching[]): Promise<AllAttached> {
  if (all.length === 0) return { outcome: 'attached', sayings: [] };
  const claims = await openClaims(
    trx,
    all.flatMap(({ slug, saying: { within } }) => [slug, slugTyped(within)]),
  );
  const { today } = await dayAt(trx, posted.at);
  const found = all.map((one) => fitOf(claims, one, today));
  const fit = found.flatMap((one, at) => ('claim' in one ? [{ ...one, at }] : []));
  const people = await peopleOf(trx, fit);
  const refusals = found.flatMap((why, at) => ('claim' in why ? [] : [{ at, why }]));
  const unlike = await unlikeAmong(
    trx,
    fit.map(({ claim }) => claim.id),
  );
  const others = new Map<number, Occasion[]>();
  const accepted: (Fit & { at: number; by: string })[] = [];
  for (const [i, one] of fit.entries()) {
    const by = people[i] ?? [];
    if (typeof by !== 'string') {
      refusals.push({ at: one.at, why: { outcome: 'asked', known: by } });
      continue;
    }
    const held =
      others.get(one.claim.id) ?? occasionsOf(one.claim.person, one.claim.bare.claim, one.claim.all);
    others.set(one.claim.id, held);
    if (isAttached(held, by, one.saying.said)) continue;
    const why = unlikeIts(unlike, one) ?? keptFrom(one.saying, by, held);
    if (why !== undefined) refusals.push({ at: one.at, why });
    held.push({ ...one.saying.said, person: by });
    accepted.push({ ...one, by });
  }
  if (refusals.length > 0) return { outcome: 'not-attached', refused: refusals };
  const { actor, at } = posted;
  const ids = await insertAttached(
    trx,
    { actor, at },
    accepted.map(({ claim, by, withinClaimId, saying: { said, why } }) => ({
      claim,
      saying: { said, claimantSlug: by, withinClaimId, why: why === '' ? null : why },
    })),
  );
  const idAt = new Map(accepted.map(({ at }, i) => [at, ids[i] ?? null]));
  const sayings = fit.map(({ at, claim }) => ({ id: idAt.get(at) ?? null, claimId: claim.id }));
  return { outcome: 'attached', sayings };
}

/** The claim of a saying, with the one in whose words it is held; or why it cannot be one of it, whoever said it. */
function fitOf(
  claims: ReadonlyMap<string, OpenClaim>,
  { slug, saying }: Attaching,
  today: string,
): Fit | NotAttached {
  const claim = claims.get(slug);
  if (claim === undefined) return refused('', GONE);
  const fault = sayingFault(claim.bare, saying.said, today);
  if (fault !== undefined) return refused(fault.field, fault.message);
  const isWithin = saying.within.trim() !== '';
  const holder = isWithin ? claims.get(slugTyped(saying.within)) : undefined;
  if (isWithin && (holder === undefined || holder.id === claim.id)) return refused('within', NO_OTHER);
  return { claim, withinClaimId: holder?.id ?? null, saying };
}

/** What keeps words from a claim that may not state them; undefined if nothing does, or somebody answered. */
function unlikeIts(unlike: Unlike, { claim, saying: { said, isAlike } }: Fit): NotAttached | undefined {
  const why = isAlike === true ? undefined : unlike(claim.id, said);
  return why === undefined ? undefined : refused('alike', alikeAsked(why));
}

/** What keeps a saying of somebody from a claim that has others; undefined if nothing does. */
function keptFrom(
  { said, isOther }: ToAttach,
  by: string,
  others: readonly Occasion[],
): NotAttached | undefined {
  const asked = isOther === true ? undefined : occasionAsked({ ...said, person: by }, others);
  if (asked !== undefined) return refused('other', asked);
  return others.length > MAX_SAYINGS ? refused('', TOO_MANY) : undefined;
}

/** Whose each saying is: somebody of the claim by that name, or else as for a claim; those of the name if somebody has to say. */
async function peopleOf(trx: Trx, fit: readonly Fit[]): Promise<(string | readonly KnownClaimant[])[]> {
  const own = fit.map(ofClaim);
  const unknown = fit.flatMap(({ saying: { said, which } }, i) =>
    own[i] === undefined ? [{ i, claimant: said.claimant, corrects: null, which }] : [],
  );
  if (unknown.length === 0) return own.map((slug) => slug ?? []);
  const found = new Map<number, string | readonly KnownClaimant[]>();
  let recorded: readonly (RecordedBy | undefined)[] = [];
  try {
    recorded = await claimantSlugs(trx, unknown);
  } catch (error) {
    if (!(error instanceof ClaimantUnclear)) throw error;
    for (const { index, known } of error.unclear) found.set(index, known);
  }
  // If one name is unclear, nobody of them is recorded, and the form is refused.
  const others = unknown.map(({ i }, index): [number, string | readonly KnownClaimant[]] => [
    i,
    found.get(index) ?? recorded[index]?.slug ?? '',
  ]);
  const byPlace = new Map(others);
  return own.map((slug, i) => slug ?? byPlace.get(i) ?? []);
}

/** Somebody of the claim by the name of a saying's claimant, unless it was said which of several it is. */
function ofClaim({ claim, saying: { said, which } }: Fit): string | undefined {
  if (which !== undefined) return undefined;
  const key = nameKey(said.claimant.name);
  return [
    { slug: claim.person, name: claim.bare.claim.claimant.name },
    ...claim.sayings.map((one) => ({ slug: one.person.slug, name: one.said.claimant.name })),
  ].find(({ name }) => nameKey(name) === key)?.slug;
}
