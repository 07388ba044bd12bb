/** Accounts of the newsroom, on both runtimes: who is let in, and what an ended session can do. */
import { createClient } from '@libsql/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../db/base/open.ts';
import { guessKey } from '../../src/auth/tokens.ts';
import { words } from '../support/markup.ts';
import {
  addPerson,
  type Credentials,
  codeAt,
  hiddenFields,
  inLedger,
  newPerson,
  PASSWORD,
  runCommand,
  type Session,
  signIn,
  visitor,
} from '../support/newsroom.ts';
import { AS_PROGRAM, onEachRuntime } from '../support/runtimes.ts';
import { SECRET } from '../support/servers.ts';

const OTHER = 'a kettle nobody painted green';

/** As long as browsers make theirs: Node's parser takes a short one for the end if it occurs within a text. */
const BOUNDARY = '----a-boundary-of-the-tests-7MA4YWxkTrZu0gW';

onEachRuntime((base, database, { it, both }) => {
  let admin: Credentials;
  beforeAll(async () => {
    admin = await newPerson(base, database, 'admin');
  });

  describe('a one-time link', () => {
    both('sets a password once, and reading it does not use it up', async () => {
      const email = `link-${Date.now()}@example.org`;
      const link = await addPerson(database, email, 'editor');
      const browser = visitor(base);
      for (const _ of [1, 2]) expect((await browser.get(link)).status).toBe(200);
      expect(browser.page?.body).toContain(email);
      const refused = await browser.post(link, { password: 'short', repeated: 'short' });
      expect(refused.status).toBe(422);
      expect(refused.body).not.toContain('value="short"');
      expect((await browser.post(link, { password: PASSWORD, repeated: OTHER })).status).toBe(422);
      expect((await browser.post(link, { password: PASSWORD, repeated: PASSWORD })).location).toBe(
        '/sign-in?done=password-set',
      );
      expect(words((await browser.follow()).body)).toContain('The password is set');
      expect((await browser.get(link)).status).toBe(410);
      expect((await browser.post(link, { password: OTHER, repeated: OTHER })).status).toBe(410);
      await expect(signIn(base, { email, password: PASSWORD })).resolves.toBeDefined();
      await expect(signIn(base, { email, password: OTHER })).rejects.toThrow('401');
    });

    it('ends when another is made, and when its person is disabled', async () => {
      const email = `again-${Date.now()}@example.org`;
      const first = await addPerson(database, email, 'editor');
      const again = await runCommand(database, 'editor', 'add', email, '--again');
      expect(again.code).toBe(0);
      const second = new URL(/http:\S+/.exec(again.stdout)?.[0] ?? '').pathname;
      expect((await visitor(base).get(first)).status).toBe(410);
      expect((await visitor(base).get(second)).status).toBe(200);
      const boss = await signIn(base, admin);
      await boss.post(await personPath(boss, email), { do: 'disable' });
      expect((await visitor(base).get(second)).status).toBe(410);
    });

    it('refuses passwords that are guessed first', async () => {
      const link = await addPerson(database, `common-${Date.now()}@example.org`, 'editor');
      for (const password of [
        'Password1',
        'trustno1',
        '1234567890',
        'aaaaaaaaaaaa',
        'plumbline1',
        `${'x'.repeat(300)}`,
      ]) {
        const answer = await visitor(base).post(link, { password, repeated: password });
        expect([password, answer.status]).toEqual([password, 422]);
      }
    });

    it('is one that nobody made up', async () => {
      const link = '/sign-in/invitation/AAAAAAAAAAAAAAAAAAAAAAAA';
      expect((await visitor(base).get(link)).status).toBe(410);
      expect((await visitor(base).post(link, { password: PASSWORD, repeated: PASSWORD })).status).toBe(410);
    });
  });

  describe('signing in', () => {
    both('sets a cookie that is bound to this host and to requests', async () => {
      const session = await signIn(base, admin);
      const [cookie = ''] = session.page?.cookies ?? [];
      expect(cookie).toMatch(/^__Host-plumbline\.session_token=/);
      for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/'])
        expect(cookie.split('; ')).toContain(attribute);
      expect(cookie).not.toMatch(/domain/i);
      const account = await session.follow();
      expect(account.status).toBe(200);
      expect(words(account.body)).toContain(admin.email);
      expect(account.headers['cache-control']).toBe('no-store');
    });

    it('answers the same whether an account exists, and slows guesses at each', async () => {
      const known = await newPerson(base, database, 'editor');
      const unknown = `nobody-${Date.now()}@example.org`;
      const answers = new Map<string, string[]>();
      for (const email of [known.email, unknown]) {
        const said: string[] = [];
        const guesser = visitor(base);
        for (let i = 0; i < 6; i += 1) {
          const guess = await guesser.post('/sign-in', { email, password: `wrong guess ${i}` });
          said.push(`${guess.status} ${words(guess.body.replaceAll(email, 'EMAIL'))}`);
          expect(guess.headers['retry-after'] !== undefined).toBe(guess.status === 429);
        }
        // The right password is refused alike while this address waits for this account.
        const right = await guesser.post('/sign-in', { email, password: known.password });
        expect(right.status).toBe(429);
        expect(right.cookies).toEqual([]);
        answers.set(
          email,
          said.map((text) => text.replaceAll(/\d+ seconds?/g, 'N seconds')),
        );
      }
      expect(answers.get(known.email)).toEqual(answers.get(unknown));
      expect(answers.get(unknown)?.map((text) => text.slice(0, 3))).toEqual([
        '401',
        '401',
        '401',
        '401',
        '401',
        '429',
      ]);
    });

    it('slows guesses of one address at many accounts', async () => {
      const guesser = visitor(base);
      const row = {
        key: await guessKey(SECRET, `passwords from ${guesser.address}`),
        count: 28,
        locked_until: null,
        forget_at: new Date(Date.now() + 60_000).toISOString(),
      };
      await inLedger(database, (kysely) => kysely.insertInto('guess').values(row).execute());
      const statuses: number[] = [];
      for (let i = 0; i < 3; i += 1) {
        const email = `many-${i}-${Date.now()}@example.org`;
        statuses.push((await guesser.post('/sign-in', { email, password: 'a wrong guess' })).status);
      }
      // Thirty are looked at.
      expect(statuses).toEqual([401, 401, 429]);
      expect(Number(guesser.page?.headers['retry-after'])).toBeGreaterThan(0);
      expect(
        (await visitor(base).post('/sign-in', { email: admin.email, password: admin.password })).status,
      ).toBe(303);
    });

    it('leads only into the newsroom', async () => {
      for (const next of [
        'https://evil.example/',
        '//evil.example',
        '/\\evil.example',
        '/claims',
        '/edit/../claims',
        '/editor',
      ]) {
        const answer = await visitor(base).post('/sign-in', { ...admin, next });
        expect([next, answer.location]).toEqual([next, '/edit']);
      }
      const answer = await visitor(base).post('/sign-in', { ...admin, next: '/edit/people?x=1' });
      expect(answer.location).toBe('/edit/people?x=1');
    });

    both('is asked for by every page of the newsroom', async () => {
      const page = await visitor(base).get('/edit/account?x=1');
      expect([page.status, page.location]).toEqual([303, '/sign-in?next=%2Fedit%2Faccount%3Fx%3D1']);
      const program = await visitor(base).get('/edit/account', AS_PROGRAM);
      expect([program.status, JSON.parse(program.body).error.code]).toEqual([401, 'unauthorized']);
    });
  });

  describe('a session', () => {
    it('ends on the server when its person signs out', async () => {
      const session = await signIn(base, admin);
      const kept = new Map(session.cookies);
      expect((await session.get('/sign-out')).status).toBe(200);
      expect((await session.get('/edit/account')).status).toBe(200);
      expect((await session.post('/sign-out', {})).location).toBe('/sign-in?done=signed-out');
      // The browser stays known, which lets nobody in.
      expect([...session.cookies.keys()]).toEqual(['__Host-plumbline.device']);
      expect(await isLetIn(base, kept)).toBe(false);
      expect((await session.post('/sign-out', {})).status).toBe(303);
    });

    it('ends when the password is changed, except the one that changed it', async () => {
      const person = await newPerson(base, database, 'editor');
      const [here, there] = [await signIn(base, person), await signIn(base, person)];
      const old = new Map(here.cookies);
      const wrong = await here.post('/edit/account', passwordForm('not the password', OTHER));
      expect(wrong.status).toBe(422);
      const changed = await here.post('/edit/account', passwordForm(person.password, OTHER));
      expect(changed.location).toBe('/edit/account?done=password');
      expect((await here.follow()).status).toBe(200);
      for (const cookies of [old, there.cookies]) expect(await isLetIn(base, cookies)).toBe(false);
      await expect(signIn(base, person)).rejects.toThrow('401');
      await expect(signIn(base, { ...person, password: OTHER })).resolves.toBeDefined();
    });

    it('ends when its person is disabled, who then reads what strangers read', async () => {
      const person = await newPerson(base, database, 'reviewer');
      const session = await signIn(base, person);
      const boss = await signIn(base, admin);
      const path = await personPath(boss, person.email);
      expect((await boss.post(path, { do: 'disable' })).location).toBe(`${path}?done=disable`);
      expect((await boss.post(path, { do: 'disable' })).status).toBe(303);
      expect(await isLetIn(base, session.cookies)).toBe(false);
      const refused = await visitor(base).post('/sign-in', { ...person });
      expect(refused.status).toBe(401);
      expect(words(refused.body)).toContain('The e-mail address or the password is not right.');
      await boss.post(path, { do: 'enable' });
      expect(await isLetIn(base, session.cookies)).toBe(false);
      await expect(signIn(base, person)).resolves.toBeDefined();
    });

    both('is listed with others, and each can be ended', async () => {
      const person = await newPerson(base, database, 'editor');
      const sessions: Session[] = [];
      for (const _ of [1, 2, 3]) sessions.push(await signIn(base, person));
      const [first, second, third] = sessions as [Session, Session, Session];
      const page = await first.get('/edit/account');
      expect(page.body.match(/name="session" value=/g)).toHaveLength(3);
      expect(page.body).toContain(second.address);
      const row = page.body.split('<tr>').find((part) => part.includes(second.address)) ?? '';
      const [, id = ''] = /name="session" value="([^"]*)"/.exec(row) ?? [];
      expect((await first.post('/edit/account', { do: 'end-session', session: id })).status).toBe(303);
      expect(await isLetIn(base, second.cookies)).toBe(false);
      expect(await isLetIn(base, third.cookies)).toBe(true);
      // Nobody ends the session of another.
      const stranger = await signIn(base, admin);
      const others = await third.get('/edit/account');
      const [, mine = ''] = /name="session" value="([^"]*)"/.exec(others.body) ?? [];
      await stranger.post('/edit/account', { do: 'end-session', session: mine });
      expect(await isLetIn(base, third.cookies)).toBe(true);
      await first.post('/edit/account', { do: 'end-others' });
      expect([await isLetIn(base, first.cookies), await isLetIn(base, third.cookies)]).toEqual([true, false]);
    });
  });

  describe('the form of signing in', () => {
    both('sends somebody on who is signed in already, but not past a message for them', async () => {
      const session = await signIn(base, admin);
      expect((await session.get('/sign-in')).location).toBe('/edit');
      expect((await session.get('/sign-in?next=%2Fedit%2Faccount')).location).toBe('/edit/account');
      expect((await session.get('/sign-in?next=https%3A%2F%2Fevil.example%2Fedit')).location).toBe('/edit');
      expect((await session.get('/sign-in?done=password-set')).status).toBe(200);
      expect((await visitor(base).get('/sign-in')).status).toBe(200);
    });
  });

  describe('the second factor', () => {
    both('is switched on with a code, asked for, and switched off', async () => {
      const person = await newPerson(base, database, 'editor');
      const { session, secret, codes } = await withSecondFactor(base, person);
      expect(codes).toHaveLength(10);

      const browser = visitor(base);
      const asked = await browser.post('/sign-in', { ...person, next: '/edit/account' });
      expect(asked.location).toBe('/sign-in/code?next=%2Fedit%2Faccount');
      expect(await isLetIn(base, browser.cookies)).toBe(false);
      await browser.follow();
      const form = hiddenFields(browser.page?.body ?? '', '/sign-in/code');
      const wrong = await browser.post('/sign-in/code', { ...form, code: '000000' });
      expect(wrong.status).toBe(401);
      const right = await browser.post('/sign-in/code', { ...form, code: nextCode(secret) });
      expect(right.location).toBe('/edit/account');
      expect((await browser.follow()).status).toBe(200);

      // A backup code works once.
      for (const status of [303, 401]) {
        const other = visitor(base);
        await other.post('/sign-in', { ...person });
        expect((await other.post('/sign-in/code', { code: codes[0] ?? '' })).status).toBe(status);
      }

      const made = await session.post('/edit/account', {
        do: 'backup-codes',
        'codes-password': person.password,
      });
      expect(listedCodes(made.body)).toHaveLength(10);
      expect(listedCodes(made.body)).not.toContain(codes[1]);
      expect(
        (await session.post('/edit/account', { do: 'factor-off', 'off-password': 'wrong' })).status,
      ).toBe(422);
      const off = await session.post('/edit/account', { do: 'factor-off', 'off-password': person.password });
      expect(off.location).toBe('/edit/account?done=factor-off');
      await expect(signIn(base, person)).resolves.toBeDefined();
    });

    it('takes no code twice: neither one that confirmed it nor one that signed in', async () => {
      const person = await newPerson(base, database, 'editor');
      const { session, secret, confirmed } = await withSecondFactor(base, person);
      const enter = async (code: string) => {
        const browser = visitor(base);
        await browser.post('/sign-in', { ...person });
        return { browser, answer: await browser.post('/sign-in/code', { code }) };
      };
      const { browser, answer } = await enter(confirmed);
      expect([answer.status, words(answer.body).includes('The code is not right')]).toEqual([401, true]);
      expect(await isLetIn(base, browser.cookies)).toBe(false);
      const next = nextCode(secret);
      const first = await enter(next);
      expect([first.answer.status, await isLetIn(base, first.browser.cookies)]).toEqual([303, true]);
      const again = await enter(next);
      expect([again.answer.status, again.answer.cookies]).toEqual([401, []]);
      expect(await isLetIn(base, again.browser.cookies)).toBe(false);
      // The sessions from before stay.
      expect(await isLetIn(base, first.browser.cookies)).toBe(true);
      expect(await isLetIn(base, session.cookies)).toBe(true);
    });

    it('is slowed for one sign-in: after five wrong codes the password is asked for again', async () => {
      const person = await newPerson(base, database, 'editor');
      await withSecondFactor(base, person);
      const browser = visitor(base);
      await browser.post('/sign-in', { ...person });
      for (let i = 0; i < 5; i += 1) await browser.post('/sign-in/code', { code: '000000' });
      const last = await browser.post('/sign-in/code', { code: '000000' });
      expect(words(last.body)).toContain('Begin again with your password');
    });
  });

  describe('a write', () => {
    it.each([
      ['another origin', { Origin: 'https://evil.example' }],
      ['no origin at all', { Origin: '' }],
      ['an origin that is kept secret', { Origin: 'null' }],
    ])('from %s is refused', async (_, headers) => {
      const session = await signIn(base, admin);
      await session.get('/edit/settings');
      const answer = await session.post('/edit/settings', { 'second-reader': 'waived' }, { headers });
      expect(answer.status).toBe(403);
      const signedIn = await visitor(base).post('/sign-in', { ...admin }, { headers });
      expect([signedIn.status, signedIn.cookies]).toEqual([403, []]);
      expect((await session.post('/sign-out', {}, { headers })).status).toBe(403);
      expect(await isLetIn(base, session.cookies)).toBe(true);
    });

    both('without the session’s own token is refused, and what was typed is kept', async () => {
      const session = await signIn(base, admin);
      const stranger = await signIn(base, await newPerson(base, database, 'admin'));
      const csrf = hiddenFields((await stranger.get('/edit/settings')).body, '/edit/settings')['_csrf'] ?? '';
      for (const tokens of [null, { csrf, form: 'x' }]) {
        const answer = await session.post('/edit/settings', { 'second-reader': 'waived' }, { tokens });
        expect(answer.status).toBe(403);
        expect(hiddenFields(answer.body, '/edit/settings')).toMatchObject({ 'second-reader': 'waived' });
        const asProgram = await session.post('/edit/settings', {}, { tokens, headers: AS_PROGRAM });
        expect(JSON.parse(asProgram.body).error.code).toBe('forbidden');
      }
      expect((await session.get('/edit/settings')).body).toMatch(/value="required" checked/);
    });

    it('is none by GET, and by no other method', async () => {
      const session = await signIn(base, admin);
      const before = await snapshot(database, admin.email);
      await session.get('/edit/settings?second-reader=waived');
      await session.get('/edit/account?do=end-others');
      await session.get('/edit/people?email=x@example.org&role=admin');
      await session.get('/sign-out');
      expect(await snapshot(database, admin.email)).toEqual(before);
      for (const method of ['PUT', 'DELETE', 'PATCH']) {
        const answer = await fetch(`${base}/edit/account`, { method });
        expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
      }
      expect((await fetch(`${base}/claims`, { method: 'POST' })).headers.get('allow')).toBe('GET, HEAD');
    });

    both('is a form of at most a megabyte, in which no file counts as a text', async () => {
      const session = await signIn(base, admin);
      await session.get('/edit/people');
      const long = { email: 'x'.repeat(1_100_000) };
      expect((await session.post('/edit/people', long)).status).toBe(413);
      expect((await visitor(base).post('/sign-in', long)).status).toBe(413);
      const json = { type: 'application/json', bytes: Buffer.from('{}') };
      expect((await session.post('/edit/people', {}, { body: json })).status).toBe(415);
      const { _csrf = '', _form = '' } = hiddenFields(
        (await session.get('/edit/people')).body,
        '/edit/people',
      );
      const parts = [
        ['name="_csrf"', _csrf],
        ['name="_form"', _form],
        ['name="role"', 'editor'],
        ['name="email"; filename="email.bin"\r\nContent-Type: application/octet-stream', 'a@example.org'],
      ];
      const bytes = Buffer.from(
        `${parts.map(([head, text]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${text}\r\n`).join('')}--${BOUNDARY}--\r\n`,
      );
      const file = { type: `multipart/form-data; boundary=${BOUNDARY}`, bytes };
      const answer = await session.post('/edit/people', {}, { body: file });
      expect(answer.status).toBe(422);
      expect(words(answer.body)).toContain('Write an e-mail address');
      const broken = { type: `multipart/form-data; boundary=${BOUNDARY}`, bytes: Buffer.from('--nothing') };
      expect([400, 403]).toContain((await session.post('/edit/people', {}, { body: broken })).status);
    });
  });

  describe('a session that ends while a form is open', () => {
    const text = 'A line\r\nwith "quotes", <b>marks</b> & ünïcode';
    const HOSTILE_NAME = 'claim.quote"><script>';

    both('loses nothing that was typed', async () => {
      const session = await signIn(base, admin);
      await session.get('/edit/settings');
      session.cookies.clear();
      const posted = { 'second-reader': 'required', [HOSTILE_NAME]: text, password: 'a secret' };
      const asked = await session.post('/edit/settings', posted);
      expect(asked.status).toBe(401);
      expect(asked.body).not.toContain('<script>');
      const carried = hiddenFields(asked.body, '/sign-in');
      const wrong = await session.post('/sign-in', { ...carried, email: admin.email, password: 'wrong' });
      const resumed = await session.post('/sign-in', { ...hiddenFields(wrong.body, '/sign-in'), ...admin });
      expect(resumed.status).toBe(200);
      expect(words(resumed.body)).toContain('You are signed in again');
      const fields = hiddenFields(resumed.body, '/edit/settings');
      expect(fields).toMatchObject({ 'second-reader': 'required', [HOSTILE_NAME]: text });
      expect(fields['password']).toBeUndefined();
      expect(resumed.body).not.toContain('<script>');
      const sent = await session.post('/edit/settings', fields);
      expect(sent.location).toBe('/edit/settings?done=saved');
    });

    it('neither with a second factor in between', async () => {
      const person = await newPerson(base, database, 'admin');
      const { secret } = await withSecondFactor(base, person);
      const browser = visitor(base);
      const asked = await browser.post(
        '/edit/settings',
        { 'second-reader': 'required', text },
        { tokens: null },
      );
      expect(asked.status).toBe(401);
      const code = await browser.post('/sign-in', { ...hiddenFields(asked.body, '/sign-in'), ...person });
      const wrong = await browser.post('/sign-in/code', {
        ...hiddenFields(code.body, '/sign-in/code'),
        code: '000000',
      });
      const resumed = await browser.post('/sign-in/code', {
        ...hiddenFields(wrong.body, '/sign-in/code'),
        code: nextCode(secret),
      });
      const fields = hiddenFields(resumed.body, '/edit/settings');
      expect(fields['text']).toBe(text);
      expect((await browser.post('/edit/settings', fields)).status).toBe(303);
    });

    it('and leads nowhere else', async () => {
      for (const to of ['https://evil.example/edit', '//evil.example/edit', '/claims', '/edit/../claims']) {
        const answer = await visitor(base).post('/sign-in', { ...admin, _to: to, 'kept.text': 'x' });
        expect([to, answer.status, answer.location]).toEqual([to, 303, '/edit']);
      }
    });
  });

  describe('people', () => {
    it('are managed by admins only', async () => {
      for (const role of ['editor', 'reviewer'] as const) {
        const session = await signIn(base, await newPerson(base, database, role));
        for (const path of ['/edit/people', '/edit/settings', '/edit/people/x'])
          expect((await session.get(path)).status).toBe(403);
        await session.get('/edit/account');
        const posted = await session.post('/edit/people', { email: 'a@example.org', role: 'admin' });
        expect(posted.status).toBe(403);
      }
    });

    it('are invited by a link that is shown once', async () => {
      const boss = await signIn(base, admin);
      const email = `Guest-${Date.now()}@Example.org`;
      const shown = await boss.post('/edit/people', { email, name: 'A Guest', role: 'reviewer' });
      expect(shown.status).toBe(200);
      const [link = ''] = /http[^<\s]*\/sign-in\/invitation\/[^<\s]*/.exec(shown.body) ?? [];
      expect(new URL(link).origin).toBe(new URL(base).origin);
      const twice = await boss.post(
        '/edit/people',
        { email, name: 'A Guest', role: 'admin' },
        { from: '/edit/people' },
      );
      expect(twice.status).toBe(422);
      expect((await boss.get('/edit/people')).body).not.toContain('/sign-in/invitation/');
      const { pathname } = new URL(link);
      await visitor(base).post(pathname, { password: PASSWORD, repeated: PASSWORD });
      const guest = await signIn(base, { email, password: PASSWORD });
      expect(words((await guest.follow()).body)).toContain('reviewer');
    });

    it('are given a role, which holds at once', async () => {
      const person = await newPerson(base, database, 'editor');
      const session = await signIn(base, person);
      const boss = await signIn(base, admin);
      const path = await personPath(boss, person.email);
      await boss.post(path, { do: 'role', role: 'admin' });
      expect((await session.get('/edit/people')).status).toBe(200);
      await boss.post(path, { do: 'role', role: 'editor' }, { from: path });
      expect((await session.get('/edit/people')).status).toBe(403);
      expect((await boss.post(path, { do: 'role', role: 'owner' }, { from: path })).status).toBe(422);
    });

    both('may waive the second reader, which the page then says', async () => {
      const boss = await signIn(base, admin);
      await boss.post('/edit/settings', { 'second-reader': 'waived' });
      expect((await boss.follow()).body).toMatch(/value="waived" checked/);
      await boss.post('/edit/settings', { 'second-reader': 'required' });
      expect((await boss.follow()).body).toMatch(/value="required" checked/);
    });
  });

  describe('the audit', () => {
    both('shows who did what, and no secret', async () => {
      const person = await newPerson(base, database, 'editor');
      const { session, secret, codes } = await withSecondFactor(base, person);
      await session.post('/edit/account', passwordForm(person.password, OTHER));
      await visitor(base).post('/sign-in', { email: 'my secret password', password: 'x' });
      const opened = openDatabase(createClient, { url: database });
      const rows = await opened.kysely.selectFrom('audit').selectAll().execute();
      await opened.close();
      const mine = rows.filter((row) => row.subject === person.email).map((row) => row.action);
      expect(mine).toEqual([
        'person-invited',
        'password-changed',
        'signed-in',
        'second-factor-on',
        'password-changed',
      ]);
      const all = JSON.stringify(rows);
      for (const word of [
        PASSWORD,
        OTHER,
        'my secret password',
        secret,
        codes[0] ?? 'x',
        ...session.cookies.values(),
      ])
        expect(all).not.toContain(word);
    });
  });
});

describe('plumbline editor', () => {
  it('says what is wrong with its words', async () => {
    const url = 'file:/nowhere/at/all.db';
    for (const args of [
      [],
      ['add'],
      ['remove', 'a@example.org'],
      ['add', 'nobody', '--role', 'admin'],
      ['add', 'a@example.org'],
      ['add', 'a@example.org', '--role', 'owner'],
      ['add', 'a@example.org', '--role', 'admin', '--name', ' \u202e '],
    ]) {
      const { code, stderr } = await runCommand(url, 'editor', ...args);
      expect([args, code]).toEqual([args, 2]);
      expect(stderr).toContain('usage: plumbline editor');
    }
  });
});

const passwordForm = (current: string, next: string) => ({
  do: 'password',
  'current-password': current,
  password: next,
  repeated: next,
});

/** Whether cookies let somebody into the newsroom. */
async function isLetIn(base: string, cookies: ReadonlyMap<string, string>): Promise<boolean> {
  const browser = visitor(base);
  for (const [name, value] of cookies) browser.cookies.set(name, value);
  return (await browser.get('/edit/account')).status === 200;
}

/** The page of somebody, as the list of people links it. */
async function personPath(boss: Session, email: string): Promise<string> {
  const { body } = await boss.get('/edit/people');
  const row = body.split('<tr>').find((part) => part.includes(email)) ?? '';
  return /href="([^"]*)"/.exec(row)?.[1] ?? '';
}

const listedCodes = (page: string) =>
  [...page.matchAll(/<li>([a-zA-Z0-9]{5}-[a-zA-Z0-9]{5})<\/li>/g)].map(([, code]) => code);

/** The code after the one of now, which is taken already: none works twice. */
const nextCode = (secret: string) => codeAt(secret, Date.now() + 30_000);

/** Switches the second factor of somebody on. */
async function withSecondFactor(base: string, person: Credentials) {
  const session = await signIn(base, person);
  const begun = await session.post('/edit/account', {
    do: 'factor-begin',
    'factor-password': person.password,
  });
  const [, secret = ''] = /secret=([A-Z2-7]+)/.exec(begun.body) ?? [];
  expect(listedCodes(begun.body)).toEqual([]);
  // A typo costs nothing: the secret stays on the page.
  const form = () => hiddenFields(session.page?.body ?? '', '/edit/account');
  const wrong = await session.post('/edit/account', { ...form(), do: 'factor-confirm', code: '12' });
  expect([wrong.status, wrong.body.includes(`secret=${secret}`)]).toEqual([422, true]);
  expect(wrong.body).toContain('<svg class="qr"');
  const confirmed = codeAt(secret);
  const on = await session.post('/edit/account', { ...form(), do: 'factor-confirm', code: confirmed });
  expect([on.status, words(on.body).includes('The second factor is on')]).toEqual([200, true]);
  return { session, secret, confirmed, codes: listedCodes(on.body) };
}

/** What a read must not change of somebody; other tests write to the same ledger meanwhile. */
async function snapshot(url: string, email: string): Promise<unknown> {
  const opened = openDatabase(createClient, { url });
  try {
    const { kysely } = opened;
    return [
      await kysely.selectFrom('person').selectAll().where('email', '=', email).execute(),
      await kysely.selectFrom('person').select('id').where('email', '=', 'x@example.org').execute(),
      await kysely.selectFrom('setting').selectAll().execute(),
      await kysely.selectFrom('audit').select('id').where('person', '=', email).execute(),
      await kysely
        .selectFrom('person_session as s')
        .innerJoin('person as p', 'p.id', 's.person_id')
        .select('s.id')
        .where('p.email', '=', email)
        .execute(),
    ];
  } finally {
    await opened.close();
  }
}
