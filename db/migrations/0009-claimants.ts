/**
 * Two claimants may have one name, an address that a name has left leads on to where its claims went, and a claimant may
 * be a body.
 */
import { type Kysely, sql } from 'kysely';

/** The bodies of the starter ledger, which a ledger may have published before a claim could say that it is by a body. */
const BODIES = [
  'Association of Police and Crime Commissioners',
  'BBC Verify',
  'Channel 4 News FactCheck',
  'Counter Terror Business',
  'Full Fact',
  'HMICFRS',
  'Home Office',
  'Home Office spokesperson',
  'House of Commons Library',
  'Labour Party',
  'Liberal Democrat group, Milton Keynes Council',
  'Liberal Democrats',
  'Metropolitan Police Service',
  'Metropolitan Police spokesperson',
  'Newspaper report (untitled, April 2023)',
  'Newspaper report (untitled, January 2023)',
  'Office for National Statistics (earlier estimate)',
  'Oxford Mail',
  'PA',
  'Police Professional',
  'Thames Valley Police spokesperson',
  'The Telegraph',
  'The government (Plan for Change)',
  'The government, as the Liberal Democrats give its promise',
] as const;

const STATEMENTS = [
  `ALTER TABLE claimant ADD COLUMN called TEXT`,
  `ALTER TABLE claimant ADD COLUMN is_body INTEGER NOT NULL DEFAULT 0`,
  // Serves "who is called that": the claim form, publication and loading.
  `CREATE INDEX claimant_by_called ON claimant (called) WHERE called IS NOT NULL`,
  // Serves what is known of a claimant, and where the claims of an address went.
  `CREATE INDEX claim_revision_by_claimant ON claim_revision (claimant_slug, id)`,
] as const;

/** Adds the columns and indexes, and marks the bodies that are known. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  await sql`UPDATE claimant SET is_body = 1 WHERE name IN (${sql.join(BODIES)})`.execute(db);
}
