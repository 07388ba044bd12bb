/** Why something cannot be computed, in one sentence. */

import type { Reason } from '../verdict/verdict.ts';
import { dateInWords, momentName } from './dates.ts';
import { sentence, titleInWords } from './text.ts';

/** A reason as a verdict says it. */
export type ToldReason = {
  readonly reason: Reason;
  readonly input?: string;
  /** The id of the series that the input names. */
  readonly series?: string;
  /** Its title, if the evidence has it. */
  readonly title?: string;
  /** The moment that the input names, unless that is "latest". */
  readonly at?: string;
  /** Present if any figure up to the deadline of the claim would have done. */
  readonly upToDeadline?: true;
};

export type MissingValues = { readonly reasons: readonly ToldReason[] };

/** The most reasons that are named; `missing` has all. */
const MAX_REASONS = 5;

/** Why there is no verdict, as of a day. */
export function missingSentence({ reasons }: MissingValues, asOf: string): string {
  const different = [...new Set(reasons.map((reason) => reasonInWords(reason, asOf)))];
  const told = different.slice(0, MAX_REASONS).join('; ');
  const more =
    different.length > MAX_REASONS ? `; and for ${different.length - MAX_REASONS} more reasons` : '';
  return sentence(`this cannot be computed: ${told}${more}.`);
}

/** One reason in words, with its series and its date if it has them. */
function reasonInWords({ reason, input, series, title, at, upToDeadline }: ToldReason, asOf: string): string {
  const named = titleInWords(title ?? input ?? 'the evidence');
  const when = at === undefined ? '' : ` for ${momentName(at)}`;
  switch (reason) {
    case 'no-series':
      return `the ledger has no series “${series ?? input ?? ''}”`;
    case 'no-observation':
      return upToDeadline
        ? `no figure up to the deadline is known in ${named}`
        : `no figure${when} is known in ${named}`;
    case 'not-yet-published':
      return at === undefined
        ? `the ledger has no figure in ${named} that had been published when this was said`
        : `the ledger has no figure${when} in ${named} that was published by ${dateInWords(asOf)}`;
    case 'unit-mismatch':
      if (input === 'claimed') return 'the claim is in another unit than what the figures come to';
      return 'the figures are in different units, which cannot be added, subtracted or compared';
    case 'measure-mismatch':
      return 'the figures are of different measures, which must not be mixed';
    case 'period-mismatch':
      return 'the figures are for times of different lengths, such as a month and a year, which must not be set side by side';
    case 'no-period':
      return 'the figures are as at a day and not over a time, so that they cannot be added up or spread over one';
    case 'gaps':
      return 'too many of the figures in between are missing';
    case 'division-by-zero':
      return input === undefined
        ? 'no time lies between the two dates'
        : 'it would divide by a figure that may be zero';
    case 'non-positive-base':
      return 'a percentage of a figure that may be zero or less means nothing';
    case 'no-time-left':
      return 'the deadline is not after the date of the figure';
    case 'no-rival':
      return 'the series has no other figure to compare with';
    case 'no-window':
      return 'no earlier figure stands 3, 6, 12 or 24 months before the latest one, so that no pace can be told';
    case 'no-claimed-figure':
      return 'the claim names no figure to compare with';
  }
}
