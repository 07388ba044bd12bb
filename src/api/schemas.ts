/**
 * The API's answers and parameters as schemas: the types of the answers, the reading of parameters and the document at
 * /api/openapi.json are all made from these. Those of bundles are the ledger's own (claims/).
 */

import * as z from 'zod';
import { bundleSchema, claimSchema } from '../../claims/bundle.ts';
import { datedInput, inlineInput, inputSchema, seriesInput } from '../../claims/claim.ts';
import { CORRECTION_TYPES } from '../../claims/editorial/workflow.ts';
import { date, id, line, slug } from '../../claims/evidence/schema.ts';
import {
  FREQUENCIES,
  observationSchema,
  precisionSchema,
  seriesSchema,
  sourceSchema,
} from '../../claims/evidence/series.ts';
import { repeatsListSchema, repeatsSchema, sentencesSchema } from './repeats-schemas.ts';
import { linked, saying } from './said-schemas.ts';
import {
  course,
  finding,
  headline,
  quantity,
  shortVerdict,
  standing,
  verdictSchema,
  word,
} from './verdict-schemas.ts';

const text = z.string();
const day = z.string().meta({ format: 'date' });
const time = z.string().meta({ format: 'date-time' });
const address = z.string().meta({ format: 'uri' });
const count = z.int().min(0);
const revision = z.int().min(1);

const bothShort = z.strictObject({
  said: shortVerdict.describe('On the figures that were published when it was said.'),
  now: shortVerdict.describe('On the figures of today.'),
});

const told = z.strictObject({
  path: text.describe('The place in the bundle; empty if it is about none.'),
  message: text,
});

export const checkedSchema = z
  .strictObject({
    verdict: verdictSchema,
    faults: z.array(told).describe('What would keep the claim out of the ledger.'),
    warnings: z.array(told).describe('What deserves another look.'),
  })
  .describe('A verdict with what the newsroom would say of its claim.');

const named = z.strictObject({ slug: text, name: text });

const claimItem = z
  .strictObject({
    slug: text,
    quote: text.describe('The beginning of the quotation, at most 400 characters; the claim has all of it.'),
    claimant: named,
    topic: named.nullable(),
    saidOn: day,
    kind: text,
    claimed: text.nullable().describe('The claimed figure in words, if one is claimed.'),
    headline,
    verdicts: bothShort,
    revision,
    changedOn: day.describe('The day on which its verdicts were published last.'),
    url: address.describe('Its page for readers.'),
    apiUrl: address.describe('The claim in full.'),
    jsonUrl: address.describe('Its bundle, with the verdict of today.'),
  })
  .describe('A claim as lists have it.');

const after = text.nullable().describe('What to ask for as `after` to get what follows; null at the end.');
const next = address.nullable().describe('The address of what follows; null at the end.');

export const claimListSchema = z
  .strictObject({ claims: z.array(claimItem), after, next })
  .describe('Claims, those said last first.');

const correction = z
  .strictObject({
    type: z.enum(CORRECTION_TYPES),
    sentence: text.describe('The sentence about it for readers.'),
    fromRevision: revision,
    toRevision: revision,
    before: bothShort,
    after: bothShort,
    at: time,
    withoutSecondReader: z.boolean(),
  })
  .describe('Why a claim that was published was changed.');

const reply = z
  .strictObject({
    askedOn: day,
    channel: text,
    deadline: day.nullable(),
    answers: z.array(z.strictObject({ text, on: day })).describe('In the order in which they were recorded.'),
  })
  .describe('That the claimant was asked, and what they answered.');

export const claimAnswerSchema = z
  .strictObject({
    slug: text,
    revision: revision.describe('The revision that this answer is about.'),
    latestRevision: revision,
    publishedAt: time.describe('When that revision was published.'),
    isPinned: z.boolean().describe('Whether one revision was asked for, by `rev`.'),
    changed: z
      .strictObject({ at: time, headline, now: shortVerdict })
      .nullable()
      .describe('Of a pinned revision: the verdict of today, if it differs, and since when.'),
    claimant: named,
    topic: text.nullable(),
    headline,
    verdicts: z.strictObject({ said: verdictSchema, now: verdictSchema }),
    course,
    bundle: bundleSchema.describe(
      'The claim with all that its verdict rests on: what anybody can recompute.',
    ),
    context: text.nullable().describe('What readers should know besides the verdict, in Markdown.'),
    withoutSecondReader: z
      .boolean()
      .describe('Whether nobody but its writer read it before it was published.'),
    corrections: z.array(correction),
    replies: z.array(reply),
    waiting: z
      .strictObject({ since: time, cause: z.enum(['evidence', 'method']), now: shortVerdict.nullable() })
      .nullable()
      .describe(
        'A newer verdict that an editor has yet to publish; `now` is null if it rests on newer figures on which no editor has published a verdict yet.',
      ),
    whenKnown: text
      .nullable()
      .describe(
        'By which figure an open claim will be decided, and when that is expected, in a sentence; null if it is decided, or in a revision.',
      ),
    otherTests: z
      .array(
        z.strictObject({
          slug: text,
          kind: text,
          claimed: text.nullable(),
          url: address,
          apiUrl: address,
        }),
      )
      .describe('The other claims that test the same words of the same occasion.'),
    sayings: z
      .array(saying)
      .describe('Who said it, in the order of the days, the claim’s own words among them.'),
    saidTimes: count.describe('How often it was said, as far as the ledger knows.'),
    saidBy: count.describe('By how many people and bodies.'),
    first: saying,
    last: saying,
    links: z.array(linked),
    mergedInto: z
      .strictObject({ slug: text, url: address, apiUrl: address })
      .nullable()
      .describe(
        'Of a revision of a claim that was merged into another, which tests the same: that claim. Without `rev` its address leads there.',
      ),
    url: address,
    jsonUrl: address,
    historyUrl: address,
  })
  .describe('A claim in full.');

const keptSourceSchema = sourceSchema.extend({
  archivedUrl: address
    .optional()
    .describe('Where the source is kept beside its own address: a copy at an archive of the web.'),
});

const seriesItem = z
  .strictObject({
    id: text,
    title: text,
    measure: text.nullable(),
    unit: text,
    place: text.nullable(),
    frequency: z.enum(FREQUENCIES).nullable().describe('How often it has a figure, if that was recorded.'),
    observations: count,
    firstDate: day.nullable(),
    lastDate: day.nullable(),
    claims: count.describe('How many published claims rest on it.'),
    url: address,
    apiUrl: address,
    csvUrl: address,
    packageUrl: address.describe('Its Frictionless Data Package.'),
  })
  .describe('A series as lists have it.');

export const seriesListSchema = z
  .strictObject({ series: z.array(seriesItem), after, next })
  .describe('Series, by their ids.');

export const seriesAnswerSchema = z
  .strictObject({
    series: seriesSchema.describe('The series with every figure in each of its vintages.'),
    sources: z.array(keptSourceSchema),
    claims: z
      .array(
        z.strictObject({
          slug: text,
          quote: text,
          claimant: text,
          saidOn: day,
          headline,
          said: z.strictObject({ word, finding, standing }),
          now: z.strictObject({ word, finding, standing }),
          apiUrl: address,
        }),
      )
      .describe('Published claims that rest on it, those said last first, at most 100.'),
    url: address,
    csvUrl: address,
    packageUrl: address,
  })
  .describe('A series in full, with its sources.');

export const errorSchema = z
  .strictObject({
    error: z.strictObject({
      code: text.describe('A word for programs: `not-found`.'),
      message: text.describe('A sentence for people.'),
      issues: z
        .array(z.strictObject({ path: text, message: text }))
        .exactOptional()
        .describe('What is wrong with each field of what was sent.'),
    }),
  })
  .describe('An error.');

/** The schemas by their names in the document, which refers to each by its name and writes it once. */
export const COMPONENTS = {
  Verdict: verdictSchema,
  Bundle: bundleSchema,
  Claim: claimSchema,
  Input: inputSchema,
  SeriesInput: seriesInput,
  InlineInput: inlineInput,
  Checked: checkedSchema,
  Series: seriesSchema,
  Observation: observationSchema,
  Precision: precisionSchema,
  Source: sourceSchema,
  Word: word,
  Headline: headline,
  Finding: finding,
  Quantity: quantity,
  ShortVerdict: shortVerdict,
  ClaimItem: claimItem,
  ClaimList: claimListSchema,
  ClaimAnswer: claimAnswerSchema,
  Saying: saying,
  LinkedClaim: linked,
  SeriesItem: seriesItem,
  SeriesList: seriesListSchema,
  SeriesAnswer: seriesAnswerSchema,
  Sentences: sentencesSchema,
  Repeats: repeatsSchema,
  RepeatsList: repeatsListSchema,
  Error: errorSchema,
} as const satisfies Record<string, z.ZodType>;

export type ComponentName = keyof typeof COMPONENTS;

/** Inputs, whose two forms are told apart by a key before they are read; JSON Schema names both. */
export const INPUTS: readonly z.ZodType[] = [inputSchema, datedInput];

const MAX_SEARCH = 200;
const MAX_LIMIT = 100;

const limit = z.coerce
  .number({ error: 'a whole number from 1 to 100' })
  .int('a whole number from 1 to 100')
  .min(1, 'a whole number from 1 to 100')
  .max(MAX_LIMIT, 'a whole number from 1 to 100')
  .default(20)
  .describe('How many to answer at most.');

/** The place in a list of claims after a claim: the day on which it was said, and its number. */
const claimCursor = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}\.\d{1,15}$/, 'no place in this list: ask for `after` as the last answer gave it')
  .describe('Where to go on: the `after` of the last answer.');

export const claimsQuery = z.strictObject({
  q: z
    .string()
    .max(MAX_SEARCH, `is longer than ${MAX_SEARCH} characters`)
    .optional()
    .describe('Words that must occur in the quotation, the claimant or the topic.'),
  claimant: slug.optional().describe('The slug of a claimant.'),
  topic: slug.optional().describe('The slug of a topic.'),
  word: word.optional().describe('The word of its headline.'),
  finding: finding.optional().describe('A finding that it has, when said or now.'),
  changedSince: date
    .meta({ format: 'date' })
    .optional()
    .describe('Only claims whose verdicts were published on this day or later.'),
  after: claimCursor.optional(),
  limit,
});

export const seriesQuery = z.strictObject({
  after: id.optional().describe('Where to go on: the `after` of the last answer.'),
  limit,
});

export const claimQuery = z.strictObject({
  rev: z.coerce
    .number({ error: 'the number of a published revision, from 1' })
    .int('the number of a published revision, from 1')
    .min(1, 'the number of a published revision, from 1')
    .max(1_000_000, 'the number of a published revision, from 1')
    .optional()
    .describe('Pins a published revision, as it was published. Without it the verdict of today is answered.'),
});

export const noQuery = z.strictObject({});

/** The values in the paths of addresses. */
export const pathParameters = {
  slug: line.describe('The slug of the claim.'),
  id: line.describe('The id of the series.'),
};
