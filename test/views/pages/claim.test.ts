/** The page of a claim, where its evidence is less than it should be. */
import { expect, test } from 'vitest';
import { bothClocks } from '../../../claims/evaluate.ts';
import { claimPage } from '../../../views/pages/claim.ts';
import { bundleOf, type ClaimPart, parsed, seriesOf } from '../../claims/support.ts';
import { words } from '../../support/markup.ts';

const DAY = '2024-01-01';

/** The words of the page of a claim that was published before its figures had to have sources. */
function page(claim: ClaimPart): string {
  const bundle = parsed(bundleOf(claim, { asOf: DAY, series: [seriesOf([['2023-12-31', '130']])] }));
  const { said, now } = bothClocks(bundle, DAY);
  return words(
    String(
      claimPage({
        site: { origin: 'https://example.org', styleHash: 's', today: DAY, zone: 'Europe/London' },
        bundle,
        claimantSlug: 'somebody',
        isKnownBody: false,
        topic: null,
        revision: 1,
        revisedOn: DAY,
        publishedAt: `${DAY}T00:00:00Z`,
        changedAt: `${DAY}T00:00:00Z`,
        said,
        now,
        asked: null,
        isOtherMethod: false,
        context: null,
        withoutSecondReader: false,
        corrections: [],
        replies: [],
        queued: null,
        otherTests: [],
        rev: null,
        publishedNow: null,
      }),
    ),
  );
}

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
