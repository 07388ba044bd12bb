/** A file is held against the ledger: what it would do, and against which state of the ledger that was found. */
import type { Kysely } from 'kysely';
import { hashedPlan } from '../../claims/recipes/hash.ts';
import type { HashedPlan, HeldFigure, KnownSeries, Plan } from '../../claims/recipes/plan-shape.ts';
import type { Recipe } from '../../claims/recipes/recipe.ts';
import type { Schema } from '../base/schema.ts';
import type { Against } from './apply.ts';
import { heldOf } from './held.ts';

/** What the ledger has of the series that a file is about. */
export interface HeldAgainst {
  held: readonly HeldFigure[];
  seriesUnits: Readonly<Record<string, KnownSeries>>;
  /** That every series is told of that the ledger has of those that are asked about. */
  isWhole: true;
}

/** A plan with the state of the ledger that it was made against. */
export interface Planning {
  plan: HashedPlan;
  against: Against;
}

/** Plans a file against what the ledger holds; `plan` makes the plan. */
export async function planAgainst(
  kysely: Kysely<Schema>,
  recipe: Recipe,
  plan: (held: HeldAgainst) => Promise<Plan>,
): Promise<Planning> {
  const mapped = mappedSeries(recipe);
  const held = await heldOf(kysely, mapped);
  const first = await plan({
    held: held.figures,
    seriesUnits: Object.fromEntries(held.series),
    isWhole: true,
  });
  // Series that a template names may be in the ledger already: then they are held too.
  const made = first.series.map(({ id }) => id).filter((id) => !mapped.includes(id));
  const more = await heldOf(kysely, made);
  const last =
    more.series.size === 0
      ? first
      : await plan({
          held: [...held.figures, ...more.figures],
          seriesUnits: Object.fromEntries([...held.series, ...more.series]),
          isWhole: true,
        });
  return {
    plan: await hashedPlan(last),
    against: { series: [...mapped, ...made], mark: Math.max(held.mark, more.mark) },
  };
}

/** The series that a recipe names. */
function mappedSeries({ series: { map = {} } }: Recipe): string[] {
  const named = Object.values(map).flatMap((entry) => (Array.isArray(entry) ? entry : [entry]));
  const ids = named.flatMap((one) => {
    if (one === null) return [];
    return typeof one.series === 'string'
      ? [one.series]
      : Object.values(one.series).filter((id): id is string => typeof id === 'string');
  });
  return [...new Set(ids)];
}
