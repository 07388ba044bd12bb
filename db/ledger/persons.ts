/**
 * Whose claim a claim is by now, as SQL. A revision keeps the name under which it was recorded (`claimant_slug`); a split
 * says of some claims that they are by another, and a merge where all claims of a name go. The lists hold what comes of it.
 */
import { type RawBuilder, sql, type Transaction } from 'kysely';
import * as z from 'zod';
import { jsonColumn, runSql } from '../base/json-columns.ts';
import type { Schema } from '../base/schema.ts';

type Trx = Transaction<Schema>;

/** Whether deed `d` stands, and was not undone. */
export const STANDS = sql`NOT EXISTS (SELECT 1 FROM claimant_deed u WHERE u.undoes = d.id)`;

/** Whom the last split that stands gives the claim of revision `r` to; null if none does. */
const splitTo = (
  r: string,
) => sql`(SELECT d.to_slug FROM claimant_deed_claim k JOIN claimant_deed d ON d.id = k.deed_id
  WHERE k.claim_id = ${sql.ref(`${r}.claim_id`)} AND k.recorded_slug = ${sql.ref(`${r}.claimant_slug`)} AND ${STANDS}
  ORDER BY d.id DESC LIMIT 1)`;

/** The slug of the person or body that revision `r` is by. */
export function personOf(r: string): RawBuilder<string> {
  return sql<string>`(SELECT coalesce(q.now_slug, q.slug) FROM claimant q
    WHERE q.slug = coalesce(${splitTo(r)}, ${sql.ref(`${r}.claimant_slug`)}))`;
}

/** The slugs of which a person consists: their own, and those that were merged into it. */
export function familyOf(slug: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(SELECT f.slug FROM claimant f WHERE f.slug = ${slug} UNION ALL SELECT f.slug FROM claimant f WHERE f.now_slug = ${slug})`;
}

/** The party that a dated row `x` of a person names, by now. */
export const PARTY_NOW = sql`(SELECT coalesce(y.now_slug, y.slug) FROM party y WHERE y.slug = x.party_slug)`;

/** Whether a dated row `x` holds on a day. */
function holdsOn(day: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`coalesce(x.first_day, '') <= ${day} AND coalesce(x.last_day, '9999-12-31') >= ${day}`;
}

/**
 * The slug of the party that the claimant of revision `r`, a person of a slug, belonged to when it was said: as the claim
 * says, or else as editors dated it; null if neither says.
 */
export function partyOf(r: string, person: RawBuilder<unknown>): RawBuilder<string | null> {
  const body = sql.ref(`${r}.body`);
  return sql<string | null>`coalesce(
    (SELECT n.party_slug FROM party_name n WHERE n.name = json_extract(${body}, '$.claimant.party')),
    (SELECT ${PARTY_NOW} FROM claimant_party x WHERE x.claimant_slug IN ${familyOf(person)}
      AND ${holdsOn(sql`json_extract(${body}, '$.saidOn')`)} ORDER BY x.first_day DESC, x.id DESC LIMIT 1))`;
}

/** By whom a claim is listed. */
export interface ListedPerson {
  /** The name that lists show. */
  claimant: string;
  /** By which the search finds it: that, and its other names. */
  names: readonly string[];
  party: { slug: string; name: string } | null;
}

const listedRow = z.object({
  id: z.number(),
  claimant: z.string(),
  others: jsonColumn(z.array(z.string())),
  party: z.string().nullable(),
  partyName: z.string().nullable(),
});

/** The other names of claimant `c`, as JSON. */
export const OTHER_NAMES = sql`(SELECT json_group_array(name) FROM (
    SELECT a.name FROM claimant_alias a WHERE a.claimant_slug IN ${familyOf(sql`c.slug`)}
    UNION SELECT coalesce(m.called, m.name) FROM claimant m WHERE m.now_slug = c.slug ORDER BY 1))`;

/** By whom revisions are listed, by their ids. */
export async function listedPersons(
  trx: Trx,
  revisionIds: readonly number[],
): Promise<Map<number, ListedPerson>> {
  if (revisionIds.length === 0) return new Map();
  const rows = await runSql(
    trx,
    sql`SELECT n.id, n.claimant, n.others, n.party, p.name AS partyName FROM (
        SELECT r.id, c.name AS claimant, ${OTHER_NAMES} AS others, ${partyOf('r', sql`c.slug`)} AS party
        FROM claim_revision r JOIN claimant c ON c.slug = ${personOf('r')}
        WHERE r.id IN (SELECT value FROM json_each(${JSON.stringify(revisionIds)}))) n
      LEFT JOIN party p ON p.slug = n.party`,
    listedRow,
  );
  return new Map(
    rows.map(({ id, claimant, others, party, partyName }) => [
      id,
      {
        claimant,
        names: [claimant, ...others.filter((name) => name !== claimant)],
        party: party === null || partyName === null ? null : { slug: party, name: partyName },
      },
    ]),
  );
}

/**
 * The slug that an address of a claimant stands for now, as SQL: the one that it was merged into; its own as long as a claim
 * is listed under it; or else that under which its claims went on, whose claimant got another name, or was split off and
 * came back. Null if there is none.
 */
export function currentClaimant(slug: string): RawBuilder<string | null> {
  const merged = sql`coalesce((SELECT m.now_slug FROM claimant m WHERE m.slug = ${slug}), ${slug})`;
  return sql`(SELECT coalesce(
    (SELECT l.claimant_slug FROM listing l WHERE l.claimant_slug = ${merged} LIMIT 1),
    (SELECT l.claimant_slug FROM claim_revision r JOIN listing l ON l.claim_id = r.claim_id
      WHERE r.claimant_slug = ${slug} ORDER BY r.id DESC LIMIT 1),
    (SELECT l.claimant_slug FROM claimant_deed d JOIN claimant_deed_claim k ON k.deed_id = d.id
      JOIN listing l ON l.claim_id = k.claim_id WHERE d.to_slug = ${slug} AND d.what = 'split' ORDER BY d.id DESC LIMIT 1),
    (SELECT l.claimant_slug FROM claimant_deed d JOIN claimant m ON m.slug = d.from_slug
      JOIN listing l ON l.claimant_slug = coalesce(m.now_slug, m.slug)
      WHERE d.to_slug = ${slug} AND d.what = 'merge' ORDER BY d.id DESC LIMIT 1)))`;
}

const leadRow = z.object({ slug: z.string(), now: z.string() });

/** Where the address of each merged claimant leads, by the merges that stand. A merge never makes a circle. */
export async function mergedInto(trx: Trx): Promise<Map<string, string>> {
  const rows = await runSql(
    trx,
    sql`SELECT d.from_slug AS slug, d.to_slug AS now FROM claimant_deed d WHERE d.what = 'merge' AND ${STANDS} ORDER BY d.id`,
    leadRow,
  );
  const next = new Map(rows.map(({ slug, now }) => [slug, now]));
  const last = (slug: string): string => {
    const seen = new Set<string>();
    let at = slug;
    for (let to = next.get(at); to !== undefined && !seen.has(at); to = next.get(at)) {
      seen.add(at);
      at = to;
    }
    return at;
  };
  return new Map([...next.keys()].map((slug) => [slug, last(slug)]));
}

/** Claimants whose address leads elsewhere than their merges say. */
export async function strayAddresses(trx: Trx): Promise<{ slug: string; now: string | null }[]> {
  const wanted = await mergedInto(trx);
  const held = await trx
    .selectFrom('claimant')
    .select(['slug', 'now_slug'])
    .where('now_slug', 'is not', null)
    .execute();
  const stored = new Map(held.map(({ slug, now_slug }) => [slug, now_slug]));
  const slugs = new Set([...wanted.keys(), ...stored.keys()]);
  return [...slugs].flatMap((slug) => {
    const now = wanted.get(slug) ?? null;
    return (stored.get(slug) ?? null) === now ? [] : [{ slug, now }];
  });
}

/** Brings the addresses of merged claimants up to date. */
export async function leadAddresses(trx: Trx): Promise<void> {
  for (const { slug, now } of await strayAddresses(trx))
    await trx.updateTable('claimant').set({ now_slug: now }).where('slug', '=', slug).execute();
}
