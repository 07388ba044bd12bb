/** Licences: what a newsroom has chosen stands wherever verdicts and data are given away, and until then that it has not. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { licenceOf, licenceText, NO_LICENCE } from '../../claims/editorial/licence.ts';
import { wholeSecond } from '../../claims/exact/instant.ts';
import { COMMAND_LINE } from '../../db/base/audit.ts';
import { saveSettings } from '../../db/newsroom/settings.ts';
import { smallBundle } from '../support/bundles.ts';
import { type InProcess, inProcess } from '../support/in-process.ts';
import { unescaped } from '../support/markup.ts';

const NOW = '2026-06-30T10:00:00.123Z';
const HOSTILE = 'A <b>licence</b> & more https://example.org/licence';

let app: InProcess;
beforeAll(async () => {
  app = await inProcess([{ bundle: smallBundle(), topic: 'Police' }], NOW);
});
afterAll(() => app.close());

const text = async (path: string) => (await app.get(path)).text();

async function choose(typed: string): Promise<void> {
  const licence = licenceOf(typed);
  if (licence === undefined) throw new Error(typed);
  await saveSettings(app.database.kysely, { licence }, COMMAND_LINE, NOW);
  app.forget();
}

describe('a licence', () => {
  it.each([
    ['', null],
    ['cc-by-4.0', 'CC-BY-4.0'],
    [' OGL-UK-3.0 ', 'OGL-UK-3.0'],
    [
      'Licence of the county https://county.example/licence',
      'Licence of the county https://county.example/licence',
    ],
    ['nonsense', undefined],
    ['Name http://plain.example/', undefined],
    ['Name javascript:alert(1)', undefined],
  ])('is read from what is typed: %s', (typed, stored) => {
    const read = licenceOf(typed);
    expect(read === undefined || read === null ? read : licenceText(read)).toBe(stored);
    if (read !== undefined) expect(licenceOf(licenceText(read))).toEqual(read);
  });
});

describe('the ledger', () => {
  const PLACES: readonly [path: string, named: string][] = [
    ['/', 'https://creativecommons.org/licenses/by/4.0/'],
    ['/claims/a-claim', '"license":"https://creativecommons.org/licenses/by/4.0/"'],
    ['/evidence/officers', '"license":"https://creativecommons.org/licenses/by/4.0/"'],
    ['/evidence/officers/datapackage.json', '"licenses":[{"name":"CC-BY-4.0"'],
    ['/claimreview.json', '"license":"https://creativecommons.org/licenses/by/4.0/"'],
    ['/feed.atom', '<rights>'],
    ['/corrections.atom', '<rights>'],
    ['/feed.json', '"_plumbline":{"rights"'],
    ['/api', 'Creative Commons Attribution 4.0'],
    ['/api/openapi.json', '"license":{"name":"Creative Commons Attribution 4.0"'],
    ['/claims/a-claim/chart.svg', 'Creative Commons Attribution 4.0'],
    ['/claims/a-claim/cite.txt', 'https://creativecommons.org/licenses/by/4.0/'],
    ['/claims/a-claim/cite.md', 'Creative Commons Attribution 4.0'],
    ['/claims/a-claim/cite.html', 'https://creativecommons.org/licenses/by/4.0/'],
    ['/claims/a-claim/cite.bib', 'copyright = {Creative Commons'],
    ['/claims/a-claim/cite.json', 'https://creativecommons.org/licenses/by/4.0/'],
  ];

  it('says that none has been chosen, and names none', async () => {
    for (const [path, named] of PLACES) expect(await text(path), path).not.toContain(named);
    expect(await text('/')).toContain(NO_LICENCE);
    expect(await text('/api/openapi.json')).toContain('None has been chosen');
  });

  it('names the one that was chosen wherever it gives something away, and tells those who have the answer', async () => {
    const before = (await app.get('/feed.atom')).headers.get('etag') ?? '';
    await choose('CC-BY-4.0');
    for (const [path, named] of PLACES) expect(await text(path), path).toContain(named);
    expect((await app.get('/feed.atom', { 'If-None-Match': before })).status).toBe(200);
    await choose('');
  });

  it('writes the name of a licence as text', async () => {
    await choose(HOSTILE);
    for (const [path] of PLACES) {
      const shown = await text(path);
      if (/\.(?:txt|bib)$|\.json$/.test(path)) continue;
      expect(shown, path).not.toContain('<b>licence</b>');
    }
    expect(unescaped(await text('/'))).toContain('A <b>licence</b> & more');
    await choose('');
  });
});

describe('a series', () => {
  it('is a Dataset with its downloads, its coverage and what it is based on', async () => {
    const page = await text('/evidence/officers');
    const [, json = '{}'] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(page) ?? [];
    const told = JSON.parse(json) as Record<string, unknown>;
    expect(told).toMatchObject({
      '@type': 'Dataset',
      identifier: 'officers',
      isAccessibleForFree: true,
      variableMeasured: { '@type': 'PropertyValue', unitText: 'officers' },
      temporalCoverage: expect.stringMatching(/^\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d$/),
      dateModified: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
    expect(String(told['description']).length).toBeGreaterThanOrEqual(50);
    expect((told['isBasedOn'] as unknown[]).length).toBeGreaterThan(0);
    for (const { contentUrl, encodingFormat } of told['distribution'] as Record<string, string>[]) {
      const answer = await app.get(String(contentUrl).slice('http://ledger.test'.length));
      expect([answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([
        200,
        encodingFormat,
      ]);
    }
  });
});

describe('times', () => {
  it('are public in whole seconds', async () => {
    expect([wholeSecond(NOW), wholeSecond('2026-06-30'), wholeSecond('x.1Z')]).toEqual([
      '2026-06-30T10:00:00Z',
      '2026-06-30',
      'x.1Z',
    ]);
    for (const path of [
      '/',
      '/claims/a-claim',
      '/claims/a-claim.json',
      '/claims/a-claim/history',
      '/evidence/officers',
      '/evidence/officers.json',
      '/evidence/officers/datapackage.json',
      '/corrections',
      '/feed.atom',
      '/feed.json',
      '/corrections.atom',
      '/claimreview.json',
      '/sitemap.xml',
      '/api',
      '/api/v1/claims',
      '/api/v1/claims/a-claim',
      '/api/v1/series',
      '/api/v1/series/officers',
      '/claims/a-claim/cite.json',
    ])
      expect(await text(path), path).not.toMatch(/T\d\d:\d\d:\d\d\.\d/);
    expect(await text('/feed.atom')).toContain('<updated>2026-06-30T10:00:00Z</updated>');
  });
});
