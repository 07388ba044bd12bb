/** Dates, periods, and the time between them. */

import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  addMonths,
  compareMoments,
  dateOfDay,
  dayAfter,
  dayBefore,
  dayNumber,
  daysBetween,
  daysInMonth,
  isDate,
  isMonthEnd,
  moment,
  monthPosition,
  monthsBefore,
  monthsBetween,
  parseMoment,
  timeBetween,
} from '../../../claims/exact/calendar.ts';
import { exact, rational } from '../../../claims/exact/number.ts';
import { momentName } from '../../../claims/words/dates.ts';
import { runs } from '../../support/scope.ts';
import { linesOf, stringsOf } from '../support-lines.ts';

describe('dates', () => {
  test('are those that the calendar has, in every month of leap years and others', () => {
    const two = (n: number) => String(n).padStart(2, '0');
    for (const year of ['0000', '1600', '1900', '1999', '2000', '2023', '2024', '9999'])
      for (let month = 0; month <= 13; month += 1)
        for (let day = 0; day <= 32; day += 1) {
          const text = `${year}-${two(month)}-${two(day)}`;
          const made = new Date(`${text}T00:00:00Z`);
          const exists = !Number.isNaN(made.getTime()) && made.toISOString().startsWith(text);
          expect([text, isDate(text)]).toEqual([text, exists]);
        }
  });

  test.each(linesOf('exact/date.valid.txt'))('%s', (text) => {
    expect(isDate(text)).toBe(true);
    expect(parseMoment(text)).toEqual({ text, start: text, end: text });
  });

  test.each(stringsOf('exact/date.invalid.txt').map((text) => [JSON.stringify(text), text] as const))(
    '%s is none',
    (_, text) => {
      expect(isDate(text)).toBe(false);
      expect(parseMoment(text)).toBeUndefined();
    },
  );
});

describe('periods', () => {
  test.each(linesOf('exact/period.valid.txt').map((line) => line.split(' | ')))(
    '%s',
    (text = '', start = '', end = '', name = '') => {
      expect(isDate(text)).toBe(false);
      // A period of one day is that day.
      expect(parseMoment(text)).toEqual({ text: start === end ? start : text, start, end });
      expect(momentName(text)).toBe(name);
    },
  );

  test.each(stringsOf('exact/period.invalid.txt').map((text) => [JSON.stringify(text), text] as const))(
    '%s is none',
    (_, text) => {
      expect(parseMoment(text)).toBeUndefined();
    },
  );

  test('are ordered by their end, then their start', () => {
    const order = ['2021-01-01/2022-12-31', '2022-01-01/2022-12-31', '2022-12-31', '2023-01-01'];
    expect(
      order
        .toReversed()
        .map(moment)
        .sort(compareMoments)
        .map((m) => m.text),
    ).toEqual(order);
  });
});

describe('months', () => {
  test.each([
    ['2019-09-05', '2021-12-31', '167/6'],
    ['2022-12-31', '2023-03-31', '3'],
    ['2022-01-31', '2022-02-28', '1'],
    ['2024-01-31', '2024-02-29', '1'],
    ['2023-02-28', '2024-02-29', '12'],
    ['2024-12-31', '2025-01-16', '16/31'],
    ['2022-06-15', '2022-06-15', '0'],
    ['2023-03-31', '2022-12-31', '-3'],
    ['2022-06-15', '2022-07-15', '61/62'],
  ])('%s to %s is %s', (from, to, months) => {
    expect(exact(monthsBetween(from, to))).toBe(months);
  });

  test('years are months by twelve; days are counted', () => {
    expect(exact(timeBetween('2019-12-31', '2022-12-31', 'year'))).toBe('3');
    expect(exact(timeBetween('2022-12-31', '2023-03-31', 'year'))).toBe('1/4');
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2023-02-28', '2023-03-01')).toBe(1);
    expect(daysBetween('2023-03-01', '2023-02-28')).toBe(-1);
  });

  test.each([
    ['2022-12-31', 3, '2022-09-30'],
    ['2022-09-30', 3, '2022-06-30'],
    ['2022-06-30', 3, '2022-03-31'],
    ['2023-02-28', 12, '2022-02-28'],
    ['2024-02-29', 12, '2023-02-28'],
    ['2023-02-28', 24, '2021-02-28'],
    // A month's end maps to a month's end, in a leap year too.
    ['2025-02-28', 12, '2024-02-29'],
    ['2022-05-30', 3, '2022-02-28'],
    ['2022-05-29', 3, '2022-02-28'],
    ['2022-12-30', 3, '2022-09-30'],
    ['2022-03-15', 6, '2021-09-15'],
    ['2022-01-31', 24, '2020-01-31'],
  ])('%s less %i months is %s', (date, months, before) => {
    expect(monthsBefore(date, months)).toBe(before);
  });

  test.each([
    ['2022-11-30', 3, '2023-02-28'],
    ['2023-11-30', 3, '2024-02-29'],
    // A month's end is kept by `monthsBefore` alone.
    ['2023-02-28', 1, '2023-03-28'],
    ['2023-12-31', 1, '2024-01-31'],
    ['2023-01-15', -13, '2021-12-15'],
    ['2023-03-31', -1, '2023-02-28'],
    ['2023-06-30', 0, '2023-06-30'],
  ])('%s and %i months is %s', (date, months, later) => {
    expect(addMonths(date, months)).toBe(later);
  });
});

describe('days', () => {
  test.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['2000-03-01', 11_017],
    ['0000-01-01', -719_528],
    ['9999-12-31', 2_932_896],
  ])('%s is day %i', (date, number) => {
    expect(dayNumber(date)).toBe(number);
    expect(dateOfDay(number)).toBe(date);
  });

  test('every day of two eras of the calendar follows the one before', () => {
    let [date, expected] = ['1599-12-31', dayNumber('1599-12-31')];
    while (date < '2400-12-31') {
      date = dayAfter(date);
      expected += 1;
      if (!isDate(date) || dayNumber(date) !== expected) throw new Error(`${date} is not day ${expected}`);
    }
    expect(date).toBe('2400-12-31');
  });

  test.each([
    ['2024-02-28', '2024-02-29'],
    ['2024-02-29', '2024-03-01'],
    ['2023-02-28', '2023-03-01'],
    ['1999-12-31', '2000-01-01'],
  ])('%s comes before %s', (day, next) => {
    expect(dayAfter(day)).toBe(next);
    expect(dayBefore(next)).toBe(day);
  });

  test.each([
    ['2023-02-10', 28],
    ['2024-02-10', 29],
    ['1900-02-10', 28],
    ['2000-02-10', 29],
    ['2023-04-30', 30],
    ['2023-12-01', 31],
  ])('the month of %s has %i', (date, days) => {
    expect(daysInMonth(date)).toBe(days);
  });
});

describe('the calendar is that of Temporal', () => {
  const FIRST = -719_528;
  const LAST = 2_932_896;
  const epoch = Temporal.PlainDate.from('1970-01-01');
  const date = fc.integer({ min: FIRST, max: LAST }).map((days) => epoch.add({ days }));
  const months = fc.integer({ min: -1_200, max: 1_200 });

  test('in days', () => {
    const law = fc.property(date, date, (d, e) => {
      const text = d.toString();
      expect(isDate(text)).toBe(true);
      expect(dateOfDay(dayNumber(text))).toBe(text);
      expect(daysInMonth(text)).toBe(d.daysInMonth);
      expect(isMonthEnd(text)).toBe(d.day === d.daysInMonth);
      expect(daysBetween(text, e.toString())).toBe(d.until(e, { largestUnit: 'day' }).days);
      expect(dayAfter(text)).toBe(d.add({ days: 1 }).toString());
      expect(dayBefore(text)).toBe(d.subtract({ days: 1 }).toString());
    });
    fc.assert(law, runs(2_000));
  });

  test('in months, of years beyond four digits too', () => {
    const law = fc.property(date, months, (d, count) => {
      const text = d.toString();
      const then = d.subtract({ months: count });
      const end = d.day === d.daysInMonth ? then.with({ day: then.daysInMonth }) : then;
      expect(monthsBefore(text, count)).toBe(end.toString());
      expect(addMonths(text, count)).toBe(d.add({ months: count }).toString());
      const { year, month, day, daysInMonth: days } = d;
      expect(exact(monthPosition(text))).toBe(
        exact(rational(BigInt((12 * year + month) * days + day), BigInt(days))),
      );
    });
    fc.assert(law, runs(2_000));
  });
});
