/** Warnings if the form does not claim what the quotation says: its number, the word before it, its direction, its time. */

import type { Claim } from '../bundle.ts';
import { HEDGES, type Hedge } from '../claim.ts';
import { textOption } from '../engine/inputs.ts';
import { type Moment, moment } from '../exact/calendar.ts';
import { compare, isDecimal, parseDecimal } from '../exact/number.ts';
import { kindNamed } from '../kinds/index.ts';
import { type FigureRead, readQuotation, unclaimedNumbers } from '../reading/quotation.ts';
import { momentName } from '../words/dates.ts';
import { separated } from '../words/numbers.ts';
import { lowered } from '../words/text.ts';
import type { Warning } from './messages.ts';

/** The figure of a claim, as its form gives it. */
export interface GivenFigure {
  value: string;
  unit: string;
  hedge?: Hedge | undefined;
}

/** How many numbers of the quotation a warning names, and how many characters of each. */
const MAX_TOLD = 3;
const MAX_TEXT = 80;

/** Warns if the claimed number is not in the quotation. */
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
          ? `No number was found in the quotation: check whether it says ${separated(claimed.value)}.`
          : `The quotation does not say ${separated(claimed.value)}. It says ${own.map(({ text }) => quoted(text)).join(', ')}.`,
    },
  ];
}

/** Warns if the quotation puts another word before the claimed number, or none. */
export function otherHedge(quote: string, claimed: GivenFigure): Warning[] {
  const said = saying(quote, readQuotation(quote).figures, claimed);
  const given = claimed.hedge ?? 'bare';
  const [first] = said;
  if (first === undefined || said.some(({ hedge }) => hedge === given)) return [];
  const taken = given === 'bare' ? 'no word is given before the number' : `“${HEDGES[given]}” is given`;
  const read =
    first.hedge === 'bare' ? 'without a word before it' : `which counts as “${HEDGES[first.hedge]}”`;
  return [
    { field: 'claimed.hedge', message: `The quotation says ${quoted(first.text)}, ${read}, but ${taken}.` },
  ];
}

/** Warns if the words suggest another direction, extreme or side than the claim is tested for. */
export function otherOptions(claim: Claim): Warning[] {
  const read = readQuotation(claim.quote).kinds.find(({ kind }) => kind === claim.kind);
  const { options: given = {} } = claim;
  return (kindNamed(claim.kind)?.options ?? []).flatMap((option): Warning[] => {
    const said = read?.options?.[option.name];
    const taken = textOption(given, option.name) ?? option.fallback;
    const label = (value: string) => option.choices?.find((choice) => choice.value === value)?.label;
    if (read === undefined || said === undefined || taken === undefined || said === taken) return [];
    const [is, should] = [label(taken), label(said)];
    if (is === undefined || should === undefined) return [];
    return [
      {
        field: `options.${option.name}`,
        message: `The words ${quoted(read.why)} suggest “${lowered(should)}”, but the claim is tested as “${lowered(is)}”.`,
      },
    ];
  });
}

/** Warns if the quotation denies the claimed number, or has it below 0. */
export function deniedNumber({ quote, kind }: Claim, claimed: GivenFigure): Warning[] {
  const own = readQuotation(quote).figures.filter((figure) => isMagnitude(figure, claimed));
  const [denied] = own.filter(({ role }) => role === 'negated');
  if (denied !== undefined && own.every(({ role }) => role === 'negated'))
    return [
      {
        field: 'quote',
        message: `The quotation denies ${quoted(denied.text)}, but the claim is tested as if it had said so.`,
      },
    ];
  const [signed] = own;
  // "1.2% smaller" is claimed as -1.2: only a spoken minus contradicts the claim.
  const isSigned = kindNamed(kind)?.claimed?.signed === true;
  if (!isSigned || signed?.value.startsWith('-') !== true || claimed.value.startsWith('-')) return [];
  return [
    {
      field: 'claimed.value',
      message: `The quotation says ${quoted(signed.text)}, but the form claims ${separated(claimed.value)}: check the sign.`,
    },
  ];
}

/** Warns if the quotation names a time that no figure of the claim is for. */
export function otherTimes(quote: string, times: readonly Moment[]): Warning[] {
  const named = readQuotation(quote).dates.filter(({ role }) => role === 'date');
  const isOf = ({ at }: { at: string }) => {
    const { start, end } = moment(at);
    return times.some((time) => time.start <= end && start <= time.end);
  };
  const [first] = named;
  const [time] = times;
  if (first === undefined || time === undefined || named.some(isOf)) return [];
  return [
    {
      field: 'quote',
      message: `The quotation speaks of ${quoted(first.text)}, but no figure of the claim is for that time: the first is for ${momentName(time.text)}.`,
    },
  ];
}

function isMagnitude({ value }: Readonly<FigureRead>, claimed: GivenFigure): boolean {
  if (!isDecimal(claimed.value)) return false;
  return compare(parseDecimal(value).abs(), parseDecimal(claimed.value).abs()) === 0;
}

/** The figures of a quotation that can be the claimed one, in any unit of the same sort. */
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
