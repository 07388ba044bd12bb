/**
 * What editors do with people and bodies as wholes: merge two, give claims to another, undo either, give one another
 * address. What was recorded stays; each deed is a row, from which the person of each claim follows (ledger/persons.ts).
 */
import { sql, type Transaction } from 'kysely';
import * as z from 'zod';
import type { Deed } from '../../claims/editorial/persons.ts';
import { nameKey, searchKey } from '../../claims/evidence/names.ts';
import { slugOf } from '../../claims/evidence/slug.ts';
import { tally } from '../../claims/words/numbers.ts';
import { type AuditAction, recordAudit } from '../base/audit.ts';
import { once, type Posted, useOf } from '../base/idempotency.ts';
import { runSql, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { freeName } from '../ledger/claimants.ts';
import { leadAddresses, STANDS } from '../ledger/persons.ts';
import { relistPersons } from '../ledger/relist-persons.ts';
import { freeSlug } from '../ledger/slugs.ts';

type Trx = Transaction<Schema>;

/** Somebody as the ledger holds them. */
interface Held {
  slug: string;
  name: string;
  called: string | null;
  is_body: number;
  wikidata: string | null;
  note: string | null;
}

/** What came of a form about people: done, with the slug to go on with, or refused, with the field and why. */
export type Done = { outcome: 'done'; slug: string } | { outcome: 'refused'; field: string; message: string };

/** The outcome of a form that had an effect. */
export const doneSchema: z.ZodType<Done> = z.object({ outcome: z.literal('done'), slug: z.string() });

/** A form that cannot be done. */
export function refused(field: string, message: string): Done {
  return { outcome: 'refused', field, message };
}

const COLUMNS = ['slug', 'name', 'called', 'is_body', 'wikidata', 'note'] as const;

/** Somebody who was not merged into another; undefined if there is nobody. */
export async function heldClaimant(trx: Trx, slug: string): Promise<Held | undefined> {
  return trx
    .selectFrom('claimant')
    .select(COLUMNS)
    .where('slug', '=', slug)
    .where('now_slug', 'is', null)
    .executeTakeFirst();
}

/**
 * Whom a text names: somebody's slug or name. Refused if there is nobody, or if several have the name, which are then
 * named with their slugs.
 */
async function named(trx: Trx, field: string, typed: string): Promise<{ held: Held } | { refusal: Done }> {
  const text = typed.trim();
  const bySlug = await heldClaimant(trx, text.split('/').at(-1) ?? '');
  if (bySlug !== undefined) return { held: bySlug };
  const key = nameKey(text);
  const found = await trx
    .selectFrom('claimant')
    .select(COLUMNS)
    .where('now_slug', 'is', null)
    .where(({ eb, or }) =>
      or([
        eb('key', '=', key),
        eb('name', '=', text),
        eb('slug', 'in', (q) =>
          q.selectFrom('claimant_alias').select('claimant_slug').where('key', '=', key),
        ),
      ]),
    )
    .orderBy('slug')
    .limit(11)
    .execute();
  const [only, ...more] = found;
  if (text === '') return { refusal: refused(field, 'Write a name, or the last part of the address.') };
  if (only === undefined)
    return {
      refusal: refused(
        field,
        `The ledger has nobody called “${text.slice(0, 60)}”: write the name as the list has it.`,
      ),
    };
  if (more.length === 0) return { held: only };
  return {
    refusal: refused(
      field,
      `Several are called that: write one of ${found.map(({ slug }) => slug).join(', ')}.`,
    ),
  };
}

/** Why two are not one, by what is known of them; undefined if nothing says so. */
function apart(from: Held, to: Held): string | undefined {
  if (from.slug === to.slug) return 'That is the same one: name another.';
  if (from.is_body !== to.is_body)
    return `One of them is a body and the other a person: set that right first.`;
  if (from.wikidata !== null && to.wikidata !== null && from.wikidata !== to.wikidata)
    return `They have different Wikidata items, ${from.wikidata} and ${to.wikidata}: if they are one, set that right first.`;
  return undefined;
}

interface NewDeed {
  what: 'merge' | 'split' | 'undo';
  from: string;
  to: string;
  undoes?: number;
  reason: string;
}

async function insertDeed(trx: Trx, { actor, at }: Posted, deed: NewDeed): Promise<number> {
  const { id } = await trx
    .insertInto('claimant_deed')
    .values({
      what: deed.what,
      from_slug: deed.from,
      to_slug: deed.to,
      undoes: deed.undoes ?? null,
      reason: deed.reason === '' ? null : deed.reason,
      person_id: actor.personId,
      person: actor.name,
      at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

const audited = (trx: Trx, { actor, at }: Posted, action: AuditAction, subject: string, detail: string) =>
  recordAudit(trx, { at, actor, action, subject, detail });

/** Merges one into another, named by slug or name: its claims are listed there, and its addresses lead there. */
export async function mergeClaimant(
  database: Database,
  { slug, into, reason, ...posted }: Posted & { slug: string; into: string; reason: string },
): Promise<Done> {
  return once(database, useOf(posted, 'merge', slug, into, reason), doneSchema, async (trx) => {
    const from = await heldClaimant(trx, slug);
    if (from === undefined) return refused('', 'It was merged meanwhile: load the page again.');
    const target = await named(trx, 'into', into);
    if ('refusal' in target) return target.refusal;
    const to = target.held;
    const why = apart(from, to);
    if (why !== undefined) return refused('into', why);
    await insertDeed(trx, posted, { what: 'merge', from: slug, to: to.slug, reason });
    await leadAddresses(trx);
    await relistPersons(trx, [slug, to.slug]);
    await audited(trx, posted, 'claimant-merged', slug, `into ${to.slug}`);
    return { outcome: 'done', slug: to.slug };
  });
}

/** To whom claims are given: somebody, by slug or name, or somebody new. */
export type SplitTo = { known: string } | { /** Empty for the same name. */ name: string; listedAs: string };

/** Gives some of somebody's claims to another. */
export async function splitClaimant(
  database: Database,
  {
    slug,
    claims,
    to,
    reason,
    ...posted
  }: Posted & { slug: string; claims: readonly string[]; to: SplitTo; reason: string },
): Promise<Done> {
  return once(database, useOf(posted, 'split', slug, claims, { ...to }, reason), doneSchema, async (trx) => {
    const from = await heldClaimant(trx, slug);
    if (from === undefined) return refused('', 'It was merged meanwhile: load the page again.');
    const chosen = await trx
      .selectFrom('listing as l')
      .innerJoin('claim_revision as r', 'r.id', 'l.revision_id')
      .select(['l.claim_id', 'r.claimant_slug'])
      .where('l.claimant_slug', '=', slug)
      .where(sql<boolean>`l.slug IN (SELECT value FROM json_each(${JSON.stringify(claims)}))`)
      .execute();
    if (chosen.length === 0) return refused('claims', 'Choose at least one claim.');
    const target = 'known' in to ? await named(trx, 'known', to.known) : await newNamesake(trx, from, to);
    if ('refusal' in target) return target.refusal;
    if (target.held.slug === slug) return refused('known', 'These claims are theirs already: name another.');
    const deed = { what: 'split', from: slug, to: target.held.slug, reason } as const;
    const deedId = await insertDeed(trx, posted, deed);
    for (const { claim_id, claimant_slug } of chosen)
      await trx
        .insertInto('claimant_deed_claim')
        .values({ deed_id: deedId, claim_id, recorded_slug: claimant_slug })
        .execute();
    await relistPersons(trx, [slug]);
    await audited(
      trx,
      posted,
      'claimant-split',
      slug,
      `${tally(chosen.length, 'claim')} to ${target.held.slug}`,
    );
    return { outcome: 'done', slug: target.held.slug };
  });
}

/** Somebody new beside one of the same sort. Refused if lists show another by that name already. */
async function newNamesake(
  trx: Trx,
  beside: Held,
  to: { name: string; listedAs: string },
): Promise<{ held: Held } | { refusal: Done }> {
  const name = to.name === '' ? (beside.called ?? beside.name) : to.name;
  const shown = to.listedAs === '' ? await freeName(trx, name) : to.listedAs;
  const taken = await trx.selectFrom('claimant').select('slug').where('name', '=', shown).executeTakeFirst();
  if (taken !== undefined)
    return {
      refusal: refused(
        'listedAs.new',
        `Lists show another as “${shown}” already: say what tells them apart.`,
      ),
    };
  const held = {
    slug: await freeSlug(trx, 'claimant', slugOf(name)),
    name: shown,
    called: shown === name ? null : name,
    is_body: beside.is_body,
    wikidata: null,
    note: null,
  };
  await trx
    .insertInto('claimant')
    .values({ ...held, key: nameKey(name), sort_key: searchKey(shown) })
    .execute();
  return { held };
}

/**
 * Gives somebody another address, made of a text: a new claimant with the same name takes over, into which the old one is
 * merged, so that every old address leads there.
 */
export async function readdressClaimant(
  database: Database,
  { slug, address, ...posted }: Posted & { slug: string; address: string },
): Promise<Done> {
  return once(database, useOf(posted, 'readdress', slug, address), doneSchema, async (trx) => {
    const from = await heldClaimant(trx, slug);
    if (from === undefined) return refused('', 'It was merged meanwhile: load the page again.');
    const wanted = slugOf(address);
    if (wanted === 'unnamed' || wanted === slug)
      return refused(
        'address',
        'Write another address: small letters and digits, with hyphens between words.',
      );
    const isTaken =
      (await trx.selectFrom('claimant').select('slug').where('slug', '=', wanted).executeTakeFirst()) !==
      undefined;
    if (isTaken)
      return refused('address', `“${wanted}” is, or was, the address of somebody: choose another.`);
    const { name, called } = from;
    await releaseName(trx, slug, name, called);
    await trx
      .insertInto('claimant')
      .values({ ...from, slug: wanted, key: nameKey(called ?? name), sort_key: searchKey(name) })
      .execute();
    await insertDeed(trx, posted, { what: 'merge', from: slug, to: wanted, reason: 'A new address' });
    await leadAddresses(trx);
    await relistPersons(trx, [slug]);
    await audited(trx, posted, 'claimant-changed', wanted, `address; before: ${slug}`);
    return { outcome: 'done', slug: wanted };
  });
}

/** Lets another take the name by which lists show somebody who is, or is about to be, no longer listed. */
export async function releaseName(
  trx: Trx,
  slug: string,
  name: string,
  called: string | null,
): Promise<void> {
  const free = await freeName(trx, `${called ?? name} [${slug}]`);
  await trx
    .updateTable('claimant')
    .set({ name: free, called: called ?? name, sort_key: searchKey(free) })
    .where('slug', '=', slug)
    .execute();
}

const deedRow = z.object({ what: z.enum(['merge', 'split']), from: z.string(), to: z.string() });

/** Undoes a merge or a split: the claims are listed as before it, and so are the addresses. */
export async function undoDeed(
  database: Database,
  { slug, deed, ...posted }: Posted & { slug: string; deed: number },
): Promise<Done> {
  return once(database, useOf(posted, 'undo', slug, deed), doneSchema, async (trx) => {
    const [row] = await runSql(
      trx,
      sql`SELECT d.what, d.from_slug AS "from", d.to_slug AS "to" FROM claimant_deed d
        WHERE d.id = ${deed} AND d.what <> 'undo' AND ${STANDS}`,
      deedRow,
    );
    if (row === undefined) return refused('', 'That was undone already, or never done: load the page again.');
    const before = await familyHeads(trx, [row.from, row.to]);
    await insertDeed(trx, posted, { what: 'undo', from: row.from, to: row.to, undoes: deed, reason: '' });
    await leadAddresses(trx);
    if (row.what === 'merge') await regainName(trx, row.from);
    await relistPersons(trx, [...before, ...(await familyHeads(trx, [row.from, row.to]))]);
    await audited(trx, posted, 'claimant-undone', row.from, `${row.what} of ${row.from} and ${row.to}`);
    return { outcome: 'done', slug };
  });
}

/** The slugs under which the claims of some are listed. */
async function familyHeads(trx: Trx, slugs: readonly string[]): Promise<string[]> {
  const rows = await trx
    .selectFrom('claimant')
    .select(['slug', 'now_slug'])
    .where('slug', 'in', slugs)
    .execute();
  return rows.map(({ slug, now_slug }) => now_slug ?? slug);
}

/** Gives somebody who is listed again the name as claims write it, if nobody has taken it. */
async function regainName(trx: Trx, slug: string): Promise<void> {
  const held = await heldClaimant(trx, slug);
  if (held?.called == null || held.name !== `${held.called} [${slug}]`) return;
  const name = await freeName(trx, held.called);
  const called = name === held.called ? null : held.called;
  await trx
    .updateTable('claimant')
    .set({ name, called, sort_key: searchKey(name) })
    .where('slug', '=', slug)
    .execute();
}

const toldRow = z.object({
  id: z.number(),
  what: z.enum(['merge', 'split']),
  from_slug: z.string(),
  from_name: z.string(),
  to_slug: z.string(),
  to_name: z.string(),
  claims: z.number(),
  reason: z.string().nullable(),
  by: z.string(),
  at: z.string(),
  undone_by: z.string().nullable(),
  undone_at: z.string().nullable(),
});

/** How many deeds a page tells. */
const TOLD = 100;

/** The merges and splits of somebody and of those merged into it, the latest first. */
export async function deedsOf({ read, kysely }: Database, slug: string): Promise<Deed[]> {
  const family = sql`(SELECT f.slug FROM claimant f WHERE f.slug = ${slug} OR f.now_slug = ${slug})`;
  const [rows] = await read(
    sqlRows(
      kysely,
      sql`SELECT d.id, d.what, d.from_slug, coalesce(a.called, a.name) AS from_name, d.to_slug, coalesce(b.called, b.name) AS to_name,
          (SELECT count(*) FROM claimant_deed_claim k WHERE k.deed_id = d.id) AS claims, d.reason, d.person AS "by", d.at,
          u.person AS undone_by, u.at AS undone_at
        FROM claimant_deed d JOIN claimant a ON a.slug = d.from_slug JOIN claimant b ON b.slug = d.to_slug
          LEFT JOIN claimant_deed u ON u.undoes = d.id
        WHERE d.what <> 'undo' AND (d.from_slug IN ${family} OR d.to_slug IN ${family})
        ORDER BY d.id DESC LIMIT ${sql.lit(TOLD)}`,
      toldRow,
    ),
  );
  return rows.map((row) => ({
    id: row.id,
    what: row.what,
    from: { slug: row.from_slug, name: row.from_name },
    to: { slug: row.to_slug, name: row.to_name },
    claims: row.claims,
    reason: row.reason,
    by: row.by,
    at: row.at,
    undone:
      row.undone_by === null || row.undone_at === null ? null : { by: row.undone_by, at: row.undone_at },
  }));
}
