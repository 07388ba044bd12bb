/** The address that is proposed for a claim. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slug as slugSchema } from '../../../claims/evidence/schema.ts';
import { proposedSlug } from '../../../claims/evidence/slug.ts';
import { runs } from '../../support/scope.ts';

describe('an address is proposed from the words that tell most', () => {
  test.each([
    ['it needed to recruit nearly 450 people a month', 'recruit-nearly-450-people-month'],
    [
      'In order to do this, the government will need to recruit 1,142 officers per month',
      'government-recruit-1142-officers-month',
    ],
    [
      'Every one of the police forces of this country has told ministers again and again that 20,000 is too few',
      'one-police-forces-country-ministers-20000',
    ],
    ['GDP shrank by 0.2pc, or £4.33 billion', 'gdp-shrank-0-2-pc-4-33-billion'],
    ['We have more than they had', 'we-have-more-than-they-had'],
    ['Élysée: déjà vu', 'elysee-deja-vu'],
    ['x'.repeat(100), 'x'.repeat(60)],
    ['警察', ''],
    ['…', ''],
  ])('%s', (quote, slug) => {
    expect(proposedSlug(quote)).toBe(slug);
  });

  test('from any words it is an address, or none', () => {
    const words = fc.oneof(fc.string({ unit: 'binary' }), fc.lorem({ maxCount: 20 }), fc.string());
    const law = fc.property(words, (quote) => {
      const slug = proposedSlug(quote);
      expect(slug.length).toBeLessThanOrEqual(60);
      expect(slug === '' || slugSchema.safeParse(slug).success).toBe(true);
    });
    fc.assert(law, runs(1_000));
  });
});
