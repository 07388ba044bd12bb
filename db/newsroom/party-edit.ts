/** What editors write of parties: the name, a short form, and the other ways in which it is written. */
import { sql, type Transaction } from 'kysely';
import type { Party } from '../../claims/editorial/persons.ts';
import { nameKey } from '../../claims/evidence/names.ts';
import { recordAudit } from '../base/audit.ts';
import { once, type Posted, useOf } from '../base/idempotency.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { relistParties } from '../ledger/relist-persons.ts';
import { type Done, doneSchema, refused } from './claimant-deeds.ts';

type Trx = Transaction<Schema>;

/** A party that is not another's other name, with its names; undefined if there is none. */
export async function findParty({ read, kysely }: Database, slug: string): Promise<Party | undefined> {
  const [[row], names] = await read(
    kysely
      .selectFrom('party')
      .select(['slug', 'name', 'short'])
      .where('slug', '=', slug)
      .where('now_slug', 'is', null),
    kysely
      .selectFrom('party_name')
      .select('name')
      .where('party_slug', '=', slug)
      .orderBy('key')
      .orderBy('name'),
  );
  return row && { ...row, aliases: names.map(({ name }) => name).filter((name) => name !== row.name) };
}

/** All parties that are not another's other name, by name. */
export async function allParties({ read, kysely }: Database): Promise<{ slug: string; name: string }[]> {
  const [rows] = await read(
    kysely.selectFrom('party').select(['slug', 'name']).where('now_slug', 'is', null).orderBy('name'),
  );
  return rows;
}

/**
 * Changes what is said of a party. A party whose name becomes another name of this one is this one from then on, with its
 * address and its claims; taken off the list, it is a party of its own again.
 */
export async function changeParty(
  database: Database,
  { slug, name, short, aliases, ...posted }: Posted & Omit<Party, 'aliases'> & { aliases: readonly string[] },
): Promise<Done> {
  return once(database, useOf(posted, 'party', slug, name, short, aliases), doneSchema, async (trx) => {
    const held = await trx.selectFrom('party').selectAll().where('slug', '=', slug).executeTakeFirst();
    if (held === undefined || held.now_slug !== null)
      return refused('', 'It is another name of a party by now: load the page again.');
    const other = await trx
      .selectFrom('party')
      .select(['slug', 'now_slug'])
      .where('name', '=', name)
      .where('slug', '<>', slug)
      .executeTakeFirst();
    if (other !== undefined && other.now_slug !== slug)
      return refused('name', `“${name}” is a party already: add it below as another name if they are one.`);
    if (other !== undefined)
      return refused(
        'name',
        `“${name}” has an address of its own, which leads here: keep it as another name.`,
      );
    const own = await trx.selectFrom('party').select('slug').where('now_slug', '=', slug).execute();
    const gone = await letGo(trx, slug, [name, held.name, ...aliases]);
    await trx.updateTable('party').set({ name, short }).where('slug', '=', slug).execute();
    const taken = await takeNames(trx, slug, [name, held.name, ...aliases]);
    await relistParties(trx, [...new Set([slug, ...own.map((one) => one.slug), ...gone, ...taken])]);
    await recordAudit(trx, {
      at: posted.at,
      actor: posted.actor,
      action: 'party-changed',
      subject: slug,
      ...(taken.length === 0 ? {} : { detail: `with ${taken.join(', ')}` }),
    });
    return { outcome: 'done', slug };
  });
}

/**
 * Lets go of the names that are no longer this party's: they are their own parties' again, or of nobody; one that claims use
 * and that never was a party of its own stays. Returns the slugs of the parties.
 */
async function letGo(trx: Trx, slug: string, kept: readonly string[]): Promise<string[]> {
  const keys = new Set(kept.map(nameKey));
  const merged = await trx
    .selectFrom('party')
    .select(['slug', 'name'])
    .where('now_slug', '=', slug)
    .execute();
  const free = merged.filter((party) => !keys.has(nameKey(party.name)));
  for (const party of free) {
    await trx.updateTable('party').set({ now_slug: null }).where('slug', '=', party.slug).execute();
    await trx
      .updateTable('party_name')
      .set({ party_slug: party.slug })
      .where('party_slug', '=', slug)
      .where('key', '=', nameKey(party.name))
      .execute();
  }
  const unused = await trx
    .selectFrom('party_name')
    .select('name')
    .where('party_slug', '=', slug)
    .where(
      sql<boolean>`name NOT IN (SELECT json_extract(body, '$.claimant.party') FROM claim_revision
        WHERE json_extract(body, '$.claimant.party') IS NOT NULL)`,
    )
    .execute();
  for (const { name } of unused.filter((one) => !keys.has(nameKey(one.name))))
    await trx.deleteFrom('party_name').where('name', '=', name).execute();
  return free.map((party) => party.slug);
}

/** Makes names this party's; a party of such a name becomes this one. Returns the slugs of those. */
async function takeNames(trx: Trx, slug: string, names: readonly string[]): Promise<string[]> {
  const taken: string[] = [];
  for (const name of new Set(names)) {
    const key = nameKey(name);
    const others = await trx
      .selectFrom('party')
      .innerJoin('party_name as n', 'n.party_slug', 'party.slug')
      .select(['party.slug', 'party.name'])
      .distinct()
      .where('n.key', '=', key)
      .where('party.slug', '<>', slug)
      .execute();
    for (const other of others) {
      const isAll = nameKey(other.name) === key;
      if (isAll)
        await trx
          .updateTable('party')
          .set({ now_slug: slug })
          .where(({ eb, or }) => or([eb('slug', '=', other.slug), eb('now_slug', '=', other.slug)]))
          .execute();
      await trx
        .updateTable('party_name')
        .set({ party_slug: slug })
        .where('party_slug', '=', other.slug)
        .$if(!isAll, (query) => query.where('key', '=', key))
        .execute();
      taken.push(other.slug);
    }
    await trx
      .insertInto('party_name')
      .values({ name, key, party_slug: slug })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ party_slug: slug }))
      .execute();
  }
  return taken;
}
