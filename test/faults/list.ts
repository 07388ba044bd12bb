/** The faults, in the order of the table. */
import type { Fault } from './fault.ts';
import { hostileBodies, readersBesideHostileBodies } from './hostile-bodies.ts';

export const FAULTS: readonly Fault[] = [hostileBodies, readersBesideHostileBodies];
