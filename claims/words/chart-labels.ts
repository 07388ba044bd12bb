/** What stands on the drawings of a claim, and what they are described as to those who do not see them. */

import { parseExact } from '../exact/number.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { figureClaimed, numbersClaimed } from './clauses.ts';
import { amount } from './numbers.ts';

/** The labels of the drawing of a claimed figure's rings. */
export interface RingLabels {
  /** "claimed: nearly 450 officers". */
  claimed: string;
  /** "the evidence: 440 officers". */
  computed: string;
  description: string;
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
