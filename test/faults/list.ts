/** The faults, in the order of the table. */
import type { Fault } from './fault.ts';
import { misreadQuotations } from './reading.ts';

export const FAULTS: readonly Fault[] = [misreadQuotations];
