/**
 * One headline for each state of a claim, in the same words wherever it is shown: page, title, what other sites show, card,
 * picture, chart, review. A day that is named stands in place of today, and the words keep their own day.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Claim } from '../../claims/bundle.ts';
import { dateInWords } from '../../claims/words/dates.ts';
import { readStarter } from '../../src/commands/starter.ts';
import { MAX_TITLE } from '../../views/parts/layout.ts';
import { type InProcess, inProcess } from '../support/in-process.ts';
import { headlineOn, unescaped, words } from '../support/markup.ts';
import { AS_BROWSER } from '../support/runtimes.ts';

const TODAY = '2026-06-30';

let app: InProcess;
let claims: Claim[];
beforeAll(async () => {
  const starter = await readStarter();
  claims = starter.map(({ bundle }) => bundle.claim);
  app = await inProcess(starter, `${TODAY}T12:00:00.000Z`);
});
afterAll(() => app.close());

async function text(path: string): Promise<string> {
  const answer = await app.get(path, AS_BROWSER);
  expect(answer.status, path).toBe(200);
  return answer.text();
}

/** A text without the characters that keep a quotation by itself. */
const plain = (found: string | undefined) => unescaped(found ?? '').replace(/[\u2068\u2069]/g, '');

function meta(page: string, name: string): string {
  return plain(new RegExp(`<meta property="${name}" content="([^"]*)">`).exec(page)?.[1]);
}

const titleOf = (page: string) => plain(/<title>([^<]*) · Plumbline<\/title>/.exec(page)?.[1]);

/** What each form of an address says, by form. */
async function saidAt(slug: string, query: string) {
  const [page, card] = [await text(`/claims/${slug}${query}`), await text(`/embed/${slug}${query}`)];
  const [, alt] = /Plumbline’s verdict: (.*)\.$/.exec(meta(page, 'og:image:alt')) ?? [];
  return { page, card, title: titleOf(page), shared: meta(page, 'og:title'), carded: titleOf(card), alt };
}

const DATED: readonly [slug: string, day: string, headline: string, by: string][] = [
  ['cooper-on-course-to-miss', '2023-01-25', 'Borne out', '25 January 2023'],
  ['cooper-on-course-to-miss', '2023-03-01', 'Borne out', '25 January 2023'],
  [
    'cooper-on-course-to-miss',
    '2023-04-27',
    'Borne out when said; the target was reached',
    '25 January 2023',
  ],
  ['economy-1-2-percent-smaller-end-of-2021', '2023-08-31', 'Right', '31 August 2023'],
  [
    'economy-1-2-percent-smaller-end-of-2021',
    '2023-09-05',
    'Right when said; wrong on 5 September 2023',
    '31 August 2023',
  ],
  [
    'economy-1-2-percent-smaller-end-of-2021',
    TODAY,
    'Right when said; wrong on 30 June 2026',
    '31 August 2023',
  ],
  [
    'more-police-than-ever-before',
    TODAY,
    'Right on 30 June 2026; it could not be checked when said',
    '1 April 2023',
  ],
  ['johnson-20000-officers', TODAY, 'Kept', '25 July 2019'],
];

describe('the headline of a day', () => {
  it.each(DATED)('of %s on %s is “%s” everywhere', async (slug, day, headline, saidOn) => {
    const { page, card, title, shared, carded, alt } = await saidAt(slug, `?asof=${day}`);
    expect([headlineOn(page), headlineOn(card), alt]).toEqual([headline, headline, headline]);
    const on = headline.includes(dateInWords(day)) ? '' : `On ${dateInWords(day)}: `;
    expect(title).toMatch(new RegExp(`^${on}“[^”]*”: ${headline}$`));
    expect([shared, carded]).toEqual([title, title]);
    for (const drawn of [page, card]) {
      const [, by = ''] = /<p class="by">([\s\S]*?)<\/p>/.exec(drawn) ?? [];
      expect(words(by)).toMatch(new RegExp(`, ${saidOn}$`));
      expect(words(drawn)).toMatch(
        new RegExp(`On the figures known (?:when it was said, ${saidOn}|on ${dateInWords(day)})`),
      );
    }
    const chart = words(await text(`/claims/${slug}/chart.svg?asof=${day}`));
    expect(chart).toContain(headline);
    const oembed = await app.get(
      `/oembed?url=${encodeURIComponent(`http://ledger.test/claims/${slug}?asof=${day}`)}`,
    );
    const told = (await oembed.json()) as { title: string; html: string };
    expect(told.title.endsWith(`, on the figures of ${dateInWords(day)}`)).toBe(true);
    expect(told.html).toContain(`/embed/${slug}?asof=${day}`);
  });

  it('is on badges in short, and refused clearly where there is none of a day', async () => {
    const SLUG = 'economy-1-2-percent-smaller-end-of-2021';
    const svg = await text(`/badge/${SLUG}.svg?asof=2023-09-05`);
    expect(words(svg)).toContain('Right when said; wrong on 5 September 2023 as of 5 Sep 2023');
    expect(await (await app.get(`/badge/${SLUG}.json?asof=2023-09-05`)).json()).toMatchObject({
      label: 'Real GDP against the last quarter…, Oct–Dec 2021: −1.2%',
      message: 'Right when said; wrong on 5 September 2023, as of 5 Sep 2023',
    });
    expect(await (await app.get(`/badge/${SLUG}.json?asof=2023-08-31`)).json()).toMatchObject({
      message: 'Right, as of 31 Aug 2023',
    });
    for (const day of ['2023-08-30', '2027-01-01', 'never']) {
      expect(words(await text(`/badge/${SLUG}.svg?asof=${day}`))).toContain('No verdict on that day');
      expect(await (await app.get(`/badge/${SLUG}.json?asof=${day}`)).json()).toMatchObject({
        message: 'No verdict on that day',
        isError: true,
      });
    }
    for (const [path, says] of [
      [`/embed?claims=${SLUG}&asof=2023-09-05`, 'A strip shows no other day than today'],
      [`/claims/${SLUG}/cite.txt?asof=2023-09-05`, 'There is no citation of a day'],
      [`/claims/${SLUG}.md?asof=2023-09-05`, 'There is no Markdown of a day'],
    ] as const) {
      const answer = await app.get(path, AS_BROWSER);
      expect([path, answer.status]).toEqual([path, 400]);
      expect(words(await answer.text())).toContain(says);
    }
  });

  it('is not for search engines, which are led to the claim', async () => {
    const page = await text('/claims/cooper-on-course-to-miss?asof=2023-04-27');
    expect(page).toContain('<meta name="robots" content="noindex">');
    expect(page).toContain(
      '<link rel="canonical" href="http://ledger.test/claims/cooper-on-course-to-miss">',
    );
    expect(page).not.toContain('application/ld+json');
    expect(await text('/claims/cooper-on-course-to-miss')).not.toContain('noindex');
  });

  it('stands with the reasons of both days, and the figures that were revised since', async () => {
    const page = words(await text('/claims/economy-1-2-percent-smaller-end-of-2021?asof=2023-09-05'));
    expect(page).toContain('The verdict on the figures known on 5 September 2023');
    expect(page).toContain('The figures were revised on 1 September 2023, and by them it is wrong:');
    expect(page).toContain('On the figures known on 5 September 2023: Fails');
    expect(page).toContain(
      'when said; wrong on 5 September 2023, on the figures of 31 August 2023 and 5 September 2023',
    );
    expect(page.split('The claim on the figures')[0]).not.toContain('today’s figures');
  });
});

describe('the headline of every claim of the starter ledger', () => {
  it('is the same in each form of its page, of its first revision, and of the day of the words', async () => {
    for (const { slug, saidOn } of claims)
      for (const query of ['', '?rev=1', `?asof=${saidOn}`, `?asof=${TODAY}`]) {
        const { page, card, title, shared, carded, alt } = await saidAt(slug, query);
        const headline = headlineOn(page);
        const at = `${slug}${query}`;
        expect([at, headlineOn(card), alt]).toEqual([at, headline, headline]);
        expect(title.endsWith(`”: ${headline}`), `${at}: ${title}`).toBe(true);
        expect([...title].length, at).toBeLessThanOrEqual(MAX_TITLE);
        expect([at, shared, carded]).toEqual([at, title, title]);
        if (query === '?rev=1') expect(title, at).toMatch(/^Revision 1: “/);
        if (query.endsWith(saidOn)) expect(headline, at).not.toContain(';');
      }
  });

  it('is what its review, the list and the assistants are told', async () => {
    const { dataFeedElement } = JSON.parse(await text('/claimreview.json')) as {
      dataFeedElement: { item: { url: string; reviewRating: { alternateName: string } } }[];
    };
    const reviewed = new Map(
      dataFeedElement.map(({ item }) => [new URL(item.url).pathname, item.reviewRating.alternateName]),
    );
    for (const { slug } of claims) {
      const path = `/claims/${slug}`;
      const page = await text(path);
      const headline = headlineOn(page);
      const [, block = '{}'] = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(page) ?? [];
      const own = JSON.parse(block) as { reviewRating?: { alternateName: string } };
      expect([slug, reviewed.get(path), own.reviewRating?.alternateName]).toEqual([slug, headline, headline]);
      expect(words(await text(`${path}.md`)), slug).toContain(headline);
    }
  });
});
