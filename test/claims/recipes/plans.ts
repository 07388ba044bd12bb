/** Small plans for tests: a table as text, what of a recipe matters, and the plan. */
import { planImport } from '../../../claims/recipes/plan.ts';
import type { HeldFigure, KnownSeries, Plan, Warning } from '../../../claims/recipes/plan-shape.ts';
import type { Recipe } from '../../../claims/recipes/recipe.ts';
import { readFile } from '../../../claims/workbook/read.ts';
import { type Cell, COMMAND_LIMITS, type Row, type Table } from '../../../claims/workbook/table.ts';
import { answersOf, recipeOf } from './cases.ts';

/** The table of a text. */
export function tableFrom(text: string): Table {
  return readFile(new TextEncoder().encode(text), { limits: COMMAND_LIMITS });
}

/** A workbook of one sheet, each row a list of texts or cells. */
export function workbook(
  rows: readonly (readonly (string | Partial<Cell>)[])[],
  sheet: Partial<Table['sheets'][number]> = {},
): Table {
  const cellOf = (cell: string | Partial<Cell>): Cell =>
    typeof cell === 'string'
      ? { shown: cell, kind: cell === '' ? 'empty' : 'text' }
      : { shown: '', kind: 'text', ...cell };
  const made = rows.map((cells, i): Row => ({ number: i + 1, cells: cells.map(cellOf) }));
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  return { format: 'xlsx', sheets: [{ name: 'T', rows: made, width, hiddenColumns: [], ...sheet }] };
}

/** What differs from the plain recipe. */
export type RecipePart = { [key in keyof Recipe]?: unknown };

/** A recipe of a long table of time, label and value. */
export function recipeWith(part: RecipePart, format = 'csv'): Recipe {
  return recipeOf({
    recipe: 1,
    id: 'test',
    source: { title: 'A file', publisher: 'An office' },
    file: { format },
    layout: 'long',
    time: { column: 'Time', form: 'YYYY' },
    value: { column: 'Value', decimal: '.', group: ',' },
    series: { by: [], map: { '': { series: 's' } } },
    published: { ask: true },
    ...part,
  });
}

export interface PlanOptions {
  ask?: unknown;
  held?: HeldFigure[];
  today?: string;
  known?: Record<string, KnownSeries>;
  isWhole?: boolean;
}

/** The plan of a table; figures for older times count as published in it. */
export function planWith(
  table: Table | string,
  part: RecipePart = {},
  { ask, held = [], today = '2026-11-30', known = {}, isWhole }: PlanOptions = {},
): Plan {
  const read = typeof table === 'string' ? tableFrom(table) : table;
  const answers = answersOf({ published: '2026-11-20', older: { '*': 'here' }, ...(ask as object) });
  return planImport({
    table: read,
    recipe: recipeWith(part, read.format),
    held,
    answers,
    today,
    seriesUnits: known,
    isWhole,
  });
}

/** The findings of a plan by code. */
export function foundIn(plan: Plan, code: string): Warning[] {
  return plan.warnings.filter((warning) => warning.code === code);
}

/** The codes of a plan's findings, with their levels. */
export function codesOf(plan: Plan): string[] {
  return plan.warnings.map(({ level, code }) => `${level} ${code}`);
}

/** A figure of the ledger. */
export function heldFigure(at: string, value: string, more: Partial<HeldFigure> = {}): HeldFigure {
  return { series: 's', at, value, precision: { nearest: '1' }, publishedOn: '2020-01-01', ...more };
}

/** The new figures of a plan in short: time, value, what it is nearest. */
export function figuresOf(plan: Plan): string[] {
  return plan.new.map(
    ({ at, value, precision }) =>
      `${at} ${value} ${typeof precision === 'object' && 'nearest' in precision ? precision.nearest : JSON.stringify(precision)}`,
  );
}
