/** Names in URLs: the slugs of claimants and topics. */
import type { Transaction } from 'kysely';
import { slugOf } from '../../claims/evidence/slug.ts';
import { lookUp } from '../base/chunks.ts';
import type { Schema } from '../base/schema.ts';

type Trx = Transaction<Schema>;

/** The slug of each name; a new name gets one, which is recorded. Two names never share a slug. */
export async function namesToSlugs(
  trx: Trx,
  table: 'claimant' | 'topic',
  names: readonly string[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(names)];
  const held = await lookUp(wanted, (chunk) =>
    trx.selectFrom(table).selectAll().where('name', 'in', chunk).execute(),
  );
  const slugs = new Map(held.map((row) => [row.name, row.slug]));
  for (const name of wanted) {
    if (slugs.has(name)) continue;
    const slug = await freeSlug(trx, table, slugOf(name));
    await trx.insertInto(table).values({ slug, name }).execute();
    slugs.set(name, slug);
  }
  return slugs;
}

async function freeSlug(trx: Trx, table: 'claimant' | 'topic', wanted: string): Promise<string> {
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? wanted : `${wanted}-${n}`;
    const taken = await trx.selectFrom(table).select('slug').where('slug', '=', slug).executeTakeFirst();
    if (taken === undefined) return slug;
  }
}
