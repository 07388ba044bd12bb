/** Tables of figures beyond the traps: times of machine files, number marks by the column, and what stands beside figures. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../../claims/tables/finding.ts';
import { markName } from '../../../claims/tables/numbers.ts';
import { readTable } from '../../../claims/tables/reading.ts';
import { sourcesOfTable } from '../../../claims/tables/roles.ts';
import { hostileText } from '../../support/bundles.ts';
import { runs } from '../../support/scope.ts';

const read = (text: string, answers: Answers = {}, more = {}) =>
  readTable(text, { unit: '', answers, near: '2024-03-20', ...more });

/** The times and figures of a table of two columns. */
const pairs = (text: string, answers: Answers = {}) =>
  read(text, answers).rows.map(({ at, value }) => [at, value]);

/** What is found in a table, and which question is asked. */
const found = (text: string, answers: Answers = {}) =>
  read(text, answers).findings.map(({ code, level, question }) => [code, level, question?.name]);

const ats = (times: readonly string[], answers: Answers = {}) =>
  read(times.map((time, i) => `${time}\t${i}`).join('\n'), answers).rows.map(({ at }) => at);

const values = (figures: readonly string[], answers: Answers = {}) =>
  read(figures.map((figure, i) => `${2001 + i}\t${figure}`).join('\n'), answers).rows.map(
    ({ value }) => value,
  );

describe('times of machine files', () => {
  it.each([
    ['2024-02', '2024-02-01/2024-02-29'],
    ['2024M02', '2024-02-01/2024-02-29'],
    ['2024 M2', '2024-02-01/2024-02-29'],
    ['2024 FEB', '2024-02-01/2024-02-29'],
    ['1987 JAN', '1987-01-01/1987-01-31'],
    ['2018 September', '2018-09-01/2018-09-30'],
    ['Jan-18', '2018-01-01/2018-01-31'],
    ['Sep-2019', '2019-09-01/2019-09-30'],
    ['Dec-98', '1998-12-01/1998-12-31'],
    ['Jan-25', '2025-01-01/2025-01-31'],
    ['Jan-26', '1926-01-01/1926-01-31'],
    ['2024 Q1', '2024-01-01/2024-03-31'],
    ['2024Q1', '2024-01-01/2024-03-31'],
    ['2024-Q4', '2024-10-01/2024-12-31'],
    ['Q3 2022', '2022-07-01/2022-09-30'],
    ['1999.04', '1999-04-01/1999-04-30'],
    ['31-Mar-2024', '2024-03-31'],
    ['2024-03-31T00:00:00Z', '2024-03-31'],
    ['1750', '1750-01-01/1750-12-31'],
    ['June 1694', '1694-06-01/1694-06-30'],
    ['25 March 1752', '1752-03-25'],
    ['the year to March 2022', '2021-04-01/2022-03-31'],
  ])('%s is %s', (time, at) => expect(ats([time])).toEqual([at]));

  it('are days or months, first or second, by what the whole column shows', () => {
    expect(ats(['01/02/2018', '13/02/2018'])).toEqual(['2018-02-01', '2018-02-13']);
    expect(ats(['02/01/2018', '02/13/2018'])).toEqual(['2018-02-01', '2018-02-13']);
    expect(found('01/02/2018\t1\n03/04/2018\t2')).toEqual([['time-unreadable', 'ask', 'days']]);
    expect(ats(['01/02/2018', '03/04/2018'], { days: 'month' })).toEqual(['2018-01-02', '2018-03-04']);
    expect(found('13/02/2018\t1\n02/13/2018\t2\n01/02/2018\t3')[0]?.[1]).toBe('stop');
  });

  it('of years that end in the next ask for the end', () => {
    expect(found('2018/19\t1\n2019/20\t2')).toEqual([['year-end', 'ask', 'year-end']]);
    for (const [first, second] of [
      ['2018/19', '2019/20'],
      ['2018-19', '2019-20'],
      ['2018-2019', '2019-2020'],
      ['18/19', '19/20'],
      ['2018–19', '2019–20'],
    ] as const) {
      expect(ats([first, second], { 'year-end': '3' })).toEqual([
        '2018-04-01/2019-03-31',
        '2019-04-01/2020-03-31',
      ]);
      expect(ats([first, second], { 'year-end': '8' })[0]).toBe('2018-09-01/2019-08-31');
      expect(ats([first, second], { 'year-end': '12' })[0]).toBe('2018-01-01/2018-12-31');
    }
  });

  it('such as 2011-12 are years beside 2012-13 and months beside 2011-11, and asked about alone', () => {
    expect(ats(['2011-12', '2012-13'], { 'year-end': '3' })[0]).toBe('2011-04-01/2012-03-31');
    expect(ats(['2011-11', '2011-12'])).toEqual(['2011-11-01/2011-11-30', '2011-12-01/2011-12-31']);
    const alone = '2008-09\t1\n2009-10\t2\n2010-11\t3\n2011-12\t4';
    expect(found(alone)).toEqual([['year-end', 'ask', 'hyphen']]);
    expect(pairs(alone, { hyphen: 'month' })[3]).toEqual(['2011-12-01/2011-12-31', '4']);
    expect(pairs(alone, { hyphen: 'year', 'year-end': '3' })[3]).toEqual(['2011-04-01/2012-03-31', '4']);
  });

  it('such as 1999.1 are October where 1999.01 stands beside them, and no month otherwise', () => {
    expect(ats(['1999.09', '1999.1', '1999.11'])).toEqual([
      '1999-09-01/1999-09-30',
      '1999-10-01/1999-10-31',
      '1999-11-01/1999-11-30',
    ]);
    expect(found('1999.1\t4\n1999.2\t5').map(([code]) => code)).toEqual([
      'time-unreadable',
      'time-unreadable',
    ]);
  });

  it('that begin quarters or years are asked about as such', () => {
    const quarters = '2021-01-01\t1\n2021-04-01\t2';
    const [first] = read(quarters).findings;
    expect(first?.question?.choices.map(({ value }) => value)).toEqual(['months', 'quarters', 'days']);
    expect(pairs(quarters, { firsts: 'quarters' })[1]).toEqual(['2021-04-01/2021-06-30', '2']);
    expect(pairs('2021-01-01\t1\n2022-01-01\t2', { firsts: 'years' })[1]).toEqual([
      '2022-01-01/2022-12-31',
      '2',
    ]);
    expect(pairs(quarters, { firsts: 'days' })[1]).toEqual(['2021-04-01', '2']);
    expect(found('2021-01-01\t1')).toEqual([]);
  });

  it('are named with their rows if they cannot be read', () => {
    expect(read('2021\t1\nChristmas\t2\n\t3').findings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Row 2, in the first column: “Christmas” is not a date/),
      expect.stringMatching(/^Row 3 has no time in the first column/),
    ]);
  });
});

describe('figures of a column', () => {
  it.each([
    [
      ['16,753', '122,405'],
      ['16753', '122405'],
    ],
    [
      ['16 753', '1 122 405'],
      ['16753', '1122405'],
    ],
    [
      ['3.9', '4', '-0.25'],
      ['3.9', '4', '-0.25'],
    ],
    [
      ['386.464', '1,256.974'],
      ['386.464', '1256.974'],
    ],
    [
      ['386.464', '0.974'],
      ['386.464', '0.974'],
    ],
    [
      ['12,4', '3,75', '7'],
      ['12.4', '3.75', '7'],
    ],
    [
      ['1.234.567,89', '12'],
      ['1234567.89', '12'],
    ],
    [
      ['1.234.567', '47.385.107'],
      ['1234567', '47385107'],
    ],
    [
      ['−29', '(none)'.replace('(none)', '30')],
      ['-29', '30'],
    ],
    [
      ['£1,200', '£900.50'],
      ['1200', '900.50'],
    ],
    [
      ['2.4%', '0.5 %'],
      ['2.4', '0.5'],
    ],
    [
      ['4.3 million', '5 million'],
      ['4300000', '5000000'],
    ],
    [
      ['6610.1234', '5.25'],
      ['6610.1234', '5.25'],
    ],
  ])('%j are %j', (figures, decimals) => expect(values(figures)).toEqual(decimals));

  it.each([
    [['386.464', '388.270'], 'two-readings', 'ask'],
    [['1.500', '2.000'], 'two-readings', 'ask'],
    [['12,456', '3,75'], 'two-readings', 'ask'],
    [['12,4', '12.4'], 'number-unreadable', 'stop'],
    [['about 20', '30'], 'number-unreadable', 'stop'],
    [['(29)', '30'], 'number-unreadable', 'stop'],
    [['1e5', '30'], 'number-unreadable', 'stop'],
    [['1 in 5', '30'], 'number-unreadable', 'stop'],
    [['1,23,456', '30'], 'number-unreadable', 'stop'],
    [['83.4 p', '84'], 'mark-unknown', 'ask'],
    [['100r', '84'], 'mark-unknown', 'ask'],
    [['100*', '84'], 'mark-unknown', 'ask'],
    [['..', '84'], 'mark-unknown', 'ask'],
    [['5k', '84'], 'mark-unknown', 'ask'],
    [['0.30000000000000004', '0.5'], 'float-noise', 'ask'],
    [['16208.999999999998', '5'], 'float-noise', 'ask'],
  ])('%j are not read in silence: %s', (figures, code, level) => {
    const table = figures.map((figure, i) => `${2001 + i}\t${figure}`).join('\n');
    expect(found(table).map(([c, l]) => [c, l])).toContainEqual([code, level]);
    expect(read(table).rows).toEqual([]);
  });

  it('keep superscripts and footnotes off, and say so', () => {
    for (const [figure, value] of [
      ['1,2341', '1234'],
      ['16,20912', '16209'],
      ['1,234,5672', '1234567'],
      ['16,209²', '16209'],
      ['79¹', '79'],
    ] as const) {
      const { rows, findings } = read(`2019\t${figure}\n2020\t5`);
      expect([figure, rows[0]?.value, findings[0]?.code, findings[0]?.level]).toEqual([
        figure,
        value,
        'footnote-split',
        'said',
      ]);
    }
  });

  it('take marks for what was answered, and leave out rows without a figure', () => {
    const table = '2019\t83.4 p\n2020\t84\n2021\t:\n2022\t\n2023\t85 p';
    const answers = { [markName('p')]: 'provisional', [markName(':')]: 'missing' };
    const { rows, findings } = read(table, answers);
    expect(rows.map(({ at, value, status }) => [at.slice(0, 4), value, status])).toEqual([
      ['2019', '83.4', 'provisional'],
      ['2020', '84', undefined],
      ['2023', '85', 'provisional'],
    ]);
    expect(findings.map(({ message }) => message)).toEqual(['2 rows have no figure and were left out.']);
  });
});

describe('columns besides', () => {
  it('that are empty are nothing; all others are named', () => {
    expect(pairs('2019\t5\t\n2020\t6\t')).toEqual([
      ['2019-01-01/2019-12-31', '5'],
      ['2020-01-01/2020-12-31', '6'],
    ]);
    expect(read('2019\t5\tx').findings[0]?.message).toBe('The third column holds “x”; say what it is.');
    expect(found('2019\t5\tx', { 'column.3': 'leave' })).toEqual([]);
  });

  it.each([
    'Month',
    'Lower CI',
    'Upper',
    'Unit',
    'UNIT_MULT',
    'Obs_status',
    'Data Marking',
    'Notes',
    'Series',
    'Vintage',
  ])('%s cannot be left out', (head) => {
    const table = `Year\tValue\t${head}\n2019\t5\t7`;
    expect(found(table)[0]).toEqual(['column-unmapped', 'stop', 'column.3']);
    expect(found(table, { 'column.3': 'leave' })[0]).toEqual(['column-unmapped', 'stop', 'column.3']);
    expect(read(table).findings[0]?.question?.choices.map(({ value }) => value)).not.toContain('leave');
  });

  it('cannot have one meaning twice, nor a bound alone', () => {
    const table = 'Year\tValue\tA\tB\n2019\t5\t4\t6';
    expect(found(table, { 'column.3': 'low', 'column.4': 'low' })[0]?.[1]).toBe('stop');
    expect(found(table, { 'column.3': 'low', 'column.4': 'leave' }).map(([code]) => code)).toEqual([
      'column-absent',
    ]);
  });

  it('of a unit that is that of the series are nothing new', () => {
    const table = 'Year\tValue\tUnit\n2019\t5\tofficers';
    expect(read(table, {}, { unit: 'officers' }).rows).toHaveLength(1);
    expect(read(table, {}, { unit: 'GBP' }).rows).toHaveLength(0);
  });

  it('of a scale multiply the figure and what it is rounded to', () => {
    const { rows } = read(
      'Year\tValue\tUnit\n2019\t32.4\tthousand\n2020\t1.25\tmillion',
      { 'column.3': 'scale' },
      { rounded: 'shown' },
    );
    expect(rows.map(({ value, precision }) => [value, precision])).toEqual([
      ['32400', { nearest: '100' }],
      ['1250000', { nearest: '10000' }],
    ]);
  });
});

describe('a table made to be slow', () => {
  it.each([
    ['a long row among many', `when,figure\n${','.repeat(400_000)}x\n${'2019,5\n'.repeat(4_000)}`, 'limit'],
    ['a long head', `${'source,'.repeat(100_000)}\n${'2019,5\n'.repeat(1_000)}`, 'limit'],
    ['a cell of blanks', `-${' '.repeat(400_000)}x\t5`, 'time-unreadable'],
    ['a cell of digits', `2019\t${'1'.repeat(400_000)}`, 'number-unreadable'],
    ['many lines', '2019\t5\n'.repeat(20_000), 'limit'],
  ])('is refused soon: %s', (_, text, code) => {
    const started = performance.now();
    const { findings } = read(text);
    sourcesOfTable(text);
    expect(findings.map((finding) => finding.code)).toContain(code);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

describe('any text', () => {
  it('is read without an error, and gives figures or says why not', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '2019',
        '2018/19',
        '01/02/2018',
        '1,234',
        '386.464',
        '12,4',
        'p',
        '..',
        '',
        hostileText('x'),
        '9'.repeat(40),
      ),
    );
    const table = fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 6 });
    fc.assert(
      fc.property(table, fc.constantFrom('\t', ';', ','), (rows, delimiter) => {
        const { rows: figures, findings } = read(rows.map((cells) => cells.join(delimiter)).join('\n'));
        const isHeldUp = findings.some(({ level }) => level !== 'said');
        expect(figures.length > 0 && isHeldUp).toBe(false);
        for (const { message } of findings) expect(message).toMatch(/\S/);
      }),
      runs(300),
    );
  });
});
