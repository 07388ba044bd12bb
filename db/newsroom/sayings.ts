/**
 * What editors do with the sayings of a claim: attach one, confirm it, take it off; link two claims. Nothing of it touches a
 * revision or a ruling. Merges, splits and what undoes them: saying-deeds.ts.
 */
import { sql, type Transaction } from 'kysely';
import * as z from 'zod';
import { MAX_SAYINGS, type Saying } from '../../claims/claim.ts';
import type { KnownClaimant } from '../../claims/editorial/claimants.ts';
import { quoteWords, wordsKey } from '../../claims/editorial/same-words.ts';
import type { Publisher } from '../../claims/editorial/work.ts';
import { mayPublish } from '../../claims/editorial/workflow.ts';
import { nameKey } from '../../claims/evidence/names.ts';
import { slugTyped } from '../../claims/evidence/slug.ts';
import { type Occasion, occasionAsked } from '../../claims/sayings/occasions.ts';
import type { HeldSaying, LinkKind } from '../../claims/sayings/saying.ts';
import { sayingFault } from '../../claims/sayings/verdict.ts';
import { type AuditAction, recordAudit } from '../base/audit.ts';
import { dayAt } from '../base/calendar.ts';
import { once, type Posted, useOf } from '../base/idempotency.ts';
import { flag, runSql } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { ClaimantUnclear, claimantSlugs } from '../ledger/claimants.ts';
import { insertDeed, insertSaying } from '../ledger/saying-rows.ts';
import { heldSayings, isHeld, sayingsWithWaiting, waitsForSecond } from '../ledger/sayings.ts';
import { type BareClaim, claimsOfRevisions } from '../ledger/stored-claim.ts';
import { linkOne } from './links.ts';

type Trx = Transaction<Schema>;

/** What came of a form about sayings: done, on which claim; refused, with the field and why; or a name that several may have. */
export type SayingDone =
  | { outcome: 'done'; slug: string }
  | { outcome: 'refused'; field: string; message: string }
  | { outcome: 'asked'; known: readonly KnownClaimant[] };

/** The outcome of a form that had an effect. */
export const sayingDone: z.ZodType<SayingDone> = z.object({
  outcome: z.literal('done'),
  slug: z.string(),
});

/** A form that cannot be done. */
export function refused(field: string, message: string): Extract<SayingDone, { outcome: 'refused' }> {
  return { outcome: 'refused', field, message };
}

/** A claim as it is published, with its sayings. */
export interface OpenClaim {
  id: number;
  slug: string;
  revisionId: number;
  /** Whose it is by now. */
  person: string;
  saidOn: string;
  topic: string | null;
  bare: BareClaim;
  sayings: HeldSaying[];
}

/** The published claim of a slug, which may be the last part of an address; undefined if there is none. */
export async function openClaim(trx: Trx, typed: string): Promise<OpenClaim | undefined> {
  const slug = slugTyped(typed);
  const row = await trx
    .selectFrom('listing')
    .select(['claim_id', 'revision_id', 'claimant_slug', 'said_on', 'topic'])
    .where('slug', '=', slug)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const [revision] = await claimsOfRevisions(trx, [row.revision_id]);
  if (revision === undefined) return undefined;
  return {
    id: row.claim_id,
    slug,
    revisionId: row.revision_id,
    person: row.claimant_slug,
    saidOn: row.said_on,
    topic: row.topic,
    bare: revision.claim,
    sayings: await heldSayings(trx, sql`${row.claim_id}`),
  };
}

/** What is said where a form is about a claim that is not listed any more. */
export const GONE = 'The claim is not published any more: load the page again.';

/** Records who did what in the audit. */
export const audited = (
  trx: Trx,
  { actor, at }: Posted,
  action: AuditAction,
  subject: string,
  detail: string,
) => recordAudit(trx, { at, actor, action, subject, detail });

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
}

/**
 * Attaches a saying to a claim. Whoever does it, and whoever said it, it waits until a reviewer confirms it, who is another unless
 * the newsroom has switched the second reader off: nobody must be said to have said what they did not.
 */
export async function attachSaying(
  database: Database,
  { slug, saying, ...posted }: Posted & { slug: string; saying: ToAttach },
): Promise<SayingDone> {
  const { said, which, within, isOther } = saying;
  return once(
    database,
    useOf(posted, 'attach', slug, said, which ?? '', within, isOther === true),
    sayingDone,
    async (trx) => {
      const done = await attachOne(trx, posted, { slug, saying });
      return done.outcome === 'attached' ? { outcome: 'done', slug } : done;
    },
  );
}

/** Attaches a saying within the transaction of a form that does more. Returns its id, or why it is not attached. */
export async function attachOne(
  trx: Trx,
  posted: Posted,
  { slug, saying: { said, which, within, why, isOther } }: { slug: string; saying: ToAttach },
): Promise<Exclude<SayingDone, { outcome: 'done' }> | { outcome: 'attached'; id: number }> {
  const claim = await openClaim(trx, slug);
  if (claim === undefined) return refused('', GONE);
  const { today } = await dayAt(trx, posted.at);
  const fault = sayingFault(claim.bare, said, today);
  if (fault !== undefined) return refused(fault.field, fault.message);
  const holder = within.trim() === '' ? undefined : await openClaim(trx, within);
  if (within.trim() !== '' && (holder === undefined || holder.id === claim.id))
    return refused(
      'within',
      'The ledger has no other published claim of that name: write the last part of its address.',
    );
  const by = await personOf(trx, claim, said, which);
  if (typeof by !== 'string') return { outcome: 'asked', known: by };
  const others = occasionsOf(claim, await sayingsWithWaiting(trx, claim.id));
  if (isAttached(others, by, said))
    return refused('words', 'The claim has this saying already: the same person, day and words.');
  const asked = isOther === true ? undefined : occasionAsked({ ...said, person: by }, others);
  if (asked !== undefined) return refused('other', asked);
  if (others.length > MAX_SAYINGS) return refused('', TOO_MANY);
  const deedId = await insertDeed(trx, posted, { what: 'attach', claimId: claim.id, reason: why });
  const id = await insertSaying(
    trx,
    { claimId: claim.id, deedId },
    {
      said,
      claimantSlug: by,
      withinClaimId: holder?.id ?? null,
      needsSecond: true,
      why: why === '' ? null : why,
    },
  );
  await audited(trx, posted, 'saying-attached', slug, `${by}, ${said.saidOn}, waits for a second editor`);
  return { outcome: 'attached', id };
}

/** What is said where a claim has as many sayings as a bundle may list. */
export const TOO_MANY = `A claim has at most ${MAX_SAYINGS} sayings besides its own: take off what is told twice.`;

/** Whose a saying is: somebody of the claim by that name, or else as for a claim; those of the name if somebody has to say. */
async function personOf(
  trx: Trx,
  claim: OpenClaim,
  { claimant }: Saying,
  which: string | undefined,
): Promise<string | readonly KnownClaimant[]> {
  const key = nameKey(claimant.name);
  const own = [
    { slug: claim.person, name: claim.bare.claim.claimant.name },
    ...claim.sayings.map(({ person, said }) => ({ slug: person.slug, name: said.claimant.name })),
  ].find(({ name }) => nameKey(name) === key);
  if (which === undefined && own !== undefined) return own.slug;
  try {
    const [recorded] = await claimantSlugs(trx, [{ claimant, corrects: null, which }]);
    return recorded?.slug ?? '';
  } catch (error) {
    if (error instanceof ClaimantUnclear) return error.unclear[0]?.known ?? [];
    throw error;
  }
}

/** The claim's own saying and its others. */
export function occasionsOf(
  { bare: { claim }, person }: OpenClaim,
  sayings: readonly HeldSaying[],
): Occasion[] {
  const { saidOn, quote, appearance } = claim;
  const own = { person, saidOn, quote, appearance };
  return [own, ...sayings.map((one) => ({ ...one.said, person: one.person.slug }))];
}

/** Whether one of some sayings is of a person, and of the same day and words. */
export function isAttached(others: readonly Occasion[], by: string, said: Saying): boolean {
  const key = (one: Omit<Occasion, 'person'>, slug: string) =>
    JSON.stringify([slug, one.saidOn, quoteWords(one.quote)]);
  const wanted = key(said, by);
  return others.some((one) => key(one, one.person) === wanted);
}

const sayingRow = z.object({
  id: z.number(),
  claim: z.number(),
  slug: z.string(),
  by: z.string().nullable(),
  held: flag,
  waits: flag,
});

/** A saying that a form names, with the claim that it is of; undefined if it is none of that claim. */
async function sayingOf(trx: Trx, slug: string, id: number) {
  const [row] = await runSql(
    trx,
    sql`SELECT s.id, s.claim_id AS claim, m.slug, d.person_id AS "by", ${isHeld('s')} AS held, ${waitsForSecond('s')} AS waits
      FROM saying s JOIN claim m ON m.id = s.claim_id JOIN saying_deed d ON d.id = s.deed_id
      WHERE s.id = ${id} AND m.slug = ${slug}`,
    sayingRow,
  );
  return row;
}

/** Confirms a saying that waits for a second editor: from then on readers see it. */
export async function confirmSaying(
  database: Database,
  { slug, id, publisher, ...posted }: Posted & { slug: string; id: number; publisher: Publisher },
): Promise<SayingDone> {
  return once(database, useOf(posted, 'confirm', slug, id), sayingDone, async (trx) => {
    const saying = await sayingOf(trx, slug, id);
    if (saying === undefined || !saying.held || !saying.waits)
      return refused('', 'That saying waits no more: load the page again.');
    const claim = await openClaim(trx, slug);
    if (claim === undefined) return refused('', GONE);
    if (!mayPublish(publisher.person, saying.by === null ? [] : [saying.by], publisher.secondReader))
      return refused('', 'You attached this saying: somebody else confirms it.');
    await insertDeed(trx, posted, { what: 'confirm', claimId: saying.claim, sayings: [id] });
    await audited(trx, posted, 'saying-confirmed', slug, `saying ${id}`);
    return { outcome: 'done', slug };
  });
}

/** Takes a saying off a claim. If readers saw it, it stands among the corrections with its reason. */
export async function detachSaying(
  database: Database,
  { slug, id, reason, ...posted }: Posted & { slug: string; id: number; reason: string },
): Promise<SayingDone> {
  return once(database, useOf(posted, 'detach', slug, id, reason), sayingDone, async (trx) => {
    const saying = await sayingOf(trx, slug, id);
    if (saying === undefined || !saying.held)
      return refused('', 'That saying is off the claim already: load the page again.');
    if (reason === '') return refused(`detach.${id}`, 'Say why it is taken off: readers see the reason.');
    await insertDeed(trx, posted, { what: 'detach', claimId: saying.claim, reason, sayings: [id] });
    await audited(trx, posted, 'saying-detached', slug, `saying ${id}`);
    return { outcome: 'done', slug };
  });
}

/** Links a claim to another one, so that each page leads to the other. */
export async function linkClaims(
  database: Database,
  { slug, to, kind, ...posted }: Posted & { slug: string; to: string; kind: LinkKind },
): Promise<SayingDone> {
  return once(database, useOf(posted, 'link', slug, to, kind), sayingDone, async (trx) => {
    const [own, other] = [await openClaim(trx, slug), await openClaim(trx, to)];
    if (own === undefined) return refused('', GONE);
    if (other === undefined || other.id === own.id)
      return refused(
        'link.to',
        'The ledger has no other published claim of that name: write the last part of its address.',
      );
    return (await linkOne(trx, posted, { own, other, kind }))
      ? { outcome: 'done', slug }
      : refused('link.to', 'They are linked in this way already.');
  });
}

/** Keeps that words are no repeat of a claim, so that the pair is never offered again. */
export async function keepNotARepeat(
  database: Database,
  { slug, quote, ...posted }: Posted & { slug: string; quote: string },
): Promise<SayingDone> {
  return once(database, useOf(posted, 'not-a-repeat', slug, quote), sayingDone, async (trx) => {
    const claim = await openClaim(trx, slug);
    if (claim === undefined) return refused('', GONE);
    await trx
      .insertInto('not_a_repeat')
      .values({
        claim_id: claim.id,
        words_key: wordsKey({ quote }),
        person_id: posted.actor.personId,
        person: posted.actor.name,
        at: posted.at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await audited(trx, posted, 'not-a-repeat', slug, quote.slice(0, 100));
    return { outcome: 'done', slug };
  });
}
