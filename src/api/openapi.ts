/** The OpenAPI document, made from the endpoints and the schemas that type their answers. */
import * as z from 'zod';
import { type Licence, licenceSentence } from '../../claims/editorial/licence.ts';
import { requiredRate } from '../../claims/kinds/required-rate.ts';
import { absolute, urls } from '../../views/parts/urls.ts';
import { type ErrorCode, HttpError } from '../http/errors.ts';
import { ENDPOINTS, type Endpoint } from './endpoints.ts';
import { COMPONENTS, type ComponentName, INPUTS, pathParameters } from './schemas.ts';

type Json = Record<string, unknown>;

const ref = (name: ComponentName) => ({ $ref: `#/components/schemas/${name}` });

/** An input in JSON Schema: either form, which the engine tells apart by a key before it reads it. */
const ANY_INPUT = { anyOf: [ref('SeriesInput'), ref('InlineInput')] };

/** The schemas under their names; each refers to the others by name. */
function components(): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(COMPONENTS)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    // What is sent and what is answered look alike: no schema turns one into another.
    io: 'input',
    unrepresentable: 'any',
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ zodSchema, jsonSchema }) => {
      if (INPUTS.some((input: unknown) => input === zodSchema)) Object.assign(jsonSchema, ANY_INPUT);
    },
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _, $id: __, ...schema }]) => [name, withItems(schema)]),
  );
}

/**
 * A schema in which a list of a fixed length says so by its length and what each item is, rather than by `items: false`,
 * which linters of OpenAPI take for a list without items. The items of such lists are all alike.
 */
function withItems(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withItems);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { prefixItems, ...rest } = schema as Json;
  const all = Object.entries(rest).map(([name, value]) => [name, withItems(value)]);
  return Object.fromEntries(
    Array.isArray(prefixItems) && rest['items'] === false
      ? [...all, ['items', withItems(prefixItems[0])]]
      : all,
  );
}

/** A schema written out where it is used, with its description apart. */
function inline(schema: z.core.$ZodType): { description: unknown; schema: Json } {
  const {
    $schema: _,
    description,
    ...json
  } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json;
  return { description, schema: json };
}

/** The parameters of an endpoint, for the document and the page of documentation. */
export function parametersOf({ query, inPath }: Endpoint): {
  name: string;
  in: 'path' | 'query';
  required: boolean;
  description: unknown;
  schema: Json;
}[] {
  return [
    ...(inPath === null
      ? []
      : [{ name: inPath, in: 'path' as const, required: true, ...inline(pathParameters[inPath]) }]),
    ...Object.entries(query.shape).map(([name, schema]) => ({
      name,
      in: 'query' as const,
      required: false,
      ...inline(schema),
    })),
  ];
}

const jsonOf = (name: ComponentName) => ({ 'application/json': { schema: ref(name) } });

/** Examples of what is sent, where it is no bundle. */
const SENT: Partial<Record<ComponentName, unknown>> = {
  Sentences: {
    sentences: [{ text: 'There are 20,000 more police officers than in 2019', said_on: '2023-04-26' }],
  },
};

/** The same for what is sent, with an example that can be sent as it is. */
const sentOf = (name: ComponentName) => ({
  'application/json': { schema: ref(name), example: SENT[name] ?? requiredRate.example },
});

/** What endpoints are about, by the beginning of their paths. */
const TAGS = [
  { name: 'Claims', description: 'Claims with their verdicts.', paths: /^\/api\/v1\/claims\b/ },
  { name: 'Repeats', description: 'Sentences held against the claims.', paths: /^\/api\/v1\/repeats\b/ },
  { name: 'Evidence', description: 'The figures that verdicts rest on.', paths: /^\/api\/v1\/series\b/ },
  { name: 'Computing', description: 'Verdicts of bundles that you send.', paths: /^\/api\/v1\// },
] as const;

const tagOf = (path: string) => TAGS.find(({ paths }) => paths.test(path))?.name ?? TAGS[0].name;

/** What the errors of an endpoint mean. */
const ERRORS: Partial<Record<ErrorCode, string>> = {
  'bad-request': 'A parameter, or what was sent, cannot be read.',
  'not-found': 'The ledger has nothing of this name.',
  gone: 'The claim was withdrawn.',
  'too-large': 'What was sent is longer than one megabyte.',
  'unsupported-type': 'What was sent is not called application/json, or is compressed.',
  unacceptable:
    'What was sent is JSON, but not what is asked for, such as a valid bundle; each issue names its field.',
  'too-many-requests': 'Your network asked for a lot; Retry-After says when to ask again.',
  unavailable: 'Too many are asking, or computing it takes too long; Retry-After says when to ask again.',
};

/** An error of an endpoint: its status, and what it means. */
export function errorsOf({ errors }: Endpoint): { status: number; code: ErrorCode; means: string }[] {
  return errors.map((code) => ({ status: new HttpError(code, '').status, code, means: ERRORS[code] ?? '' }));
}

function operation(endpoint: Endpoint): Json {
  const { name, summary, does, body, answer, method, path } = endpoint;
  const ok = COMPONENTS[answer].description ?? summary;
  return {
    operationId: name,
    tags: [tagOf(path)],
    summary,
    description: does,
    parameters: parametersOf(endpoint),
    ...(body === null ? {} : { requestBody: { required: true, content: sentOf(body) } }),
    responses: {
      200: { description: ok, content: jsonOf(answer) },
      ...(method === 'get'
        ? { 304: { description: 'The answer is the one that If-None-Match named by its ETag.' } }
        : {}),
      ...Object.fromEntries(
        errorsOf(endpoint).map(({ status, means }) => [
          status,
          { description: means, content: jsonOf('Error') },
        ]),
      ),
      default: { description: 'Any other error.', content: jsonOf('Error') },
    },
  };
}

/** The operations of each path. */
function pathsOf(): Json {
  const paths: Record<string, Json> = {};
  for (const one of ENDPOINTS) paths[one.path] = { ...paths[one.path], [one.method]: operation(one) };
  return paths;
}

/** Where the document is served, and under which licence what it describes may be used. */
export interface Documented {
  origin: string;
  licence: Licence | null;
}

function made({ origin, licence }: Documented): string {
  const docs = absolute(origin, urls.apiDocs());
  return JSON.stringify({
    openapi: '3.1.0',
    info: {
      title: 'Plumbline',
      version: '1',
      summary: 'A public ledger of political claims whose verdicts are computed from the evidence.',
      description: `Reading needs no key and sets no cookie, and any page may read it. Numbers are strings, so that none is rounded on the way. ${licenceSentence(licence)}`,
      contact: { name: 'The newsroom of this ledger', url: docs },
      license:
        licence === null
          ? { name: 'None has been chosen', url: `${docs}#licence` }
          : { name: licence.name, url: licence.url },
    },
    servers: [{ url: origin }],
    externalDocs: { url: docs, description: 'The documentation, with examples.' },
    tags: TAGS.map(({ name, description }) => ({ name, description })).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    ),
    security: [],
    paths: pathsOf(),
    components: { schemas: components() },
  });
}

let held: { key: string; text: string } | undefined;

/** The document as JSON, made when it is first asked for. */
export function openApiDocument(documented: Documented): string {
  const key = JSON.stringify(documented);
  if (held?.key !== key) held = { key, text: made(documented) };
  return held.text;
}
