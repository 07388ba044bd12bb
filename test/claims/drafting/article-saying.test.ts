/** Words of an article as a saying: exact only where all of them are quoted, and never second-hand. */
import { expect, it } from 'vitest';
import type { Voice } from '../../../claims/article/article.ts';
import { readArticle } from '../../../claims/article/read.ts';
import { quotationsOf } from '../../../claims/article/speakers/quotations.ts';
import { SECOND_HAND, secondHandLacks } from '../../../claims/drafting/article-fields.ts';
import { sayingOfTest } from '../../../claims/drafting/article-saying.ts';

const JANE = { name: 'Jane Doe', aliases: [] };

/** Whether a quotation out of a text is a saying in reported words. */
function isReported(
  text: string,
  quote: string,
  {
    speaker = JANE,
    by = 'Jane Doe',
    head = {},
  }: { speaker?: Voice['speaker']; by?: string; head?: object } = {},
): boolean {
  const start = text.indexOf(quote);
  const { sentences } = readArticle(text, {});
  const read = sayingOfTest(
    {
      quote,
      'claimant.name': by,
      saidOn: '25 January 2023',
      'appearance.url': 'https://gazette.example/a',
      'appearance.publisher': 'A Gazette',
    },
    {
      voice: { start, end: start + quote.length, speaker, why: 'a word of saying after the quotation' },
      start,
      text,
      quotations: quotationsOf(text, sentences),
      head: { publisher: 'A Gazette', ...head },
    },
    undefined,
  );
  if (!read.ok) throw new Error(read.message);
  return read.said.reported === true;
}

it('is exact where all of its words are quoted, with the marks or without, by any marks', () => {
  for (const [open, close] of ['“”', '""', '‘’', '«»']) {
    const text = `${open}We have 16,753 officers.${close} That was what Jane Doe said.`;
    expect(isReported(text, 'We have 16,753 officers.')).toBe(false);
    expect(isReported(text, `${open}We have 16,753 officers.${close}`)).toBe(false);
  }
});

it('is reported where a quotation is only a part of its words', () => {
  for (const text of [
    'Jane Doe said it is “well on its way” to 20,000 officers.',
    'Jane Doe said crime fell by "half" since 2010.',
    '“Good,” said Jane Doe, who has 20,000 officers.',
    'Jane Doe said there are 20,000 officers.',
    'Jane Doe said “there are 20,000 officers.',
  ])
    expect([text, isReported(text, text)]).toEqual([text, true]);
});

it('is exact where the text is its speaker’s own, and reported of anybody else', () => {
  const text = 'There are 20,000 officers in the force today.';
  expect(isReported(text, text, { head: { speaker: 'Jane Doe' } })).toBe(false);
  expect(isReported(text, text, { head: { speaker: 'John Roe' } })).toBe(true);
  expect(isReported(text, text, { speaker: null, by: 'A Gazette' })).toBe(false);
  // Somebody whom an editor names for what the article itself says.
  expect(isReported(text, text, { speaker: null })).toBe(true);
  expect(isReported(text, text, { speaker: '?' })).toBe(true);
});

it('lacks the original words where it is second-hand', () => {
  expect(secondHandLacks({ notes: `${SECOND_HAND}\nMore.` })).toHaveLength(1);
  expect(secondHandLacks({ notes: '' })).toEqual([]);
});
