/** Search and the lists of claims, as readers ask: questions, typing errors, facets, tables, and what nothing was found for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { findClaims } from '../../db/readers/search.ts';
import { readStarter } from '../../src/commands/starter.ts';
import { smallBundle } from '../support/bundles.ts';
import { type InProcess, inProcess } from '../support/in-process.ts';
import { attributes, words } from '../support/markup.ts';
import { AS_BROWSER, AS_PROGRAM, onEachRuntime } from '../support/runtimes.ts';
import { runs } from '../support/scope.ts';
import { ROOT } from '../support/servers.ts';

const NOW = '2026-11-22T10:00:00.000Z';

const questionSchema = z.object({ q: z.string(), finds: z.array(z.string()) });

/** Questions as readers ask them, each with the claims that answer it. */
function questions(name: string): z.infer<typeof questionSchema>[] {
  return readFileSync(join(ROOT, 'test/cases/search', `${name}.ndjson`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => questionSchema.parse(JSON.parse(line)));
}

/** The claims of a list, in their order. */
const listed = (page: string): string[] =>
  [...page.matchAll(/<h2 class="said"><a href="\/claims\/([^"]+)"/g)].map(([, slug = '']) => slug);

onEachRuntime((base, _, { both }) => {
  const page = async (path: string) => {
    const answer = await fetch(base + path, { headers: AS_BROWSER });
    expect(answer.status, path).toBe(200);
    return answer.text();
  };
  const search = (q: string) => page(`/claims?${new URLSearchParams({ q })}`);

  describe('search', () => {
    both('takes a plain question, and marks what it found, wherever that stands', async () => {
      const found = await search('Is the UK economy smaller than before Covid?');
      expect(listed(found)[0]).toBe('economy-smaller-than-before-covid');
      expect(listed(found)).toContain('economy-1-8-percent-larger-than-before-covid');
      expect(found).toContain('<mark>smaller economy than before Covid</mark>');
      expect(words(found)).toContain(
        'Rests on: Real GDP against the last quarter before the pandemic, United Kingdom',
      );
    });

    both.each([
      ['possessives', "Braverman's promise", 'braverman-on-track'],
      [
        '“per cent” for a sign',
        'met missed its target by 23.9 per cent',
        'met-missed-its-target-by-23-9-percent',
      ],
      ['a sign for “per cent”', 'eight % more officers in Thames Valley', 'thames-valley-up-eight-percent'],
      ['numbers in words', 'eight million people waiting', 'mcfadden-nudging-8-million-people-waiting'],
      ['accents that were left out', 'Pedro Sanchez', 'sanchez-dos-millones-de-empleos'],
      ['accents that were typed', 'Mélenchon immigrés', 'melenchon-pas-plus-d-immigres-qu-en-1930'],
      ['one typing error', 'Melechon', 'melenchon-pas-plus-d-immigres-qu-en-1930'],
      [
        'the title and the place of a series',
        'Inflation in Argentina',
        'milei-inflacion-del-17000-por-ciento',
      ],
      ['roles', 'Shadow Home Secretary police numbers', 'cooper-police-numbers-slashed'],
      ['parties by another name', 'Tory prime minister 20,000 officers', 'johnson-20000-officers'],
    ])('finds by %s: %s', async (_, q, slug) => {
      expect(listed(await search(q)).slice(0, 3)).toContain(slug);
    });

    both('says what it looked for instead of a word that no claim has', async () => {
      const found = await search('child povery');
      expect(words(found)).toMatch(/No claim has “ ?povery ?”; shown is what has “ ?poverty ?”/);
      expect(attributes(found, 'href')).toContain('/claims?q=child+poverty');
    });

    both('says that no claim has all the words, and shows those that come nearest', async () => {
      const found = await search('Boris Johnson zebras');
      expect(words(found)).toContain('None has all of these words.');
      expect(listed(found)[0]).toMatch(/^johnson-/);
    });

    both(
      'suggests figures, people and topics where it finds nothing, and says that this says nothing',
      async () => {
        const nothing = await search('unicorns zebras');
        expect(words(nothing)).toContain('No claim matches.');
        expect(words(nothing)).toContain('says nothing about whether it is true');
        const narrowed = await page('/claims?q=Braverman&year=2012');
        expect(words(narrowed)).toContain(
          'There are claims with these words beyond what the list is narrowed to',
        );
        expect(attributes(narrowed, 'href')).toContain('/claims?q=Braverman');
        expect(attributes(narrowed, 'href')).toContain('/people/suella-braverman');
      },
    );

    both.each([
      'AND OR NOT NEAR(',
      '"',
      '{quote} : x',
      "'; DROP TABLE claim; --",
      '<script>alert(1)</script>',
      '\u202Eשלום',
      'is it the',
      '%',
      '*',
      '日本語',
      '\u0000',
    ])('survives %j', async (q) => {
      const answer = await fetch(`${base}/claims?${new URLSearchParams({ q })}`, { headers: AS_BROWSER });
      expect(answer.status).toBe(200);
      expect(await answer.text()).not.toContain('<script>alert');
      const csv = await fetch(`${base}/claims.csv?${new URLSearchParams({ q })}`);
      expect(csv.status).toBe(200);
      const api = await fetch(`${base}/api/v1/claims?${new URLSearchParams({ q })}`);
      expect(api.status).toBe(200);
    });

    both('gives programs the claims that readers find', async () => {
      const answer = await fetch(`${base}/api/v1/claims?q=uk+economy+smaller+than+before+covid`, {
        headers: AS_PROGRAM,
      });
      const { claims } = z
        .object({ claims: z.array(z.object({ slug: z.string() })) })
        .parse(await answer.json());
      expect(claims.map(({ slug }) => slug)).toContain('economy-smaller-than-before-covid');
    });
  });

  describe('a list', () => {
    both(
      'is narrowed by party, kind, year, topic and speaker together, each with its counts and its way back',
      async () => {
        const all = await page('/claims');
        const counted = (name: string) =>
          Number(new RegExp(`href="/claims\\?${name}"[^>]*>.*?</a> <span class="n">(\\d+)<`).exec(all)?.[1]);
        for (const query of [
          'party=labour',
          'kind=share',
          'year=2023',
          'topic=police-numbers',
          'claimant=full-fact',
          'word=wrong',
        ]) {
          const [name = ''] = query.split('=');
          const some = await page(`/claims?${query}`);
          const total = Number(
            />(\d+|[A-Z][a-z]+) claims? found/
              .exec(some)?.[1]
              ?.replace(/^[A-Z].*/, (word) => String(NUMBERS.indexOf(word.toLowerCase()))),
          );
          expect(counted(query), query).toBe(total);
          expect(total, query).toBeGreaterThan(0);
          expect(attributes(some, 'href'), name).toContain('/claims');
        }
        const narrowed = await page('/claims?party=labour&year=2023&kind=promise&q=neighbourhood');
        expect(listed(narrowed).sort()).toEqual([
          'labour-13000-as-said-in-2023',
          'labour-neighbourhood-guarantee-2023',
        ]);
        const hrefs = attributes(narrowed, 'href');
        for (const back of ['/claims?q=neighbourhood&year=2023&kind=promise', '/claims?q=neighbourhood'])
          expect(hrefs.map(sorted)).toContain(sorted(back));
        expect(narrowed).toContain('<input type="hidden" name="party" value="labour">');
      },
    );

    both('is ordered by what changed last, if that is asked for', async () => {
      const changed = await page('/claims?order=changed');
      expect(countOf(changed)).toBeGreaterThanOrEqual(STARTER);
      expect(changed).toContain('noindex');
      expect(listed(await page('/claims?q=police&order=latest')).length).toBeGreaterThan(3);
    });

    both.each([
      ['kind=nonsense', 'There is no kind of claim “nonsense”: choose one from the list.'],
      ['year=20x3', '“year” is “20x3”: write four digits, such as 2023.'],
      ['order=sideways', 'There is no order “sideways”: choose one from the list.'],
    ])('refuses %s, and says what to do', async (query, message) => {
      const answer = await fetch(`${base}/claims?${query}`, { headers: AS_BROWSER });
      expect([answer.status, words(await answer.text())]).toEqual([400, expect.stringContaining(message)]);
    });

    both('comes as CSV, with the same filters, for spreadsheets with a byte order mark', async () => {
      const get = async (query: string, accept = '*/*') => {
        const answer = await fetch(`${base}/claims.csv${query}`, { headers: { Accept: accept } });
        expect(answer.status).toBe(200);
        expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
        expect(answer.headers.get('content-disposition')).toBe('attachment; filename="claims.csv"');
        return Buffer.from(await answer.arrayBuffer()).toString();
      };
      const all = rowsOf(await get(''));
      expect(all.length).toBeGreaterThanOrEqual(STARTER);
      expect(all).toHaveLength(countOf(await page('/claims?order=changed')));
      expect(Object.keys(all[0] ?? {}).join()).toBe(
        'slug,address,quote,claimant,party,saidOn,kind,topic,claimed,wordSaid,wordNow,word,findingSaid,findingNow,because,revision,publishedAt,changedAt',
      );
      expect(all.find(({ slug }) => slug === 'economy-smaller-than-before-covid')).toMatchObject({
        quote: expect.stringContaining('the only G7 member'),
        claimant: 'Office for National Statistics',
        party: '',
        saidOn: '2023-09-28',
        kind: 'level',
        claimed: '−0.2%',
        word: 'right',
        wordSaid: 'right',
        wordNow: 'wrong',
        findingNow: 'fails',
        revision: '1',
        address: expect.stringMatching(/^https?:\/\/[^/]+\/claims\/economy-smaller-than-before-covid$/),
        changedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      });
      const some = rowsOf(await get('?party=labour&year=2023&q=neighbourhood'));
      expect(some.every(({ party, saidOn }) => party === 'Labour' && saidOn?.startsWith('2023'))).toBe(true);
      expect(some.length).toBeGreaterThan(1);
      expect((await get('?bom=1')).codePointAt(0)).toBe(0xfeff);
      expect((await get('', 'application/vnd.ms-excel')).codePointAt(0)).toBe(0xfeff);
      expect(rowsOf(await get('?q=unicorns'))).toEqual([]);
      expect(attributes(await page('/claims?party=labour'), 'href')).toContain('/claims.csv?party=labour');
    });
  });
});

/** How many claims the ledger begins with; other files may publish more into the one that a runtime serves. */
const STARTER = 129;

/** How many claims a list that was not narrowed says that there are. */
const countOf = (page: string) => Number(/([\d,]+) claims, recently changed first\./.exec(words(page))?.[1]);

const NUMBERS = 'zero one two three four five six seven eight nine ten'.split(' ');

/** An address with its parameters in order. */
const sorted = (href: string) => {
  const url = new URL(href, 'http://ledger');
  url.searchParams.sort();
  return url.search;
};

const rowsOf = (csv: string) =>
  z
    .array(z.record(z.string(), z.string()))
    .parse(Papa.parse(csv, { header: true, skipEmptyLines: true }).data);

describe('the starter ledger', () => {
  let app: InProcess;
  let starter: Awaited<ReturnType<typeof readStarter>>;
  beforeAll(async () => {
    starter = await readStarter();
    app = await inProcess(
      [
        ...starter,
        {
          bundle: smallBundle({
            slug: 'hostile',
            quote: '=HYPERLINK("http://evil.example") of zanzibar',
            claimant: '@SUM(A1)',
          }),
          topic: '+topic',
        },
      ],
      NOW,
    );
  });
  afterAll(() => app.close());

  /** How many of some questions have their claim among the first three. */
  async function among(name: string): Promise<{ found: number; missed: string[] }> {
    const missed: string[] = [];
    const all = questions(name);
    for (const { q, finds } of all) {
      const first = (await findClaims(app.database, q, { limit: 3 })).map(({ slug }) => slug);
      if (!finds.some((slug) => first.includes(slug))) missed.push(`${q}: ${first.join(', ')}`);
    }
    return { found: all.length - missed.length, missed };
  }

  it('answers sixty questions with their claim among the first three, but for three at most', async () => {
    const { found, missed } = await among('questions');
    expect(found, missed.join('\n')).toBeGreaterThanOrEqual(57);
  });

  it('answers as well questions that nothing was fitted to', async () => {
    const { found, missed } = await among('questions-held-out');
    expect(found, missed.join('\n')).toBeGreaterThanOrEqual(23);
  });

  it('finds every claim by its own quotation first, or another of the same words', async () => {
    for (const { bundle } of starter) {
      const { slug, quote } = bundle.claim;
      const [first] = await findClaims(app.database, quote, { limit: 1 });
      const words = starter.find((one) => one.bundle.claim.slug === first?.slug)?.bundle.claim.quote;
      expect(words, slug).toBe(quote);
      expect(first?.coverage, slug).toBeGreaterThan(0.99);
    }
  });

  it('covers little of what it does not have', async () => {
    for (const text of [
      'The number of wind turbines in Denmark doubled under the last government',
      'Rail fares in Italy are the cheapest in Europe',
      'My opponent voted against the fishing bill eleven times',
    ]) {
      const [best] = await findClaims(app.database, text, { limit: 1 });
      expect(best?.coverage ?? 0, text).toBeLessThan(0.6);
    }
  });

  it('never fails, whatever is typed', async () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc
        .array(
          fc.constantFrom(
            '"',
            '*',
            '(',
            ')',
            ':',
            '^',
            '{',
            '}',
            'AND',
            'NOT',
            'NEAR',
            '%',
            '-',
            "'",
            'police',
            '\u202e',
            '1',
            '\ud800',
          ),
          { maxLength: 40 },
        )
        .map((parts) => parts.join(' ')),
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const found = await findClaims(app.database, text, { limit: 5 });
        expect(found.length).toBeLessThanOrEqual(5);
      }),
      runs(100),
    );
    for (const text of [
      'police '.repeat(20_000),
      'x'.repeat(100_000),
      '99 '.repeat(30_000),
      '"'.repeat(100_000),
    ])
      expect(Array.isArray(await findClaims(app.database, text, { limit: 5 }))).toBe(true);
  });

  it('puts nothing into a CSV that a spreadsheet would run', async () => {
    const [row] = rowsOf(await (await app.get('/claims.csv?q=zanzibar')).text());
    expect(row).toMatchObject({
      quote: `'=HYPERLINK("http://evil.example") of zanzibar`,
      claimant: `'@SUM(A1)`,
      topic: `'+topic`,
    });
  });

  it('asks the database twice for a search, and once for a list', async () => {
    await app.get('/claims', AS_BROWSER);
    app.forget();
    app.roundTrips();
    await app.get('/claims?year=2022', AS_BROWSER);
    const once = app.roundTrips();
    await app.get('/claims?q=police', AS_BROWSER);
    expect(app.roundTrips()).toBe(once + 1);
  });
});
