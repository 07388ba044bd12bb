/** A stranger: posts each hostile body in turn, over and over, to the server that is named, until it is stopped. */
import { HOSTILE_BODIES } from '../support/hostile-bodies.ts';
import { send } from '../support/send.ts';

const base = process.argv[2] ?? '';
const bodies = HOSTILE_BODIES.map(({ body, headers = {} }) => {
  const made = body();
  return { body: () => made, headers };
});
process.stdout.write('ready\n');
process.stdin.once('data', async () => {
  for (let sent = 0; ; sent += 1) {
    const one = bodies[sent % bodies.length];
    // A connection that is cut is an answer as well.
    if (one !== undefined) await send(base, one).catch(() => undefined);
  }
});
process.stdin.once('end', () => process.exit(0));
