/** Claimants of the ledger: who has a name, which of them a claim is by, and where the claims of an address went. */
import { type RawBuilder, sql, type Transaction } from 'kysely';
import * as z from 'zod';
import type { Claimant } from '../../claims/claim.ts';
import {
  isSameSpeaker,
  type KnownClaimant,
  toldApart,
  whichClaimant,
} from '../../claims/editorial/claimants.ts';
import { slugOf } from '../../claims/evidence/slug.ts';
import { jsonColumn, runSql, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { freeSlug } from './slugs.ts';
import { storedClaim } from './stored-json.ts';

type Trx = Transaction<Schema>;

const names = jsonColumn(z.array(z.string()));

const knownRow = z.object({
  name: z.string(),
  slug: z.string(),
  claims: z.number(),
  roles: names,
  parties: names,
});

/** Whoever has one of some names, each with the roles and parties of all revisions of its claims. */
function named(wanted: readonly string[]): RawBuilder<unknown> {
  const said = (part: 'role' | 'party') => sql`(SELECT json_group_array(DISTINCT v.part) FROM (
    SELECT json_extract(r.body, ${`$.claimant.${part}`}) AS part FROM claim_revision r
    WHERE r.claimant_slug = c.slug) v WHERE v.part IS NOT NULL)`;
  const list = sql`(SELECT value FROM json_each(${JSON.stringify(wanted)}))`;
  return sql`SELECT coalesce(c.called, c.name) AS name, c.slug, ${said('role')} AS roles, ${said('party')} AS parties,
      (SELECT count(*) FROM listing l WHERE l.claimant_slug = c.slug) AS claims
    FROM claimant c WHERE c.slug IN (
      SELECT n.slug FROM claimant n WHERE n.name IN ${list} AND n.called IS NULL
      UNION SELECT n.slug FROM claimant n WHERE n.called IN ${list})
    ORDER BY c.slug`;
}

/** Whoever has a name, for the form of a claim. */
export async function findNamed({ read, kysely }: Database, name: string): Promise<KnownClaimant[]> {
  const [found] = await read(sqlRows(kysely, named([name]), knownRow));
  return found.map(({ name: _, ...known }) => known);
}

/** A claim whose claimant is looked for. */
export interface ClaimBy {
  claimant: Claimant;
  /** The revision that it follows: as long as name, role and party stay, so does the claimant. */
  corrects: number | null;
  /** What was answered, if somebody was asked: a slug, or that it is another. */
  which?: string | undefined;
}

/** Claims of which nobody has said whether they are by whoever has the name. */
export class ClaimantUnclear extends Error {
  /** The places of the claims in the list, each with those who have its name. */
  readonly unclear: readonly { index: number; known: readonly KnownClaimant[] }[];

  constructor(unclear: ClaimantUnclear['unclear']) {
    super('the ledger has claimants of the same name, and nobody said which is meant');
    this.unclear = unclear;
  }
}

/**
 * The slug of the claimant of each claim, in their order; a new claimant gets one, which is recorded. What one claim says
 * of its claimant is known to those after it. Throws a ClaimantUnclear, with all claims that somebody is to be asked about.
 */
export async function claimantSlugs(trx: Trx, claims: readonly ClaimBy[]): Promise<string[]> {
  const [held, before] = await Promise.all([
    knownBy(trx, [...new Set(claims.map(({ claimant }) => claimant.name))]),
    claimantsBefore(trx, claims),
  ]);
  const unclear: { index: number; known: readonly KnownClaimant[] }[] = [];
  const slugs: string[] = [];
  for (const [index, { claimant, corrects, which }] of claims.entries()) {
    const known = held.get(claimant.name) ?? [];
    const own = corrects === null ? undefined : before.get(corrects);
    const found =
      own !== undefined && isSameSpeaker(own.claimant, claimant)
        ? ({ is: 'known', slug: own.slug } as const)
        : whichClaimant(claimant, known, which);
    if (found.is === 'asked') {
      unclear.push({ index, known });
      continue;
    }
    const slug = found.is === 'known' ? found.slug : await newClaimant(trx, claimant, known.length > 0);
    held.set(claimant.name, withSaid(known, slug, claimant));
    slugs.push(slug);
  }
  if (unclear.length > 0) throw new ClaimantUnclear(unclear);
  return slugs;
}

async function knownBy(trx: Trx, wanted: readonly string[]): Promise<Map<string, KnownClaimant[]>> {
  const held = new Map<string, KnownClaimant[]>();
  for (const { name, ...known } of await runSql(trx, named(wanted), knownRow))
    held.set(name, [...(held.get(name) ?? []), known]);
  return held;
}

/** The claimants of the revisions that some claims follow. */
async function claimantsBefore(trx: Trx, claims: readonly ClaimBy[]) {
  const ids = claims.flatMap(({ corrects }) => (corrects === null ? [] : [corrects]));
  if (ids.length === 0) return new Map<number, { slug: string; claimant: Claimant }>();
  const rows = await trx
    .selectFrom('claim_revision')
    .select(['id', 'claimant_slug as slug', 'body'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, slug, body }) => [id, { slug, claimant: storedClaim(body).claimant }]));
}

/** What is known of a name, with what one more claim says of a claimant. */
function withSaid(known: readonly KnownClaimant[], slug: string, { role, party }: Claimant): KnownClaimant[] {
  const own = known.find((one) => one.slug === slug) ?? { slug, claims: 0, roles: [], parties: [] };
  const said = {
    ...own,
    claims: own.claims + 1,
    roles: role === undefined ? own.roles : [...new Set([...own.roles, role])],
    parties: party === undefined ? own.parties : [...new Set([...own.parties, party])],
  };
  return [...known.filter((one) => one.slug !== slug), said];
}

/** Records a new claimant. One who shares the name of another is listed with what tells them apart. */
async function newClaimant(trx: Trx, claimant: Claimant, isShared: boolean): Promise<string> {
  const slug = await freeSlug(trx, 'claimant', slugOf(claimant.name));
  const name = await freeName(trx, isShared ? toldApart(claimant) : claimant.name);
  const called = name === claimant.name ? null : claimant.name;
  await trx.insertInto('claimant').values({ slug, name, called }).execute();
  return slug;
}

async function freeName(trx: Trx, wanted: string): Promise<string> {
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? wanted : `${wanted}, ${n}`;
    const taken = await trx.selectFrom('claimant').select('slug').where('name', '=', name).executeTakeFirst();
    if (taken === undefined) return name;
  }
}

/**
 * The slug that an address of a claimant stands for now, as SQL: its own as long as a claim is listed under it, or else
 * that under which the claims went on whose claimant got another name; null if there is none.
 */
export function currentClaimant(slug: string): RawBuilder<string | null> {
  return sql`(SELECT coalesce(
    (SELECT l.claimant_slug FROM listing l WHERE l.claimant_slug = ${slug} LIMIT 1),
    (SELECT l.claimant_slug FROM claim_revision r JOIN listing l ON l.claim_id = r.claim_id
      WHERE r.claimant_slug = ${slug} ORDER BY r.id DESC LIMIT 1)))`;
}
