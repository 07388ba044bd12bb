/** Parties: each way in which one is written leads to it. */
import type { Transaction } from 'kysely';
import { nameKey } from '../../claims/evidence/names.ts';
import { slugOf } from '../../claims/evidence/slug.ts';
import { lookUp } from '../base/chunks.ts';
import type { Schema } from '../base/schema.ts';
import { freeSlug } from './slugs.ts';

type Trx = Transaction<Schema>;

/** Records the parties that claims name, and the ways in which they write them. Returns the slug of each, by its name. */
export async function partySlugs(trx: Trx, names: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(names)];
  const held = await lookUp(wanted, (chunk) =>
    trx.selectFrom('party_name').select(['name', 'party_slug as slug']).where('name', 'in', chunk).execute(),
  );
  const slugs = new Map(held.map(({ name, slug }) => [name, slug]));
  for (const name of wanted) {
    if (slugs.has(name)) continue;
    const key = nameKey(name);
    const slug = (await partyOfKey(trx, key)) ?? (await newParty(trx, name));
    await trx.insertInto('party_name').values({ name, key, party_slug: slug }).execute();
    slugs.set(name, slug);
  }
  return slugs;
}

/** The slug of the party that has a name of a key; undefined if there is none. */
export async function partyOfKey(trx: Trx, key: string): Promise<string | undefined> {
  const row = await trx
    .selectFrom('party_name')
    .select('party_slug')
    .where('key', '=', key)
    .orderBy('name')
    .executeTakeFirst();
  return row?.party_slug;
}

async function newParty(trx: Trx, name: string): Promise<string> {
  const slug = await freeSlug(trx, 'party', slugOf(name));
  await trx.insertInto('party').values({ slug, name, short: null }).execute();
  return slug;
}
