/** Every form of a time, and everything that it may stand for. */
import { describe, expect, it } from 'vitest';
import { monthCalled } from '../../../claims/recipes/months.ts';
import { LANGUAGES, type MonthLanguage, TIME_FORMS } from '../../../claims/recipes/recipe.ts';
import {
  hasLostNoughts,
  readForm,
  readTwo,
  type TimeForm,
  timesWithin,
  withoutTimes,
} from '../../../claims/recipes/time-forms.ts';
import { standsFor } from '../../../claims/recipes/times.ts';
import { codesOf, figuresOf, foundIn, planWith } from './plans.ts';

const context = { language: 'en' as MonthLanguage, near: '2019-01-24', hasLostNoughts: false };

/** What a text stands for; "-" if it is not of the form, and why if it stands for nothing. */
function read(form: TimeForm, text: string, as?: string, more: Partial<typeof context> = {}): string {
  const written = readForm(form, text, { ...context, ...more });
  if (written === undefined) return '-';
  const time = standsFor(written, as);
  return 'at' in time ? time.at : time.wrong;
}

describe('the forms', () => {
  it.each([
    ['YYYY', '2019', '2019-01-01/2019-12-31'],
    ['YYYY', ' 2019 ', '2019-01-01/2019-12-31'],
    ['YYYY', '2019p', '-'],
    ['YYYY', '19', '-'],
    ['YYYY', '0999', '-'],
    ['YYYY-MM', '2019-02', '2019-02-01/2019-02-28'],
    ['YYYY-MM', '2019-13', '-'],
    ['YYYY-MM-DD', '2020-02-29', '2020-02-29'],
    ['YYYY-MM-DD', '2019-02-29', '-'],
    ['YYYY-MM-DD', '2019-03-31T00:00:00', '2019-03-31'],
    ['YYYY-MM-DD', '2019-03-31T08:45:00', '-'],
    ['YYYY.MM', '1999.04', '1999-04-01/1999-04-30'],
    ['YYYY.MM', '1999.1', '-'],
    ['MMM-YY', 'Sep-19', '2019-09-01/2019-09-30'],
    ['MMM-YY', 'SEPT-19', '2019-09-01/2019-09-30'],
    ['MMM-YY', 'September-18', '2018-09-01/2018-09-30'],
    ['MMM-YY', 'Sep-20', '2020-09-01/2020-09-30'],
    ['MMM-YY', 'Sep-21', '1921-09-01/1921-09-30'],
    ['MMM YYYY', 'Dec 2025', '2025-12-01/2025-12-31'],
    ['MMM YYYY', 'december  2025', '2025-12-01/2025-12-31'],
    ['YYYY MMM', '2025 MAY', '2025-05-01/2025-05-31'],
    ['YYYY Qn', '2025 Q1', '2025-01-01/2025-03-31'],
    ['YYYY Qn', '2025 Q5', '-'],
    ['YYYYQn', '2025Q4', '2025-10-01/2025-12-31'],
    ['YYYY-Qn', '2025-Q2', '2025-04-01/2025-06-30'],
    ['Qn YYYY', 'Q3 2025', '2025-07-01/2025-09-30'],
    ['YYYYMnn', '2025M02', '2025-02-01/2025-02-28'],
    ['YYYYMnn', '2025M13', '-'],
    ['DD MMM YYYY', '30 September 2019', '2019-09-30'],
    ['DD MMM YYYY', '31 September 2019', '-'],
    ['DD MMM YYYY', '1 Mar 2026', '2026-03-01'],
    ['DD/MM/YYYY', '03/05/2024', '2024-05-03'],
    ['MM/DD/YYYY', '03/05/2024', '2024-03-05'],
    ['DD-MM-YYYY', '18-08-2026', '2026-08-18'],
    ['DD.MM.YYYY', '1.2.2024', '2024-02-01'],
    ['DD-MMM-YYYY', '31-Mar-2024', '2024-03-31'],
    ['DD-MMM-YY', '31-Mar-18', '2018-03-31'],
    ['MMM YY', "Mar '18", '2018-03-01/2018-03-31'],
    ['MMM-YYYY', 'Mar-2018', '2018-03-01/2018-03-31'],
    ['YYYYMM', '201803', '2018-03-01/2018-03-31'],
    ['YYYYMMDD', '20180331', '2018-03-31'],
    ['year ending MMM YYYY', 'Year ending March 2020', '2019-04-01/2020-03-31'],
    ['year ending MMM YYYY', 'year ending 31 Mar 2020', '2019-04-01/2020-03-31'],
    ['year ending MMM YYYY', 'year ending 30 Mar 2020', '-'],
    ['year ending MMM YYYY', 'year ending February 2020', '2019-03-01/2020-02-29'],
    ['mixed', '2025', '2025-01-01/2025-12-31'],
    ['mixed', '2025 Q1', '2025-01-01/2025-03-31'],
    ['mixed', 'Q4 2025', '2025-10-01/2025-12-31'],
    ['mixed', '1987 JAN', '1987-01-01/1987-01-31'],
    ['mixed', 'Dec 2025', '2025-12-01/2025-12-31'],
    ['mixed', '1 Dec 2025', '-'],
  ] as const)('%s reads %j as %s', (form, text, at) => {
    expect(read(form, text)).toBe(at);
  });

  it.each([
    ['YYYY-YYYY', '2010-2011', 'fiscal-year:06', '2010-07-01/2011-06-30'],
    ['YYYY-YYYY', '2010-2012', 'fiscal-year:06', '-'],
    ['YYYY/YY', '2018/19', 'fiscal-year:03', '2018-04-01/2019-03-31'],
    ['YYYY/YY', '1999/00', 'fiscal-year:03', '1999-04-01/2000-03-31'],
    ['YYYY/YY', '2018/20', 'fiscal-year:03', '-'],
    ['YYYY/YY', '2011-12', 'fiscal-year:03', '2011-04-01/2012-03-31'],
    ['YY/YY', '04/05', 'fiscal-year:03', '2004-04-01/2005-03-31'],
    ['YY/YY', '99/00', 'fiscal-year:03', '1999-04-01/2000-03-31'],
  ] as const)('%s reads %j as %s', (form, text, as, at) => {
    expect(read(form, text, as)).toBe(at);
  });

  it('says of a year that ends in the next only with the month in which it ends', () => {
    for (const as of [undefined, 'year', 'calendar-year', 'year-ending'])
      expect(read('YYYY/YY', '2018/19', as)).toContain('say in which month');
  });

  it('reads a nought that was lost only where the first nine months have theirs, and the tenth has none', () => {
    expect(hasLostNoughts(['1999.09', '1999.1', '1999.11'])).toBe(true);
    expect(hasLostNoughts(['1999.1', '1999.11', '1999.12'])).toBe(false);
    expect(hasLostNoughts(['1999.01', '1999.1', '1999.2'])).toBe(false);
    expect(hasLostNoughts(['1999.09', '1999.1', '2000.10'])).toBe(false);
    expect(read('YYYY.MM', '1999.1', undefined, { hasLostNoughts: true })).toBe('1999-10-01/1999-10-31');
    expect(read('YYYY.MM', '1999.2', undefined, { hasLostNoughts: true })).toBe('-');
  });

  it('reads a year and its month from two columns', () => {
    expect(readTwo('YYYY + month', '2018', 'September', context)).toEqual({
      is: 'month',
      year: 2018,
      month: 9,
    });
    expect(readTwo('YYYY + month', '2018', '9', context)).toEqual({ is: 'month', year: 2018, month: 9 });
    expect(readTwo('YYYY + Mnn', '2018', 'M12', context)).toEqual({ is: 'month', year: 2018, month: 12 });
    expect(readTwo('YYYY + Mnn', '2018', 'M13', context)).toBeUndefined();
    expect(readTwo('YYYY + Mnn', '2018', 'Annual', context)).toBeUndefined();
    expect(readTwo('YYYY + month', 'x', 'May', context)).toBeUndefined();
  });

  it('finds times within a text', () => {
    expect(timesWithin('DD MMM YYYY', 'Officers, 30 September 2018 and 31 March 2019', context)).toHaveLength(
      2,
    );
    expect(
      timesWithin('year ending MMM YYYY', 'Table 10. Injuries, year ending March 2020', context),
    ).toEqual([{ is: 'ending', year: 2020, month: 3 }]);
    expect(withoutTimes('MMM-YY', 'Change in 12 months Sep-18 to Sep-19 / number', context)).toBe(
      'Change in 12 months {time} to {time} / number',
    );
    expect(withoutTimes('YYYY', 'x2019 in 2019', context)).toBe('x2019 in {time}');
  });

  it('never throws, whatever the text', () => {
    for (const form of TIME_FORMS)
      for (const text of ['', '-', '2019-99-99', 'Q', '9999 MAY', '(', '2019/18'])
        expect(() => read(form, text, 'fiscal-year:03')).not.toThrow();
  });
});

describe('what times stand for', () => {
  it.each([
    ['MMM-YY', 'Sep-18', 'month-end-day', '2018-09-30'],
    ['MMM-YY', 'Sep-18', 'month-start-day', '2018-09-01'],
    ['MMM-YY', 'Sep-18', 'month', '2018-09-01/2018-09-30'],
    ['MMM-YY', 'Sep-18', 'year-ending', '2017-10-01/2018-09-30'],
    ['MMM-YY', 'Mar-18', 'quarter', '2018-01-01/2018-03-31'],
    ['MMM-YY', 'Feb-18', 'quarter', 'is the middle month of a quarter, and names none'],
    ['MMM-YY', 'Sep-18', 'day', 'names no day'],
    ['YYYY', '2018', 'month', 'is longer than a month'],
    ['YYYY', '2018', 'quarter', 'is longer than a quarter'],
    ['YYYY', '2018', 'month-end-day', '2018-12-31'],
    ['YYYY', '2018', 'fiscal-year:03', '2017-04-01/2018-03-31'],
    ['YYYY', '2018', 'fiscal-year:12', '2018-01-01/2018-12-31'],
    ['YYYY-MM-DD', '2021-10-01', 'month', '2021-10-01/2021-10-31'],
    ['YYYY-MM-DD', '2021-10-01', 'quarter', '2021-10-01/2021-12-31'],
    ['YYYY-MM-DD', '2021-10-01', 'calendar-year', '2021-01-01/2021-12-31'],
    ['YYYY-MM-DD', '2019-03-31', 'fiscal-year:03', '2018-04-01/2019-03-31'],
    ['YYYY-MM-DD', '2018-04-01', 'fiscal-year:03', '2018-04-01/2019-03-31'],
    ['YYYY-MM-DD', '2018-06-30', 'year-ending', '2017-07-01/2018-06-30'],
    ['YYYY-MM-DD', '2018-06-15', 'year-ending', '2017-06-16/2018-06-15'],
    ['YYYY Qn', '2019 Q1', 'year-ending', '2018-04-01/2019-03-31'],
    ['YYYY Qn', '2019 Q1', 'month-end-day', '2019-03-31'],
    ['year ending MMM YYYY', 'year ending Sep 2019', 'year', '2018-10-01/2019-09-30'],
    [
      'year ending MMM YYYY',
      'year ending Sep 2019',
      'calendar-year',
      'ends in another month than calendar-year does',
    ],
    ['year ending MMM YYYY', 'year ending Sep 2019', 'month', 'is a year, and no month'],
    ['year ending MMM YYYY', 'year ending Sep 2019', 'month-end-day', '2019-09-30'],
  ] as const)('%s, %j as %s is %s', (form, text, as, at) => {
    expect(read(form, text, as)).toBe(at);
  });
});

describe('the names of months', () => {
  it.each([
    ['en', 'January Feb MARCH apr. May Jun July Aug Sept Oct Nov December'],
    ['fr', 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.'],
    ['de', 'Jänner Februar Mrz Apr. Mai Juni Juli Aug Sept Okt. November Dez'],
    ['es', 'ene febrero marzo abr mayo junio jul agosto setiembre octubre nov dic'],
    ['it', 'gen febbraio mar aprile maggio giugno lug agosto set ottobre novembre dic'],
    ['nl', 'jan februari mrt april mei juni juli aug sep okt november dec'],
    ['pt', 'jan fevereiro março abril maio junho julho ago setembro out novembro dezembro'],
  ] as const)('%s', (language, names) => {
    expect(names.split(' ').map((name) => monthCalled(name, language))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ]);
  });

  it('are none where two months begin so, or in another language', () => {
    expect(monthCalled('jui', 'fr')).toBeUndefined();
    expect(monthCalled('ju')).toBeUndefined();
    expect(monthCalled('Mai')).toBeUndefined();
    for (const language of LANGUAGES) expect(monthCalled('total', language)).toBeUndefined();
  });
});

describe('times of a file', () => {
  it('are read in the language of the recipe, and stop in another', () => {
    const text = 'Time,Value\nmars 2024,1\navr. 2024,2\n';
    expect(figuresOf(planWith(text, { time: { column: 'Time', form: 'MMM YYYY', language: 'fr' } }))).toEqual(
      ['2024-03-01/2024-03-31 1 1', '2024-04-01/2024-04-30 2 1'],
    );
    expect(planWith(text, { time: { column: 'Time', form: 'MMM YYYY' } }).stop).toContain('time-unreadable');
  });

  it('come from two columns, by two names or by one with a plus', () => {
    const text = 'Year,Month,Value\n2018,September,122395\n2019,September,124784\n';
    const expected = ['2018-09-01/2018-09-30 122395 1', '2019-09-01/2019-09-30 124784 1'];
    for (const time of [
      { columns: ['Year', 'Month'] },
      { column: ['Year', 'Month'] },
      { column: 'Year + Month' },
    ])
      expect(figuresOf(planWith(text, { time: { ...time, form: 'YYYY + month' } }))).toEqual(expected);
    expect(planWith(text, { time: { columns: ['Year', 'Month'], form: 'YYYY' } }).stop).toContain(
      'time-unreadable',
    );
    const bls = 'year\tperiod\tvalue\n2019\tM12\t256.974\n2020\tM13\t260.474\n';
    const plan = planWith(bls, {
      time: { columns: ['year', 'period'], form: 'YYYY + Mnn' },
      value: { column: 'value', decimal: '.' },
    });
    expect(foundIn(plan, 'time-unreadable')[0]?.message).toContain('2020 M13');
  });

  it('come from a title', () => {
    const text = 'Officers on 30 September 2019\nForce,Value\nKent,3500\n';
    const part = {
      file: { format: 'csv', header: [2, 2] },
      time: { cell: 'A1', form: 'DD MMM YYYY' },
      series: { by: ['Force'], map: { Kent: { series: 's' } } },
    };
    expect(figuresOf(planWith(text, part))).toEqual(['2019-09-30 3500 1']);
    expect(planWith(text.replace('on', 'on 1 May 2018 and'), part).stop).toEqual(['time-unreadable']);
    expect(planWith(text.replace('30 September', 'September'), part).stop).toEqual(['time-unreadable']);
  });

  it('of another length among those of a form stop as such, too', () => {
    const plan = planWith('Time,Value\n2025,35\nQ4 2025,36\n');
    expect(plan.stop).toEqual(['time-unreadable', 'mixed-frequency']);
  });

  it('without a form are read as the only one that all have', () => {
    expect(figuresOf(planWith('Time,Value\n2024 Q1,1\n', { time: { column: 'Time' } }))).toEqual([
      '2024-01-01/2024-03-31 1 1',
    ]);
    expect(codesOf(planWith('Time,Value\n01/02/2024,1\n', { time: { column: 'Time' } }))).toContain(
      'stop time-unreadable',
    );
  });

  it('that are not there stop where there is a figure, and are passed over where there is none', () => {
    const plan = planWith('Time,Value\n2019,1\n,2\nSource: an office,\n');
    expect(codesOf(plan)).toEqual(['stop no-time']);
    expect(foundIn(plan, 'no-time')[0]?.where).toEqual(['A3']);
  });
});
