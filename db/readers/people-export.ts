/** The tables of people, bodies and parties for download. */
import { type RawBuilder, sql } from 'kysely';
import type { PeopleTable } from '../../claims/exchange/people-tables.ts';
import { isOnlyUnseen } from '../ledger/sayings.ts';

/** A table in the order of its key, after a key. */
export type TableQuery = (after: string | number, limit: RawBuilder<unknown>) => RawBuilder<unknown>;

/** The query of each table. */
export const PEOPLE_QUERIES: Record<PeopleTable, TableQuery> = {
  people: (after, limit) => sql`SELECT slug AS key, slug, coalesce(called, name) AS name, name AS listedAs,
      iif(is_body = 1, 'body', 'person') AS kind, wikidata, note, now_slug AS mergedInto
    FROM claimant WHERE slug > ${String(after)} AND NOT ${isOnlyUnseen('claimant.slug')} ORDER BY slug LIMIT ${limit}`,
  'people-names': (after, limit) => sql`SELECT id AS key, claimant_slug AS slug, name
    FROM claimant_alias WHERE id > ${Number(after)} AND NOT ${isOnlyUnseen('claimant_alias.claimant_slug')} ORDER BY id LIMIT ${limit}`,
  'people-roles': (
    after,
    limit,
  ) => sql`SELECT id AS key, id, claimant_slug AS slug, role, organisation, since, until
    FROM claimant_role WHERE id > ${Number(after)} AND NOT ${isOnlyUnseen('claimant_role.claimant_slug')} ORDER BY id LIMIT ${limit}`,
  'people-parties': (
    after,
    limit,
  ) => sql`SELECT id AS key, id, claimant_slug AS slug, party_slug AS party, since, until
    FROM claimant_party WHERE id > ${Number(after)} AND NOT ${isOnlyUnseen('claimant_party.claimant_slug')} ORDER BY id LIMIT ${limit}`,
  parties: (after, limit) => sql`SELECT slug AS key, slug, name, short, now_slug AS partOf
    FROM party WHERE slug > ${String(after)} ORDER BY slug LIMIT ${limit}`,
  'party-names': (after, limit) => sql`SELECT name AS key, name, party_slug AS party
    FROM party_name WHERE name > ${String(after)} ORDER BY name LIMIT ${limit}`,
};
