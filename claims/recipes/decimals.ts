/** Decimals as texts: exact, and with the digits that they were written with. No figure passes through a float. */
import { isDecimal } from '../exact/number.ts';
import { timesTen } from '../tables/numbers.ts';

/** How many digits stand behind the point of a decimal. */
export function placesOf(value: string): number {
  const point = value.indexOf('.');
  return point < 0 ? 0 : value.length - point - 1;
}

/** The unit of the last of so many places: 1 of none, 0.01 of two. */
export function lastPlace(places: number): string {
  return places === 0 ? '1' : `0.${'0'.repeat(places - 1)}1`;
}

/** A decimal without the noughts at the end of its fraction: 100.0 is 100. */
export function bare(value: string): string {
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value;
}

/** A decimal over a power of ten, with the digits that it was written with. */
function overTen(value: string, power: number): string {
  const sign = value.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = value.replace('-', '').split('.');
  const padded = whole.padStart(power + 1, '0');
  const split = padded.length - power;
  return `${sign}${padded.slice(0, split)}.${padded.slice(split)}${fraction}`;
}

/** A decimal times a power of ten, or over one if it is less than none: exact, with its digits. */
export function shifted(value: string, power: number): string {
  return power === 0 ? value : power > 0 ? timesTen(value, power) : overTen(value, -power);
}

/** A decimal as a whole number and the places that it was moved by. */
function whole(value: string): { n: bigint; places: number } {
  return { n: BigInt(value.replace('.', '')), places: placesOf(value) };
}

function written(n: bigint, places: number): string {
  const digits = (n < 0n ? -n : n).toString().padStart(places + 1, '0');
  const split = digits.length - places;
  const sign = n < 0n ? '-' : '';
  return places === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, split)}.${digits.slice(split)}`;
}

/** The power of ten that a decimal is; undefined if it is none. */
function tensIn(factor: string): number | undefined {
  if (/^10*$/.test(factor)) return factor.length - 1;
  return /^0?\.0*1$/.test(factor) ? -placesOf(factor) : undefined;
}

/** The product of two decimals, exact; undefined if it has more digits than a figure may have. */
export function product(value: string, factor: string): string | undefined {
  const tens = tensIn(bare(factor));
  if (tens !== undefined) {
    const moved = shifted(value, tens);
    return isDecimal(moved) ? moved : undefined;
  }
  const [a, b] = [whole(value), whole(factor)];
  const result = bare(written(a.n * b.n, a.places + b.places));
  return isDecimal(result) ? result : undefined;
}

const SIGNIFICANT = 15;
const NOISE = /^(-?\d+)\.(\d*?)(?:(0{6,})\d{1,3}|9{6,}\d{0,3})$/;

/** A decimal without the remnant of a calculation: 16209.480000000003 is 16209.48. The same text if it has none. */
export function withoutNoise(value: string): string {
  if (value.length <= SIGNIFICANT) return value;
  const digits = value.replace(/^-?0\.0*|[.-]/g, '').length;
  const [, integer, fraction = '', zeros] = NOISE.exec(value) ?? [];
  if (digits < SIGNIFICANT || integer === undefined) return value;
  const cut = fraction === '' ? integer : `${integer}.${fraction}`;
  if (zeros !== undefined) return bare(cut);
  const { n, places } = whole(cut);
  return bare(written(value.startsWith('-') ? n - 1n : n + 1n, places));
}

/** Whether two decimals are one number, however they are written. */
export function isSameNumber(a: string, b: string): boolean {
  return a === b || canonical(a) === canonical(b);
}

/** A decimal in its shortest form; -0 is 0. */
function canonical(value: string): string {
  const short = bare(value).replace(/^(-?)0+(?=\d)/, '$1');
  return short === '-0' ? '0' : short;
}
