/** Warnings where what the form claims is not what the quotation says: its number, and the word before it. */
import { HEDGES, type Hedge } from './hedge.ts';
import { compare, isDecimal, parseDecimal } from './number.ts';
import { type FigureRead, readQuotation, unclaimedNumbers } from './reading/quotation.ts';
import type { Warning } from './warnings.ts';
import { separated } from './words.ts';

/** The figure of a claim, as its form gives it. */
export interface GivenFigure {
  value: string;
  unit: string;
  hedge?: Hedge | undefined;
}

/** So many numbers of the quotation are told, and so much of each. */
const MAX_TOLD = 3;
const MAX_TEXT = 80;

/** That the claimed number does not stand in the quotation; nothing where it does. */
export function unsaidNumber(quote: string, claimed: GivenFigure): Warning[] {
  const { figures } = readQuotation(quote);
  if (saying(quote, figures, claimed).length > 0 || figures.some((f) => f.role && isValue(f, claimed)))
    return [];
  const own = figures.filter(({ role }) => role === undefined).slice(0, MAX_TOLD);
  return [
    {
      field: 'claimed.value',
      message:
        own.length === 0
          ? `No number is read in the quotation: look whether it says ${separated(claimed.value)}.`
          : `The quotation does not say ${separated(claimed.value)}. It says ${own.map(({ text }) => quoted(text)).join(', ')}.`,
    },
  ];
}

/** That the quotation puts another word before the claimed number, or none; nothing where the number is not said. */
export function otherHedge(quote: string, claimed: GivenFigure): Warning[] {
  const said = saying(quote, readQuotation(quote).figures, claimed);
  const given = claimed.hedge ?? 'bare';
  const [first] = said;
  if (first === undefined || said.some(({ hedge }) => hedge === given)) return [];
  const taken = given === 'bare' ? 'no word is given before the number' : `“${HEDGES[given]}” is given`;
  const read =
    first.hedge === 'bare' ? 'without a word before it' : `which counts as “${HEDGES[first.hedge]}”`;
  return [
    { field: 'claimed.hedge', message: `The quotation says ${quoted(first.text)}, ${read}, and ${taken}.` },
  ];
}

/** The figures of a quotation that are the claimed one, in whatever unit of its sort. */
function saying(quote: string, figures: readonly FigureRead[], claimed: GivenFigure): FigureRead[] {
  const others = new Set(unclaimedNumbers(quote, [claimed]).map(({ start }) => start));
  return figures.filter(({ role, start }) => role === undefined && !others.has(start));
}

function isValue({ value }: FigureRead, claimed: GivenFigure): boolean {
  return isDecimal(claimed.value) && compare(parseDecimal(value), parseDecimal(claimed.value)) === 0;
}

function quoted(text: string): string {
  return `“${text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text}”`;
}
