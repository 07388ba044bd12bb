/** Figures as readers write them: money in every currency, scales, and units of any form. */

import { describe, expect, test } from 'vitest';
import { unitOf } from '../../../claims/evidence/units.ts';
import { parseExact } from '../../../claims/exact/number.ts';
import { amount, briefly, valueInWords } from '../../../claims/words/numbers.ts';
import { unitParts } from '../../../claims/words/units.ts';

const AS_WRITTEN: readonly (readonly [value: string, unit: string, text: string])[] = [
  // Pounds, however the unit is typed.
  ['300', '£', '£300'],
  ['300', 'GBP', '£300'],
  ['300', 'gbp', '£300'],
  ['300', 'pounds', '£300'],
  ['149/100', 'GBP billion', '£1.49 billion'],
  ['149/100', 'GBP bn', '£1.49 billion'],
  ['149/100', 'GBPbn', '£1.49 billion'],
  ['149/100', '£bn', '£1.49 billion'],
  ['149/100', '£ bn', '£1.49 billion'],
  ['360', '£m', '£360 million'],
  ['360', '£M', '£360 million'],
  ['360', '£ million', '£360 million'],
  ['360', '£million', '£360 million'],
  ['360', 'million pounds', '£360 million'],
  ['360', 'millions of pounds', '£360 million'],
  ['360', 'GBP (millions)', '£360 million'],
  ['45', '£k', '£45 thousand'],
  ['45', 'GBP k', '£45 thousand'],
  ['45', '£000s', '£45 thousand'],
  ['45', '£ thousand', '£45 thousand'],
  ['2', '£tn', '£2 trillion'],
  // The rest of a unit is kept.
  ['1106', 'GBP per year', '£1,106 per year'],
  ['1106', '£ a year', '£1,106 a year'],
  ['1106', '£/year', '£1,106 per year'],
  ['1106', '£ / year', '£1,106 per year'],
  ['350', '£m per week', '£350 million per week'],
  ['350', '£ million a week', '£350 million a week'],
  ['85', 'pounds per week', '£85 per week'],
  ['73', '£/MWh', '£73 per MWh'],
  ['5', '£ million per year', '£5 million per year'],
  ['9', 'GBP billion, 2019 prices', '£9 billion, 2019 prices'],
  // Other currencies known by their signs.
  ['300', 'EUR', '€300'],
  ['300', 'euros', '€300'],
  ['3', '€m', '€3 million'],
  ['162/10', 'USD million', '$16.2 million'],
  ['162/10', '$m', '$16.2 million'],
  ['162/10', 'US$ million', '$16.2 million'],
  ['5/2', '$ trillion', '$2.5 trillion'],
  ['5', 'INR crore', '₹5 crore'],
  ['5', '₹ crore', '₹5 crore'],
  ['5', 'crore INR', '₹5 crore'],
  ['3/2', '₹ lakh crore', '₹1.5 lakh crore'],
  ['40', 'JPY billion', '¥40 billion'],
  ['600', 'NGN million monthly', '₦600 million monthly'],
  ['70000', 'naira', '₦70,000'],
  ['5', 'AUD million', 'A$5 million'],
  ['5', 'Australian dollars', 'A$5'],
  ['5', 'C$ billion', 'C$5 billion'],
  ['5', 'NZD', 'NZ$5'],
  ['5', 'Hong Kong dollars', 'HK$5'],
  ['5', 'SGD', 'S$5'],
  // All others by their codes, before the figure.
  ['203/100', 'KES trillion', 'KES 2.03 trillion'],
  ['203/100', 'trillion Kenyan shillings', 'KES 2.03 trillion'],
  ['500', 'ZAR bn', 'ZAR 500 billion'],
  ['500', 'R$ million', 'BRL 500 million'],
  ['12', 'CHF per day', 'CHF 12 per day'],
  ['100', 'GH₵', 'GHS 100'],
  // Names of money that belong to several countries stand for themselves.
  ['5', 'rupees crore', '5 crore rupees'],
  ['500', 'pesos per day', '500 pesos per day'],
  // Below zero, nothing, very much, very little.
  ['-5', '£ million', '−£5 million'],
  ['-5', 'KES billion', '−KES 5 billion'],
  ['0', 'GBP', '£0'],
  ['0', 'million people', '0 million people'],
  ['1', 'GBP', '£1'],
  ['1', '£m', '£1 million'],
  ['123456789012345678901234567890', 'GBP', '£123,456,789,012,345,678,901,234,567,890'],
  ['1/2000', 'GBP', '£0.0005'],
  // Scales of things.
  ['63/10', 'million people', '6.3 million people'],
  ['1/10', 'million people', '0.1 million people'],
  ['1', 'million people', '1 million people'],
  ['63/10', 'people (millions)', '6.3 million people'],
  ['63/10', 'millions of people', '6.3 million people'],
  ['63/10', 'people million', '6.3 million people'],
  ['63/10', 'Million People', '6.3 million People'],
  ['45', 'thousand officers', '45 thousand officers'],
  ['45', 'officers (000s)', '45 thousand officers'],
  ['5', 'crore people', '5 crore people'],
  ['2', 'lakh', '2 lakh'],
  ['3/2', 'lakh crore officers', '1.5 lakh crore officers'],
  ['4', 'bn barrels', '4 billion barrels'],
  ['1/10', 'million people per year', '0.1 million people per year'],
  // What a rate is per is no scale.
  ['1200', 'deaths per million people', '1,200 deaths per million people'],
  ['239', 'officers per 100,000 people', '239 officers per 100,000 people'],
  ['1', 'deaths per million people', '1 death per million people'],
  // Per cent, points, multiples, an index.
  ['16', 'per cent', '16%'],
  ['16', 'percent', '16%'],
  ['33', '% of GDP', '33% of GDP'],
  ['1', 'percentage points', '1 percentage point'],
  ['23/10', 'times', '2.3 times'],
  ['898/10', 'index', 'index 89.8'],
  ['-1', 'index', 'index −1'],
  // Things.
  ['1', 'officers', '1 officer'],
  ['1', 'people', '1 person'],
  ['3', 'officers/month', '3 officers per month'],
  ['90', 'km/h', '90 km/h'],
  ['20', '°C', '20°C'],
  ['5', 'pounds of cocaine', '5 pounds of cocaine'],
  ['7', '', '7'],
];

test('the scale of a unit is the one that figures are reckoned on', () => {
  const ZEROS = { thousand: 3, million: 6, billion: 9, trillion: 12, lakh: 5, crore: 7, 'lakh crore': 12 };
  for (const [, unit] of AS_WRITTEN) {
    const { scale } = unitParts(unit);
    // Read by people alone: thousands in brackets or short, short words without money, a scale stuck to a comma.
    if (/000s|^bn|£M|, /.test(unit)) continue;
    const zeros = Object.entries(ZEROS).find(([words]) => words === scale)?.[1] ?? 0;
    expect(unitOf(unit).scale.toFraction(), unit).toBe(String(10 ** zeros));
  }
});

describe('a figure with its unit', () => {
  test.each(AS_WRITTEN)('%s in “%s” is “%s”', (value, unit, text) => {
    expect(amount(parseExact(value), unit)).toBe(text);
  });

  test('without a unit is the number', () => {
    expect(amount(parseExact('7'))).toBe('7');
  });
});

test.each([
  ['8', 'million people', '8 million'],
  ['20000', 'officers', '20,000'],
  ['20000', 'officers per month', '20,000'],
  ['8', '£m', '£8 million'],
  ['8', 'KES trillion', 'KES 8 trillion'],
  ['8', '%', '8%'],
  ['8', 'percentage points', '8 percentage points'],
  ['8', 'times', '8 times'],
])('%s in “%s”, where that was just said, is “%s”', (value, unit, text) => {
  expect(briefly(amount(parseExact(value)), unit)).toBe(text);
});

test.each([
  ['16753', 'officers', '16,753'],
  ['4330', 'GBP', '£4,330'],
  ['5.2', '%', '5.2%'],
  ['6.3', 'million people', '6.3 million'],
  ['2.03', 'KES trillion', 'KES 2.03 trillion'],
  ['1.23456', 'USD per GBP', '$1.23456 per GBP'],
])('the published value %s in “%s” is “%s”', (value, unit, text) => {
  expect(valueInWords(value, unit)).toBe(text);
});
