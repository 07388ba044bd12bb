/** What an editor typed as it is held against the ledger: the day and the figure as people write them say the same as the ledger's. */
import { expect, it } from 'vitest';
import { readArticle } from '../../claims/article/read.ts';
import { named, sheetOf } from '../../claims/drafting/article-sheet.ts';
import { statementOf } from '../../src/routes/newsroom/article-matches.ts';
import { typedStatement } from '../../src/routes/newsroom/offered-repeats.ts';

const TODAY = '2025-12-01';
const QUOTE = 'There were 16,753 officers recruited.';

it('reads a day in words, in figures and as it is stored as one day', () => {
  for (const saidOn of ['22 November 2025', '2025-11-22', ' 22 Nov 2025 ', '22/11/2025'])
    expect(typedStatement({ quote: QUOTE, saidOn }, TODAY).saidOn).toBe('2025-11-22');
  expect(typedStatement({ quote: QUOTE, saidOn: 'November 2025' }, TODAY).saidOn).toBe('2025-11');
  for (const saidOn of ['', 'never', 'x'.repeat(100_000)])
    expect(typedStatement({ quote: QUOTE, saidOn }, TODAY).saidOn).toBeUndefined();
});

it('reads the figure with what it counts and its hedge; none without what it counts, or that is no number', () => {
  const typed = { quote: QUOTE, 'claimed.value': '16,753', 'claimed.unit': 'officers' };
  expect(typedStatement({ ...typed, 'claimed.hedge': 'about' }, TODAY)).toMatchObject({
    figure: '16753',
    unit: 'officers',
    hedge: 'about',
  });
  for (const wrong of [{ 'claimed.unit': '' }, { 'claimed.value': 'many' }, { 'claimed.value': '' }])
    expect(typedStatement({ ...typed, ...wrong }, TODAY)).not.toHaveProperty('figure');
});

it('holds a line of an article against the ledger by the day and the speaker that were typed', () => {
  const text = `“${QUOTE}” said Jane Doe, the Home Secretary.`;
  const head = { title: 'Officers', date: '2023-01' };
  const read = { head, reading: readArticle(text, head) };
  const statement = (posted: Record<string, string>) => {
    const [item] = sheetOf({ text, now: read, before: read, posted, order: 'text' });
    const [line] = item?.lines ?? [];
    if (item === undefined || line === undefined) throw new Error('The list has a line.');
    return { key: item.key, ...statementOf({ item, line }) };
  };
  const drawn = statement({});
  expect([drawn.by, drawn.saidOn]).toEqual(['Jane Doe', '2023-01']);
  const typed = statement({
    [named.said(drawn.key, 'saidOn')]: '3 February 2023',
    [named.said(drawn.key, 'name')]: 'Ann Poe',
  });
  expect([typed.by, typed.saidOn]).toEqual(['Ann Poe', '2023-02-03']);
});
