/** Layouts, labels, heads, the ledger and the guards: what a plan says of each. */
import { describe, expect, it } from 'vitest';
import { hashedPlan, planHash } from '../../../claims/recipes/hash.ts';
import { headsOf, refusedPlan } from '../../../claims/recipes/plan.ts';
import { isApplicable, openAsks, openTicks } from '../../../claims/recipes/plan-shape.ts';
import { readRecipe } from '../../../claims/recipes/recipe.ts';
import { dayIn } from '../../../claims/recipes/release-day.ts';
import { UnreadableFile } from '../../../claims/workbook/table.ts';
import {
  codesOf,
  figuresOf,
  foundIn,
  heldFigure,
  type PlanOptions,
  planWith,
  recipeWith,
  tableFrom,
  workbook,
} from './plans.ts';

const year = (y: number) => `${y}-01-01/${y}-12-31`;
const rows = (...lines: string[]) => `Time,Value\n${lines.join('\n')}\n`;
/** A table of times across, its label in the first column. */
const wide = { layout: 'time-in-columns', time: { form: 'YYYY' }, value: { decimal: '.', group: ',' } };
/** A table of series side by side. */
const side = { layout: 'series-in-columns', value: { decimal: '.' } };

describe('a recipe', () => {
  it('is strict, and says where it is wrong', () => {
    const good = recipeWith({});
    const faults = (part: object) => {
      const read = readRecipe({ ...good, ...part });
      return read.ok ? [] : read.faults.map(({ path }) => path);
    };
    expect(faults({ colour: 1 })).toEqual(['']);
    expect(faults({ value: { ...good.value, decimals: 2 } })).toEqual(['value']);
    expect(faults({ file: { format: 'csv', until: '(a+' } })).toEqual(['file.until']);
    expect(faults({ ignore: ['^(?=a)'] })).toEqual(['ignore.0']);
    expect(faults({ time: { column: 'Time', form: 'YYYY', as: 'fiscal-year' } })).toEqual(['time.as']);
    expect(faults({ time: { form: 'YYYY' } })).toEqual(['time']);
    expect(faults({ value: { decimal: '.' } })).toEqual(['value.column']);
    expect(faults({ value: { column: 'V', decimal: '.', group: '.' } })).toEqual(['value.group']);
    expect(faults({ value: { column: 'V', scale: 0 } })).toEqual(['value.scale']);
    expect(faults({ series: { rest: 'new' } })).toEqual(['series.new']);
    expect(faults({ recipe: 2 })).toEqual(['recipe']);
    expect(readRecipe(null).ok).toBe(false);
  });
});

describe('the layouts', () => {
  it('read times across', () => {
    const plan = planWith('Area,2019,2020\nKent,1,2\nEssex,3,\n', {
      ...wide,
      series: { by: ['Area'], map: { Kent: { series: 's' }, Essex: { series: 't' } } },
    });
    expect(plan.new.map(({ series, at, value, cell }) => `${series} ${at} ${value} ${cell}`)).toEqual([
      `s ${year(2019)} 1 B2`,
      `s ${year(2020)} 2 C2`,
      `t ${year(2019)} 3 B3`,
    ]);
    expect(plan.missing).toEqual({ '': 1 });
  });

  it('read series side by side, their heads as labels, with keys before them', () => {
    expect(
      planWith('Time,A,B\n2019,1,2\n', { ...side, series: { map: { A: { series: 's' }, B: null } } }).new.map(
        ({ series }) => series,
      ),
    ).toEqual(['s']);
    const keyed = planWith('Time,Area,A,B\n2019,Kent,1,2\n', {
      ...side,
      series: { by: ['Area'], map: { 'Kent | A': { series: 's' }, 'Kent | B': { series: 't' } } },
    });
    expect(keyed.new.map(({ series, value }) => `${series} ${value}`)).toEqual(['s 1', 't 2']);
  });

  it('read years by months, and pass over what is annual', () => {
    const plan = planWith('Year,Jan,Feb,Annual\n2019,1,2,3\n2020,4,,\n', {
      layout: 'year-by-month',
      time: { column: 'Year', form: 'YYYY' },
      value: { decimal: '.' },
    });
    expect(figuresOf(plan)).toEqual([
      '2019-01-01/2019-01-31 1 1',
      '2019-02-01/2019-02-28 2 1',
      '2020-01-01/2020-01-31 4 1',
    ]);
    expect([plan.missing, codesOf(plan)]).toEqual([{ '': 1 }, []]);
    const end = planWith('Year,Jan\n2019,1\n', {
      layout: 'year-by-month',
      time: { column: 'Year', form: 'YYYY', as: 'month-end-day' },
      value: { decimal: '.' },
    });
    expect(end.new[0]?.at).toBe('2019-01-31');
    expect(
      planWith('Year,Jan,HALF1\n2019,1,2\n', {
        layout: 'year-by-month',
        time: { column: 'Year', form: 'YYYY' },
        value: { decimal: '.' },
      }).stop,
    ).toEqual(['column-unmapped']);
  });

  it('join heads above each other, without what repeats', () => {
    const table = workbook([
      ['Title', '', '', ''],
      ['', 'As at:', { shown: 'As at:', merged: true }, 'Change'],
      ['', 'Sep-18', 'Mar-19', 'number'],
      ['Kent', '1', '2', '3'],
      ['Notes', '', '', ''],
      ['Not read', '9', '9', '9'],
    ]);
    const part = {
      ...wide,
      file: { format: 'xlsx', header: [2, 3], from: 4, until: '^Notes?', columns: { A: 'Force' } },
      time: { form: 'MMM-YY', as: 'month-end-day' },
      ignore: ['^Change / '],
      series: { by: ['Force'], map: { Kent: { series: 's' } } },
    };
    expect(figuresOf(planWith(table, part))).toEqual(['2018-09-30 1 1', '2019-03-31 2 1']);
    expect(headsOf(table, recipeWith(part), '2020-01-01')).toEqual([
      'Force',
      'As at: / {time}',
      'Change / number',
    ]);
  });

  it('fill empty cells with what stands above', () => {
    const text = 'Area,Sex,Time,Value\nKent,F,2019,1\n,M,2019,2\nEssex,F,2019,3\n';
    const series = {
      by: ['Area', 'Sex'],
      map: { 'Kent | F': { series: 's' }, 'Kent | M': { series: 't' }, 'Essex | F': { series: 'u' } },
    };
    expect(
      planWith(text, { file: { format: 'csv', fill: ['A'] }, series }).new.map(({ series: id }) => id),
    ).toEqual(['s', 't', 'u']);
    expect(planWith(text, { series }).stop).toEqual(['label-unmapped']);
  });

  it('read a file without heads by letters, or by names that the recipe gives', () => {
    expect(
      figuresOf(
        planWith('2019,5\n', {
          file: { format: 'csv', header: null },
          time: { column: 'A', form: 'YYYY' },
          value: { column: 'B', decimal: '.' },
        }),
      ),
    ).toEqual([`${year(2019)} 5 1`]);
    expect(
      figuresOf(
        planWith('2019,5\n', { file: { format: 'csv', header: null, columns: { A: 'Time', B: 'Value' } } }),
      ),
    ).toEqual([`${year(2019)} 5 1`]);
  });
});

describe('columns', () => {
  it('that are nothing stop, with what they hold', () => {
    const plan = planWith('Time,Value,Unit\n2019,32.4,thousand\n');
    expect(plan.stop).toEqual(['column-unmapped']);
    expect(foundIn(plan, 'column-unmapped')[0]).toMatchObject({ where: ['Unit'] });
    expect(foundIn(plan, 'column-unmapped')[0]?.message).toMatch(/“Unit” holds “thousand” \(C2\)/);
  });

  it('of meaning are left out only with a reason', () => {
    for (const name of [
      'Unit',
      'UNIT_MULT',
      'Lower',
      'Upper CI',
      'OBS_STATUS',
      'Data Marking',
      'notes',
      'Month',
      'vintage',
      'SCALAR_FACTOR',
    ]) {
      const text = `Time,Value,${name}\n2019,1,a\n`;
      expect(planWith(text, { ignore: [name] }).stop, name).toEqual(['column-unmapped']);
      expect(planWith(text, { ignore: [`^${name.slice(0, 3)}`] }).stop, name).toEqual(['column-unmapped']);
      expect(
        planWith(text, { ignore: [{ column: name, why: 'the figures show theirs' }] }).stop,
        name,
      ).toEqual([]);
    }
    expect(planWith('Time,Value,Other\n2019,1,a\n', { ignore: ['Other'] }).stop).toEqual([]);
  });

  it('that the file lacks stop, with those that it has', () => {
    const plan = planWith('Time,Figure\n2019,1\n');
    expect(plan.stop).toEqual(['column-absent']);
    expect(foundIn(plan, 'column-absent')[0]?.message).toMatch(/no column “Value”.*“Time” and “Figure”/);
    for (const part of [{ where: { Sex: 'Total' } }, { markColumns: ['Flag'] }, { series: { by: ['Area'] } }])
      expect(planWith(rows('2019,1'), part).stop, JSON.stringify(part)).toContain('column-absent');
  });

  it('of one name stop, unless the recipe gives them others', () => {
    const text = 'Time,Value,Value\n2019,1,2\n';
    expect(planWith(text).stop).toContain('column-unmapped');
    const named = planWith(text, {
      file: { format: 'csv', columns: { B: 'First', C: 'Second' } },
      value: { column: 'Second', decimal: '.' },
      ignore: ['First'],
    });
    expect(figuresOf(named)).toEqual([`${year(2019)} 2 1`]);
  });

  it('without a head and without cells are none, and a name is never painted over', () => {
    expect(planWith('Time,Value,\n2019,1,\n').stop).toEqual([]);
    expect(
      planWith('Region,2019\nKent,1\n', {
        ...wide,
        file: { format: 'csv', columns: { A: 'Force' } },
        series: { by: ['Force'], map: {} },
      }).stop,
    ).toEqual(['column-absent']);
  });
});

describe('rows', () => {
  it('that where leaves out are counted', () => {
    const plan = planWith('Time,Sex,Value\n2019,Total,1\n2019,F,2\n2019,M,3\n', { where: { Sex: 'Total' } });
    expect(codesOf(plan)).toEqual(['said filtered']);
    expect(foundIn(plan, 'filtered')[0]?.count).toBe(2);
    expect(
      planWith('Time,Sex,Value\n2019,Total,1\n2020,All ,2\n', { where: { Sex: ['Total', 'All'] } }).new,
    ).toHaveLength(2);
  });

  it('that are hidden are asked about, read or passed over', () => {
    const table = workbook([
      ['Time', 'Value'],
      ['2019', '1'],
      ['2020', '2'],
    ]);
    const [sheet] = table.sheets;
    const hidden = {
      ...table,
      sheets: [
        {
          ...sheet,
          name: 'T',
          width: 2,
          hiddenColumns: [],
          rows: (sheet?.rows ?? []).map((row) =>
            row.number === 3 ? { ...row, hidden: true as const } : row,
          ),
        },
      ],
    };
    expect(codesOf(planWith(hidden))).toEqual(['ask hidden-rows']);
    expect(planWith(hidden, {}, { ask: { 'hidden-rows': 'skip' } }).new).toHaveLength(1);
    expect([
      codesOf(planWith(hidden, { file: { format: 'xlsx', hidden: 'read' } })),
      planWith(hidden, { file: { format: 'xlsx', hidden: 'read' } }).new.length,
    ]).toEqual([['said hidden-rows'], 2]);
    expect(planWith(hidden, { file: { format: 'xlsx', hidden: 'skip' } }).new).toHaveLength(1);
  });

  it('and columns that are hidden are said', () => {
    const table = workbook(
      [
        ['Time', 'Value', 'Old'],
        ['2019', '1', '2'],
      ],
      { hiddenColumns: ['C'], hidden: true },
    );
    expect(codesOf(planWith(table, { ignore: ['Old'] }))).toEqual([
      'said hidden-sheets',
      'said hidden-columns',
    ]);
    expect(planWith(table, { file: { format: 'xlsx', hidden: 'skip' } }).stop).toEqual([]);
  });
});

describe('labels', () => {
  const text = 'Area,2019\nWest Midlands ,1\nKent,2\nWest Midlands,3\n';
  const part = (map: object, more = {}) => ({ ...wide, series: { by: ['Area'], map, ...more } });

  it('that nobody knows stop, are left out or are made', () => {
    const map = { Kent: { series: 's' } };
    const stopped = planWith(text, part(map));
    expect([stopped.stop, stopped.unmapped]).toEqual([['label-unmapped'], ['West Midlands']]);
    expect(planWith(text, part(map, { rest: 'leave' })).stop).toEqual([]);
    const made = planWith(
      'Area,2019\nAvon & Somerset,1\nLa Coruña,\n',
      part(map, {
        rest: 'new',
        new: {
          id: 'officers-{Area}',
          title: 'Officers, {Area}',
          unit: 'officers',
          place: '{Area}',
          frequency: 'year',
        },
      }),
    );
    expect(made.series).toEqual([
      {
        id: 'officers-avon-somerset',
        title: 'Officers, Avon & Somerset',
        unit: 'officers',
        place: 'Avon & Somerset',
        frequency: 'year',
        label: 'Avon & Somerset',
      },
    ]);
    expect(made.missing).toEqual({ '': 1 });
  });

  it('that make one id stop', () => {
    const plan = planWith(
      'Area,2019\nA & B,1\nA-B,2\n',
      part({}, { rest: 'new', new: { id: '{Area}', title: '{Area}', unit: 'x' } }),
    );
    expect(plan.stop).toContain('label-twice');
  });

  it('of which the ledger has the series make none', () => {
    const made = part({}, { rest: 'new', new: { id: '{Area}', title: '{Area}', unit: 'x' } });
    expect(
      planWith('Area,2019\nKent,1\n', made, { held: [heldFigure(year(2019), '1', { series: 'kent' })] }),
    ).toMatchObject({ series: [], unchanged: 1 });
    expect(planWith('Area,2019\nKent,1\n', made, { known: { kent: { unit: 'x' } } }).series).toEqual([]);
  });

  it('that stand twice have a list in the order of rows', () => {
    const one = planWith(text, part({ Kent: null, 'West Midlands': { series: 's' } }));
    expect(foundIn(one, 'label-twice')[0]?.where).toEqual(['A2', 'A4']);
    const listed = planWith(text, part({ Kent: null, 'West Midlands': [null, { series: 's' }] }));
    expect(listed.new.map(({ value, cell }) => `${value} ${cell}`)).toEqual(['3 B4']);
    expect(planWith(text, part({ Kent: null, 'West Midlands': [null, null, { series: 's' }] })).stop).toEqual(
      ['label-twice'],
    );
    expect(
      planWith(text, part({ Kent: [{ series: 's' }, null], 'West Midlands': [null, null] })).stop,
    ).toEqual(['label-twice']);
    expect(planWith(text, part({ Kent: null, 'West Midlands': null })).stop).toEqual([]);
  });

  it('that stand twice for each time have a list, too', () => {
    const long = 'Time,Area,Value\n2019,WM,1\n2019,WM,2\n2020,WM,3\n2020,WM,4\n';
    const plan = planWith(long, { series: { by: ['Area'], map: { WM: [null, { series: 's' }] } } });
    expect(plan.new.map(({ value }) => value)).toEqual(['2', '4']);
    expect(
      planWith(long.replace('2020,WM,4\n', ''), {
        series: { by: ['Area'], map: { WM: [null, { series: 's' }] } },
      }).stop,
    ).toEqual(['label-twice']);
    expect(planWith(long, { series: { by: ['Area'], map: { WM: { series: 's' } } } }).stop).toEqual([
      'same-time-twice',
    ]);
  });

  it('of two columns of one head stop', () => {
    expect(
      planWith('Time,A,A\n2019,1,2\n', { ...side, series: { map: { A: { series: 's' } } } }).stop,
    ).toEqual(['label-twice']);
    expect(
      planWith('Time,A,A\n2019,1,2\n', { ...side, series: { map: { A: [{ series: 's' }, null] } } }).new.map(
        ({ value }) => value,
      ),
    ).toEqual(['1']);
    expect(
      planWith('Time,A\n2019,1\n2019,2\n', { ...side, series: { map: { A: { series: 's' } } } }).stop,
    ).toEqual(['same-time-twice']);
  });

  it('like those of objects are labels', () => {
    for (const label of ['__proto__', 'constructor', 'toString']) {
      expect(planWith(`Area,2019\n${label},1\n`, part({})).unmapped).toEqual([label]);
      expect(
        planWith(`Time,Value\n2019,${label}\n`).warnings.some(
          ({ level }) => level === 'ask' || level === 'stop',
        ),
      ).toBe(true);
    }
  });

  it('of mixed times have a series for each length', () => {
    const text2 = rows('2024,40', '2025 Q1,36', '2025 MAY,34');
    const mixed = (series: object) =>
      planWith(text2, {
        time: { column: 'Time', form: 'mixed' },
        series: { by: [], map: { '': { series } } },
      });
    expect(mixed({ year: 'y', quarter: 'q', month: 'm' }).new.map(({ series }) => series)).toEqual([
      'm',
      'q',
      'y',
    ]);
    expect(mixed({ year: 'y', quarter: null, month: 'm' }).new.map(({ series }) => series)).toEqual([
      'm',
      'y',
    ]);
    expect(mixed({ year: 'y', month: 'm' }).stop).toEqual(['label-unmapped']);
    expect(planWith(text2, { time: { column: 'Time', form: 'mixed' } }).stop).toEqual(['mixed-frequency']);
  });
});

describe('the head and the checks', () => {
  it('stop where they are others', () => {
    const part = { file: { format: 'csv', heads: ['Time', 'Value'], check: { A2: '^20\\d\\d$' } } };
    expect(planWith(rows('2019,1'), part).stop).toEqual([]);
    expect(planWith('Time,Value,More\n2019,1,2\n', { ...part, ignore: ['More'] }).stop).toEqual([
      'header-changed',
    ]);
    const failed = planWith(rows('May 2019,1'), part);
    expect([failed.stop, foundIn(failed, 'check-failed')[0]?.where, failed.new]).toEqual([
      ['check-failed'],
      ['A2'],
      [],
    ]);
  });

  it('are the same with other times, and with more of them', () => {
    const part = {
      ...wide,
      file: { format: 'csv', heads: ['Area', '{time}', '{time}', 'Change {time} to {time}'] },
      ignore: ['^Change '],
      series: { by: ['Area'], map: { Kent: { series: 's' } } },
    };
    expect(planWith('Area,2019,2020,2021,Change 2020 to 2021\nKent,1,2,3,1\n', part).stop).toEqual([]);
    expect(
      planWith('Area,2019,Share,Change 2020 to 2021\nKent,1,2,1\n', {
        ...part,
        ignore: ['^Change ', 'Share'],
      }).stop,
    ).toEqual(['header-changed']);
  });

  it('of a sheet that is not there stop', () => {
    expect(
      planWith(workbook([['Time', 'Value']]), { file: { format: 'xlsx', sheet: 'Other' } }).stop,
    ).toEqual(['header-changed']);
    expect(planWith({ format: 'xlsx', sheets: [] }).stop).toEqual(['header-changed']);
    expect(planWith(rows('2019,1'), { file: { format: 'xlsx' } }).stop).toEqual(['format-unknown']);
  });
});

describe('the day of release', () => {
  const text = 'Published: 24 January 2020,,\nTime,Value,\n2019,1,\n';
  const part = {
    file: { format: 'csv', header: [2, 2] },
    published: { cell: 'A1', form: 'Published: DD MMM YYYY' },
  };

  it('is read by its form', () => {
    expect(dayIn('03/05/2024 08:45', 'DD/MM/YYYY')).toBe('2024-05-03');
    expect(dayIn('2021-01-22T13:15:41Z', 'YYYY-MM-DD')).toBe('2021-01-22');
    expect(dayIn('24 janvier 2019', 'DD MMM YYYY', 'fr')).toBe('2019-01-24');
    for (const wrong of ['31 February 2019', 'x 24 January 2019', '24 January 20191', ''])
      expect(dayIn(wrong, 'DD MMM YYYY')).toBeUndefined();
  });

  it('comes from the file if none was typed; the one that was typed counts, and the difference is said', () => {
    expect(planWith(text, part, { ask: { published: undefined } })).toMatchObject({
      published: '2020-01-24',
      warnings: [],
    });
    expect(planWith(text, part, { ask: { published: '2020-01-24' } }).warnings).toEqual([]);
    const other = planWith(text, part, { ask: { published: '2020-01-25' } });
    expect([other.published, codesOf(other)]).toEqual(['2020-01-25', ['said release-day-differs']]);
    expect(codesOf(planWith(text.replace('January', 'Janury'), part))).toEqual(['said release-day-differs']);
  });

  it('is asked where nobody knows it, and never lies ahead', () => {
    const plan = planWith(rows('2019,1'), {}, { ask: { published: undefined } });
    expect([codesOf(plan), plan.published, isApplicable(plan)]).toEqual([
      ['ask release-day'],
      undefined,
      false,
    ]);
    expect(codesOf(planWith(rows('2019,1'), {}, { ask: { published: '2027-01-01' } }))).toEqual([
      'ask release-day',
    ]);
    expect(codesOf(planWith(text.replace('2020', '2030'), part, { ask: { published: undefined } }))).toEqual([
      'ask release-day',
    ]);
  });

  it('of a row that has none is asked, where others have one', () => {
    const some = 'Time,Value,Release\n2018,9,2020-01-01\n2019,1,\n';
    const of = (published: string | undefined) =>
      codesOf(planWith(some, { published: { column: 'Release' } }, { ask: { published } }));
    expect([of(undefined), of('2020-01-01')]).toEqual([['ask release-day'], []]);
  });

  it('comes from a column, row by row: vintages of one time follow each other', () => {
    const vintages =
      'Time,Value,Release\n2018,9,2020-01-01\n2019,1,2020-01-01\n2019,2,2020-04-01\n2019,2,2020-07-01\n';
    const plan = planWith(vintages, { published: { column: 'Release' } }, { ask: { published: undefined } });
    expect(plan.new.map(({ at, value, publishedOn }) => `${at} ${value} ${publishedOn}`)).toEqual([
      `${year(2018)} 9 2020-01-01`,
      `${year(2019)} 1 2020-01-01`,
    ]);
    expect(
      plan.revised.map(({ old, new: is, publishedOn, revises }) => `${old} ${is} ${publishedOn} ${revises}`),
    ).toEqual(['1 2 2020-04-01 2020-01-01']);
    expect(plan.unchanged).toBe(1);
  });
});

describe('series that the recipe names and the ledger lacks', () => {
  const TABLE = 'Time,Who,Value\n2020-01,A,1\n2020-01,B,2\n2020-02,A,3\n';
  const plan = (series: object, options: PlanOptions = {}) =>
    planWith(
      TABLE,
      {
        time: { column: 'Time', form: 'YYYY-MM' },
        series: { by: ['Who'], map: { A: { series: 'one' }, B: { series: 'two' } }, ...series },
      },
      { isWhole: true, known: { one: { unit: 'people' } }, ...options },
    );
  const named = { new: { id: 'x-{Who}', title: 'People, {Who}', unit: 'people', place: '{Who}' } };

  it('are asked about, and shown as they would be made', () => {
    const asked = plan(named);
    expect(codesOf(asked)).toEqual(['ask series-absent']);
    expect(asked.absent).toEqual([
      { id: 'two', title: 'People, B', unit: 'people', place: 'B', label: 'B', frequency: 'month' },
    ]);
    expect(asked.series).toEqual([]);
  });

  it('are made once that is answered, and only then', () => {
    const made = plan(named, { ask: { 'series-absent': 'make' } });
    expect(codesOf(made)).toEqual([]);
    expect([made.series.map(({ id }) => id), made.absent]).toEqual([['two'], undefined]);
    expect(codesOf(plan(named, { ask: { 'series-absent': 'perhaps' } }))).toEqual(['ask series-absent']);
  });

  it('take their unit from the map, and cannot be made without one', () => {
    const bare = plan({}, { ask: { 'series-absent': 'make' } });
    expect(foundIn(bare, 'series-absent')[0]).toMatchObject({ level: 'ask', where: ['two'] });
    expect(foundIn(bare, 'series-absent')[0]?.question).toBeUndefined();
    expect(bare.absent).toEqual([{ id: 'two', title: 'B', unit: '', label: 'B', frequency: 'month' }]);
    const map = { A: { series: 'one' }, B: { series: 'two', unit: 'people' } };
    expect(plan({ map }, { ask: { 'series-absent': 'make' } }).series).toEqual([
      { id: 'two', title: 'B', unit: 'people', label: 'B', frequency: 'month' },
    ]);
    expect(plan({ new: { ...named.new, unit: 'to be named' } }).absent?.[0]?.unit).toBe('');
  });

  it('are nobody’s business where the ledger is not known', () => {
    expect(codesOf(plan({}, { isWhole: false }))).toEqual([]);
  });
});

describe('beside the ledger', () => {
  const held = [heldFigure(year(2019), '100'), heldFigure(year(2018), '90')];

  it('figures are new, revised or unchanged', () => {
    const plan = planWith(rows('2018,90', '2019,101', '2020,110'), {}, { held });
    expect([plan.unchanged, figuresOf(plan)]).toEqual([1, [`${year(2020)} 110 1`]]);
    expect(plan.revised).toMatchObject([
      {
        at: year(2019),
        old: '100',
        new: '101',
        percent: '1',
        revises: '2020-01-01',
        publishedOn: '2026-11-20',
        cell: 'B3',
      },
    ]);
    expect(plan.revised[0]).not.toHaveProperty('status');
    expect(plan.confirmed).toEqual([{ series: 's', at: year(2018), publishedOn: '2020-01-01', cell: 'B2' }]);
  });

  it('another status or another precision is a new vintage', () => {
    const marks = { p: 'provisional' };
    const plan = planWith(rows('2019,100 p'), { marks }, { held });
    expect(plan.revised).toMatchObject([
      { status: [null, 'provisional'], percent: '0', figure: { status: 'provisional' } },
    ]);
    expect(
      planWith(rows('2019,100'), {}, { held: [heldFigure(year(2019), '100', { status: 'provisional' })] })
        .revised[0]?.status,
    ).toEqual(['provisional', null]);
    expect(
      planWith(rows('2019,100'), {}, { held: [heldFigure(year(2019), '100', { status: 'final' })] })
        .unchanged,
    ).toBe(1);
    expect(planWith(rows('2019,100.0'), {}, { held }).revised).toHaveLength(1);
    expect(
      planWith(
        rows('2019,100'),
        {},
        { held: [heldFigure(year(2019), '100.00', { precision: { nearest: '1.0' } })] },
      ).unchanged,
    ).toBe(1);
  });

  it('the latest vintage known on the day of release counts', () => {
    const vintages = [
      heldFigure(year(2019), '100'),
      heldFigure(year(2019), '105', { publishedOn: '2021-01-01' }),
    ];
    expect(planWith(rows('2019,100'), {}, { held: vintages }).revised).toMatchObject([
      { old: '105', revises: '2021-01-01' },
    ]);
    expect(
      planWith(rows('2019,100'), {}, { held: vintages, ask: { published: '2020-06-01' } }).unchanged,
    ).toBe(1);
  });

  it('percent is half to even to six places, and none of 0', () => {
    const percent = (old: string, is: string) =>
      planWith(rows(`2019,${is}`), {}, { held: [heldFigure(year(2019), old)] }).revised[0]?.percent;
    expect([percent('3141', '3152'), percent('0', '5'), percent('-4', '-5'), percent('3', '2')]).toEqual([
      '0.350207',
      null,
      '25',
      '-33.333333',
    ]);
  });

  it('what the file lacks between its times is gone, what lies before is counted', () => {
    const plan = planWith(
      rows('2018,1', '2020,2'),
      {},
      { held: [2010, 2017, 2018, 2019, 2021].map((y) => heldFigure(year(y), '1')) },
    );
    expect(plan.gone).toEqual([{ series: 's', at: year(2019), value: '1', publishedOn: '2020-01-01' }]);
    expect(plan.before).toBe(2);
  });

  it('a figure that is missing now is gone, too', () => {
    const plan = planWith(
      rows('2018,1', '2019,:', '2020,2'),
      { marks: { ':': 'missing' } },
      { held: [heldFigure(year(2019), '1')] },
    );
    expect([plan.missing, plan.gone.map(({ at }) => at)]).toEqual([{ ':': 1 }, [year(2019)]]);
  });

  it('figures new to the ledger for older times ask where they were first published', () => {
    const ask = (older: object | undefined) =>
      planWith(rows('2017,1', '2018,2', '2019,3'), {}, { ask: { older } });
    expect(foundIn(ask(undefined), 'older-time')[0]).toMatchObject({
      level: 'ask',
      where: [year(2017), year(2018)],
      count: 2,
    });
    const plan = ask({ [year(2017)]: { earlier: '2018-05-01' }, '*': 'unknown' });
    expect(codesOf(plan)).toEqual([]);
    expect(plan.new.map(({ publishedOn, orBefore, note }) => [publishedOn, orBefore, note])).toEqual([
      ['2018-05-01', undefined, undefined],
      ['2026-11-20', true, 'published on 2026-11-20 or before'],
      ['2026-11-20', undefined, undefined],
    ]);
    expect(codesOf(ask({ '*': { earlier: '2026-11-29' } }))).toEqual(['ask older-time']);
    expect(
      codesOf(
        planWith(
          rows('2017,1', '2018,2', '2019,3'),
          {},
          { ask: { older: undefined }, held: [2017, 2018].map((y, i) => heldFigure(year(y), String(i + 1))) },
        ),
      ),
    ).toEqual([]);
  });

  it('the newest time is that of the series itself', () => {
    const text = 'Time,Area,Value\n2018,Kent,1\n2019,Essex,2\n';
    const part = { series: { by: ['Area'], map: { Kent: { series: 's' }, Essex: { series: 't' } } } };
    expect(codesOf(planWith(text, part, { ask: { older: undefined } }))).toEqual([]);
  });
});

describe('the guards', () => {
  const one = (value: string, held: string[], more = {}) =>
    codesOf(
      planWith(rows(`2020,${value}`), more, { held: held.map((old, i) => heldFigure(year(2019 - i), old)) }),
    );

  it('of size: outside a tenth to ten times, both 10 or more', () => {
    expect(one('1001', ['100'])).toEqual(['tick size']);
    expect(one('1000', ['100'])).toEqual([]);
    expect(one('100', ['1001'])).toEqual(['tick size']);
    expect(one('101', ['9'])).toEqual([]);
    expect(one('95000', ['100'])).toEqual(['tick scale-1000']);
    expect(one('900', ['1'])).toEqual(['tick scale-1000']);
    expect(one('1101', ['1'])).toEqual([]);
    expect(one('0', ['100'])).toEqual([]);
  });

  it('of size look at the figure that is revised, or else at the nearest', () => {
    const held = [heldFigure(year(2010), '10'), heldFigure(year(2018), '5000')];
    expect(codesOf(planWith(rows('2019,5100'), {}, { held }))).toEqual([]);
    expect(codesOf(planWith(rows('2018,60000'), {}, { held }))).toEqual(['tick size']);
    const ticked = planWith(rows('2018,60000'), {}, { held, ask: { ticks: { size: 'the unit changed' } } });
    expect([foundIn(ticked, 'size')[0]?.reason, isApplicable(ticked)]).toEqual(['the unit changed', true]);
  });

  it('of sign: where it revises, or where five figures have one', () => {
    expect(codesOf(planWith(rows('2019,-100'), {}, { held: [heldFigure(year(2019), '100')] }))).toEqual([
      'tick sign',
    ]);
    expect(one('-5', ['5', '6', '7', '8'])).toEqual([]);
    expect(one('-5', ['5', '6', '7', '8', '9'])).toEqual(['tick sign']);
    expect(one('-5', ['5', '6', '-7', '8', '9'])).toEqual([]);
  });

  it('of a new base: three times or more, none unchanged, all by one factor', () => {
    const held = [2017, 2018, 2019].map((y, i) => heldFigure(year(y), String(100 * (i + 1))));
    const plan = planWith(rows('2017,80', '2018,160', '2019,240'), {}, { held });
    expect([plan.stop, foundIn(plan, 'rebased')[0]?.factor]).toEqual([['rebased'], '0.8']);
    expect(planWith(rows('2017,80', '2018,160', '2019,250'), {}, { held }).stop).toEqual([]);
    expect(planWith(rows('2017,80', '2018,160'), {}, { held }).stop).toEqual([]);
    expect(planWith(rows('2017,80', '2018,160', '2019,300'), {}, { held }).stop).toEqual([]);
    const finer = [2017, 2018, 2019].map((y, i) =>
      heldFigure(year(y), `${i + 1}.1`, { precision: { nearest: '0.1' } }),
    );
    expect(planWith(rows('2017,1.12', '2018,2.11', '2019,3.09'), {}, { held: finer }).stop).toEqual([]);
  });

  it('of lengths: one in a series, that of the ledger', () => {
    expect(planWith(rows('2020,1'), {}, { held: [heldFigure('2019-01-01/2019-01-31', '1')] }).stop).toEqual([
      'mixed-frequency',
    ]);
    expect(planWith(rows('2020,1'), {}, { known: { s: { frequency: 'month' } } }).stop).toEqual([
      'mixed-frequency',
    ]);
    expect(
      planWith(
        rows('2020,1'),
        { time: { column: 'Time', form: 'YYYY', as: 'month-end-day' } },
        { known: { s: { frequency: 'year' } } },
      ).stop,
    ).toEqual([]);
  });

  it('of first days of months, where the recipe does not say what they are', () => {
    const text = rows('2021-10-01,1', '2022-01-01,2');
    const open = { time: { column: 'Time', form: 'YYYY-MM-DD' } };
    expect(foundIn(planWith(text, open), 'first-of-month')[0]?.question).toMatchObject({
      proposed: 'months',
      choices: [{ value: 'months' }, { value: 'quarters' }, { value: 'days' }],
    });
    expect(planWith(text, open, { ask: { 'first-of-month': 'months' } }).new.map(({ at }) => at)).toEqual([
      '2021-10-01/2021-10-31',
      '2022-01-01/2022-01-31',
    ]);
    expect(planWith(text, open, { ask: { 'first-of-month': 'quarters' } }).new.map(({ at }) => at)).toEqual([
      '2021-10-01/2021-12-31',
      '2022-01-01/2022-03-31',
    ]);
    expect([
      codesOf(planWith(text, open, { ask: { 'first-of-month': 'days' } })),
      codesOf(planWith(text, { time: { column: 'Time', form: 'YYYY-MM-DD', as: 'day' } })),
    ]).toEqual([[], []]);
    expect(codesOf(planWith(rows('2021-10-01,1'), open))).toEqual([]);
    expect(codesOf(planWith(rows('2021-10-01,1', '2021-10-14,2'), open))).toEqual([]);
  });

  it('of times that are not over, and are no forecasts', () => {
    const part = { marks: { f: 'forecast' } };
    expect(codesOf(planWith(rows('2026,1'), part))).toEqual(['tick not-over']);
    expect(codesOf(planWith(rows('2026,1 f'), part))).toEqual([]);
    expect(
      codesOf(
        planWith(rows('2018,1', '2019,2'), part, { ask: { older: { '*': { earlier: '2018-06-01' } } } }),
      ),
    ).toEqual(['tick not-over']);
  });

  it('of two figures for one time, be they the same', () => {
    const plan = planWith(rows('2019,100', '2019,100'));
    expect([plan.stop, foundIn(plan, 'same-time-twice')[0]?.where]).toEqual([
      ['same-time-twice'],
      ['B2', 'B3'],
    ]);
    expect(planWith(rows('2019,100', '2019,'), {}).stop).toEqual([]);
  });

  it('of sums: parts against their totals, within rounding', () => {
    const text = (total: string) => `Area,2019\nNorth,1\nSouth,2\nAll,${total}\n`;
    const part = (totals: object, all: unknown = { series: 't' }) => ({
      ...wide,
      series: { by: ['Area'], map: { North: { series: 'n' }, South: { series: 's' }, All: all }, totals },
    });
    for (const all of [{ series: 't' }, null]) {
      expect(codesOf(planWith(text('4'), part({ All: 'rest' }, all)))).toEqual([]);
      expect(codesOf(planWith(text('5'), part({ All: 'rest' }, all)))).toEqual(['said sum-differs']);
      expect(codesOf(planWith(text('9'), part({ All: ['North', 'South'] }, all)))).toEqual([
        'said sum-differs',
      ]);
    }
    expect(planWith(text('9'), part({ All: 'rest' }, null)).new).toHaveLength(2);
    expect(foundIn(planWith(text('9'), part({ All: 'rest' })), 'sum-differs')[0]?.message).toContain(
      'add up to 3',
    );
    expect(
      codesOf(planWith('Area,2019\nNorth,1\nSouth,\nAll,9\n', part({ All: ['North', 'South'] }))),
    ).toEqual([]);
  });

  it('of encodings that were guessed', () => {
    const table = { ...tableFrom(rows('2019,1')), encoding: { name: 'windows-1252', isGuess: true } };
    expect(codesOf(planWith(table))).toEqual(['said encoding']);
  });

  it('stand in the order of their gravity, each with a sentence', () => {
    const plan = planWith(
      'Time,Value,Unit\n2026,5 m,x\n2026,6,x\n',
      { where: { Unit: 'x' } },
      { ask: { published: undefined } },
    );
    const levels = plan.warnings.map(({ level }) => level);
    expect(levels).toEqual(
      [...levels].sort(
        (a, b) => ['stop', 'ask', 'tick', 'said'].indexOf(a) - ['stop', 'ask', 'tick', 'said'].indexOf(b),
      ),
    );
    for (const { message } of plan.warnings) expect(message).toMatch(/[.?]$/);
    expect([openAsks(plan).length, openTicks(plan).length]).toEqual([2, 1]);
  });
});

describe('a plan', () => {
  it('of a file that cannot be read stops with the reason', () => {
    const plan = refusedPlan(
      recipeWith({}),
      new UnreadableFile('format-unknown', 'It is a picture: bring the table.'),
    );
    expect([plan.stop, plan.warnings[0]?.message, isApplicable(plan)]).toEqual([
      ['format-unknown'],
      'It is a picture: bring the table.',
      false,
    ]);
  });

  it('has a hash of all that it does', async () => {
    const plan = planWith(rows('2019,1'));
    const { hash } = await hashedPlan(plan);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await planHash(planWith(rows('2019,1')))).toBe(hash);
    expect(await planHash({ ...plan, becomes: ['turned'] })).toBe(hash);
    expect(await planHash(await hashedPlan(plan))).toBe(hash);
    const others = [
      planWith(rows('2019,2')),
      planWith(rows('2019,1'), {}, { ask: { ticks: { size: 'so' } } }),
      planWith(rows('2019,1'), {}, { held: [heldFigure(year(2019), '1')] }),
    ];
    for (const other of others) expect(await planHash(other)).not.toBe(hash);
  });
});
