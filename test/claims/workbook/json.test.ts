/** JSON-stat and SDMX-JSON, and JSON whose numbers stay as they are written. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Json, JsonNumber, readJson } from '../../../claims/workbook/json.ts';
import { COMMAND_LIMITS } from '../../../claims/workbook/table.ts';
import { runs } from '../../support/scope.ts';
import { cellAt, sheetNamed, shownRows, tableOf, tableOfText } from '../../support/tables.ts';

/** What was read, as `JSON.parse` gives it. */
function plain(json: Json): unknown {
  if (json instanceof JsonNumber) return Number(json.text);
  if (json instanceof Map) return Object.fromEntries([...json].map(([key, value]) => [key, plain(value)]));
  return Array.isArray(json) ? json.map(plain) : json;
}

const read = (text: string) => readJson(text, COMMAND_LIMITS);
const sheetOf = (json: unknown) => sheetNamed(tableOfText(JSON.stringify(json)));

describe('JSON', () => {
  it('is read as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.integer({ min: 0, max: 2 }), (text, indent) => {
        // A nought keeps no sign in JSON.stringify.
        const written = JSON.stringify(JSON.parse(text), null, indent);
        const expected = JSON.parse(written);
        const hasProto = written.includes('__proto__');
        if (!hasProto) expect(plain(read(written))).toEqual(expected);
      }),
      runs(500),
    );
  });

  it('keeps numbers as they are written, and keys in their order', () => {
    expect(read('[40.3000,-1E-7]')).toEqual([new JsonNumber('40.3000'), new JsonNumber('-1E-7')]);
    expect([...(read('{"b":1,"10":2,"2":3}') as ReadonlyMap<string, Json>).keys()]).toEqual(['b', '10', '2']);
    expect(read('"\\u00e9\\n\\""')).toBe('é\n"');
  });

  it.each([
    '',
    '{',
    '[1,]',
    '{"a"}',
    '{a:1}',
    '[1 2]',
    '"a',
    '"\\x"',
    '"a\\',
    '01',
    '1.',
    '-',
    'nul',
    '[1]]',
    "{'a':1}",
    '['.repeat(65) + ']'.repeat(65),
  ])('%j is refused', (text) => expect(() => read(text)).toThrow(/damaged JSON/));

  it('is refused if it has very many values', () => {
    expect(() => readJson(`[${'1,'.repeat(50)}1]`, { ...COMMAND_LIMITS, cells: 10 })).toThrow(
      'more than 10 filled cells',
    );
  });

  it('of another kind is refused with what to do', () => {
    for (const text of ['{"a":1}', '[{"page":1},[]]', '[]', '{"errors":[]}', '{"dimension":1}'])
      expect(() => tableOfText(text)).toThrow('neither JSON-stat nor SDMX-JSON');
    expect(tableOfText('[x],1').format).toBe('csv');
  });
});

const CUBE = {
  version: '2.0',
  class: 'dataset',
  label: 'Unemployment',
  id: ['area', 'year'],
  size: [2, 3],
  dimension: {
    area: {
      label: 'Area',
      category: { index: { UK: 1, FR: 0 }, label: { UK: 'United Kingdom', FR: 'France' } },
    },
    year: { category: { index: ['2019', '2020', '2021'] } },
  },
  value: [1, 2.5, null, 4, 5, 6],
};

describe('JSON-stat', () => {
  it('is a row for each figure, with codes and their labels', () => {
    const sheet = sheetOf(CUBE);
    expect(shownRows(sheet)).toEqual([
      [1, 'area', 'year', 'value'],
      [2, 'FR', '2019', '1'],
      [3, 'FR', '2020', '2.5'],
      [4, 'FR', '2021'],
      [5, 'UK', '2019', '4'],
      [6, 'UK', '2020', '5'],
      [7, 'UK', '2021', '6'],
    ]);
    expect(sheet.rows[0]?.cells[0]).toEqual({ shown: 'area', kind: 'text', label: 'Area' });
    expect(sheet.rows[4]?.cells[0]).toEqual({
      shown: 'UK',
      kind: 'text',
      label: 'United Kingdom',
      at: 'value[3]',
    });
    expect(sheet.rows[4]?.cells[2]).toEqual({ shown: '4', kind: 'number', at: 'value[3]' });
  });

  it('has the places of its numbers', () => {
    const text = JSON.stringify(CUBE).replace('2.5', '2.50').replace('[1,', '[1E3,');
    const table = tableOfText(text);
    expect([cellAt(table, 'C2')?.shown, cellAt(table, 'C3')?.shown]).toEqual(['1000', '2.50']);
  });

  it.each([
    [
      { value: { '4': 5, '1': 2 } },
      [
        ['FR', '2020', '2'],
        ['UK', '2020', '5'],
      ],
    ],
    [
      { value: { '4': 5 }, status: { '4': 'p', '0': ':' } },
      [
        ['FR', '2019', '', ':'],
        ['UK', '2020', '5', 'p'],
      ],
    ],
    [
      { value: [1, 2], status: ['e'] },
      [
        ['FR', '2019', '1', 'e'],
        ['FR', '2020', '2'],
      ],
    ],
    [{ value: { '5': 1 }, status: 'p' }, [['UK', '2021', '1', 'p']]],
    [{ value: { '99': 1 } }, []],
  ])('may name the places of its figures, and has a status: %j', (more, rows) => {
    const [, ...found] = shownRows(sheetOf({ ...CUBE, ...more }));
    expect(found.map(([, ...cells]) => cells)).toEqual(rows);
  });

  it('of version 1, and in a collection, has a sheet for each of its sets', () => {
    const { area, year } = CUBE.dimension;
    const old = { dimension: { id: CUBE.id, size: CUBE.size, area, year }, value: [1] };
    expect(shownRows(sheetOf({ a: old }))).toEqual([
      [1, 'area', 'year', 'value'],
      [2, 'FR', '2019', '1'],
    ]);
    expect(tableOfText(JSON.stringify({ a: old, b: old })).sheets.map(({ name }) => name)).toEqual([
      'a',
      'b',
    ]);
    const one = {
      class: 'collection',
      link: {
        item: [
          { class: 'dataset', href: 'x' },
          { ...CUBE, label: 'U' },
        ],
      },
    };
    expect(tableOfText(JSON.stringify(one)).sheets.map(({ name }) => name)).toEqual(['']);
    expect(() => tableOfText('{"class":"collection","link":{"item":[]}}')).toThrow('without figures');
  });

  it('has a single category without an index', () => {
    const single = {
      ...CUBE,
      id: ['area'],
      size: [1],
      dimension: { area: { category: { label: { UK: 'x' } } } },
      value: [7],
    };
    expect(shownRows(sheetOf(single))).toEqual([
      [1, 'area', 'value'],
      [2, 'UK', '7'],
    ]);
  });

  it.each([{ id: ['area'] }, { size: [2, 'x'] }, { dimension: {} }, { size: [1e9, 1e9], value: { '0': 1 } }])(
    'is refused if it does not fit together: %j',
    (more) => {
      expect(() => sheetOf({ ...CUBE, ...more })).toThrow('damaged JSON-stat');
    },
  );
});

const TIME = { id: 'TIME_PERIOD', values: [{ id: '2019' }, { id: '2020', name: '2020' }] };
const AREA = { id: 'AREA', name: 'Area', values: [{ id: 'UK', name: 'United Kingdom' }] };
const STATUS = { id: 'OBS_STATUS', default: 'A', values: [{ id: 'A', name: 'Normal' }, { id: 'P' }] };
const NOTE = { id: 'NOTE', values: [{ name: 'A text' }] };

describe('SDMX-JSON', () => {
  it.each(['ecb-ts.json', 'ecb-flat.json'])(
    'of %s has dimensions of all levels, figures as they are written, keys',
    (name) => {
      const table = tableOf(name);
      expect(table.format).toBe('sdmx-json');
      const [heads, ...rows] = sheetNamed(table).rows;
      expect(heads?.cells.map(({ shown }) => shown)).toEqual([
        'FREQ',
        'CURRENCY_DENOM',
        'EXR_TYPE',
        'EXR_SUFFIX',
        'CURRENCY',
        'TIME_PERIOD',
        'OBS_VALUE',
        'TITLE',
        'OBS_STATUS',
      ]);
      expect(rows).toHaveLength(4);
      expect(rows[3]?.cells[6]).toEqual({ shown: '40.3000', kind: 'number', at: '1:1' });
      expect(rows[3]?.cells[4]).toEqual({ shown: 'RUB', kind: 'text', label: 'Russian rouble', at: '1:1' });
      expect(rows[3]?.cells[7]).toEqual({ shown: 'Russian rouble (RUB)', kind: 'text', at: '1:1' });
      expect(rows[3]?.cells[8]?.shown).toBe('A');
    },
  );

  it('of version 2 has several figures, attributes of groups, and a structure for each set', () => {
    const structure = {
      dimensions: { dataSet: [], series: [AREA], observation: [TIME] },
      measures: { observation: [{ id: 'OBS_VALUE' }, { id: 'ERROR' }] },
      attributes: {
        dataSet: [NOTE],
        dimensionGroup: [{ id: 'UNIT' }, NOTE],
        series: [],
        observation: [STATUS],
      },
    };
    const set = {
      structure: 0,
      attributes: ['free'],
      dimensionGroupAttributes: { '0:': [['a', 'b'], 0] },
      series: { '0': { observations: { '0': [1, 2, 1], '1': ['x', null] } } },
    };
    const message = {
      meta: {},
      data: {
        structures: [structure, structure],
        dataSets: [set, { ...set, structure: 1 }, { ...set, action: 'Delete' }],
      },
    };
    const { sheets } = tableOfText(JSON.stringify(message));
    expect(sheets.map(({ name }) => name)).toEqual(['1', '2']);
    expect(sheets.map(shownRows)[0]).toEqual([
      [1, 'AREA', 'TIME_PERIOD', 'OBS_VALUE', 'ERROR', 'NOTE', 'UNIT', 'NOTE', 'OBS_STATUS'],
      [2, 'UK', '2019', '1', '2', 'free', 'a, b', 'A text', 'P'],
      [3, 'UK', '2020', 'x', '', 'free', 'a, b', 'A text', 'A'],
    ]);
  });

  it('leaves what points at annotations, and knows what holds where nothing is given', () => {
    const structure = {
      dimensions: { observation: [AREA, TIME] },
      attributes: { observation: [{ id: 'EMPTY', values: [] }, STATUS] },
    };
    const observations = { '0:0': [1, null, 1, 7], '0:1': [null], '0:2': [5] };
    const sheet = sheetOf({
      structure: {
        ...structure,
        dimensions: { observation: [AREA, { ...TIME, values: [...TIME.values, { id: '2021' }] }] },
      },
      dataSets: [{ observations }],
    });
    expect(shownRows(sheet)).toEqual([
      [1, 'AREA', 'TIME_PERIOD', 'OBS_VALUE', 'EMPTY', 'OBS_STATUS'],
      [2, 'UK', '2019', '1', '', 'P'],
      [3, 'UK', '2020', '', '', 'A'],
      [4, 'UK', '2021', '5', '', 'A'],
    ]);
  });

  it.each(['0', '0:9', '0:x', ':', '0:'])('is refused where the key %j names no value', (key) => {
    const structure = { dimensions: { observation: [AREA, TIME] } };
    expect(() => sheetOf({ structure, dataSets: [{ observations: { [key]: [1] } }] })).toThrow(
      'damaged SDMX-JSON',
    );
  });

  it('without data is refused', () => {
    expect(() =>
      tableOfText('{"meta":{"schema":"https://x/sdmx-json/structure"},"data":{"codelists":[]}}'),
    ).toThrow('without data');
    expect(() => tableOfText('{"dataSets":[],"structure":{}}')).toThrow('without data');
  });
});
