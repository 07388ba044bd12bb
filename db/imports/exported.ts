/** What is said of series besides their figures, and recipes, as another ledger gave them away: brought in beside what is here. */
import { sql, type Transaction } from 'kysely';
import * as z from 'zod';
import { type Expected, expectedOf } from '../../claims/editorial/next-release.ts';
import type { Recipe } from '../../claims/recipes/recipe.ts';
import { COMMAND_LINE } from '../base/audit.ts';
import { runSql } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { bringWordPairs, type PairToAdd } from '../ledger/word-pairs.ts';
import { recordNextRelease } from './next-release.ts';
import { findRecipe, saveRecipe } from './recipes.ts';

/** A version of a recipe, as a table has it. */
export interface ExportedRecipe {
  id: string;
  version: number;
  recipe: Recipe;
}

/** What a table says of a next release: a day or a month, or "" where it was taken back. */
export interface ExportedNextRelease {
  series: string;
  expected: string;
}

/** What is to be brought in. */
export interface ExportedImports {
  recipes: readonly ExportedRecipe[];
  nextReleases: readonly ExportedNextRelease[];
  wordPairs: readonly PairToAdd[];
}

/** How many of each were brought in; the rest was here already. */
export interface ImportsBroughtIn {
  recipes: number;
  nextReleases: number;
  wordPairs: number;
  /** Pairs of words that contradict what is said here, each with why. */
  refused: readonly string[];
}

class DryRun extends Error {
  readonly done: ImportsBroughtIn;

  constructor(done: ImportsBroughtIn) {
    super('this was a dry run');
    this.done = done;
  }
}

/**
 * Brings recipes, next releases and pairs of words in. A recipe that the ledger has none of comes with all of its versions; one that it has
 * is left as it is here. The next release of a series is taken where the ledger never said one. Of series that are
 * not here nothing is said.
 */
export async function bringImportsIn(
  database: Database,
  exported: ExportedImports,
  at: string,
  { isDryRun = false }: { isDryRun?: boolean } = {},
): Promise<ImportsBroughtIn> {
  try {
    return await database.kysely.transaction().execute(async (trx) => {
      const words = await bringWordPairs(trx, exported.wordPairs, at);
      const done = {
        recipes: await bringRecipesIn(trx, exported.recipes, at),
        nextReleases: await bringNextReleasesIn(trx, exported.nextReleases, at),
        wordPairs: words.added,
        refused: words.refused,
      };
      if (isDryRun) throw new DryRun(done);
      return done;
    });
  } catch (error) {
    if (error instanceof DryRun) return error.done;
    throw error;
  }
}

async function bringRecipesIn(
  trx: Transaction<Schema>,
  recipes: readonly ExportedRecipe[],
  at: string,
): Promise<number> {
  const byId = new Map<string, ExportedRecipe[]>();
  for (const one of [...recipes].sort((a, b) => a.version - b.version))
    byId.set(one.id, [...(byId.get(one.id) ?? []), one]);
  let brought = 0;
  for (const [id, versions] of byId) {
    if ((await findRecipe(trx, id)) !== undefined) continue;
    for (const { recipe } of versions) await saveRecipe(trx, recipe, COMMAND_LINE, at);
    brought += 1;
  }
  return brought;
}

async function bringNextReleasesIn(
  trx: Transaction<Schema>,
  said: readonly ExportedNextRelease[],
  at: string,
): Promise<number> {
  // The last of a series counts.
  const last = new Map(said.map(({ series, expected }) => [series, expected]));
  const rows = await runSql(
    trx,
    sql`SELECT DISTINCT series_id AS series FROM next_release`,
    z.object({ series: z.string() }),
  );
  const known = new Set(rows.map(({ series }) => series));
  let brought = 0;
  for (const [series, text] of last) {
    const expected: Expected | undefined = expectedOf(text);
    if (expected === undefined || known.has(series)) continue;
    const saved = await recordNextRelease(trx, { series, expected, actor: COMMAND_LINE, at });
    if (saved.outcome === 'saved') brought += 1;
  }
  return brought;
}
