/** Who can reach the ledger, by which proxies, from which address, and over HTTPS alone. */

import { execFile } from 'node:child_process';
import { request } from 'node:http';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import type { Deps } from '../../src/http/deps.ts';
import { networkOf } from '../../src/networks.ts';
import { nodeFetch } from '../../src/node-fetch.ts';
import { programFile } from '../../src/node-files.ts';
import { addressHere, onceTold, reachInWords } from '../../src/reach.ts';
import { SettingError } from '../../src/setting-error.ts';
import { hostOf, hstsSubdomains, trustedProxies } from '../../src/settings.ts';
import { EMBEDDED, type OpenLedger } from '../support/ledgers.ts';
import { AS_BROWSER } from '../support/runtimes.ts';
import { ROOT, SECRET, startNode, temporaryFolder } from '../support/servers.ts';

const PUBLIC_ORIGIN = 'https://plumbline.example';

/** The address that a request counts under, by who connects and what they forward. */
async function clientOf(
  env: Record<string, string>,
  peer: string,
  forwarded?: string,
  tell?: (peer: string) => void,
): Promise<string> {
  const app = {
    fetch: (_request, _deps, _header, address) => new Response(address?.()),
  } as App;
  const proxies = { trusted: trustedProxies(env), onUntrusted: tell };
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  const incoming = { headers, socket: { remoteAddress: peer } };
  const answer = await nodeFetch(app, {} as Deps, proxies)(new Request('http://ledger.test/'), { incoming });
  return answer.text();
}

describe('the address of a reader', () => {
  it.each([
    ['nobody is trusted', {}, '127.0.0.1', '6.6.6.6', '127.0.0.1'],
    ['a proxy on this machine, unless said otherwise', { PUBLIC_ORIGIN }, '127.0.0.1', '6.6.6.6', '6.6.6.6'],
    ['it connects over IPv6', { PUBLIC_ORIGIN }, '::1', '2001:db8::7', '2001:db8::7'],
    ['it connects by IPv4 in IPv6', { PUBLIC_ORIGIN }, '::ffff:127.0.0.1', '6.6.6.6', '6.6.6.6'],
    ['what the client wrote before', { PUBLIC_ORIGIN }, '127.0.0.1', '9.9.9.9, 6.6.6.6', '6.6.6.6'],
    ['no other machine is one', { PUBLIC_ORIGIN }, '203.0.113.9', '6.6.6.6', '203.0.113.9'],
    ['none at all', { PUBLIC_ORIGIN, TRUSTED_PROXIES: 'none' }, '127.0.0.1', '6.6.6.6', '127.0.0.1'],
    ['by its address', { TRUSTED_PROXIES: '203.0.113.9' }, '203.0.113.9', '6.6.6.6', '6.6.6.6'],
    ['and no neighbour', { TRUSTED_PROXIES: '203.0.113.9' }, '203.0.113.8', '6.6.6.6', '203.0.113.8'],
    ['by its network', { TRUSTED_PROXIES: '10.0.0.0/8' }, '10.2.3.4', '6.6.6.6', '6.6.6.6'],
    ['by its IPv6 network', { TRUSTED_PROXIES: '2001:db8::/32' }, '2001:db8:1::1', '6.6.6.6', '6.6.6.6'],
    [
      'two in a row',
      { TRUSTED_PROXIES: 'loopback, private' },
      '::1',
      '1.1.1.1, 6.6.6.6, 10.0.0.7',
      '6.6.6.6',
    ],
    ['a client among them', { TRUSTED_PROXIES: 'private' }, '10.0.0.7', '10.0.0.9', '10.0.0.9'],
    ['with a port', { TRUSTED_PROXIES: 'private' }, '10.0.0.7', '6.6.6.6:4711', '6.6.6.6'],
    ['with a port of IPv6', { TRUSTED_PROXIES: 'private' }, '10.0.0.7', '[2001:db8::7]:4711', '2001:db8::7'],
    ['what is no address', { TRUSTED_PROXIES: 'private' }, '10.0.0.7', '6.6.6.6, unknown', '10.0.0.7'],
    ['nothing forwarded', { TRUSTED_PROXIES: 'private' }, '10.0.0.7', undefined, '10.0.0.7'],
  ])('%s', async (_, env, peer, forwarded, client) => {
    expect(await clientOf(env, peer, forwarded)).toBe(client);
  });

  it('is told once to be missing, if an unknown proxy forwards it', async () => {
    const told: string[] = [];
    for (let i = 0; i < 3; i += 1)
      await clientOf({ PUBLIC_ORIGIN }, '10.0.0.7', '6.6.6.6', (peer) => told.push(peer));
    expect(told).toEqual(['10.0.0.7', '10.0.0.7', '10.0.0.7']);
    const lines: string[] = [];
    const before = console.error;
    console.error = (line: string) => lines.push(line);
    try {
      const tell = onceTold(PUBLIC_ORIGIN);
      for (const peer of told) tell?.(peer);
      for (const peer of told) onceTold(undefined)?.(peer);
    } finally {
      console.error = before;
    }
    expect(lines).toEqual([
      'X-Forwarded-For from 10.0.0.7 does not count. If that is your proxy, set TRUSTED_PROXIES=10.0.0.7 and start again.',
    ]);
  });

  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['::FFFF:cb00:7109', '203.0.113.9'],
    ['2001:DB8:0:1:aaaa:bbbb:cccc:dddd', '2001:db8:0:1::/64'],
    ['2001:db8:0:1::9', '2001:db8:0:1::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['what is this', 'what is this'],
    [undefined, 'unknown'],
  ])('%s is counted as %s', (address, counted) => {
    expect(networkOf(address ?? 'unknown')).toBe(counted);
  });
});

describe('the settings', () => {
  it.each(['10.0.0.0/33', '10.0.0.0/-1', 'my-proxy', '10.0.0.1 10.0.0.2', '10.0.0.0/8/8', '::/129', ','])(
    'TRUSTED_PROXIES=%s is refused, and the cure is said',
    (text) => {
      expect(() => trustedProxies({ TRUSTED_PROXIES: text })).toThrow(SettingError);
      expect(() => trustedProxies({ TRUSTED_PROXIES: text })).toThrow(/write addresses such as 10\.0\.0\.5/);
    },
  );

  it('HOST is this machine alone until the ledger has a public origin, or it is set', () => {
    expect(hostOf({})).toBe('127.0.0.1');
    expect(hostOf({ HOST: '' })).toBe('127.0.0.1');
    expect(hostOf({ PUBLIC_ORIGIN })).toBeUndefined();
    expect(hostOf({ PUBLIC_ORIGIN, HOST: '127.0.0.1' })).toBe('127.0.0.1');
    for (const host of ['0.0.0.0', '::', '::1', 'localhost', 'ledger-1.internal'])
      expect(hostOf({ HOST: host })).toBe(host);
    for (const host of ['http://localhost', '127.0.0.1:8787', 'a b', '/tmp/socket'])
      expect(() => hostOf({ HOST: host })).toThrow(/HOST is .*write an address of this machine alone/);
    expect(addressHere(undefined, 1)).toBe('http://localhost:1');
    expect(addressHere('::', 1)).toBe('http://localhost:1');
    expect(addressHere('fd00::1', 1)).toBe('http://[fd00::1]:1');
    expect(addressHere('192.168.1.5', 1)).toBe('http://192.168.1.5:1');
  });

  it('say at the start what they leave closed', () => {
    expect(reachInWords({}).join()).toContain('Only this machine can reach it: set HOST=0.0.0.0');
    expect(reachInWords({ HOST: '0.0.0.0' })).toEqual([]);
    expect(reachInWords({ PUBLIC_ORIGIN }).join()).toMatch(/TRUSTED_PROXIES is not set.*HOST=127\.0\.0\.1/s);
    expect(reachInWords({ PUBLIC_ORIGIN, TRUSTED_PROXIES: 'private' })).toEqual([]);
  });

  it('HSTS_SUBDOMAINS is 1 or nothing', () => {
    expect([hstsSubdomains({}), hstsSubdomains({ HSTS_SUBDOMAINS: '1' })]).toEqual([false, true]);
    expect(() => hstsSubdomains({ HSTS_SUBDOMAINS: 'yes' })).toThrow(/set it to 1/);
  });
});

describe('the server', () => {
  /** The status at an address of this machine; what went wrong if there is no answer. */
  const asked = (url: string, host: string, headers = {}): Promise<number | string> =>
    new Promise((resolve) => {
      const { port } = new URL(url);
      request({ host, port, path: '/sign-in', headers: { ...AS_BROWSER, ...headers } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      })
        .on('error', (error) => resolve('code' in error ? String(error.code) : error.message))
        .end();
    });

  it('listens on this machine alone, or where HOST says', async () => {
    const [own, open] = await Promise.all([startNode(), startNode({ HOST: '0.0.0.0' })]);
    try {
      expect(await asked(own.url, '127.0.0.1')).toBe(200);
      // Another address of the same machine, as a neighbour would reach it by its own.
      expect(await asked(own.url, '127.0.0.2')).toBe('ECONNREFUSED');
      expect(await asked(open.url, '127.0.0.2')).toBe(200);
      // Where it is is never what a client says.
      const forged = {
        'X-Forwarded-Host': 'evil.example',
        'X-Forwarded-Proto': 'https',
        Forwarded: 'host=evil',
      };
      const page = await fetch(`${own.url}/claims`, { headers: forged });
      expect(await page.text()).not.toContain('evil');
    } finally {
      await Promise.all([own.stop(), open.stop()]);
    }
  });

  it('does not start with a setting that it cannot read, and says the cure', async () => {
    const folder = temporaryFolder();
    const env = {
      ...process.env,
      PORT: '0',
      AUTH_SECRET: SECRET,
      DATABASE_URL: `file:${folder.path}/l.db`,
      TRUSTED_PROXIES: 'my-proxy',
    };
    const failed = promisify(execFile)(process.execPath, ['--import', 'tsx', 'src/node.ts'], {
      cwd: ROOT,
      env,
    });
    await expect(failed).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('TRUSTED_PROXIES has "my-proxy": write addresses such as 10.0.0.5'),
    });
    folder.remove();
  });
});

describe('HTTPS', () => {
  let ledger: OpenLedger;
  beforeAll(async () => {
    ledger = await EMBEDDED.openMigrated();
  });
  afterAll(() => ledger.close());

  it.each([
    [undefined, 'max-age=31536000'],
    [true, 'max-age=31536000; includeSubDomains'],
  ])('is asked for by every answer, kept or not; with subdomains: %s', async (subdomains, expected) => {
    const deps: Deps = {
      database: ledger.database,
      now: () => new Date('2026-11-22T12:00:00Z'),
      build: 'test',
      file: programFile,
      secret: SECRET,
      hstsSubdomains: subdomains,
    };
    const app = createApp();
    const paths = [
      '/',
      '/',
      '/nowhere',
      '/sign-in',
      '/edit',
      '/embed?claims=x',
      '/badge/x.svg',
      '/api/v1/claims',
    ];
    for (const path of [...paths, '/edit/audit.csv', '/oembed', '/claims']) {
      const asked = new Request(`http://ledger.test${path}`, { headers: AS_BROWSER });
      const answer = await app.fetch(asked, deps);
      expect([path, answer.headers.get('strict-transport-security')]).toEqual([path, expected]);
    }
    const first = await app.fetch(new Request('http://ledger.test/'), deps);
    const again = new Request('http://ledger.test/', {
      headers: { 'If-None-Match': first.headers.get('etag') ?? '' },
    });
    const unchanged = await app.fetch(again, deps);
    expect([unchanged.status, unchanged.headers.get('strict-transport-security')]).toEqual([304, expected]);
  });
});
