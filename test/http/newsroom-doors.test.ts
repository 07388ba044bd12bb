/** What guards the newsroom: its secret, its rules for passwords and forms, and where a request comes from. */

import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { addressInWords, browserInWords } from '../../src/auth/browser.ts';
import { CommonPasswords } from '../../src/auth/common-passwords.ts';
import { isEmail, normalEmail } from '../../src/auth/email.ts';
import { passwordIssue } from '../../src/auth/passwords.ts';
import { sameText } from '../../src/auth/tokens.ts';
import { programFile } from '../../src/node-files.ts';
import { SettingError } from '../../src/setting-error.ts';
import { authSecret } from '../../src/settings.ts';
import { EMBEDDED, type OpenLedger } from '../support/ledgers.ts';
import { addPerson, fieldOf, newPerson, PASSWORD, signIn, visitor } from '../support/newsroom.ts';
import { AS_BROWSER, AS_PROGRAM, onEachRuntime } from '../support/runtimes.ts';
import { ROOT, type Running, startNode, temporaryFolder } from '../support/servers.ts';

describe('a password', async () => {
  const common = new CommonPasswords(await programFile('common-passwords.bin'));
  const anna = { email: 'anna.bell@example.org', name: 'Anna Bell' };

  it.each([
    'seven7!',
    'PASSWORD',
    'Password1',
    'trustno1',
    'letmein1',
    'zzzzzzzzzzzzzzzzzzzz',
    'abababababababab',
    'qwertyuiop',
    'Poiuytrewq',
    '31121999',
    'abcdefghijklmnop',
    'plumbline1',
    'annabell',
    'anna.bell1',
    'bell-2026',
    'x'.repeat(257),
  ])('is refused if it is guessed first: %s', (password) => {
    expect(passwordIssue(password, anna, common)).toBeDefined();
  });

  it.each([
    'correct horse battery',
    'Tr0ub4dor&3',
    'ünïcödé wörds',
    'пароль из слов',
    '我们的 新闻编辑室 密码',
    'anna bell and the seven herons',
    '999 balloons over kent',
  ])('is taken if it is not: %s', (password) => {
    expect(passwordIssue(password, anna, common)).toBeUndefined();
  });

  it.each([
    ['the name of the newsroom', 'chronicle99'],
    ['the name of the site', 'factwatch!1'],
    ['name and site together', 'anna@factwatch'],
  ])('is refused if it is little more than %s', (_, password) => {
    const account = { email: 'anna@chronicle.example', name: 'Anna', host: 'ledger.factwatch.example' };
    expect(passwordIssue(password, account, common)).toContain('little more than your name');
    expect(passwordIssue(password, anna, common)).toBeUndefined();
  });

  it('is held against at least 10,000 that a person could choose, and few others are mistaken for one', () => {
    expect(common.size).toBeGreaterThanOrEqual(10_000);
    for (const known of [
      'Liverpool1',
      'michelle1',
      'q1w2e3r4t5',
      'passw0rd',
      'Thunder1',
      'sasha1991',
      'vika1234',
    ])
      expect([known, passwordIssue(known, anna, common)?.includes('one of the most common')]).toEqual([
        known,
        true,
      ]);
    // Of passwords that nobody has: 12,000 of 2^24 hashes are taken, so that one in 1,400 is refused by mistake: seven of these.
    const digits = [...'0123456789'];
    let mistaken = 0;
    for (const a of digits)
      for (const b of digits)
        for (const c of digits)
          for (const d of digits) if (common.has(`heron ${a}${b}${c}${d} dusk`)) mistaken += 1;
    expect(mistaken).toBeLessThan(25);
  });

  it('is the same however its letters are composed', () => {
    for (const word of ['pa\u0301ssword1', 'p\u00e1ssword1'])
      expect(passwordIssue(word, anna, common)).toBe(passwordIssue('p\u00e1ssword1', anna, common));
  });
});

describe('what is pure', () => {
  it('compares texts', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => sameText(a, b) === (a === b) && sameText(a, a)),
    );
  });

  it('knows an e-mail address', () => {
    for (const good of ['a@b.org', "o'neill+x@mail.example.co.uk", ' Anna@Example.ORG '])
      expect([good, isEmail(normalEmail(good))]).toEqual([good, true]);
    for (const bad of [
      '',
      'a',
      'a@b',
      '@b.org',
      'a@b..org',
      'a b@c.org',
      'a@b.org, c@d.org',
      `${'x'.repeat(250)}@b.org`,
      'a@b.org\n',
    ])
      expect([bad, isEmail(bad)]).toEqual([bad, false]);
  });

  it('names browsers in short words', () => {
    const chrome =
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36';
    expect(browserInWords(chrome)).toBe('Chrome on Linux');
    expect(browserInWords(`${chrome} Edg/140.0`)).toBe('Edge on Linux');
    expect(browserInWords('Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe(
      'Firefox on Windows',
    );
    expect(
      browserInWords('Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1'),
    ).toBe('Safari on iOS');
    expect(browserInWords(null)).toBe('Unknown browser');
  });

  it('shortens addresses', () => {
    expect(addressInWords('203.0.113.9')).toBe('203.0.113.9');
    expect(addressInWords('2001:0db8:0001:0000:0000:0000:0000:0000')).toBe('2001:db8:1:0::/64');
    expect(addressInWords('0000:0000:0000:0000:0000:0000:0000:0000')).toBe('this machine');
    expect(addressInWords('')).toBe('unknown');
  });
});

describe('the secret', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());
  const DATABASE_URL = `file:${join(folder.path, 'new', 'ledger.db')}`;
  const file = join(folder.path, 'new', 'ledger.db.secret');

  it('is made once, and nobody else may read it', () => {
    const secret = authSecret({ DATABASE_URL });
    expect(secret.length).toBeGreaterThanOrEqual(32);
    expect(authSecret({ DATABASE_URL })).toBe(secret);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8').trim()).toBe(secret);
  });

  it('is one for several programs that start at once', async () => {
    const url = `file:${join(folder.path, 'race', 'ledger.db')}`;
    const script =
      "import { authSecret } from './src/settings.ts'; process.stdout.write(authSecret(process.env));";
    const made = await Promise.all(
      [1, 2, 3].map(async () =>
        promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
          cwd: ROOT,
          env: { ...process.env, DATABASE_URL: url },
        }),
      ),
    );
    expect(new Set(made.map(({ stdout }) => stdout)).size).toBe(1);
  });

  it('is the one that is set, unless it is too short', () => {
    const AUTH_SECRET = 'x'.repeat(32);
    expect(authSecret({ DATABASE_URL, AUTH_SECRET })).toBe(AUTH_SECRET);
    expect(() => authSecret({ DATABASE_URL, AUTH_SECRET: 'short' })).toThrow(SettingError);
  });

  it('is not taken from a file that holds none', () => {
    const path = join(folder.path, 'empty');
    mkdirSync(path);
    writeFileSync(join(path, 'ledger.db.secret'), '\n');
    expect(() => authSecret({ DATABASE_URL: `file:${join(path, 'ledger.db')}` })).toThrow(SettingError);
  });
});

describe('a newsroom without a secret', () => {
  let ledger: OpenLedger;
  beforeAll(async () => {
    ledger = await EMBEDDED.openMigrated();
  });
  afterAll(() => ledger.close());

  it.each(['/sign-in', '/sign-in/code', '/sign-in/invitation/x', '/edit', '/edit/account'])(
    'is closed at %s, and says which setting is missing',
    async (path) => {
      const deps = {
        database: ledger.database,
        now: () => new Date(),
        build: 'test',
        file: programFile,
      };
      const app = createApp();
      const page = await app.fetch(new Request(`http://ledger.test${path}`, { headers: AS_BROWSER }), deps);
      expect(page.status).toBe(503);
      expect(await page.text()).toContain('AUTH_SECRET');
      const headers = { ...AS_PROGRAM, Origin: 'http://ledger.test' };
      const body = new URLSearchParams({ email: 'a@example.org', password: PASSWORD });
      const posted = await app.fetch(
        new Request(`http://ledger.test${path}`, { method: 'POST', headers, body }),
        deps,
      );
      // A made-up link is found to be used up before any secret is needed, and /edit itself takes no form.
      const others = new Map([
        ['/sign-in/invitation/x', 410],
        ['/edit', 405],
      ]);
      expect(posted.status).toBe(others.get(path) ?? 503);
      expect((await app.fetch(new Request('http://ledger.test/'), deps)).status).toBe(200);
    },
  );
});

describe('behind a proxy', () => {
  const PUBLIC_ORIGIN = 'https://plumbline.example';
  let node: Running;
  beforeAll(async () => {
    node = await startNode({ PUBLIC_ORIGIN });
  });
  afterAll(() => node.stop());

  it('the origin is the public one, and the address the last that the proxy wrote', async () => {
    const database = node.database ?? '';
    const link = await addPerson(database, 'proxied@example.org', 'admin');
    const browser = visitor(node.url);
    const headers = { Origin: PUBLIC_ORIGIN, 'X-Forwarded-For': '6.6.6.6, 203.0.113.9' };
    const fields = { password: PASSWORD, repeated: PASSWORD };
    expect((await browser.post(link, fields)).status).toBe(403);
    expect((await browser.post(link, fields, { headers })).status).toBe(303);
    const credentials = { email: 'proxied@example.org', password: PASSWORD, next: '/edit/account' };
    expect((await browser.post('/sign-in', credentials, { headers })).status).toBe(303);
    const page = await browser.follow();
    expect(page.body).toContain('dir="auto">203.0.113.9</td>');
    const shown = await browser.post(
      '/edit/people',
      { email: 'b@example.org', role: 'editor' },
      { headers, from: '/edit/people' },
    );
    expect(shown.body).toContain(`${PUBLIC_ORIGIN}/sign-in/invitation/`);
  });
});

onEachRuntime((base, database) => {
  it('if two use a link at once, one succeeds', async () => {
    const link = await addPerson(database, `race-${Date.now()}@example.org`, 'editor');
    const used = await Promise.all(
      ['first herons at dusk', 'second herons at dusk', 'third herons at dusk'].map((password) =>
        visitor(base).post(link, { password, repeated: password }),
      ),
    );
    expect(used.map((answer) => answer.status).sort()).toEqual([303, 410, 410]);
  });

  it('many guesses at once are not free', async () => {
    const person = await newPerson(base, database, 'editor');
    const { address } = visitor(base);
    const tries = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        visitor(base, address).post('/sign-in', { ...person, password: `guess ${i}` }),
      ),
    );
    expect(tries.filter((answer) => answer.status === 401)).toHaveLength(5);
    expect(tries.filter((answer) => answer.status === 429)).toHaveLength(7);
  });

  it('a form without a length is cut off if it is too long', async () => {
    const session = await signIn(base, await newPerson(base, database, 'admin'));
    const cookie = [...session.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const status = await new Promise<number>((resolve, reject) => {
      const { hostname, port } = new URL(base);
      const asked = request({
        hostname,
        port,
        path: '/edit/people',
        method: 'POST',
        headers: {
          ...AS_BROWSER,
          Cookie: cookie,
          Origin: base,
          'Content-Type': 'application/x-www-form-urlencoded',
          'Transfer-Encoding': 'chunked',
        },
      });
      asked.on('response', (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      });
      asked.on('error', reject);
      for (let i = 0; i < 20; i += 1) asked.write(`field${i}=${'x'.repeat(100_000)}&`);
      asked.end();
    });
    expect(status).toBe(413);
  });

  it('carries no secret through signing in, whatever its field is called', async () => {
    const session = await signIn(base, await newPerson(base, database, 'editor'));
    const account = (await session.get('/edit/account')).body;
    const secrets = [
      ...account.matchAll(
        /<input[^>]*type="password"[^>]*name="([^"]+)"|<input[^>]*name="([^"]+)"[^>]*type="password"/g,
      ),
    ].flatMap(([, a, b]) => a ?? b ?? []);
    expect(secrets.length).toBeGreaterThan(3);
    const fields = Object.fromEntries([...secrets, 'code', '_setup'].map((name) => [name, `secret-${name}`]));
    for (const [one, tokens] of [
      [visitor(base), null],
      [session, null],
    ] as const) {
      const answer = await one.post('/edit/account', { do: 'password', ...fields }, { tokens });
      expect(answer.status).toBe(one === session ? 403 : 401);
      expect(answer.body).not.toContain('secret-');
      expect(answer.body).not.toContain('_to');
      const resumed = await one.post('/sign-in', {
        email: 'x@example.org',
        _to: '/edit/account',
        'kept.repeated': 'secret-x',
      });
      expect(resumed.body).not.toContain('secret-');
    }
  });

  it('invites once, and makes one link, if a form is posted twice', async () => {
    const session = await signIn(base, await newPerson(base, database, 'admin'));
    const tokensOf = (body: string) => ({
      csrf: fieldOf(body, '_csrf') ?? '',
      form: fieldOf(body, '_form') ?? '',
    });
    const linkIn = (body: string) => /\/sign-in\/invitation\/[^\s"<]+/.exec(body)?.[0] ?? '';
    const email = `twice-${Date.now()}@example.org`;
    const invited = { email, name: 'Twice', role: 'editor' };
    const tokens = tokensOf((await session.get('/edit/people')).body);
    const first = await session.post('/edit/people', invited, { tokens });
    const link = linkIn(first.body);
    expect([first.status, link]).toEqual([200, expect.stringContaining('/sign-in/invitation/')]);
    expect((await session.post('/edit/people', invited, { tokens })).status).toBe(303);
    const page = await session.follow();
    expect(page.body).toContain('They are invited, and their link was shown');
    // The first link is as good as before.
    expect((await visitor(base).get(link)).status).toBe(200);
    const pathname = /\/edit\/people\/[\w-]+/.exec(page.body)?.[0] ?? '';
    const again = tokensOf(page.body);
    const second = await session.post(pathname, { do: 'link' }, { tokens: again });
    expect((await visitor(base).get(link)).status).not.toBe(200);
    expect((await session.post(pathname, { do: 'link' }, { tokens: again })).status).toBe(303);
    expect((await visitor(base).get(linkIn(second.body))).status).toBe(200);
  });

  it('a form of many fields is refused', async () => {
    const session = await signIn(base, await newPerson(base, database, 'admin'));
    const many = Object.fromEntries(Array.from({ length: 2_100 }, (_, i) => [`f${i}`, 'x']));
    expect((await session.post('/edit/people', many)).status).toBe(413);
  });

  it('fields named like parts of every object are fields like others', async () => {
    const answer = await visitor(base).post(
      '/edit/people',
      { constructor: 'one', __proto__x: 'two', toString: 'three' },
      { tokens: null },
    );
    expect(answer.status).toBe(401);
    expect(answer.body).toContain('name="kept.constructor" value="one"');
  });
});
