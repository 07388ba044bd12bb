/** The API: its endpoints as routes, the document of them, and the page that explains them. */
import { type Context, Hono } from 'hono';
import { wholeSeconds } from '../../claims/exact/instant.ts';
import { apiPage } from '../../views/pages/api.ts';
import { NO_STORE, type PolicyName } from '../http/cache.ts';
import { type AppEnv, originOf, siteOf } from '../http/context.ts';
import { preflight } from '../http/cors.ts';
import { nothingHere } from '../http/errors.ts';
import { contentHash } from '../http/hash.ts';
import { kept } from '../http/kept.ts';
import { Gate, SENDING } from '../http/limits.ts';
import { answer } from '../http/respond.ts';
import { beginnings, ENDPOINTS, type Endpoint } from './endpoints.ts';
import { errorsOf, openApiDocument, parametersOf } from './openapi.ts';
import { readParameters } from './requests.ts';
import { noQuery } from './schemas.ts';

/** The methods of an endpoint, by the one that it is listed under. */
const METHODS = {
  get: ['GET', 'HEAD', 'OPTIONS'],
  post: ['POST', 'OPTIONS'],
} as const satisfies Record<Endpoint['method'], readonly string[]>;

/** `/api`, `/api/openapi.json`, and the endpoints under `/api/v1`. */
export function apiRoutes(): Hono<AppEnv> {
  const gate = new Gate(SENDING);
  const routes = new Hono<AppEnv>()
    .get('/api', kept(), docs)
    .get('/api/openapi.json', kept(noQuery), (c) => {
      readParameters(c, noQuery);
      return json(c, 'list', openApiDocument({ origin: originOf(c), licence: c.var.licence() }));
    })
    .on('OPTIONS', '/api/openapi.json', preflight(METHODS.get));
  for (const endpoint of ENDPOINTS) {
    const path = endpoint.path.replace(/\{(\w+)\}/g, ':$1');
    routes.on(endpoint.method, path, kept(endpoint.query), (c) => answerWith(c, endpoint, gate));
    const methods = ENDPOINTS.filter((one) => one.path === endpoint.path).flatMap(
      ({ method }) => METHODS[method],
    );
    routes.on('OPTIONS', path, preflight([...new Set(methods)]));
  }
  return routes.on('OPTIONS', '/api/*', () => {
    throw nothingHere();
  });
}

async function answerWith(c: Context<AppEnv>, { value, policy }: Endpoint, gate: Gate): Promise<Response> {
  const text = JSON.stringify(await value(c, gate), wholeSeconds);
  return policy === null
    ? c.body(text, 200, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': NO_STORE })
    : json(c, policy, text);
}

function json(c: Context<AppEnv>, policy: PolicyName, body: string): Response {
  return answer(c, {
    type: 'json',
    policy,
    version: contentHash(body),
    body: () => body,
  });
}

/** The page of documentation, with an example of each endpoint, asked as the page is drawn. */
async function docs(c: Context<AppEnv>): Promise<Response> {
  const first = await beginnings(c);
  const examples = await Promise.all(ENDPOINTS.map((endpoint) => endpoint.example(c, first)));
  return answer(c, {
    type: 'html',
    policy: 'list',
    version: contentHash(JSON.stringify(examples)),
    body: () =>
      apiPage(
        siteOf(c),
        ENDPOINTS.map((endpoint, i) => ({
          ...endpoint,
          parameters: parametersOf(endpoint).map(({ description, ...one }) => ({
            ...one,
            means: String(description ?? ''),
          })),
          errors: errorsOf(endpoint),
          example: examples[i],
        })),
      ),
  });
}
