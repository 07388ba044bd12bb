/** Whether a typed figure fits its unit: a sign that the unit lacks, or a scale that it already has, is a slip. */

import { unitOf } from '../evidence/units.ts';
import { compare, isZero, parseDecimal, parseExact, rational } from '../exact/number.ts';
import { amount, separated, withUnit } from '../words/numbers.ts';
import { scaleWords, zerosOf } from './scale-words.ts';

/** Words of a scale in a typed figure; the short ones stand right behind a digit. */
const TYPED_SCALE =
  /\b(?:hundred|thousand|million|billion|trillion|lakh|crore)s?\b|(?<=[\d¼½¾]\s?)(?:k|m|mn|mln|bn|tn|trn)\b/gi;

/** Signs that people type with a figure, and the units that have them. */
const SIGNS: readonly (readonly [typed: RegExp, unit: RegExp, name: string])[] = [
  [/%|\bper ?cent\b|\bpercent|\dpc\b/i, /%|per ?cent/i, '%'],
  [/£|\bgbp\b|\bpounds?\b/i, /£|\bGBP\b|\bpounds?\b/i, 'pounds'],
  [/€|\beur\b|\beuros?\b/i, /€|\bEUR\b|\beuros?\b/i, 'euros'],
  [/\$|\busd\b|\bdollars?\b/i, /\$|\bUSD\b|\bdollars?\b/i, 'dollars'],
];

/** A typed figure as the number of its unit, or why it cannot be one. */
export type InUnit = { ok: true; text: string } | { ok: false; message: string };

/**
 * A typed figure without the scale that its unit has too: "4.3 million" is 4.3 in "GBP million". It is refused if it
 * has another scale than the unit, or the sign of something else. Nothing is known of an empty unit.
 */
export function inUnit(typed: string, unit: string): InUnit {
  if (unit === '') return { ok: true, text: typed };
  const other = SIGNS.find(([sign, ofUnit]) => sign.test(typed) && !ofUnit.test(unit));
  if (other !== undefined)
    return {
      ok: false,
      message: `The unit is ${unit}, not ${other[2]}: check that the figure belongs here, and leave out the sign.`,
    };
  const [own, written] = [scaleWords(unit), typed.match(TYPED_SCALE) ?? []];
  if (own.length === 0 || written.length === 0) return { ok: true, text: typed };
  if (zerosOf(own) === zerosOf(written)) return { ok: true, text: typed.replace(TYPED_SCALE, ' ').trim() };
  return {
    ok: false,
    message: `The unit is ${unit}, and this is in ${written.map((word) => `“${word}”`).join(' ')}: write the number of the unit alone.`,
  };
}

/** The sign that a typed figure has, such as "%"; undefined if it has none. */
export function signOf(typed: string): string | undefined {
  return SIGNS.find(([sign]) => sign.test(typed))?.[2];
}

/** Values this many times apart more likely differ in scale than in what they count. */
const SCALE_APART = rational(1_000n);

/** A warning that the claimed value or the evidence may lack a scale; undefined if they are closer than that, or one is 0. */
export function missingScale(
  claimed: { value: string; unit: string } | undefined,
  computed: { exact: string; unit: string } | undefined,
): string | undefined {
  if (claimed === undefined || computed === undefined) return undefined;
  const a = parseDecimal(claimed.value).mul(unitOf(claimed.unit).scale).abs();
  const b = parseExact(computed.exact).mul(unitOf(computed.unit).scale).abs();
  if (isZero(a) || isZero(b)) return undefined;
  const [less, more] = compare(a, b) < 0 ? [a, b] : [b, a];
  if (compare(more, less.mul(SCALE_APART)) < 0) return undefined;
  return `The form claims ${withUnit(separated(claimed.value), claimed.unit)}, but the evidence gives ${amount(parseExact(computed.exact), computed.unit)}: they are a thousand times apart or more. Is a scale missing, such as thousand, million or billion?`;
}
