/** The page of a claim: by which clock it goes, what it leaves out, and where its evidence is less than it should be. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bundleOf, type ClaimPart, parsed, seriesOf } from '../../claims/support.ts';
import { drawnPage } from '../../support/claim-page.ts';
import { words } from '../../support/markup.ts';

const DAY = '2024-01-01';

/** The words of the page of a claim that was published before its figures had to have sources. */
function page(claim: ClaimPart): string {
  return words(drawn(parsed(bundleOf(claim, { asOf: DAY, series: [seriesOf([['2023-12-31', '130']])] }))));
}

/** The page of a claim as of a day. */
const drawn = (bundle: ReturnType<typeof parsed>, day = DAY) => drawnPage(bundle, day);

/** The starter ledger's claim of a slug. */
const starter = (slug: string) =>
  parsed(JSON.parse(readFileSync(new URL(`../../../db/starter/${slug}.json`, import.meta.url), 'utf8')));

describe('the clock that the headline goes by', () => {
  test('is today’s where it could not be checked when it was said, and the page says so', () => {
    const text = words(drawn(starter('more-police-than-ever-before')));
    expect(text).toContain('Right on today’s figures; it could not be checked when said');
    expect(text).toContain(
      'The headline goes by today’s figures, since it could not be checked on those that were known when it was said.',
    );
    expect(text).not.toContain('The headline goes by the figures that were known');
  });

  test('is the only one that a kept promise is cited by', () => {
    const text = words(drawn(starter('johnson-20000-officers')));
    expect(text).toContain(': kept, on the figures of 1 January 2024. Revision');
    const pace = words(drawn(starter('braverman-on-track')));
    expect(pace).toContain(
      'the target was reached, on the figures of 25 January 2023 and 1 January 2024. Revision',
    );
  });
});

test('each thing that it leaves out leads to what it means, and names the word of other evidence', () => {
  const markup = drawn(starter('johnson-9000-in-just-one-year'));
  expect(markup).toMatch(
    /<summary><strong>Another measure\.<\/strong> [^<]*<\/summary><p><a href="\/method#flag-measure">/,
  );
  expect(markup).toContain('<a href="/method#flag-same-day">');
  expect(words(markup)).toContain('It comes out right on the 19 months since recruitment began.');
});

const claimed = { value: '4.6', unit: '%' };

test('says beside the verdict that a tested figure is given in the claim, without a source', () => {
  const own = page({ kind: 'level', claimed, inputs: { value: { value: '4.6', unit: '%' } } });
  expect(own).toContain('The figure is given in the claim, without a source.');
  expect(own).toContain('Given in the claim, without a source');
  const two = page({
    kind: 'change',
    claimed: { value: '2', unit: 'officers' },
    inputs: { from: { value: '1' }, to: { value: '3' } },
  });
  expect(two).toContain('The earlier figure and the later figure are given in the claim, without a source.');
});

test('says nothing of it where a figure has its source, or is a target', () => {
  const sourced = page({
    kind: 'level',
    claimed,
    inputs: { value: { value: '4.6', unit: '%', source: 'src' } },
  });
  expect(sourced).not.toMatch(/given in the claim/i);
  const target = page({
    kind: 'share',
    claimed: { value: '50', unit: '%' },
    inputs: { part: { series: 's', at: '2023-12-31' }, whole: { value: '260', unit: 'officers' } },
  });
  expect(target).not.toContain('is given in the claim');
  expect(target).toContain('Given in the claim, without a source');
});

describe('other evidence', () => {
  test('tells on today’s figures what could not be checked when the words were said', () => {
    const text = words(drawn(starter('245-officers-per-100000-people'), '2026-06-30'));
    expect(text).toContain(
      'Right on the one measure that can be checked; on 2 more it cannot be checked yet',
    );
    expect(text).toMatch(
      /the population of mid-2024, published since.{0,60}On today’s figures: 239\.04 officers/,
    );
  });
});
