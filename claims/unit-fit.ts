/** Whether a figure as it was typed fits the unit of its series: a sign or a scale that the unit does not have is a slip. */

const SCALE = /\b(?:hundreds?|thousands?|millions?|billions?|trillions?)\b|(?<![\d,.])000s?\b/i;
const TYPED_SCALE = /\b(?:hundred|thousand|million|billion|trillion|lakh|crore)\b|\d\s?(?:k|m|mn|bn|tn)\b/i;

/** The signs that a figure may be typed with, and the units that they belong to. */
const SIGNS: readonly (readonly [typed: RegExp, unit: RegExp, name: string])[] = [
  [/%|\bper ?cent\b|\bpercent|\dpc\b/i, /%|per ?cent/i, '%'],
  [/£|\bgbp\b|\bpounds?\b/i, /£|\bGBP\b|\bpounds?\b/i, 'pounds'],
  [/€|\beur\b|\beuros?\b/i, /€|\bEUR\b|\beuros?\b/i, 'euros'],
  [/\$|\busd\b|\bdollars?\b/i, /\$|\bUSD\b|\bdollars?\b/i, 'dollars'],
];

/** Why a figure as it was typed is no figure of a unit; undefined where it may be. */
export function unlikeUnit(typed: string, unit: string): string | undefined {
  if (unit === '') return undefined;
  if (SCALE.test(unit) && TYPED_SCALE.test(typed))
    return `The series counts ${unit}: write the number of these, without “thousand” or “million”.`;
  const other = SIGNS.find(([sign, ofUnit]) => sign.test(typed) && !ofUnit.test(unit));
  return other === undefined
    ? undefined
    : `The series counts ${unit} and not ${other[2]}: look whether the figure belongs here, and write it without the sign.`;
}
