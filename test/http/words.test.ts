/** The reader's word on pages: the headline, its meaning, lists by words, other evidence. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WORD_NAMES } from '../../claims/verdict/reader-words.ts';
import { FINDINGS, FLAGS } from '../../claims/verdict/verdict.ts';
import { smallBundle, valid } from '../support/bundles.ts';
import { type InProcess, inProcess } from '../support/in-process.ts';
import { attributes, words } from '../support/markup.ts';
import { AS_BROWSER } from '../support/runtimes.ts';

const TODAY = '2026-05-01T08:00:00.000Z';

let app: InProcess;

/** 20,000 by the claim's own series, 15,000 by another, and 12 of something else. */
function withOtherEvidence() {
  const { claim, series, sources } = smallBundle({ slug: 'on-others', series: 'd', source: 'sd' });
  const figure = { at: '2023-12-31', source: 'sd', publishedOn: '2024-01-31' };
  return valid({
    plumbline: 1,
    asOf: '2024-01-31',
    claim: {
      ...claim,
      alsoOn: [
        { label: 'Full-time equivalents', inputs: { value: { series: 'fte', at: '2023-12-31' } } },
        { label: 'With special constables', inputs: { value: { series: 'all', at: '2023-12-31' } } },
      ],
    },
    series: [
      ...series,
      { id: 'fte', title: 'FTE', unit: 'officers', observations: [{ ...figure, value: '15000' }] },
      { id: 'all', title: 'All', unit: 'officers', observations: [{ ...figure, value: '20100' }] },
    ],
    sources,
  });
}

beforeAll(async () => {
  app = await inProcess(
    [
      { bundle: smallBundle({ slug: 'right', series: 'a', source: 'sa' }) },
      { bundle: smallBundle({ slug: 'over', series: 'b', source: 'sb', value: '15000' }) },
      { bundle: smallBundle({ slug: 'under', series: 'c', source: 'sc', value: '25000' }) },
      { bundle: withOtherEvidence() },
    ],
    TODAY,
  );
});
afterAll(() => app.close());

async function page(path: string, status = 200): Promise<string> {
  const answer = await app.get(path, AS_BROWSER);
  expect(answer.status, path).toBe(status);
  return answer.text();
}

const listed = (drawn: string) =>
  attributes(drawn, 'href')
    .filter((href) => /^\/claims\/[a-z-]+$/.test(href))
    .sort();

describe('lists', () => {
  it('are narrowed to a word, with how many claims each word has', async () => {
    const drawn = await page('/claims?word=right');
    expect(listed(drawn)).toEqual(['/claims/on-others', '/claims/right']);
    expect(words(drawn)).toContain('Verdict Right 2 Overstated 1 Understated 1');
    expect(drawn).toContain('href="/claims?word=overstated"');
  });

  it('are narrowed by word and finding together', async () => {
    expect(listed(await page('/claims?finding=fails'))).toEqual(['/claims/over', '/claims/under']);
    expect(listed(await page('/claims?finding=fails&word=understated'))).toEqual(['/claims/under']);
    expect(words(await page('/claims?finding=holds&word=wrong'))).toContain('No claim matches.');
  });

  it('refuse a word that there is not, and say what to do', async () => {
    expect(words(await page('/claims?word=false', 400))).toContain(
      'There is no verdict “false”: choose one from the list.',
    );
  });

  it('count by the word on the pages of claimants and at home', async () => {
    for (const path of ['/claimants/somebody', '/'])
      expect(words(await page(path)), path).toMatch(/Right 2 Overstated 1 Understated 1/);
  });
});

describe('the page of a claim', () => {
  it('says the word in its head, its title and its description, and links it to what it means', async () => {
    const drawn = await page('/claims/over');
    expect(drawn).toContain('<title>“There are 20,000 officers”: Overstated · Plumbline</title>');
    expect(drawn).toMatch(/<meta name="description" content="[^"]*Overstated\. In “Officers in post”/);
    expect(attributes(drawn, 'href')).toContain('/method#word-overstated');
    expect(words(drawn)).toContain('and on today’s: Fails');
  });

  it('tells other evidence, each measure with its figure and its word', async () => {
    const text = words(await page('/claims/on-others'));
    expect(text).toContain('Other evidence Right on 2 of 3 measures.');
    expect(text).toContain('Full-time equivalents: 15,000 officers Overstated Fails');
    expect(text).toContain('With special constables: 20,100 officers Right Holds');
  });
});

describe('the method page', () => {
  it('says what each word, finding and flag means, at the addresses that pages link to', async () => {
    const ids = attributes(await page('/method'), 'id');
    for (const word of WORD_NAMES) expect(ids).toContain(`word-${word}`);
    for (const finding of FINDINGS) expect(ids).toContain(`finding-${finding}`);
    for (const flag of FLAGS) expect(ids).toContain(`flag-${flag}`);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('begins with some 300 words for readers, before the specification', async () => {
    const drawn = await page('/method');
    const [, short = ''] = /<h1>The method<\/h1>([\s\S]*?)<h2 id="words">/.exec(drawn) ?? [];
    const said = words(short.replace(/<figure[\s\S]*?<\/figure>/g, '')).split(/\s+/);
    expect(said.length).toBeGreaterThan(230);
    expect(said.length).toBeLessThan(330);
    expect(drawn.indexOf('id="the-specification"')).toBeGreaterThan(drawn.indexOf('id="words"'));
  });
});
