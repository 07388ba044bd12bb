/** Pairs of words of editors: what becomes one, what is barred, and which pairs contradict each other. */
import { describe, expect, it } from 'vitest';
import { compare } from '../../../claims/repeats/compare.ts';
import {
  contradiction,
  MOST_PAIRS,
  pairedWords,
  pairFault,
  pairWord,
  type Stand,
  type WordPair,
  wordFault,
} from '../../../claims/repeats/paired-words.ts';
import { weighBy } from '../../../claims/repeats/topic.ts';

const pair = (one: string, stand: Stand, other: string): WordPair => ({ one, other, stand });
const ways = (a: string, b: string, pairs: readonly WordPair[]) =>
  compare(
    { words: a, saidOn: '2024-02-01' },
    { words: b, saidOn: '2024-02-03' },
    { weigh: weighBy(new Map(), 1_000), words: pairedWords(pairs) },
  );

const TRUCKS = 'There are 4,100 empty trucks parked at Dover port';
const LORRIES = 'There are 4,100 empty lorries parked at Dover port';

describe('words that are one', () => {
  it('make one claim of two, directly and through others, in any form', () => {
    expect(ways(TRUCKS, LORRIES, []).relation).not.toBe('same');
    expect(ways(TRUCKS, LORRIES, [pair('lorry', 'one', 'truck')]).relation).toBe('same');
    const chain = [pair('Trucks', 'one', 'juggernaut'), pair('juggernauts', 'one', 'lorries')];
    expect(ways(TRUCKS, LORRIES, chain).relation).toBe('same');
    expect(ways(LORRIES, TRUCKS, chain).relation).toBe('same');
  });

  it('count as shared words where no figure tells', () => {
    const [a, b] = ['Empty trucks clog the Dover approach', 'Empty lorries clog the Dover approach'];
    const [without, given] = [[], [pair('truck', 'one', 'lorry')]].map((pairs) => ways(a, b, pairs).bond);
    expect(given).toBeGreaterThan(without ?? 1);
  });

  it('leave all else as it is', () => {
    const others = [pair('kettle', 'one', 'teapot'), pair('kettle', 'never', 'spoon')];
    expect(ways(TRUCKS, LORRIES, others)).toEqual(ways(TRUCKS, LORRIES, []));
    expect(ways(TRUCKS, TRUCKS, others)).toEqual(ways(TRUCKS, TRUCKS, []));
  });
});

describe('words that are never one', () => {
  it('are a bar, for all that is one with them too', () => {
    const [a, b] = [
      'We built 4,100 dwellings in Leeds last year',
      'We built 4,100 houses in Leeds last year',
    ];
    const [barns, sheds] = [a.replace('dwellings', 'barns'), b.replace('houses', 'sheds')];
    expect(ways(barns, sheds, [pair('barn', 'one', 'shed')]).relation).toBe('same');
    const apart = [pair('barn', 'never', 'hut'), pair('hut', 'one', 'shed')];
    expect(['related', 'none']).toContain(ways(barns, sheds, apart).relation);
  });
});

describe('a pair', () => {
  const HELD = [pair('lorry', 'one', 'truck'), pair('truck', 'one', 'wagon'), pair('wagon', 'never', 'cart')];

  it.each([
    [
      pair('lorry', 'never', 'wagon'),
      /“lorry” and “wagon” are never one, as editors say, .*“lorry” and “truck”, “truck” and “wagon”/,
    ],
    [pair('cart', 'one', 'lorry'), /“wagon” and “cart” are never one/],
    [pair('people', 'one', 'cases'), /“people” and “cases” cannot be one: they are never one, by the list/],
    [pair('people', 'never', 'cases'), /never one already, by the list of the program/],
    [pair('people', 'one', 'persons'), /one already, without a pair/],
    [pair('patient', 'never', 'voter'), /cannot be kept apart/],
    [pair('trucks', 'one', 'Lorry'), /are one already/],
    [pair('cart', 'never', 'wagons'), /are never one already/],
  ])('%j is refused', (given, why) => {
    expect(pairFault(HELD, given)).toMatch(why);
  });

  it('that says something new is taken, and the chain through the program’s list is seen', () => {
    expect(pairFault(HELD, pair('van', 'never', 'lorry'))).toBeUndefined();
    expect(pairFault([], pair('claimant', 'one', 'people'))).toBeUndefined();
    expect(pairFault([pair('claimant', 'one', 'people')], pair('case', 'one', 'claimants'))).toMatch(
      /“person” and “case” are never one.*“claimant” and “people”, “case” and “claimants”/,
    );
  });

  it('is of two words, each the noun of a thing', () => {
    expect(['people', 'sick-days', "d'immigrés", 'عامل'].map(wordFault)).toEqual(Array(4).fill(undefined));
    for (const word of ['', 'two words', '<b>', '42', '%', 'x'.repeat(100_000), 'a\nb', 'housing'])
      expect([word.slice(0, 20), wordFault(word)]).toEqual([word.slice(0, 20), expect.any(String)]);
    expect(pairWord(' Lorry’s ')).toBe("lorry's");
  });

  it.each([
    ['million', 'a word of a number'],
    ['Twenty', 'a word of a number'],
    ['percent', 'a word of a unit'],
    ['years', 'a word of a unit'],
    ['not', 'a word without a thing of its own'],
    ['the', 'a word without a thing of its own'],
    ['rise', 'a word of direction'],
    ['falls', 'a word of direction'],
    ['pounds', 'a currency'],
    ['USD', 'a currency'],
  ])('is not of “%s”, which is %s', (word, sort) => {
    expect(wordFault(word)).toMatch(sort === '' ? /./ : new RegExp(`${sort}|no noun`));
  });

  it('is told from very many in a moment', () => {
    const many = Array.from({ length: MOST_PAIRS }, (_, i) => pair(`w${word(i)}`, 'one', `w${word(i + 1)}`));
    const started = performance.now();
    expect(pairFault(many, pair(`w${word(0)}`, 'never', `w${word(MOST_PAIRS)}`))).toMatch(/contradicts/);
    expect(contradiction(many)).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

/** A number as letters that no stem is made of. */
const word = (n: number) => [...String(n)].map((digit) => 'bcdfghjklm'[Number(digit)]).join('');
