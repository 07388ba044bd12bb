/** Numbers of files as the digits that they are written with: moved, rounded and compared without ever being floats. */

/** A number: its digits without noughts at either end, none for zero, and how many of them stand before the point. */
export interface Decimal {
  isNegative: boolean;
  digits: string;
  point: number;
}

/** More digits than that, or a larger power of ten, no cell of a spreadsheet has (a float ends at 308). */
const MOST = { length: 400, power: 400 };

/** A number with these digits; noughts at both ends are taken off. */
function decimalOf(isNegative: boolean, written: string, point: number): Decimal {
  const start = /^0*/.exec(written)?.[0].length ?? 0;
  let end = written.length;
  while (end > start && written[end - 1] === '0') end -= 1;
  const digits = written.slice(start, end);
  return { isNegative, digits, point: digits === '' ? 0 : point - start };
}

/** Reads a number as programs write it (`-1234.50`, `1E-7`); undefined if the text is none. */
export function readDecimal(text: string): Decimal | undefined {
  if (text.length > MOST.length) return undefined;
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = '', power = '0'] = match;
  if (whole + fraction === '' || Math.abs(Number(power)) > MOST.power) return undefined;
  return decimalOf(sign === '-', whole + fraction, whole.length + Number(power));
}

/** The number times a power of ten. */
export function timesTen(number: Decimal, power: number): Decimal {
  return number.digits === '' ? number : { ...number, point: number.point + power };
}

/** The digits before and after the point, none where there are none: `12.5` is `['12', '5']`, `0.05` is `['', '05']`. */
export function partsOf({ digits, point }: Decimal): [whole: string, fraction: string] {
  if (point <= 0) return ['', digits === '' ? '' : '0'.repeat(-point) + digits];
  return [digits.slice(0, point).padEnd(point, '0'), digits.slice(point)];
}

/** The number in plain digits: `-1234.5`, `0.0000001`, never an exponent. */
export function plainDigits(number: Decimal): string {
  if (number.digits === '') return '0';
  const [whole, fraction] = partsOf(number);
  return `${number.isNegative ? '-' : ''}${whole || '0'}${fraction === '' ? '' : `.${fraction}`}`;
}

/** The number cut after so many of its digits, half away from zero; the sign stays, also where nothing else is left. */
function cutAfter(number: Decimal, count: number): Decimal {
  const { digits, isNegative, point } = number;
  if (count >= digits.length) return number;
  if (count < 0) return decimalOf(isNegative, '', 0);
  const isUp = (digits[count] ?? '0') >= '5';
  const kept = digits.slice(0, count);
  if (!isUp) return decimalOf(isNegative, kept, point);
  // One more in the last place that is kept: nines before it turn to noughts.
  const nines = /9*$/.exec(kept)?.[0].length ?? 0;
  const stays = kept.slice(0, kept.length - nines);
  if (stays === '') return decimalOf(isNegative, '1', point + 1);
  return decimalOf(isNegative, stays.slice(0, -1) + String(Number(stays.slice(-1)) + 1), point);
}

/** The number rounded to so many places after the point, half away from zero. */
export function toPlaces(number: Decimal, places: number): Decimal {
  return cutAfter(number, number.point + places);
}

/** The number rounded to so many significant digits, half away from zero. */
export function toSignificant(number: Decimal, count: number): Decimal {
  return cutAfter(number, count);
}

/** A figure as people write it: with a sign or in brackets, perhaps a currency before or behind it. */
const FIGURE = /^\(?[-+−]?\s?[£$€¥]?\s?[-+−]?([\d.,'’\s]*\d)\s?[£$€¥]?\)?$/;

/** How a figure may be read: without the marks that group its digits, and with its decimal mark as a point. */
const READINGS: readonly ((figure: string) => string)[] = [
  (figure) => figure.replace(/[,'’\s]/g, ''),
  (figure) => figure.replace(/[.'’\s]/g, '').replace(',', '.'),
];

function digitsIn(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= 0x30 && code <= 0x39) count += 1;
  }
  return count;
}

/** Whether a text shows just this number, whichever of the point and the comma is its decimal mark. */
export function showsNumber(shown: string, number: Decimal): boolean {
  if (shown.length > 100 || digitsIn(shown) < number.digits.length) return false;
  const [, figure] = FIGURE.exec(shown.trim()) ?? [];
  if (figure === undefined) return false;
  const isNegative = /[-−(]/.test(shown);
  return READINGS.some((read) => {
    const value = readDecimal(read(figure));
    return (
      value !== undefined &&
      value.digits === number.digits &&
      value.point === number.point &&
      (value.digits === '' || isNegative === number.isNegative)
    );
  });
}
