/** Lists claims anew whose person or party is another by now, or has another name: after what editors do with people. */
import { type RawBuilder, sql, type Transaction } from 'kysely';
import * as z from 'zod';
import { countRow, runSql } from '../base/json-columns.ts';
import type { Schema } from '../base/schema.ts';
import { findBySayings, reindex } from './listing.ts';
import { partyOf, personOf } from './persons.ts';
import { claimsSaidBy } from './said-texts.ts';
import { claimsOfRevisions } from './stored-claim.ts';

type Trx = Transaction<Schema>;

/** How many claims are read and indexed at a time. */
const AT_A_TIME = 100;

/** Lists the claims of some people anew, by whom they are now: after a merge, a split, a new name, a dated party. */
export async function relistPersons(trx: Trx, slugs: readonly string[]): Promise<void> {
  await relistWhere(trx, sql`l.claimant_slug IN (SELECT value FROM json_each(${JSON.stringify(slugs)}))`);
  // Claims of others that they said too are found by their names.
  const said = (await runSql(trx, claimsSaidBy(slugs), countRow)).map(({ n }) => n);
  for (let i = 0; i < said.length; i += AT_A_TIME) await findBySayings(trx, said.slice(i, i + AT_A_TIME));
}

/** Lists the claims of some parties anew. */
export async function relistParties(trx: Trx, slugs: readonly string[]): Promise<void> {
  await relistWhere(trx, sql`l.party_slug IN (SELECT value FROM json_each(${JSON.stringify(slugs)}))`);
}

const heldRow = z.object({
  claim_id: z.number(),
  claimant_slug: z.string(),
  said_on: z.string(),
  ruling_id: z.number(),
  revision_id: z.number(),
});

async function relistWhere(trx: Trx, condition: RawBuilder<unknown>): Promise<void> {
  const held = await runSql(
    trx,
    sql`SELECT l.claim_id, l.claimant_slug, l.said_on, l.ruling_id, l.revision_id FROM listing l WHERE ${condition}`,
    heldRow,
  );
  for (let i = 0; i < held.length; i += AT_A_TIME) {
    const some = held.slice(i, i + AT_A_TIME);
    const ids = JSON.stringify(some.map((row) => row.claim_id));
    await sql`UPDATE listing SET claimant_slug = n.slug, claimant = n.name, party_slug = n.party,
        party = (SELECT p.name FROM party p WHERE p.slug = n.party)
      FROM (SELECT l.claim_id, c.slug, c.name, ${partyOf('r', sql`c.slug`)} AS party
        FROM listing l JOIN claim_revision r ON r.id = l.revision_id JOIN claimant c ON c.slug = ${personOf('r')}
        WHERE l.claim_id IN (SELECT value FROM json_each(${ids}))) n
      WHERE listing.claim_id = n.claim_id`.execute(trx);
    const claims = await claimsOfRevisions(
      trx,
      some.map((row) => row.revision_id),
    );
    await reindex(
      trx,
      claims.map(({ claimId, revisionId, latest }) => ({ claimId, revisionId, claim: latest })),
      some,
    );
  }
}
