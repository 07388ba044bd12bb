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
import { forgetDevices, isKnownDevice, rememberDevice } from '../../../db/people/devices.ts';
import {
  type Counter,
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

describe('the second factor that a role asks for', () => {
  /** A ledger as it was before there was the rule, with or without people, brought to the current schema. */
  async function ruleAfter(hasPeople: boolean): Promise<string> {
    const before = await EMBEDDED.openEmpty();
    try {
      const { kysely } = before.database;
      const old = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < '0008'));
      const migrator = new Migrator({ db: kysely, provider: { getMigrations: async () => old } });
      expect((await migrator.migrateToLatest()).error).toBeUndefined();
      const person = { id: 'one', email: 'one@example.org', name: 'One', role: 'admin' } as const;
      if (hasPeople) await addPerson(kysely, person, COMMAND_LINE, AT);
      await migrate(before.database);
      return (await findSettings(kysely)).secondFactorFrom;
    } finally {
      await before.close();
    }
  }

  it('is none in a ledger that had people before, and that of reviewers and admins in any other', async () => {
    expect(await ruleAfter(true)).toBe('nobody');
    expect(await ruleAfter(false)).toBe('reviewer');
  });
});

describe('known browsers', () => {
  it('are twenty a person at most, the oldest forgotten first, each under its newest name alone', async () => {
    const { kysely } = ledger.database;
    for (const id of ['one', 'two'])
      await addPerson(kysely, { id, email: `${id}@example.org`, name: id, role: 'editor' }, COMMAND_LINE, AT);
    const remember = (id: string, personId: string, days: number, before?: string) =>
      rememberDevice(kysely, { id, personId, before, at: AT, expires: later(days * 86_400).toISOString() });
    const knows = (id: string, name: string, seconds = 0) =>
      isKnownDevice(kysely, { id, email: `${name}@example.org`, at: later(seconds).toISOString() });
    for (let i = 0; i < 25; i += 1) await remember(`browser ${i}`, 'one', 100 + i);
    expect([await knows('browser 4', 'one'), await knows('browser 5', 'one')]).toEqual([false, true]);
    // Two people share a browser: both stay known when one of them signs in again.
    await remember('browser 24, later', 'two', 200, 'browser 24');
    expect([await knows('browser 24, later', 'one'), await knows('browser 24, later', 'two')]).toEqual([
      true,
      true,
    ]);
    expect([await knows('browser 24', 'one'), await knows('browser 23', 'two')]).toEqual([false, false]);
    expect(await knows('browser 24, later', 'two', 201 * 86_400)).toBe(false);
    await forgetDevices(kysely, 'one', 'browser 23');
    expect([await knows('browser 22', 'one'), await knows('browser 23', 'one')]).toEqual([false, true]);
  });
});

describe('guesses', () => {
  const own = (key: string): Counter => ({ key, budget: 'account' });
  const everywhere: Counter = { key: 'everywhere', budget: 'everywhere' };

  it('of many addresses at one account wait for each other after fifty, and own ones are not slowed', async () => {
    const { kysely } = ledger.database;
    const guess = (i: number, seconds: number) =>
      countAttempt(kysely, [own(`address ${i}`), everywhere], later(seconds));
    for (let i = 0; i < 50; i += 1) expect(await guess(i, 0)).toBe(0);
    expect(await guess(50, 0)).toBe(10);
    expect(await countAttempt(kysely, [own('a known device')], later(0))).toBe(0);
    // Those that were refused were not counted, so that the next one waits no longer.
    expect(await guess(51, 10)).toBe(0);
    expect(await guess(52, 11)).toBe(19);
    // After that at most twelve an hour are looked at, from however many addresses.
    let looked = 0;
    for (let second = 3_600; second < 7_200; second += 10)
      if ((await guess(1_000 + second, second)) === 0) looked += 1;
    expect(looked).toBeLessThanOrEqual(16);
  });

  it('that were right are taken back, and those of others at the account still count', async () => {
    const { kysely } = ledger.database;
    for (let i = 0; i < 49; i += 1) await countAttempt(kysely, [own(`${i}`), everywhere], later(0));
    expect(await countAttempt(kysely, [own('right'), everywhere], later(0))).toBe(0);
    await takeAttemptBack(kysely, [everywhere]);
    expect(await countAttempt(kysely, [own('wrong'), everywhere], later(0))).toBe(0);
    expect(await countAttempt(kysely, [own('next'), everywhere], later(0))).toBe(10);
  });

  it('leave counters that are removed with the guesses after them', async () => {
    const { kysely } = ledger.database;
    for (let i = 0; i < 30; i += 1) await countAttempt(kysely, [own(`${i}`)], later(0));
    for (let i = 0; i < 2; i += 1) await countAttempt(kysely, [own('later')], later(86_400));
    expect(await kysely.selectFrom('guess').select('key').execute()).toEqual([{ key: 'later' }]);
  });

  it('wait twice as long each time, to a quarter of an hour', () => {
    const waits = Array.from({ length: 14 }, (_, i) => waitAfter(i) / 1_000);
    expect(waits).toEqual([0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900, 900]);
  });

  it('are free five times, then wait, and are not counted while they wait', async () => {
    const { kysely } = ledger.database;
    for (let i = 0; i < 5; i += 1) expect(await countAttempt(kysely, [own('a')], later(i))).toBe(0);
    expect(await countAttempt(kysely, [own('a')], later(5))).toBe(29);
    expect(await countAttempt(kysely, [own('a')], later(33))).toBe(1);
    expect(await countAttempt(kysely, [own('b')], later(33))).toBe(0);
    expect(await countAttempt(kysely, [own('a')], later(34))).toBe(0);
    expect(await countAttempt(kysely, [own('a')], later(35))).toBe(59);
    await forgetAttempts(kysely, 'a');
    expect(await countAttempt(kysely, [own('a')], later(36))).toBe(0);
  });

  it('are not free when many come at once', async () => {
    const { kysely } = ledger.database;
    const waits = await Promise.all(
      Array.from({ length: 20 }, () => countAttempt(kysely, [own('a')], later(0))),
    );
    expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
  });

  it('are forgotten a quarter of an hour after they no longer count, and removed', async () => {
    const { kysely } = ledger.database;
    for (let i = 0; i < 5; i += 1) await countAttempt(kysely, [own('a')], later(0));
    expect(await countAttempt(kysely, [own('a')], later(15 * 60))).toBe(0);
    expect(await countAttempt(kysely, [own('a')], later(15 * 60 + 1))).toBeGreaterThan(0);
    await sweepPeople(kysely, later(86_400).toISOString());
    expect(await kysely.selectFrom('guess').selectAll().execute()).toEqual([]);
  });

  it('that were not looked at are taken back', async () => {
    const { kysely } = ledger.database;
    for (let i = 0; i < 30; i += 1) {
      expect(await countAttempt(kysely, [own('a')], later(i))).toBe(0);
      await takeAttemptBack(kysely, [own('a')]);
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
  const strict = {
    secondReader: true,
    secondFactorFrom: 'reviewer',
    timeZone: 'Europe/London',
    licence: null,
  };
  expect(await findSettings(kysely)).toMatchObject(strict);
  await saveSettings(kysely, { secondReader: true }, COMMAND_LINE, AT);
  for (const _ of [1, 2]) await saveSettings(kysely, { secondReader: false }, COMMAND_LINE, AT);
  expect(await findSettings(kysely)).toMatchObject({ ...strict, secondReader: false });
  const rows = await kysely.selectFrom('audit').select(['action', 'detail']).execute();
  expect(rows).toEqual([{ action: 'settings-changed', detail: 'waived' }]);
});
