/**
 * `npm run test:faults`: makes things go wrong, one after the other, and prints a table of how the program bears it.
 * Words (`npm run test:faults lock disk`) run only the faults whose name has one of them. Ends with 1 if a goal is missed.
 */
import type { Fault } from './fault.ts';
import { FAULTS } from './list.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

const words = process.argv.slice(2);
const chosen = FAULTS.filter(({ what }) => words.length === 0 || words.some((word) => what.includes(word)));

async function measured(fault: Fault): Promise<boolean> {
  const started = performance.now();
  const { figure, isMet } = await fault.run().catch((error: unknown) => ({
    figure: error instanceof Error ? (error.stack ?? error.message) : String(error),
    isMet: false,
  }));
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  say(
    `${isMet ? 'ok    ' : 'MISSED'}  ${fault.what}\n        goal    ${fault.goal}\n        figure  ${figure}  (${seconds} s)`,
  );
  return isMet;
}

let missed = 0;
for (const fault of chosen) if (!(await measured(fault))) missed += 1;
say(`${chosen.length} faults, ${missed} missed`);
process.exit(missed === 0 ? 0 : 1);
