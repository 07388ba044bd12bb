/** When an open claim will be decided, by what the ledger has of the series of its figure. */
import type { Context } from 'hono';
import { decidingFigure } from '../../claims/editorial/deadlines.ts';
import { type WhenKnown, whenKnown } from '../../claims/editorial/when-known.ts';
import type { AnyVerdict } from '../../claims/verdict/verdict.ts';
import type { StoredClaim } from '../../db/ledger/stored-claim.ts';
import { type AppEnv, todayOf } from './context.ts';

/** When a claim will be decided that is open by the verdict of today; null if it is decided, or nothing says by what. */
export function whenOf(c: Context<AppEnv>, stored: StoredClaim, now: AnyVerdict): WhenKnown | null {
  const figure = decidingFigure(stored.claim, now);
  const series = stored.series.find(({ id }) => id === figure?.series);
  if (figure === null || series === undefined) return null;
  const next = stored.nextReleases.find((one) => one.series === series.id) ?? null;
  return whenKnown(figure, { series, next, hasNewer: stored.queued?.cause === 'evidence' }, todayOf(c));
}
