/** Whether a figure as it was typed fits its unit: a sign or a scale that the unit does not have, or has too, is a slip. */
import { compare, isZero, parseDecimal, parseExact, rational } from '../exact/number.ts';
import { amount, separated, withUnit } from '../words/words.ts';

const SCALE = /\b(?:hundreds?|thousands?|millions?|billions?|trillions?)\b|(?<![\d,.])000s?\b/i;

/** What a rate is per, and no scale of the figure: "deaths per million people". */
const BASE = /\bper (?:an? |one )?(?:hundred|thousand|million|billion)\b/gi;

const TYPED_SCALE =
  /\b(?:hundred|thousand|million|billion|trillion|lakh|crore)\b|[\d¼½¾]\s?(?:k|m|mn|mln|bn|tn|trn)\b/i;

/** The signs that a figure may be typed with, and the units that they belong to. */
const SIGNS: readonly (readonly [typed: RegExp, unit: RegExp, name: string])[] = [
  [/%|\bper ?cent\b|\bpercent|\dpc\b/i, /%|per ?cent/i, '%'],
  [/£|\bgbp\b|\bpounds?\b/i, /£|\bGBP\b|\bpounds?\b/i, 'pounds'],
  [/€|\beur\b|\beuros?\b/i, /€|\bEUR\b|\beuros?\b/i, 'euros'],
  [/\$|\busd\b|\bdollars?\b/i, /\$|\bUSD\b|\bdollars?\b/i, 'dollars'],
];

/** Why a figure as it was typed is no figure of a unit; undefined where it may be, and where no unit is known. */
export function unlikeUnit(typed: string, unit: string): string | undefined {
  if (unit === '') return undefined;
  if (SCALE.test(unit.replace(BASE, '')) && TYPED_SCALE.test(typed))
    return `The unit is ${unit}: write the number of these, without “thousand” or “million”.`;
  const other = SIGNS.find(([sign, ofUnit]) => sign.test(typed) && !ofUnit.test(unit));
  return other === undefined
    ? undefined
    : `The unit is ${unit} and not ${other[2]}: look whether the figure belongs here, and write it without the sign.`;
}

/** A claimed and a computed value so many times apart differ by a scale rather than by what they count. */
const SCALE_APART = rational(1_000n);

/** That a scale may be missing from a claimed value, or from the evidence; undefined where the two are nearer, or one is 0. */
export function missingScale(
  claimed: { value: string; unit: string } | undefined,
  computed: { exact: string; unit: string } | undefined,
): string | undefined {
  if (claimed === undefined || computed === undefined) return undefined;
  const [a, b] = [parseDecimal(claimed.value).abs(), parseExact(computed.exact).abs()];
  if (isZero(a) || isZero(b)) return undefined;
  const [less, more] = compare(a, b) < 0 ? [a, b] : [b, a];
  if (compare(more, less.mul(SCALE_APART)) < 0) return undefined;
  return `The words are taken to claim ${withUnit(separated(claimed.value), claimed.unit)}, and the evidence comes to ${amount(parseExact(computed.exact), computed.unit)}, a thousand times apart or more: a scale may be missing, such as thousand, million or billion.`;
}
