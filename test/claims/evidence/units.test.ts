/** Units: which texts name the same one, and on which scale. */
import { describe, expect, test } from 'vitest';
import { scaleWords } from '../../../claims/drafting/scale-words.ts';
import { agree, isSameUnit } from '../../../claims/evidence/units.ts';

/** Whether two units count the same thing on different scales. */
const isOtherScale = (a: string, b: string) => agree(a, b) && !isSameUnit(a, b);

describe('units', () => {
  test.each([
    ['per cent', '%'],
    ['Officers', 'officers'],
    ['officers a month', 'officers per month'],
    ['homes/year', 'homes per annum'],
  ])('%s is the same as %s', (a, b) => expect(isSameUnit(a, b)).toBe(true));

  test.each([
    ['mW', 'MW'],
    ['officers', 'PCSOs'],
    ['GBP million', 'GBP billion'],
  ])('%s is not the same as %s', (a, b) => expect(isSameUnit(a, b)).toBe(false));

  test.each([
    ['GBP million', 'GBP billion'],
    ['GBP million', 'GBP'],
    ['GBP k', 'GBP'],
    ['thousands of officers', 'millions of officers'],
  ])('%s is %s on another scale', (a, b) => expect(isOtherScale(a, b)).toBe(true));

  test.each([
    ['GBP million', 'EUR billion'],
    // The method has no such scale: it is another unit, and asked about when it is typed.
    ['GBP 000s', 'GBP'],
    ['GBP million', 'gbp million'],
    ['officers', 'officers'],
  ])('%s is not %s on another scale', (a, b) => expect(isOtherScale(a, b)).toBe(false));

  test.each([
    'GBP million',
    "officers ('000s)",
    'thousands of officers',
    'GBP billion per year',
    '£m',
    '£bn a year',
    'GBP mn',
    'USDbn',
  ])('%s has a scale', (unit) => expect(scaleWords(unit)).toHaveLength(1));

  test.each([
    'GBP',
    'officers per 100,000 people',
    'deaths per million people',
    '5,000s',
    '%',
    'm',
    'km',
    '',
  ])('%j has none', (unit) => expect(scaleWords(unit)).toEqual([]));
});
