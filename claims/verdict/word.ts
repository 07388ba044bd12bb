/** The reader's word for a verdict (method, section 9). */
import { compare, parseDecimal, parseExact, type Rational, sign } from '../exact/number.ts';
import type { Word } from './reader-words.ts';
import type { AnyVerdict, Finding } from './verdict.ts';

const OF_FINDINGS: Readonly<Partial<Record<Finding, Word>>> = {
  holds: 'right',
  'holds-as-published': 'right',
  rounded: 'right',
  'within-rounding': 'nearly-right',
  stretched: 'nearly-right',
  'slightly-off': 'nearly-right',
  'too-close': 'too-close',
  'not-computable': 'cannot-be-checked',
  unclear: 'cannot-be-checked',
  pending: 'too-early',
  'awaiting-outcome': 'too-early',
  'yardsticks-disagree': 'too-close',
  kept: 'kept',
  'kept-late': 'kept-late',
  'partly-kept': 'partly-kept',
  broken: 'broken',
};

/** The values that a word is made from, beside the finding. */
type Values = Pick<AnyVerdict, 'kind' | 'finding' | 'pace' | 'claimed' | 'computed' | 'direction'>;

/** Kinds that count places or steps: a wrong count is wrong, and not overstated. */
const COUNTS: readonly string[] = ['rank', 'streak'];

/**
 * The word for a verdict. `moreIsLess`: a greater number claims less, as in "one every eight minutes" or "a third of".
 */
export function wordOf(verdict: Values, moreIsLess = false): Word {
  const { kind, finding, pace } = verdict;
  if (kind === 'on-pace' && typeof pace?.agrees === 'boolean')
    return pace.agrees ? 'borne-out' : 'not-borne-out';
  const word = finding === 'fails' ? failing(verdict, moreIsLess) : OF_FINDINGS[finding];
  if (kind === 'forecast') return ofForecast(word);
  return word ?? 'cannot-be-checked';
}

function ofForecast(word: Word | undefined): Word {
  if (word === 'right' || word === 'nearly-right') return 'borne-out';
  if (word === 'overstated' || word === 'understated' || word === 'wrong') return 'not-borne-out';
  return word ?? 'cannot-be-checked';
}

/** What a failing verdict is: of the right sign but too great or too small, or wrong. */
function failing({ kind, claimed, computed, direction }: Values, moreIsLess: boolean): Word {
  if (claimed === undefined || computed === undefined || COUNTS.includes(kind)) return 'wrong';
  const point = parseExact(computed.exact);
  const value = nearerEnd(claimed, point);
  if (sign(value) === 0 || sign(value) !== sign(point)) return 'wrong';
  const isOver = claimsMore(claimed, value, point, direction);
  return isOver !== moreIsLess ? 'overstated' : 'understated';
}

/** The claimed figure; of a range, the end that is nearer to a point. */
function nearerEnd({ value, to }: NonNullable<Values['claimed']>, point: Rational): Rational {
  const low = parseDecimal(value);
  if (to === undefined) return low;
  const high = parseDecimal(to);
  return compare(high.sub(point).abs(), low.sub(point).abs()) < 0 ? high : low;
}

/** Whether the words claim a greater size than the evidence gives: a bare figure by its size, a hedged one by its direction. */
function claimsMore(
  { hedge }: NonNullable<Values['claimed']>,
  value: Rational,
  point: Rational,
  direction: Values['direction'],
): boolean {
  if (hedge === undefined || hedge === 'bare' || hedge === 'exactly')
    return compare(value.abs(), point.abs()) > 0;
  return (direction === 'below') === sign(value) > 0;
}
