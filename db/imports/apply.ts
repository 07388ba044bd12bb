/**
 * A plan is applied: its figures come into the ledger all together, or not at all.
 *
 * They are written aside first, some at a time, where nothing reads them; then one transaction brings them over, so that a
 * database far away is asked in bounded batches, and readers see all of it at once. What an import that was cut off left aside
 * belongs to nothing, and goes with a later one.
 */
import type { Kysely, Transaction } from 'kysely';
import { expectedOf } from '../../claims/editorial/next-release.ts';
import type { SeriesHead } from '../../claims/evidence/record.ts';
import type { Source } from '../../claims/evidence/series.ts';
import type { HashedPlan, Made } from '../../claims/recipes/plan-shape.ts';
import { type Recipe, readRecipe } from '../../claims/recipes/recipe.ts';
import { tally } from '../../claims/words/numbers.ts';
import { type Actor, recordAudit } from '../base/audit.ts';
import { dayAt } from '../base/calendar.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { insertEvidence } from '../evidence/load.ts';
import { cacheSeries } from '../evidence/series-cache.ts';
import { type Followed, follow, revisionsBehind } from '../ledger/queue.ts';
import { freeSourceId } from '../ledger/slugs.ts';
import { type BecomesOfClaim, becomesOfPlan } from './becomes.ts';
import { markOf } from './held.ts';
import { recordNextReleases } from './next-release.ts';
import { saveRecipe } from './recipes.ts';
import { recordRelease } from './releases.ts';
import { bringOver, countAside, rowCount, writeAside } from './rows.ts';

type Trx = Transaction<Schema>;

/** The ledger is another than the plan was made against: it has to be looked at again. */
export class LedgerMoved extends Error {}

/** A release of a day that has not come. */
export class NotReleasedYet extends Error {}

/** The state of the ledger that a plan was made against: its series, and the last observation of them. */
export interface Against {
  series: readonly string[];
  mark: number;
}

/** What is to be applied. */
export interface ToApply {
  plan: HashedPlan;
  /** The day of release of the plan. */
  releasedOn: string;
  recipe: Recipe;
  /** The fingerprint of the file’s head: the recipe keeps it, so that another head stops the next file. */
  heads: readonly string[];
  /** The SHA-256 of the file, which is kept. */
  file: string;
  against: Against;
}

/** How many figures an import brought. */
export interface ImportCounts {
  series: number;
  new: number;
  revised: number;
  confirmed: number;
}

/** What an import did. */
export interface Applied extends Followed {
  importId: number;
  /** The slug of its release, which readers see once it is published. */
  release: string;
  counts: ImportCounts;
  becomes: readonly BecomesOfClaim[];
}

/** An import that was applied before. */
export interface AppliedBefore {
  importId: number;
  release: string;
  appliedAt: string;
}

/** The import by which a plan was applied; undefined if it was not. */
export async function appliedPlan(kysely: Kysely<Schema>, hash: string): Promise<AppliedBefore | undefined> {
  const row = await kysely
    .selectFrom('import as i')
    .innerJoin('data_release as d', 'd.import_id', 'i.id')
    .select(['i.id as importId', 'd.slug as release', 'i.applied_at as appliedAt'])
    .where('i.plan_hash', '=', hash)
    .where('i.applied_at', 'is not', null)
    .executeTakeFirst();
  return row === undefined ? undefined : { ...row, appliedAt: row.appliedAt ?? '' };
}

/**
 * Applies a plan that nothing is in the way of. `at` is the time (ISO 8601). Throws a LedgerMoved, and then nothing has changed,
 * if figures of its series were recorded since it was made, and a NotReleasedYet.
 */
export async function applyPlan(
  database: Database,
  toApply: ToApply,
  { at, actor, onProgress }: { at: string; actor: Actor; onProgress?: (done: number, of: number) => void },
): Promise<Applied> {
  const { kysely } = database;
  const { plan } = toApply;
  const counts: ImportCounts = {
    series: plan.series.length,
    new: plan.new.length,
    revised: plan.revised.length,
    confirmed: plan.confirmed.length,
  };
  const { today } = await dayAt(kysely, at);
  if (toApply.releasedOn > today)
    throw new NotReleasedYet(
      `${toApply.releasedOn} has not come: figures are recorded once they are published, and today is ${today}`,
    );
  const recipe = withHeads(toApply.recipe, toApply.heads);
  await dropLeftovers(kysely, at);
  const begun = await begin(kysely, { ...toApply, recipe }, counts, { at, actor });
  await writeAside(kysely, begun, plan, onProgress);
  const becomes = await becomesOfPlan(kysely, plan, at);
  return kysely.transaction().execute(async (trx) => {
    if ((await markOf(trx, toApply.against.series)) !== toApply.against.mark)
      throw new LedgerMoved(
        'figures of these series were recorded since the plan was made: look at it again',
      );
    if ((await countAside(trx, begun)) !== rowCount(plan))
      throw new LedgerMoved('the import was cleared away while it waited: start it again');
    const followed = await bringIn(trx, { ...toApply, recipe }, { importId: begun, at, today, actor });
    const release = await recordRelease(trx, {
      importId: begun,
      releasedOn: toApply.releasedOn,
      title: toApply.recipe.source.title,
      becomes,
    });
    await recordAudit(trx, {
      at,
      actor,
      action: 'file-imported',
      subject: toApply.recipe.id,
      detail: `${tally(counts.new, 'new figure')}, ${counts.revised} revised, ${counts.confirmed} as they were`,
    });
    return { importId: begun, release, counts, becomes, ...followed };
  });
}

/** How long rows that were written aside are left alone, in milliseconds: their import may still be at work. */
const AT_WORK = 24 * 60 * 60 * 1_000;

/** Clears away what imports that were cut off left behind. */
async function dropLeftovers(kysely: Kysely<Schema>, at: string): Promise<void> {
  const before = new Date(Date.parse(at) - AT_WORK).toISOString();
  const left = await kysely
    .selectFrom('import')
    .select('id')
    .where('applied_at', 'is', null)
    .where('begun_at', '<', before)
    .execute();
  for (const { id } of left) {
    await kysely.deleteFrom('import_row').where('import_id', '=', id).execute();
    await kysely.deleteFrom('import').where('id', '=', id).execute();
  }
}

async function begin(
  kysely: Kysely<Schema>,
  { plan, recipe, file, releasedOn }: ToApply,
  counts: ImportCounts,
  { at, actor }: { at: string; actor: Actor },
): Promise<number> {
  return kysely.transaction().execute(async (trx) => {
    const version = await saveRecipe(trx, recipe, actor, at);
    const row = await trx
      .insertInto('import')
      .values({
        file_sha256: file,
        recipe_id: recipe.id,
        recipe_version: version,
        plan_hash: plan.hash,
        released_on: releasedOn,
        answers: JSON.stringify(plan.answers),
        counts: JSON.stringify(counts),
        source_id: null,
        person_id: actor.personId,
        person: actor.name,
        begun_at: at,
        applied_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return row.id;
  });
}

/** The source that the figures of an import name: the release of a data set, on its day. */
function sourceOf({ recipe: { source }, file, releasedOn }: ToApply, id: string, today: string): Source {
  return {
    id,
    title: source.title,
    publisher: source.publisher,
    ...(source.url === undefined ? {} : { url: source.url }),
    ...(source.licence === undefined ? {} : { licence: source.licence }),
    publishedOn: releasedOn,
    retrievedOn: today,
    sha256: file,
  };
}

async function bringIn(
  trx: Trx,
  toApply: ToApply,
  { importId, at, today, actor }: { importId: number; at: string; today: string; actor: Actor },
): Promise<Followed> {
  const { plan, recipe, releasedOn } = toApply;
  const id = await freeSourceId(trx, `${recipe.id}-${releasedOn}`);
  await insertEvidence(
    trx,
    { sources: [sourceOf(toApply, id, today)], series: plan.series.map(headOf), observations: [] },
    at,
  );
  await bringOver(trx, { importId, rows: rowCount(plan), source: id, at });
  const moved = [...new Set([...plan.new, ...plan.revised].map(({ series }) => series))];
  await cacheSeries(trx, moved);
  const expected = plan.next === undefined ? undefined : expectedOf(plan.next.expected);
  if (expected !== undefined) {
    const all = [...new Set([...moved, ...plan.confirmed.map(({ series }) => series)])];
    await recordNextReleases(trx, all, expected, { actor, at, subject: recipe.id });
  }
  if (plan.series.length > 0) await saveRecipe(trx, withMade(recipe, plan.series), actor, at);
  await trx.updateTable('import').set({ source_id: id, applied_at: at }).where('id', '=', importId).execute();
  return follow(trx, await revisionsBehind(trx, moved), at);
}

function headOf({ label: _, ...head }: Made): SeriesHead {
  return head;
}

/** A recipe with the head of the file that it read last, if that can be kept. */
function withHeads(recipe: Recipe, heads: readonly string[]): Recipe {
  const read = readRecipe({ ...recipe, file: { ...recipe.file, heads: [...heads] } });
  return read.ok ? read.recipe : recipe;
}

/** A recipe that knows the series that it made, so that the next release goes into them. */
function withMade(recipe: Recipe, made: readonly Made[]): Recipe {
  const { map = {} } = recipe.series;
  const named = new Set(Object.keys(map).map((label) => label.trim()));
  const more = made.filter(({ label }) => !named.has(label));
  const added = Object.fromEntries(more.map(({ label, id }) => [label, { series: id }]));
  return { ...recipe, series: { ...recipe.series, map: { ...map, ...added } } };
}
