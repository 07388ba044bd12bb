/** The faults, in the order of the table. */
import { DATA_FAULTS } from './data.ts';
import type { Fault } from './fault.ts';

export const FAULTS: readonly Fault[] = [...DATA_FAULTS];
