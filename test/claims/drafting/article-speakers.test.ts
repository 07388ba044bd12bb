/** Whose the words of a line are, where the text gives them another speaker than the rest of their entry. */
import { expect, it } from 'vitest';
import type { ArticleReading, Voice } from '../../../claims/article/article.ts';
import { readArticle } from '../../../claims/article/read.ts';
import { named, sheetOf } from '../../../claims/drafting/article-sheet.ts';

const TEXT = '“We have 16,753 officers, 43 of them new,” said Jane Doe, the Home Secretary.';
const HEAD = { title: 'Officers', publisher: 'A Gazette', date: '2023-01-25' };
const ROE = { name: 'John Roe', role: 'Mayor of Barset', aliases: [] };

/** The reading of the text with another speaker of its first test, and of the whole entry. */
function readAs(speaker: Voice['speaker'], whole?: Voice['speaker']): ArticleReading {
  const reading = readArticle(TEXT, HEAD);
  const [entry] = reading.entries;
  const [first, ...rest] = entry?.tests ?? [];
  if (entry === undefined || first === undefined) throw new Error('The text has a test.');
  const voice = { ...entry.voice, speaker, why: 'as the test says' };
  const own = whole === undefined ? entry.voice : { ...entry.voice, speaker: whole };
  return { ...reading, entries: [{ ...entry, voice: own, tests: [{ ...first, voice }, ...rest] }] };
}

function lineOf(reading: ArticleReading, posted: Record<string, string> = {}) {
  const read = { head: HEAD, reading };
  const [item] = sheetOf({ text: TEXT, now: read, before: read, posted, order: 'text' });
  const [line] = item?.lines ?? [];
  if (item === undefined || line === undefined) throw new Error('The list has a line.');
  return { item, line, by: line.fields['claimant.name'] ?? '' };
}

const { item, line } = lineOf(readAs(ROE));
const [BY, WAS] = [named.by(line.key), named.wasBy(line.key)];
const NAME = named.said(item.key, 'name');

it('are those of the speaker that the text gives them, with their role', () => {
  const own = lineOf(readAs(ROE));
  expect([own.by, own.line.fields['claimant.role'], own.line.hasOwnSpeaker]).toEqual([
    'John Roe',
    'Mayor of Barset',
    true,
  ]);
  expect(own.item.said.name).toBe('Jane Doe');
});

it('are those of whoever is typed at the line, of whom only the name is known unless the text tells more', () => {
  const typed = lineOf(readAs(ROE), { [BY]: 'Ann Poe', [WAS]: 'John Roe' });
  expect([typed.by, typed.line.fields['claimant.role'], typed.line.proposedBy]).toEqual([
    'Ann Poe',
    undefined,
    'John Roe',
  ]);
  const known = lineOf(readAs('?'), { [BY]: 'jane doe', [WAS]: '' });
  expect([known.by, known.line.fields['claimant.role']]).toEqual(['jane doe', 'Home Secretary']);
});

it('follow the speaker of the entry where that was changed by hand, and nothing was typed at the line', () => {
  expect(lineOf(readAs(ROE), { [NAME]: 'Ann Poe', [BY]: 'John Roe', [WAS]: 'John Roe' }).by).toBe('Ann Poe');
  expect(lineOf(readAs(ROE), { [NAME]: 'Ann Poe', [BY]: 'Tom Coe', [WAS]: 'John Roe' }).by).toBe('Tom Coe');
  // A speaker of the entry that was open is filled in, and says nothing of others whom the text names.
  expect(lineOf(readAs(ROE, '?'), { [NAME]: 'Ann Poe', [BY]: 'John Roe', [WAS]: 'John Roe' }).by).toBe(
    'John Roe',
  );
});

it('are open where the text leaves them open, or somebody emptied the field, whoever said the rest', () => {
  for (const [reading, posted] of [
    [readAs('?'), {}],
    [readAs(ROE), { [BY]: ' ', [WAS]: 'John Roe' }],
  ] as const) {
    const own = lineOf(reading, posted);
    expect([own.by, own.line.isOpen, own.item.isOpen]).toEqual(['', true, false]);
  }
});

it('are those of the entry where the text gives them no other speaker', () => {
  const jane = readArticle(TEXT, HEAD).entries[0]?.voice.speaker ?? null;
  const own = lineOf(readAs(jane), { [NAME]: 'Ann Poe' });
  expect([own.by, own.line.hasOwnSpeaker]).toEqual(['Ann Poe', false]);
});
