/** What editors write of people and bodies: names, Wikidata, roles and parties with their times; and who there is to write of. */
import { sql, type Transaction } from 'kysely';
import * as z from 'zod';
import type { ListedPersonName } from '../../claims/editorial/persons.ts';
import { dated, type Tenure } from '../../claims/editorial/tenure.ts';
import { nameKey, searchKey } from '../../claims/evidence/names.ts';
import { recordAudit } from '../base/audit.ts';
import { once, type Posted, useOf } from '../base/idempotency.ts';
import { countRow, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { partySlugs } from '../ledger/parties.ts';
import { aliasLike, listedPersonRow, namedLike } from '../ledger/person-reads.ts';
import { relistPersons } from '../ledger/relist-persons.ts';
import { type Done, doneSchema, heldClaimant, refused, releaseName } from './claimant-deeds.ts';

type Trx = Transaction<Schema>;

/** What an editor says of somebody. */
export interface ClaimantFields {
  /** As claims write it. */
  name: string;
  /** As lists show it, if another; empty otherwise. */
  listedAs: string;
  isBody: boolean;
  wikidata: string | null;
  note: string | null;
  aliases: readonly string[];
}

/** Changes what is said of somebody. */
export async function changeClaimant(
  database: Database,
  { slug, fields, ...posted }: Posted & { slug: string; fields: ClaimantFields },
): Promise<Done> {
  return once(database, useOf(posted, 'change', slug, { ...fields }), doneSchema, async (trx) => {
    const before = await heldClaimant(trx, slug);
    if (before === undefined) return refused('', 'It was merged meanwhile: load the page again.');
    const refusal = (await wikidataTaken(trx, slug, fields.wikidata)) ?? (await nameTaken(trx, slug, fields));
    if (refusal !== undefined) return refusal;
    const name = fields.listedAs === '' ? fields.name : fields.listedAs;
    await trx
      .updateTable('claimant')
      .set({
        name,
        called: name === fields.name ? null : fields.name,
        is_body: fields.isBody ? 1 : 0,
        wikidata: fields.wikidata,
        note: fields.note,
        key: nameKey(fields.name),
        sort_key: searchKey(name),
      })
      .where('slug', '=', slug)
      .execute();
    await setAliases(trx, slug, fields, before.called ?? before.name);
    await relistPersons(trx, [slug]);
    await recordAudit(trx, {
      at: posted.at,
      actor: posted.actor,
      action: 'claimant-changed',
      subject: slug,
      ...(before.name === name ? {} : { detail: `before: ${before.name}` }),
    });
    return { outcome: 'done', slug };
  });
}

async function wikidataTaken(trx: Trx, slug: string, wikidata: string | null): Promise<Done | undefined> {
  if (wikidata === null) return undefined;
  const other = await trx
    .selectFrom('claimant')
    .select('name')
    .where('wikidata', '=', wikidata)
    .where('slug', '<>', slug)
    .where('now_slug', 'is', null)
    .executeTakeFirst();
  return other && refused('wikidata', `${wikidata} is ${other.name} already: merge the two if they are one.`);
}

/** A name in lists is of one alone; somebody who was merged into another has no need of theirs. */
async function nameTaken(
  trx: Trx,
  slug: string,
  { name, listedAs }: ClaimantFields,
): Promise<Done | undefined> {
  const wanted = listedAs === '' ? name : listedAs;
  const other = await trx
    .selectFrom('claimant')
    .select(['slug', 'name', 'called', 'now_slug'])
    .where('name', '=', wanted)
    .where('slug', '<>', slug)
    .executeTakeFirst();
  if (other === undefined) return undefined;
  if (other.now_slug === null)
    return refused(
      'listedAs',
      `Lists show another as “${wanted}” already: say what tells the two apart, such as a party or a role.`,
    );
  await releaseName(trx, other.slug, other.name, other.called);
  return undefined;
}

/** Replaces the other names; the former name stays one of them. */
async function setAliases(
  trx: Trx,
  slug: string,
  { name, aliases }: ClaimantFields,
  formerName: string,
): Promise<void> {
  await trx.deleteFrom('claimant_alias').where('claimant_slug', '=', slug).execute();
  const byKey = new Map([...aliases, formerName].map((alias) => [nameKey(alias), alias]));
  byKey.delete(nameKey(name));
  for (const [key, alias] of byKey)
    await trx
      .insertInto('claimant_alias')
      .values({ claimant_slug: slug, name: alias, key, search_key: searchKey(alias) })
      .execute();
}

/** A role or a party that somebody had for a time. */
export type Held = Tenure & ({ role: string; organisation: string | null } | { party: string });

/** Records a role or a party of somebody. A claim that names no party counts for the one of its day from then on. */
export async function addHeld(
  database: Database,
  { slug, held, ...posted }: Posted & { slug: string; held: Held },
): Promise<Done> {
  return once(database, useOf(posted, 'add-held', slug, { ...held }), doneSchema, async (trx) => {
    if ((await heldClaimant(trx, slug)) === undefined)
      return refused('', 'It was merged meanwhile: load the page again.');
    const { firstDay, lastDay, ...tenure } = dated(held);
    const times = { claimant_slug: slug, ...tenure, first_day: firstDay, last_day: lastDay };
    if ('role' in held) {
      const { role, organisation } = held;
      await trx
        .insertInto('claimant_role')
        .values({ ...times, role, organisation })
        .execute();
    } else {
      const party = (await partySlugs(trx, [held.party])).get(held.party) ?? '';
      await trx
        .insertInto('claimant_party')
        .values({ ...times, party_slug: party })
        .execute();
      await relistPersons(trx, [slug]);
    }
    await recordAudit(trx, {
      at: posted.at,
      actor: posted.actor,
      action: 'claimant-changed',
      subject: slug,
      detail: `added: ${'role' in held ? held.role : held.party}`,
    });
    return { outcome: 'done', slug };
  });
}

/** Takes back a role or a party that was recorded of somebody, or of one merged into it. */
export async function dropHeld(
  database: Database,
  { slug, what, id, ...posted }: Posted & { slug: string; what: 'role' | 'party'; id: number },
): Promise<Done> {
  return once(database, useOf(posted, 'drop-held', slug, what, id), doneSchema, async (trx) => {
    const table = what === 'role' ? 'claimant_role' : 'claimant_party';
    const { numDeletedRows } = await trx
      .deleteFrom(table)
      .where('id', '=', id)
      .where(
        sql<boolean>`claimant_slug IN (SELECT f.slug FROM claimant f WHERE f.slug = ${slug} OR f.now_slug = ${slug})`,
      )
      .executeTakeFirst();
    if (numDeletedRows === 0n) return refused('', 'It is gone already: load the page again.');
    if (what === 'party') await relistPersons(trx, [slug]);
    await recordAudit(trx, {
      at: posted.at,
      actor: posted.actor,
      action: 'claimant-changed',
      subject: slug,
      detail: `taken back: a ${what}`,
    });
    return { outcome: 'done', slug };
  });
}

/** Names on a page of the newsroom's list. */
export const CLAIMANTS_SIZE = 50;

/** Everybody who was not merged into another, with claims or without, by name; those with a part of a name if one is given. */
export async function listClaimants(
  { read, kysely }: Database,
  q: string,
  page: number,
): Promise<{ claimants: ListedPersonName[]; total: number }> {
  const key = searchKey(q);
  const alias =
    q === ''
      ? sql`NULL`
      : sql`CASE WHEN instr(c.sort_key, ${key}) > 0 THEN NULL ELSE (${aliasLike(key)}) END`;
  const from = sql`FROM claimant c WHERE c.now_slug IS NULL ${q === '' ? sql`` : sql`AND c.slug IN (${namedLike(key)})`}`;
  const [claimants, [total]] = await read(
    sqlRows(
      kysely,
      sql`SELECT c.slug, c.name, c.is_body AS isBody, ${alias} AS alias,
          (SELECT count(*) FROM listing l WHERE l.claimant_slug = c.slug) AS claims
        ${from} ORDER BY c.sort_key, c.slug LIMIT ${sql.lit(CLAIMANTS_SIZE)} OFFSET ${sql.lit((page - 1) * CLAIMANTS_SIZE)}`,
      listedPersonRow,
    ),
    sqlRows(kysely, sql`SELECT count(*) AS n ${from}`, countRow),
  );
  return { claimants, total: total?.n ?? 0 };
}

/** A claim that may be given to somebody else. */
export interface ClaimToGive {
  slug: string;
  quote: string;
  saidOn: string;
  role: string | null;
  party: string | null;
}

const toGiveRow: z.ZodType<ClaimToGive> = z.object({
  slug: z.string(),
  quote: z.string(),
  saidOn: z.string(),
  role: z.string().nullable(),
  party: z.string().nullable(),
});

/** How many claims are offered to be given to somebody else. */
export const GIVEN_SIZE = 100;

/** The latest claims by somebody, with what each says of its claimant; a page of them. */
export async function claimsToGive(
  { read, kysely }: Database,
  slug: string,
  page: number,
): Promise<ClaimToGive[]> {
  const [rows] = await read(
    sqlRows(
      kysely,
      sql`SELECT l.slug, substr(l.quote, 1, 200) AS quote, l.said_on AS saidOn,
          json_extract(r.body, '$.claimant.role') AS role, json_extract(r.body, '$.claimant.party') AS party
        FROM listing l JOIN claim_revision r ON r.id = l.revision_id WHERE l.claimant_slug = ${slug}
        ORDER BY l.said_on DESC, l.claim_id DESC LIMIT ${sql.lit(GIVEN_SIZE)} OFFSET ${sql.lit((page - 1) * GIVEN_SIZE)}`,
      toGiveRow,
    ),
  );
  return rows;
}
