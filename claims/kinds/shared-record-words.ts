/** The sentence of a record. */
import { parseExact } from '../exact/number.ts';
import type { Decided } from '../verdict/verdict.ts';
import { dateInWords, momentName, whenInWords } from '../words/dates.ts';
import { amount, count } from '../words/numbers.ts';
import { figureInWords, readFigure, type ToldFigure } from '../words/told.ts';

/** What the sentence of a record says. */
export type RecordTold = {
  readonly extreme: 'highest' | 'lowest';
  readonly own: ToldFigure;
  readonly rival: { readonly value: string; readonly at: string };
  /** How many rivals there are. */
  readonly rivals: number;
  /** Whether the figures do not reach back as far as the words. */
  readonly limited: boolean;
};

/** The sentence of a record: the figure against the foremost of the others. */
export function recordInWords(
  { extreme, own, rival, rivals, limited }: RecordTold,
  { finding, testedSince = '' }: Decided,
): string {
  const { unit, value } = own;
  const [mine, theirs] = [parseExact(value), parseExact(rival.value)];
  const figure = figureInWords(readFigure(own), { value: theirs });
  const against = amount(theirs, unit, { places: 6, apartFrom: [mine] });
  const other = `${against} ${whenInWords(rival.at)}`;
  const [more, most, nearer] =
    extreme === 'highest' ? ['above', 'highest', 'higher'] : ['below', 'lowest', 'lower'];
  const all =
    rivals === 1
      ? `the only other figure, ${other}`
      : `${rivals === 2 ? 'both other figures' : `all ${count(rivals, 'other figure')}`}; the ${rivals === 2 ? (extreme === 'highest' ? 'higher' : 'lower') : most} of them is ${other}`;
  const reach = limited
    ? `. The figures reach back only to ${dateInWords(testedSince)}, so nothing earlier is tested`
    : '';
  if (finding === 'holds') return `${figure} is ${more} ${all}${reach}.`;
  if (finding === 'holds-as-published')
    return `${figure} is, as published, ${more} ${all}; but the figures are rounded, and the true ones may lie the other way${reach}.`;
  if (finding === 'too-close')
    return `${figure} is too close to ${other} to tell which is ${nearer}${reach}.`;
  return value === rival.value
    ? `${figure} only equals ${other}, so it is the joint ${most} and not the ${most}${reach}.`
    : `${figure} is not the ${most}: the figure for ${momentName(rival.at)} is ${against}${reach}.`;
}
