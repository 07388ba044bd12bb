/** The lines of an article's list: what a kind that was chosen asks for, what the head changes, which series are proposed. */
import { expect, it } from 'vitest';
import type { ArticleReading } from '../../../claims/article/article.ts';
import { readArticle } from '../../../claims/article/read.ts';
import { fittingSeries, indexSeries, wordsAround } from '../../../claims/drafting/article-series.ts';
import { named, sheetOf } from '../../../claims/drafting/article-sheet.ts';
import { KINDS } from '../../../claims/kinds/index.ts';

const TEXT = '“We have 16,753 officers, 43 of them new,” said Jane Doe, the Home Secretary.';
const HEAD = { title: 'Officers', publisher: 'A Gazette', date: '2023-01-25' };
const read = (head: object): ArticleReading => readArticle(TEXT, head);

function sheet(posted: Record<string, string>, head: object = HEAD) {
  const before = { head: HEAD, reading: read(HEAD) };
  return sheetOf({ text: TEXT, now: { head, reading: read(head) }, before, posted, order: 'text' });
}

it('gives exact parts of the text, whatever is posted', () => {
  for (const posted of [{}, { 'e.0.name': 'x'.repeat(100_000) }, { 'back.-1': 'yes', 't..kind': 'no kind' }])
    for (const { entry } of sheet(posted))
      expect(TEXT.slice(entry.start, entry.start + entry.quote.length)).toBe(entry.quote);
});

it('reads the fields of any kind that is chosen, without a throw', () => {
  const [item] = sheet({});
  const key = item?.lines[0]?.key ?? '';
  for (const { name } of KINDS) {
    const line = sheet({ [named.kind(key)]: name })[0]?.lines[0];
    expect([line?.kind, line?.fields['kind']]).toEqual([name, name]);
  }
});

it('keeps what was typed when the head changes, and changes the rest', () => {
  const [item] = sheet({});
  const key = item?.key ?? '';
  const drawn = { [named.said(key, 'saidOn')]: '25 January 2023', [named.said(key, 'name')]: 'J. Doe' };
  const [changed] = sheet(drawn, { ...HEAD, date: '2023-01-27' });
  expect([changed?.said.saidOn, changed?.said.name]).toEqual(['27 January 2023', 'J. Doe']);
  expect([...(changed?.edited ?? [])]).toEqual(['name']);
});

it('offers series where the unit fits, those that share most words first', () => {
  const base = { measure: null, place: null, firstDate: '2020-01-01', lastDate: '2024-01-01' };
  const index = indexSeries([
    { id: 'recruits', title: 'Uplift programme, officers recruited', unit: 'officers', ...base },
    { id: 'leavers', title: 'Officers who left', unit: 'officers', ...base },
    { id: 'homes', title: 'Homes built under the uplift programme', unit: 'homes', ...base },
  ]);
  const test = {
    figure: { start: 0, end: 6 },
    kind: 'level',
    otherKinds: [],
    claimed: { value: '16753', unit: 'officers', hedge: 'bare' as const },
    inputs: [],
  };
  const [input] = KINDS.find(({ name }) => name === 'level')?.inputs ?? [];
  if (input === undefined) throw new Error('a level has an input');
  const asked = { test, input, around: wordsAround(''), saidOn: '2023-01-25' };
  const found = fittingSeries(index, { ...asked, words: 'recruited under the Uplift Programme' });
  expect(found.map(({ id }) => id)).toEqual(['recruits', 'leavers']);
  // It had no figures yet.
  expect(fittingSeries(index, { ...asked, saidOn: '2019-01-01', words: 'recruited' })).toEqual([]);
});
