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
  /** "on today’s figures: 430 officers"; absent if the other clock gives the same, or is not asked for. */
  other?: string;
  description: string;
}

/** What the other clock gives: today's figures, or those of the day of the words. */
export interface OtherComputed {
  clock: 'said' | 'now';
  computed: NonNullable<Verdict['computed']>;
}

/** The labels of the rings. */
export function ringLabels(
  claimed: NonNullable<Verdict['claimed']>,
  computed: NonNullable<Verdict['computed']>,
  other?: OtherComputed,
): RingLabels {
  const told = ({ exact, unit }: NonNullable<Verdict['computed']>) =>
    amount(parseExact(exact), unit, { against: claimed.value, apartFrom: numbersClaimed(claimed) });
  const labels = {
    claimed: `claimed: ${figureClaimed(claimed)}`,
    computed: `the evidence: ${told(computed)}`,
    ...(other === undefined
      ? {}
      : {
          other: `${other.clock === 'now' ? 'on later figures' : 'when it was said'}: ${told(other.computed)}`,
        }),
  };
  return { ...labels, description: `On a line, ${Object.values(labels).join('; ')}.` };
}
