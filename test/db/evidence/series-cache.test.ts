/** Packs of series: read as they are written, and refused if they are anything else. */
import { describe, expect, it } from 'vitest';
import { EVERYTHING } from '../../../db/evidence/rows.ts';
import { cachedEvidence } from '../../../db/evidence/series-cache.ts';

const SOURCE = {
  id: 'report',
  title: 'The report',
  publisher: 'The office',
  url: null,
  publishedOn: '2023-01-25',
  retrievedOn: null,
  sha256: null,
  licence: null,
  quote: null,
};

/** A figure as a pack has it: series, at, value, precision, source, publishedOn, status, id, correctedBy. */
const figure = (
  value: string,
  id: number,
  more: { precision?: string; correctedBy?: number | null } = {},
) => [
  'wardens',
  '2022-12-31',
  value,
  more.precision ?? null,
  'report',
  '2023-01-25',
  'provisional',
  id,
  more.correctedBy ?? null,
];

function pack(observations: unknown, series: object = {}, sources: unknown = [SOURCE]): string {
  const head = {
    id: 'wardens',
    title: 'Wardens',
    measure: null,
    unit: 'wardens',
    place: null,
    definition: null,
    frequency: null,
  };
  return JSON.stringify({ series: { ...head, ...series }, observations, sources });
}

describe('a pack of a series', () => {
  it('is read without what is empty in it', () => {
    expect(cachedEvidence(pack([figure('12', 1, { precision: '{"nearest":"10"}' })]), EVERYTHING)).toEqual({
      series: [
        {
          id: 'wardens',
          title: 'Wardens',
          unit: 'wardens',
          observations: [
            {
              at: '2022-12-31',
              value: '12',
              precision: { nearest: '10' },
              source: 'report',
              publishedOn: '2023-01-25',
              status: 'provisional',
            },
          ],
        },
      ],
      sources: [{ id: 'report', title: 'The report', publisher: 'The office', publishedOn: '2023-01-25' }],
    });
  });

  it('is read as the ledger stood at a mark', () => {
    const packed = pack([figure('12', 1, { correctedBy: 2 }), figure('13', 2)]);
    const valuesAt = (mark: number) =>
      cachedEvidence(packed, mark).series[0]?.observations.map((o) => o.value);
    expect([valuesAt(0), valuesAt(1), valuesAt(2)]).toEqual([[], ['12'], ['13']]);
    // No figure names the source yet; a claim that cites it brings it along.
    expect(cachedEvidence(packed, 0).sources).toEqual([]);
    const cited = { id: 'report', title: 'The report', publisher: 'The office' };
    expect(cachedEvidence(packed, 0, [cited]).sources).toEqual([cited]);
  });

  it.each([
    ['a figure that is no list', pack([{ at: '2022-12-31' }])],
    ['figures that are no list', pack({})],
    [
      'a value that is a number',
      pack([['wardens', '2022-12-31', 12, null, 'report', '2023-01-25', null, 1, null]]),
    ],
    [
      'a status that there is not',
      pack([['wardens', '2022-12-31', '12', null, 'report', '2023-01-25', 'sure', 1, null]]),
    ],
    ['a precision that there is not', pack([figure('12', 1, { precision: '{"about":"10"}' })])],
    ['a figure without an id', pack([['wardens', '2022-12-31', '12', null, 'report', '2023-01-25', null]])],
    ['a series without a unit', pack([], { unit: null })],
    ['a frequency that there is not', pack([], { frequency: 'often' })],
    ['a source without a title', pack([figure('12', 1)], {}, [{ ...SOURCE, title: null }])],
    ['no object', '7'],
  ])('is refused with %s', (_, packed) => {
    expect(() => cachedEvidence(packed, EVERYTHING)).toThrow();
  });
});
