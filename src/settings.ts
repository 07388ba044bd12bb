/** The settings in the environment: the database, where to listen, who may forward requests, and the secret. */
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { BlockList, isIP } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client';
import { useWriteAheadLog } from '../db/base/migrate.ts';
import { type Database, type Location, openDatabase } from '../db/base/open.ts';
import { isSecret, MIN_SECRET } from './secret.ts';
import { SettingError } from './setting-error.ts';

const DEFAULT_URL = 'file:var/plumbline.db';
const DEFAULT_PORT = 8787;

/** The path that names a database in memory. */
const MEMORY = ':memory:';

/** The port to serve on: `$PORT`, or 8787. 0 lets the system choose. */
export function portOf(env: NodeJS.ProcessEnv): number {
  const text = env['PORT'];
  if (text === undefined || text === '') return DEFAULT_PORT;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new SettingError(`PORT is ${JSON.stringify(text)}: set it to a number from 0 to 65535`);
  }
  return port;
}

/**
 * The address to listen on: `$HOST`; unless it is set, this machine's own, or with PUBLIC_ORIGIN, by which a ledger is
 * served to others, all of them (undefined).
 */
export function hostOf(env: NodeJS.ProcessEnv): string | undefined {
  const text = env['HOST'] || undefined;
  if (text === undefined) return env['PUBLIC_ORIGIN'] ? undefined : '127.0.0.1';
  if (isIP(text) !== 0 || /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i.test(text)) return text;
  throw new SettingError(
    `HOST is ${JSON.stringify(text)}: write an address of this machine alone, such as 127.0.0.1, or 0.0.0.0 for all of them`,
  );
}

/** Names of networks that TRUSTED_PROXIES may give. */
const NETWORKS: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', 'fc00::/7', 'fe80::/10'],
  none: [],
};

/**
 * The proxies whose X-Forwarded-For counts: `$TRUSTED_PROXIES`, addresses, networks such as 10.0.0.0/8, and the words
 * `loopback`, `private` and `none`, with commas between them. Unless it is set, those on this machine if PUBLIC_ORIGIN is,
 * and otherwise none.
 */
export function trustedProxies(env: NodeJS.ProcessEnv): BlockList {
  const trusted = new BlockList();
  const text = env['TRUSTED_PROXIES'] || (env['PUBLIC_ORIGIN'] ? 'loopback' : 'none');
  for (const name of text.split(',').map((part) => part.trim()))
    for (const net of NETWORKS[name] ?? [name]) trust(trusted, net);
  return trusted;
}

function trust(trusted: BlockList, net: string): void {
  const [address = '', prefix, ...more] = net.split('/');
  const version = isIP(address);
  const bits = prefix ?? (version === 6 ? '128' : '32');
  if (
    version === 0 ||
    more.length > 0 ||
    !/^\d{1,3}$/.test(bits) ||
    Number(bits) > (version === 6 ? 128 : 32)
  )
    throw new SettingError(
      `TRUSTED_PROXIES has ${JSON.stringify(net)}: write addresses such as 10.0.0.5, networks such as 10.0.0.0/8, or loopback, private or none, with commas between them`,
    );
  trusted.addSubnet(address, Number(bits), version === 6 ? 'ipv6' : 'ipv4');
}

/** Whether browsers are to ask for all subdomains over HTTPS alone, too: `$HSTS_SUBDOMAINS` is 1. */
export function hstsSubdomains(env: NodeJS.ProcessEnv): boolean {
  const text = env['HSTS_SUBDOMAINS'] ?? '';
  if (text === '' || text === '1') return text === '1';
  throw new SettingError(
    `HSTS_SUBDOMAINS is ${JSON.stringify(text)}: set it to 1 if every subdomain is served over https, or leave it out`,
  );
}

/** Whether the database is a file on this machine. */
export function isEmbedded(url: string): boolean {
  return url.startsWith('file:');
}

/** The origin that readers use: `$PUBLIC_ORIGIN`, or undefined. Throws unless it is scheme, host and port alone. */
export function publicOrigin(env: NodeJS.ProcessEnv): string | undefined {
  const text = env['PUBLIC_ORIGIN'] || undefined;
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isOrigin =
    url !== undefined &&
    /^https?:$/.test(url.protocol) &&
    `${url.origin}/` === url.href &&
    url.username === '';
  if (!isOrigin)
    throw new SettingError(
      `PUBLIC_ORIGIN is ${JSON.stringify(text)}: write scheme and host alone, such as https://plumbline.example`,
    );
  return url.origin;
}

/** The database's address: `$DATABASE_URL`, or a file under var/. */
export function databaseUrl(env: NodeJS.ProcessEnv): string {
  const url = env['DATABASE_URL'] || DEFAULT_URL;
  if (!/^(?:file:.|libsql:\/\/|https?:\/\/)/.test(url)) {
    throw new SettingError(
      `DATABASE_URL is ${JSON.stringify(url)}: write file:PATH, libsql://, https:// or http://`,
    );
  }
  return url;
}

/** The path of the file of the settings' database; null for a remote one, and for one in memory. */
export function databasePath(env: NodeJS.ProcessEnv): string | null {
  const url = databaseUrl(env);
  return isEmbedded(url) && pathOf(url) !== MEMORY ? pathOf(url) : null;
}

/** Whether the database is the one that is used when nobody names any. */
export function isDefaultDatabase(env: NodeJS.ProcessEnv): boolean {
  return (env['DATABASE_URL'] || DEFAULT_URL) === DEFAULT_URL;
}

/** The address of the database as it may be shown: without a token. */
export function shownDatabase(env: NodeJS.ProcessEnv): string {
  return databaseUrl(env)
    .replace(/[?#].*$/, '')
    .replace(/\/\/[^/@]*@/, '//');
}

/** How long a command waits for others that hold the database, and for a remote one to answer, in milliseconds. */
const PATIENCE = 60_000;

/**
 * Opens the database of the settings, with how long a statement may wait (db/base/open.ts); for an embedded one makes the
 * folder, and the file for this user only.
 */
export async function openFromSettings(env: NodeJS.ProcessEnv, patience = PATIENCE): Promise<Database> {
  const path = databasePath(env);
  if (path !== null) return openFile(path, { patience });
  return openDatabase(createClient, {
    url: databaseUrl(env),
    authToken: env['DATABASE_AUTH_TOKEN'] || undefined,
    patience,
  });
}

/** Opens a database file; makes its folder and the file, if there is none, for this user only. */
export async function openFile(
  path: string,
  how: Pick<Location, 'patience' | 'isAlone'> = { patience: PATIENCE, isAlone: true },
): Promise<Database> {
  makePrivate(path);
  const database = openDatabase(createClient, { url: pathToFileURL(resolve(path)).href, ...how });
  await useWriteAheadLog(database);
  return database;
}

/** Opens a database in memory, which is empty and gone when it is closed. */
export function openInMemory(): Database {
  return openDatabase(createClient, { url: `file:${MEMORY}` });
}

/** Makes the file, if there is none, for this user only: it will hold drafts, sessions and hashes of passwords. */
function makePrivate(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, '', { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

/** The path of a `file:` address, with or without slashes after the colon, as the driver reads it. */
function pathOf(url: string): string {
  if (url.startsWith('file://')) return fileURLToPath(url);
  return decodeURIComponent(/^file:([^?#]*)/.exec(url)?.[1] ?? '');
}

/** How many random bytes we make a secret from. */
const SECRET_BYTES = 48;

/** The file of the secret that we make for a remote database. */
const REMOTE_SECRET = join('var', 'auth-secret');

/** The file that keeps the secret, unless `$AUTH_SECRET` gives one. */
export function secretPath(env: NodeJS.ProcessEnv): string {
  const url = databaseUrl(env);
  return isEmbedded(url) ? `${pathOf(url)}.secret` : REMOTE_SECRET;
}

/**
 * The secret that signs the newsroom's sessions: `$AUTH_SECRET`, or a random one, made once and kept in a file that
 * only this user may read, next to an embedded database. Throws if it is too short.
 */
export function authSecret(env: NodeJS.ProcessEnv): string {
  const given = env['AUTH_SECRET'];
  if (given !== undefined && given !== '') {
    if (isSecret(given)) return given;
    throw new SettingError(
      `AUTH_SECRET is shorter than ${MIN_SECRET} characters: set it to that many at random`,
    );
  }
  const path = secretPath(env);
  const kept = readSecret(path) ?? makeSecret(path);
  if (isSecret(kept)) return kept;
  throw new SettingError(`${path} holds no secret: remove it, and another is made`);
}

/** The secret that there is, set or kept; undefined if none was made yet. */
export function keptSecret(env: NodeJS.ProcessEnv): string | undefined {
  return env['AUTH_SECRET'] || readSecret(secretPath(env)) || undefined;
}

function readSecret(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Makes a secret and keeps it. If several programs start at once, all use the first one's. */
function makeSecret(path: string): string {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(SECRET_BYTES).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
  return readSecret(path) ?? '';
}
