/** What is offered to an editor of words that the ledger may have already. */
import { describe, expect, it } from 'vitest';
import { repeatsPanel } from '../../../views/edit/parts/repeats.ts';

const panel = (quote: string, words: string): string =>
  String(
    repeatsPanel({
      desk: { tokens: { form: 'f', csrf: 'c' } } as never,
      slug: 'new-words',
      quote: words,
      isPublished: false,
      offered: [
        {
          slug: 'known',
          quote,
          claimant: 'Ann Lee',
          saidOn: '2024-03-05',
          relation: 'same-other-figure',
          why: 'another number (900, not 1,142)',
          rest: '',
        },
      ],
    }),
  );

describe('the words of a claim and those that may repeat it', () => {
  it('stand beside each other, each with what the other lacks marked', () => {
    const shown = panel('They need 1,142 officers a month', 'They need 900 officers a month');
    expect(shown).toContain('They need <mark>1,142</mark> officers a month');
    expect(shown).toContain('They need <mark>900</mark> officers a month');
  });

  it('are marked nowhere if they share nothing, and are escaped', () => {
    const shown = panel('<b>Crime</b> fell', 'The cat sat');
    expect(shown).not.toContain('<mark>');
    expect(shown).toContain('&lt;b&gt;Crime');
  });
});
