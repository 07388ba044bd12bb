/**
 * The numbers that a verdict is told by at a glance: what was claimed, what the figures give, and the gap. A kind that claims
 * no figure names its own (`KindWords.keyFigures`): a pace has what is needed and what was kept up.
 */
import { differenceUnit, isPercent, isSameUnit } from '../evidence/units.ts';
import { contains, liesIn, meets, parseInterval } from '../exact/interval.ts';
import {
  compare,
  isZero,
  max,
  min,
  ONE,
  parseDecimal,
  parseExact,
  type Rational,
  ZERO,
} from '../exact/number.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { changeInWords, claimedChange, figureClaimed, numbersClaimed } from './clauses.ts';
import type { FigureWords } from './figure-sentence.ts';
import { intervalInWords } from './intervals.ts';
import { amount, numberInWords, numberShown, percentage, separated, withUnit } from './numbers.ts';

/** One of the numbers: "Claimed", "1,142 officers per month". */
export interface KeyFigure {
  label: string;
  value: string;
  /** What is said beneath it. */
  note?: string;
}

/** What the numbers are told with besides the verdict. */
export interface KeyFigureContext {
  /** The claim's options, with what stands for those that it leaves out. */
  options: { readonly [name: string]: unknown };
  /** The label of an input: its series, its day if both are of one series, or what it is called. */
  label(input: string): string;
  unit(input: string): string | undefined;
}

type Claimed = NonNullable<Verdict['claimed']>;
type Computed = NonNullable<Verdict['computed']>;

/** How a kind puts its figures: as the move that the claim says ("a fall of 10%"), or as `put` does ("one every 11 minutes"). */
export interface Putting {
  moves?: 'rise' | 'fall' | undefined;
  put?: ((shown: string) => string) | undefined;
}

/** The numbers of a kind that states a figure, put as its sentence puts them. */
export function keyFiguresPut<Options>(
  { moves, put }: FigureWords<Options>,
  options: Options,
  verdict: Verdict,
): KeyFigure[] {
  const value = verdict.computed === undefined ? ZERO : parseExact(verdict.computed.exact);
  return keyFigures(verdict, {
    moves: moves?.(options),
    put: put && ((shown) => put(options, shown, value)),
  });
}

/** What was claimed, what the figures give and the gap; no numbers if the claim names none. */
export function keyFigures({ claimed, computed, relative }: Verdict, putting: Putting = {}): KeyFigure[] {
  if (claimed === undefined) return [];
  const said = { label: 'Claimed', value: claimedValue(claimed, putting) };
  if (computed === undefined) return [said, { label: 'The figures give', value: 'nothing yet' }];
  const places = placesShown(computed, claimed);
  return [said, given(computed, claimed, putting), gap(claimed, computed, { relative, places })];
}

function claimedValue(claimed: Claimed, { moves, put = asIs }: Putting): string {
  const told = (value: string) => withUnit(separated(value), claimed.unit);
  return moves === undefined ? put(figureClaimed(claimed)) : claimedChange(claimed, told, moves);
}

const asIs = (shown: string) => shown;

const shownAs = (claimed: Claimed) => ({ against: claimed.value, apartFrom: numbersClaimed(claimed) });

/** How many decimals the gap has: as many as the figures that it lies between are shown with. */
function placesShown({ exact }: Computed, claimed: Claimed): number {
  const decimals = (shown: string) => shown.split('.')[1]?.length ?? 0;
  const shown = numberShown(parseExact(exact), shownAs(claimed));
  return Math.max(decimals(shown), decimals(claimed.value), decimals(claimed.to ?? ''));
}

function given(
  { interval, exact, unit }: Computed,
  claimed: Claimed,
  { moves, put = asIs }: Putting,
): KeyFigure {
  const [range, ring] = [parseInterval(interval), parseInterval(claimed.in)];
  const point = parseExact(exact);
  const { against, apartFrom } = shownAs(claimed);
  const value =
    moves === undefined
      ? (point.s < 0n ? asIs : put)(amount(point, unit, { against, apartFrom }))
      : changeInWords(
          point,
          amount(point.abs(), unit, { against, apartFrom: apartFrom.map((q) => q.abs()) }),
          moves,
        );
  // Where the figures are not exact and it matters, the whole of what they allow is told.
  const isOpen = meets(range, ring) && !liesIn(range, ring);
  return {
    label: 'The figures give',
    value,
    ...(isOpen ? { note: `${intervalInWords(range, unit, point)}, since they are not exact` } : {}),
  };
}

function gap(
  claimed: Claimed,
  computed: Computed,
  { relative, places }: { relative: Verdict['relative']; places: number },
): KeyFigure {
  const point = parseExact(computed.exact);
  const isWithin = contains(parseInterval(claimed.in), point);
  const distance = distanceFrom(claimed, point, isWithin);
  if (isZero(distance)) return { label: 'Gap', value: 'None' };
  const unit = isSameUnit(claimed.unit, computed.unit) ? claimed.unit : computed.unit;
  const value = amount(distance, differenceUnit(unit), { places });
  if (isWithin) return { label: 'Gap', value, note: 'within what the words allow' };
  const isTold = relative !== undefined && !isPercent(unit) && sameSide(claimed, point);
  return { label: 'Gap', value, ...(isTold ? { note: relation(parseExact(relative.exact)) } : {}) };
}

/** How the claimed figure stands to the computed one: "5.5% more than the figures give", "10 times what the figures give". */
function relation(relative: Rational): string {
  if (compare(relative, ONE) >= 0)
    return `${numberInWords(relative.add(ONE), 1)} times what the figures give`;
  return `${percentage(relative.abs(), 1)} ${relative.s < 0n ? 'less' : 'more'} than the figures give`;
}

/** How far the computed figure lies from the claimed one, or from the nearer end of a claimed range; none beyond a bound that it keeps. */
function distanceFrom({ value, to, in: inner }: Claimed, point: Rational, isWithin: boolean): Rational {
  const ends = [value, ...(to === undefined ? [] : [to])].map(parseDecimal);
  const [lo, hi] = [ends.reduce(min), ends.reduce(max)];
  const ring = parseInterval(inner);
  const isBound = ring.lo === null || ring.hi === null;
  if (isWithin && (isBound || to !== undefined)) return ZERO;
  if (compare(point, lo) < 0) return lo.sub(point);
  return compare(point, hi) > 0 ? point.sub(hi) : ZERO;
}

function sameSide({ value }: Claimed, point: Rational): boolean {
  return value.startsWith('-') === point.s < 0n;
}
