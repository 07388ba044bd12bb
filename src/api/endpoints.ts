/**
 * The endpoints of the API, a value each. The routes, the OpenAPI document and the page of documentation are all made
 * from this list, so that none of them can lack an endpoint or describe it differently.
 */
import type { Context } from 'hono';
import type * as z from 'zod';
import { requiredRate } from '../../claims/kinds/required-rate.ts';
import { urls } from '../../views/parts/urls.ts';
import type { PolicyName } from '../http/cache.ts';
import type { AppEnv } from '../http/context.ts';
import type { ErrorCode } from '../http/errors.ts';
import type { Admitted, Gate } from '../http/limits.ts';
import { ClaimMoved } from '../http/moved.ts';
import { checkValue, computeValue } from './computed.ts';
import { manyRepeatsValue, repeatsValue } from './repeats.ts';
import { repeatsQuery } from './repeats-schemas.ts';
import { admitted, readParameters, withJson } from './requests.ts';
import {
  type COMPONENTS,
  type ComponentName,
  claimQuery,
  claimsQuery,
  noQuery,
  type pathParameters,
  seriesQuery,
} from './schemas.ts';
import { allSeriesValue, claimsValue, claimValue, seriesValue } from './values.ts';

type C = Context<AppEnv>;
type Value<Name extends ComponentName> = z.infer<(typeof COMPONENTS)[Name]>;

/** A request with its answer, as the page of documentation shows it. */
export interface Example {
  /** The path that is asked for. */
  path: string;
  /** What is sent; undefined if nothing is. */
  body: unknown;
  /** What is answered. */
  value: unknown;
}

/** An example of reading. */
function reading(path: string, value: unknown): Example {
  return { path, body: undefined, value };
}

/** How many entries the examples of lists have. */
const FEW = 2;

/** The beginnings of the ledger's lists, from which examples are made. */
export interface Beginnings {
  claims: Value<'ClaimList'>;
  series: Value<'SeriesList'>;
}

/** Asks the ledger for the beginnings of its lists. */
export async function beginnings(c: C): Promise<Beginnings> {
  const limit = FEW;
  const [claims, series] = await Promise.all([claimsValue(c, { limit }), allSeriesValue(c, { limit })]);
  return { claims, series };
}

interface Described {
  /** Names the operation. */
  name:
    | 'listClaims'
    | 'getClaim'
    | 'listSeries'
    | 'getSeries'
    | 'compute'
    | 'check'
    | 'findRepeats'
    | 'findManyRepeats';
  method: 'get' | 'post';
  /** Its path, with the name of a value in braces. */
  path: string;
  summary: string;
  does: string;
  /** The name of the value in its path. */
  inPath: keyof typeof pathParameters | null;
  query: z.ZodObject;
  /** The schema of what is sent. */
  body: ComponentName | null;
  /** The schema of what is answered. */
  answer: ComponentName;
  errors: readonly ErrorCode[];
  /** How long an answer may be kept; null if it may not be. */
  policy: PolicyName | null;
  /** Whether it is let in by the gate though nothing is sent, since answering takes much more than reading rows. */
  isGated?: boolean;
  /** An example, asked of the ledger as it is; undefined if that has nothing to show. */
  example(c: C, beginnings: Beginnings): Promise<Example | undefined>;
}

export interface Endpoint extends Described {
  /** Answers a request, one with a body or much work if the gate lets it in. Throws what `errors` names. */
  value(c: C, gate: Gate): Promise<unknown>;
}

/** An endpoint, held to the schemas that it names: what it gathers is what its `answer` describes. */
function endpoint<Query extends z.ZodObject, Answer extends ComponentName>({
  gather,
  ...described
}: Described & {
  query: Query;
  answer: Answer;
  gather(
    c: C,
    /** `sent` are the bytes of the body, of an endpoint that takes one; `entered` is what one that is gated costs. */
    asked: {
      named: string;
      query: z.infer<Query>;
      sent: Uint8Array<ArrayBuffer>;
      entered?: Admitted;
    },
  ): Value<Answer> | Promise<Value<Answer>>;
}): Endpoint {
  const { inPath, query, body, isGated = false } = described;
  return {
    ...described,
    async value(c, gate) {
      const asked = {
        named: inPath === null ? '' : (c.req.param(inPath) ?? ''),
        query: readParameters(c, query),
      };
      if (body !== null) return withJson(c, gate, (sent, entered) => gather(c, { ...asked, sent, entered }));
      const nothing = { ...asked, sent: new Uint8Array() };
      return isGated
        ? admitted(c, gate, (entered) => gather(c, { ...nothing, entered }))
        : gather(c, nothing);
    },
  };
}

/** What an endpoint that is sent a bundle is like, whatever it answers. */
const TAKES_BUNDLE = {
  method: 'post',
  inPath: null,
  query: noQuery,
  body: 'Bundle',
  errors: [
    'bad-request',
    'too-large',
    'unsupported-type',
    'unacceptable',
    'too-many-requests',
    'unavailable',
  ],
  policy: null,
} satisfies Partial<Described>;

/** A sentence that endpoints are shown with, and what is sent of many. */
const EXAMPLE_SENTENCE = {
  text: 'There are 20,000 more police officers than in 2019',
  said_on: '2023-04-26',
};
const EXAMPLE_SENTENCES = { sentences: [EXAMPLE_SENTENCE] };

/** The bundle that they are shown with, as it is sent. */
const EXAMPLE_BODY = new TextEncoder().encode(JSON.stringify(requiredRate.example));

/** A path with its value as a name in braces. */
function template(path: (value: string) => string, name: string): string {
  return path('VALUE').replace('VALUE', `{${name}}`);
}

export const ENDPOINTS: readonly Endpoint[] = [
  endpoint({
    name: 'listClaims',
    method: 'get',
    path: urls.api.claims(),
    summary: 'Claims, with their verdicts in short',
    does: 'Lists published claims, those said last first, each with its verdict on the figures of the day it was said and of today. A claim that was withdrawn leaves the list.',
    inPath: null,
    query: claimsQuery,
    body: null,
    answer: 'ClaimList',
    errors: ['bad-request'],
    policy: 'list',
    gather: (c, { query }) => claimsValue(c, query),
    example: async (_, { claims }) => reading(urls.api.claims({ limit: FEW }), claims),
  }),
  endpoint({
    name: 'getClaim',
    method: 'get',
    path: template((slug) => urls.api.claim(slug), 'slug'),
    summary: 'A claim in full',
    does: 'Gives a claim with both verdicts and their working, its bundle, its corrections, replies and context. With `rev` it is pinned to a published revision, and says whether the verdict has changed since. The address of a claim that was merged into another leads there (301), and with `rev` still gives its own revision.',
    inPath: 'slug',
    query: claimQuery,
    body: null,
    answer: 'ClaimAnswer',
    errors: ['bad-request', 'not-found', 'gone'],
    policy: 'claim',
    async gather(c, { named, query }) {
      const value = await claimValue(c, named, query);
      if (value.slug !== named) throw new ClaimMoved(named, value.slug);
      return value;
    },
    async example(c, { claims }) {
      const slug = claims.claims[0]?.slug;
      return slug === undefined ? undefined : reading(urls.api.claim(slug), await claimValue(c, slug, {}));
    },
  }),
  endpoint({
    name: 'listSeries',
    method: 'get',
    path: urls.api.allSeries(),
    summary: 'The series of evidence',
    does: 'Lists the series that verdicts rest on, by their ids.',
    inPath: null,
    query: seriesQuery,
    body: null,
    answer: 'SeriesList',
    errors: ['bad-request'],
    policy: 'evidence',
    gather: (c, { query }) => allSeriesValue(c, query),
    example: async (_, { series }) => reading(urls.api.allSeries({ limit: FEW }), series),
  }),
  endpoint({
    name: 'getSeries',
    method: 'get',
    path: template(urls.api.series, 'id'),
    summary: 'A series in full',
    does: 'Gives a series with every figure in each of its vintages, their sources, and the claims that rest on it.',
    inPath: 'id',
    query: noQuery,
    body: null,
    answer: 'SeriesAnswer',
    errors: ['bad-request', 'not-found'],
    policy: 'evidence',
    gather: (c, { named }) => seriesValue(c, named),
    async example(c, { series }) {
      const id = series.series[0]?.id;
      return id === undefined ? undefined : reading(urls.api.series(id), await seriesValue(c, id));
    },
  }),
  endpoint({
    ...TAKES_BUNDLE,
    name: 'compute',
    path: urls.api.compute(),
    summary: 'Computes the verdict of a bundle',
    does: 'Takes a bundle, which may be your own, and gives its verdict as of its own day, as the command line does. Nothing of it is kept. At most one megabyte, and at most 2,000 figures in a list and 7,000 in all series; who asks for a lot gets a 429 that says when to ask again.',
    answer: 'Verdict',
    gather: (c, { sent }) => computeValue(c, sent),
    example: async (c) => ({
      path: urls.api.compute(),
      body: requiredRate.example,
      value: await computeValue(c, EXAMPLE_BODY),
    }),
  }),
  endpoint({
    ...TAKES_BUNDLE,
    name: 'check',
    path: urls.api.check(),
    summary: 'Computes a bundle, and says what to look at again',
    does: 'Takes a bundle as `compute` does, and gives its verdict with what the form of the newsroom would say of its claim: faults would keep it out of the ledger, warnings only ask for another look.',
    answer: 'Checked',
    gather: (c, { sent }) => checkValue(c, sent),
    example: async (c) => ({
      path: urls.api.check(),
      body: requiredRate.example,
      value: await checkValue(c, EXAMPLE_BODY),
    }),
  }),
  endpoint({
    name: 'findRepeats',
    method: 'get',
    path: urls.api.repeats(),
    summary: 'The claims that a sentence may repeat',
    does: 'Reads a sentence clause by clause and gives the claims that each may repeat, or be the other side of, with the reason. They are proposals by rule: nothing is attached, and that none is found says nothing of whether the sentence is true.',
    inPath: null,
    query: repeatsQuery,
    body: null,
    answer: 'Repeats',
    errors: ['bad-request', 'too-many-requests', 'unavailable'],
    policy: 'list',
    isGated: true,
    gather: (c, { query, entered }) => repeatsValue(c, query, entered),
    example: async (c) =>
      reading(urls.api.repeats(EXAMPLE_SENTENCE), await repeatsValue(c, EXAMPLE_SENTENCE)),
  }),
  endpoint({
    ...TAKES_BUNDLE,
    name: 'findManyRepeats',
    path: urls.api.repeats(),
    summary: 'The claims that many sentences may repeat',
    does: 'The same of at most 200 sentences with at most 100,000 characters together, which are sent as JSON. Nothing of them is kept. Who asks for a lot gets a 429 that says when to ask again.',
    body: 'Sentences',
    answer: 'RepeatsList',
    gather: (c, { sent, entered }) => manyRepeatsValue(c, sent, entered),
    example: async (c) => ({
      path: urls.api.repeats(),
      body: EXAMPLE_SENTENCES,
      value: await manyRepeatsValue(c, new TextEncoder().encode(JSON.stringify(EXAMPLE_SENTENCES))),
    }),
  }),
];
