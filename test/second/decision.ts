/** What a kind hands on to be made a verdict. */
import type { Known, Slot } from './evidence.ts';
import type { Found, Result, Rings } from './findings.ts';
import type { Flip } from './flips.ts';
import type { Interval } from './numbers.ts';
import type { Unit } from './units.ts';

export interface Flag {
  flag: string;
  [field: string]: unknown;
}

/** A figure used, by the name of its input. */
export interface Used {
  name: string;
  known?: Known | undefined;
  slot?: Slot | undefined;
  /** Targets and divisors are not tested. */
  tested: boolean;
}

export interface Decision {
  /** Every reason for which the claim cannot be computed. */
  missing: string[];
  result?: Result;
  /** A figure that is told though no ring is tested on it. */
  told?: Result;
  /** The rings of a kind without a claimed figure. */
  rings?: Rings;
  /** A finding that no ring gives. */
  found?: Found;
  unit?: Unit | undefined;
  agrees: (claimed: Unit) => boolean;
  flips: (within: Interval) => Flip[];
  used: Used[];
  /** coverage, gaps, tied, field and understated. */
  flags: Flag[];
  /** Pairs whose dates may be too far apart. */
  pairs: [Slot, Slot][];
  testedSince?: string;
  step?: string;
  /** Asked with the finding of the rings: whether figures that are not there could make it another. */
  open?: (find: (e: Interval) => string) => { missing: string[]; flags: Flag[] };
}

export const undecided = (missing: string[]): Decision => ({
  missing,
  agrees: () => true,
  flips: () => [],
  used: [],
  flags: [],
  pairs: [],
});
