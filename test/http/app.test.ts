/** The app in this process: what it asks of the database, what it keeps, and what it does with hostile text. */
import Papa from 'papaparse';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { evaluateBundle } from '../../claims/evaluate.ts';
import type { Database } from '../../db/base/open.ts';
import { readStarter } from '../../src/commands/starter.ts';
import { hostile, hostileBundle, MARKUP, SAID_ON, smallBundle, valid } from '../support/bundles.ts';
import { importObservations } from '../support/figures.ts';
import { type InProcess, inProcess } from '../support/in-process.ts';
import { attributes, tags, unescaped, withoutOwnScripts, words } from '../support/markup.ts';
import { READER_PAGES } from '../support/pages.ts';
import { AS_BROWSER } from '../support/runtimes.ts';

const MORNING = '2026-06-30T08:00:00.000Z';
const SOON_AFTER = '2026-06-30T08:00:30.000Z';
const LATER = '2026-06-30T09:00:00.000Z';
const NEXT_DAY = '2026-07-01T00:00:10.000Z';

describe('what a page costs', () => {
  let app: InProcess;
  beforeAll(async () => {
    app = await inProcess(await readStarter(), MORNING);
  });
  afterAll(async () => app.close());
  afterEach(() => {
    app.at(MORNING);
    app.forget();
    app.roundTrips();
  });

  const DRAWN = READER_PAGES.filter((path) => path !== '/method' && path !== '/api');
  const FILES = [
    '/claims/braverman-on-track.json',
    '/evidence/uplift-ew.csv',
    '/evidence/uplift-ew.json',
    '/corrections.atom',
  ];

  // A search reads its words against the index first.
  const COSTS = [...DRAWN, ...FILES].map((path) => [path, /^\/claims\?q=/.test(path) ? 2 : 1] as const);

  it.each(COSTS)('%s costs round trips: %i, and then none', async (path, trips) => {
    const first = await app.get(path);
    expect(first.status).toBe(200);
    expect(app.roundTrips()).toBe(trips);
    app.at(SOON_AFTER);
    const second = await app.get(path);
    expect(await second.text()).toBe(await first.text());
    expect(app.roundTrips()).toBe(0);
    const etag = first.headers.get('etag') ?? '';
    const kept = await app.get(path, { 'If-None-Match': etag });
    expect(kept.status).toBe(304);
    expect(app.roundTrips()).toBe(0);
  });

  it.each(['/method', '/favicon.svg', '/robots.txt', '/nowhere', '/claims?page=x', '/claims?finding=x'])(
    '%s asks the database nothing',
    async (path) => {
      await app.get(path);
      expect(app.roundTrips()).toBe(0);
    },
  );

  it('answers 304 without drawing, even if it is not kept', async () => {
    const etag = (await app.get('/claims/braverman-on-track')).headers.get('etag') ?? '';
    app.forget();
    app.roundTrips();
    const again = await app.get('/claims/braverman-on-track', { 'If-None-Match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(app.roundTrips()).toBe(1);
  });

  it('asks again when what is kept is old, and finds it the same', async () => {
    const first = await app.get('/claims/braverman-on-track');
    app.roundTrips();
    app.at(LATER);
    const second = await app.get('/claims/braverman-on-track');
    expect(app.roundTrips()).toBe(1);
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
  });

  it('draws another page on another day', async () => {
    const today = await app.get('/claims/braverman-on-track');
    app.at(NEXT_DAY);
    const tomorrow = await app.get('/claims/braverman-on-track');
    expect(tomorrow.headers.get('etag')).not.toBe(today.headers.get('etag'));
    expect(await tomorrow.text()).toContain('today, <time datetime="2026-07-01">');
  });

  it('keeps no error', async () => {
    for (const path of ['/claims/nothing', '/claims/braverman-on-track?asof=x']) {
      await app.get(path);
      const trips = app.roundTrips();
      await app.get(path);
      expect(app.roundTrips()).toBe(trips);
      expect(trips).toBeGreaterThan(0);
    }
  });

  it('keeps pages of one address apart from those of another', async () => {
    const one = await (await app.get('/claims?q=johnson')).text();
    const two = await (await app.get('/claims?q=braverman')).text();
    expect(one).not.toBe(two);
    expect(await (await app.get('/claims?q=johnson')).text()).toBe(one);
  });
});

describe('a figure that is revised', () => {
  it('is announced as soon as the page is asked for again, and leaves the published verdict', async () => {
    const app = await inProcess([{ bundle: smallBundle() }], MORNING);
    try {
      const before = await app.get('/claims/a-claim');
      const etag = before.headers.get('etag') ?? '';
      expect(await before.text()).toContain('class="verdict supports"');
      const revision = { at: '2023-12-31', value: '15000', source: 'bulletin', publishedOn: '2026-06-29' };
      await importObservations(app.database, 'officers', [revision], LATER);
      app.at(LATER);
      const after = await app.get('/claims/a-claim', { 'If-None-Match': etag });
      expect(after.status).toBe(200);
      const page = await after.text();
      expect(page).toContain('class="verdict supports"');
      expect(words(page)).toContain(
        'New figures were recorded on 30 June 2026. They may change this verdict',
      );
      const { bundle, verdict } = (await (await app.get('/claims/a-claim.json')).json()) as {
        bundle: unknown;
        verdict: unknown;
      };
      expect(JSON.parse(JSON.stringify(evaluateBundle(valid(bundle))))).toEqual(verdict);
      const then = await app.get(`/claims/a-claim?asof=${SAID_ON}`);
      expect(await then.text()).toContain('class="verdict supports"');
    } finally {
      await app.close();
    }
  });
});

describe('a database that does not answer', () => {
  const failing = (error: Error) => (database: Database) => ({
    ...database,
    read: async () => {
      throw error;
    },
  });

  it.each([
    [
      'is held by another',
      Object.assign(new Error('SQLITE_BUSY: database is locked'), { code: 'SQLITE_BUSY' }),
      503,
      '10',
    ],
    ['has no room', Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' }), 503, '60'],
    ['is away', new TypeError('fetch failed'), 503, '10'],
    ['does not answer in time', new DOMException('The operation was aborted', 'TimeoutError'), 503, '10'],
    ['is not migrated', new Error('no such table: listing'), 503, '10'],
    ['is broken', new Error('no such column: secret_column'), 500, null],
  ])('%s', async (_, error, status, retryAfter) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const app = await inProcess([{ bundle: smallBundle() }], MORNING, failing(error));
    try {
      for (const path of [
        '/',
        '/claims',
        '/claims/a-claim',
        '/claims/a-claim.json',
        '/evidence',
        '/healthz',
      ]) {
        const answer = await app.get(path, AS_BROWSER);
        expect(answer.status, path).toBe(status);
        expect(answer.headers.get('retry-after')).toBe(retryAfter);
        expect(answer.headers.get('cache-control')).toBe('no-store');
        const text = await answer.text();
        expect(text).not.toContain(error.message);
        expect(text).toMatch(/reference [0-9a-f]{8}/);
      }
      expect(log).toHaveBeenCalledTimes(6);
    } finally {
      log.mockRestore();
      await app.close();
    }
  });
});

describe('hostile text', () => {
  const long = `${hostile('long')} ${'Wort 😀 <i>&amp; "'.repeat(7_000)}`.slice(0, 100_000).trim();
  let app: InProcess;
  beforeAll(async () => {
    app = await inProcess(
      [
        { bundle: hostileBundle(), topic: hostile('topic') },
        { bundle: hostileBundle('long-claim', long), topic: hostile('topic') },
      ],
      MORNING,
    );
  });
  afterAll(async () => app.close());

  async function pages(): Promise<[string, string][]> {
    const start = await (await app.get('/claims')).text();
    const groups = [...new Set(attributes(start, 'href'))].filter((a) => /^\/(?:people|topics)\//.test(a));
    expect(groups).toHaveLength(2);
    const paths = [
      '/',
      '/claims',
      '/claims?q=quote',
      `/claims?q=${encodeURIComponent(hostile('quote'))}`,
      '/claims/hostile-claim',
      `/claims/hostile-claim?asof=${SAID_ON}`,
      '/claims/long-claim',
      '/claims/hostile-claim/history',
      '/claims/long-claim/history',
      '/claims/hostile',
      `/claims/${encodeURIComponent(hostile('slug'))}`,
      '/evidence',
      '/evidence/hostile-series',
      ...groups,
    ];
    return Promise.all(
      paths.map(
        async (path): Promise<[string, string]> => [path, await (await app.get(path, AS_BROWSER)).text()],
      ),
    );
  }

  it('is text on every page that shows it', async () => {
    for (const [path, page] of await pages()) {
      const drawn = withoutOwnScripts(page);
      for (const tag of tags(drawn)) {
        expect(tag, path).not.toMatch(/^<\/?(?:script|img|b|i|u|iframe|object|embed)[\s>]/i);
        expect(tag, path).not.toMatch(/\s(?:on[a-z]+|style)\s*=/i);
      }
      for (const href of [...attributes(page, 'href'), ...attributes(page, 'action')])
        expect(href, path).toMatch(/^(?:\/(?!\/)|#|https?:\/\/)/);
      for (const markup of MARKUP.slice(0, 5)) expect(drawn, path).not.toContain(markup);
    }
  });

  it('is shown whole, and not changed', async () => {
    const all = new Map(await pages());
    const claim = unescaped(all.get('/claims/hostile-claim') ?? '');
    for (const label of [
      'quote',
      'role',
      'organisation',
      'party',
      'appearance',
      'appearance publisher',
      'source',
    ])
      expect(claim, label).toContain(hostile(label));
    expect(unescaped(all.get('/claims/long-claim') ?? '')).toContain(long);
    const series = unescaped(all.get('/evidence/hostile-series') ?? '');
    for (const label of ['series', 'unit', 'measure', 'place', 'definition', 'source', 'publisher'])
      expect(series, label).toContain(hostile(label));
  });

  it('does not make a list long', async () => {
    for (const [path, page] of await pages())
      if (path !== '/claims/long-claim') expect(page.length, path).toBeLessThan(120_000);
  });

  it('comes through JSON as it went in', async () => {
    const { bundle } = (await (await app.get('/claims/long-claim.json')).json()) as {
      bundle: { claim: { quote: string } };
    };
    expect(bundle.claim.quote).toBe(long);
  });

  it('is not a formula in a spreadsheet', async () => {
    const csv = await (await app.get('/evidence/hostile-series.csv')).text();
    const { data, errors } = Papa.parse<{ value: string; sourceTitle: string }>(csv, {
      header: true,
      skipEmptyLines: true,
    });
    expect(errors).toEqual([]);
    expect(data).toHaveLength(2);
    for (const row of data) {
      for (const [column, value] of Object.entries(row))
        if (column !== 'value') expect(value, column).not.toMatch(/^[=+\-@\t\r]/);
      expect(row.sourceTitle).toBe(`'=HYPERLINK("https://example.org";"${hostile('source')}")`);
    }
    expect(data.map((row) => row.value)).toEqual(['-15000', '16753']);
  });
});
