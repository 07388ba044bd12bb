/** What a gold file holds: a text with the claims that an annotator found in it, as far as readings are held against it. */
import { z } from 'zod';

const figure = z.object({ start: z.number(), text: z.string() });
const claimed = z
  .object({ value: z.string(), unit: z.string(), hedge: z.string(), to: z.string().optional() })
  .nullable();
const person = z
  .object({ name: z.string(), organisation: z.string().nullish(), aliases: z.array(z.string()).optional() })
  .nullable();
const place = z.object({ start: z.number(), quote: z.string() });
const input = z.object({
  given: z.boolean().optional(),
  start: z.number().optional(),
  quote: z.string().optional(),
});

const test = z.object({
  kind: z.string(),
  orKinds: z.array(z.string()).optional(),
  claimed,
  figure,
  claimant: person.optional(),
  claimantOr: z.array(person).optional(),
  inputs: z.array(input),
});

const claim = z.object({
  quote: z.string(),
  start: z.number(),
  claimant: person,
  saidOn: z.string().nullish(),
  tests: z.array(test),
});

/** The head of a text as gold files and head files write it; keys that are not read are allowed. */
export const headFile = z.object({
  title: z.string().nullish(),
  publisher: z.string().nullish(),
  url: z.string().nullish(),
  date: z.string().nullish(),
  speaker: z.union([z.string(), z.object({ name: z.string() }).loose()]).nullish(),
});

export const goldFile = z.object({
  source: headFile,
  text: z.string(),
  claims: z.array(claim),
  not_claims: z.array(place.extend({ why: z.string() })),
  contradictions: z.array(z.object({ equation: z.string().optional(), quotes: z.array(place) })),
});

export type Gold = z.infer<typeof goldFile>;
export type GoldTest = z.infer<typeof test>;
export type GoldPerson = z.infer<typeof person>;
export type HeadFile = z.infer<typeof headFile>;
