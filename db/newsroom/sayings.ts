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
import { slugTyped } from '../../claims/evidence/slug.ts';
import { lookedUp } from '../../claims/repeats/statement.ts';
import { alikeAsked } from '../../claims/sayings/alike.ts';
import type { Occasion } from '../../claims/sayings/occasions.ts';
import type { HeldSaying, LinkKind } from '../../claims/sayings/saying.ts';
import { type AuditAction, recordAudit } from '../base/audit.ts';
import { lookUp } from '../base/chunks.ts';
import { once, type Posted, useOf } from '../base/idempotency.ts';
import { flag, runSql } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { unlikeAmong } from '../ledger/alike.ts';
import { insertDeed } from '../ledger/saying-rows.ts';
import { isHeld, sayingsOfClaims, waitsForSecond } from '../ledger/sayings.ts';
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
  /** Its sayings that stand. */
  sayings: readonly HeldSaying[];
  /** Those that nobody took off, also those that wait for a second editor. */
  all: readonly HeldSaying[];
}

/** The published claim of a slug, which may be the last part of an address; undefined if there is none. */
export async function openClaim(trx: Trx, typed: string): Promise<OpenClaim | undefined> {
  const slug = slugTyped(typed);
  return (await openClaims(trx, [slug])).get(slug);
}

/** Published claims, by their slugs, in three statements however many they are; those that are not there are left out. */
export async function openClaims(trx: Trx, slugs: readonly string[]): Promise<Map<string, OpenClaim>> {
  const listed = await lookUp([...new Set(slugs)], (chunk) =>
    trx
      .selectFrom('listing')
      .select(['slug', 'claim_id', 'revision_id', 'claimant_slug', 'said_on', 'topic'])
      .where('slug', 'in', chunk)
      .execute(),
  );
  const revisions = await claimsOfRevisions(
    trx,
    listed.map((row) => row.revision_id),
  );
  const bare = new Map(revisions.map((one) => [one.revisionId, one.claim]));
  const sayings = await sayingsOfClaims(
    trx,
    listed.map((row) => row.claim_id),
  );
  return new Map(
    listed.flatMap((row): [string, OpenClaim][] => {
      const claim = bare.get(row.revision_id);
      if (claim === undefined) return [];
      const own = sayings.filter((one) => one.claim === row.claim_id);
      const open = {
        id: row.claim_id,
        slug: row.slug,
        revisionId: row.revision_id,
        person: row.claimant_slug,
        saidOn: row.said_on,
        topic: row.topic,
        bare: claim,
        sayings: own.filter(({ waits }) => !waits).map(({ saying }) => saying),
        all: own.map(({ saying }) => saying),
      };
      return [[row.slug, open]];
    }),
  );
}

/** What is said where a form is about a claim that is not listed any more. */
export const GONE = 'The claim is not published any more: load the page again.';

/** What is said where a form names another claim that is not there, or the claim itself. */
export const NO_OTHER =
  'The ledger has no other published claim of that name: write the last part of its address.';

/** Records who did what in the audit. */
export const audited = (
  trx: Trx,
  { actor, at }: Posted,
  action: AuditAction,
  subject: string,
  detail: string,
) => recordAudit(trx, { at, actor, action, subject, detail });

/** What is said where a claim has as many sayings as a bundle may list. */
export const TOO_MANY = `A claim has at most ${MAX_SAYINGS} sayings besides its own: take off what is told twice.`;

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

/**
 * Confirms a saying that waits for a second editor: from then on readers see it. If its words may not state the claim, whoever confirms it
 * has to say that they do.
 */
export async function confirmSaying(
  database: Database,
  {
    slug,
    id,
    publisher,
    isAlike,
    ...posted
  }: Posted & { slug: string; id: number; publisher: Publisher; isAlike?: boolean },
): Promise<SayingDone> {
  return once(database, useOf(posted, 'confirm', slug, id, isAlike === true), sayingDone, async (trx) => {
    const saying = await sayingOf(trx, slug, id);
    if (saying === undefined || !saying.held || !saying.waits)
      return refused('', 'That saying waits no more: load the page again.');
    const claim = await openClaim(trx, slug);
    if (claim === undefined) return refused('', GONE);
    if (!mayPublish(publisher.person, saying.by === null ? [] : [saying.by], publisher.secondReader))
      return refused('', 'You attached this saying: somebody else confirms it.');
    const said = claim.all.find((one) => one.id === id)?.said;
    const why =
      isAlike === true || said === undefined
        ? undefined
        : (await unlikeAmong(trx, [claim.id]))(claim.id, said);
    if (why !== undefined) return refused(`alike.${id}`, alikeAsked(why));
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
    if (other === undefined || other.id === own.id) return refused('link.to', NO_OTHER);
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
        words_key: wordsKey({ quote: lookedUp(quote) }),
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
