/** Numbers as a format shows them. Rounding is half away from zero, on the digits, after those that a spreadsheet keeps. */
import { type Decimal, partsOf, plainDigits, timesTen, toPlaces, toSignificant } from './decimal.ts';
import type { Section, Token } from './format-code.ts';

/** How many significant digits a spreadsheet keeps. */
const KEPT_DIGITS = 15;

/** A number as it is shown without a format: fifteen significant digits, in plain digits. */
export function general(number: Decimal): string {
  return plainDigits(toSignificant(number, KEPT_DIGITS));
}

type Digit = Extract<Token, { type: 'digit' }>;

const isDigit = (token: Token): token is Digit => token.type === 'digit';

/** What stands for a place without a digit of its own: a nought where the format wants one. */
const filler = ({ mark }: Digit) => (mark === '0' ? '0' : '');

/** Signs that stand for themselves where they are no part of a number. */
const SIGNS: Partial<Record<Token['type'], string>> = { slash: '/', percent: '%', point: '.' };

/** The text of a token that is none of a number. */
function literal(token: Token): string {
  return token.type === 'text' ? token.text : (SIGNS[token.type] ?? '');
}

/** Tokens before the point, filled from the right: the first place takes all digits that are left. */
function showWhole(tokens: readonly Token[], digits: string, isGrouped: boolean): string {
  const first = tokens.findIndex(isDigit);
  let left = digits;
  let count = 0;
  let shown = '';
  const put = (digit: string) => {
    shown = `${digit}${isGrouped && count > 0 && count % 3 === 0 ? ',' : ''}${shown}`;
    count += 1;
  };
  for (let i = tokens.length - 1; i >= 0; i -= 1) {
    const token = tokens[i];
    if (token === undefined) continue;
    if (!isDigit(token)) {
      shown = literal(token) + shown;
      continue;
    }
    const digit = left === '' ? filler(token) : left.slice(-1);
    left = left.slice(0, -1);
    if (digit !== '') put(digit);
    for (; i === first && left !== ''; left = left.slice(0, -1)) put(left.slice(-1));
  }
  // A format without a place before the point shows them all the same.
  return first < 0 ? shown + left : shown;
}

/** Tokens behind the point, filled from the left; noughts at the end stand only where the format wants them. */
function showFraction(tokens: readonly Token[], digits: string): string {
  let at = 0;
  return tokens
    .map((token) => {
      if (!isDigit(token)) return literal(token);
      at += 1;
      return digits[at - 1] ?? filler(token);
    })
    .join('');
}

/** Where the commas behind the last place stand, each of which takes off three digits, and whether one groups them. */
function commasOf(tokens: readonly Token[]): { isGrouped: boolean; thousands: number } {
  const first = tokens.findIndex(isDigit);
  const point = tokens.findIndex(({ type }) => type === 'point');
  const end = tokens.slice(0, point < 0 ? undefined : point).findLastIndex(isDigit);
  let [isGrouped, thousands] = [false, 0];
  tokens.forEach(({ type }, i) => {
    if (type !== 'comma') return;
    if (i > first && i < end) isGrouped = true;
    else if (i > end) thousands += 1;
  });
  return { isGrouped, thousands: first < 0 ? 0 : thousands };
}

function showPlain(tokens: readonly Token[], number: Decimal): { text: string; isZero: boolean } {
  const point = tokens.findIndex(({ type }) => type === 'point');
  const before = point < 0 ? tokens : tokens.slice(0, point);
  const behind = point < 0 ? [] : tokens.slice(point + 1);
  const rounded = toPlaces(number, behind.filter(isDigit).length);
  const [whole, fraction] = partsOf(rounded);
  const shown = showWhole(before, whole, commasOf(tokens).isGrouped);
  return {
    text: point < 0 ? shown : `${shown}.${showFraction(behind, fraction)}`,
    isZero: rounded.digits === '',
  };
}

/** A number with a power of ten: `0.00E+00`; places before the point give the step of the power. */
function showPower(tokens: readonly Token[], number: Decimal): string {
  const at = tokens.findIndex(({ type }) => type === 'power');
  const mantissa = tokens.slice(0, at);
  const point = mantissa.findIndex(({ type }) => type === 'point');
  const whole = (point < 0 ? mantissa : mantissa.slice(0, point)).filter(isDigit).length || 1;
  const places = mantissa.filter(isDigit).length - whole;
  const powerOf = (of: Decimal) => (of.digits === '' ? 0 : whole * Math.floor((of.point - 1) / whole));
  // Rounding may make it a power larger.
  const first = toPlaces(timesTen(number, -powerOf(number)), places);
  const power = powerOf(number) + powerOf(first);
  const token = tokens[at];
  const sign = power < 0 ? '-' : token?.type === 'power' && token.isSigned ? '+' : '';
  const digits = tokens.slice(at + 1);
  return `${showPlain(mantissa, timesTen(number, -power)).text}E${sign}${showWhole(digits, String(Math.abs(power)), false)}`;
}

/** The denominators of a fraction that are tried: what three places hold. */
const MOST_PARTS = 999;

/** A number as a whole one and a fraction, `# ?/?` or with the denominator that the format names: the nearest there is. */
function showFractionOf(tokens: readonly Token[], number: Decimal): string {
  const slash = tokens.findIndex(({ type }) => type === 'slash');
  const named = tokens
    .slice(slash + 1)
    .map((token) => (token.type === 'text' ? token.text : token.type === 'digit' ? token.mark : ''))
    .join('')
    .trim();
  const fixed = /^[1-9]\d{0,2}/.exec(named.replace(/[#?]/g, ''))?.[0];
  const places = tokens.slice(slash + 1).filter(isDigit).length;
  const [whole, digits] = partsOf(number);
  const part = Number(`0.${digits || '0'}`);
  let best = { over: 0, under: 1, off: Number.POSITIVE_INFINITY };
  const [from, to] =
    fixed === undefined ? [1, Math.min(MOST_PARTS, 10 ** places - 1)] : [Number(fixed), Number(fixed)];
  for (let under = from; under <= to; under += 1) {
    const over = Math.round(part * under);
    const off = Math.abs(part - over / under);
    if (off < best.off - 1e-12) best = { over, under, off };
  }
  const ones = BigInt(whole || '0') + (best.over === best.under ? 1n : 0n);
  const isWhole = best.over === 0 || best.over === best.under;
  if (isWhole) return String(ones);
  // Without a place before the fraction the whole ones are in it.
  const hasWhole = tokens.slice(0, slash).some((token) => token.type === 'text' && token.text === ' ');
  if (!hasWhole) return `${ones * BigInt(best.under) + BigInt(best.over)}/${best.under}`;
  return `${ones === 0n ? '' : `${ones} `}${best.over}/${best.under}`;
}

/**
 * A number as a section of a format shows it. `hasOwnSign`: the section is for negative numbers, so that no sign is set before
 * it; nor is one before a number of which only noughts are shown.
 */
export function showNumber({ tokens }: Section, number: Decimal, hasOwnSign: boolean): string {
  const kept = toSignificant({ ...number, isNegative: false }, KEPT_DIGITS);
  const sign = number.isNegative && !hasOwnSign ? '-' : '';
  const types = new Set(tokens.map(({ type }) => type));
  if (types.has('general'))
    return sign + tokens.map((token) => (token.type === 'general' ? general(kept) : literal(token))).join('');
  if (types.has('at'))
    return sign + tokens.map((token) => (token.type === 'at' ? general(kept) : literal(token))).join('');
  const percents = tokens.filter(({ type }) => type === 'percent').length;
  const scaled = timesTen(kept, 2 * percents - 3 * commasOf(tokens).thousands);
  if (types.has('power')) return sign + showPower(tokens, scaled);
  if (types.has('slash') && types.has('digit')) return sign + showFractionOf(tokens, scaled);
  if (!types.has('digit')) return sign + tokens.map(literal).join('');
  const { text, isZero } = showPlain(tokens, scaled);
  return isZero ? text : sign + text;
}

/** A text as a section for texts shows it. */
export function showText({ tokens }: Section, text: string): string {
  return tokens.map((token) => (token.type === 'at' ? text : literal(token))).join('');
}
