/** The app as a handler of @hono/node-server. */
import type { IncomingMessage } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import type { App } from './app.ts';
import type { Deps } from './http/deps.ts';

/**
 * A handler that looks up headers as Node has parsed them: the request's own Headers are made only when they are
 * asked for, and an answer from the store needs just one or two.
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
 * The client's address: the socket's, or behind a proxy the last one in X-Forwarded-For, which the proxy wrote. Those
 * before it came from the client, who may write anything.
 */
function addressOf({ headers, socket }: IncomingMessage, behindProxy: boolean): string | undefined {
  const forwarded = behindProxy ? [headers['x-forwarded-for'] ?? []].flat().join(',') : '';
  return forwarded.split(',').at(-1)?.trim() || socket.remoteAddress;
}
