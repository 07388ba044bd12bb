/** The API: reading for programs, computing for anybody, the document of it, and the page that explains it. */
import { type Context, Hono } from 'hono';
import type * as z from 'zod';
import { issuesOf } from '../../claims/bundle.ts';
import { apiPage } from '../../views/pages/api-page.ts';
import { NO_STORE, type PolicyName } from '../http/cache.ts';
import { type AppEnv, siteOf } from '../http/context.ts';
import { HttpError } from '../http/errors.ts';
import { MAX_FORM, readBody } from '../http/forms.ts';
import { contentHash } from '../http/hash.ts';
import { EMBED_HEADERS } from '../http/headers.ts';
import { answer } from '../http/respond.ts';
import { ENDPOINTS } from './endpoints.ts';
import { examples } from './examples.ts';
import { errorsOf, openApiDocument, parametersOf } from './openapi.ts';
import { claimQuery, claimsQuery, noQuery, seriesQuery } from './schemas.ts';
import { allSeriesValue, claimsValue, claimValue, computeValue, seriesValue } from './values.ts';

/** `/api`, `/api/openapi.json`, and under `/api/v1` claims, series and compute. */
export function apiRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/api', docs)
    .get('/api/openapi.json', (c) => {
      queryOf(c, noQuery);
      return json(c, 'list', openApiDocument());
    })
    .get('/api/v1/claims', async (c) => value(c, 'list', await claimsValue(c, queryOf(c, claimsQuery))))
    .get('/api/v1/claims/:slug', async (c) =>
      value(c, 'claim', await claimValue(c, c.req.param('slug'), queryOf(c, claimQuery))),
    )
    .get('/api/v1/series', async (c) =>
      value(c, 'evidence', await allSeriesValue(c, queryOf(c, seriesQuery))),
    )
    .get('/api/v1/series/:id', async (c) => {
      queryOf(c, noQuery);
      return value(c, 'evidence', await seriesValue(c, c.req.param('id')));
    })
    .on('POST', '/api/v1/compute', compute)
    .get('/api/v1/compute', () => {
      throw new HttpError('method-not-allowed', 'A bundle is sent to this address by POST.', {
        headers: { Allow: COMPUTES },
      });
    })
    .on('OPTIONS', '/api/openapi.json', () => preflight(READS))
    .on('OPTIONS', '/api/v1/claims', () => preflight(READS))
    .on('OPTIONS', '/api/v1/claims/:slug', () => preflight(READS))
    .on('OPTIONS', '/api/v1/series', () => preflight(READS))
    .on('OPTIONS', '/api/v1/series/:id', () => preflight(READS))
    .on('OPTIONS', '/api/v1/compute', () => preflight(COMPUTES));
}

/** How an address may be asked. */
const READS = 'GET, HEAD, OPTIONS';
const COMPUTES = 'POST, OPTIONS';

/** How long a browser need not ask again whether it may: a day, in seconds. */
const ASK_AGAIN = '86400';

/** Tells a browser that a page of another site may ask in these ways. */
function preflight(methods: string): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...EMBED_HEADERS.api,
      Allow: methods,
      'Access-Control-Allow-Methods': methods,
      'Access-Control-Allow-Headers': 'Content-Type, If-None-Match',
      'Access-Control-Max-Age': ASK_AGAIN,
      'Cache-Control': NO_STORE,
    },
  });
}

/** The parameters of a request, read. Throws a 400 that names each that cannot be. */
function queryOf<Schema extends z.ZodObject>(c: Context<AppEnv>, schema: Schema): z.infer<Schema> {
  // A parameter without a value, as a form sends it, asks for nothing.
  const given = Object.entries(c.req.query()).filter(([, text]) => text !== '');
  const read = schema.safeParse(Object.fromEntries(given));
  if (read.success) return read.data;
  const issues = issuesOf(read.error);
  const [first] = issues;
  const told = first === undefined ? '' : `${first.path === '' ? '' : `“${first.path}”: `}${first.message}`;
  throw new HttpError('bad-request', `The parameters cannot be read: ${told.slice(0, 350)}.`, { issues });
}

/** Answers with what was gathered. */
function value(c: Context<AppEnv>, policy: PolicyName, gathered: unknown): Response {
  return json(c, policy, JSON.stringify(gathered));
}

function json(c: Context<AppEnv>, policy: PolicyName, body: string): Response {
  return answer(c, {
    type: 'json',
    policy,
    version: contentHash(body),
    body: () => body,
    headers: EMBED_HEADERS.api,
    isKept: isPlain(c),
  });
}

/** Whether an address asks in the one way of asking that: any other is one of endlessly many for the same answer. */
function isPlain(c: Context<AppEnv>): boolean {
  const given = c.req.query();
  const written = new URLSearchParams(given).toString();
  return (
    new URL(c.req.url).search === (written === '' ? '' : `?${written}`) &&
    Object.values(given).every((text) => text !== '') &&
    [given['limit'], given['rev']].every((text) => text === undefined || String(Number(text)) === text)
  );
}

async function compute(c: Context<AppEnv>): Promise<Response> {
  queryOf(c, noQuery);
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(c.req.header('content-type') ?? ''))
    throw new HttpError('unsupported-type', 'A bundle is sent as application/json.');
  const text = new TextDecoder().decode(await readBody(c.req.raw, MAX_FORM));
  let sent: unknown;
  try {
    sent = JSON.parse(text);
  } catch (error) {
    throw new HttpError(
      'bad-request',
      `What was sent is not JSON: ${error instanceof Error ? error.message.slice(0, 200) : ''}.`,
    );
  }
  return c.json(computeValue(sent), 200, { ...EMBED_HEADERS.api, 'Cache-Control': NO_STORE });
}

async function docs(c: Context<AppEnv>): Promise<Response> {
  const shown = await examples(c);
  return answer(c, {
    type: 'html',
    policy: 'list',
    version: contentHash(JSON.stringify(shown)),
    isKept: new URL(c.req.url).search === '',
    body: () =>
      apiPage(
        siteOf(c),
        ENDPOINTS.map((endpoint) => ({
          ...endpoint,
          parameters: parametersOf(endpoint).map(({ description, ...one }) => ({
            ...one,
            means: String(description ?? ''),
          })),
          errors: errorsOf(endpoint),
          example: shown[endpoint.name],
        })),
      ),
  });
}
