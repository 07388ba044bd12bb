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

/** Whether a token stands for the whole number, as it is. */
const isNumber = ({ type }: Token) => type === 'general' || type === 'at';

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

/** What the tokens of a section make of a number, looked up once for all numbers. */
interface Layout {
  kind: 'text' | 'general' | 'plain' | 'power' | 'fraction';
  before: readonly Token[];
  /** Behind the point; undefined without one. */
  behind: readonly Token[] | undefined;
  places: number;
  /** Whether a comma groups the digits. */
  isGrouped: boolean;
  /** By which power of ten the number is multiplied first: a percent sign, and commas behind the last place. */
  power: number;
}

function kindOf(types: ReadonlySet<Token['type']>): Layout['kind'] {
  if (types.has('general') || types.has('at')) return 'general';
  if (!types.has('digit')) return 'text';
  if (types.has('power')) return 'power';
  return types.has('slash') ? 'fraction' : 'plain';
}

function makeLayout(tokens: readonly Token[]): Layout {
  const point = tokens.findIndex(({ type }) => type === 'point');
  const before = point < 0 ? tokens : tokens.slice(0, point);
  const behind = point < 0 ? undefined : tokens.slice(point + 1);
  const [first, last] = [tokens.findIndex(isDigit), before.findLastIndex(isDigit)];
  const commas = tokens.flatMap(({ type }, i) => (type === 'comma' ? [i] : []));
  const percents = tokens.filter(({ type }) => type === 'percent').length;
  const thousands = first < 0 ? 0 : commas.filter((i) => i > last).length;
  return {
    kind: kindOf(new Set(tokens.map(({ type }) => type))),
    before,
    behind,
    places: behind?.filter(isDigit).length ?? 0,
    isGrouped: commas.some((i) => i > first && i < last),
    power: 2 * percents - 3 * thousands,
  };
}

const LAYOUTS = new WeakMap<readonly Token[], Layout>();

function layoutOf(tokens: readonly Token[]): Layout {
  const known = LAYOUTS.get(tokens);
  if (known !== undefined) return known;
  const layout = makeLayout(tokens);
  LAYOUTS.set(tokens, layout);
  return layout;
}

function showPlain(layout: Layout, number: Decimal): { text: string; isZero: boolean } {
  const { before, behind, places, isGrouped } = layout;
  const rounded = toPlaces(number, places);
  const [whole, fraction] = partsOf(rounded);
  const shown = showWhole(before, whole, isGrouped);
  return {
    text: behind === undefined ? shown : `${shown}.${showFraction(behind, fraction)}`,
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
  return `${showPlain(makeLayout(mantissa), timesTen(number, -power)).text}E${sign}${showWhole(digits, String(Math.abs(power)), false)}`;
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
  const layout = layoutOf(tokens);
  const scaled = timesTen(kept, layout.power);
  switch (layout.kind) {
    case 'general':
      return sign + tokens.map((token) => (isNumber(token) ? general(kept) : literal(token))).join('');
    case 'text':
      return sign + tokens.map(literal).join('');
    case 'power':
      return sign + showPower(tokens, scaled);
    case 'fraction':
      return sign + showFractionOf(tokens, scaled);
    default: {
      const { text, isZero } = showPlain(layout, scaled);
      return isZero ? text : sign + text;
    }
  }
}

/** A text as a section for texts shows it. */
export function showText({ tokens }: Section, text: string): string {
  return tokens.map((token) => (token.type === 'at' ? text : literal(token))).join('');
}
