/** The JSON documents of the ledger, claims and verdicts: this file alone turns them into text and back. */
import * as z from 'zod';
import type { Claim } from '../../claims/bundle.ts';
import type { ClocksShown, VerdictShown } from '../../claims/editorial/correction.ts';
import { type Clocks, FINDINGS, standingOf, type Verdict } from '../../claims/verdict.ts';
import { jsonColumn, parsedJson } from '../base/json-columns.ts';

/** The names of findings, in columns. */
export const findingSchema = z.enum(FINDINGS);

/** The names of standings, in columns. */
export const standingSchema = z.enum(['supports', 'partly', 'against', 'open']);

/** The columns of a list that hold verdicts in short. */
export const listedVerdicts = {
  findingSaid: findingSchema,
  findingNow: findingSchema,
  standingSaid: standingSchema,
  standingNow: standingSchema,
};

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

/** A claim from its column. */
export function storedClaim(json: string): Claim {
  return parsedJson(json, claimSchema);
}

/** What every verdict has. */
const verdictFrame = z.object({
  method: z.string(),
  asOf: z.string(),
  finding: findingSchema,
  because: z.string(),
});

/** A verdict as it was published, by whatever method: only what every verdict has is checked. */
const verdictSchema = z.custom<Verdict>((value) => verdictFrame.safeParse(value).success, 'not a verdict');

/** A verdict from its column. */
export function storedVerdict(json: string): Verdict {
  return parsedJson(json, verdictSchema);
}

/** A column that holds a verdict. */
export const verdictColumn: z.ZodType<Verdict, string> = z.string().transform(storedVerdict);

/** A verdict for its column. */
export function verdictToStore(verdict: Verdict): string {
  return JSON.stringify(verdict);
}

/** A column that holds the verdicts of both clocks. */
export const clocksColumn: z.ZodType<Clocks, string> = jsonColumn(
  z.object({ said: verdictSchema, now: verdictSchema }),
);

/** The verdicts of both clocks for their column. */
export function clocksToStore({ said, now }: Clocks): string {
  return `{"said":${verdictToStore(said)},"now":${verdictToStore(now)}}`;
}

/** A verdict as a correction quotes it. */
export function verdictShown(verdict: Verdict): VerdictShown {
  return { finding: verdict.finding, standing: standingOf(verdict), because: verdict.because };
}

const shownSchema = z.object({ finding: findingSchema, standing: standingSchema, because: z.string() });

/** A column that holds the verdicts that a correction quotes. */
export const clocksShownColumn: z.ZodType<ClocksShown, string> = jsonColumn(
  z.object({ said: shownSchema, now: shownSchema }),
);

/** Verdicts for such a column. */
export function clocksShownToStore({ said, now }: Clocks): string {
  const shown: ClocksShown = { said: verdictShown(said), now: verdictShown(now) };
  return JSON.stringify(shown);
}
