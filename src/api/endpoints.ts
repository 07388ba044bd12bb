/** The endpoints of the API, a value each: the routes, the document and the page of documentation go over this list. */
import type * as z from 'zod';
import { urls } from '../../views/parts/urls.ts';
import type { ErrorCode } from '../http/errors.ts';
import {
  type ComponentName,
  claimQuery,
  claimsQuery,
  noQuery,
  type pathParameters,
  seriesQuery,
} from './schemas.ts';

export interface Endpoint {
  /** Names the operation. */
  name: 'listClaims' | 'getClaim' | 'listSeries' | 'getSeries' | 'compute';
  method: 'get' | 'post';
  /** Its path, with what stands for a value in braces. */
  path: string;
  summary: string;
  does: string;
  /** What stands for a value in its path. */
  inPath: keyof typeof pathParameters | null;
  query: z.ZodObject;
  /** The schema of what is sent. */
  body: ComponentName | null;
  /** The schema of what is answered. */
  answer: ComponentName;
  errors: readonly ErrorCode[];
}

/** A path with its value as a name in braces. */
function template(path: (value: string) => string, name: string): string {
  return path('VALUE').replace('VALUE', `{${name}}`);
}

export const ENDPOINTS: readonly Endpoint[] = [
  {
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
  },
  {
    name: 'getClaim',
    method: 'get',
    path: template((slug) => urls.api.claim(slug), 'slug'),
    summary: 'A claim in full',
    does: 'Gives a claim with both verdicts and their working, its bundle, its corrections, replies and context. With `rev` it is pinned to a published revision, and says whether the verdict has changed since.',
    inPath: 'slug',
    query: claimQuery,
    body: null,
    answer: 'ClaimAnswer',
    errors: ['bad-request', 'not-found', 'gone'],
  },
  {
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
  },
  {
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
  },
  {
    name: 'compute',
    method: 'post',
    path: urls.api.compute(),
    summary: 'Computes the verdict of a bundle',
    does: 'Takes a bundle, which may be your own, and gives its verdict as of its own day, as the command line does. Nothing of it is kept.',
    inPath: null,
    query: noQuery,
    body: 'Bundle',
    answer: 'Verdict',
    errors: ['bad-request', 'too-large', 'unsupported-type', 'unacceptable'],
  },
];
