/** What stands on the drawings of a claim, and what they are described as to those who do not see them. */

import type { KnownObservation } from '../evidence/series.ts';
import { parseExact, type Rational } from '../exact/number.ts';
import type { Verdict } from '../verdict.ts';
import { figureClaimed, numbersClaimed } from './clauses.ts';
import { dateInWords, momentName } from './dates.ts';
import { amount } from './numbers.ts';

/** The labels of the drawing of a claimed figure's rings. */
export interface RingLabels {
  /** "claimed: nearly 450 officers". */
  claimed: string;
  /** "the evidence: 440 officers". */
  computed: string;
  description: string;
}

/** The labels of the drawing of a series over time. */
export interface SeriesLabels {
  description: string;
  /** "target 20,000 officers"; absent if the drawing has none. */
  target?: string;
}

/** What is drawn of a series. */
export interface SeriesDrawn {
  unit: string;
  /** What was known of it, in order of date. */
  known: readonly Pick<KnownObservation, 'at' | 'value'>[];
  /** The target that it moves towards, in the unit of the series, with its deadline if there is one. */
  target?: { value: Rational; deadline: string | undefined };
}

/** The labels of the rings. */
export function ringLabels(
  claimed: NonNullable<Verdict['claimed']>,
  computed: NonNullable<Verdict['computed']>,
): RingLabels {
  const labels = {
    claimed: `claimed: ${figureClaimed(claimed)}`,
    computed: `the evidence: ${amount(parseExact(computed.exact), computed.unit, { against: claimed.value, apartFrom: numbersClaimed(claimed) })}`,
  };
  return { ...labels, description: `On a line, ${labels.claimed}; ${labels.computed}.` };
}

/** The labels of a series: its first and last figures, and its target. */
export function seriesLabels({ unit, known, target }: SeriesDrawn): SeriesLabels {
  const figures = firstAndLast(known, unit);
  if (target === undefined) return { description: figures };
  const shown = amount(target.value, unit, 6);
  const by = target.deadline === undefined ? '' : ` by ${dateInWords(target.deadline)}`;
  return { description: `${figures} The target is ${shown}${by}.`, target: `target ${shown}` };
}

function firstAndLast(known: SeriesDrawn['known'], unit: string): string {
  const [first, last] = [known[0], known[known.length - 1]];
  if (first === undefined || last === undefined) return 'No figure was known.';
  const one = ({ at, value }: (typeof known)[number]) => `${amount(value, unit, 6)} (${momentName(at)})`;
  return known.length === 1
    ? `One figure: ${one(first)}.`
    : `${known.length} figures, from ${one(first)} to ${one(last)}.`;
}
