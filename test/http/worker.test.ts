/** The Workers, as they would be deployed: how large they are, and what is whose. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { makeApp } from '../../src/frame.ts';
import { isOfNewsroom, SENT_TO_NEWSROOM } from '../../src/http/newsroom-paths.ts';
import { NEWSROOM } from '../../src/newsroom.ts';
import { READERS } from '../../src/readers.ts';
import { noSqld } from '../support/edge.ts';
import { AS_BROWSER, AS_PROGRAM } from '../support/runtimes.ts';
import { type Running, SECRET } from '../support/servers.ts';
import { runWorkers, scriptIn } from '../support/workers.ts';

/** The platform takes 3 MB of each. The aim is 700 kB, so that an isolate starts soon. */
const MAX_BYTES = 700_000;

describe.each(['readers', 'desk'] as const)('the Worker “%s”', (name) => {
  const script = readFileSync(scriptIn(inject('bundles'), name));

  it('is smaller than 700 kB compressed', () => {
    const bytes = gzipSync(script).length;
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(MAX_BYTES);
  });

  it('has what is its own, and nothing of the other', () => {
    const text = script.toString();
    // A path of better-auth, and a word of the protocol of assistants.
    expect([text.includes('/two-factor/'), text.includes('jsonrpc')]).toEqual(
      name === 'desk' ? [true, false] : [false, true],
    );
  });
});

describe('the list of what is the newsroom’s', () => {
  const routesOf = (part: typeof READERS) =>
    makeApp([part]).routes.filter(({ path, method }) => method !== 'ALL' && !/^\/?\*$/.test(path));
  const isListed = ({ method, path }: { method: string; path: string }) =>
    isOfNewsroom(path) || (method === 'POST' && path === SENT_TO_NEWSROOM);

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

describe.skipIf(noSqld !== null)('a site on Workers without a newsroom', () => {
  let site: Running;
  beforeAll(async () => {
    site = await runWorkers({
      bundles: inject('bundles'),
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
