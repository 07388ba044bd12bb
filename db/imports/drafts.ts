/** Files that people are looking at, each with its recipe as it is corrected and the answers that were given. */
import type { Kysely } from 'kysely';
import { type Answers, answersSchema } from '../../claims/recipes/plan-shape.ts';
import { type Recipe, recipeSchema } from '../../claims/recipes/recipe.ts';
import type { Actor } from '../base/audit.ts';
import { parsedJson } from '../base/json-columns.ts';
import type { Schema } from '../base/schema.ts';

/** A file on its way in. */
export interface ImportDraft {
  id: string;
  file: { sha256: string; name: string; size: number };
  recipe: Recipe;
  answers: Answers;
  person: string;
  at: string;
}

/** What is kept of a file on its way in. */
export interface KeptDraft {
  id: string;
  file: string;
  recipe: Recipe;
  answers: Answers;
}

/** Keeps a file on its way in, or what was changed of it. */
export async function keepDraft(
  kysely: Kysely<Schema>,
  { id, file, recipe, answers }: KeptDraft,
  { actor, at }: { actor: Actor; at: string },
): Promise<void> {
  const kept = { recipe: JSON.stringify(recipe), answers: JSON.stringify(answers), at };
  await kysely
    .insertInto('import_draft')
    .values({ id, file_sha256: file, person_id: actor.personId, person: actor.name, ...kept })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(kept))
    .execute();
}

/** A file on its way in; undefined if there is none of that id. */
export async function findDraft(kysely: Kysely<Schema>, id: string): Promise<ImportDraft | undefined> {
  const row = await draftsOf(kysely).where('d.id', '=', id).executeTakeFirst();
  return row === undefined
    ? undefined
    : {
        id: row.id,
        file: { sha256: row.sha256, name: row.name, size: row.size },
        recipe: parsedJson(row.recipe, recipeSchema),
        answers: parsedJson(row.answers, answersSchema),
        person: row.person,
        at: row.at,
      };
}

function draftsOf(kysely: Kysely<Schema>) {
  return kysely
    .selectFrom('import_draft as d')
    .innerJoin('file as f', 'f.sha256', 'd.file_sha256')
    .select(['d.id', 'f.sha256', 'f.name', 'f.size', 'd.recipe', 'd.answers', 'd.person', 'd.at']);
}

/** How many are listed. */
const LISTED = 20;

/** A file on its way in, in a list. */
export type ListedDraft = Pick<ImportDraft, 'id' | 'person' | 'at'> & { name: string };

/** The files on their way in, the last touched first. */
export async function listDrafts(kysely: Kysely<Schema>): Promise<ListedDraft[]> {
  return draftsOf(kysely)
    .clearSelect()
    .select(['d.id', 'f.name', 'd.person', 'd.at'])
    .orderBy('d.at', 'desc')
    .limit(LISTED)
    .execute();
}

/** Takes a file off the desk: it was brought in, or is not wanted. Its bytes stay, under its hash. */
export async function dropDraft(kysely: Kysely<Schema>, id: string): Promise<void> {
  await kysely.deleteFrom('import_draft').where('id', '=', id).execute();
}
