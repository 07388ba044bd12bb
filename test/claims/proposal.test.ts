/** What a form is filled with from the words of a quotation. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDraft } from '../../claims/draft.ts';
import { propose } from '../../claims/proposal.ts';

describe('the words are read into what is empty', () => {
  test.each<[string, Record<string, string>]>([
    [
      'the government will need to recruit 1,142 officers per month',
      {
        kind: 'required-rate',
        'claimed.value': '1142',
        'claimed.unit': 'officers per month',
        'options.per': 'month',
      },
    ],
    [
      'we are on track to deliver 20,000 additional officers by 31 March 2023',
      {
        kind: 'on-pace',
        'inputs.target.from': 'figure',
        'inputs.target.value': '20000',
        'inputs.target.unit': 'officers',
        'options.says': 'on-track',
        'options.deadline': '31 March 2023',
      },
    ],
    [
      '16,753 police have joined - 16% short of the promised number',
      { kind: 'shortfall', 'claimed.value': '16', 'claimed.unit': '%', 'options.as': 'percent' },
    ],
    ['nothing here is a claim', {}],
  ])('%s', (quote, wanted) => {
    const { fields, notes } = propose(quote, { quote });
    expect(fields).toMatchObject(wanted);
    expect(notes.length).toBeGreaterThan(0);
    if (wanted['kind'] === undefined) expect(fields['kind']).toBeUndefined();
  });

  test('says what was read, and of which words', () => {
    const { notes } = propose('it needed to recruit nearly 450 people a month', {});
    expect(notes).toContain('Read “nearly 450 people a month” as 450, nearly, people per month.');
  });

  test('what was typed stays as it is', () => {
    const typed = { kind: 'level', 'claimed.value': '7', slug: 'mine', 'options.per': 'year' };
    expect(propose('will need to recruit 1,142 officers per month', typed)).toEqual({
      fields: typed,
      notes: [],
    });
  });

  test('of any words, what is proposed is read without an issue', () => {
    const known = { today: '2026-11-22', isCorrection: false, series: new Map(), sources: new Map() };
    const piece = fc.constantFrom(
      'nearly',
      '450',
      '20,000',
      'officers',
      'a month',
      '16%',
      'by March 2023',
      'will',
      'on track',
      'fell',
      'more than',
      'short of',
      'in real terms',
      '£4.33 billion',
      'per 100,000 people',
      'the highest ever',
      'twice',
      'one in five',
      '.',
      '“',
    );
    const words = fc.oneof(
      fc.array(piece, { maxLength: 14 }).map((p) => p.join(' ')),
      fc.string({ unit: 'binary' }),
    );
    const law = fc.property(words, (quote) => {
      const { fields } = propose(quote, {});
      expect(readDraft({ ...fields, quote: 'Words' }, known).issues).toEqual([]);
    });
    fc.assert(law, { numRuns: 1_000 });
  });
});
