/** The JSON documents of the ledger: reads claims and verdicts, and writes verdicts. revisions.ts writes claims. */

import { sql } from 'kysely';
import * as z from 'zod';
import type { Claim } from '../../claims/bundle.ts';
import type { ClocksShown, VerdictShown } from '../../claims/editorial/correction.ts';
import { isAnother } from '../../claims/engine/identity.ts';
import { clocksInWords, storedInWords } from '../../claims/evaluate.ts';
import { wordOfVerdict } from '../../claims/verdict/headline.ts';
import { WORD_NAMES, wordForReaders } from '../../claims/verdict/reader-words.ts';
import { type AnyVerdict, type Clocks, FINDINGS, type Verdict } from '../../claims/verdict/verdict.ts';
import { flag, jsonColumn, parsedJson } from '../base/json-columns.ts';

/** The names of findings, in columns. */
export const findingSchema = z.enum(FINDINGS);

/** The names of words, in columns. */
export const wordSchema = z.enum(WORD_NAMES);

/** The names of standings, in columns. */
const standingSchema = z.enum(['supports', 'partly', 'against', 'open']);

/** The columns of a list that hold verdicts in short: `verdictsListed` selects them. */
export const listedVerdicts = {
  kind: z.string(),
  findingSaid: findingSchema,
  findingNow: findingSchema,
  word: wordSchema,
  clock: z.enum(['said', 'now']),
  other: wordSchema.nullable(),
  hasOutcome: flag,
};

/**
 * The same, selected from row `l` of `listing`. Only of a pace that came to an end do words hang on whether its deadline has:
 * the ruling is read for those alone.
 */
export const verdictsListed = sql`l.kind, l.finding_said AS findingSaid, l.finding_now AS findingNow, l.word, l.clock, l.other,
  CASE WHEN l.kind = 'on-pace' AND l.finding_now IN ('reached', 'missed') THEN (
    SELECT json_extract(g.verdict, '$.outcome') IS NOT NULL FROM ruling g
    WHERE g.revision_id = l.revision_id AND g.clock = 'now' ORDER BY g.id DESC LIMIT 1) ELSE 1 END AS hasOutcome`;

/** What every claim has. */
const claimFrame = z.object({
  slug: z.string(),
  kind: z.string(),
  quote: z.string(),
  saidOn: z.string(),
  claimant: z.object({ name: z.string() }),
});

/**
 * A claim as it was stored. Its schema was checked when it was recorded, and what is recorded stays: a claim of years
 * ago must be read even if the schema has become stricter since, so that only what every claim has is checked.
 */
const claimSchema = z.custom<Claim>((value) => claimFrame.safeParse(value).success, 'not a claim');

/** A column that holds a claim. */
export const claimColumn = jsonColumn(claimSchema);

/** A column that holds who said a claim, as the claim has it. */
export const speakerColumn = jsonColumn(
  z.object({
    name: z.string(),
    role: z.string().optional(),
    organisation: z.string().optional(),
    party: z.string().optional(),
    body: z.literal(true).optional(),
  }),
);

/** A claim from its column. */
export function storedClaim(json: string): Claim {
  return parsedJson(json, claimSchema);
}

/** What every verdict has. Those of earlier programs were stored with their words, later ones with what they say. */
const verdictFrame = z
  .object({ kind: z.string(), method: z.string(), asOf: z.string(), finding: findingSchema })
  .and(
    z.union([
      z.object({ because: z.string() }),
      z.object({ saying: z.object({ code: z.string(), values: z.record(z.string(), z.unknown()) }) }),
    ]),
  );

/** A verdict as it was published, by whatever method: only what every verdict has is checked. */
const verdictSchema = z.custom<AnyVerdict>((value) => verdictFrame.safeParse(value).success, 'not a verdict');

/** A verdict from its column, as it is there. */
export function publishedVerdict(json: string): AnyVerdict {
  return parsedJson(json, verdictSchema);
}

/** A verdict from its column, in words. */
export function storedVerdict(json: string): Verdict {
  return storedInWords(publishedVerdict(json));
}

/** A column that holds a verdict. */
export const verdictColumn: z.ZodType<Verdict, string> = z.string().transform(storedVerdict);

/** A column that holds a verdict, read for its sentence alone. */
export const becauseColumn: z.ZodType<string, string> = z
  .string()
  .transform((json) => storedVerdict(json).because);

/** A verdict for its column: its values, and none of its words unless it was published with them. */
export function verdictToStore(verdict: AnyVerdict): string {
  return JSON.stringify(verdict);
}

/** A column that holds the verdicts of both clocks. */
export const clocksColumn: z.ZodType<Clocks, string> = jsonColumn(
  z.object({ said: verdictSchema, now: verdictSchema }),
).transform(clocksInWords);

/** The verdicts of both clocks for their column. */
export function clocksToStore({ said, now }: Clocks<AnyVerdict>): string {
  return `{"said":${verdictToStore(said)},"now":${verdictToStore(now)}}`;
}

/** A verdict as a correction quotes it. */
export function verdictShown(verdict: AnyVerdict): VerdictShown {
  const { finding, because } = storedInWords(verdict);
  const word = wordOfVerdict(verdict);
  return { word, finding, standing: wordForReaders(word).standing, because };
}

/** Corrections that were published before there were words quote findings alone. */
const shownSchema = z.object({
  word: wordSchema.optional(),
  finding: findingSchema,
  standing: standingSchema,
  because: z.string(),
});

/** A column that holds the verdicts that a correction quotes. */
export const clocksShownColumn: z.ZodType<ClocksShown, string> = jsonColumn(
  z.object({ said: shownSchema, now: shownSchema }),
);

/**
 * The verdicts before and after a correction, for their columns, each in its own words. `isSameTest` says whether the
 * claim is tested as before: then a verdict that stays the same, and that an earlier program stored with its words, is
 * quoted in the words of today, so that readers are not shown a change where only the wording differs.
 */
export function clocksShownToStore(
  before: Clocks<AnyVerdict>,
  after: Clocks<AnyVerdict>,
  isSameTest: boolean,
): { before: string; after: string } {
  const quoted: ClocksShown = { said: verdictShown(after.said), now: verdictShown(after.now) };
  const earlier = (clock: 'said' | 'now') => {
    const isReworded = isSameTest && 'because' in before[clock] && !isAnother(before[clock], after[clock]);
    return isReworded ? quoted[clock] : verdictShown(before[clock]);
  };
  return {
    before: JSON.stringify({ said: earlier('said'), now: earlier('now') } satisfies ClocksShown),
    after: JSON.stringify(quoted),
  };
}
