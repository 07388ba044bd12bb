/** What an editor types into the fields for numbers, dates and periods. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDate, parseMoment } from '../../../claims/exact/calendar.ts';
import { isDecimal, MAX_DIGITS } from '../../../claims/exact/number.ts';
import { readDate, readMoment, readNumber } from '../../../claims/reading/number-words.ts';
import { separated } from '../../../claims/words/numbers.ts';
import { runs } from '../../support/scope.ts';

const NUMBERS: [string, string][] = [
  ['20,000', '20000'],
  ['20 000', '20000'],
  ['20\u2009000', '20000'],
  ['1\u00a0234\u202f567', '1234567'],
  ["20'000", '20000'],
  [' 1142 ', '1142'],
  ['£4.33 billion', '4330000000'],
  ['£4.33bn', '4330000000'],
  ['US$5', '5'],
  ['$ 5 m', '5000000'],
  ['5 euros', '5'],
  ['five million pounds', '5000000'],
  ['4.5m', '4500000'],
  ['3k', '3000'],
  ['14 million', '14000000'],
  ['2 hundred thousand', '200000'],
  ['16%', '16'],
  ['16 per cent', '16'],
  ['16pc', '16'],
  ['2 percentage points', '2'],
  ['−29', '-29'],
  ['-29', '-29'],
  ['–29', '-29'],
  ['minus 29', '-29'],
  ['minus twenty-nine', '-29'],
  ['-£5', '-5'],
  ['£-5', '-5'],
  ['+5', '5'],
  ['-0', '0'],
  ['1.234.567,89', '1234567.89'],
  ['1.234.567', '1234567'],
  ['1.234,5', '1234.5'],
  ['3,5', '3.5'],
  ['1,234', '1234'],
  ['1.234', '1.234'],
  ['100.125', '100.125'],
  ['0.500', '0.500'],
  ['1234.500', '1234.500'],
  ['1,234.500', '1234.500'],
  ['20.00', '20.00'],
  ['1.0000', '1.0000'],
  ['1,234.567', '1234.567'],
  ['1 000,5', '1000.5'],
  ['16.0', '16.0'],
  ['20,000.0', '20000.0'],
  ['.5', '0.5'],
  ['5.', '5'],
  ['007', '7'],
  ['5½', '5.5'],
  ['½', '0.5'],
  ['２０，０００', '20000'],
  ['\u200f20,000', '20000'],
  ['twenty thousand', '20000'],
  ['one hundred and forty-nine thousand five hundred and seventy-two', '149572'],
  ['a dozen', '12'],
  ['half a dozen', '6'],
  ['a hundred', '100'],
  ['half a million', '500000'],
  ['three quarters of a million', '750000'],
  ['two and a half million', '2500000'],
  ['a million and a half', '1500000'],
  ['four point three three billion', '4330000000'],
  ['zero', '0'],
  ['1'.repeat(MAX_DIGITS), '1'.repeat(MAX_DIGITS)],
];

const NO_NUMBERS: [string, string][] = [
  ['', 'Write a number'],
  ['  \u00a0', 'Write a number'],
  [
    '12,34,567',
    '“12,34,567” can be read in more than one way: write 1234567, with a point before any decimals',
  ],
  ['1,2,3', 'more than one way'],
  ['20.000', '“20.000” can be read in two ways: write 20000, or 20.0'],
  ['1.500', 'write 1500, or 1.5'],
  ['149.500', 'write 149500, or 149.5'],
  ['£1.000', 'write 1000, or 1.0'],
  ['-20.000', 'in two ways'],
  ['1.500 million', 'in two ways'],
  ['1.234.56', 'without separators'],
  ['1234,567', 'write 1234567'],
  ['0,500', 'more than one way'],
  ['1 2', 'more than one way'],
  ['(29)', 'write -29 for a number below 0'],
  ['one in five', '“one in five” is a share: write 20 and the unit %'],
  ['9 out of 10', 'write 90 and the unit %'],
  ['1/5', 'write 20 and the unit %'],
  ['half', 'write 50 and the unit %'],
  ['three-quarters', 'write 75 and the unit %'],
  ['a third', 'write 33, the unit % and the hedge “about”'],
  ['450 officers', '“officers” in “450 officers” is not part of a number: write 450 here'],
  ['nearly 450', 'write 450 here'],
  ['4 million officers', 'write 4000000 here'],
  ['20,000+', 'has “+”'],
  ['1e5', 'not part of a number'],
  ['0x10', 'not part of a number'],
  ['5/1', 'has “/”'],
  ['2022-12-31', 'has “-”'],
  ['10²', 'superscript'],
  ['Ⅷ', 'Roman'],
  ['٢٠٠', 'another script'],
  ['nineteen eighty-four', 'more than one way'],
  ['twenty thirty', 'more than one way'],
  ['two and', 'more than one way'],
  ['abc', 'cannot be read as a number'],
  ['million', 'cannot be read as a number'],
  ['NaN', 'cannot be read as a number'],
  ['Infinity', 'cannot be read as a number'],
  ['minus', 'cannot be read as a number'],
  ['£', 'cannot be read as a number'],
  ['1'.repeat(MAX_DIGITS + 1), 'more than 30 digits'],
  [`${'9'.repeat(MAX_DIGITS)} trillion`, 'more than 30 digits'],
  ['1'.repeat(1_000), 'too long'],
];

/** What a refusal says; fails if the field was read. */
function messageOf(read: ReturnType<typeof readNumber>): string {
  if (read.ok) throw new Error(`read as ${read.value}`);
  return read.message;
}

describe('numbers', () => {
  test.each(NUMBERS)('%j is %s', (text, value) => {
    expect(readNumber(text)).toEqual({ ok: true, value });
  });

  test.each(NO_NUMBERS)('%j is refused', (text, message) => {
    expect(messageOf(readNumber(text))).toContain(message);
  });

  test('a decimal is read as itself, and so is what the ledger shows of it', () => {
    const decimal = fc
      .tuple(
        fc.constantFrom('', '-'),
        fc.bigInt({ min: 1n, max: 10n ** 20n }),
        fc.stringMatching(/^\d{0,9}$/),
      )
      .map(([sign, whole, fraction]) => `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`)
      .filter((text) => !/^-?\d{1,3}\.\d00$/.test(text));
    fc.assert(
      fc.property(decimal, (text) => {
        expect(readNumber(text)).toEqual({ ok: true, value: text });
        expect(readNumber(separated(text))).toEqual({ ok: true, value: text });
        expect(readNumber(`£${text.replace('-', '')}`)).toEqual({ ok: true, value: text.replace('-', '') });
      }),
    );
  });
});

const DATES: [string, string][] = [
  ['31 January 2023', '2023-01-31'],
  ['31 Jan 2023', '2023-01-31'],
  ['31st of january, 2023', '2023-01-31'],
  ['January 31, 2023', '2023-01-31'],
  ['2023-01-31', '2023-01-31'],
  ['2023/1/5', '2023-01-05'],
  ['31/01/2023', '2023-01-31'],
  ['31.01.2023', '2023-01-31'],
  ['01/01/2023', '2023-01-01'],
  ['the end of March 2023', '2023-03-31'],
  ['29 February 2024', '2024-02-29'],
  ['today', '2024-03-01'],
  ['Yesterday', '2024-02-29'],
];

const NO_DATES: [string, string][] = [
  ['', 'Write a date'],
  [
    '03/04/2023',
    '“03/04/2023” can be read in two ways, as 3 April 2023 or 4 March 2023: write 3 Apr 2023 or 4 Mar 2023',
  ],
  ['12/31/2023', 'has the month first: write 31 December 2023'],
  ['13/13/2023', 'not a day of the calendar'],
  ['31 February 2023', 'not a day of the calendar'],
  ['2023-02-30', 'not a day of the calendar'],
  ['1/2/23', 'year of two digits'],
  ['31 January', 'does not say'],
  ['January 2023', 'a period, not a day'],
  ['tomorrow', 'is not a date: write'],
  ['31 January 2023 or so', 'is not a date: write'],
  ['1'.repeat(1_000), 'too long'],
];

describe('dates', () => {
  test.each(DATES)('%j is %s', (text, value) => {
    expect(readDate(text, '2024-03-01')).toEqual({ ok: true, value });
  });

  test.each(NO_DATES)('%j is refused', (text, message) => {
    expect(messageOf(readDate(text, '2024-03-01'))).toContain(message);
  });

  test('“today” is no day if nobody says which day it is', () => {
    expect(readDate('today').ok).toBe(false);
    expect(readDate('today', 'soon').ok).toBe(false);
  });
});

const MOMENTS: [string, string][] = [
  ['2022-12-31', '2022-12-31'],
  ['31 December 2022', '2022-12-31'],
  ['2022-10-01/2022-12-31', '2022-10-01/2022-12-31'],
  ['2022-10-01 / 2022-12-31', '2022-10-01/2022-12-31'],
  ['2022', '2022-01-01/2022-12-31'],
  ['June 2022', '2022-06-01/2022-06-30'],
  ['may 2022', '2022-05-01/2022-05-31'],
  ['Q3 2022', '2022-07-01/2022-09-30'],
  ['third quarter of 2022', '2022-07-01/2022-09-30'],
  ['the final three months of 2021', '2021-10-01/2021-12-31'],
  ['the year to March 2022', '2021-04-01/2022-03-31'],
  ['year ending March 2022', '2021-04-01/2022-03-31'],
  ['year ending 31 March 2022', '2021-04-01/2022-03-31'],
  ['the 12 months to June 2023', '2022-07-01/2023-06-30'],
  ['three months to June 2023', '2023-04-01/2023-06-30'],
  ['October to December 2022', '2022-10-01/2022-12-31'],
  ['Oct-Dec 2022', '2022-10-01/2022-12-31'],
  ['October 2021 to March 2022', '2021-10-01/2022-03-31'],
  ['31 March 2022 to 30 June 2022', '2022-03-31/2022-06-30'],
  ['financial year 2022/23', '2022-04-01/2023-03-31'],
  ['end of 2022', '2022-12-31'],
];

const NO_MOMENTS: [string, string][] = [
  ['', 'Write a date or a period'],
  ['2022-12-31/2022-10-01', 'ends before it starts'],
  ['30 June 2022 to 31 March 2022', 'ends before it starts'],
  ['2022-13-01/2022-14-01', '“2022-13-01” is not a day of the calendar'],
  ['03/04/2023', 'two ways'],
  ['2022/23', 'write it out, such as the year to March 2023'],
  ['October to March 2022', 'does not say'],
  ['year to 15 March 2022', 'does not say'],
  ['early 2022', 'is not a date or a period: write'],
  ['1990s', 'does not say'],
  ['last year', 'is not a date or a period: write'],
  ['latest', 'is not a date or a period: write'],
  ['Q5 2022', 'is not a date or a period: write'],
  ['2'.repeat(1_000), 'too long'],
];

describe('dates and periods', () => {
  test.each(MOMENTS)('%j is %s', (text, value) => {
    expect(readMoment(text)).toEqual({ ok: true, value });
  });

  test.each(NO_MOMENTS)('%j is refused', (text, message) => {
    expect(messageOf(readMoment(text))).toContain(message);
  });
});

describe('any text', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.stringMatching(/^[-\d.,/ £%a-m]{0,20}$/),
    fc
      .array(
        fc.constantFrom(
          ...[...NUMBERS, ...NO_NUMBERS, ...DATES, ...MOMENTS].flatMap(([text]) => text.split(' ')),
        ),
        {
          maxLength: 8,
        },
      )
      .map((words) => words.join(' ')),
  );

  test('is read as what a bundle takes, or refused with a message', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const [number, date, moment] = [readNumber(text), readDate(text), readMoment(text)];
        if (number.ok) expect(isDecimal(number.value)).toBe(true);
        if (date.ok) expect(isDate(date.value)).toBe(true);
        if (moment.ok) expect(parseMoment(moment.value)).toBeDefined();
        for (const read of [number, date, moment])
          if (!read.ok) expect(read.message.length).toBeGreaterThan(10);
        expect(readNumber(text)).toEqual(number);
      }),
      runs(3_000),
    );
  });
});
