/** The faults, in the order of the table. */
import type { Fault } from './fault.ts';
import { misleadingFigures } from './figures.ts';

export const FAULTS: readonly Fault[] = [misleadingFigures];
