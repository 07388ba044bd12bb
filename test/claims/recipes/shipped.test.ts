/** The recipes that come with the program are ones that it takes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readRecipe } from '../../../claims/recipes/recipe.ts';
import { shippedRecipes } from '../../../db/imports/shipped.ts';
import { ROOT } from '../../support/servers.ts';

const FOLDER = join(ROOT, 'db/recipes');
const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

it('are a dozen at least', () => expect(NAMES.length).toBeGreaterThanOrEqual(12));

it.each(NAMES)('%s is a recipe by the id of its file', (name) => {
  const read = readRecipe(JSON.parse(readFileSync(join(FOLDER, name), 'utf8')));
  expect(read.ok ? [] : read.faults).toEqual([]);
  expect(read.ok && `${read.recipe.id}.json`).toBe(name);
});

it('are all those that the program offers', () =>
  expect(shippedRecipes().map(({ id }) => `${id}.json`)).toEqual(NAMES.sort()));
