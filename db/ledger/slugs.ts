/** Names in URLs: the slugs of topics, and those that are free. Claimants, of whom two may have one name: claimants.ts. */
import { type Kysely, sql, type Transaction } from 'kysely';
import * as z from 'zod';
import { slugOf } from '../../claims/evidence/slug.ts';
import { lookUp } from '../base/chunks.ts';
import { runSql } from '../base/json-columns.ts';
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
/** How many names are looked at in one go for each that is asked for. */
const TRIED = 10;

/** A name that no claim and no draft has: the one that is asked for, or that with a number behind it. */
export async function freeClaimName(db: Kysely<Schema>, wanted: string): Promise<string> {
  const [name] = await freeClaimNames(db, [wanted]);
  return name ?? wanted;
}

/**
 * The same for several, in their order, of which no two are one; in one statement, unless a name that is asked for is taken with many
 * numbers already.
 */
export async function freeClaimNames(db: Kysely<Schema>, wanted: readonly string[]): Promise<string[]> {
  const own = wanted.map((name) => name.slice(0, LONGEST));
  const found = new Map<number, string>();
  for (let first = 1; found.size < own.length; first += TRIED) {
    const open = new Map<string, number[]>();
    for (const [at, name] of own.entries())
      if (!found.has(at)) open.set(name, [...(open.get(name) ?? []), at]);
    const tried = ([name, places]: [string, number[]]) =>
      Array.from({ length: TRIED + places.length }, (_, i) =>
        first + i === 1 ? name : `${name}-${first + i}`,
      );
    const held = await takenAmong(db, [...open].flatMap(tried));
    for (const name of found.values()) held.add(name);
    for (const one of open) {
      const free = tried(one).filter((name) => !held.has(name));
      for (const [i, at] of one[1].entries()) {
        const name = free[i];
        if (name === undefined) continue;
        found.set(at, name);
        held.add(name);
      }
    }
  }
  return own.flatMap((_, at) => found.get(at) ?? []);
}

/** Those of some names that a claim or a draft has. */
async function takenAmong(db: Kysely<Schema>, names: readonly string[]): Promise<Set<string>> {
  const tried = sql`(SELECT value FROM json_each(${JSON.stringify(names)}))`;
  const rows = await runSql(
    db,
    sql`SELECT slug FROM claim WHERE slug IN ${tried} UNION SELECT slug FROM work WHERE slug IN ${tried}`,
    z.object({ slug: z.string() }),
  );
  return new Set(rows.map(({ slug }) => slug));
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
