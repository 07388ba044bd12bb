/** The recipe of made files that hold many figures: a series a row, a year a column. */
import { type Recipe, recipeSchema } from '../../claims/recipes/recipe.ts';

/** The recipe of a made file by the names in its first column, each the id of a series. */
export function manyFigures(ids: readonly string[]): Recipe {
  return recipeSchema.parse({
    recipe: 1,
    id: 'many',
    source: { title: 'Many figures', publisher: 'An office' },
    file: { format: 'csv', header: [1, 1], from: 2 },
    layout: 'time-in-columns',
    time: { form: 'YYYY', as: 'year' },
    value: { read: 'shown', decimal: '.', scale: 1, precision: 'exact' },
    series: { by: ['Series'], map: Object.fromEntries(ids.map((id) => [id, { series: id }])) },
    published: { ask: true },
  });
}
