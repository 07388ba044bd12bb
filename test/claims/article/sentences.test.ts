/** The lines of an article as blocks, and its sentences. */
import { describe, expect, test } from 'vitest';
import { sentencesOf } from '../../../claims/article/sentences.ts';

const cut = (text: string): string[] => sentencesOf(text).map(({ start, end }) => text.slice(start, end));
const places = (text: string): string[] => sentencesOf(text).map(({ place }) => place);

describe('sentences', () => {
  test.each([
    'Mr. Smith of No. 10 paid Rs. 500 to the U.S. government on Dec. 5 for 3.5% of it.',
    'George W. Bush and J. R. R. Jones met at 5 p.m. on Monday.',
    '“We did it!” he said.',
    'The rate fell by 0.5 per cent, vs. 1.2 before.',
  ])('goes on: %s', (text) => {
    expect(cut(text)).toEqual([text]);
  });

  test.each([
    ['It rose in the U.S. The rate was 5%.', 2],
    ['He said: “We lost 40. Now 30 are left.” She left.', 3],
    ['Exports fell by 21%(1). Imports rose.', 2],
    ['It fell last year.The force grew.', 2],
    ['Who? The minister. Why! Nobody knows… Yet.', 5],
  ])('breaks: %s', (text, count) => {
    expect(cut(text)).toHaveLength(count);
  });

  test('of lines that a PDF broke are one again', () => {
    const text =
      'The number of officers in the force has gone down over\nthe past year, and it is expected to go down again by the\nend of March. The force has told us that it will recruit\nmore of them.';
    expect(cut(text)).toHaveLength(2);
  });

  test('know titles, headings, items, captions and tables', () => {
    const text =
      'Tories to miss their target\n\nThe party will miss it.\n\n## What next\n\n- One thing is sure.\n\nThe minister at work (Picture: PA)\n\nYear\t2020\t2021';
    expect(places(text)).toEqual(['title', 'paragraph', 'heading', 'item', 'caption', 'table']);
  });

  test('a caption that stands twice counts once', () => {
    const text = 'Ships at the port of Dover\n\nShips at the port of Dover\n\nTrade fell by 5%.';
    expect(sentencesOf(text).map(({ again }) => again)).toEqual([undefined, true, undefined]);
  });

  test.each(['"', '1 ', 'said ', '(', 'a', 'A. ', '. ', '\n', 'a\n', '\r', '- '])(
    'of %j hold every word',
    (shape) => {
      const text = shape.repeat(20_000);
      const words = (some: string): number => some.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
      expect(words(cut(text).join(' '))).toBe(words(text));
    },
  );
});
