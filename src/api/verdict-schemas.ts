/** Verdicts as the API answers them: in full, in short, by their headline and by their course. */
import * as z from 'zod';
import { claimedSchema } from '../../claims/claim.ts';
import { WORD_NAMES } from '../../claims/engine/words-of-readers.ts';
import { FINDINGS, type Verdict } from '../../claims/verdict.ts';

const text = z.string();
const day = z.string().meta({ format: 'date' });

export const finding = z
  .enum(FINDINGS, { error: `a finding is one of: ${FINDINGS.join(', ')}` })
  .describe('The finding, by the method; see /method.');

export const standing = z
  .enum(['supports', 'partly', 'against', 'open'])
  .describe('How the finding stands to the claim: for it, partly for it, against it, or neither.');

export const quantity = z
  .strictObject({ exact: text, decimal: text })
  .describe('A number as a reduced fraction, and as a decimal of at most six places.');

const interval = text.describe('An interval of exact fractions: `[33145/2, 33151/2]`.');

const pace = z
  .strictObject({
    at: text,
    actual: quantity,
    target: quantity,
    left: quantity.describe('Months from the figure to the deadline.'),
    required: quantity.nullable(),
    windows: z.array(z.strictObject({ months: z.int(), from: text, rate: quantity, ratio: quantity })),
    bestPast: z.strictObject({ from: text, to: text, rate: quantity }).nullable(),
    finding,
    says: z.enum(['on-track', 'off-track']).exactOptional(),
    agrees: z.boolean().nullable().exactOptional(),
    enough: z
      .strictObject({
        window: z.int(),
        actual: quantity,
        months: quantity.nullable(),
        slip: quantity.nullable(),
      })
      .nullable(),
  })
  .describe('The pace towards a target, against the rates that were kept up.');

const outcome = z
  .strictObject({
    finding: z.enum(['reached', 'missed', 'too-close']).exactOptional(),
    at: text,
    actual: quantity,
    target: quantity.exactOptional(),
    percent: quantity.nullable().exactOptional(),
    reachedAt: text.exactOptional(),
  })
  .describe('The figure of the deadline, against the target.');

const computedSchema = z.strictObject({ interval, exact: text, decimal: text, unit: text });

export const word = z
  .enum(WORD_NAMES, { error: `a word is one of: ${WORD_NAMES.join(', ')}` })
  .describe('The reader’s word, by the method; see /method.');

const inputNames = z.array(text);

const framingSchema = z.discriminatedUnion('flag', [
  z.strictObject({ flag: z.literal('coverage'), testedSince: text }),
  z.strictObject({ flag: z.literal('gaps'), missing: z.number(), expected: z.number().exactOptional() }),
  z.strictObject({ flag: z.literal('tied'), with: z.array(text) }),
  z.strictObject({ flag: z.literal('field'), given: z.number(), size: z.number() }),
  z.strictObject({ flag: z.literal('understated') }),
  z.strictObject({ flag: z.literal('far-below') }),
  z.strictObject({ flag: z.literal('wide'), factor: quantity }),
  z.strictObject({ flag: z.literal('dates-apart'), days: z.number() }),
  z.strictObject({ flag: z.literal('provisional'), inputs: inputNames }),
  z.strictObject({ flag: z.literal('own-figures') }),
  z.strictObject({ flag: z.literal('same-day'), inputs: inputNames }),
  z.strictObject({
    flag: z.literal('measure'),
    on: z.array(
      z.strictObject({
        label: text,
        finding: finding.exactOptional(),
        word: word.exactOptional(),
        decimal: text.exactOptional(),
      }),
    ),
  }),
  z.strictObject({ flag: z.literal('per-head') }),
  z.strictObject({ flag: z.literal('real-terms') }),
  z.strictObject({ flag: z.literal('window') }),
  z.strictObject({ flag: z.literal('stale') }),
]);

const surface = z
  .strictObject({
    own: text,
    families: z.record(
      text,
      z.strictObject({
        n: z.number(),
        agree: z.number(),
        oppose: z.number(),
        share: text,
        word: z.enum(['few', 'robust', 'sensitive', 'alone']),
        picked: z.boolean().exactOptional(),
      }),
    ),
    counter: z.strictObject({ family: text, from: text, to: text, value: text }).nullable(),
  })
  .describe('The same words from elsewhere: other starting and end points, other measures.');

/** A verdict in full. */
export const verdictSchema = z
  .strictObject({
    kind: text,
    asOf: day.describe('On what was published by this day.'),
    method: text.describe('The version of the method.'),
    word: word.exactOptional(),
    finding,
    direction: z.enum(['below', 'above']).exactOptional(),
    computed: computedSchema.exactOptional(),
    claimed: claimedSchema.extend({ in: interval, out: interval }).exactOptional(),
    difference: quantity.describe('The claimed figure less the computed one.').exactOptional(),
    relative: quantity.exactOptional(),
    reason: z.literal('unit-error').nullable().exactOptional(),
    testedSince: text.exactOptional(),
    step: text.describe('What a streak counts.').exactOptional(),
    pace: pace.nullable().exactOptional(),
    outcome: outcome.nullable().exactOptional(),
    because: text.describe('The verdict in one sentence.'),
    working: z.array(
      z.strictObject({
        step: text,
        expression: text,
        values: z.record(text, text),
        exact: text,
        decimal: text,
      }),
    ),
    flips: z
      .array(
        z.strictObject({
          input: text,
          point: text,
          holdsIn: interval,
          nearest: text.nullable(),
          by: text.nullable(),
        }),
      )
      .describe('What would change the verdict, input by input.'),
    framing: z.array(framingSchema).describe('What right words leave out. A flag never changes a finding.'),
    alsoOn: z
      .array(
        z.strictObject({
          label: text,
          finding,
          word,
          computed: computedSchema.nullable(),
        }),
      )
      .describe('The same words on other inputs that the claim names.')
      .exactOptional(),
    insteadOf: z
      .strictObject({ what: text })
      .describe('What the claimed number is, if not what the words say.')
      .exactOptional(),
    surface: surface.exactOptional(),
    missing: z
      .array(
        z.strictObject({
          reason: z.enum([
            'no-observation',
            'not-yet-published',
            'division-by-zero',
            'non-positive-base',
            'no-time-left',
            'no-series',
            'unit-mismatch',
            'measure-mismatch',
            'period-mismatch',
            'no-period',
            'gaps',
            'no-rival',
            'no-window',
            'no-claimed-figure',
          ]),
          input: text.exactOptional(),
        }),
      )
      .describe('Why it is not computable, if it is not.'),
    evidence: z
      .array(
        z.strictObject({
          input: text,
          series: text.exactOptional(),
          at: text.exactOptional(),
          value: text,
          publishedOn: text.exactOptional(),
          source: text.exactOptional(),
        }),
      )
      .describe('The figures that it rests on.'),
  })
  .describe(
    'A verdict, with its reason and its working. Numbers are strings, so that none is rounded on the way.',
  ) satisfies z.ZodType<Verdict>;

export const shortVerdict = z
  .strictObject({
    word: word.exactOptional(),
    finding,
    label: text.describe('The finding in words.'),
    standing,
    because: text,
  })
  .describe('A verdict in short. Corrections that were published before there were words have none.');

export const headline = z
  .strictObject({
    word,
    clock: z
      .enum(['said', 'now'])
      .describe('On whose figures it rests: those of the day it was said, or of today.'),
    other: word
      .describe('What the other clock says, if that differs and can be checked: the verdict is both.')
      .exactOptional(),
  })
  .describe('The verdict in a word, and the clock that decides it. Whatever shows one verdict shows this.');

export const course = z
  .array(z.strictObject({ from: day, finding, word }))
  .describe(
    'How the verdict ran from the day it was said until today: an entry each time that finding or word changed.',
  );
