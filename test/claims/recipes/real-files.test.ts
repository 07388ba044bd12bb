/** Files of offices that no case reads: each with a recipe of its own, and figures looked up in it by hand. */
import { describe, expect, it } from 'vitest';
import { planImport } from '../../../claims/recipes/plan.ts';
import type { HeldFigure, Plan } from '../../../claims/recipes/plan-shape.ts';
import { answersOf, CASES, planOf, recipeOf, tableOf } from './cases.ts';
import { codesOf, foundIn } from './plans.ts';

interface Read {
  recipe: object;
  ask?: object;
  held?: HeldFigure[];
}

function planFor(file: string, { recipe: part, ask, held = [] }: Read): Plan {
  const recipe = recipeOf({
    recipe: 1,
    id: 'test',
    source: { title: 'A file', publisher: 'An office' },
    published: { ask: true },
    ...part,
  });
  const table = tableOf(file, recipe.file.format, recipe.file.delimiter);
  return planImport({
    table,
    recipe,
    held,
    answers: answersOf({ published: '2026-11-20', older: { '*': 'here' }, ...ask }),
    today: '2026-11-30',
  });
}

/** A figure in short, by its cell. */
function at(plan: Plan, cell: string): string | undefined {
  const found = plan.new.find((one) => one.cell === cell);
  return (
    found && `${found.series} ${found.at} ${found.value}${found.note === undefined ? '' : ` ${found.note}`}`
  );
}

describe('the tables of the IOPC', () => {
  const file = 'iopc-time-series-2019-20.ods';
  const value = { decimal: '.', group: ',' };

  it('stand below each other in one sheet', () => {
    const plan = planFor(file, {
      recipe: {
        file: {
          format: 'ods',
          sheet: 'RTI',
          header: [12, 12],
          until: '^Total',
          check: { A11: '^Table 1.1 ' },
        },
        layout: 'series-in-columns',
        time: { column: 'Financial year', form: 'YYYY/YY', as: 'fiscal-year:03' },
        value,
        series: {
          map: { 'Number of fatalities': { series: 'dead' }, 'Number of incidents': { series: 'incidents' } },
        },
      },
    });
    expect([plan.new.length, codesOf(plan), at(plan, 'RTI!B13'), at(plan, 'RTI!C28')]).toEqual([
      32,
      [],
      'dead 2004-04-01/2005-03-31 44',
      'incidents 2019-04-01/2020-03-31 24',
    ]);
  });

  it('have heads that are spread over two columns, and figures with a mark', () => {
    const plan = planFor(file, {
      recipe: {
        file: { format: 'ods', sheet: 'Custody', header: [33, 34], until: '^~' },
        layout: 'time-in-columns',
        time: { form: 'YY/YY', as: 'fiscal-year:03' },
        value,
        marks: { '~': 'note' },
        ignore: ['^Total fatalities'],
        series: {
          by: ['Gender'],
          map: { Male: { series: 'm' }, Female: { series: 'f' }, 'Total fatalities': null },
          totals: { 'Total fatalities': ['Male', 'Female'] },
        },
      },
    });
    expect([plan.new.length, codesOf(plan), at(plan, 'Custody!B35'), at(plan, 'Custody!Q35')]).toEqual([
      32,
      [],
      'm 2004-04-01/2005-03-31 31',
      'm 2018-04-01/2019-03-31 15 ~',
    ]);
  });

  it('say which total its parts do not add up to', () => {
    const recipe = {
      file: { format: 'ods', sheet: 'RTI', header: [32, 33], until: '^Table 1.3' },
      layout: 'time-in-columns',
      time: { form: 'YY/YY', as: 'fiscal-year:03' },
      value,
      ignore: ['^Total incidents'],
    };
    const map = {
      'Pursuit-related': { series: 'a' },
      'Emergency response related': { series: 'b' },
      Other: { series: 'c' },
      'Total INCIDENTS': null,
    };
    expect(
      codesOf(
        planFor(file, {
          recipe: { ...recipe, series: { by: ['RTI type'], map, totals: { 'Total INCIDENTS': 'rest' } } },
        }),
      ),
    ).toEqual([]);
    const wrong = planFor(file, {
      recipe: { ...recipe, series: { by: ['RTI type'], map, totals: { 'Total INCIDENTS': ['Other'] } } },
    });
    expect(foundIn(wrong, 'sum-differs')[0]?.count).toBe(16);
  });
});

describe('the police workforce', () => {
  const file = 'police-workforce-sep19-tables.ods';
  const made = { id: 'w-{head}', title: '{head}', unit: 'FTE' };

  it('has a series of years with a footnote on one of them, and notes that begin in the last column', () => {
    const plan = planFor(file, {
      recipe: {
        file: {
          format: 'ods',
          sheet: 'Table_6',
          header: [4, 4],
          columns: { A: 'Date' },
          until: '^(Notes?|Source)',
        },
        layout: 'series-in-columns',
        time: { column: 'Date', form: 'DD MMM YYYY' },
        value: { decimal: '.', group: ',' },
        series: { rest: 'new', new: made },
      },
    });
    expect([plan.new.length, plan.series.length, codesOf(plan)]).toEqual([70, 5, []]);
    expect([at(plan, 'Table_6!B5'), at(plan, 'Table_6!B11')]).toEqual([
      'w-police-officers 2006-09-30 141385',
      'w-police-officers 2012-09-30 131839 2',
    ]);
  });

  it('has two points for what is missing, and a label twice', () => {
    const plan = planFor(file, {
      recipe: {
        file: {
          format: 'ods',
          sheet: 'Table_3',
          header: [4, 6],
          columns: { A: 'Force' },
          until: '^(Notes?|Source)',
        },
        layout: 'time-in-columns',
        time: { form: 'MMM-YY', as: 'month-end-day' },
        value: { decimal: '.', group: ',' },
        marks: { '..': 'missing' },
        ignore: ['^Change '],
        series: {
          by: ['Force'],
          rest: 'new',
          map: { 'West Midlands': [null, { series: 'w-wm' }] },
          new: { ...made, id: 'w-{Force}' },
        },
      },
    });
    expect([plan.missing, codesOf(plan), at(plan, 'Table_3!B9'), at(plan, 'Table_3!B28')]).toEqual([
      { '..': 39 },
      [],
      'w-durham 2018-09-30 94',
      undefined,
    ]);
  });
});

describe('other files', () => {
  it('of Eurostat, a year later: a provisional figure is final, one is revised, a country is gone, another is new', () => {
    const first = CASES.find((one) => one.case === 'eurostat-tsv');
    if (first === undefined) throw new Error('the case is not there');
    const plan = planFor('eurostat-later.tsv', {
      recipe: first.recipe as object,
      held: [...planOf(first).new],
    });
    expect([plan.stop, plan.unmapped, plan.unchanged, plan.before, plan.missing]).toEqual([
      ['label-unmapped'],
      ['LT'],
      7,
      12,
      { ':': 1 },
    ]);
    expect(
      plan.revised.map(({ series, old, new: is, percent, status }) => [series, old, is, percent, status]),
    ).toEqual([
      ['life-f-ea18', '83.4', '83.4', '0', ['provisional', null]],
      ['life-f-fr', '84.6', '84.5', '-0.118203', undefined],
    ]);
    expect(plan.gone.map(({ series, at: when }) => `${series} ${when.slice(0, 4)}`)).toEqual([
      'life-f-ie 2018',
      'life-f-ie 2019',
      'life-f-ie 2020',
    ]);
  });

  it.each([
    [
      'nisra-pxstat.csv',
      {
        file: { format: 'csv' },
        layout: 'long',
        time: { column: 'Annual', form: 'YYYY-YYYY', as: 'fiscal-year:06' },
        value: { column: 'VALUE' },
        where: { UNIT: 'Count' },
        ignore: ['Statistic'],
        series: {
          by: ['Local Government Districts', 'Components of Change'],
          rest: 'new',
          new: { id: '{label}', title: '{label}', unit: 'people' },
        },
      },
      'F2',
      'belfast-starting-population 2010-07-01/2011-06-30 333489',
    ],
    [
      'owid-grapher.csv',
      {
        file: { format: 'csv' },
        layout: 'long',
        time: { column: 'Year', form: 'YYYY' },
        value: { column: 'Period life expectancy at birth', decimal: '.' },
        ignore: ['Entity'],
        series: { by: ['Code'], map: { GBR: { series: 'life' } } },
      },
      'D4',
      'life 2023-01-01/2023-12-31 81.3',
    ],
    [
      'ons-v4_0.csv',
      {
        file: { format: 'csv' },
        layout: 'long',
        time: { column: 'Time', form: 'MMM-YY' },
        value: { column: 'v4_0', decimal: '.' },
        where: { 'uk-only': 'K02000001' },
        ignore: ['mmm-yy', 'Geography', 'Aggregate'],
        series: { by: ['cpih1dim1aggid'], map: { CP00: { series: 'cpih' } } },
      },
      'A4',
      'cpih 2025-10-01/2025-10-31 139.5',
    ],
    [
      'boe-utf16.csv',
      {
        file: { format: 'csv' },
        layout: 'long',
        time: { column: 'DATE', form: 'DD MMM YYYY', as: 'day' },
        value: { column: 'VALUE', decimal: ',', precision: 'exact' },
        marks: { 'n/a': 'missing' },
        series: { by: ['SERIES'], map: { IUDBEDR: { series: 'bank-rate' }, IUDSOIA: { series: 'sonia' } } },
      },
      'C3',
      'sonia 2026-03-02 3.97',
    ],
    [
      'dp-cpiai.csv',
      {
        file: { format: 'csv' },
        layout: 'series-in-columns',
        time: { column: 'Date', form: 'YYYY-MM-DD', as: 'month' },
        value: { decimal: '.' },
        series: { map: { Index: { series: 'cpi' }, Inflation: null } },
      },
      'B2',
      'cpi 1913-01-01/1913-01-31 9.8',
    ],
  ] as const)('%s', (file, recipe, cell, figure) => {
    const plan = planFor(file, { recipe });
    expect(plan.warnings.filter(({ level }) => level !== 'said')).toEqual([]);
    expect(at(plan, cell)).toBe(figure);
  });
});
