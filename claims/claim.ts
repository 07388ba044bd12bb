/** The claim: what was said, by whom, when and where. What it claims is up to its kind (kinds/). */
import * as z from 'zod';
import { listOf } from './evidence/list.ts';
import {
  claimName,
  date,
  decimal,
  id,
  isSlug,
  line,
  MAX_QUOTE,
  moment,
  momentOrLatest,
  plainly,
  text,
  url,
} from './evidence/schema.ts';
import { pointInInterval, precisionSchema } from './evidence/series.ts';
import { unitOf } from './evidence/units.ts';
import { isMoment, moment as momentOf, partialMoment } from './exact/calendar.ts';
import { compare, isDecimal, ONE, parseDecimal } from './exact/number.ts';

export const claimantSchema = z.strictObject({
  name: line,
  role: line.optional(),
  organisation: line.optional(),
  party: line.optional(),
  /** That it is no person but a body: a party, a ministry, a newspaper. */
  body: z.literal(true, { error: 'body is true, or absent for a person' }).optional(),
});

export type Claimant = z.infer<typeof claimantSchema>;

export const appearanceSchema = z.strictObject({
  title: line,
  publisher: line.optional(),
  url: url.optional(),
});

export type Appearance = z.infer<typeof appearanceSchema>;

/** The most other measures and marks that a claim names. */
const MAX_RELATED = 50;

/** What the same words may be held against from elsewhere (method, section 7). An id that the evidence lacks gives nothing. */
export const relatedSchema = z.strictObject({
  /** Other measures of the same thing. */
  measures: listOf(id, { most: MAX_RELATED }).optional(),
  population: id.optional(),
  /** A price index. */
  prices: id.optional(),
  /** Days that matter by themselves: a change of government, the start of a programme. */
  marks: listOf(z.strictObject({ on: date, what: line }), { most: MAX_RELATED }).optional(),
});

export type Related = z.infer<typeof relatedSchema>;

/** Every hedge, with the words that editors and readers use for it. */
export const HEDGES = {
  exactly: 'exactly',
  bare: '',
  about: 'about',
  nearly: 'nearly',
  'just-over': 'just over',
  'or-more': 'or more',
  over: 'over',
  'at-least': 'at least',
  under: 'under',
  'at-most': 'at most',
  'up-to': 'up to',
} as const satisfies Record<string, string>;

export type Hedge = keyof typeof HEDGES;

export const HEDGE_NAMES = Object.keys(HEDGES) as [Hedge, ...Hedge[]];

export const claimedSchema = z
  .strictObject({
    value: decimal,
    unit: line,
    hedge: z.enum(HEDGE_NAMES, { error: `hedge is one of: ${HEDGE_NAMES.join(', ')}` }).optional(),
    /** The upper end of a range: "between 5 and 10%". */
    to: decimal.optional(),
  })
  .superRefine(({ value, hedge, to }, ctx) => {
    if (to === undefined) return;
    if (hedge !== undefined && hedge !== 'bare')
      ctx.addIssue({ code: 'custom', path: ['hedge'], message: 'a range has no hedge: leave "hedge" out' });
    if (isDecimal(value) && isDecimal(to) && compare(parseDecimal(to), parseDecimal(value)) <= 0)
      ctx.addIssue({
        code: 'custom',
        path: ['to'],
        message: `the upper end of the range must be more than the lower one, ${value}`,
      });
  });

export type Claimed = z.infer<typeof claimedSchema>;

/** The most sayings of a claim besides its own. */
export const MAX_SAYINGS = 500;

/** A day, a month or a year: when something was said, as far as it is known. */
const partialDate = z
  .string('a date is written as a string')
  .refine((text) => partialMoment(text) !== undefined, {
    error: 'must be a day, a month or a year: YYYY-MM-DD, YYYY-MM or YYYY',
  });

/** Somebody said what the claim says, besides the claim's own saying. */
export const sayingSchema = z.strictObject({
  claimant: claimantSchema,
  saidOn: partialDate,
  quote: text(MAX_QUOTE),
  /** That the words are those of a report, and not exact. */
  reported: z.literal(true, { error: 'reported is true, or absent for exact words' }).optional(),
  appearance: appearanceSchema.optional(),
  /** The figure as it was said, if not as in the claim. */
  claimed: claimedSchema.optional(),
  /** The claim in whose words it is held: then it is not counted again. */
  within: claimName.optional(),
});

export type Saying = z.infer<typeof sayingSchema>;

/** What every claim has, whatever its kind. */
export const claimFields = {
  slug: claimName,
  quote: text(MAX_QUOTE),
  claimant: claimantSchema,
  saidOn: date,
  appearance: appearanceSchema.optional(),
  /** Stands beside the claim in a bundle, and with it in a ledger. */
  related: relatedSchema.optional(),
  /** Who said the same besides, in the order in which it was said. No verdict sees them. */
  sayings: listOf(sayingSchema, { most: MAX_SAYINGS }).optional(),
};

/** Whether the words are "or more" of a factor below 1: what is halved is half as much, or less. */
export function isShrunk({ value, unit, hedge }: Claimed): boolean {
  return hedge === 'or-more' && unitOf(unit).key === 'time' && compare(parseDecimal(value), ONE) < 0;
}

/** An input that names an observation of a series. */
export const seriesInput = z.strictObject({ series: id, at: momentOrLatest });

/** An input that gives its figure on the spot. */
export const inlineInput = z
  .strictObject({
    value: decimal,
    unit: line.optional(),
    measure: line.optional(),
    at: moment.optional(),
    precision: precisionSchema.optional(),
    source: id.optional(),
    /** What the figure is of, for kinds that list things. */
    name: line.optional(),
  })
  .refine(pointInInterval, { path: ['precision'], error: 'the value lies outside its own interval' });

export const INPUT_SHAPES =
  'an input is {"series", "at"} or a figure {"value", "unit"?, "measure"?, "at"?, "precision"?, "source"?, "name"?}';

/** Whether an input is plainly of a series, `{"series", "at"}`, as most are. */
function isPlainSeriesInput(given: unknown): boolean {
  if (typeof given !== 'object' || given === null) return false;
  for (const key in given) if (key !== 'series' && key !== 'at') return false;
  const { series, at }: { series?: unknown; at?: unknown } = given;
  return (
    typeof series === 'string' &&
    isSlug(series) &&
    typeof at === 'string' &&
    (at === 'latest' || isMoment(at))
  );
}

const anyInput = z
  .unknown()
  .transform((value, ctx): z.infer<typeof seriesInput> | z.infer<typeof inlineInput> => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      ctx.addIssue({ code: 'custom', message: INPUT_SHAPES });
      return z.NEVER;
    }
    const result = 'series' in value ? seriesInput.safeParse(value) : inlineInput.safeParse(value);
    if (result.success) return result.data;
    for (const issue of result.error.issues)
      ctx.addIssue({
        code: 'custom',
        path: issue.path,
        message: issue.code === 'unrecognized_keys' ? unknownKeys(issue.keys) : issue.message,
      });
    return z.NEVER;
  });

/** An input: of a series, or inline. The key `series` decides which, so that errors are about one. */
export const inputSchema = plainly(anyInput, isPlainSeriesInput);

/** What else the claimed number may be: "the number of cases". */
export const insteadOfSchema = z.strictObject({ what: line, input: inputSchema });

export type InsteadOf = z.infer<typeof insteadOfSchema>;

export type SeriesInput = z.infer<typeof seriesInput>;
export type InlineInput = z.infer<typeof inlineInput>;
export type Input = SeriesInput | InlineInput;

/** An inline input that must be dated, since a rate is worked out from its date. */
export const datedInput = inputSchema.refine((input) => 'series' in input || input.at !== undefined, {
  path: ['at'],
  error: 'a figure that a rate is worked out from needs its date: add "at"',
});

/** An inline input that must have its period, since it is spread over it. */
export const flowInput = inputSchema.refine(
  (input) =>
    'series' in input || (input.at !== undefined && momentOf(input.at).start !== momentOf(input.at).end),
  {
    path: ['at'],
    error: 'what happened over a time needs its period: add "at", such as "2023-01-01/2023-12-31"',
  },
);

/** The most unknown keys that a message names. */
const MAX_NAMED = 10;

/** The message for keys that a format does not know. */
export function unknownKeys(keys: readonly string[]): string {
  const named = keys.slice(0, MAX_NAMED).map((k) => JSON.stringify(k.slice(0, 60)));
  const more = keys.length > MAX_NAMED ? ` and ${keys.length - MAX_NAMED} more` : '';
  return `unknown ${keys.length === 1 ? 'key' : 'keys'}: ${named.join(', ')}${more}`;
}
