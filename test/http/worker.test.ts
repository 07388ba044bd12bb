/** The Workers, as they would be deployed: how large they are, and what is whose. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { makeApp } from '../../src/frame.ts';
import type { Deps } from '../../src/http/deps.ts';
import { isOfNewsroom } from '../../src/http/newsroom-paths.ts';
import { NEWSROOM } from '../../src/newsroom.ts';
import { NEWSROOM_ELSEWHERE } from '../../src/newsroom-elsewhere.ts';
import { programFile } from '../../src/node-files.ts';
import { READERS } from '../../src/readers.ts';
import { noSqld } from '../support/edge.ts';
import { AS_BROWSER, AS_PROGRAM } from '../support/runtimes.ts';
import { type Running, SECRET } from '../support/servers.ts';
import { runWorkers, scriptIn, WORKER_NAMES } from '../support/workers.ts';

/** The platform takes 3 MB of each. The aim is 700 kB, so that an isolate starts soon. */
const MAX_BYTES = 700_000;

describe.each(WORKER_NAMES)('the Worker “%s”', (name) => {
  const script = readFileSync(scriptIn(inject('beginnings').bundles, name));

  it('is smaller than 700 kB compressed', () => {
    const bytes = gzipSync(script).length;
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(MAX_BYTES);
  });

  it('has what is its own, and nothing of the others', () => {
    // A word of the protocol of assistants, a path of better-auth, and words by which articles and files are read.
    const marks = ['jsonrpc', '/two-factor/', 'digits exchanged', 'scheduled|planned|expected|annual'];
    const own = { readers: [true, false, false, false], desk: [false, true, false, false] };
    expect(marks.map((mark) => script.includes(mark))).toEqual(
      name === 'computing' ? [false, false, true, true] : own[name],
    );
  });
});

describe('the list of what is the newsroom’s', () => {
  const routesOf = (part: typeof READERS) =>
    makeApp([part]).routes.filter(({ path, method }) => method !== 'ALL' && !/^\/?\*$/.test(path));
  const isListed = ({ method, path }: { method: string; path: string }) =>
    isOfNewsroom(path) || (method === 'POST' && path === '/claims/:slug/with');

  it('has each of its addresses, save those of files, which each Worker has its own of', () => {
    const routes = routesOf(NEWSROOM).filter(({ path }) => !path.startsWith('/assets/'));
    expect(routes.length).toBeGreaterThan(40);
    expect(
      routes.filter((route) => !isListed(route)),
      'The readers’ Worker does not pass this on: list it in src/http/newsroom-paths.ts.',
    ).toEqual([]);
  });

  it('has none of the readers’', () => {
    const routes = routesOf(READERS);
    expect(routes.length).toBeGreaterThan(40);
    expect(routes.filter(isListed)).toEqual([]);
  });

  it.each(['/edit', '/edit/', '/edit/claims/x', '/sign-in', '/sign-in/invitation/x', '/sign-out'])(
    'has %s',
    (path) => expect(isOfNewsroom(path)).toBe(true),
  );

  it.each(['/', '/editor', '/edits/x', '/claims/edit', '/sign-in-here', '//edit', '/EDIT', '/claims/x/with'])(
    'has not %s',
    (path) => expect(isOfNewsroom(path)).toBe(false),
  );
});

describe('a newsroom elsewhere', () => {
  const app = makeApp([READERS, NEWSROOM_ELSEWHERE]);
  const asked = (request: Request, newsroom: Deps['newsroom']) =>
    app.fetch(request, {
      // Nothing of this is read from the database, and a look at it that fails lets go of what is kept.
      database: { read: () => Promise.reject(new Error('no database')) } as never,
      now: () => new Date('2026-11-22T10:00:00.000Z'),
      build: 'test',
      file: programFile,
      newsroom,
    });

  it('is asked as it was asked here, and its answer is given as it is', async () => {
    const headers = { Cookie: 'a=b', Origin: 'https://ledger.test', 'CF-Connecting-IP': '203.0.113.9' };
    const request = new Request('https://ledger.test/edit/new?x=%2F', {
      method: 'POST',
      headers,
      body: 'a=1',
    });
    let seen: Request | undefined;
    const answer = await asked(request, async (passed) => {
      seen = passed;
      const made = new Response(null, { status: 303, headers: { Location: '/edit', 'X-Own': 'own' } });
      for (const cookie of ['one=1; Secure', 'two=2; Secure']) made.headers.append('Set-Cookie', cookie);
      return made;
    });
    expect(seen).toBe(request);
    expect([answer.status, answer.headers.get('location'), answer.headers.get('x-own')]).toEqual([
      303,
      '/edit',
      'own',
    ]);
    expect(answer.headers.getSetCookie()).toEqual(['one=1; Secure', 'two=2; Secure']);
  });

  it('that fails is said to be there again soon', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    const request = new Request('https://ledger.test/edit', { headers: AS_BROWSER });
    const answer = await asked(request, () => Promise.reject(new Error('it exceeded its limits')));
    said.mockRestore();
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '10']);
    const text = await answer.text();
    expect(text).toContain('The newsroom does not answer');
    expect(text).not.toContain('limits');
  });
});

describe.skipIf(noSqld !== null)('a site on Workers without a newsroom', () => {
  let site: Running;
  beforeAll(async () => {
    site = await runWorkers({
      bundles: inject('beginnings').bundles,
      bound: { DATABASE_URL: inject('edgeDatabase') ?? '' },
      secret: SECRET,
      hasDesk: false,
      hasBucket: false,
    });
  });
  afterAll(() => site.stop());

  it('serves readers', async () => {
    expect((await fetch(`${site.url}/claims`)).status).toBe(200);
    expect((await fetch(`${site.url}/assets/edit-none.css`)).status).toBe(404);
  });

  it.each(['/edit', '/edit/new', '/sign-in', '/sign-out'])(
    'says at %s that the newsroom is a Worker of its own, and how it is deployed',
    async (path) => {
      const page = await fetch(`${site.url}${path}`, { headers: AS_BROWSER });
      expect(page.status).toBe(503);
      expect(await page.text()).toContain('wrangler deploy --env desk');
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(page.headers.get('cache-control')).toBe('no-store');
      const program = await fetch(`${site.url}${path}`, { method: 'POST', headers: AS_PROGRAM });
      expect([program.status, (await program.json()).error.code]).toEqual([503, 'unavailable']);
    },
  );

  it('takes no figure from readers, and says so', async () => {
    const { claims } = await (await fetch(`${site.url}/api/v1/claims`)).json();
    const address = `${site.url}/claims/${claims[0].slug}/with`;
    expect((await fetch(address, { headers: AS_BROWSER })).status).toBe(200);
    const sent = await fetch(address, { method: 'POST', headers: AS_BROWSER, body: new URLSearchParams() });
    expect(sent.status).toBe(503);
    expect((await fetch(address, { method: 'PUT' })).headers.get('allow')).toBe('GET, HEAD, POST');
  });
});
