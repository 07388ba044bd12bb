/**
 * The rating of a verdict, for programs that know no verdict but a number on a scale (schema.org/ClaimReview). Only
 * what was measured and settled has one: a number for the rest would pass doubt off as a middling score.
 */
import { FINDINGS, type Finding } from '../verdict.ts';

/** The ends of the scale. They are always stated, since those that schema.org assumes might change. */
export const WORST_RATING = 1;
export const BEST_RATING = 5;

/**
 * The findings that are rated. A pace is not, even after its deadline: whether it bears its claim out depends on what
 * was claimed, so that "missed" is the worst for one claim and the best for another.
 */
const RATINGS: Partial<Record<Finding, number>> = {
  holds: 5,
  'holds-as-published': 5,
  'within-rounding': 4,
  rounded: 4,
  stretched: 3,
  fails: 1,
  kept: 5,
  'kept-late': 3,
  'partly-kept': 3,
  broken: 1,
};

/** The rating of a finding, from `WORST_RATING` to `BEST_RATING`; undefined if nothing was rated. */
export function ratingOf(finding: Finding): number | undefined {
  return RATINGS[finding];
}

/** The scale as a table: each rating with its findings, the best first, and last the findings that have none. */
export function ratingTable(): { rating: number | undefined; findings: Finding[] }[] {
  const ratings = [...new Set(FINDINGS.map(ratingOf))].sort((a, b) => (b ?? 0) - (a ?? 0));
  return ratings.map((rating) => ({ rating, findings: FINDINGS.filter((f) => ratingOf(f) === rating) }));
}
