/** Claims in a few words, as badges say them. */
import type { Claimed } from '../claim.ts';
import { claimedChange, figureClaimed } from './clauses.ts';
import { separated, withUnit } from './numbers.ts';

interface Stating {
  claimed?: Claimed | undefined;
  options?: Readonly<Record<string, unknown>> | undefined;
}

/** "nearly 450 officers per month": the claimed figure; undefined if there is none. */
export function shortFigure({ claimed }: Stating): string | undefined {
  return claimed === undefined ? undefined : figureClaimed(claimed);
}

/** "a fall of 29 officers": a claimed change in the words of its own direction. */
export function shortChange({ claimed, options }: Stating): string | undefined {
  if (claimed === undefined) return undefined;
  const direction = options?.['direction'] === 'fall' ? 'fall' : 'rise';
  return claimedChange(claimed, (value) => withUnit(separated(value), claimed.unit), direction);
}
