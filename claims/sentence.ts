/** The sentence why: how a finding on a figure is put into words, and why something cannot be computed. */
import type { Claimed, Input } from './claim.ts';
import type { Evidence } from './figures.ts';
import { HEDGES } from './hedge.ts';
import type { Interval } from './interval.ts';
import { parseDecimal, type Rational, sign } from './number.ts';
import type { Finding, Missing } from './verdict.ts';
import {
  amount,
  dateInWords,
  listInWords,
  momentName,
  numbersApart,
  sentence,
  separated,
  withUnit,
} from './words.ts';

/** What the verdict's clause is made of. */
export interface Telling {
  finding: Finding;
  direction?: 'below' | 'above';
  value: Rational;
  range: Interval;
  unit: string;
  in: Interval;
  claimed: Claimed | undefined;
  /** Puts the claimed figure as the claim does: "13%" as "a fall of 13%". */
  put(claimed: string): string;
}

/** The computed value as shown, its size without a sign, and the clause that follows it and ends the sentence. */
export function verdictClause(t: Telling): { shown: string; size: string; clause: string } {
  const { shown, size } = shownApart(t);
  const claim = t.put(claimedInWords(t));
  return { shown, size, clause: clauseOf(t, claim) };
}

function clauseOf(t: Telling, claim: string): string {
  const range = () =>
    `from ${amount(t.range.lo ?? t.value, t.unit)} to ${amount(t.range.hi ?? t.value, t.unit)}`;
  switch (t.finding) {
    case 'holds':
      return `, so the claim of ${claim} holds.`;
    case 'holds-as-published':
      return `, as claimed; but the published figures are rounded, and the true value may be anything ${range()}.`;
    case 'within-rounding':
      return `, not ${claim}; but the published figures are rounded, and the true value may be anything ${range()}, which leaves room for the claim.`;
    case 'rounded':
      return `, for which ${claim} is a round figure on the ${t.direction === 'above' ? 'low' : 'high'} side.`;
    case 'stretched':
      return `, which stretches ${claim}: those words hold ${ringInWords(t.in, t.unit)}.`;
    case 'too-close':
      return `, but it may be anything ${range()}, which is too close to ${claim} to call.`;
    default:
      return `, ${denied(t, claim)}.`;
  }
}

/** "not 1,142", "not nearly 20,000", "more than the £14 million claimed as the most". */
function denied(t: Telling, claim: string): string {
  const hedge = t.claimed?.hedge;
  if ((hedge === 'up-to' || hedge === 'at-most') && t.direction === 'above') {
    return `beyond the claim of ${claim}`;
  }
  if (hedge === 'at-least' && t.direction === 'below') return `short of the claim of ${claim}`;
  return `not ${claim}`;
}

/** The computed value with its unit, with as many decimals as tell it from the claimed one. */
function shownApart(t: Telling): { shown: string; size: string } {
  const beside = t.claimed === undefined ? t.value : parseDecimal(t.claimed.value);
  const shown = (value: Rational, claimed: Rational) => withUnit(numbersApart(value, claimed)[0], t.unit);
  return { shown: shown(t.value, beside), size: shown(t.value.abs(), beside.abs()) };
}

/** The claimed figure with its hedge; the unit is left out where it is a word that was just said. */
function claimedInWords(t: Telling): string {
  if (t.claimed === undefined) return '';
  const { value, unit, hedge } = t.claimed;
  const figure = withUnit(separated(value), unit);
  const said =
    unit === t.unit && /^[a-z]/.test(unit) && !unit.startsWith('percentage') ? separated(value) : figure;
  const words = HEDGES[hedge ?? 'bare'];
  return words === '' ? said : `${words} ${said}`;
}

/** "from 18,000 to 22,000", "above 34,000", "from 427.5 to just under 450". */
function ringInWords(ring: Interval, unit: string): string {
  const end = (q: Rational) => amount(q, unit);
  if (ring.lo === null)
    return ring.hi === null ? 'everywhere' : `${ring.hiClosed ? 'up to' : 'below'} ${end(ring.hi)}`;
  if (ring.hi === null) return `${ring.loClosed ? 'from' : 'above'} ${end(ring.lo)}`;
  return `from ${end(ring.lo)} to ${ring.hiClosed ? '' : 'just under '}${end(ring.hi)}`;
}

/** "a rise of 353", "a fall of 29", "no change": a signed change in the words of its own direction. */
export function changeInWords(value: Rational, shown: string, direction: 'rise' | 'fall'): string {
  const signed = sign(value);
  if (signed === 0) return 'no change';
  const actual = signed > 0 ? direction : direction === 'rise' ? 'fall' : 'rise';
  return `a ${actual} of ${shown}`;
}

/** Why there is no verdict, in one sentence that names every reason. */
export function missingSentence(
  missing: readonly Missing[],
  inputs: ReadonlyMap<string, Input>,
  evidence: Evidence,
  asOf: string,
): string {
  const reasons = missing.map((m) =>
    reasonInWords(m, m.input === undefined ? undefined : inputs.get(m.input), evidence, asOf),
  );
  return sentence(`this cannot be computed: ${listInWords(reasons)}.`);
}

/** One reason in words, naming the series and the date where there are any. */
function reasonInWords(m: Missing, input: Input | undefined, evidence: Evidence, asOf: string): string {
  const named = input !== undefined && 'series' in input ? input : undefined;
  const title = named === undefined ? undefined : evidence.get(named.series)?.title;
  const when = named === undefined || named.at === 'latest' ? '' : ` for ${momentName(named.at)}`;
  switch (m.reason) {
    case 'no-series':
      return `the ledger has no series “${named?.series ?? m.input ?? ''}”`;
    case 'no-observation':
      return `no figure${when} is known in “${title ?? m.input ?? 'the evidence'}”`;
    case 'not-yet-published':
      return `the figure${when} in “${title ?? m.input ?? 'the evidence'}” was not published by ${dateInWords(asOf)}`;
    case 'unit-mismatch':
      return 'the figures are in different units, which cannot be added, subtracted or compared';
    case 'measure-mismatch':
      return 'the figures are of different measures, which must not be mixed';
    case 'division-by-zero':
      return 'it would divide by a figure that may be zero';
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
