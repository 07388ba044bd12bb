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
    // After the connections that wait to be accepted, which the system would reset. The close of an HTTP server itself
    // would end those whose first request is still on its way.
    setImmediate(() =>
      NetServer.prototype.close.call(server, () => {
        clearInterval(sweep);
        resolve();
      }),
    );
  });
}
