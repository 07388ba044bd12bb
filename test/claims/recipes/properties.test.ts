/** What holds of every plan. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableNotices } from '../../../claims/recipes/notices.ts';
import { planImport } from '../../../claims/recipes/plan.ts';
import type { HeldFigure, Plan } from '../../../claims/recipes/plan-shape.ts';
import { proposeRecipe } from '../../../claims/recipes/propose.ts';
import { LAYOUTS, TIME_FORMS } from '../../../claims/recipes/recipe.ts';
import type { Cell, CellKind, Table } from '../../../claims/workbook/table.ts';
import { runs } from '../../support/scope.ts';
import { answersOf, askedBy, CASES } from './cases.ts';
import { planWith, recipeWith } from './plans.ts';

/** What the ledger has once a plan was applied. */
function applied(held: readonly HeldFigure[], plan: Plan): HeldFigure[] {
  return [...held, ...plan.new, ...plan.revised.map(({ figure }) => figure)];
}

describe('a plan that was applied', () => {
  it.each(
    CASES.filter(({ expect: expected }) => expected['new'] !== undefined).map(
      (one) => [one.case, one] as const,
    ),
  )('leaves nothing to do: %s', (_, one) => {
    const asked = askedBy(one);
    const plan = planImport(asked);
    const again = planImport({ ...asked, held: applied(asked.held, plan) });
    expect([again.new, again.revised]).toEqual([[], []]);
    expect(again.unchanged).toBe(plan.new.length + plan.revised.length + plan.unchanged);
  });
});

const label = fc.constantFrom('Kent', 'Essex', 'Avon & Somerset', 'x');
const line = fc.record({
  label,
  year: fc.integer({ min: 2000, max: 2012 }),
  value: fc.constantFrom('1', '20', '3.5', '1,234', ':', '', '7 p', '-4'),
});

/** A plan without where its figures stand. */
function withoutPlaces(plan: Plan) {
  const bare = (figure: object) => ({ ...figure, cell: undefined, shown: undefined, figure: undefined });
  return {
    ...plan,
    new: plan.new.map(bare),
    revised: plan.revised.map(bare),
    confirmed: plan.confirmed.map(bare),
    unmapped: [...plan.unmapped].sort(),
    warnings: plan.warnings.map(({ code, level, count }) => `${level} ${code} ${count}`).sort(),
  };
}

describe('the rows of a long table', () => {
  it('may stand in any order', () => {
    const part = {
      marks: { ':': 'missing', p: 'provisional' },
      series: {
        by: ['Area'],
        map: { Kent: { series: 'kent' }, x: null },
        rest: 'new',
        new: { id: '{Area}', title: '{Area}', unit: 'officers' },
      },
    };
    const lines = fc.uniqueArray(line, {
      selector: ({ label: area, year }) => `${area} ${year}`,
      maxLength: 20,
      minLength: 1,
    });
    fc.assert(
      fc.property(
        lines.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const held: HeldFigure[] = [
            { series: 'kent', at: '2005-01-01/2005-12-31', value: '20', publishedOn: '2010-01-01' },
          ];
          const plan = (of: typeof all) =>
            planWith(
              `Area;Time;Value\n${of.map((one) => `${one.label};${one.year};${one.value}`).join('\n')}\n`,
              part,
              { held },
            );
          expect(withoutPlaces(plan(shuffled))).toEqual(withoutPlaces(plan(all)));
        },
      ),
      runs(150),
    );
  });
});

const text = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '2019',
    '2020',
    'Jan',
    'Sep-19',
    '2019 Q1',
    '1,234',
    '12.5',
    '386.464',
    '..',
    ':',
    '5 p',
    'Kent',
    'Value',
    'Time',
    'Unit',
    'Notes',
    '16,2092',
    '1e5',
    '2018/19',
    '2021-01-01',
    '0.30000000000000004',
    '%',
    '(5)',
    '#N/A',
    '__proto__',
  ),
  fc.string({ maxLength: 8 }),
);
const kind = fc.constantFrom<CellKind>('text', 'number', 'date', 'percent', 'boolean', 'error', 'empty');
const cell: fc.Arbitrary<Cell> = fc
  .record({
    shown: text,
    kind,
    stored: fc.option(text, { nil: undefined }),
    sup: fc.option(text, { nil: undefined }),
    flags: fc.nat(15),
  })
  .map(({ shown, kind: of, stored, sup, flags }) => ({
    shown,
    kind: of,
    ...(stored === undefined ? {} : { stored }),
    ...(sup === undefined ? {} : { sup }),
    ...((flags & 1) > 0 ? { merged: true as const } : {}),
    ...((flags & 2) > 0 ? { noValue: true as const } : {}),
    ...(flags === 15 ? { at: '0:1' } : {}),
  }));
const table: fc.Arbitrary<Table> = fc
  .record({
    rows: fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }),
    gap: fc.nat(3),
    hidden: fc.boolean(),
    format: fc.constantFrom('csv', 'xlsx', 'sdmx-json'),
  })
  .map(({ rows, gap, hidden, format }) => ({
    format: format as Table['format'],
    sheets: [
      {
        name: format === 'xlsx' ? 'T' : '',
        ...(hidden ? { hidden: true as const } : {}),
        width: Math.max(0, ...rows.map((cells) => cells.length)),
        hiddenColumns: hidden ? ['B'] : [],
        rows: rows.map((cells, i) => ({
          number: i + 1 + (i > 1 ? gap : 0),
          cells,
          ...(hidden && i === 2 ? { hidden: true as const } : {}),
        })),
      },
    ],
  }));

const anyRecipe = fc
  .record({
    layout: fc.constantFrom(...LAYOUTS),
    form: fc.option(fc.constantFrom(...TIME_FORMS), { nil: undefined }),
    as: fc.constantFrom(
      undefined,
      'day',
      'month',
      'quarter',
      'year',
      'fiscal-year:03',
      'calendar-year',
      'month-end-day',
      'month-start-day',
      'year-ending',
    ),
    header: fc.constantFrom<unknown>(undefined, null, [1, 1], [1, 2], [3, 3]),
    column: fc.constantFrom('A', 'B', 'Time', 'Value', 'Kent', '2019'),
    rest: fc.constantFrom('stop', 'leave', 'new'),
    by: fc.constantFrom<unknown>(undefined, [], ['A'], ['C']),
    style: fc.constantFrom<object>(
      {},
      { decimal: '.' },
      { decimal: ',', group: '.' },
      { group: ' ' },
      { read: 'stored' },
      { precision: 'exact', scale: 1000 },
      { scale: { column: 'C' } },
      { precision: { low: 'C', high: 'D' } },
    ),
    more: fc.constantFrom<object>(
      {},
      { ignore: ['^'] },
      { where: { B: 'Kent' } },
      { markColumns: ['C'], marks: { p: 'provisional', ':': 'missing' } },
    ),
    published: fc.constantFrom<object>({ ask: true }, { cell: 'A1', form: 'DD MMM YYYY' }, { column: 'D' }),
    totals: fc.constantFrom<object>({}, { totals: { Kent: 'rest' } }),
    file: fc.constantFrom<object>(
      {},
      { fill: ['A', 'E'] },
      { hidden: 'skip' },
      { until: '^Notes' },
      { check: { A1: '^2' } },
      { heads: ['Time'] },
    ),
  })
  .map(({ layout, form, as, header, column, rest, by, style, more, published, totals, file }) => {
    const isTwo = form?.includes('+') === true;
    const where = layout === 'time-in-columns' ? {} : isTwo ? { columns: ['A', 'B'] } : { column };
    return (format: string) =>
      recipeWith({
        layout,
        file: { format, ...(header === undefined ? {} : { header }), ...file },
        time: { ...where, ...(form === undefined ? {} : { form }), ...(as === undefined ? {} : { as }) },
        value: { ...(layout === 'long' ? { column: 'B' } : {}), ...style },
        ...more,
        series: {
          ...(by === undefined ? {} : { by }),
          rest,
          map: { '': { series: 's' }, Kent: [null, { series: 't' }] },
          new: { id: 'made-{label}', title: '{label}', unit: '%' },
          ...totals,
        },
        published,
      });
  });

describe('whatever the table', () => {
  it('a plan is made, and its figures are decimals of times that exist', () => {
    fc.assert(
      fc.property(
        table,
        anyRecipe,
        fc.constantFrom(
          {},
          { published: '2021-05-05', older: { '*': 'unknown' } },
          { 'two-readings': 'comma', 'float-noise': 'rounded' },
        ),
        (given, recipe, ask) => {
          const held: HeldFigure[] = ['2018', '2019', '2020'].map((year) => ({
            series: 's',
            at: `${year}-01-01/${year}-12-31`,
            value: '12.5',
            publishedOn: '2021-01-01',
          }));
          const plan = planImport({
            table: given,
            recipe: recipe(given.format),
            held,
            answers: answersOf(ask),
            today: '2026-11-30',
          });
          for (const { value, at, publishedOn } of plan.new) {
            expect(value).toMatch(/^-?\d+(?:\.\d+)?$/);
            expect(at).toMatch(/^\d{4}-\d\d-\d\d(?:\/\d{4}-\d\d-\d\d)?$/);
            expect(publishedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
          }
          expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
          for (const { message, where, count } of plan.warnings) {
            expect(message.length).toBeGreaterThan(20);
            expect(where.length).toBeLessThanOrEqual(20);
            expect(count).toBeGreaterThanOrEqual(0);
          }
        },
      ),
      runs(1_500),
    );
  });

  it('a recipe is proposed or not, and notices are given', () => {
    fc.assert(
      fc.property(table, (given) => {
        proposeRecipe(given, { today: '2026-11-30' });
        tableNotices(given);
      }),
      runs(500),
    );
  });
});
