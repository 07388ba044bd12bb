/** The faults, in the order of the table. */
import type { Fault } from './fault.ts';
import { guesses } from './guesses.ts';

export const FAULTS: readonly Fault[] = [guesses];
