/** The golden cases of imports, read as `test/tables/README.md` says: a file, a recipe, what the ledger has, the plan it must give. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PlanAsked, planImport } from '../../../claims/recipes/plan.ts';
import {
  type Answers,
  answersSchema,
  type HeldFigure,
  type Plan,
} from '../../../claims/recipes/plan-shape.ts';
import { type Recipe, readRecipe } from '../../../claims/recipes/recipe.ts';
import { readFile } from '../../../claims/workbook/read.ts';
import { COMMAND_LIMITS, type Format, type Table } from '../../../claims/workbook/table.ts';

const TABLES = join(import.meta.dirname, '../../tables');

export interface Case {
  case: string;
  file: string;
  today: string;
  recipe?: unknown;
  ask?: unknown;
  held?: HeldFigure[];
  expect: Record<string, unknown>;
}

/** All cases, in the order of their names. */
export const CASES: Case[] = readdirSync(join(TABLES, 'cases'))
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => JSON.parse(readFileSync(join(TABLES, 'cases', name), 'utf8')) as Case);

/** A JSON file beside the tables. */
export function jsonOf(name: string): unknown {
  return JSON.parse(readFileSync(join(TABLES, name), 'utf8'));
}

/** The table of a file. */
export function tableOf(file: string, format?: Format, delimiter?: string): Table {
  return readFile(new Uint8Array(readFileSync(join(TABLES, file))), {
    format,
    delimiter,
    limits: COMMAND_LIMITS,
  });
}

/** A recipe that its schema takes. */
export function recipeOf(given: unknown): Recipe {
  const read = readRecipe(given);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.recipe;
}

export function answersOf(given: unknown): Answers {
  return answersSchema.parse(given ?? {});
}

/** What a case plans from. */
export function askedBy({ file, today, recipe: given, ask, held = [] }: Case): PlanAsked {
  const recipe = recipeOf(given);
  return {
    table: tableOf(file, recipe.file.format, recipe.file.delimiter),
    recipe,
    held,
    answers: answersOf(ask),
    today,
  };
}

/** The plan of a case. */
export function planOf(one: Case): Plan {
  return planImport(askedBy(one));
}
