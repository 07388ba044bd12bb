/**
 * The bundle: a claim with all that its verdict rests on, in one JSON value. What the
 * CLI reads, what a verdict page offers for download, what anybody can recompute.
 *
 * Parsing is strict: one unknown key, one bad decimal or one dangling source, and nothing is computed; the
 * error names each path.
 */
import * as z from 'zod';
import { type Related, relatedSchema, unknownKeys } from './claim.ts';
import { listOf, MAX_ISSUES } from './evidence/list.ts';
import { date } from './evidence/schema.ts';
import {
  MAX_FIGURES,
  type Observation,
  type Series,
  type Source,
  seriesSchema,
  sourceSchema,
} from './evidence/series.ts';
import { compareMoments, lastDayOf, moment } from './exact/calendar.ts';
import { unwieldiness } from './exact/json-text.ts';
import { inlineSource, mentionsOf } from './kinds/given-inputs.ts';
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
  /** Without `related`, which stands beside it. */
  claim: Claim;
  series: Series[];
  sources: Source[];
  related?: Related | undefined;
}

/** The most series and sources of a bundle. */
const MAX_SERIES = 1_000;
const MAX_SOURCES = 10_000;

export const bundleSchema = z
  .strictObject({
    plumbline: z.literal(1, { error: 'this program reads bundles of version 1: "plumbline": 1' }),
    asOf: date,
    claim: claimSchema,
    series: listOf(seriesSchema, { most: MAX_SERIES }),
    sources: listOf(sourceSchema, { most: MAX_SOURCES }),
    related: relatedSchema.optional(),
  })
  .superRefine((bundle, ctx) => {
    let left = MAX_ISSUES;
    for (const { path, message } of inconsistencies(bundle)) {
      ctx.addIssue({ code: 'custom', path, message });
      left -= 1;
      if (left === 0) break;
    }
  });

type Parts = { claim: Claim; series: Series[]; sources: Source[] };
type Place = (string | number)[];

/** What does not fit together in a bundle whose parts are each in order, one by one: ids twice, sources that are absent. */
function* inconsistencies(bundle: Parts): Generator<{ path: Place; message: string }> {
  if (bundle.claim.related !== undefined)
    yield { path: ['claim', 'related'], message: '"related" stands beside the claim, not in it' };
  yield* sayingsOutOfOrder(bundle.claim);
  yield* repeated(bundle.series, 'series');
  yield* repeated(bundle.sources, 'sources');
  const sources = new Set(bundle.sources.map((s) => s.id));
  for (const { source, path } of sourcesAbsent(bundle, sources))
    yield {
      path,
      message: `no source has the id ${JSON.stringify(source)}: add it to "sources"`,
    };
}

/** Sayings that stand before an earlier one. */
function* sayingsOutOfOrder({ sayings = [] }: Claim): Generator<{ path: Place; message: string }> {
  for (const [i, { saidOn }] of sayings.entries()) {
    const before = sayings[i - 1]?.saidOn ?? '';
    if (lastDayOf(saidOn) < lastDayOf(before))
      yield {
        path: ['claim', 'sayings', i, 'saidOn'],
        message: `sayings stand in the order in which they were said, a month or a year as its last day: ${saidOn} comes before ${before}`,
      };
  }
}

function* repeated(
  items: readonly { id: string }[],
  key: string,
): Generator<{ path: Place; message: string }> {
  const seen = new Set<string>();
  for (const [i, { id }] of items.entries()) {
    if (seen.has(id)) yield { path: [key, i, 'id'], message: `the id ${JSON.stringify(id)} stands twice` };
    seen.add(id);
  }
}

/** Every mention of a source by an id that none has, with its path. */
function* sourcesAbsent(
  { series, claim }: Parts,
  sources: ReadonlySet<string>,
): Generator<{ source: string; path: Place }> {
  for (const [s, { observations }] of series.entries())
    for (const [i, { source }] of observations.entries())
      if (!sources.has(source)) yield { source, path: ['series', s, 'observations', i, 'source'] };
  for (const mention of mentionsOf(claim)) {
    const source = inlineSource(mention);
    if (source !== undefined && !sources.has(source))
      yield { source, path: ['claim', ...mention.path, 'source'] };
  }
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
  const { related, ...words } = claim;
  return {
    plumbline: 1,
    asOf,
    claim: words,
    ...(related === undefined ? {} : { related }),
    series: series.map((s) => ({ ...s, observations: inOrder(s.observations) })).sort(byId),
    sources: [...sources].sort(byId),
  };
}

/**
 * The claim of a bundle as a ledger keeps it: with what its words are held against from elsewhere, and without its sayings,
 * which stand beside its revisions.
 */
export function keptClaim({
  claim: { sayings: _, ...claim },
  related,
}: Pick<Bundle, 'claim' | 'related'>): Claim {
  return related === undefined ? claim : { ...claim, related };
}

/** What is wrong, and where: `claim.claimed.value`, `series[0].observations[3].at`. */
export interface PathIssue {
  path: string;
  message: string;
}

export type ParsedBundle = { ok: true; bundle: Bundle } | { ok: false; issues: PathIssue[] };

/** Reads a bundle from a JSON value. Never throws. */
export function parseBundle(value: unknown): ParsedBundle {
  const figures = figuresIn(value);
  if (figures > MAX_FIGURES)
    return refusedFor(
      'series',
      `${figures} figures in all; the series of a bundle may have at most ${MAX_FIGURES} together`,
    );
  const result = bundleSchema.safeParse(value);
  if (result.success) return { ok: true, bundle: result.data as Bundle };
  return { ok: false, issues: issuesOf(result.error) };
}

function refusedFor(path: string, message: string): ParsedBundle {
  return { ok: false, issues: [{ path, message }] };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** How many figures the series of what should be a bundle have together. */
function figuresIn(value: unknown): number {
  const series: unknown = isObject(value) ? value['series'] : undefined;
  if (!Array.isArray(series)) return 0;
  return series.reduce<number>((sum, one: unknown) => {
    const figures = isObject(one) ? one['observations'] : undefined;
    return sum + (Array.isArray(figures) ? figures.length : 0);
  }, 0);
}

/** Reads a bundle from JSON text. Never throws. */
export function parseBundleText(json: string): ParsedBundle {
  const unwieldy = unwieldiness(json);
  if (unwieldy !== undefined) return refusedFor('', unwieldy);
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return refusedFor('', `not JSON: ${error instanceof Error ? error.message : String(error)}`);
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
