/** Numbers, units, dates and periods in words: the same on every machine, whatever its locale. */

import { describe, expect, test } from 'vitest';
import { parseExact } from '../../../claims/exact/number.ts';
import { dateInWords, momentName, shortDate, whenInWords } from '../../../claims/words/dates.ts';
import {
  amount,
  count,
  monthsInWords,
  numberInWords,
  numbersApart,
  percentage,
  separated,
  singular,
  withUnit,
} from '../../../claims/words/numbers.ts';
import { listInWords, sentence } from '../../../claims/words/text.ts';

describe('numbers', () => {
  test.each([
    ['0', '0'],
    ['999', '999'],
    ['1000', '1,000'],
    ['20000', '20,000'],
    ['1234567', '1,234,567'],
    ['-4672', '−4,672'],
    ['-999', '−999'],
    ['3247/3', '1,082.33'],
    ['1/8', '0.12'],
    ['1/2', '0.5'],
    // As many decimals as tell it from 0.
    ['1/1000', '0.001'],
    ['-1/30000', '−0.00003'],
    ['1/10000000', '0.0000001'],
    ['123456789012345678901234567890', '123,456,789,012,345,678,901,234,567,890'],
  ])('%s is “%s”', (fraction, words) => {
    expect(numberInWords(parseExact(fraction))).toBe(words);
  });

  test.each([
    ['20000', '20,000'],
    ['20000.0', '20,000.0'],
    ['1234.56789', '1,234.56789'],
    ['-1000', '−1,000'],
    ['0.5', '0.5'],
  ])('%s as written is “%s”', (text, words) => {
    expect(separated(text)).toBe(words);
  });

  test('two numbers are told apart if they differ', () => {
    const apart = (a: string, b: string) => numbersApart([parseExact(a), parseExact(b)]);
    expect(apart('1', '2')).toEqual(['1', '2']);
    expect(apart('10011/10000', '1001/1000')).toEqual(['1.0011', '1.001']);
    expect(apart('1', '1')).toEqual(['1', '1']);
    expect(apart('1', '100000001/100000000')).toEqual(['1', '1.00000001']);
  });

  test.each([
    ['277/5000', '5.54%'],
    ['1', '100%'],
    ['-1/4', '−25%'],
  ])('%s as a percentage is “%s”', (fraction, words) => {
    expect(percentage(parseExact(fraction))).toBe(words);
  });
});

describe('units', () => {
  test.each([
    ['1', 'officers', '1 officer'],
    ['-1', 'officers', '−1 officer'],
    ['2', 'officers', '2 officers'],
    ['0', 'officers', '0 officers'],
    ['1/2', 'officers', '0.5 officers'],
    ['1', 'officers per month', '1 officer per month'],
    ['1142', 'officers per month', '1,142 officers per month'],
    ['1', 'people', '1 person'],
    ['1', 'families', '1 family'],
    ['1', 'percentage points', '1 percentage point'],
    ['1', 'civil servants per year', '1 civil servant per year'],
    ['1', 'FTE', '1 FTE'],
    ['16', '%', '16%'],
    ['-3/10', '%', '−0.3%'],
    ['2', '% per year', '2% per year'],
    ['2', 'times', '2 times'],
    ['898/10', 'index', 'index 89.8'],
    ['14', 'GBP million', '£14 million'],
    ['1', 'GBP', '£1'],
    ['-5', 'GBP billion', '−£5 billion'],
    ['20', 'EUR', '€20'],
    ['20000', 'USD per year', '$20,000 per year'],
    ['5', '', '5'],
  ])('%s %s is “%s”', (fraction, unit, words) => {
    expect(amount(parseExact(fraction), unit)).toBe(words);
  });

  test('a figure as written keeps its form', () => {
    expect(withUnit('1.0', 'officers')).toBe('1.0 officer');
    expect(withUnit('100.0', '%')).toBe('100.0%');
    expect(withUnit('7', undefined)).toBe('7');
  });

  test.each([
    ['nurses', 'nurse'],
    ['matches', 'match'],
    ['boxes', 'box'],
    ['children', 'child'],
    ['women', 'woman'],
    ['staff', 'member of staff'],
    ['houses', 'house'],
    ['status', 'status'],
    ['crimes', 'crime'],
    ['businesses', 'business'],
    ['buses', 'bus'],
    ['GPs', 'GP'],
    ['PCSOs', 'PCSO'],
  ])('one of “%s” is a “%s”', (unit, one) => {
    expect(singular(unit)).toBe(one);
  });

  test('counts and lists', () => {
    expect(count(1, 'figure')).toBe('one figure');
    expect(count(3, 'figure')).toBe('three figures');
    expect(count(16, 'figure')).toBe('16 figures');
    expect(count(1200, 'figure')).toBe('1,200 figures');
    expect(count(0, 'reply', 'replies')).toBe('no replies');
    expect(listInWords([])).toBe('');
    expect(listInWords(['a'])).toBe('a');
    expect(listInWords(['a', 'b'])).toBe('a and b');
    expect(listInWords(['a', 'b', 'c'])).toBe('a, b and c');
    expect(monthsInWords(parseExact('3'))).toBe('3 months');
    expect(monthsInWords(parseExact('1'))).toBe('1 month');
    expect(monthsInWords(parseExact('43/12'))).toBe('3.58 months');
    expect(sentence('from 1 to 2')).toBe('From 1 to 2');
    expect(sentence('£14 million')).toBe('£14 million');
  });
});

describe('days and periods', () => {
  test.each([
    ['2022-12-31', '31 December 2022', 'on 31 December 2022'],
    ['2022-06-01/2022-06-30', 'June 2022', 'in June 2022'],
    ['2024-02-01/2024-02-29', 'February 2024', 'in February 2024'],
    ['2010-01-01/2010-12-31', '2010', 'in 2010'],
    ['2021-04-01/2022-03-31', 'the year to March 2022', 'in the year to March 2022'],
    ['2022-10-01/2022-12-31', 'October to December 2022', 'from October to December 2022'],
    ['2022-11-01/2023-01-31', 'November 2022 to January 2023', 'from November 2022 to January 2023'],
    ['2022-05-03/2022-06-05', '3 May 2022 to 5 June 2022', 'from 3 May 2022 to 5 June 2022'],
    // A February of 28 days in a leap year is no whole month.
    ['2024-02-01/2024-02-28', '1 to 28 February 2024', 'from 1 to 28 February 2024'],
    ['2022-05-01/2022-05-05', '1 to 5 May 2022', 'from 1 to 5 May 2022'],
    ['2022-05-01/2022-05-01', '1 May 2022', 'on 1 May 2022'],
  ])('%s is %s', (text, name, when) => {
    expect(momentName(text)).toBe(name);
    expect(whenInWords(text)).toBe(when);
  });

  test('long and short', () => {
    expect(dateInWords('2022-09-05')).toBe('5 September 2022');
    expect(shortDate('2022-09-05')).toBe('5 Sep 2022');
    expect(dateInWords('0985-01-01')).toBe('1 January 985');
  });
});
