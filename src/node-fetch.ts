/** The app as a handler of @hono/node-server. */
import type { IncomingMessage } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import type { App } from './app.ts';
import type { Deps } from './http/deps.ts';

/**
 * A handler that looks headers up where Node has parsed them already: the request's own Headers are made only
 * when they are asked for, and an answer that is kept needs one or two of them.
 */
export function nodeFetch(
  app: App,
  deps: Deps,
): (request: Request, bindings: unknown) => Response | Promise<Response> {
  return (request, bindings) => {
    const { incoming } = bindings as HttpBindings;
    const { headers } = incoming;
    return app.fetch(
      request,
      deps,
      (name) => {
        const value = headers[name];
        return Array.isArray(value) ? value.join(', ') : value;
      },
      () => addressOf(incoming, deps.origin !== undefined),
    );
  };
}

/**
 * The client's address: the socket's, or behind a proxy what the proxy wrote last into X-Forwarded-For. What
 * stands before that came from the client, who may write anything.
 */
function addressOf({ headers, socket }: IncomingMessage, behindProxy: boolean): string | undefined {
  const forwarded = behindProxy ? [headers['x-forwarded-for'] ?? []].flat().join(',') : '';
  return forwarded.split(',').at(-1)?.trim() || socket.remoteAddress;
}
