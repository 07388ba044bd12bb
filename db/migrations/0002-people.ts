/**
 * People of the newsroom: accounts, sessions, second factors, and the counters that slow guesses.
 *
 * The first six are better-auth's, under names of our own (src/auth/better-auth.ts gives it these); a test
 * compares them with what it asks for. Moments are ISO texts.
 */
import { type Kysely, sql } from 'kysely';

const TABLES = [
  `CREATE TABLE person (
    id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL UNIQUE,
    email_verified INTEGER NOT NULL DEFAULT 0, image TEXT, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    second_factor INTEGER NOT NULL DEFAULT 0,
    role TEXT NOT NULL CHECK (role IN ('editor', 'reviewer', 'admin')),
    disabled INTEGER NOT NULL DEFAULT 0
  ) STRICT`,
  `CREATE TABLE person_session (
    id TEXT NOT NULL PRIMARY KEY, expires_at TEXT NOT NULL, token TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL, ip_address TEXT, user_agent TEXT,
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE
  ) STRICT`,
  // Serves the sessions of a person: their account, disabling, a new password.
  `CREATE INDEX person_session_by_person ON person_session (person_id)`,
  // A way to sign in; here always a password, hashed.
  `CREATE TABLE person_account (
    id TEXT NOT NULL PRIMARY KEY, account_id TEXT NOT NULL, provider_id TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE, access_token TEXT, refresh_token TEXT,
    id_token TEXT, access_token_expires_at TEXT, refresh_token_expires_at TEXT, scope TEXT, password TEXT,
    created_at TEXT NOT NULL, updated_at TEXT NOT NULL
  ) STRICT`,
  // Serves the password of a person who signs in, and the state of everybody in the list of people.
  `CREATE INDEX person_account_by_person ON person_account (person_id)`,
  // One-time links and sign-ins that wait for a second factor; what names one is stored hashed.
  `CREATE TABLE one_time (
    id TEXT NOT NULL PRIMARY KEY, identifier TEXT NOT NULL, value TEXT NOT NULL, expires_at TEXT NOT NULL,
    created_at TEXT NOT NULL, updated_at TEXT NOT NULL
  ) STRICT`,
  // Serves the look-up of one that is used.
  `CREATE INDEX one_time_by_identifier ON one_time (identifier)`,
  `CREATE TABLE second_factor (
    id TEXT NOT NULL PRIMARY KEY, secret TEXT NOT NULL, backup_codes TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE, verified INTEGER,
    failed_verification_count INTEGER, locked_until TEXT
  ) STRICT`,
  // Serves a sign-in with a second factor.
  `CREATE INDEX second_factor_by_person ON second_factor (person_id)`,
  // Serves none of our queries: better-auth asks that it be there.
  `CREATE INDEX second_factor_by_secret ON second_factor (secret)`,
  // Requests of an address to a path of the sign-in within a while.
  `CREATE TABLE request_rate (
    id TEXT NOT NULL PRIMARY KEY, key TEXT NOT NULL UNIQUE, count INTEGER NOT NULL, last_request INTEGER NOT NULL
  ) STRICT`,
  // Wrong guesses at an account, whether or not there is one. The key is a keyed hash of the e-mail address.
  `CREATE TABLE guess (
    key TEXT NOT NULL PRIMARY KEY, count INTEGER NOT NULL, locked_until TEXT, forget_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  // Serves the removal of counters that no longer count.
  `CREATE INDEX guess_by_end ON guess (forget_at)`,
] as const;

/** The tables of people, empty. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of TABLES) await sql.raw(table).execute(db);
}
