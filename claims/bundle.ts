/**
 * The bundle: a claim with all that its verdict rests on, in one JSON value. What the
 * CLI reads, what a verdict page offers for download, what anybody can recompute.
 *
 * Parsing is strict: one unknown key, one bad decimal or one dangling source, and nothing is computed; the
 * error names each path.
 */
import * as z from 'zod';
import { unknownKeys } from './claim.ts';
import { date } from './evidence/schema.ts';
import {
  type Observation,
  observationSchema,
  type Series,
  type Source,
  seriesSchema,
  sourceSchema,
} from './evidence/series.ts';
import { compareMoments, moment } from './exact/calendar.ts';
import { inlineSource, inputsOf } from './kinds/given-inputs.ts';
import { KINDS } from './kinds/index.ts';

const kindNames = KINDS.map((kind) => kind.name);
const [first, ...rest] = KINDS;

export const claimSchema = z.discriminatedUnion('kind', [first.schema, ...rest.map((kind) => kind.schema)], {
  error: (issue) =>
    issue.code === 'invalid_union'
      ? `kind is one of: ${kindNames.join(', ')}`
      : 'the claim must be an object',
});

export type Claim = z.infer<typeof claimSchema>;

export interface Bundle {
  plumbline: 1;
  asOf: string;
  claim: Claim;
  series: Series[];
  sources: Source[];
}

export const bundleSchema = z
  .strictObject({
    plumbline: z.literal(1, { error: 'this program reads bundles of version 1: "plumbline": 1' }),
    asOf: date,
    claim: claimSchema,
    series: z.array(seriesSchema),
    sources: z.array(sourceSchema),
  })
  .superRefine((bundle, ctx) => {
    repeated(bundle.series, 'series', ctx);
    repeated(bundle.sources, 'sources', ctx);
    const sources = new Set(bundle.sources.map((s) => s.id));
    for (const { source, path } of sourcesNamed(bundle)) {
      if (!sources.has(source)) {
        ctx.addIssue({
          code: 'custom',
          path,
          message: `no source has the id ${JSON.stringify(source)}: add it to "sources"`,
        });
      }
    }
  });

function repeated(items: readonly { id: string }[], key: string, ctx: z.core.$RefinementCtx): void {
  const seen = new Set<string>();
  items.forEach(({ id }, i) => {
    if (seen.has(id))
      ctx.addIssue({
        code: 'custom',
        path: [key, i, 'id'],
        message: `the id ${JSON.stringify(id)} stands twice`,
      });
    seen.add(id);
  });
}

/** Every mention of a source by its id, with its path. */
function sourcesNamed(bundle: z.infer<typeof bundleSchema>): { source: string; path: (string | number)[] }[] {
  const ofSeries = bundle.series.flatMap((series, s) =>
    series.observations.map((o, i) => ({
      source: o.source,
      path: ['series', s, 'observations', i, 'source'],
    })),
  );
  const ofInputs = inputsOf(bundle.claim).flatMap((input) => {
    const source = inlineSource(input);
    return source === undefined ? [] : [{ source, path: ['claim', ...input.path, 'source'] }];
  });
  return [...ofSeries, ...ofInputs];
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Observations in order of date, then of publication. */
export function inOrder(observations: readonly Observation[]): Observation[] {
  return observations
    .map((observation) => ({ observation, at: moment(observation.at) }))
    .sort(
      (a, b) =>
        compareMoments(a.at, b.at) || (a.observation.publishedOn < b.observation.publishedOn ? -1 : 1),
    )
    .map(({ observation }) => observation);
}

/** A bundle with its series, observations and sources in canonical order, so that equal evidence has one hash. */
export function assembleBundle(
  claim: Claim,
  series: readonly Series[],
  sources: readonly Source[],
  asOf: string,
): Bundle {
  return {
    plumbline: 1,
    asOf,
    claim,
    series: series.map((s) => ({ ...s, observations: inOrder(s.observations) })).sort(byId),
    sources: [...sources].sort(byId),
  };
}

/** What is wrong, and where: `claim.claimed.value`, `series[0].observations[3].at`. */
export interface PathIssue {
  path: string;
  message: string;
}

export type ParsedBundle = { ok: true; bundle: Bundle } | { ok: false; issues: PathIssue[] };

/** The most issues that are reported; more would not make it clearer what is wrong. */
const MAX_ISSUES = 100;

/** The most elements of a list that makes the verdict longer to read with each of them. */
const LONGEST = { series: 1_000, sources: 10_000, parts: 10_000 };

/** The figures of lists longer than this are checked one by one first, so that a broken one ends the reading early. */
const MANY_FIGURES = 1_000;

/** Reads a bundle from a JSON value. Never throws. */
export function parseBundle(value: unknown): ParsedBundle {
  const early = oversized(value);
  if (early.length > 0) return { ok: false, issues: early };
  const result = bundleSchema.safeParse(value);
  if (result.success) return { ok: true, bundle: result.data as Bundle };
  return { ok: false, issues: issuesOf(result.error) };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What is wrong with lists that are too long to be read as a whole: a schema finds every issue of every element before
 * it reports the first, which takes a minute for hundreds of thousands of broken ones.
 */
function oversized(value: unknown): PathIssue[] {
  if (!isObject(value)) return [];
  const { claim, series, sources } = value;
  const inputs = isObject(claim) && isObject(claim['inputs']) ? Object.entries(claim['inputs']) : [];
  const lists: [path: string, list: unknown, most: number][] = [
    ['series', series, LONGEST.series],
    ['sources', sources, LONGEST.sources],
    ...inputs.map(([name, list]): [string, unknown, number] => [`claim.inputs.${name}`, list, LONGEST.parts]),
  ];
  const long = lists.flatMap(([path, list, most]) =>
    Array.isArray(list) && list.length > most
      ? [{ path, message: `a list of ${list.length}; it may have at most ${most}` }]
      : [],
  );
  if (long.length > 0) return long.slice(0, MAX_ISSUES);
  const issues: PathIssue[] = [];
  for (const [i, one] of (Array.isArray(series) ? series : []).entries()) {
    const figures: unknown = isObject(one) ? one['observations'] : undefined;
    if (!Array.isArray(figures) || figures.length <= MANY_FIGURES) continue;
    for (const [j, figure] of figures.entries()) {
      const { error } = observationSchema.safeParse(figure);
      if (error === undefined) continue;
      for (const issue of issuesOf(error))
        issues.push({
          ...issue,
          path: `series[${i}].observations[${j}]${issue.path === '' ? '' : '.'}${issue.path}`,
        });
      if (issues.length >= MAX_ISSUES) return issues.slice(0, MAX_ISSUES);
    }
  }
  return issues;
}

/** Reads a bundle from JSON text. Never throws. */
export function parseBundleText(json: string): ParsedBundle {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return {
      ok: false,
      issues: [{ path: '', message: `not JSON: ${error instanceof Error ? error.message : String(error)}` }],
    };
  }
  return parseBundle(value);
}

/** The issues of a schema's error, each with its path. */
export function issuesOf(error: z.ZodError): PathIssue[] {
  return error.issues.slice(0, MAX_ISSUES).map((issue) => ({
    path: pathText(issue.path),
    message: issue.code === 'unrecognized_keys' ? unknownKeys(issue.keys) : issue.message,
  }));
}

/** A path in a bundle as text: `claim.inputs.parts[1].at`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`,
    '',
  );
}
