/** The methods that an address takes: those that routes are registered for, so that a 405 follows from the routes alone. */
import type { Hono, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { AppEnv } from './context.ts';
import { HttpError } from './errors.ts';

/** The methods that routes are registered for; HEAD goes with GET. */
const REGISTERED = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

type Route = ReturnType<typeof matchedRoutes>[number];

/** Whether a route answers. Middleware, which is registered for ALL methods, does not. */
function answers({ method }: Route): boolean {
  return method !== 'ALL';
}

/** Whether a route is a fallback, for addresses with no route of their own: its path ends in a wildcard. */
function isFallback({ path }: Route): boolean {
  return path.endsWith('*');
}

/** The methods of a path, HEAD among them, in the order in which an Allow header names them. */
export function methodsOf(app: Hono<AppEnv>, path: string): string[] {
  const found = REGISTERED.flatMap((method) =>
    app.router
      .match(method, path)[0]
      .map(([[, route]]) => route)
      .filter(answers)
      .map((route) => ({ method, isFallback: isFallback(route) })),
  );
  const own = found.filter((route) => !route.isFallback);
  const methods = new Set((own.length > 0 ? own : found).map(({ method }) => method));
  return [...methods].flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
}

/** Refuses a request by a method that its address has no route for: 405, with an Allow header (RFC 9110, 15.5.6). */
export function onlyRegisteredMethods(app: Hono<AppEnv>): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (!matchedRoutes(c).some((route) => answers(route) && !isFallback(route))) {
      const methods = methodsOf(app, c.req.path);
      if (!methods.includes(c.req.method)) throw notAllowed(methods);
    }
    await next();
  };
}

function notAllowed(methods: readonly string[]): HttpError {
  const message = methods.includes('GET')
    ? 'This address can be read, and not written to in this way.'
    : `This address takes ${methods.filter((method) => method !== 'OPTIONS').join(', ')} only.`;
  return new HttpError('method-not-allowed', message, { headers: { Allow: methods.join(', ') } });
}
