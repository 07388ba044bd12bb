/** Claimants of the ledger: who has a name, which of them a claim is by, and where the claims of an address went. */
import { type Insertable, type RawBuilder, sql, type Transaction } from 'kysely';
import * as z from 'zod';
import type { Claimant } from '../../claims/claim.ts';
import {
  isSameSpeaker,
  type KnownClaimant,
  toldApart,
  whichClaimant,
} from '../../claims/editorial/claimants.ts';
import { nameKey, searchKey } from '../../claims/evidence/names.ts';
import { slugOf } from '../../claims/evidence/slug.ts';
import { inChunks } from '../base/chunks.ts';
import { jsonColumn, runSql, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import type { ClaimantTable } from '../base/schema-names.ts';
import { familyOf, PARTY_NOW, personOf } from './persons.ts';
import { freeSlug } from './slugs.ts';
import { storedClaim } from './stored-json.ts';

type Trx = Transaction<Schema>;

const names = jsonColumn(z.array(z.string()));

const knownRow = z.object({
  key: z.string(),
  slug: z.string(),
  claims: z.number(),
  roles: names,
  parties: names,
});

/** The revisions by person `c`: those recorded under its name or one merged into it, and those of claims that were split off to it. */
const REVISIONS = sql`(SELECT r.id, r.body FROM claim_revision r
    WHERE r.claimant_slug IN ${familyOf(sql`c.slug`)} AND ${personOf('r')} = c.slug
  UNION SELECT r.id, r.body FROM claimant_deed d JOIN claimant_deed_claim k ON k.deed_id = d.id
      JOIN claim_revision r ON r.claim_id = k.claim_id
    WHERE d.to_slug IN ${familyOf(sql`c.slug`)} AND ${personOf('r')} = c.slug)`;

/** Whoever has a name of some keys, each with the roles and parties that its claims and editors tell of. */
function named(keys: readonly string[]): RawBuilder<unknown> {
  const told = (part: 'role' | 'party', dated: RawBuilder<unknown>) =>
    sql`(SELECT json_group_array(DISTINCT v.part) FROM (
      SELECT json_extract(s.body, ${`$.claimant.${part}`}) AS part FROM ${REVISIONS} s UNION ALL ${dated}) v
      WHERE v.part IS NOT NULL)`;
  const roles = sql`SELECT x.role FROM claimant_role x WHERE x.claimant_slug IN ${familyOf(sql`c.slug`)}`;
  const parties = sql`SELECT n.name FROM claimant_party x JOIN party_name n ON n.party_slug = ${PARTY_NOW}
    WHERE x.claimant_slug IN ${familyOf(sql`c.slug`)}`;
  return sql`SELECT f.key, c.slug, ${told('role', roles)} AS roles, ${told('party', parties)} AS parties,
      (SELECT count(*) FROM listing l WHERE l.claimant_slug = c.slug) AS claims
    FROM (
      SELECT w.value AS key, coalesce(n.now_slug, n.slug) AS slug FROM json_each(${JSON.stringify(keys)}) w
        JOIN claimant n ON n.key = w.value
      UNION SELECT w.value, coalesce(n.now_slug, n.slug) FROM json_each(${JSON.stringify(keys)}) w
        JOIN claimant_alias a ON a.key = w.value JOIN claimant n ON n.slug = a.claimant_slug) f
    JOIN claimant c ON c.slug = f.slug ORDER BY c.slug`;
}

/** Whoever has a name, by whatever way of writing it, or as another name, for the form of a claim. */
export async function findNamed({ read, kysely }: Database, name: string): Promise<KnownClaimant[]> {
  const [found] = await read(sqlRows(kysely, named([nameKey(name)]), knownRow));
  return found.map(({ key: _, ...known }) => known);
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

/** Under which name a revision is recorded. */
export interface RecordedBy {
  slug: string;
  /** Whether that was found or answered now; if not, it is the name of the revision before, with whatever editors did since. */
  isChosen: boolean;
}

/**
 * The slug of the claimant of each claim, in their order; a new claimant gets one, which is recorded. What one claim says
 * of its claimant is known to those after it. Throws a ClaimantUnclear, with all claims that somebody is to be asked about.
 */
export async function claimantSlugs(trx: Trx, claims: readonly ClaimBy[]): Promise<RecordedBy[]> {
  const [held, before] = await Promise.all([
    knownBy(trx, [...new Set(claims.map(({ claimant }) => nameKey(claimant.name)))]),
    claimantsBefore(trx, claims),
  ]);
  const unclear: { index: number; known: readonly KnownClaimant[] }[] = [];
  const recorded: RecordedBy[] = [];
  const fresh = await NewClaimants.among(
    trx,
    claims.map(({ claimant }) => claimant),
  );
  for (const [index, { claimant, corrects, which }] of claims.entries()) {
    const key = nameKey(claimant.name);
    const known = held.get(key) ?? [];
    const own = corrects === null ? undefined : before.get(corrects);
    if (own !== undefined && isSameSpeaker(own.claimant, claimant)) {
      held.set(key, withSaid(known, own.person, claimant));
      recorded.push({ slug: own.slug, isChosen: false });
      continue;
    }
    const found = whichClaimant(claimant, known, which);
    if (found.is === 'asked') {
      unclear.push({ index, known });
      continue;
    }
    const slug = found.is === 'known' ? found.slug : await fresh.add(claimant, known.length > 0);
    held.set(key, withSaid(known, slug, claimant));
    recorded.push({ slug, isChosen: true });
  }
  if (unclear.length > 0) throw new ClaimantUnclear(unclear);
  await fresh.insert();
  return recorded;
}

async function knownBy(trx: Trx, keys: readonly string[]): Promise<Map<string, KnownClaimant[]>> {
  const held = new Map<string, KnownClaimant[]>();
  for (const { key, ...known } of await runSql(trx, named(keys), knownRow))
    held.set(key, [...(held.get(key) ?? []), known]);
  return held;
}

const beforeRow = z.object({ id: z.number(), slug: z.string(), person: z.string(), body: z.string() });

/** The claimants of the revisions that some claims follow: the name under which each was recorded, and who that is by now. */
async function claimantsBefore(trx: Trx, claims: readonly ClaimBy[]) {
  const ids = claims.flatMap(({ corrects }) => (corrects === null ? [] : [corrects]));
  if (ids.length === 0) return new Map<number, { slug: string; person: string; claimant: Claimant }>();
  const rows = await runSql(
    trx,
    sql`SELECT r.id, r.claimant_slug AS slug, ${personOf('r')} AS person, r.body FROM claim_revision r
      WHERE r.id IN (${sql.join(ids)})`,
    beforeRow,
  );
  return new Map(rows.map(({ id, body, ...by }) => [id, { ...by, claimant: storedClaim(body).claimant }]));
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
export async function newClaimant(trx: Trx, claimant: Claimant, isShared: boolean): Promise<string> {
  const fresh = await NewClaimants.among(trx, [claimant]);
  const slug = await fresh.add(claimant, isShared);
  await fresh.insert();
  return slug;
}

/** How many numbers behind a name are looked at in one go. */
const TRIED = 9;

/** A name, and the same with the first numbers behind it. */
const numbered = (name: string, between: string): string[] => [
  name,
  ...Array.from({ length: TRIED }, (_, i) => `${name}${between}${i + 2}`),
];

const takenRow = z.object({ slug: z.string(), name: z.string() });

/** Claimants on their way into the ledger: what they may be called is looked up for all of them, and they come in at once. */
class NewClaimants {
  readonly #trx: Trx;
  /** The slugs and names that are taken, of those that any of them may want. */
  readonly #slugs: Set<string>;
  readonly #names: Set<string>;
  readonly #rows: Insertable<ClaimantTable>[] = [];

  private constructor(trx: Trx, taken: readonly z.infer<typeof takenRow>[]) {
    this.#trx = trx;
    this.#slugs = new Set(taken.map(({ slug }) => slug));
    this.#names = new Set(taken.map(({ name }) => name));
  }

  static async among(trx: Trx, claimants: readonly Claimant[]): Promise<NewClaimants> {
    const slugs = claimants.flatMap(({ name }) => numbered(slugOf(name), '-'));
    const wanted = claimants.flatMap((one) =>
      [one.name, toldApart(one)].flatMap((name) => numbered(name, ', ')),
    );
    const among = (texts: readonly string[]) =>
      sql`(SELECT value FROM json_each(${JSON.stringify([...new Set(texts)])}))`;
    const query = sql`SELECT slug, name FROM claimant WHERE slug IN ${among(slugs)}
      UNION SELECT slug, name FROM claimant WHERE name IN ${among(wanted)}`;
    return new NewClaimants(trx, await runSql(trx, query, takenRow));
  }

  /** Takes one up, who comes in with `insert`. Returns their slug. */
  async add(claimant: Claimant, isShared: boolean): Promise<string> {
    const wanted = slugOf(claimant.name);
    const slug =
      numbered(wanted, '-').find((one) => !this.#slugs.has(one)) ??
      (await this.#after(() => freeSlug(this.#trx, 'claimant', wanted)));
    const asked = isShared ? toldApart(claimant) : claimant.name;
    const name =
      numbered(asked, ', ').find((one) => !this.#names.has(one)) ??
      (await this.#after(() => freeName(this.#trx, asked)));
    this.#slugs.add(slug);
    this.#names.add(name);
    this.#rows.push({
      slug,
      name,
      called: name === claimant.name ? null : claimant.name,
      is_body: claimant.body === true ? 1 : 0,
      key: nameKey(claimant.name),
      sort_key: searchKey(name),
    });
    return slug;
  }

  /** Finds a name beside those that are in by then. */
  async #after(find: () => Promise<string>): Promise<string> {
    await this.insert();
    return find();
  }

  /** Brings in those that were taken up. */
  async insert(): Promise<void> {
    const rows = this.#rows.splice(0);
    await inChunks(rows, (chunk) => this.#trx.insertInto('claimant').values(chunk).execute());
  }
}

/** The name that is wanted, or with the first number behind it that no other is listed by. */
export async function freeName(trx: Trx, wanted: string): Promise<string> {
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? wanted : `${wanted}, ${n}`;
    const taken = await trx.selectFrom('claimant').select('slug').where('name', '=', name).executeTakeFirst();
    if (taken === undefined) return name;
  }
}
