/** Recipes in the ledger. Each change is a version beside the others. */
import { type Kysely, sql } from 'kysely';
import * as z from 'zod';
import { canonicalJson } from '../../claims/exact/canonical-json.ts';
import { type Recipe, recipeSchema } from '../../claims/recipes/recipe.ts';
import type { Actor } from '../base/audit.ts';
import { jsonColumn, runSql } from '../base/json-columns.ts';
import type { Schema } from '../base/schema.ts';

/** A version of a recipe. */
export interface StoredRecipe {
  id: string;
  version: number;
  recipe: Recipe;
  person: string;
  recordedAt: string;
}

const recipeRow: z.ZodType<StoredRecipe, unknown> = z.object({
  id: z.string(),
  version: z.number(),
  recipe: jsonColumn(recipeSchema),
  person: z.string(),
  recordedAt: z.string(),
});

const COLUMNS = sql`r.id, r.version, r.body AS recipe, r.person, r.recorded_at AS recordedAt`;

/** A recipe by its id: a version, or the latest; undefined if there is none. */
export async function findRecipe(
  kysely: Kysely<Schema>,
  id: string,
  version?: number,
): Promise<StoredRecipe | undefined> {
  const which = version === undefined ? sql`` : sql`AND r.version = ${version}`;
  const [found] = await runSql(
    kysely,
    sql`SELECT ${COLUMNS} FROM recipe r WHERE r.id = ${id} ${which} ORDER BY r.version DESC LIMIT 1`,
    recipeRow,
  );
  return found;
}

/** The latest version of each recipe, by id. */
export function listRecipes(kysely: Kysely<Schema>): Promise<StoredRecipe[]> {
  return runSql(
    kysely,
    sql`SELECT ${COLUMNS} FROM recipe r
      WHERE r.version = (SELECT max(n.version) FROM recipe n WHERE n.id = r.id) ORDER BY r.id`,
    recipeRow,
  );
}

/** Records a recipe, unless its latest version is the same. Returns the number of the version. */
export async function saveRecipe(
  kysely: Kysely<Schema>,
  recipe: Recipe,
  { name }: Pick<Actor, 'name'>,
  at: string,
): Promise<number> {
  const held = await findRecipe(kysely, recipe.id);
  if (held !== undefined && canonicalJson(held.recipe) === canonicalJson(recipe)) return held.version;
  const version = (held?.version ?? 0) + 1;
  await kysely
    .insertInto('recipe')
    .values({ id: recipe.id, version, body: canonicalJson(recipe), person: name, recorded_at: at })
    .execute();
  return version;
}
