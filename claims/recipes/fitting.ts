/** The recipe whose table a file is, among those that are known: nobody has to know that one comes with the program. */
import type { Table } from '../workbook/table.ts';
import { planImport } from './plan.ts';
import type { Recipe } from './recipe.ts';

/** What a new release of a table may bring that its recipe does not know yet. */
const EXPECTED: ReadonlySet<string> = new Set(['label-unmapped']);

/**
 * The first of some recipes by which a file is read: it has the format and the sheet, nothing but labels that are new stops it, and
 * most of its labels are those of the recipe. Undefined if none is.
 */
export function fittingRecipe(
  table: Table,
  candidates: readonly Recipe[],
  today: string,
): Recipe | undefined {
  return candidates.find((recipe) => isOfFile(table, recipe) && isRead(table, recipe, today));
}

function isOfFile({ format, sheets }: Table, { file }: Recipe): boolean {
  const hasSheet = file.sheet === undefined || sheets.some(({ name }) => name.trim() === file.sheet?.trim());
  return file.format === format && hasSheet;
}

function isRead(table: Table, recipe: Recipe, today: string): boolean {
  const plan = planImport({ table, recipe, held: [], answers: {}, today, seriesUnits: {} });
  const known = new Set(plan.new.map(({ series }) => series)).size;
  return plan.stop.every((code) => EXPECTED.has(code)) && known > plan.unmapped.length;
}
