/** What a file of figures is and would do: its recipe, proposed if none is known, the sheet that is read, the plan. */
import { fittingRecipe } from '../../claims/recipes/fitting.ts';
import { headsOf, planImport } from '../../claims/recipes/plan.ts';
import type { Answers, HeldFigure, KnownSeries, Plan } from '../../claims/recipes/plan-shape.ts';
import { proposeRecipe } from '../../claims/recipes/propose.ts';
import type { Recipe } from '../../claims/recipes/recipe.ts';
import { readFile } from '../../claims/workbook/read.ts';
import { type Limits, type Sheet, type Table, UnreadableFile } from '../../claims/workbook/table.ts';

/** A file to be looked at, with what the ledger has. */
export interface FileToLookAt {
  bytes: Uint8Array<ArrayBuffer>;
  /** The recipe by which it is read; one is proposed if there is none. */
  recipe?: Recipe | undefined;
  /** Recipes of which the one is taken whose table it is, if no recipe is said. */
  candidates?: readonly Recipe[] | undefined;
  /** Whether it is told why a proposal is as it is, also of a recipe that was one. */
  explains: boolean;
  answers: Answers;
  held: readonly HeldFigure[];
  seriesUnits: Readonly<Record<string, KnownSeries>>;
  /** Whether these are all that the ledger has of those that the recipe names. */
  isWhole?: boolean | undefined;
  today: string;
  limits: Limits;
}

/** What was found. Values that a thread can send to another. */
export type FileLook =
  | {
      is: 'looked';
      recipe: Recipe;
      /** Why each part of a proposed recipe is as it is, if that is asked for. */
      reasons: string[];
      plan: Plan;
      /** The fingerprint of its head, which the recipe keeps once the file is brought in. */
      heads: string[];
      /** The beginning of the sheet that is read; absent if the file has it no more. */
      sheet?: Sheet | undefined;
      /** How many rows the sheet has. */
      rows: number;
    }
  /** It cannot be read: a sentence about why, and what to do. */
  | { is: 'refused'; why: string };

/** How many rows of a sheet are sent back. */
const ROWS = 60;

/** Looks at a file. Throws nothing that the file can be blamed for. */
export function lookAtFile(file: FileToLookAt): FileLook {
  const { bytes, recipe: given, explains, answers, held, seriesUnits, isWhole, today, limits } = file;
  let table: Table;
  try {
    table = readFile(bytes, {
      format: given?.file.format,
      delimiter: given?.file.delimiter,
      limits,
    });
  } catch (error) {
    if (error instanceof UnreadableFile) return { is: 'refused', why: error.message };
    throw error;
  }
  const fitting = given ?? fittingRecipe(table, file.candidates ?? [], today);
  const proposal = fitting === undefined || explains ? proposeRecipe(table, { today }) : undefined;
  const recipe = fitting ?? proposal?.recipe;
  if (recipe === undefined)
    return {
      is: 'refused',
      why: 'No table of figures with times was found in the file. If there is one, bring the file by the command line with a recipe of your own.',
    };
  const sheet = table.sheets.find((one) => one.name === (recipe.file.sheet ?? table.sheets[0]?.name));
  return {
    is: 'looked',
    recipe,
    reasons: proposal?.reasons.map(({ path, why }) => `${path}: ${why}`) ?? [],
    heads: headsOf(table, recipe, today),
    plan: planImport({ table, recipe, held, answers, today, seriesUnits, isWhole }),
    ...(sheet === undefined ? {} : { sheet: { ...sheet, rows: sheet.rows.slice(0, ROWS) } }),
    rows: sheet?.rows.length ?? 0,
  };
}
