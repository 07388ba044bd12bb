/** People: the tables are what better-auth asks for, guesses are slowed, and somebody is always left who manages people. */

import { getMigrations } from 'better-auth/db/migration';
import { Migrator, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COMMAND_LINE } from '../../../db/base/audit.ts';
import { migrate } from '../../../db/base/migrate.ts';
import { loadBundles } from '../../../db/ledger/load.ts';
import { MIGRATIONS } from '../../../db/migrations/index.ts';
import { findSettings, saveSettings } from '../../../db/newsroom/settings.ts';
import {
  addPerson,
  changeRole,
  disablePerson,
  enablePerson,
  findPersonByEmail,
  isDisabled,
  listPeople,
  sweepPeople,
} from '../../../db/people/accounts.ts';
import {
  countAttempt,
  forgetAttempts,
  takeAttemptBack,
  waitAfter,
} from '../../../db/people/login-throttle.ts';
import { authOptions } from '../../../src/auth/better-auth.ts';
import { smallBundle } from '../../support/bundles.ts';
import { EMBEDDED, type OpenLedger } from '../../support/ledgers.ts';
import { SECRET } from '../../support/servers.ts';

const AT = '2026-11-22T12:00:00.000Z';
const later = (seconds: number) => new Date(Date.parse(AT) + seconds * 1_000);

let ledger: OpenLedger;
beforeEach(async () => {
  ledger = await EMBEDDED.openMigrated();
});
afterEach(() => ledger.close());

describe('the tables', () => {
  it('are all that better-auth asks for', async () => {
    const options = authOptions({ database: ledger.database, secret: SECRET, origin: 'http://localhost' });
    const { kysely } = ledger.database;
    const asked = await getMigrations({ ...options, database: { db: kysely, type: 'sqlite' } });
    expect([asked.toBeCreated, asked.toBeAdded]).toEqual([[], []]);
    // It would make indexes under names of its own; ours are on the same columns.
    const statements = (await asked.compileMigrations()).split(';').map((text) => text.trim());
    const wanted = statements.flatMap((text) => {
      const [, table, column] = /^create index "[^"]*" on "([^"]*)" \("([^"]*)"\)$/.exec(text) ?? [];
      return table === undefined ? [] : [`${table} (${column})`];
    });
    const { rows } = await sql<{ sql: string }>`SELECT sql FROM sqlite_master WHERE type = 'index'`.execute(
      kysely,
    );
    const ours = rows.map((row) => / ON (.*)$/.exec(row.sql ?? '')?.[1]);
    expect(ours).toEqual(expect.arrayContaining(wanted));
    expect(statements.filter((text) => text !== '' && !text.startsWith('create index'))).toEqual([]);
  });

  it('come to a ledger that has claims already, and leave them as they are', async () => {
    const before = await EMBEDDED.openEmpty();
    try {
      const { kysely } = before.database;
      const [first = ''] = Object.keys(MIGRATIONS);
      const old = { [first]: MIGRATIONS[first] ?? { up: async () => {} } };
      const migrator = new Migrator({ db: kysely, provider: { getMigrations: async () => old } });
      expect((await migrator.migrateToLatest()).error).toBeUndefined();
      await sql`INSERT INTO claim (slug, recorded_at) VALUES ('kept', ${AT})`.execute(kysely);
      await migrate(before.database);
      expect(await kysely.selectFrom('claim').select('slug').execute()).toEqual([{ slug: 'kept' }]);
      expect(await listPeople(kysely)).toEqual([]);
      await expect(loadBundles(before.database, [{ bundle: smallBundle() }], AT)).resolves.toBeDefined();
    } finally {
      await before.close();
    }
  });
});

describe('guesses', () => {
  it('wait twice as long each time, to a quarter of an hour', () => {
    const waits = Array.from({ length: 14 }, (_, i) => waitAfter(i) / 1_000);
    expect(waits).toEqual([0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900, 900]);
  });

  it('are free five times, then wait, and are not counted while they wait', async () => {
    const { kysely } = ledger.database;
    for (let i = 0; i < 5; i += 1) expect(await countAttempt(kysely, 'a', later(i))).toBe(0);
    expect(await countAttempt(kysely, 'a', later(5))).toBe(29);
    expect(await countAttempt(kysely, 'a', later(33))).toBe(1);
    expect(await countAttempt(kysely, 'b', later(33))).toBe(0);
    expect(await countAttempt(kysely, 'a', later(34))).toBe(0);
    expect(await countAttempt(kysely, 'a', later(35))).toBe(59);
    await forgetAttempts(kysely, 'a');
    expect(await countAttempt(kysely, 'a', later(36))).toBe(0);
  });

  it('are not free when many come at once', async () => {
    const { kysely } = ledger.database;
    const waits = await Promise.all(Array.from({ length: 20 }, () => countAttempt(kysely, 'a', later(0))));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
  });

  it('are forgotten a quarter of an hour after they no longer count, and removed', async () => {
    const { kysely } = ledger.database;
    for (let i = 0; i < 5; i += 1) await countAttempt(kysely, 'a', later(0));
    expect(await countAttempt(kysely, 'a', later(15 * 60))).toBe(0);
    expect(await countAttempt(kysely, 'a', later(15 * 60 + 1))).toBeGreaterThan(0);
    await sweepPeople(kysely, later(86_400).toISOString());
    expect(await kysely.selectFrom('guess').selectAll().execute()).toEqual([]);
  });

  it('that were not looked at are taken back', async () => {
    const { kysely } = ledger.database;
    for (let i = 0; i < 30; i += 1) {
      expect(await countAttempt(kysely, 'a', later(i))).toBe(0);
      await takeAttemptBack(kysely, 'a');
    }
  });
});

describe('people', () => {
  const admin = { id: 'one', email: 'one@example.org', name: 'One', role: 'admin' } as const;
  const second = { id: 'two', email: 'two@example.org', name: 'Two', role: 'admin' } as const;

  /** Gives somebody a password, as better-auth would. */
  const activate = async (id: string) =>
    sql`INSERT INTO person_account (id, account_id, provider_id, person_id, password, created_at, updated_at)
      VALUES (${`account of ${id}`}, ${id}, 'credential', ${id}, 'a hash', ${AT}, ${AT})`.execute(
      ledger.database.kysely,
    );

  it('have one address each', async () => {
    const { kysely } = ledger.database;
    expect(await addPerson(kysely, admin, COMMAND_LINE, AT)).toBe(true);
    expect(await addPerson(kysely, { ...second, email: admin.email }, COMMAND_LINE, AT)).toBe(false);
    expect(await listPeople(kysely)).toHaveLength(1);
    expect(await findPersonByEmail(kysely, admin.email)).toMatchObject({ state: 'invited', role: 'admin' });
    expect(await kysely.selectFrom('audit').select('action').execute()).toEqual([
      { action: 'person-invited' },
    ]);
  });

  it('keep an admin who can sign in', async () => {
    const { kysely } = ledger.database;
    const by = [COMMAND_LINE, AT] as const;
    await addPerson(kysely, admin, ...by);
    await addPerson(kysely, second, ...by);
    await activate('one');
    // The other admin has set no password yet.
    expect(await disablePerson(kysely, 'one', ...by)).toBe('last-admin');
    expect(await changeRole(kysely, 'one', 'editor', ...by)).toBe('last-admin');
    await activate('two');
    expect(await disablePerson(kysely, 'one', ...by)).toBe('done');
    expect(await disablePerson(kysely, 'one', ...by)).toBe('unchanged');
    expect(await disablePerson(kysely, 'two', ...by)).toBe('last-admin');
    expect(await isDisabled(kysely, 'one')).toBe(true);
    expect(await enablePerson(kysely, 'one', ...by)).toBe('done');
    expect(await isDisabled(kysely, 'one')).toBe(false);
    expect(await changeRole(kysely, 'two', 'reviewer', ...by)).toBe('done');
    expect(await changeRole(kysely, 'nobody', 'admin', ...by)).toBe('unknown');
    expect(await isDisabled(kysely, 'nobody')).toBe(true);
  });

  it('of two admins who disable each other at once, one stays', async () => {
    const { kysely } = ledger.database;
    const by = [COMMAND_LINE, AT] as const;
    for (const person of [admin, second]) {
      await addPerson(kysely, person, ...by);
      await activate(person.id);
    }
    const done = await Promise.all(['one', 'two'].map((id) => disablePerson(kysely, id, ...by)));
    expect(done.sort()).toEqual(['done', 'last-admin']);
  });
});

it('settings are strict until they are waived, and each change is recorded once', async () => {
  const { kysely } = ledger.database;
  expect(await findSettings(kysely)).toEqual({ secondReader: true, timeZone: 'Europe/London' });
  await saveSettings(kysely, { secondReader: true }, COMMAND_LINE, AT);
  for (const _ of [1, 2]) await saveSettings(kysely, { secondReader: false }, COMMAND_LINE, AT);
  expect(await findSettings(kysely)).toEqual({ secondReader: false, timeZone: 'Europe/London' });
  const rows = await kysely.selectFrom('audit').select(['action', 'detail']).execute();
  expect(rows).toEqual([{ action: 'settings-changed', detail: 'waived' }]);
});
