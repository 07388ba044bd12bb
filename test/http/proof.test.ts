/** How long a session lasts, when a password is asked for again, and the second factor that a role asks for. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { words } from '../support/markup.ts';
import {
  addPerson,
  ageSessions,
  type Credentials,
  codeAt,
  hiddenFields,
  inLedger,
  newPerson,
  PASSWORD,
  runCommand,
  type Session,
  signIn,
  switchFactorOn,
  visitor,
} from '../support/newsroom.ts';
import { AS_PROGRAM, onEachRuntime } from '../support/runtimes.ts';
import { type ServedLedger, serveLedger } from '../support/serve-ledger.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

/** Lets the time of grace of somebody have begun some days ago. */
function ageGrace(url: string, email: string, days: number): Promise<unknown> {
  const since = new Date(Date.now() - days * 86_400_000).toISOString();
  return inLedger(url, (kysely) =>
    kysely
      .updateTable('factor_grace')
      .set({ since })
      .where('person_id', 'in', (e) => e.selectFrom('person').select('id').where('email', '=', email))
      .execute(),
  );
}

onEachRuntime((base, database, { both }) => {
  describe('a session', () => {
    both('ends thirty days after it began, however often it is used', async () => {
      const person = await newPerson(base, database, 'editor');
      const session = await signIn(base, person);
      await ageSessions(database, person.email, 30 * DAY - HOUR);
      expect((await session.get('/edit/account')).status).toBe(200);
      await ageSessions(database, person.email, 30 * DAY);
      expect((await session.get('/edit')).location).toBe('/sign-in?next=%2Fedit');
      // What was typed meanwhile is carried through signing in again.
      const asked = await session.post('/edit/new', { quote: 'Twenty thousand officers' }, { tokens: null });
      expect(asked.status).toBe(401);
      expect(hiddenFields(asked.body, '/sign-in')['kept.quote']).toBe('Twenty thousand officers');
      const again = await session.post('/sign-in', { ...hiddenFields(asked.body, '/sign-in'), ...person });
      expect(hiddenFields(again.body, '/edit/new')['quote']).toBe('Twenty thousand officers');
    });

    both('ends after three days without a visit', async () => {
      const person = await newPerson(base, database, 'editor');
      const session = await signIn(base, person);
      const ends = await inLedger(database, (kysely) =>
        kysely
          .selectFrom('person_session')
          .innerJoin('person', 'person.id', 'person_id')
          .select(['person_session.id', 'expires_at'])
          .where('email', '=', person.email)
          .executeTakeFirstOrThrow(),
      );
      const days = (Date.parse(ends.expires_at) - Date.now()) / 86_400_000;
      expect(days).toBeGreaterThan(2.99);
      expect(days).toBeLessThanOrEqual(3);
      const past = new Date(Date.now() - 1_000).toISOString();
      await inLedger(database, (kysely) =>
        kysely.updateTable('person_session').set({ expires_at: past }).where('id', '=', ends.id).execute(),
      );
      expect((await session.get('/edit')).location).toBe('/sign-in?next=%2Fedit');
    });
  });

  describe('what only admins may do', () => {
    both('asks for a password that was given a short while ago, and carries the form on', async () => {
      const person = await newPerson(base, database, 'admin');
      const boss = await signIn(base, person);
      const email = `invited-${Date.now()}@example.org`;
      const invitation = { email, name: 'A "Guest" <b>', role: 'editor' };
      await ageSessions(database, person.email, 16);
      const asked = await boss.post('/edit/people', invitation);
      expect(asked.status).toBe(403);
      expect(words(asked.body)).toContain('Nothing was done yet');
      expect(asked.body).toContain('name="_password"');
      expect(asked.body).not.toContain('name="_code"');
      expect(hiddenFields(asked.body, '/edit/people')).toMatchObject(invitation);
      const wrong = await boss.post('/edit/people', {
        ...hiddenFields(asked.body, '/edit/people'),
        _password: 'not the password',
      });
      expect([wrong.status, words(wrong.body).includes('The password is not right.')]).toEqual([403, true]);
      expect(wrong.body).not.toContain('not the password');
      expect((await boss.get('/edit/people')).body).not.toContain(email);
      const right = await boss.post('/edit/people', {
        ...hiddenFields(wrong.body, '/edit/people'),
        _password: PASSWORD,
      });
      expect([right.status, right.body.includes('/sign-in/invitation/')]).toEqual([200, true]);
      // It is fresh now, and is not asked for again.
      const next = await boss.post(
        '/edit/people',
        { email: 'no address', role: 'editor' },
        { from: '/edit/people' },
      );
      expect(next.status).toBe(422);
    });

    both('asks for the code as well if there is one, and takes each code once', async () => {
      const person = await newPerson(base, database, 'admin');
      const boss = await signIn(base, person);
      const { confirmed, secret, codes } = await switchFactorOn(boss);
      await ageSessions(database, person.email, 16);
      const asked = await boss.post('/edit/people', { email: 'no address' }, { from: '/edit/people' });
      expect([asked.status, asked.body.includes('name="_code"')]).toEqual([403, true]);
      const send = (code: string) =>
        boss.post('/edit/people', {
          ...hiddenFields(boss.page?.body ?? '', '/edit/people'),
          _password: PASSWORD,
          _code: code,
        });
      for (const code of ['', '000000', confirmed])
        expect([code, (await send(code)).status]).toEqual([code, 403]);
      expect((await send(codeAt(secret, Date.now() + 30_000))).status).toBe(422);
      await ageSessions(database, person.email, 16);
      await boss.post('/edit/people', { email: 'no address' }, { from: '/edit/people' });
      expect((await send(codes[0] ?? '')).status).toBe(422);
    });
  });
});

describe('a fresh password', () => {
  let server: ServedLedger;
  let person: Credentials;
  let boss: Session;
  beforeAll(async () => {
    server = await serveLedger();
    person = await newPerson(server.url, server.database, 'admin');
    boss = await signIn(server.url, person);
  });
  afterAll(() => server.stop());

  it.each([
    ['/edit/settings', { 'second-reader': 'required' }],
    ['/edit/people/x', { do: 'disable' }],
    ['/edit/embeds/webhooks', { do: 'add' }],
  ])('is asked for by %s, and reading asks for none', async (path, fields) => {
    await ageSessions(server.database, person.email, 16);
    const asked = await boss.post(path, fields, { from: '/edit/people' });
    expect([asked.status, asked.body.includes('name="_password"')]).toEqual([403, true]);
    for (const page of ['/edit/people', '/edit/settings', '/edit/audit', '/edit/embeds/webhooks'])
      expect((await boss.get(page)).status).toBe(200);
    const program = await boss.post(path, fields, { from: '/edit/people', headers: AS_PROGRAM });
    expect([program.status, JSON.parse(program.body).error.code]).toEqual([403, 'forbidden']);
  });

  it('is guessed five times, and then waits; signing in anew does not', async () => {
    await ageSessions(server.database, person.email, 16);
    await boss.get('/edit/settings');
    const guess = () =>
      boss.post(
        '/edit/settings',
        { 'second-reader': 'waived', _password: 'a wrong guess' },
        { from: '/edit/settings' },
      );
    for (let i = 0; i < 5; i += 1) expect((await guess()).status).toBe(403);
    const last = await guess();
    expect([last.status, Number(last.headers['retry-after']) > 0]).toEqual([429, true]);
    expect((await boss.get('/edit/settings')).body).toMatch(/value="required" checked/);
    const again = await signIn(server.url, person);
    expect((await again.post('/edit/settings', { 'second-reader': 'required' })).status).toBe(303);
  });
});

describe('the second factor of a role', () => {
  let server: ServedLedger;
  beforeAll(async () => {
    server = await serveLedger();
  });
  afterAll(() => server.stop());

  it('is asked of reviewers and admins of a new ledger, who have a week', async () => {
    const editor = await signIn(server.url, await newPerson(server.url, server.database, 'editor'));
    expect(words((await editor.get('/edit')).body)).not.toContain('second factor');
    const person = await newPerson(server.url, server.database, 'reviewer');
    const session = await signIn(server.url, person);
    const day = new Date(Date.now() + 7 * 86_400_000);
    const until = `${day.getUTCDate()} ${day.toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' })} ${day.getUTCFullYear()}`;
    for (const path of ['/edit', '/edit/new', '/edit/account']) {
      const page = await session.get(path);
      expect([path, page.status]).toEqual([path, 200]);
      expect(words(page.body)).toContain('Your role asks for a second factor');
      expect(words(page.body)).toContain(until);
    }
    await ageGrace(server.database, person.email, 6.9);
    expect((await session.get('/edit')).status).toBe(200);
  });

  it('lets nobody past their account once the time is over, loses no text, and ends with the factor', async () => {
    const person = await newPerson(server.url, server.database, 'admin');
    const session = await signIn(server.url, person);
    await session.get('/edit');
    await ageGrace(server.database, person.email, 7.1);
    for (const path of ['/edit', '/edit/new', '/edit/people', '/edit/audit.csv'])
      expect([path, (await session.get(path)).status]).toEqual([path, path.endsWith('.csv') ? 403 : 303]);
    expect((await session.get('/edit')).location).toBe('/edit/account');
    const account = await session.get('/edit/account');
    expect([account.status, words(account.body).includes('the time to set it up is over')]).toEqual([
      200,
      true,
    ]);
    const text = 'What was typed "before"';
    const posted = await session.post('/edit/new', { quote: text, do: 'save' }, { from: '/edit/account' });
    expect(posted.status).toBe(403);
    expect(hiddenFields(posted.body, '/edit/new')['quote']).toBe(text);
    for (const path of ['/edit/preview', '/edit/people', '/edit/claims/braverman-on-track/withdraw']) {
      const program = await session.post(path, {}, { from: '/edit/account', headers: AS_PROGRAM });
      expect([path, program.status, JSON.parse(program.body).error.code]).toEqual([path, 403, 'forbidden']);
    }
    await session.get('/edit/account');
    await switchFactorOn(session);
    expect((await session.get('/edit')).status).toBe(200);
    // Whoever switches it off has no second week.
    const off = { do: 'factor-off', 'off-password': PASSWORD };
    expect((await session.post('/edit/account', off, { from: '/edit/account' })).status).toBe(303);
    expect((await session.get('/edit')).location).toBe('/edit/account');
    expect((await session.post('/sign-out', {}, { from: '/edit/account' })).status).toBe(303);
  });

  it('is what the settings say, and changing them gives a week anew', async () => {
    const person = await newPerson(server.url, server.database, 'admin');
    const boss = await signIn(server.url, person);
    expect((await boss.get('/edit/settings')).body).toMatch(/name="second-factor" value="reviewer" checked/);
    const editor = await newPerson(server.url, server.database, 'editor');
    const session = await signIn(server.url, editor);
    const rule = (name: string) =>
      boss.post(
        '/edit/settings',
        { 'second-reader': 'required', 'second-factor': name },
        { from: '/edit/settings' },
      );
    expect((await rule('somebody')).status).toBe(422);
    expect((await rule('editor')).location).toBe('/edit/settings?done=saved');
    expect(words((await session.get('/edit')).body)).toContain('Your role asks for a second factor');
    await ageGrace(server.database, editor.email, 8);
    expect((await session.get('/edit')).status).toBe(303);
    expect(words((await boss.get('/edit/people')).body)).toContain('Off, but asked for');
    expect((await rule('nobody')).status).toBe(303);
    expect((await session.get('/edit')).status).toBe(200);
    expect((await rule('editor')).status).toBe(303);
    expect((await session.get('/edit')).status).toBe(200);
    expect((await rule('reviewer')).status).toBe(303);
  });

  it('that is lost with its backup codes is switched off by an admin or the command line', async () => {
    const { url, database } = server;
    const person = await newPerson(url, database, 'admin');
    const session = await signIn(url, person);
    await switchFactorOn(session);
    const off = ['editor', 'add', person.email, '--again', '--factor-off'];
    const { code, stdout } = await runCommand(database, ...off);
    expect(code).toBe(0);
    expect((await session.get('/edit/account')).status).toBe(303);
    const link = new URL(/http:\S+/.exec(stdout)?.[0] ?? '').pathname;
    await visitor(url).post(link, { password: PASSWORD, repeated: PASSWORD });
    const again = await signIn(url, person);
    expect(words((await again.get('/edit')).body)).toContain('Your role asks for a second factor');
    const wrong = ['editor', 'add', 'x@example.org', '--role', 'admin', '--factor-off'];
    expect((await runCommand(database, ...wrong)).code).toBe(2);
    expect(await addPerson(database, `new-${Date.now()}@example.org`, 'admin')).toContain('/sign-in/');
  });
});
