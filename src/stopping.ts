/** How the server on Node stops: what it has accepted it answers, and what does not end it ends. */
import { type Server, ServerResponse } from 'node:http';
import { Server as NetServer } from 'node:net';

/** How long connections may last, in milliseconds: those that ask for nothing, and all. */
export const LAST = { idle: 1_000, any: 5_000 };
const SWEEP = 100;

/**
 * Stops listening, and resolves when the last connection has ended, at most some seconds later. Connections that were
 * accepted get the answers to what they ask for, each with `Connection: close`.
 */
export function drained(server: Server, last = LAST): Promise<void> {
  server.prependListener('request', (_, response) => {
    if (response instanceof ServerResponse) response.shouldKeepAlive = false;
  });
  return new Promise((resolve) => {
    const started = performance.now();
    const sweep = setInterval(() => {
      const passed = performance.now() - started;
      if (passed > last.idle) server.closeIdleConnections();
      if (passed > last.any) server.closeAllConnections();
    }, SWEEP);
    // The close of an HTTP server itself would end connections whose first request is still on its way.
    const close = () =>
      NetServer.prototype.close.call(server, () => {
        clearInterval(sweep);
        resolve();
      });
    // The system resets the connections that wait to be accepted: they are let in first, one a turn of the loop.
    let accepted = 0;
    server.on('connection', () => {
      accepted += 1;
    });
    const closeOnceCaughtUp = (before: number) => {
      if (accepted === before || performance.now() - started > last.idle) close();
      else setTimeout(closeOnceCaughtUp, 1, accepted);
    };
    setTimeout(closeOnceCaughtUp, 1, -1);
  });
}

/** How long stopping may take, in milliseconds; what supervises programs kills them after ten seconds. */
const LONGEST = 9_000;

/**
 * Stops the process when it is told to, by Ctrl-C or by what supervises it; if stopping takes too long, because a database
 * does not answer, it is given up. To be told twice changes nothing: npm hands a signal on that its program has had.
 */
export function whenTold(stop: () => Promise<void>): void {
  let isStopping = false;
  const once = () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), LONGEST).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', once);
  process.on('SIGTERM', once);
}
