/** The plan of a file against the ledger: what it would do, and against which state of the ledger that was found. */
import type { Kysely } from 'kysely';
import { hashedPlan } from '../../claims/recipes/hash.ts';
import { planImport } from '../../claims/recipes/plan.ts';
import type { Answers, HashedPlan, Plan } from '../../claims/recipes/plan-shape.ts';
import type { Recipe } from '../../claims/recipes/recipe.ts';
import type { Table } from '../../claims/workbook/table.ts';
import type { Schema } from '../base/schema.ts';
import type { Against } from './apply.ts';
import { type Held, heldOf } from './held.ts';

/** A file that was read, with the recipe by which it is. */
export interface ToPlan {
  table: Table;
  recipe: Recipe;
  answers: Answers;
  today: string;
}

/** A plan with the state of the ledger that it was made against. */
export interface Planning {
  plan: HashedPlan;
  against: Against;
}

/** The plan of a file against what the ledger holds. Throws nothing: what is wrong is in the plan. */
export async function planAgainst(kysely: Kysely<Schema>, toPlan: ToPlan): Promise<Planning> {
  const mapped = mappedSeries(toPlan.recipe);
  const held = await heldOf(kysely, mapped);
  const first = planWith(toPlan, held);
  // Series that a template names may be in the ledger already: then they are held too.
  const made = first.series.map(({ id }) => id).filter((id) => !mapped.includes(id));
  const more = await heldOf(kysely, made);
  const plan = more.series.size === 0 ? first : planWith(toPlan, both(held, more));
  return {
    plan: await hashedPlan(plan),
    against: { series: [...mapped, ...made], mark: Math.max(held.mark, more.mark) },
  };
}

function both(a: Held, b: Held): Pick<Held, 'figures' | 'series'> {
  return { figures: [...a.figures, ...b.figures], series: new Map([...a.series, ...b.series]) };
}

function planWith(toPlan: ToPlan, { figures, series }: Pick<Held, 'figures' | 'series'>): Plan {
  return planImport({ ...toPlan, held: figures, seriesUnits: Object.fromEntries(series) });
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
