/** Whether what is derived of people and parties says what was recorded: keys of names, and where merged addresses lead. */
import { type Kysely, sql } from 'kysely';
import * as z from 'zod';
import { nameKey, searchKey } from '../../claims/evidence/names.ts';
import type { Discrepancy } from '../base/integrity.ts';
import { runSql } from '../base/json-columns.ts';
import type { Schema } from '../base/schema.ts';
import { partySlugs } from './parties.ts';
import { leadAddresses, strayAddresses } from './persons.ts';

/** What a verification has found so far. */
interface Found {
  discrepancies: Discrepancy[];
  repaired: number;
}

/** How many names are read at a time. */
const AT_A_TIME = 1_000;

/** Checks the names of people and parties, and mends what is derived of them if it may. */
export async function checkNames(kysely: Kysely<Schema>, found: Found, repair: boolean): Promise<void> {
  await kysely.transaction().execute(async (trx) => {
    const stray = await strayAddresses(trx);
    tell(
      found,
      stray.map(({ slug, now }) => [
        `address of ${slug}`,
        now === null ? 'it leads elsewhere, and was not merged' : `it does not lead to ${now}`,
      ]),
      repair,
    );
    if (repair) await leadAddresses(trx);
  });
  await checkKeys(kysely, found, repair);
  await checkPartyNames(kysely, found, repair);
}

/** Notes what is derived and wrong: as mended, if it is about to be. */
function tell(
  found: Found,
  wrong: readonly (readonly [where: string, what: string])[],
  repair: boolean,
): void {
  for (const [where, what] of wrong) found.discrepancies.push({ where, what, of: 'derived' });
  if (repair) found.repaired += wrong.length;
}

async function checkKeys(kysely: Kysely<Schema>, found: Found, repair: boolean): Promise<void> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const rows: { slug: string; name: string; called: string | null; key: string; sort_key: string }[] =
      await kysely
        .selectFrom('claimant')
        .select(['slug', 'name', 'called', 'key', 'sort_key'])
        .where('slug', '>', after)
        .orderBy('slug')
        .limit(AT_A_TIME)
        .execute();
    const wrong = rows.flatMap(({ slug, name, called, key, sort_key }) => {
      const right = { key: nameKey(called ?? name), sort_key: searchKey(name) };
      return right.key === key && right.sort_key === sort_key ? [] : [{ slug, ...right }];
    });
    tell(
      found,
      wrong.map(({ slug }) => [`claimant ${slug}`, 'it is not found by its name']),
      repair,
    );
    for (const { slug, ...keys } of repair ? wrong : [])
      await kysely.updateTable('claimant').set(keys).where('slug', '=', slug).execute();
    after = rows.at(-1)?.slug;
  }
}

const nameRow = z.object({ name: z.string() });

/** Each party that a claim names is one of the ledger. */
async function checkPartyNames(kysely: Kysely<Schema>, found: Found, repair: boolean): Promise<void> {
  const rows = await runSql(
    kysely,
    sql`SELECT DISTINCT json_extract(body, '$.claimant.party') AS name FROM claim_revision
      WHERE json_extract(body, '$.claimant.party') IS NOT NULL
        AND json_extract(body, '$.claimant.party') NOT IN (SELECT name FROM party_name)`,
    nameRow,
  );
  tell(
    found,
    rows.map(({ name }) => [`party ${name}`, 'a claim names it, and the ledger does not know it']),
    repair,
  );
  if (!repair || rows.length === 0) return;
  await kysely.transaction().execute((trx) =>
    partySlugs(
      trx,
      rows.map(({ name }) => name),
    ),
  );
}
