/** What would become of published verdicts if figures came: computed in memory, before anything is written. */
import { type Kysely, sql } from 'kysely';
import { type BecomesOf, becomesOf, byWeight } from '../../claims/editorial/becomes.ts';
import { movement } from '../../claims/editorial/movement.ts';
import type { Observation, Source } from '../../claims/evidence/series.ts';
import type { HashedPlan, Planned } from '../../claims/recipes/plan-shape.ts';
import { dayAt } from '../base/calendar.ts';
import type { Schema } from '../base/schema.ts';
import {
  CLAIMS_AT_A_TIME,
  computeClocks,
  lastRulings,
  lastVerdicts,
  latestMark,
  standingVerdicts,
} from '../ledger/rulings.ts';
import { type BareClaim, claimsOfRevisions } from '../ledger/stored-claim.ts';
import { observationOf } from './rows.ts';

/** Figures that may come, by series, all of one source. */
interface Coming {
  source: Source;
  figures: ReadonlyMap<string, readonly Observation[]>;
}

/** What becomes of a claim, with its row, and what lists show of it. */
export type BecomesOfClaim = BecomesOf & { claimId: number; quote: string; claimant: string };

/**
 * What would become of each published claim that rests on series of which figures come, what turns first. Others are not
 * computed: no verdict sees a series that its claim does not name.
 */
async function becomesOn(kysely: Kysely<Schema>, coming: Coming, at: string): Promise<BecomesOfClaim[]> {
  const ids = await restingOn(kysely, [...coming.figures.keys()]);
  const [mark, { today }] = await Promise.all([latestMark(kysely), dayAt(kysely, at)]);
  const found: BecomesOfClaim[] = [];
  for (let i = 0; i < ids.length; i += CLAIMS_AT_A_TIME) {
    const some = ids.slice(i, i + CLAIMS_AT_A_TIME);
    const [revisions, rulings] = await Promise.all([
      claimsOfRevisions(kysely, some),
      lastRulings(kysely, some),
    ]);
    for (const revision of revisions) {
      const ruled = lastVerdicts(rulings, revision.revisionId);
      if (ruled === undefined) continue;
      const { before } = standingVerdicts(revision, ruled, mark, today);
      const after = computeClocks(withComing(revision.latest, coming), today);
      const what = becomesOf(before, after);
      if (what === undefined) continue;
      const { slug, quote, claimant } = revision.claim.claim;
      found.push({
        claimId: revision.claimId,
        slug,
        quote,
        claimant: claimant.name,
        what,
        before,
        after,
        moves: movement(before, after),
      });
    }
  }
  return found.sort(byWeight);
}

/** What would become of published verdicts if a plan were applied. */
export function becomesOfPlan(
  kysely: Kysely<Schema>,
  plan: Pick<HashedPlan, 'new' | 'revised'>,
  at: string,
): Promise<BecomesOfClaim[]> {
  return becomesOn(kysely, { source: COMING, figures: comingOf(plan) }, at);
}

/** The source of figures that have not come. */
const COMING: Source = { id: 'coming', title: 'Figures that are to come', publisher: 'The file' };

/** The figures that a plan writes, by series. */
function comingOf(plan: Pick<HashedPlan, 'new' | 'revised'>): Map<string, Observation[]> {
  const coming = new Map<string, Observation[]>();
  const add = (figure: Planned) => {
    const figures = coming.get(figure.series) ?? [];
    coming.set(figure.series, figures);
    figures.push(observationOf(figure, COMING.id));
  };
  for (const figure of plan.new) add(figure);
  for (const { figure } of plan.revised) add(figure);
  return coming;
}

/** The published revisions that rest on series. */
async function restingOn(kysely: Kysely<Schema>, series: readonly string[]): Promise<number[]> {
  const rows = await kysely
    .selectFrom('revision_series as rs')
    .innerJoin('listing as l', 'l.revision_id', 'rs.revision_id')
    .select('l.revision_id as id')
    .distinct()
    .where(sql<boolean>`rs.series_id IN (SELECT value FROM json_each(${JSON.stringify(series)}))`)
    .execute();
  return rows.map(({ id }) => id);
}

/** A claim with the figures that come among those of its series; one of the same time and day of publication is corrected by them. */
function withComing(claim: BareClaim, { source, figures }: Coming): BareClaim {
  const isTouched = claim.series.some(({ id }) => figures.has(id));
  if (!isTouched) return claim;
  return {
    ...claim,
    series: claim.series.map((series) => {
      const fresh = figures.get(series.id) ?? [];
      const places = new Set(fresh.map(placeOf));
      const kept = series.observations.filter((one) => !places.has(placeOf(one)));
      return { ...series, observations: [...kept, ...fresh] };
    }),
    sources: [...claim.sources.filter(({ id }) => id !== source.id), source],
  };
}

const placeOf = ({ at, publishedOn }: Observation) => `${at} ${publishedOn}`;
