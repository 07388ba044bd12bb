/** Figures: how numbers are written, what stands beside them, their scale and their precision. */
import { describe, expect, it } from 'vitest';
import { product, shifted, withoutNoise } from '../../../claims/recipes/decimals.ts';
import { Reader } from '../../../claims/recipes/values.ts';
import { codesOf, figuresOf, foundIn, heldFigure, planWith, workbook } from './plans.ts';

const long = (...values: string[]) =>
  `Time;Value\n${values.map((value, i) => `${2000 + i};${value}`).join('\n')}\n`;
const values = (plan: ReturnType<typeof planWith>) => plan.new.map(({ value }) => value);

describe('a number', () => {
  const british = new Reader({ decimal: '.', group: ',' });
  const continental = new Reader({ decimal: ',', group: '.' });
  const french = new Reader({ decimal: ',', group: ' ' });
  const swiss = new Reader({ decimal: '.', group: "'" });
  const bare = new Reader({ decimal: '.', group: '' });

  it.each([
    ['1,234', '1234'],
    ['-1,234.50', '-1234.50'],
    ['−0.9', '-0.9'],
    ['0.0', '0.0'],
    ['-0', '0'],
    ['+3', '3'],
    ['.5', '0.5'],
    ['£1,234', '1234'],
    ['2.4%', '2.4'],
    ['1,23', undefined],
    ['12,34,567', undefined],
    ['1.234.567', undefined],
    ['(29)', undefined],
    ['1e5', undefined],
    ['1.2E+07', undefined],
    ['1 in 5', undefined],
    ['2019-01-24', undefined],
    ['12-15', undefined],
    ['29-', undefined],
    ['1,234,5678901', undefined],
    ['1234567890123456789012345678901', undefined],
  ])('%s in the British way is %s', (text, value) => {
    expect(british.read(text, 'text').value).toBe(value);
  });

  it.each([
    [continental, '1.234,5', '1234.5'],
    [continental, '386.464', '386464'],
    [continental, '47.385.107', '47385107'],
    [continental, '12,456', '12.456'],
    [continental, '1,234.5', undefined],
    [french, '1\u202f234,5', '1234.5'],
    [french, '1 234 567', '1234567'],
    [french, '1.234', undefined],
    [swiss, '1’234.5', '1234.5'],
    [bare, '1,234', undefined],
    [bare, '1234.5', '1234.5'],
  ] as const)('%# %s is %s', (reader, text, value) => {
    expect(reader.read(text, 'text').value).toBe(value);
  });

  it('is nothing but a number: no day, no truth', () => {
    expect(british.read('TRUE', 'boolean').wrong).toBe(true);
    expect(british.read('Sep-19', 'date').wrong).toBe(true);
  });

  it('is split from a footnote only where thousands have more than three digits', () => {
    expect(british.read('16,2092', 'text')).toMatchObject({
      value: '16209',
      footnote: { text: '2', by: 'digits' },
    });
    expect(british.read('1,234²', 'text')).toMatchObject({
      value: '1234',
      footnote: { text: '2', by: 'superscript' },
    });
    expect(british.read('72328047042.1588', 'text')).toEqual({
      value: '72328047042.1588',
      mark: '',
      isPercent: false,
    });
    expect(continental.read('1.2341', 'text')).toMatchObject({ value: '1234', footnote: { text: '1' } });
    expect(continental.read('12,4561', 'text')).toMatchObject({ value: '12.4561' });
  });

  it('has marks behind it or before it', () => {
    expect(british.read('84.2 bep', 'text')).toMatchObject({ value: '84.2', mark: 'bep' });
    expect(british.read('17~', 'text')).toMatchObject({ value: '17', mark: '~' });
    expect(british.read('12 [p]', 'text')).toMatchObject({ value: '12', mark: '[p]' });
    expect(british.read('<5', 'text')).toMatchObject({ value: '5', mark: '<' });
    expect(british.read('p 83.4', 'text')).toMatchObject({ value: '83.4', mark: 'p' });
    expect(british.read('..', 'text')).toEqual({ mark: '..', isPercent: false });
  });
});

describe('decimals', () => {
  it('are multiplied exactly', () => {
    expect([
      product('32.4', '1000'),
      product('40', '1000'),
      product('1234', '0.001'),
      product('0.1', '3'),
      product('12', '2.5'),
    ]).toEqual(['32400', '40000', '1.234', '0.3', '30']);
    expect([shifted('0.012', 2), shifted('-5', -2), shifted('123.4', -1)]).toEqual(['1.2', '-0.05', '12.34']);
    expect(product('1'.repeat(29), '1000')).toBeUndefined();
  });

  it('lose the remnants of calculations, and nothing else', () => {
    expect(
      [
        '16209.480000000003',
        '16208.655749999998',
        '3140.6200000000017',
        '0.30000000000000004',
        '-0.30000000000000004',
        '122405.00000000001',
        '99.99999999999999',
        '-1.9999999999999998',
      ].map(withoutNoise),
    ).toEqual(['16209.48', '16208.65575', '3140.62', '0.3', '-0.3', '122405', '100', '-2']);
    for (const same of [
      '11.963615756565',
      '72328047042.1588',
      '122859.01329991168',
      '1000000000000000',
      '0.0000001',
      '1.0000005',
    ])
      expect(withoutNoise(same)).toBe(same);
  });
});

describe('two readings', () => {
  const open = { value: { column: 'Value' } };

  it('are asked about once for the column, with cells that fit only one of them', () => {
    const plan = planWith(long('386.464', '47.385.107'), open);
    const [asked] = foundIn(plan, 'two-readings');
    expect(asked?.message).toContain('“47.385.107”');
    expect(asked?.question?.proposed).toBe('comma');
    expect(
      values(planWith(long('386.464', '47.385.107'), open, { ask: { 'two-readings': 'comma' } })),
    ).toEqual(['386464', '47385107']);
    expect(values(planWith(long('386.464', '388.270'), open, { ask: { 'two-readings': 'point' } }))).toEqual([
      '386.464',
      '388.270',
    ]);
  });

  it('are asked about for commas, too', () => {
    expect(codesOf(planWith(long('386,464'), open))).toContain('ask two-readings');
    expect(foundIn(planWith(long('12,4', '12,456'), open), 'two-readings')[0]?.question?.proposed).toBe(
      'comma',
    );
  });

  it('are no question where no cell has both, or the recipe says which', () => {
    expect(codesOf(planWith(long('12.5', '0.125', '1234.567'), open))).not.toContain('ask two-readings');
    expect(values(planWith(long('12,5', '13,5'), open))).toEqual(['12.5', '13.5']);
    expect(values(planWith(long('386.464'), { value: { column: 'Value', group: '.' } }))).toEqual(['386464']);
    expect(values(planWith(long('386,464'), { value: { column: 'Value', decimal: ',' } }))).toEqual([
      '386.464',
    ]);
  });

  it('are none in cells of numbers, which say themselves what they are', () => {
    const table = workbook([
      ['Time', 'Value'],
      ['2019', { shown: '386.464', kind: 'number' }],
    ]);
    expect(codesOf(planWith(table, open))).toEqual([]);
  });

  it('do not arise where the recipe names no mark between thousands: such a file is refused', () => {
    const plan = planWith(long('1,234'), { value: { column: 'Value', decimal: '.' } });
    expect(plan.stop).toEqual(['number-unreadable']);
    expect(foundIn(plan, 'number-unreadable')[0]?.message).toContain('value.group');
  });
});

describe('what the file holds behind what it shows', () => {
  const table = (shown: string, stored: string | undefined, kind: 'number' | 'percent' = 'number') =>
    workbook([
      ['Time', 'Value'],
      ['2019', { shown, kind, ...(stored === undefined ? {} : { stored }) }],
    ]);

  it('is asked about where the two differ by more than rounding', () => {
    const thousands = table('2', '1500');
    expect(codesOf(planWith(thousands))).toContain('ask format-scale');
    expect(figuresOf(planWith(thousands, {}, { ask: { 'format-scale': 'stored' } }))).toEqual([
      '2019-01-01/2019-12-31 1500 1',
    ]);
    expect(figuresOf(planWith(thousands, {}, { ask: { 'format-scale': 'shown' } }))).toEqual([
      '2019-01-01/2019-12-31 2 1',
    ]);
    for (const [shown, stored] of [
      ['16,209', '16208.655749999998'],
      ['3,141', '3140.5'],
      ['12345678901234600000', '12345678901234567000'],
    ] as const)
      expect(codesOf(planWith(table(shown, stored)))).toEqual([]);
    expect(codesOf(planWith(table('2.4%', '0.0237', 'percent')))).toEqual([]);
    expect(codesOf(planWith(table('2.4%', '0.237', 'percent')))).toContain('ask format-scale');
  });

  it('is what counts if the recipe says so', () => {
    const part = { value: { column: 'Value', read: 'stored', decimal: '.', group: ',' } };
    expect(figuresOf(planWith(table('16,209', '16208.65575'), part))).toEqual([
      '2019-01-01/2019-12-31 16208.65575 0.00001',
    ]);
    expect(codesOf(planWith(table('16,209', '16208.655749999998'), part))).toContain('ask float-noise');
  });

  it('is asked about where the marks of the recipe make another number of a number', () => {
    const part = { value: { column: 'Value', decimal: ',', group: '.' } };
    expect(codesOf(planWith(table('386.464', undefined), part))).toContain('ask format-scale');
  });
});

describe('float noise', () => {
  it('is taken off, or left, as answered', () => {
    const text = long('16209.480000000003');
    expect(codesOf(planWith(text))).toContain('ask float-noise');
    expect(figuresOf(planWith(text, {}, { ask: { 'float-noise': 'rounded' } }))).toEqual([
      '2000-01-01/2000-12-31 16209.48 0.01',
    ]);
    expect(values(planWith(text, {}, { ask: { 'float-noise': 'as-is' } }))).toEqual(['16209.480000000003']);
  });
});

describe('precision', () => {
  it('is the last place shown, or what the recipe says', () => {
    expect(figuresOf(planWith(long('4.0', '5')))).toEqual([
      '2000-01-01/2000-12-31 4.0 0.1',
      '2001-01-01/2001-12-31 5 1',
    ]);
    expect(
      figuresOf(planWith(long('4.0'), { value: { column: 'Value', decimal: '.', precision: 'exact' } })),
    ).toEqual(['2000-01-01/2000-12-31 4.0 "exact"']);
    expect(
      figuresOf(
        planWith(long('400'), { value: { column: 'Value', decimal: '.', precision: { nearest: '100' } } }),
      ),
    ).toEqual(['2000-01-01/2000-12-31 400 100']);
  });

  it('is an interval from two columns, which a figure must have and lie in', () => {
    const part = {
      value: { column: 'Value', decimal: '.', scale: 1000, precision: { low: 'Lower', high: 'Upper' } },
    };
    const bounds = (row: string) => planWith(`Time;Value;Lower;Upper\n${row}\n`, part);
    expect(bounds('2019;5;4;6.5').new[0]).toMatchObject({
      value: '5000',
      precision: { interval: ['4000', '6500'] },
    });
    expect(bounds('2019;5;4;').stop).toEqual(['number-unreadable']);
    expect(bounds('2019;5;6;7').stop).toEqual(['number-unreadable']);
    expect(planWith('Time;Value;Lower\n2019;5;4\n', part).stop).toEqual(['column-absent']);
  });

  it('of 4 beside 3.9 is said to be another one, unless noughts are written', () => {
    expect(codesOf(planWith(long('3.9', '4')))).toEqual(['said places-differ']);
    expect(foundIn(planWith(long('3.9', '4')), 'places-differ')[0]?.message).toContain('"0.1"');
    expect(codesOf(planWith(long('3.90', '4.1', '5')))).toEqual([]);
    expect(
      codesOf(
        planWith(long('3.9', '4'), {
          value: { column: 'Value', decimal: '.', precision: { nearest: '0.1' } },
        }),
      ),
    ).toEqual([]);
  });
});

describe('scale', () => {
  it('multiplies the value and the width', () => {
    expect(
      figuresOf(planWith(long('32.4'), { value: { column: 'Value', decimal: '.', scale: 1000 } })),
    ).toEqual(['2000-01-01/2000-12-31 32400 100']);
    expect(
      figuresOf(planWith(long('1234'), { value: { column: 'Value', decimal: '.', scale: '0.001' } })),
    ).toEqual(['2000-01-01/2000-12-31 1.234 0.001']);
  });

  it('is a power of ten by row, in digits or as its word', () => {
    const part = { value: { column: 'Value', decimal: '.', scale: { column: 'UNIT_MULT' } } };
    const rows = (...mults: string[]) =>
      planWith(
        `Time;Value;UNIT_MULT\n${mults.map((mult, i) => `${2000 + i};32.4;${mult}`).join('\n')}\n`,
        part,
      );
    expect(values(rows('3', '0', '-1', 'thousand', 'millions', 'units '))).toEqual([
      '32400',
      '32.4',
      '3.24',
      '32400',
      '32400000',
      '32.4',
    ]);
    expect(rows('').stop).toEqual(['number-unreadable']);
    expect(rows('some').stop).toEqual(['number-unreadable']);
  });
});

describe('fractions for percentages', () => {
  const known = { s: { unit: '%' } };

  it('are asked about once', () => {
    expect(codesOf(planWith(long('0.012', '-0.5'), {}, { known }))).toContain('ask percent-fraction');
    expect(
      figuresOf(planWith(long('0.012'), {}, { known, ask: { 'percent-fraction': 'fraction' } })),
    ).toEqual(['2000-01-01/2000-12-31 1.2 0.1']);
    expect(figuresOf(planWith(long('0.012'), {}, { known, ask: { 'percent-fraction': 'percent' } }))).toEqual(
      ['2000-01-01/2000-12-31 0.012 0.001'],
    );
  });

  it('are no question in other units, beside larger figures, in percentages, or where the ledger has such figures', () => {
    expect(codesOf(planWith(long('0.012')))).toEqual([]);
    expect(codesOf(planWith(long('0.012', '1.5'), {}, { known }))).not.toContain('ask percent-fraction');
    expect(codesOf(planWith(long('0.012%'), {}, { known }))).not.toContain('ask percent-fraction');
    const held = [2010, 2011, 2012].map((year) => heldFigure(`${year}-01-01/${year}-12-31`, '0.3'));
    expect(codesOf(planWith(long('0.2'), {}, { known, held }))).not.toContain('ask percent-fraction');
  });

  it('are asked about by the unit of the map or of the template', () => {
    expect(
      codesOf(
        planWith(long('0.012'), { series: { by: [], map: { '': { series: 's', unit: 'per cent' } } } }),
      ),
    ).toContain('ask percent-fraction');
    expect(
      codesOf(
        planWith(long('0.012'), {
          series: { by: [], rest: 'new', new: { id: 'a', title: 'A', unit: '% of GDP' } },
        }),
      ),
    ).toContain('ask percent-fraction');
  });
});

describe('marks', () => {
  const marks = {
    ':': 'missing',
    '[x]': 'missing',
    p: 'provisional',
    f: 'forecast',
    e: 'note',
    b: 'break',
    A: 'plain',
  };
  const cell = (text: string, part = {}) => planWith(`Time;Value\n2019;${text}\n`, { marks, ...part });

  it('are looked up whole, then letter by letter', () => {
    expect(cell('84.2 bep').new[0]).toMatchObject({ value: '84.2', status: 'provisional', note: 'bep' });
    expect(codesOf(cell('84.2 bep'))).toEqual(['said break']);
    expect(cell('84.2 f', {}).new[0]).toMatchObject({ status: 'forecast' });
    expect(cell('84.2 bep', { marks: { ...marks, bep: 'plain' } }).new[0]).not.toHaveProperty('note');
  });

  it('of a missing figure are counted, whatever stands beside them', () => {
    expect([cell(': ').missing, cell('[x]').missing, cell(': e').missing, cell('').missing]).toEqual([
      { ':': 1 },
      { '[x]': 1 },
      { ':': 1 },
      { '': 1 },
    ]);
    expect(cell('-999', { marks: { '-999': 'missing' } }).missing).toEqual({ '-999': 1 });
  });

  it('that nobody explained are asked about: never dropped, never a multiplier', () => {
    const plan = cell('79.4 m');
    const [asked] = foundIn(plan, 'mark-unknown');
    expect(asked?.question).toMatchObject({ name: 'mark-unknown:m' });
    expect(asked?.question?.proposed).toBeUndefined();
    const answered = planWith('Time;Value\n2019;79.4 m\n', { marks }, { ask: { 'mark-unknown:m': 'note' } });
    expect([codesOf(answered), answered.new[0]?.value, answered.new[0]?.note]).toEqual([[], '79.4', 'm']);
    expect(codesOf(cell('80.2 u'))).toContain('ask mark-unknown');
    expect(codesOf(cell('84.2 bu'))).toContain('ask mark-unknown');
    expect(codesOf(cell('n/a'))).toContain('ask mark-unknown');
    expect(codesOf(cell('79.4 million'))).toContain('ask mark-unknown');
    expect(
      planWith('Time;Value\n2019;n/a\n', { marks }, { ask: { 'mark-unknown:n/a': 'missing' } }).missing,
    ).toEqual({ 'n/a': 1 });
  });

  it('that the recipe asks about are asked about every time', () => {
    expect(codesOf(cell('5 e', { marks: { e: 'ask' } }))).toContain('ask mark-unknown');
  });

  it('stand in columns of the row, or to the right of their figure', () => {
    const row = planWith('Time;Value;Data Marking;Flag\n2019;5;p;A\n2020;;[x];\n2021;;p;\n', {
      marks,
      markColumns: ['Data Marking', 'Flag'],
    });
    expect(row.new[0]).toMatchObject({ status: 'provisional', note: 'p' });
    expect(row.missing).toEqual({ '': 1, '[x]': 1 });
    const wide = planWith('Area;2019;Flag;2020;Flag\nKent;1;p;2;\n', {
      layout: 'time-in-columns',
      time: { form: 'YYYY' },
      value: { decimal: '.' },
      marks,
      markColumns: ['Flag'],
      series: { by: ['Area'], map: { Kent: { series: 's' } } },
    });
    expect(wide.new.map(({ status }) => status)).toEqual(['provisional', undefined]);
  });

  it('raised above the line are said, or read where the recipe knows them', () => {
    const raised = (sup: string) =>
      planWith(
        workbook([
          ['Time', 'Value'],
          ['2019', { shown: '1,234', kind: 'text', sup }],
        ]),
        { marks },
      );
    expect(codesOf(raised('2'))).toEqual(['said footnote-split']);
    expect(raised('2').new[0]?.note).toBe('2');
    expect([codesOf(raised('p')), raised('p').new[0]?.status]).toEqual([[], 'provisional']);
  });

  it('in digits are ticked with a reason', () => {
    const plan = cell('16,2092');
    expect(codesOf(plan)).toEqual(['tick footnote-split']);
    expect(plan.new[0]).toMatchObject({ value: '16209', note: '2' });
    const ticked = planWith(
      'Time;Value\n2019;16,2092\n',
      {},
      { ask: { ticks: { 'footnote-split': 'the note stands under the table' } } },
    );
    expect(foundIn(ticked, 'footnote-split')[0]?.reason).toBe('the note stands under the table');
  });

  it('of errors are asked about, and said', () => {
    const error = workbook([
      ['Time', 'Value'],
      ['2019', { shown: '#N/A', kind: 'error' }],
    ]);
    expect(codesOf(planWith(error))).toEqual(['ask mark-unknown', 'said error-cells']);
    expect(codesOf(planWith(error, { marks: { '#N/A': 'missing' } }))).toEqual(['said error-cells']);
  });

  it('of formulas without a value are empty cells, and said', () => {
    const plan = planWith(
      workbook([
        ['Time', 'Value'],
        ['2019', { shown: '', kind: 'empty', noValue: true }],
      ]),
    );
    expect([codesOf(plan), plan.missing]).toEqual([['said formula-no-value'], { '': 1 }]);
  });

  it('of merged figures stop: it is not clear what they are for', () => {
    const plan = planWith(
      workbook([
        ['Time', 'Value'],
        ['2019', { shown: '5', kind: 'number' }],
        ['2020', { shown: '5', kind: 'number', merged: true }],
      ]),
    );
    expect(plan.stop).toEqual(['number-unreadable']);
  });
});
