/** Every list as CSV, and every time that is made public: in whole seconds, whatever the ledger recorded. */
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIST_TABLES, type ListTable } from '../../claims/exchange/list-tables.ts';
import { readStarter } from '../../src/commands/starter.ts';
import { smallBundle, valid } from '../support/bundles.ts';
import { type InProcess, inProcess } from '../support/in-process.ts';
import { attributes, words } from '../support/markup.ts';
import { revise, withdraw } from '../support/published.ts';
import { AS_BROWSER } from '../support/runtimes.ts';

const BEGUN = '2026-11-22T10:00:00.123Z';
const CORRECTED = '2026-11-23T10:00:00.456Z';

/** What a spreadsheet would run if it were let. */
const FORMULA = '=HYPERLINK("https://example.org")';

const HEADS: Record<ListTable, string> = {
  claims:
    'slug,address,quote,claimant,party,saidOn,kind,topic,claimed,wordSaid,wordNow,word,findingSaid,findingNow,because,revision,publishedAt,changedAt',
  people: 'slug,address,name,claims,kind',
  parties: 'slug,address,name,claims',
  topics: 'slug,address,name,claims',
  disputes: 'series,address,title,place,claims,claimants,words,movedAt',
  corrections:
    'id,claim,address,quote,claimant,type,sentence,wordSaidBefore,wordNowBefore,wordSaidAfter,wordNowAfter,findingSaidBefore,findingNowBefore,findingSaidAfter,findingNowAfter,at',
  evidence: 'id,address,figures,title,measure,unit,place,frequency,observations,firstDate,lastDate,claims',
};

const LISTS = Object.keys(LIST_TABLES) as ListTable[];

let app: InProcess;
beforeAll(async () => {
  const { claim, ...rest } = smallBundle({ slug: 'formula', series: 'f', source: 'sf', quote: FORMULA });
  const formula = valid({ ...rest, claim: { ...claim, claimant: { name: FORMULA, party: FORMULA } } });
  app = await inProcess(
    [
      ...(await readStarter()),
      { bundle: smallBundle() },
      { bundle: formula, topic: FORMULA },
      { bundle: smallBundle({ slug: 'gone', series: 'g', source: 'sg', quote: 'It is gone' }) },
    ],
    BEGUN,
  );
  await revise(app.database, CORRECTED, {
    claim: { ...smallBundle().claim, claimed: { value: '30000', unit: 'officers' } },
    note: { type: 'reading', sentence: '-1 was misheard.' },
  });
  await withdraw(app.database, CORRECTED, 'gone', 'Somebody else had said it.');
  app.at('2026-11-24T10:00:00.789Z');
  app.forget();
});
afterAll(() => app.close());

async function table(path: string): Promise<Record<string, string>[]> {
  const answer = await app.get(path);
  expect([path, answer.status]).toEqual([path, 200]);
  return Papa.parse<Record<string, string>>(await answer.text(), { header: true, skipEmptyLines: true }).data;
}

describe('a list as CSV', () => {
  it.each(LISTS)('has the columns that are documented, in their order: %s', async (list) => {
    const answer = await app.get(`/${list}.csv`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${list}.csv"`);
    const text = await answer.text();
    expect(text.split('\r\n')[0]).toBe(HEADS[list]);
    expect(HEADS[list].split(',')).toEqual(LIST_TABLES[list].map(({ name }) => name));
    const documented = words(await (await app.get('/api', AS_BROWSER)).text());
    expect(documented).toContain(`/${list}.csv Column What it holds ${HEADS[list].split(',')[0]}`);
  });

  it.each(LISTS)(
    'comes with a byte order mark for spreadsheets, and is linked from its page: %s',
    async (list) => {
      const marked = Buffer.from(await (await app.get(`/${list}.csv?bom=1`)).arrayBuffer()).toString();
      expect(marked.codePointAt(0)).toBe(0xfeff);
      expect((await app.get(`/${list}.csv?bom=2`)).status).toBe(400);
      const page = await (await app.get(`/${list}`, AS_BROWSER)).text();
      expect(attributes(page, 'href')).toEqual(
        expect.arrayContaining([`/${list}.csv`, `/${list}.csv?bom=1`]),
      );
    },
  );

  it.each(LISTS)('runs nothing in a spreadsheet, and has times in whole seconds: %s', async (list) => {
    const rows = await table(`/${list}.csv`);
    expect(rows.length).toBeGreaterThan(1);
    const dated = LIST_TABLES[list].filter(({ type }) => type === 'datetime').map(({ name }) => name);
    for (const row of rows) {
      for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+@\t\r-]/);
      for (const name of dated) expect(row[name]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    }
  });

  it('says what its page says, all of it', async () => {
    const people = await table('/people.csv');
    expect(people.find(({ slug }) => slug === 'suella-braverman')).toMatchObject({
      address: 'http://ledger.test/people/suella-braverman',
      name: 'Suella Braverman',
      kind: 'person',
      claims: '1',
    });
    expect(people.find(({ name }) => name === `'${FORMULA}`)).toBeDefined();
    expect(people.length).toBeGreaterThan(50);
    expect((await table('/people.csv?kind=body')).every(({ kind }) => kind === 'body')).toBe(true);
    expect(await table('/people.csv?q=braverman')).toHaveLength(1);
    expect((await table('/parties.csv')).find(({ slug }) => slug === 'labour')).toMatchObject({
      address: 'http://ledger.test/parties/labour',
      name: 'Labour',
    });
    expect((await table('/topics.csv')).find(({ slug }) => slug === 'police-numbers')).toMatchObject({
      address: 'http://ledger.test/topics/police-numbers',
    });
    expect((await table('/disputes.csv')).find(({ series }) => series === 'uplift-ew')).toMatchObject({
      address: 'http://ledger.test/disputes/uplift-ew',
      claims: '22',
      claimants: '13',
      movedAt: '2026-11-22T10:00:00Z',
    });
    expect((await table('/evidence.csv')).find(({ id }) => id === 'uplift-ew')).toMatchObject({
      figures: 'http://ledger.test/evidence/uplift-ew.csv',
      unit: 'officers',
      lastDate: '2023-03-31',
    });
  });

  it('tells each correction and withdrawal, and can be narrowed to a type', async () => {
    const [gone, corrected, ...more] = await table('/corrections.csv');
    expect(more).toEqual([]);
    expect([gone, corrected].map((row) => row?.['type']).sort()).toEqual(['reading', 'withdrawal']);
    expect(await table('/corrections.csv?type=reading')).toEqual([
      {
        id: '1',
        claim: 'a-claim',
        address: 'http://ledger.test/claims/a-claim/history#correction-1',
        quote: 'There are 20,000 officers',
        claimant: 'Somebody',
        type: 'reading',
        sentence: "'-1 was misheard.",
        wordSaidBefore: 'right',
        wordNowBefore: 'right',
        wordSaidAfter: 'overstated',
        wordNowAfter: 'overstated',
        findingSaidBefore: 'holds',
        findingNowBefore: 'holds',
        findingSaidAfter: 'fails',
        findingNowAfter: 'fails',
        at: '2026-11-23T10:00:00Z',
      },
    ]);
    expect((await app.get('/corrections.csv?type=nonsense')).status).toBe(400);
  });

  it('of the claims of a person, a party or a topic is linked from their pages', async () => {
    for (const [path, query] of [
      ['/people/suella-braverman', 'claimant=suella-braverman'],
      ['/parties/labour', 'party=labour'],
      ['/topics/police-numbers', 'topic=police-numbers'],
    ] as const) {
      const page = await (await app.get(path, AS_BROWSER)).text();
      const address = `/claims.csv?${query}&order=latest`;
      expect(attributes(page, 'href')).toContain(address);
      expect((await table(address)).length).toBeGreaterThan(0);
    }
  });
});

describe('a time', () => {
  it('has no parts of a second in anything that programs read', async () => {
    const slug = 'a-claim';
    for (const path of [
      ...LISTS.map((list) => `/${list}.csv`),
      ...['json', 'md'].flatMap((as) => [`/claims/${slug}.${as}`, `/claims/${slug}.${as}?rev=1`]),
      ...['txt', 'md', 'html', 'bib', 'json'].map((as) => `/claims/${slug}/cite.${as}`),
      ...['csv', 'svg'].map((as) => `/claims/${slug}/chart.${as}`),
      ...['', '/claims/a-claim', '/people/somebody', '/topics/police-numbers'].flatMap((of) => [
        `${of}/feed.atom`,
        `${of}/feed.json`,
      ]),
      '/corrections.atom',
      '/claimreview.json',
      '/sitemap.xml',
      '/sitemap-1.xml',
      '/api/v1/claims',
      `/api/v1/claims/${slug}`,
      `/api/v1/claims/${slug}?rev=1`,
      '/api/v1/series',
      '/api/v1/series/officers',
      '/api/openapi.json',
      '/evidence/officers.csv',
      '/evidence/officers.json',
      '/evidence/officers.md',
      '/evidence/officers/datapackage.json',
      '/people/somebody.md',
      `/badge/${slug}.json`,
      `/badge/${slug}.svg?rev=1`,
      `/embed/${slug}?rev=1`,
      `/oembed?url=http%3A%2F%2Fledger.test%2Fclaims%2F${slug}`,
      `/claims/${slug}`,
      `/claims/${slug}/history`,
      '/corrections',
      '/llms.txt',
    ]) {
      const answer = await app.get(path, { Accept: 'text/html,*/*' });
      expect([path, answer.status]).toEqual([path, 200]);
      expect(await answer.text(), path).not.toMatch(/\d\d:\d\d:\d\d\.\d/);
    }
  });

  it('has none in what assistants are told', async () => {
    const running = await app.listen();
    try {
      for (const [name, given] of [
        ['list_corrections', {}],
        ['get_claim', { slug: 'a-claim' }],
      ] as const) {
        const answer = await fetch(`${running.url}/mcp`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({
            jsonrpc: '2.0',
            id: 1,
            method: 'tools/call',
            params: { name, arguments: given },
          }),
        });
        const text = await answer.text();
        expect(text).toContain('2026-11-23T10:00:00Z');
        expect(text, name).not.toMatch(/\d\d:\d\d:\d\d\.\d/);
      }
    } finally {
      await running.stop();
    }
  });
});
