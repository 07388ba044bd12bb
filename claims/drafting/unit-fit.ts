/** Whether a typed figure fits its unit: a sign that the unit lacks, or a scale that it already has, is a slip. */

import { hasScale } from '../evidence/units.ts';
import { compare, isZero, parseDecimal, parseExact, rational } from '../exact/number.ts';
import { amount, separated, withUnit } from '../words/numbers.ts';

const TYPED_SCALE =
  /\b(?:hundred|thousand|million|billion|trillion|lakh|crore)\b|[\d¼½¾]\s?(?:k|m|mn|mln|bn|tn|trn)\b/i;

/** Signs that people type with a figure, and the units that have them. */
const SIGNS: readonly (readonly [typed: RegExp, unit: RegExp, name: string])[] = [
  [/%|\bper ?cent\b|\bpercent|\dpc\b/i, /%|per ?cent/i, '%'],
  [/£|\bgbp\b|\bpounds?\b/i, /£|\bGBP\b|\bpounds?\b/i, 'pounds'],
  [/€|\beur\b|\beuros?\b/i, /€|\bEUR\b|\beuros?\b/i, 'euros'],
  [/\$|\busd\b|\bdollars?\b/i, /\$|\bUSD\b|\bdollars?\b/i, 'dollars'],
];

/** Why a typed figure cannot be in a unit, as a sentence; undefined if it can, or if the unit is empty because nobody knows it. */
export function unlikeUnit(typed: string, unit: string): string | undefined {
  if (unit === '') return undefined;
  if (hasScale(unit) && TYPED_SCALE.test(typed))
    return `The unit is ${unit}: write the number alone, without “thousand” or “million”.`;
  const other = SIGNS.find(([sign, ofUnit]) => sign.test(typed) && !ofUnit.test(unit));
  return other === undefined
    ? undefined
    : `The unit is ${unit}, not ${other[2]}: check that the figure belongs here, and leave out the sign.`;
}

/** Values this many times apart more likely differ in scale than in what they count. */
const SCALE_APART = rational(1_000n);

/** A warning that the claimed value or the evidence may lack a scale; undefined if they are closer than that, or one is 0. */
export function missingScale(
  claimed: { value: string; unit: string } | undefined,
  computed: { exact: string; unit: string } | undefined,
): string | undefined {
  if (claimed === undefined || computed === undefined) return undefined;
  const [a, b] = [parseDecimal(claimed.value).abs(), parseExact(computed.exact).abs()];
  if (isZero(a) || isZero(b)) return undefined;
  const [less, more] = compare(a, b) < 0 ? [a, b] : [b, a];
  if (compare(more, less.mul(SCALE_APART)) < 0) return undefined;
  return `The form claims ${withUnit(separated(claimed.value), claimed.unit)}, but the evidence gives ${amount(parseExact(computed.exact), computed.unit)}: they are a thousand times apart or more. Is a scale missing, such as thousand, million or billion?`;
}
