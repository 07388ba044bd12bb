/** Whether two quotations are the same words. */
import { describe, expect, test } from 'vitest';
import { isSameQuotation, quoteWords } from '../../../claims/editorial/same-words.ts';

test('words are compared without marks, capitals and the marks of thousands', () => {
  expect(quoteWords('“Nearly 1,142 — Police Officers, 4.5% more.”')).toEqual(
    'nearly 1142 police officers 4.5 more'.split(' '),
  );
});

describe('a quotation is the same', () => {
  test.each<[boolean, string, string]>([
    [true, 'We recruited 1,142 officers.', '“we recruited 1142 officers”'],
    [true, 'We recruited 1,142 officers', 'We recruited 1,142 officers'],
    [true, '1,142 officers we recruited', 'We recruited 1,142 officers'],
    [true, 'one two three four', 'one two three…'],
    [false, 'one two three four', 'one three…'],
    [false, 'We recruited 1,142 officers', 'We recruited 1,143 officers'],
    [false, 'We recruited 1,142 officers', 'We recruited 1,142 officers a month'],
    [false, '…', '…'],
    [false, '', ''],
  ])('%s: %j and %j', (same, quote, held) => {
    expect(isSameQuotation(quote, held)).toBe(same);
  });
});
