/** Which sayings of a claim a correction of it would leave without their place. */
import type { Bundle } from '../bundle.ts';
import { sayingKey } from './list-fault.ts';
import { type HeldSaying, saidWhen } from './saying.ts';
import { sayingFault } from './verdict.ts';

type Tested = Pick<Bundle, 'claim' | 'series' | 'sources'>;

/**
 * Why each of some sayings that fit a claim as it is would not fit it as corrected, with whose it is; empty if all go on fitting. One
 * that fitted no longer before is not the correction's doing.
 */
export function misfits(
  before: Tested,
  after: Tested,
  sayings: readonly HeldSaying[],
  today: string,
): string[] {
  return sayings.flatMap(({ person, said }) => {
    const why = faultIn(after, said, today);
    if (why === undefined || faultIn(before, said, today) !== undefined) return [];
    return [
      `What ${person.name} said ${saidWhen(said.saidOn)} is a saying of this claim, and would not fit it any more. ${why} Take that saying off first, or change the correction.`,
    ];
  });
}

function faultIn(bundle: Tested, said: HeldSaying['said'], today: string): string | undefined {
  if (sayingKey(bundle.claim) === sayingKey(said))
    return 'It would be the claim’s own: the same person, day and words.';
  return sayingFault(bundle, said, today)?.message;
}
