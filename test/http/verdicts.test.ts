/** The verdicts that the ledger is known by, on their pages and in their JSON, and that anybody can compute them. */
import { expect } from 'vitest';
import { evaluateBundle } from '../../claims/evaluate.ts';
import { type Word, wordForReaders } from '../../claims/verdict/reader-words.ts';
import { FINDING_WORDS, type Finding } from '../../claims/verdict/verdict.ts';
import { dateInWords } from '../../claims/words/dates.ts';
import { readStarter } from '../../src/commands/starter.ts';
import { valid } from '../support/bundles.ts';
import { headlineOn, words } from '../support/markup.ts';
import { onEachRuntime } from '../support/runtimes.ts';
import { isEverything } from '../support/scope.ts';

/** A day on which all the figures of the starter ledger are known, so that the calendar moves no verdict. */
const NOW = '2026-06-30';

interface Row {
  slug: string;
  /** The finding and the word on the figures of the day of the words, and on today's. */
  said: [Finding, Word];
  now: [Finding, Word];
  /** What the page of today begins with. */
  headline: string;
  /** What the sentence of today says. */
  because?: RegExp;
}

const TABLE: Row[] = [
  {
    slug: 'braverman-on-track',
    said: ['needs-a-record', 'not-borne-out'],
    now: ['reached', 'borne-out'],
    headline: 'Not borne out when said; the target was reached',
  },
  {
    slug: 'cooper-on-course-to-miss',
    said: ['needs-a-record', 'borne-out'],
    now: ['reached', 'not-borne-out'],
    headline: 'Borne out when said; the target was reached',
  },
  {
    slug: 'johnson-20000-officers',
    said: ['pending', 'too-early'],
    now: ['kept', 'kept'],
    headline: 'Kept',
    because: /20,951/,
  },
  {
    slug: 'labour-13000-as-said-in-2023',
    said: ['unclear', 'cannot-be-checked'],
    now: ['unclear', 'cannot-be-checked'],
    headline: 'Cannot be checked',
  },
  {
    slug: 'government-13000-by-end-of-parliament',
    said: ['pending', 'too-early'],
    now: ['pending', 'too-early'],
    headline: 'Too early to say',
  },
  { slug: 'met-over-34000-headcount', said: ['holds', 'right'], now: ['holds', 'right'], headline: 'Right' },
  {
    slug: 'met-over-34000-fte',
    said: ['slightly-off', 'nearly-right'],
    now: ['slightly-off', 'nearly-right'],
    headline: 'Nearly right',
  },
  {
    slug: 'met-largest-in-its-history',
    said: ['holds', 'right'],
    now: ['holds', 'right'],
    headline: 'Right',
  },
  {
    slug: '3427-still-to-be-recruited',
    said: ['fails', 'overstated'],
    now: ['fails', 'overstated'],
    headline: 'Overstated',
    because: /3,247/,
  },
  {
    slug: '1142-officers-a-month',
    said: ['fails', 'overstated'],
    now: ['fails', 'overstated'],
    headline: 'Overstated',
    because: /1,082\.33/,
  },
  { slug: 'averaged-494-a-month', said: ['holds', 'right'], now: ['holds', 'right'], headline: 'Right' },
  { slug: '16-percent-short', said: ['holds', 'right'], now: ['holds', 'right'], headline: 'Right' },
  {
    slug: 'met-short-by-more-than-1300',
    said: ['not-computable', 'cannot-be-checked'],
    now: ['not-computable', 'cannot-be-checked'],
    headline: 'Cannot be checked',
  },
  {
    slug: 'met-nearly-450-a-month',
    said: ['not-computable', 'cannot-be-checked'],
    now: ['not-computable', 'cannot-be-checked'],
    headline: 'Cannot be checked',
  },
  {
    slug: 'thames-valley-609-promised',
    said: ['holds', 'right'],
    now: ['holds', 'right'],
    headline: 'Right',
  },
  {
    slug: 'thames-valley-eight-a-month',
    said: ['holds', 'right'],
    now: ['holds', 'right'],
    headline: 'Right',
  },
  { slug: 'thames-valley-25-a-month', said: ['holds', 'right'], now: ['holds', 'right'], headline: 'Right' },
  {
    slug: 'thames-valley-fell-by-29',
    said: ['not-computable', 'cannot-be-checked'],
    now: ['not-computable', 'cannot-be-checked'],
    headline: 'Cannot be checked',
  },
  {
    slug: '20-percent-real-terms-pay-cut',
    said: ['fails', 'overstated'],
    now: ['fails', 'overstated'],
    headline: 'Overstated',
  },
  {
    slug: 'more-officers-leaving-than-joining',
    said: ['fails', 'wrong'],
    now: ['fails', 'wrong'],
    headline: 'Wrong',
  },
  {
    slug: 'more-police-than-ever-before',
    said: ['not-computable', 'cannot-be-checked'],
    now: ['holds', 'right'],
    headline: 'Right on today’s figures; it could not be checked when said',
  },
  {
    slug: 'economy-1-2-percent-smaller-end-of-2021',
    said: ['holds', 'right'],
    now: ['fails', 'wrong'],
    headline: 'Right when said; wrong on today’s figures',
  },
  {
    slug: 'economy-smaller-than-before-covid',
    said: ['holds', 'right'],
    now: ['fails', 'wrong'],
    headline: 'Right when said; wrong on today’s figures',
  },
  {
    slug: 'economy-0-8-percent-smaller-end-of-2022',
    said: ['holds', 'right'],
    now: ['holds', 'right'],
    headline: 'Right',
  },
  {
    slug: 'home-office-confident-20000',
    said: ['awaiting-outcome', 'too-early'],
    now: ['holds', 'borne-out'],
    headline: 'Borne out',
  },
  {
    slug: 'thames-valley-29-percent-over-its-target',
    said: ['holds', 'right'],
    now: ['holds', 'right'],
    headline: 'Right',
  },
  {
    slug: '312-more-officers-than-a-year-before',
    said: ['holds-as-published', 'right'],
    now: ['within-rounding', 'nearly-right'],
    headline: 'Right when said; nearly right on today’s figures',
  },
  {
    slug: '6848-fewer-joiners',
    said: ['within-rounding', 'nearly-right'],
    now: ['within-rounding', 'nearly-right'],
    headline: 'Nearly right',
  },
  {
    slug: 'christie-23-percent-will-graduate',
    said: ['fails', 'understated'],
    now: ['fails', 'understated'],
    headline: 'Understated',
  },
  {
    slug: 'raab-waiting-lists-down-two-thirds',
    said: ['fails', 'wrong'],
    now: ['fails', 'wrong'],
    headline: 'Wrong',
  },
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
    for (const [asOf, [finding, word]] of [
      [saidOn, row.said],
      [NOW, row.now],
    ] as const) {
      const { verdict } = await json(`${path}.json?asof=${asOf}`);
      expect([verdict.asOf, verdict.finding, verdict.word]).toEqual([asOf, finding, word]);
      const drawn = await page(`${path}?asof=${asOf}`);
      // The page of a day tells both clocks too, and names its day; on the day of the words they are one.
      const headline =
        asOf === saidOn
          ? wordForReaders(word).label
          : row.headline.replace('today’s figures', dateInWords(NOW));
      expect(headlineOn(drawn)).toBe(headline);
      if (row.said[1] === word)
        expect(drawn).toContain(`<section class="verdict ${wordForReaders(word).standing}"`);
      expect(words(drawn)).toContain(FINDING_WORDS[finding].label);
      expect(words(drawn)).toContain(words(verdict.because));
      expect(words(drawn)).toContain(words(quote.slice(0, 60)));
      if (row.because !== undefined && asOf === NOW) expect(verdict.because).toMatch(row.because);
    }
    // Today's page tells both clocks under the headline, and never by pointing elsewhere.
    const drawn = await page(path);
    expect(words(drawn)).toMatch(/On the figures known when it was said|On today’s figures/);
    expect(words(drawn)).not.toMatch(/as above\./i);
    expect(headlineOn(drawn)).toBe(row.headline);
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
    const all = (await readStarter()).map(({ bundle }) => bundle);
    const kinds = all.map(({ claim }) => claim.kind);
    for (const own of all.filter(({ claim }, i) => isEverything || kinds.indexOf(claim.kind) === i)) {
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
        'class="numbers"',
        'class="leaves-out"',
        'id="charts"',
        'class="trust"',
        'id="course"',
        'id="change"',
        'id="sources"',
        'id="working"',
        'id="cite"',
      ];
      const places = order.map((part) => drawn.indexOf(part));
      expect(places.every((place) => place > 0)).toBe(true);
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
  });

  it('says that the verdict is another today only where the word is another', async () => {
    for (const slug of [
      '3000-neighbourhood-officers-within-a-year',
      'johnson-well-on-track-april-2021',
      'on-track-october-2020',
    ]) {
      const { verdict: now, bundle: given } = await json(`/claims/${slug}.json`);
      const bundle = valid(given);
      const { verdict: said } = await json(`/claims/${slug}.json?asof=${bundle.claim.saidOn}`);
      expect([said.word, said.finding === now.finding], slug).toEqual([now.word, false]);
      const drawn = words(await page(`/claims/${slug}`));
      expect(drawn).not.toContain('The verdict is another today');
      expect(drawn).toMatch(
        /The word is the same by both; the exact finding is “[^”]+” on the figures of the day it was said and “[^”]+” on today’s\./,
      );
    }
    expect(words(await page('/claims/economy-1-2-percent-smaller-end-of-2021'))).toContain(
      'The verdict is another today than on the day it was said. Both stand.',
    );
  });

  it('gives the address in a field, and the pictures in each of their sizes', async () => {
    const drawn = await page('/claims/braverman-on-track');
    expect(drawn).toMatch(
      /<input id="link" type="text" readonly value="https?:[^"]*\/claims\/braverman-on-track">/,
    );
    // Without a script there is nothing to press that would do nothing.
    for (const [button] of drawn.matchAll(/<button[^>]*data-(?:copies|prints)[^>]*>/g))
      expect(button).toContain(' hidden');
    expect(
      [...drawn.matchAll(/<a href="(\/og\/[^"]*)">(\w+)<\/a>/g)].map(([, path, name]) => [path, name]),
    ).toEqual([
      ['/og/braverman-on-track.png', 'wide'],
      ['/og/braverman-on-track.png?size=square', 'square'],
      ['/og/braverman-on-track.png?size=tall', 'tall'],
    ]);
  });
});
