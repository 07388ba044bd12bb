/** What is asked of sentences that may repeat a claim, and what is answered. */
import * as z from 'zod';
import { line } from '../../claims/evidence/schema.ts';
import { MAX_WORDS, RELATIONS } from '../../claims/repeats/statement.ts';

const text = z.string();

/** A day, a month or a year. */
const pointInTime = z
  .string()
  .regex(
    /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/,
    'a day, a month or a year: 2023-11-19, 2023-11 or 2023',
  );

/** The most characters of a sentence, and the most sentences and characters at once. */
export const MAX_SENTENCE = MAX_WORDS;
const MAX_SENTENCES = 200;
const MAX_CHARACTERS = 100_000;
const MOST_TOGETHER = `${MAX_CHARACTERS.toLocaleString('en-GB')} characters`;

export const repeatsQuery = z.strictObject({
  text: z
    .string({ error: 'the sentence to look up' })
    .min(1, 'the sentence to look up')
    .max(MAX_SENTENCE, `is longer than ${MAX_SENTENCE} characters`)
    .describe('The sentence, in the words that were said.'),
  said_on: pointInTime.optional().describe('When it was said: a day, a month or a year.'),
  by: line.optional().describe('Who said it: names count for nothing.'),
  unit: line.optional().describe('What its figure counts, if the words do not say it.'),
  place: line.optional().describe('Where, if the words do not say it.'),
});

const match = z.strictObject({
  slug: text,
  saying: z.int().nullable().describe('Which saying of the claim comes nearest; null for its own words.'),
  relation: z
    .enum([...RELATIONS, 'maybe'])
    .describe('What the sentence is to the claim, as a proposal: nothing is attached without an editor.'),
  why: text.describe('What agreed and what did not, in one line.'),
  agrees: z.array(text),
  differs: z.array(text),
});

export const repeatsSchema = z
  .strictObject({
    sentence: text,
    clauses: z.array(
      z.strictObject({
        text,
        figure: text.nullable(),
        unit: text.nullable(),
        period: text.nullable().describe('The first date that the words name.'),
        matches: z.array(match).describe('At most five, the strongest first.'),
      }),
    ),
  })
  .describe(
    'A sentence with the claims that it may repeat, clause by clause. None found says nothing of its truth.',
  );

export const repeatsListSchema = z
  .strictObject({ sentences: z.array(repeatsSchema) })
  .describe('The same of many sentences, in their order.');

export const sentencesSchema = z
  .strictObject({
    sentences: z
      .array(repeatsQuery)
      .min(1)
      .max(MAX_SENTENCES)
      .refine(
        (all) => all.reduce((sum, { text }) => sum + text.length, 0) <= MAX_CHARACTERS,
        `are longer than ${MOST_TOGETHER} together: send them in several requests`,
      ),
  })
  .describe(`Sentences to look up, at most ${MAX_SENTENCES}, and at most ${MOST_TOGETHER} together.`);
