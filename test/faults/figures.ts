/** Pasted figures that mislead: small tables each of which must be refused, asked about or split, never read in silence. */
import { isAsItMust, TRAPS } from '../support/traps.ts';
import type { Fault } from './fault.ts';

export const misleadingFigures: Fault = {
  what: 'pasted figures that mislead',
  goal: `${TRAPS.length} of ${TRAPS.length} tables refused, asked about or split as they must be`,
  async run() {
    const wrong = TRAPS.filter((trap) => !isAsItMust(trap)).map(({ file }) => file);
    const told = wrong.length === 0 ? '' : `; not so: ${wrong.join(', ')}`;
    return { figure: `${TRAPS.length - wrong.length} of ${TRAPS.length}${told}`, isMet: wrong.length === 0 };
  },
};
