/** The verdicts that the ledger is known by, on their pages and in their JSON, and that anybody can compute them. */
import { expect } from 'vitest';
import { evaluateBundle } from '../../claims/evaluate.ts';
import { headlineOf, wordOfVerdict } from '../../claims/verdict/headline.ts';
import { type Word, wordForReaders } from '../../claims/verdict/reader-words.ts';
import { FINDING_WORDS, type Finding } from '../../claims/verdict/verdict.ts';
import { readStarter } from '../../src/commands/starter.ts';
import { valid } from '../support/bundles.ts';
import { findingOn, words } from '../support/markup.ts';
import { onEachRuntime } from '../support/runtimes.ts';

/** A day on which all the figures of the starter ledger are known, so that the calendar moves no verdict. */
const NOW = '2026-06-30';

interface Row {
  slug: string;
  said: Finding;
  now: Finding;
  /** The word of each, where it hangs on what was said and not on the finding alone. */
  word?: [Word, Word];
  /** What the sentence of today says. */
  because?: RegExp;
}

const TABLE: Row[] = [
  {
    slug: 'braverman-on-track',
    said: 'needs-a-record',
    now: 'reached',
    word: ['not-borne-out', 'borne-out'],
  },
  {
    slug: 'cooper-on-course-to-miss',
    said: 'needs-a-record',
    now: 'reached',
    word: ['borne-out', 'not-borne-out'],
  },
  { slug: 'johnson-20000-officers', said: 'pending', now: 'kept', because: /20,951/ },
  { slug: 'labour-13000-as-said-in-2023', said: 'unclear', now: 'unclear' },
  { slug: 'government-13000-by-end-of-parliament', said: 'pending', now: 'pending' },
  { slug: 'met-over-34000-headcount', said: 'holds', now: 'holds' },
  { slug: 'met-over-34000-fte', said: 'slightly-off', now: 'slightly-off' },
  { slug: 'met-largest-in-its-history', said: 'holds', now: 'holds' },
  { slug: '3427-still-to-be-recruited', said: 'fails', now: 'fails', because: /3,247/ },
  { slug: '1142-officers-a-month', said: 'fails', now: 'fails', because: /1,082\.33/ },
  { slug: 'averaged-494-a-month', said: 'holds', now: 'holds' },
  { slug: '16-percent-short', said: 'holds', now: 'holds' },
  { slug: 'met-short-by-more-than-1300', said: 'not-computable', now: 'not-computable' },
  { slug: 'met-nearly-450-a-month', said: 'not-computable', now: 'not-computable' },
  { slug: 'thames-valley-609-promised', said: 'holds', now: 'holds' },
  { slug: 'thames-valley-eight-a-month', said: 'holds', now: 'holds' },
  { slug: 'thames-valley-25-a-month', said: 'holds', now: 'holds' },
  { slug: 'thames-valley-fell-by-29', said: 'not-computable', now: 'not-computable' },
  { slug: '20-percent-real-terms-pay-cut', said: 'fails', now: 'fails' },
  { slug: 'more-officers-leaving-than-joining', said: 'fails', now: 'fails' },
  { slug: 'more-police-than-ever-before', said: 'not-computable', now: 'holds' },
  { slug: 'economy-1-2-percent-smaller-end-of-2021', said: 'holds', now: 'fails' },
  { slug: 'economy-smaller-than-before-covid', said: 'holds', now: 'fails' },
  { slug: 'economy-0-8-percent-smaller-end-of-2022', said: 'holds', now: 'holds' },
];

onEachRuntime((base, _, { it, both }) => {
  const json = async (path: string) => {
    const response = await fetch(base + path);
    expect(response.status, path).toBe(200);
    return (await response.json()) as { bundle: unknown; verdict: ReturnType<typeof evaluateBundle> };
  };
  const page = async (path: string) => {
    const response = await fetch(base + path, { headers: { Accept: 'text/html' } });
    expect(response.status, path).toBe(200);
    return response.text();
  };

  it.each(TABLE)('finds $slug: $said when it was said, $now now', async (row) => {
    const path = `/claims/${row.slug}`;
    const today = await json(`${path}.json`);
    const { saidOn, quote } = valid(today.bundle).claim;
    const clocks: [string, Finding, Word | undefined][] = [
      [saidOn, row.said, row.word?.[0]],
      [NOW, row.now, row.word?.[1]],
    ];
    for (const [asOf, finding, wanted] of clocks) {
      const { verdict } = await json(`${path}.json?asof=${asOf}`);
      expect([verdict.asOf, verdict.finding]).toEqual([asOf, finding]);
      if (wanted !== undefined) expect(wordOfVerdict(verdict)).toBe(wanted);
      const drawn = await page(`${path}?asof=${asOf}`);
      const word = wordForReaders(wordOfVerdict(verdict));
      expect(findingOn(drawn)).toBe(word.label);
      expect(drawn).toContain(`<section class="verdict ${word.standing}"`);
      expect(words(drawn)).toContain(FINDING_WORDS[finding].label);
      expect(words(drawn)).toContain(words(verdict.because));
      expect(words(drawn)).toContain(words(quote.slice(0, 60)));
      if (row.because !== undefined && asOf === NOW) expect(verdict.because).toMatch(row.because);
    }
    // Today's page shows both clocks, under the word of the one that decides.
    const now = await page(path);
    const { verdict: said } = await json(`${path}.json?asof=${saidOn}`);
    expect(words(now)).toContain('When it was said');
    const { label } = wordForReaders(headlineOf({ said, now: today.verdict }).word);
    expect(findingOn(now).startsWith(label), findingOn(now)).toBe(true);
  });

  both('says how the pledge of 13,000 stands while it is pending', async () => {
    const { verdict } = await json(`/claims/government-13000-by-end-of-parliament.json?asof=${NOW}`);
    expect(verdict.pace?.target.exact).toBe('13000');
    expect(verdict.pace?.required).not.toBeNull();
    expect(verdict.pace?.says).toBeUndefined();
  });

  both('says since when "the largest in its history" was tested', async () => {
    const { verdict } = await json('/claims/met-largest-in-its-history.json');
    expect(verdict.framing).toEqual([{ flag: 'coverage', testedSince: expect.stringMatching(/^\d{4}-/) }]);
    expect(words(await page('/claims/met-largest-in-its-history'))).toContain(
      'How far back. The words say more than the figures can: they were tested only since 31 March 2007.',
    );
  });

  both('says what is missing if it does not know', async () => {
    const { verdict } = await json('/claims/met-short-by-more-than-1300.json');
    expect(verdict.missing.length).toBeGreaterThan(0);
  });

  it('offers with every claim the bundle from which anybody computes the same verdict', async () => {
    for (const { bundle: own } of await readStarter()) {
      for (const query of ['', `?asof=${own.claim.saidOn}`]) {
        const { bundle, verdict } = await json(`/claims/${own.claim.slug}.json${query}`);
        expect(JSON.parse(JSON.stringify(evaluateBundle(valid(bundle)))), own.claim.slug).toEqual(verdict);
      }
    }
  });

  it('says if a figure is a copy or a report of the official one', async () => {
    const drawn = words(await page('/claims/thames-valley-609-promised'));
    expect(drawn).toMatch(/A (?:copy|report) of the official figure/);
  });

  it('answers a verdict page in the order in which a reader asks', async () => {
    for (const slug of ['braverman-on-track', 'economy-1-2-percent-smaller-end-of-2021']) {
      const drawn = await page(`/claims/${slug}`);
      const order = [
        '<h1>',
        'class="by"',
        'class="where"',
        'class="finding"',
        'class="because"',
        'id="clocks"',
        'id="working"',
        'id="charts"',
        'id="change"',
        'id="sources"',
        'id="cite"',
      ];
      const places = order.map((part) => drawn.indexOf(part));
      expect(places.every((place) => place > 0)).toBe(true);
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
  });
});
