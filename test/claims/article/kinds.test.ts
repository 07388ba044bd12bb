/**
 * Texts of eleven sorts whose figures and cues were written down by hand before they were read: `{words|kinds|speakers|
 * unit|hedge}`, with `/` between what a fair editor may say as well. Of kinds `apart` and `input` no test is made, and of
 * `skip` one may be; of speakers `-` is the article's own voice, `?` open and `own` the speaker of the whole text; the
 * unit `~` says that no figure is claimed.
 */
import { describe, expect, it } from 'vitest';
import type { ArticleTest, Head, Voice } from '../../../claims/article/article.ts';
import { readArticle } from '../../../claims/article/read.ts';
import { isRight, isSpeech, OWN_SPEAKER, sectionsOf, unmarked } from './annotated.ts';

interface Mark {
  words: string;
  start: number;
  end: number;
  kinds: string[];
  who: string[];
  unit: string | undefined;
  hedge: string;
}

interface Marked {
  name: string;
  text: string;
  head: Head;
  marks: Mark[];
}

function markedTexts(): Marked[] {
  return sectionsOf('kinds-of.txt').map(({ name, body }) => {
    const head: Head = {
      date: '2023-11-22',
      publisher: isSpeech(name) ? 'Treasury, Australia' : 'A paper',
      ...(isSpeech(name) ? { speaker: OWN_SPEAKER } : {}),
    };
    return { name, head, ...unmarked(body, markOf) };
  });
}

function markOf(
  words: string,
  [kinds = '', who = '', unit, hedge = 'bare']: readonly string[],
  at: number,
): Mark {
  const digits = /\d[\d,.]*\d|\d/.exec(words);
  const isWords = digits === null || /superlative|streak|skip/.test(kinds);
  const start = at + (isWords ? 0 : digits.index);
  const end = isWords ? at + words.length : start + digits[0].length;
  return { words, start, end, kinds: kinds.split('/'), who: who.split('/'), unit, hedge };
}

type Found = ArticleTest & { by: Voice };

/** What is otherwise than it was written down, of one text. */
function faultsOf({ text, head, marks }: Marked): string[] {
  const tests: Found[] = readArticle(text, head).entries.flatMap((entry) =>
    entry.tests.map((test) => ({ ...test, by: test.voice ?? entry.voice })),
  );
  const used = new Set<Found>();
  const faults = marks.flatMap((mark) => {
    const near = tests.filter(({ figure }) => figure.start < mark.end && mark.start < figure.end);
    const fresh = near.filter((one) => !used.has(one));
    const test = fresh.find(({ kind }) => mark.kinds.includes(kind)) ?? fresh[0];
    if (test !== undefined) used.add(test);
    if (mark.kinds.includes('skip')) return [];
    if (mark.kinds.some((kind) => kind === 'apart' || kind === 'input'))
      return test === undefined || mark.kinds.includes(test.kind) ? [] : [`${mark.words}: is no test`];
    return test === undefined ? [`${mark.words}: missed`] : wrongIn(mark, test);
  });
  const extra = tests.filter((one) => !used.has(one));
  return [...faults, ...extra.map(({ figure }) => `${text.slice(figure.start, figure.end)}: extra`)];
}

function wrongIn({ words, kinds, who, unit, hedge }: Mark, { kind, claimed, by }: Found): string[] {
  const faults: string[] = [];
  if (!kinds.includes(kind)) faults.push(`${words}: ${kind}, not ${kinds.join('/')}`);
  if (!isRight(who, by.speaker)) faults.push(`${words}: said by ${JSON.stringify(by.speaker)}`);
  const isFree = unit === undefined || ['streak', 'ratio', 'rank'].includes(kind);
  if (unit === '~' && claimed !== null && !isFree) faults.push(`${words}: claims ${claimed.value}`);
  if (unit === undefined || unit === '~') return faults;
  if (claimed === null || !unit.split('/').includes(claimed.unit))
    faults.push(`${words}: ${claimed?.unit}, not ${unit}`);
  if (claimed !== null && claimed.hedge !== hedge) faults.push(`${words}: ${claimed.hedge}, not ${hedge}`);
  return faults;
}

describe('texts of many sorts', () => {
  it.each(markedTexts())('have the tests that were written down: $name', (marked) => {
    expect(faultsOf(marked)).toEqual([]);
  });
});
