/** The faults, in the order of the table. */
import { DATA_FAULTS } from './data.ts';
import { DATABASE_FAULTS } from './database.ts';
import type { Fault } from './fault.ts';
import { misleadingFigures } from './figures.ts';
import { guesses } from './guesses.ts';
import { hostileBodies, readersBesideHostileBodies } from './hostile-bodies.ts';
import { misreadQuotations } from './reading.ts';
import { STOPPING_FAULTS } from './stopping.ts';
import { wrongClock } from './wrong-clock.ts';

export const FAULTS: readonly Fault[] = [
  ...DATA_FAULTS,
  ...DATABASE_FAULTS,
  ...STOPPING_FAULTS,
  hostileBodies,
  readersBesideHostileBodies,
  wrongClock,
  guesses,
  misreadQuotations,
  misleadingFigures,
];
