/** The verdicts that an answer shows, by the clock of its request. */
import type { Context } from 'hono';
import { type CourseTold, courseTold } from '../../claims/editorial/course-told.ts';
import { evaluateBundle } from '../../claims/evaluate.ts';
import type { Clocks, Verdict } from '../../claims/verdict/verdict.ts';
import type { StoredClaim } from '../../db/ledger/stored-claim.ts';
import { type AppEnv, todayOf } from './context.ts';

/** The verdict on a stored claim as of a day, by the current method. */
export function verdictOf(c: Context<AppEnv>, stored: StoredClaim, asOf: string): Verdict {
  return c.var.verdicts.get(`${stored.claim.slug} ${stored.version} ${asOf}`, () =>
    evaluateBundle({
      plumbline: 1,
      asOf,
      claim: stored.claim,
      series: stored.series,
      sources: stored.sources,
      related: stored.claim.related,
    }),
  );
}

/** The course of a stored claim's verdict until today; null if its verdicts are those of another method. */
export function courseOfStored(c: Context<AppEnv>, stored: StoredClaim): CourseTold | null {
  if (stored.otherMethod !== null) return null;
  const today = todayOf(c);
  const { claim, series, sources } = stored;
  return c.var.verdicts.course(`${claim.slug} ${stored.version} ${today}`, () =>
    courseTold({ plumbline: 1, asOf: today, claim, series, sources, related: claim.related }, today),
  );
}

/** The verdicts by both clocks: as published if that was by another method, otherwise computed. */
export function clocksOf(c: Context<AppEnv>, stored: StoredClaim): Clocks {
  return (
    stored.otherMethod ?? {
      said: verdictOf(c, stored, stored.claim.saidOn),
      now: verdictOf(c, stored, todayOf(c)),
    }
  );
}
