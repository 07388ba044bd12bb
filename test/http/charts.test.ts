/** The chart of a claim as a file, its pictures for posts, and its course on the page: what each address answers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStarter } from '../../src/commands/starter.ts';
import { hostileBundle, smallBundle } from '../support/bundles.ts';
import { importObservations } from '../support/figures.ts';
import { type InProcess, inProcess } from '../support/in-process.ts';
import { unescaped, words } from '../support/markup.ts';
import { publishWaiting, withdraw } from '../support/published.ts';
import { AS_BROWSER } from '../support/runtimes.ts';
import { readXml } from '../support/xml.ts';

const NOW = '2026-05-01T08:00:00.000Z';
const NEWS = '2026-05-03T08:00:00.000Z';
const LATER = '2026-05-04T08:00:00.000Z';
const SLUGS = [
  'braverman-on-track',
  'police-pay-fallen-22-percent',
  'christie-23-percent-will-graduate',
  'conservatives-split-of-the-13000',
] as const;

let app: InProcess;
beforeAll(async () => {
  const starter = (await readStarter()).filter(({ bundle }) =>
    SLUGS.some((slug) => slug === bundle.claim.slug),
  );
  app = await inProcess(
    [
      ...starter,
      { bundle: smallBundle() },
      { bundle: smallBundle({ slug: 'gone-claim', quote: 'It is gone' }) },
      { bundle: hostileBundle() },
    ],
    NOW,
  );
  await withdraw(app.database, NOW, 'gone-claim', 'Misheard.');
  app.forget();
});
afterAll(() => app.close());

const get = (path: string) => app.get(path, AS_BROWSER);

/** The width and height that the header of a PNG says. */
async function sizeOf(path: string): Promise<[number, number]> {
  const answer = await get(path);
  expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, 200, 'image/png']);
  const view = new DataView(await answer.arrayBuffer());
  return [view.getUint32(16), view.getUint32(20)];
}

describe('a chart', () => {
  it('as SVG stands by itself: its words, its address and its day, and nothing from elsewhere', async () => {
    for (const slug of [...SLUGS, 'hostile-claim']) {
      const answer = await get(`/claims/${slug}/chart.svg`);
      expect([slug, answer.status, answer.headers.get('content-type')]).toEqual([slug, 200, 'image/svg+xml']);
      expect(answer.headers.get('content-security-policy')).toContain('sandbox');
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      const file = await answer.text();
      expect(readXml(`<?xml version="1.0" encoding="utf-8"?>\n${file}`).name, slug).toBe('svg');
      expect(file).toContain('<style>');
      expect(file).toContain(`/claims/${slug}, 1 May 2026`);
      expect(file).not.toMatch(/<script|<[^>]*(?:href|onerror)=|url\(|@import/);
      expect(file).not.toMatch(/NaN|Infinity|undefined/);
    }
    expect(await (await get('/claims/braverman-on-track/chart.svg')).text()).toContain(
      'needed: 1,082.33 a month',
    );
  });

  it('as PNG is a picture of its size', async () => {
    for (const slug of SLUGS) {
      const [width, height] = await sizeOf(`/claims/${slug}/chart.png`);
      expect(width).toBe(1440);
      expect(height).toBeGreaterThan(400);
    }
  });

  it('as CSV has its figures with their sources; for Excel with its mark', async () => {
    const answer = await get('/claims/braverman-on-track/chart.csv');
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="braverman-on-track-chart.csv"',
    );
    const lines = (await answer.text()).split('\r\n');
    expect(
      lines.filter((line) => /,2022-12-31,16753,16753,officers,,yes,2023-01-25,.*,2023-02-21$/.test(line))
        .length,
    ).toBe(1);
    expect(lines.some((line) => line.startsWith('needed a month,,1082.333333,3247/3,'))).toBe(true);
    expect(
      new Uint8Array(await (await get('/claims/braverman-on-track/chart.csv?bom=1')).arrayBuffer())[0],
    ).toBe(0xef);
    const two = await (await get('/claims/christie-23-percent-will-graduate/chart.csv')).text();
    expect(two).toMatch(/the evidence on 2026-05-01,,55,55,%/);
  });

  it('of a day knows what was known then, and there is none of a day without a verdict', async () => {
    const then = await (await get('/claims/braverman-on-track/chart.svg?asof=2023-02-01')).text();
    expect(then).toContain('/claims/braverman-on-track?asof=2023-02-01, 1 February 2023');
    expect(then).not.toContain('20,951');
    for (const day of ['2023-01-24', '2026-05-02', 'yesterday']) {
      const answer = await get(`/claims/braverman-on-track/chart.csv?asof=${day}`);
      expect([day, answer.status]).toEqual([day, 400]);
    }
  });

  it('of what was never published, or was withdrawn, is none', async () => {
    for (const [path, status] of [
      ['/claims/none/chart.svg', 404],
      ['/claims/a-claim/chart.svg?rev=9', 404],
      ['/claims/a-claim/chart.svg?rev=x', 404],
      ['/claims/a-claim/chart.gif', 404],
      ['/claims/gone-claim/chart.png', 410],
    ] as const)
      expect([path, (await get(path)).status]).toEqual([path, status]);
  });

  it('is one read, and is kept', async () => {
    app.forget();
    app.roundTrips();
    const first = await get('/claims/braverman-on-track/chart.svg');
    expect(app.roundTrips()).toBe(1);
    const again = await app.get('/claims/braverman-on-track/chart.svg', {
      'If-None-Match': first.headers.get('etag') ?? '',
    });
    expect(again.status).toBe(304);
    expect(app.roundTrips()).toBe(0);
  });
});

it('pictures for posts come in three shapes', async () => {
  for (const slug of [...SLUGS, 'gone-claim', 'hostile-claim']) {
    expect(await sizeOf(`/og/${slug}.png`)).toEqual([1200, 630]);
    expect(await sizeOf(`/og/${slug}.png?size=square`)).toEqual([1080, 1080]);
    expect(await sizeOf(`/og/${slug}.png?size=tall`)).toEqual([1080, 1350]);
  }
});

describe('the page of a claim', () => {
  it('has one chart with a table of its figures, links to its files, and the course of its verdict', async () => {
    const page = await (await get('/claims/braverman-on-track')).text();
    const [section = ''] =
      /<section class="drawn" aria-labelledby="charts">[\s\S]*?<\/section>/.exec(page) ?? [];
    expect(section.match(/<figure/g)?.length).toBe(1);
    for (const format of ['csv', 'png', 'svg'])
      expect(section).toContain(`href="/claims/braverman-on-track/chart.${format}"`);
    expect(words(section)).toContain('31 December 2022 16,753 officers provisional');
    const [course = ''] = /<div class="turns">[\s\S]*?<\/div>/.exec(page) ?? [];
    const told = words(course);
    expect(told).toMatch(/25 January 2023 Not borne out On the day it was said/);
    expect(told).toMatch(
      /26 April 2023 Borne out The figure for 31 March 2023 was published: 20,951 officers/,
    );
    expect(unescaped(course)).toContain('href="/claims/braverman-on-track?asof=2023-04-26"');
    expect(page).not.toMatch(/<[^>]+ style=/);
  });

  it('names the script of its chart, which its policy lets run', async () => {
    const answer = await get('/claims/braverman-on-track');
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
    const [, script = ''] = /<script type="module" src="([^"]+)">/.exec(await answer.text()) ?? [];
    const file = await get(script);
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect(file.headers.get('cache-control')).toContain('immutable');
    expect((await file.text()).length).toBeLessThan(4_000);
  });

  it('tells of a verdict that never turned, in a sentence', async () => {
    const page = words(await (await get('/claims/a-claim')).text());
    expect(page).toMatch(
      /Right from 31 January 2024, when it was said, to today: no published figure has changed the word/,
    );
  });
});

it('a chart that is pinned stays as it was when the figures are revised', async () => {
  const own = await inProcess([{ bundle: smallBundle() }], NOW);
  try {
    const file = async (path: string) => (await own.get(path)).text();
    const [pinned, latest] = [
      await file('/claims/a-claim/chart.csv?rev=1'),
      await file('/claims/a-claim/chart.csv'),
    ];
    const figure = { at: '2023-12-31', value: '15000', source: 'bulletin', publishedOn: '2026-05-02' };
    await importObservations(own.database, 'officers', [figure], NEWS);
    await publishWaiting(own.database, LATER, 'a-claim', { type: 'evidence', sentence: 'It was revised.' });
    own.forget();
    own.at(LATER);
    expect(await file('/claims/a-claim/chart.csv?rev=1')).toBe(pinned);
    expect(await file('/claims/a-claim/chart.csv')).not.toBe(latest);
  } finally {
    await own.close();
  }
});
