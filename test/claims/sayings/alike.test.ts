/** Words that are about to become a saying of a claim: which are asked about, and why. */
import { describe, expect, it } from 'vitest';
import type { Statement } from '../../../claims/repeats/statement.ts';
import { unlikeness } from '../../../claims/sayings/alike.ts';

const own: Statement = {
  words: 'the government will need to recruit 1,142 officers a month to meet its target',
  by: 'Andy Cooke',
  saidOn: '2023-01-25',
  kind: 'needed-pace',
  figure: '1142',
  unit: 'officers per month',
};
const said = (quote: string, more: Record<string, unknown> = {}) => ({
  quote,
  claimant: { name: 'Ada Example' },
  saidOn: '2023-01-30',
  ...more,
});

describe('words that state something else than the claim', () => {
  it.each([
    ['The government recruits 900 officers a month.', 'another number (900, not 1,142)'],
    ['The weather was fine in Leeds.', 'share too little'],
  ])('are asked about: %s', (words, why) => {
    expect(unlikeness(own, said(words))).toContain(why);
  });
  it.each([
    'the government will need to recruit 1,142 officers a month to meet its target',
    'The government will need to recruit 1,142 officers a month',
    'They need to recruit 1,142 officers every month to meet the target',
  ])('are not if they are the same: %s', (words) => {
    expect(unlikeness(own, said(words))).toBeUndefined();
  });
  it('are asked about if they state another figure than the one typed for them', () => {
    const claimed = { value: '1000', unit: 'officers per month' };
    const words = 'The government will need to recruit 1,142 officers a month';
    expect(unlikeness(own, said(words, { claimed }))).toBe('another number (1,142, not 1,000)');
    expect(unlikeness({ ...own, words }, said(words, { claimed }))).toBe('another number (1,142, not 1,000)');
  });
  it.each(['', '\u202e', 'a '.repeat(50_000), '9'.repeat(10_000), '<b>'])('never throw', (words) => {
    expect(typeof unlikeness(own, said(words))).toMatch(/string|undefined/);
  });
});
