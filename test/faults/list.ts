/** The faults, in the order of the table. */
import type { Fault } from './fault.ts';
import { wrongClock } from './wrong-clock.ts';

export const FAULTS: readonly Fault[] = [wrongClock];
