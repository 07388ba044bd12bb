/** Names in URLs: the slugs of topics, and those that are free. Claimants, of whom two may have one name: claimants.ts. */
import type { Kysely, Transaction } from 'kysely';
import { slugOf } from '../../claims/evidence/slug.ts';
import { lookUp } from '../base/chunks.ts';
import type { Schema } from '../base/schema.ts';

type Trx = Transaction<Schema>;

/** The slug of each topic; a new one gets one, which is recorded. Two topics never share a slug. */
export async function topicSlugs(trx: Trx, names: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(names)];
  const held = await lookUp(wanted, (chunk) =>
    trx.selectFrom('topic').selectAll().where('name', 'in', chunk).execute(),
  );
  const slugs = new Map(held.map((row) => [row.name, row.slug]));
  for (const name of wanted) {
    if (slugs.has(name)) continue;
    const slug = await freeSlug(trx, 'topic', slugOf(name));
    await trx.insertInto('topic').values({ slug, name }).execute();
    slugs.set(name, slug);
  }
  return slugs;
}

/** The slug that is wanted, or with the first number behind it that is not taken. */
export async function freeSlug(
  trx: Trx,
  table: 'claimant' | 'topic' | 'party' | 'data_release',
  wanted: string,
): Promise<string> {
  return firstFree(wanted, (slug) =>
    trx.selectFrom(table).select('slug').where('slug', '=', slug).executeTakeFirst(),
  );
}

/** So that a number fits behind it. */
const LONGEST = 110;
/** How many names are looked at in one go. */
const TRIED = 50;

/** A name that no claim and no draft has: the one that is asked for, or that with a number behind it. */
export async function freeClaimName(db: Kysely<Schema>, wanted: string): Promise<string> {
  const own = wanted.slice(0, LONGEST);
  for (let first = 1; ; first += TRIED) {
    const names = Array.from({ length: TRIED }, (_, i) => (first + i === 1 ? own : `${own}-${first + i}`));
    const taken = await db
      .selectFrom('claim')
      .select('slug')
      .where('slug', 'in', names)
      .union(db.selectFrom('work').select('slug').where('slug', 'in', names))
      .execute();
    const held = new Set(taken.map((row) => row.slug));
    const free = names.find((name) => !held.has(name));
    if (free !== undefined) return free;
  }
}

/** The id of a source that is wanted, or with the first number behind it that is not taken. */
export async function freeSourceId(trx: Trx, wanted: string): Promise<string> {
  return firstFree(wanted, (id) =>
    trx.selectFrom('source').select('id').where('id', '=', id).executeTakeFirst(),
  );
}

async function firstFree(
  wanted: string,
  find: (name: string) => Promise<object | undefined>,
): Promise<string> {
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? wanted : `${wanted}-${n}`;
    if ((await find(name)) === undefined) return name;
  }
}
