/** What strangers may send is told in little time, however far apart its figures lie and however its units are spelt. */
import { expect, test } from 'vitest';
import { Evidence } from '../../../claims/engine/evidence.ts';
import { holesOf } from '../../../claims/engine/holes.ts';
import { rowBack } from '../../../claims/engine/rows.ts';
import type { Series } from '../../../claims/evidence/series.ts';
import { agree, unitOf } from '../../../claims/evidence/units.ts';
import { moment } from '../../../claims/exact/calendar.ts';
import { closed } from '../../../claims/exact/interval.ts';
import { rational } from '../../../claims/exact/number.ts';
import { divisorOf } from '../../../claims/surface/adjusted.ts';

/** Milliseconds: a hundred times what each takes, and a thousandth of what it once took. */
const SOON = 1_000;

function taken(does: () => unknown): number {
  const begun = performance.now();
  does();
  return performance.now() - begun;
}

test.each(['1 000 ', '1,0 ', '1 , ', 'an one each ', 'million '])('a unit of many %j', (part) => {
  expect(taken(() => unitOf(`per ${part.repeat(300)}x`))).toBeLessThan(SOON);
});

test.each([
  ['deaths per 1 000 000 people', 'deaths per million people'],
  ['deaths per 10 million people', 'deaths per 10,000,000 people'],
  ['deaths per 1 ,000 people', 'deaths per 1 ,000 person'],
])('%s is %s', (a, b) => expect(agree(a, b)).toBe(true));

test('two figures of a daily series at both ends of time', () => {
  const ends = ['0000-01-01', '9999-12-31'].map(moment);
  expect(taken(() => holesOf({ frequency: 'day' }, ends))).toBeLessThan(SOON);
  expect(holesOf({ frequency: 'day' }, ends)).toEqual({
    missing: 3_652_423,
    expected: 3_652_425,
    areUnknown: false,
  });
});

test.each([
  // A figure halfway between two steps stands for both.
  ['month', ['2020-01-31', '2020-03-31', '2020-03-31', '2020-07-31'], 4, 7],
  ['week', ['2020-01-01', '2020-01-04', '2020-01-12', '2020-01-29'], 2, 5],
  ['week', ['2020-01-01', '2020-01-15'], 1, 3],
  ['year', ['2019-12-31', '2020-06-30', '2022-12-31'], 1, 4],
] as const)('holes of each %s of %j', (frequency, days, missing, expected) => {
  expect(holesOf({ frequency }, days.map(moment))).toMatchObject({ missing, expected });
});

test('a row of very many figures', () => {
  const day = (n: number) => new Date(Date.UTC(2000, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);
  const known = Array.from({ length: 20_000 }, (_, i) => {
    const value = rational(BigInt(i));
    return { at: moment(day(i)), value, interval: closed(value, value) };
  });
  const step = { unit: 'day', size: 1, isStated: true } as const;
  let row: unknown[] = [];
  expect(taken(() => (row = rowBack(known as never, step)))).toBeLessThan(3 * SOON);
  expect(row).toHaveLength(known.length);
});

test('a price index of more figures than a call may have arguments', () => {
  const day = (n: number) => new Date(Date.UTC(1500, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);
  const of = (id: string, length: number): Series => ({
    id,
    title: id,
    unit: 'index',
    observations: Array.from({ length }, (_, i) => ({
      at: day(i),
      value: '100',
      precision: 'exact',
      source: 's',
      publishedOn: '2020-01-01',
      status: 'final',
    })),
  });
  const own = of('own', 1);
  const evidence = new Evidence({ series: [own, of('prices', 130_000)], related: { prices: 'prices' } });
  expect(divisorOf('real-terms', evidence, own, '2024-01-01')?.(moment(day(7)))?.at.text).toBe(day(7));
});
