/** The faults, in the order of the table. */
import type { Fault } from './fault.ts';

export const FAULTS: readonly Fault[] = [];
