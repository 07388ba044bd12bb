/** What the API answers of the sayings of a claim, as schemas. */
import * as z from 'zod';
import { appearanceSchema } from '../../claims/claim.ts';
import { LINK_NAMES } from '../../claims/sayings/saying.ts';
import { headline, shortVerdict } from './verdict-schemas.ts';

const text = z.string();
const day = z.string().meta({ format: 'date' });
const address = z.string().meta({ format: 'uri' });

export const saying = z
  .strictObject({
    id: z.int().min(0).nullable().describe('Its number; null for the claim’s own words.'),
    claimant: z.strictObject({ slug: text, name: text }),
    role: text.nullable().describe('The role of that day, as it was recorded.'),
    saidOn: text.describe('A day; a month or a year, `2023-11` or `2023`, if no more is known.'),
    words: text,
    isReported: z.boolean().describe('Whether the words are those of a report, and not exact.'),
    isCounted: z
      .boolean()
      .describe(
        'False for words that another claim holds, or said again on one occasion: not counted again.',
      ),
    appearance: appearanceSchema.nullable(),
    said: shortVerdict.nullable().describe('The verdict on the figures of its own day.'),
    now: shortVerdict.nullable().describe('The verdict on its figure by the figures of today.'),
    url: address,
  })
  .describe('Somebody said what the claim says. It changes nothing in the verdict of the claim.');

export const linked = z
  .strictObject({
    relation: z.enum(LINK_NAMES),
    slug: text,
    quote: text,
    claimant: text,
    saidOn: day,
    headline,
    url: address,
    apiUrl: address,
  })
  .describe('A claim that editors linked to this one, and how they belong together.');
