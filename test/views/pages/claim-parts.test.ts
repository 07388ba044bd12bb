/** Parts of a claim's page that stand for themselves: what it may be trusted for, and the note that is sent. */
import { describe, expect, it, test } from 'vitest';
import { figuresOf } from '../../../claims/evidence/series.ts';
import { NOTE, shareNote } from '../../../views/machines/note.ts';
import { trustLine } from '../../../views/pages/claim/trust.ts';
import { bundleOf, parsed, seriesOf, verdictOf } from '../../claims/support.ts';
import { words } from '../../support/markup.ts';

const bundle = parsed(
  bundleOf(
    {
      kind: 'level',
      claimed: { value: '130', unit: 'officers' },
      inputs: { value: { series: 's', at: '2023-12-31' } },
    },
    { asOf: '2024-01-01', series: [seriesOf([['2023-12-31', '130']])] },
  ),
);

const trust = (more: object = {}) =>
  words(
    String(
      trustLine({
        bundle,
        verdicts: [verdictOf(bundle)],
        replies: [],
        corrections: [],
        withoutSecondReader: false,
        wasReviewed: false,
        zone: 'Europe/London',
        ...more,
      }),
    ),
  );

describe('what a verdict may be trusted for', () => {
  it('says nothing of a second reader where nobody knows, and says it where it is known', () => {
    expect(trust()).not.toContain('second person');
    expect(trust({ wasReviewed: true })).toContain('Read by a second person.');
    expect(trust({ wasReviewed: true, withoutSecondReader: true })).toContain('Not read by a second person.');
  });

  it('says whether the claimant was asked', () => {
    expect(trust()).toContain('The claimant was not asked.');
    const question = { askedOn: '2024-01-02', channel: '', deadline: null, answers: [] };
    expect(trust({ replies: [question] })).toContain(
      'The claimant was asked on 2 January 2024, and has not answered.',
    );
    expect(trust({ replies: [{ ...question, answers: [{ text: 'No.', on: '2024-01-03' }] }] })).toContain(
      'The claimant was asked, and answered.',
    );
  });
});

test('figures are those of their publisher, whoever copied or reported them', () => {
  expect(figuresOf({ publisher: 'Home Office (as reported by PA)' })).toBe('Home Office');
  expect(figuresOf({ publisher: 'ONS (copy at web.archive.org)' })).toBe('ONS');
  expect(figuresOf({ publisher: 'Bank of England (BoE)' })).toBe('Bank of England (BoE)');
});

describe('a note to send', () => {
  const claim = { quote: 'Crime is down by half', claimant: { name: 'A. Speaker' }, saidOn: '2024-05-01' };
  const address = 'https://ledger.example/claims/crime-is-down-by-half';

  it('begins with the source, and ends with the address', () => {
    expect(shareNote({ claim, sentence: 'Overstated', publishers: ['ONS'], address })).toBe(
      `Figures: ONS. “Crime is down by half” (A. Speaker, 1 May 2024): overstated. ${address}`,
    );
  });

  it.each([1, 30, 200, 100_000])('is never longer than a post, with a quotation of %i characters', (n) => {
    const note = shareNote({
      claim: { ...claim, quote: '😀 x'.repeat(n), claimant: { name: 'N'.repeat(n) } },
      sentence: 'Right when said; the figures were revised on 1 September 2023, and by them it is wrong',
      publishers: ['P'.repeat(n)],
      address,
    });
    expect([...note].length).toBeLessThanOrEqual(NOTE);
    expect(note.endsWith(address)).toBe(true);
  });

  it('keeps a long address whole', () => {
    const long = `https://ledger.example/claims/${'a'.repeat(260)}`;
    expect(shareNote({ claim, sentence: 'Overstated', publishers: ['ONS'], address: long })).toContain(long);
  });
});
