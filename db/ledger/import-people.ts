/**
 * Brings the tables of people and parties of another ledger in: what the ledger lacks is added, and nothing that it has is
 * changed. Somebody else at the same address is told, and then nothing is added.
 */
import { sql, type Transaction } from 'kysely';
import { dated } from '../../claims/editorial/tenure.ts';
import { nameKey, searchKey } from '../../claims/evidence/names.ts';
import type { PeopleRows } from '../../claims/exchange/people-tables.ts';
import { COMMAND_LINE, recordAudit } from '../base/audit.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { freeName } from './claimants.ts';
import { leadAddresses } from './persons.ts';
import { relistParties, relistPersons } from './relist-persons.ts';

type Trx = Transaction<Schema>;

/** Somebody, or a party, is another in this ledger. */
export class OtherPeople extends Error {}

/** How much was added, or would be. */
export interface ImportedPeople {
  people: number;
  parties: number;
  /** Names, roles, parties of people, merges. */
  facts: number;
}

/** Thrown to leave nothing of a dry run behind. */
class DryRun extends Error {}

/** Imports people and parties in one transaction. Throws an OtherPeople. */
export async function importPeople(
  { kysely }: Database,
  rows: PeopleRows,
  at: string,
  { isDryRun }: { isDryRun: boolean },
): Promise<ImportedPeople> {
  const added: ImportedPeople = { people: 0, parties: 0, facts: 0 };
  try {
    await kysely.transaction().execute(async (trx) => {
      await addParties(trx, rows, added);
      await addPeople(trx, rows, added);
      await addFacts(trx, rows, added, at);
      if (isDryRun) throw new DryRun();
      if (added.people + added.parties + added.facts === 0) return;
      await leadAddresses(trx);
      await relistPersons(
        trx,
        rows.people.map(({ slug }) => slug),
      );
      await relistParties(
        trx,
        rows.parties.map(({ slug }) => slug),
      );
      const detail = `${added.people} people, ${added.parties} parties, ${added.facts} facts`;
      await recordAudit(trx, {
        at,
        actor: COMMAND_LINE,
        action: 'claimant-changed',
        subject: 'import',
        detail,
      });
    });
  } catch (error) {
    if (!(error instanceof DryRun)) throw error;
  }
  return added;
}

async function addParties(trx: Trx, rows: PeopleRows, added: ImportedPeople): Promise<void> {
  for (const { slug, name, short = null, partOf = null } of rows.parties) {
    const held = await trx.selectFrom('party').select('name').where('slug', '=', slug).executeTakeFirst();
    if (held !== undefined) {
      if (nameKey(held.name) !== nameKey(name))
        throw new OtherPeople(
          `The ledger has the party “${held.name}” at ${slug}, and the table has “${name}”.`,
        );
      continue;
    }
    const namesake = await trx.selectFrom('party').select('slug').where('name', '=', name).executeTakeFirst();
    if (namesake !== undefined)
      throw new OtherPeople(
        `The ledger has the party “${name}” at ${namesake.slug}, and the table at ${slug}.`,
      );
    await trx.insertInto('party').values({ slug, name, short, now_slug: partOf }).execute();
    added.parties += 1;
  }
  for (const { name, party } of rows['party-names'])
    await trx
      .insertInto('party_name')
      .values({ name, key: nameKey(name), party_slug: party })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

async function addPeople(trx: Trx, { people }: PeopleRows, added: ImportedPeople): Promise<void> {
  for (const { slug, name, listedAs, kind, wikidata, note } of people) {
    const held = await trx
      .selectFrom('claimant')
      .select(['name', 'key', 'wikidata', 'note'])
      .where('slug', '=', slug)
      .executeTakeFirst();
    if (held !== undefined) {
      if (held.key !== nameKey(name) || (wikidata !== undefined && (held.wikidata ?? wikidata) !== wikidata))
        throw new OtherPeople(
          `The ledger has “${held.name}” at ${slug}, and the table has another, “${listedAs}”.`,
        );
      await trx
        .updateTable('claimant')
        .set({ wikidata: held.wikidata ?? wikidata ?? null, note: held.note ?? note ?? null })
        .where('slug', '=', slug)
        .execute();
      continue;
    }
    const shown = await freeName(trx, listedAs);
    await trx
      .insertInto('claimant')
      .values({
        slug,
        name: shown,
        called: shown === name ? null : name,
        is_body: kind === 'body' ? 1 : 0,
        wikidata: wikidata ?? null,
        note: note ?? null,
        key: nameKey(name),
        sort_key: searchKey(shown),
      })
      .execute();
    added.people += 1;
  }
}

async function addFacts(trx: Trx, rows: PeopleRows, added: ImportedPeople, at: string): Promise<void> {
  const count = ({ numInsertedOrUpdatedRows: n }: { numInsertedOrUpdatedRows?: bigint | undefined }) => {
    added.facts += Number(n ?? 0n);
  };
  for (const { slug, name } of rows['people-names'])
    count(
      await trx
        .insertInto('claimant_alias')
        .values({ claimant_slug: slug, name, key: nameKey(name), search_key: searchKey(name) })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst(),
    );
  for (const { slug, role, organisation = null, ...ends } of rows['people-roles']) {
    const { firstDay, lastDay, since, until } = dated({
      since: ends.since ?? null,
      until: ends.until ?? null,
    });
    const query = sql`INSERT INTO claimant_role (claimant_slug, role, organisation, since, until, first_day, last_day)
      SELECT ${slug}, ${role}, ${organisation}, ${since}, ${until}, ${firstDay}, ${lastDay}
      WHERE NOT EXISTS (SELECT 1 FROM claimant_role WHERE claimant_slug = ${slug} AND role = ${role}
        AND organisation IS ${organisation} AND since IS ${since} AND until IS ${until})`;
    added.facts += Number((await query.execute(trx)).numAffectedRows ?? 0n);
  }
  for (const { slug, party, ...ends } of rows['people-parties']) {
    const { firstDay, lastDay, since, until } = dated({
      since: ends.since ?? null,
      until: ends.until ?? null,
    });
    const query = sql`INSERT INTO claimant_party (claimant_slug, party_slug, since, until, first_day, last_day)
      SELECT ${slug}, ${party}, ${since}, ${until}, ${firstDay}, ${lastDay}
      WHERE NOT EXISTS (SELECT 1 FROM claimant_party WHERE claimant_slug = ${slug} AND party_slug = ${party}
        AND since IS ${since} AND until IS ${until})`;
    added.facts += Number((await query.execute(trx)).numAffectedRows ?? 0n);
  }
  await addMerges(trx, rows, added, at);
}

/** Merges that the other ledger made are made here by a deed of their own. */
async function addMerges(trx: Trx, { people }: PeopleRows, added: ImportedPeople, at: string): Promise<void> {
  for (const { slug, mergedInto } of people) {
    if (mergedInto === undefined || mergedInto === slug) continue;
    const held = await trx
      .selectFrom('claimant')
      .select('now_slug')
      .where('slug', '=', slug)
      .executeTakeFirst();
    const target = await trx
      .selectFrom('claimant')
      .select('now_slug')
      .where('slug', '=', mergedInto)
      .executeTakeFirst();
    // One that was merged here has its record already, and where the other leads is where this one does.
    if (held === undefined || held.now_slug !== null || target === undefined || target.now_slug !== null)
      continue;
    await trx
      .insertInto('claimant_deed')
      .values({
        what: 'merge',
        from_slug: slug,
        to_slug: mergedInto,
        undoes: null,
        reason: 'Imported',
        person_id: null,
        person: COMMAND_LINE.name,
        at,
      })
      .execute();
    await trx.updateTable('claimant').set({ now_slug: mergedInto }).where('slug', '=', slug).execute();
    added.facts += 1;
  }
}
