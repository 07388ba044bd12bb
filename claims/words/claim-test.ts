/** How the words of a claim were tested, in rows: what they claim, where they hold, and where the evidence lies. */

import { HEDGES } from '../claim.ts';
import { differenceUnit } from '../evidence/units.ts';
import { hasWidth, outside, parseInterval } from '../exact/interval.ts';
import { parseExact } from '../exact/number.ts';
import type { Verdict } from '../verdict.ts';
import { figureClaimed, numbersClaimed } from './clauses.ts';
import { intervalInWords } from './intervals.ts';
import { amount, percentage } from './numbers.ts';
import { listInWords } from './text.ts';

/** A row of the test: "The words hold", "from 427.5 to just under 450 officers". */
export interface ClaimTestRow {
  label: string;
  value: string;
  /** What is said beside the value. */
  note?: string;
}

type Tested = Pick<Verdict, 'claimed' | 'computed' | 'difference' | 'relative'>;
type Claimed = NonNullable<Verdict['claimed']>;
type Computed = NonNullable<Verdict['computed']>;

/** The test of a claimed figure; no rows if the claim names none. */
export function claimTest({ claimed, computed, difference, relative }: Tested): ClaimTestRow[] {
  if (claimed === undefined) return [];
  const computedAt = computed === undefined ? undefined : parseExact(computed.exact);
  const holdsIn = intervalInWords(parseInterval(claimed.in), claimed.unit, computedAt);
  return [
    { label: 'Claimed', value: figureClaimed(claimed), note: hedgeNote(claimed) },
    { label: 'The words hold', value: holdsIn },
    ...(claimed.in === claimed.out ? [] : [{ label: 'They are stretched', value: stretchedIn(claimed) }]),
    ...(computed === undefined
      ? []
      : [{ label: 'The evidence gives', value: computedInWords(computed, claimed) }]),
    ...(difference === undefined ? [] : [differenceRow(claimed, computed, difference, relative)]),
  ];
}

/** "said without a hedge", "the word “nearly” draws the bounds". */
function hedgeNote({ hedge = 'bare', to }: Claimed): string {
  if (to !== undefined) return 'said as a range';
  const words = HEDGES[hedge];
  if (words === '') return 'said without a hedge';
  return words.includes(' ')
    ? `the words “${words}” draw the bounds`
    : `the word “${words}” draws the bounds`;
}

function stretchedIn(claimed: Claimed): string {
  const beyond = outside(parseInterval(claimed.out), parseInterval(claimed.in));
  return `beyond that, ${listInWords(beyond.map((side) => intervalInWords(side, claimed.unit)))}`;
}

function computedInWords({ interval, exact, unit }: Computed, claimed: Claimed): string {
  const range = parseInterval(interval);
  const point = parseExact(exact);
  const shown = amount(point, unit, { against: claimed.value, apartFrom: numbersClaimed(claimed) });
  return range.lo !== null && range.hi !== null && hasWidth(range)
    ? `${shown}, and with its rounding or sampling ${intervalInWords(range, unit, point)}`
    : shown;
}

function differenceRow(
  claimed: Claimed,
  computed: Verdict['computed'],
  difference: NonNullable<Verdict['difference']>,
  relative: Verdict['relative'],
): ClaimTestRow {
  const row = {
    label: 'Claimed less computed',
    value: amount(parseExact(difference.exact), differenceUnit(claimed.unit)),
  };
  return relative === undefined || !isSameSign(claimed.value, computed)
    ? row
    : { ...row, note: `${percentage(parseExact(relative.exact))} of the computed figure` };
}

/** Whether the claimed and the computed figure are on the same side of zero, so that their ratio means something. */
function isSameSign(claimed: string, computed: Verdict['computed']): boolean {
  return claimed.startsWith('-') === (computed?.exact.startsWith('-') ?? false);
}
