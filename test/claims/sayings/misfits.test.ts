/** Which sayings a correction of their claim would leave without their place. */
import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../claims/bundle.ts';
import type { Saying } from '../../../claims/claim.ts';
import { misfits } from '../../../claims/sayings/misfits.ts';
import type { HeldSaying } from '../../../claims/sayings/saying.ts';
import { sayingFault } from '../../../claims/sayings/verdict.ts';
import { smallBundle } from '../../support/bundles.ts';

const TODAY = '2026-05-01';
const BEFORE = smallBundle();
const held = (said: Partial<Saying>): HeldSaying => ({
  id: 1,
  person: { slug: 'somebody-new', name: 'Somebody new' },
  addedAt: `${TODAY}T08:00:00.000Z`,
  said: {
    claimant: { name: 'Somebody new' },
    saidOn: '2024-02-02',
    quote: 'About 20,000 officers',
    ...said,
  },
});
const corrected = (more: object) => ({ ...BEFORE, claim: { ...BEFORE.claim, ...more } as Claim });
const WITH_FIGURE = held({ claimed: { value: '21000', unit: 'officers' } });

describe('a correction of a claim', () => {
  it('names the sayings that would fit it no more, and why', () => {
    const after = corrected({ claimed: { value: '20000', unit: 'nurses' } });
    expect(misfits(BEFORE, after, [WITH_FIGURE, held({})], TODAY)).toEqual([
      expect.stringMatching(
        /^What Somebody new said .*2 February 2024 .* in officers, and that of the claim in nurses/,
      ),
    ]);
    const { claimant, saidOn, quote } = WITH_FIGURE.said;
    expect(misfits(BEFORE, corrected({ claimant, saidOn, quote }), [WITH_FIGURE], TODAY)).toEqual([
      expect.stringContaining('the claim’s own'),
    ]);
  });

  it('is not held up by what fits still, or fitted no longer before', () => {
    expect(misfits(BEFORE, corrected({ quote: 'Other words' }), [WITH_FIGURE], TODAY)).toEqual([]);
    const unfit = held({ claimed: { value: '21000', unit: 'nurses' } });
    expect(misfits(BEFORE, corrected({ quote: 'Other words' }), [unfit], TODAY)).toEqual([]);
  });
});

it('A saying is of no year before 1800', () => {
  for (const saidOn of ['1799', '1799-12-31', '0207-02-02'])
    expect(sayingFault(BEFORE, held({ saidOn }).said, TODAY)).toMatchObject({
      field: 'saidOn',
      message: expect.stringContaining('check the year'),
    });
  expect(sayingFault(BEFORE, held({ saidOn: '1800' }).said, TODAY)).toBeUndefined();
});
