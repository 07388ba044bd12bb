/** People of the newsroom in tests: let in by the command line, signed in by its forms, as a browser without script would. */
import { createHmac, randomInt } from 'node:crypto';
import { request } from 'node:http';
import { createClient } from '@libsql/client';
import type { Kysely } from 'kysely';
import type { Role } from '../../claims/editorial/workflow.ts';
import { openDatabase } from '../../db/base/open.ts';
import type { Schema } from '../../db/base/schema.ts';
import { main } from '../../src/cli.ts';
import { attributes, unescaped, words } from './markup.ts';
import { AS_BROWSER } from './runtimes.ts';

/** The password of people in tests, unless another is asked for. */
export const PASSWORD = 'seven quiet herons at dusk';

export interface Credentials {
  email: string;
  password: string;
}

/** An answer, read to its end. */
export interface Page {
  status: number;
  headers: Record<string, string>;
  /** Where it sends the browser on. */
  location: string | undefined;
  cookies: readonly string[];
  body: string;
}

export interface PostOptions {
  headers?: Record<string, string>;
  /** Tokens that are not those of the last page; null for none. */
  tokens?: { csrf: string; form: string } | null;
  /** The page that the form is on, if that is not the last one. */
  from?: string;
  /** The body as it is, if it is not the fields. */
  body?: { type: string; bytes: Buffer };
}

export interface Session {
  readonly base: string;
  /** The address that its requests come from. */
  readonly address: string;
  /** Cookies by name; kept as a browser keeps them. */
  readonly cookies: Map<string, string>;
  /** The last page that was shown. */
  page: Page | undefined;
  get(path: string, headers?: Record<string, string>): Promise<Page>;
  /** Posts a form with the tokens of the last page; gets the page at the path first if there are none. */
  post(path: string, fields: Record<string, string>, options?: PostOptions): Promise<Page>;
  /** Gets where the last answer leads. */
  follow(): Promise<Page>;
}

/** A loopback address of its own, so that what is counted for one test's address is not for another's. */
function ownAddress(): string {
  return `127.${randomInt(1, 255)}.${randomInt(0, 255)}.${randomInt(2, 255)}`;
}

interface Sent {
  method: string;
  headers: Record<string, string>;
  body?: Buffer | undefined;
}

/** Asks over a socket that is bound to an address; on workerd the address comes in the header that the edge sets. */
function send(base: string, path: string, address: string, { method, headers, body }: Sent): Promise<Page> {
  const { port } = new URL(base);
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        localAddress: address,
        agent: false,
        headers: { Host: new URL(base).host, 'CF-Connecting-IP': address, ...headers },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const { location } = answer.headers;
          resolve({
            status: answer.statusCode ?? 0,
            headers: Object.fromEntries(
              Object.entries(answer.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
            ),
            location,
            cookies: answer.headers['set-cookie'] ?? [],
            body: Buffer.concat(chunks).toString('utf8'),
          });
        });
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

/** The value of a hidden field of a page. */
export function fieldOf(page: string, name: string): string | undefined {
  const [, value] =
    new RegExp(`<input type="hidden" name="${name.replace(/[.[\]]/g, '\\$&')}" value="([^"]*)"`).exec(page) ??
    [];
  return value === undefined ? undefined : unescaped(value);
}

/** The texts in the text areas of a page, by name. */
export function typedIn(page: string, name: string): string | undefined {
  const [, text] =
    new RegExp(`<textarea[^>]* name="${name.replaceAll('.', '\\.')}"[^>]*>\\n?([^<]*)<`).exec(page) ?? [];
  return text === undefined ? undefined : unescaped(text);
}

/** The hidden fields of a page's form that is sent to a path. */
export function hiddenFields(page: string, action: string): Record<string, string> {
  const start = page.indexOf(`<form method="post" action="${action}"`);
  if (start < 0) throw new Error(`the page has no form for ${action}`);
  const form = page.slice(start, page.indexOf('</form>', start));
  return Object.fromEntries(
    [...form.matchAll(/<input type="hidden"[^>]*>/g)].map(([tag]) => [
      attributes(tag, 'name')[0] ?? '',
      attributes(tag, 'value')[0] ?? '',
    ]),
  );
}

/** A browser with no cookies yet. */
export function visitor(base: string, address: string = ownAddress()): Session {
  const cookies = new Map<string, string>();
  const origin = new URL(base).origin;
  let tokens: { csrf: string; form: string } | undefined;

  const take = (page: Page): Page => {
    for (const line of page.cookies) {
      const [pair = ''] = line.split(';');
      const [name = '', ...value] = pair.split('=');
      if (/;\s*max-age=0(?:;|$)/i.test(line)) cookies.delete(name);
      else cookies.set(name, value.join('='));
    }
    const csrf = fieldOf(page.body, '_csrf');
    const form = fieldOf(page.body, '_form');
    if (csrf !== undefined && form !== undefined) tokens = { csrf, form };
    session.page = page;
    return page;
  };
  const cookieHeader = (): Record<string, string> =>
    cookies.size === 0 ? {} : { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };

  const session: Session = {
    base,
    address,
    cookies,
    page: undefined,
    async get(path, headers = {}) {
      const all = { ...AS_BROWSER, ...cookieHeader(), ...headers };
      return take(await send(base, path, address, { method: 'GET', headers: all }));
    },
    async post(path, fields, { headers = {}, tokens: given, from, body } = {}) {
      if (from !== undefined || (given === undefined && tokens === undefined && path.startsWith('/edit')))
        await session.get(from ?? path);
      const used = given === undefined ? tokens : given;
      // A form has one effect: another needs another drawing of it.
      tokens = undefined;
      const all = { ...(used == null ? {} : { _csrf: used.csrf, _form: used.form }), ...fields };
      const bytes = body?.bytes ?? Buffer.from(new URLSearchParams(all).toString());
      const sent = {
        ...AS_BROWSER,
        Origin: origin,
        ...cookieHeader(),
        'Content-Type': body?.type ?? 'application/x-www-form-urlencoded',
        'Content-Length': String(bytes.length),
        ...headers,
      };
      return take(await send(base, path, address, { method: 'POST', headers: sent, body: bytes }));
    },
    async follow() {
      const { location } = session.page ?? {};
      if (location === undefined) throw new Error('the last answer leads nowhere');
      return session.get(location);
    },
  };
  return session;
}

/** Runs the command line in this process. */
export async function runCommand(
  database: string,
  ...args: string[]
): Promise<{ code: number; stdout: string; stderr: string }> {
  const said = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof said) => ({
    write(text: string) {
      said[name] += text;
    },
  });
  const code = await main(args, {
    env: { DATABASE_URL: database },
    stdin: (async function* () {})(),
    stdout: stream('stdout'),
    stderr: stream('stderr'),
  });
  return { code, ...said };
}

/** Lets somebody in by `plumbline editor add`; returns the path of their one-time link. */
export async function addPerson(database: string, email: string, role: Role): Promise<string> {
  const { code, stdout, stderr } = await runCommand(database, 'editor', 'add', email, '--role', role);
  const [link] = /http:\S+/.exec(stdout) ?? [];
  if (code !== 0 || link === undefined) throw new Error(`no link for ${email}: ${stdout}${stderr}`);
  return new URL(link).pathname;
}

/** Somebody new, with a password and an address that nobody has. */
export async function newPerson(
  base: string,
  database: string,
  role: Role,
  name: string = role,
): Promise<Credentials> {
  const email = `${name}-${randomInt(1e9)}@example.org`;
  const link = await addPerson(database, email, role);
  const set = await visitor(base).post(link, { password: PASSWORD, repeated: PASSWORD });
  if (set.status !== 303)
    throw new Error(`the password of ${email} was not taken: ${set.status} ${words(set.body)}`);
  return { email, password: PASSWORD };
}

/** Signs somebody in, who has no second factor. Throws if they are not let in. */
export async function signIn(base: string, { email, password }: Credentials): Promise<Session> {
  const session = visitor(base);
  const answer = await session.post('/sign-in', { email, password, next: '/edit/account' });
  if (answer.status !== 303) throw new Error(`${email} was not let in: ${answer.status}`);
  return session;
}

/** Somebody new of a role, signed in. */
export async function signedInAs(base: string, database: string, role: Role): Promise<Session> {
  return signIn(base, await newPerson(base, database, role));
}

/** Bytes of a text in base 32, RFC 4648 section 6. */
function fromBase32(text: string): Buffer {
  const bits = [...text.replace(/=+$/, '')]
    .map((character) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(character).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** The code that an authenticator shows for a secret: RFC 6238, with HMAC-SHA-1, six digits and half a minute. */
export function codeAt(secret: string, time: number = Date.now()): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(time / 30_000)));
  const digest = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Switches the second factor of somebody on who is signed in. Returns what their app holds, and their backup codes. */
export async function switchFactorOn(
  session: Session,
  password: string = PASSWORD,
): Promise<{ secret: string; confirmed: string; codes: string[] }> {
  const begun = await session.post(
    '/edit/account',
    { do: 'factor-begin', 'factor-password': password },
    { from: '/edit/account' },
  );
  const [, secret = ''] = /secret=([A-Z2-7]+)/.exec(begun.body) ?? [];
  const confirmed = codeAt(secret);
  const fields = hiddenFields(begun.body, '/edit/account');
  const on = await session.post('/edit/account', { ...fields, do: 'factor-confirm', code: confirmed });
  if (!words(on.body).includes('The second factor is on')) throw new Error(`it is not on: ${on.status}`);
  const codes = [...on.body.matchAll(/<li>([a-zA-Z0-9]{5}-[a-zA-Z0-9]{5})<\/li>/g)].map(
    ([, code = '']) => code,
  );
  return { secret, confirmed, codes };
}

/** Works on the database of a served ledger, as time and accidents would. */
export async function inLedger<Result>(
  url: string,
  work: (kysely: Kysely<Schema>) => Promise<Result>,
): Promise<Result> {
  const database = openDatabase(createClient, { url });
  try {
    return await work(database.kysely);
  } finally {
    await database.close();
  }
}

/** Lets the sessions of somebody have begun, and their password have been given, some minutes earlier. */
export function ageSessions(url: string, email: string, minutes: number): Promise<unknown> {
  const at = new Date(Date.now() - minutes * 60_000).toISOString();
  return inLedger(url, (kysely) =>
    kysely
      .updateTable('person_session')
      .set({ created_at: at, password_at: null })
      .where('person_id', 'in', (e) => e.selectFrom('person').select('id').where('email', '=', email))
      .execute(),
  );
}
