/** The app as a handler of @hono/node-server. */
import type { HttpBindings } from '@hono/node-server';
import type { App } from './app.ts';
import type { Deps } from './deps.ts';

/**
 * A handler that looks headers up where Node has parsed them already: the request's own Headers are made only
 * when they are asked for, and an answer that is kept needs one or two of them.
 */
export function nodeFetch(
  app: App,
  deps: Deps,
): (request: Request, bindings: unknown) => Response | Promise<Response> {
  return (request, bindings) => {
    const { headers } = (bindings as HttpBindings).incoming;
    return app.fetch(request, deps, (name) => {
      const value = headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    });
  };
}
