/** How much of the suite is run: the normal suite, or everything (`npm run test:all`). */

/** Whether everything is run: all HTTP tests on both runtimes, the full counts of random cases, and all pictures. */
export const isEverything = process.env['TESTS'] === 'all';

/** The share of random cases that the normal suite draws. */
const SHARE = 5;

/** How many random cases a law is tried on: all of them if everything is run, otherwise a fifth. */
export function runs(all: number): { numRuns: number } {
  return { numRuns: isEverything ? all : Math.ceil(all / SHARE) };
}

/** Whether pictures are taken, which are for a person to look at: on request, and if everything is run. */
export const takesPictures = isEverything || process.env['SCREENSHOTS'] !== undefined;
