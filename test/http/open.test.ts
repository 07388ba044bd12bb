/** What is public and no page may be loaded and read by every site; pages, and the newsroom, by none. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readStarter } from '../../src/commands/starter.ts';
import { EMBED_SCRIPT } from '../../src/generated/embed-script.ts';
import { isPublic } from '../../src/http/cors.ts';
import { contentHash } from '../../src/http/hash.ts';
import { type InProcess, inProcess } from '../support/in-process.ts';

const SLUG = 'braverman-on-track';

/** What stands for a name in the pattern of a route; whatever has another name or a pattern of its own is in EXAMPLES. */
const NAMES: Readonly<Record<string, string>> = { slug: SLUG, id: 'uplift-ew' };

/** Addresses of routes whose patterns do not say what to ask for, or not enough. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  '/claims/:name{[^/]+\\.md}': [`/claims/${SLUG}.md`],
  '/evidence/:name{[^/]+\\.md}': ['/evidence/uplift-ew.md'],
  '/people/:name{[^/]+\\.md}': ['/people/suella-braverman.md'],
  '/releases/:slug': ['/releases/2019-01-24-none'],
  '/recipes/:file{[a-z0-9-]+\\.json}': ['/recipes/none.json'],
  '/files/:sha256': [`/files/${'0'.repeat(64)}`],
  '/claims/:slug/:file{chart\\.\\w+}': ['svg', 'png', 'csv'].map((e) => `/claims/${SLUG}/chart.${e}`),
  '/claims/:slug/:file{feed\\.(?:atom|json)}': [`/claims/${SLUG}/feed.atom`, `/claims/${SLUG}/feed.json`],
  '/:of{topics|people}/:slug/:file{feed\\.(?:atom|json)}': [
    '/topics/police-numbers/feed.atom',
    '/people/suella-braverman/feed.json',
  ],
  '/disputes/:series': ['/disputes/uplift-ew'],
  '/figures/:code': ['/figures/aaaa-aaaa-aaaa-aaaa'],
  '/people/:slug': ['/people/suella-braverman'],
  '/parties/:slug': ['/parties/labour'],
  '/claims/:slug': [`/claims/${SLUG}`, `/claims/${SLUG}.json`],
  '/evidence/:id': ['/evidence/uplift-ew', '/evidence/uplift-ew.csv', '/evidence/uplift-ew.json'],
  '/claimants/:slug': ['/claimants/suella-braverman'],
  '/topics/:slug': ['/topics/police-numbers'],
  '/claims/:slug/:file{cite\\.[a-z]+}': ['txt', 'md', 'html', 'bib', 'json'].map(
    (e) => `/claims/${SLUG}/cite.${e}`,
  ),
  '/badge/:file{[^/]+\\.svg}': [`/badge/${SLUG}.svg`, '/badge/nothing.svg'],
  '/badge/:file{[^/]+\\.json}': [`/badge/${SLUG}.json`],
  '/badge/:file': ['/badge/nothing'],
  '/embed': [`/embed?claims=${SLUG}`],
  '/:name{embed\\.[a-z0-9]+\\.js}': [`/embed.${contentHash(EMBED_SCRIPT)}.js`],
  '/assets/:name{embed-[a-z0-9]+\\.css}': ['/assets/embed-x.css'],
  '/assets/:name{chooser-[a-z0-9]+\\.(?:css|js)}': ['/assets/chooser-x.css'],
  '/assets/:name': ['/assets/plumbline-x.css'],
  '/og/page/:path{.+\\.png}': [
    '/og/page/index.png',
    '/og/page/topics/police-numbers.png',
    '/og/page/nowhere.png',
  ],
  '/og/:file': [`/og/${SLUG}.png`],
  '/oembed': [`/oembed?url=http%3A%2F%2Fledger.test%2Fclaims%2F${SLUG}`],
  '/:file{sitemap-[1-9][0-9]{0,4}\\.xml}': ['/sitemap-1.xml'],
  '/api/v1/series/:id': ['/api/v1/series/uplift-ew'],
  '/api/v1/repeats': ['/api/v1/repeats?text=20%2C000%20more%20police%20officers'],
};

let app: InProcess;
beforeAll(async () => {
  app = await inProcess(await readStarter(), '2026-11-22T10:00:00.000Z');
});
afterAll(() => app.close());

const patterns = [
  ...new Set(
    createApp()
      .routes.filter(
        ({ method, path }) => method === 'GET' && path !== '*' && path !== '/*' && isPublic(path),
      )
      .map(({ path }) => path),
  ),
];

/** The addresses by which a route is tried. Throws with the cure if its pattern does not say. */
function addressesOf(pattern: string): readonly string[] {
  const listed = EXAMPLES[pattern];
  if (listed !== undefined) return listed;
  const address = pattern.replace(/:(\w+)(?=\/|$)/g, (whole, name: string) => NAMES[name] ?? whole);
  if (/[:{*]/.test(address)) throw new Error(`give an address of “${pattern}” in EXAMPLES`);
  return [address];
}

const OPEN = { origin: '*', policy: 'cross-origin' };

const headersOf = ({ headers }: Response) => ({
  origin: headers.get('access-control-allow-origin'),
  policy: headers.get('cross-origin-resource-policy'),
});

describe('every public route', () => {
  it.each(patterns)('%s', async (pattern) => {
    for (const address of addressesOf(pattern)) {
      const answer = await app.get(address, { Accept: 'text/html,*/*' });
      // Addresses that moved lead to one that is tried by itself.
      if (answer.status === 301 || answer.status === 302) continue;
      const type = answer.headers.get('content-type') ?? '';
      const isPage = type.startsWith('text/html') && !/\/cite\.|^\/(?:badge|og)\//.test(address);
      if (!isPage) expect([address, headersOf(answer)]).toEqual([address, OPEN]);
      // What other sites show in frames is loaded by them; no script of theirs reads it.
      else if (/^\/embed\b/.test(address))
        expect(headersOf(answer)).toEqual({ origin: null, policy: 'cross-origin' });
      else expect([address, headersOf(answer)]).toEqual([address, { origin: null, policy: 'same-origin' }]);
    }
  });

  it('are more than these', () => expect(patterns.length).toBeGreaterThan(40));
});

describe('what is no page', () => {
  it.each([
    ['/claims/nothing.json', 404],
    ['/evidence/nothing.csv', 404],
    ['/evidence/nothing/datapackage.json', 404],
    ['/badge/nothing.json', 200],
    ['/og/nothing.png', 404],
    ['/oembed', 400],
    ['/api/v1/claims/nothing', 404],
    ['/feed.atom?page=x', 200],
  ])('is open even if it is an error: %s', async (address, status) => {
    const answer = await app.get(address);
    expect([answer.status, headersOf(answer)]).toEqual([status, OPEN]);
  });

  it('is open again when it is asked for with what the browser has, and from what is kept', async () => {
    const first = await app.get('/evidence/uplift-ew.csv');
    const kept = await app.get('/evidence/uplift-ew.csv');
    const again = await app.get('/evidence/uplift-ew.csv', {
      'If-None-Match': first.headers.get('etag') ?? '',
    });
    expect([kept.status, headersOf(kept), again.status, headersOf(again)]).toEqual([200, OPEN, 304, OPEN]);
    expect(first.headers.get('access-control-expose-headers')).toBe('ETag, Link');
  });

  it('is closed in the newsroom, and so are pages', async () => {
    for (const address of ['/edit', '/sign-in', '/edit/audit.csv', '/nowhere', '/'])
      expect([address, headersOf(await app.get(address, { Accept: 'text/html' })).origin]).toEqual([
        address,
        null,
      ]);
    expect(headersOf(await app.get('/edit/audit.csv')).origin).toBeNull();
  });
});
