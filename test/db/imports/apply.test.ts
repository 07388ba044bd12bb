/** Files of figures come into the ledger all at once, twice without effect, and not at all where the ledger has moved. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { headsOf, planImport } from '../../../claims/recipes/plan.ts';
import { type Answers, answersSchema, isApplicable } from '../../../claims/recipes/plan-shape.ts';
import { type Recipe, recipeSchema } from '../../../claims/recipes/recipe.ts';
import { COMMAND_LINE } from '../../../db/base/audit.ts';
import type { Database } from '../../../db/base/open.ts';
import { addEvidence } from '../../../db/evidence/load.ts';
import { stalePacks } from '../../../db/evidence/series-cache.ts';
import {
  type Applied,
  appliedPlan,
  applyPlan,
  LedgerMoved,
  NotReleasedYet,
} from '../../../db/imports/apply.ts';
import { keepFile } from '../../../db/imports/files.ts';
import { type Planning, planAgainst } from '../../../db/imports/plan.ts';
import { findRecipe } from '../../../db/imports/recipes.ts';
import { findRelease } from '../../../db/imports/release-reads.ts';
import { loadBundles } from '../../../db/ledger/load.ts';
import { listQueue } from '../../../db/ledger/queue.ts';
import { valid } from '../../support/bundles.ts';
import { noSqld } from '../../support/edge.ts';
import { EMBEDDED, onItsOwn, REMOTE, type Store } from '../../support/ledgers.ts';
import { ROOT } from '../../support/servers.ts';
import { bytesOf, tableOf } from '../../support/tables.ts';

interface Case {
  file: string;
  recipe: Recipe;
  answers: Answers;
}

/** A case of `test/tables/cases`. */
function caseOf(name: string): Case {
  const read = JSON.parse(readFileSync(join(ROOT, 'test/tables/cases', `${name}.json`), 'utf8'));
  return {
    file: read.file,
    recipe: recipeSchema.parse(read.recipe),
    answers: answersSchema.parse(read.ask ?? {}),
  };
}

const AT = '2020-01-31T10:00:00.000Z';

function planOf(database: Database, { file, recipe, answers }: Case): Promise<Planning> {
  return planAgainst(database.kysely, recipe, async (held) =>
    planImport({ table: tableOf(file), recipe, answers, today: AT.slice(0, 10), ...held }),
  );
}

/** The series that a recipe fills, which a ledger has before the first file. */
async function withSeries(database: Database, { recipe }: Case): Promise<void> {
  const ids = Object.values(recipe.series.map ?? {}).flatMap((entry) =>
    [entry].flat().flatMap((one) => (one === null || typeof one.series !== 'string' ? [] : [one.series])),
  );
  await database.kysely.transaction().execute((trx) =>
    addEvidence(
      trx,
      {
        series: [...new Set(ids)].map((id) => ({
          id,
          title: `Police officers, ${id.replace('officers-', '')}`,
          unit: 'officers',
          observations: [],
        })),
        sources: [],
      },
      AT,
    ),
  );
}

async function apply(database: Database, one: Case, planning?: Planning): Promise<Applied> {
  const { plan, against } = planning ?? (await planOf(database, one));
  const bytes = new Uint8Array(bytesOf(one.file));
  const file = await keepFile(database, undefined, { name: one.file, bytes }, AT);
  return applyPlan(
    database,
    {
      plan,
      releasedOn: plan.published ?? '',
      recipe: one.recipe,
      heads: headsOf(tableOf(one.file), one.recipe, AT.slice(0, 10)),
      file,
      against,
    },
    { at: AT, actor: COMMAND_LINE },
  );
}

const figures = async ({ kysely }: Database) =>
  (
    await kysely
      .selectFrom('observation')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;

const SEP18 = caseOf('ho-sep18');
const SEP19 = caseOf('ho-sep19');

/** What somebody said of Cleveland's officers, which the file of 2019 revises. */
function claimOn(series: string, at: string, value: string) {
  return valid({
    plumbline: 1,
    asOf: '2020-01-01',
    claim: {
      slug: 'a-claim-on-officers',
      quote: `${series} has ${value} officers`,
      claimant: { name: 'Somebody' },
      saidOn: '2019-06-01',
      kind: 'level',
      claimed: { value, unit: 'officers' },
      inputs: { value: { series, at } },
    },
    series: [
      {
        id: series,
        title: `Police officers, ${series.replace('officers-', '')}`,
        unit: 'officers',
        observations: [],
      },
    ],
    sources: [],
  });
}

function suite(store: Store): void {
  it(
    'brings two releases in: new, revised, confirmed, with the cells that they stand in',
    onItsOwn(store, async (database) => {
      await withSeries(database, SEP18);
      const first = await apply(database, SEP18);
      expect(first.counts).toMatchObject({ series: 0, revised: 0, confirmed: 0 });
      const before = await figures(database);
      const second = await apply(database, SEP19);
      expect(second.counts).toEqual({ series: 0, new: 92, revised: 2, confirmed: 44 });
      expect(await figures(database)).toBe(before + 94);
      expect(await stalePacks(database.kysely)).toEqual([]);
      const rows = await database.kysely
        .selectFrom('import_row')
        .select(['what', 'cell', 'shown', 'value'])
        .where('import_id', '=', second.importId)
        .where('what', '=', 'revised')
        .execute();
      expect(rows.map(({ cell }) => cell).every((cell) => /^Table_1\W[B-D]\d+$/.test(cell))).toBe(true);
      const found = await findRelease(database, second.release);
      expect(found?.release).toMatchObject({
        counts: second.counts,
        publishedAt: null,
        releasedOn: '2020-01-30',
      });
      expect(found?.series.reduce((sum, one) => sum + one.new + one.revised, 0)).toBe(94);
      // Both files have one head, the times in it apart, and the recipe knows it from then on.
      const kept = await findRecipe(database.kysely, SEP19.recipe.id);
      const heads = kept?.recipe.file.heads ?? [];
      expect([kept?.version, heads[0], heads[1]?.endsWith('{time}')]).toEqual([1, 'Force', true]);
      const changed = kept && { ...kept.recipe.file, heads: ['Force', 'Another column'] };
      const { plan } = await planOf(database, {
        ...SEP19,
        recipe: { ...SEP19.recipe, file: changed ?? SEP19.recipe.file },
      });
      expect(plan.stop).toContain('header-changed');
    }),
  );

  it(
    'queues what the figures turn, and changes nothing that was published',
    onItsOwn(store, async (database) => {
      await withSeries(database, SEP18);
      await apply(database, SEP18);
      const planning = await planOf(database, SEP19);
      const [revised] = planning.plan.revised;
      if (revised === undefined) throw new Error('nothing is revised');
      await loadBundles(database, [{ bundle: claimOn(revised.series, revised.at, revised.old) }], AT);
      const { becomes, queued } = await apply(database, SEP19, await planOf(database, SEP19));
      expect(becomes.map(({ slug, what }) => [slug, what])).toEqual([['a-claim-on-officers', 'turned']]);
      expect(queued.map(({ slug }) => slug)).toEqual(['a-claim-on-officers']);
      expect((await listQueue(database, 1)).entries[0]).toMatchObject({
        slug: 'a-claim-on-officers',
        cause: 'evidence',
      });
    }),
  );

  it(
    'applies nothing where the ledger has moved, and nothing twice',
    onItsOwn(store, async (database) => {
      await withSeries(database, SEP18);
      await apply(database, SEP18);
      const planning = await planOf(database, SEP19);
      const [first, second] = await Promise.allSettled([
        apply(database, SEP19, planning),
        apply(database, SEP19, planning),
      ]);
      const done = [first, second].filter(({ status }) => status === 'fulfilled');
      expect(done).toHaveLength(1);
      const [refused] = [first, second].filter((one) => one.status === 'rejected');
      expect(refused?.status === 'rejected' && refused.reason).toBeInstanceOf(LedgerMoved);
      const held = await figures(database);
      await expect(apply(database, SEP19, planning)).rejects.toThrow(LedgerMoved);
      expect(await figures(database)).toBe(held);
      expect(await appliedPlan(database.kysely, planning.plan.hash)).toMatchObject({ appliedAt: AT });
      // The same file again: all of it stands as it is.
      const again = await planOf(database, SEP19);
      expect([again.plan.new.length, again.plan.revised.length, again.plan.unchanged]).toEqual([0, 0, 138]);
    }),
  );

  it(
    'takes a file that was mended on its day for a correction, and says which series are not there',
    onItsOwn(store, async (database) => {
      await withSeries(database, SEP18);
      await apply(database, SEP18);
      const { kysely } = database;
      const wrong = await kysely
        .selectFrom('observation')
        .selectAll()
        .orderBy('id')
        .limit(1)
        .executeTakeFirstOrThrow();
      // The ledger as if the first file of the day had had another figure there.
      const planning = await planOf(database, SEP18);
      const { at, value, series_id: series, published_on: publishedOn } = wrong;
      const figure = {
        series,
        at,
        value: `${Number(value) + 1}`,
        precision: { nearest: '1' },
        publishedOn,
        cell: 'Table_1!B7',
        sheet: 'Table_1',
        shown: '',
      };
      const revised = {
        ...figure,
        old: value,
        new: figure.value,
        percent: null,
        revises: publishedOn,
        figure,
      };
      const mended = { ...planning, plan: { ...planning.plan, confirmed: [], revised: [revised] } };
      await loadBundles(database, [{ bundle: claimOn(series, at, value) }], AT);
      const { counts, becomes, queued } = await apply(database, SEP18, mended);
      // What is foretold of verdicts is what the queue has: the mended figure counts alone.
      expect(becomes.map(({ slug, after }) => [slug, after.now.computed?.exact])).toEqual(
        queued.map(({ slug, after }) => [slug, after.now.computed?.exact]),
      );
      expect(becomes.map(({ slug }) => slug)).toEqual(['a-claim-on-officers']);
      expect(counts).toMatchObject({ new: 0, revised: 1 });
      const last = await kysely
        .selectFrom('observation')
        .select(['corrects', 'value'])
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow();
      expect(last).toEqual({ corrects: wrong.id, value: figure.value });
      const other = { ...SEP18.recipe.series.map, Cleveland: { series: 'nowhere' } };
      const { plan } = await planOf(database, {
        ...SEP18,
        recipe: { ...SEP18.recipe, series: { ...SEP18.recipe.series, map: other } },
      });
      expect(plan.absent?.map(({ id }) => id)).toEqual(['nowhere']);
    }),
  );

  it(
    'makes the series that its recipe names and the ledger lacks, once somebody said so, all in one',
    onItsOwn(store, async (database) => {
      const { kysely } = database;
      const named = {
        ...SEP18.recipe.series,
        new: {
          id: '{label}',
          title: 'Police officers, {Force}',
          unit: 'officers',
          measure: 'FTE',
          place: '{Force}',
        },
      };
      const open = { ...SEP18, recipe: { ...SEP18.recipe, series: named } };
      const { plan } = await planOf(database, open);
      expect([plan.series, plan.absent?.length, isApplicable(plan)]).toEqual([[], 46, false]);
      const made = { ...open, answers: answersSchema.parse({ ...open.answers, 'series-absent': 'make' }) };
      const { counts } = await apply(database, made);
      expect(counts).toEqual({ series: 46, new: 138, revised: 0, confirmed: 0 });
      expect(
        await kysely
          .selectFrom('series')
          .select(['id', 'title', 'unit', 'measure', 'place'])
          .where('id', '=', 'officers-west-midlands')
          .executeTakeFirst(),
      ).toEqual({
        id: 'officers-west-midlands',
        title: 'Police officers, West Midlands',
        unit: 'officers',
        measure: 'FTE',
        place: 'West Midlands',
      });
      // A label that stands twice keeps its list.
      const kept = await findRecipe(kysely, SEP18.recipe.id);
      expect(kept?.recipe.series.map).toEqual(SEP18.recipe.series.map);
    }),
  );

  it(
    'records when the next release comes for every series of the file, and nothing twice',
    onItsOwn(store, async (database) => {
      const { kysely } = database;
      const said = (next: string) => ({
        ...SEP18,
        answers: answersSchema.parse({ ...SEP18.answers, 'next-release': next }),
      });
      await withSeries(database, SEP18);
      await apply(database, said('2019-07'));
      const rows = () =>
        kysely
          .selectFrom('next_release')
          .select(['series_id', 'expected', 'expected_end', 'person'])
          .execute();
      const first = await rows();
      expect(first).toHaveLength(46);
      expect(first[0]).toEqual({
        series_id: 'officers-avon-and-somerset',
        expected: '2019-07',
        expected_end: '2019-07-31',
        person: COMMAND_LINE.name,
      });
      // The same file again: what stands is not said again; another day is.
      await apply(database, said('2019-07'));
      expect(await rows()).toHaveLength(46);
      await apply(database, said('2019-07-18'));
      expect(await rows()).toHaveLength(92);
      // Figures of such a day are there already.
      await apply(database, said('2019-01-24'));
      expect(await rows()).toHaveLength(92);
      const audit = await kysely
        .selectFrom('audit')
        .select(['subject', 'detail'])
        .where('action', '=', 'next-release-changed')
        .execute();
      expect(audit).toEqual([
        { subject: SEP18.recipe.id, detail: 'expected 2019-07, 46 series' },
        { subject: SEP18.recipe.id, detail: 'expected 2019-07-18, 46 series' },
      ]);
    }),
  );

  it(
    'refuses a release of a day that has not come',
    onItsOwn(store, async (database) => {
      await withSeries(database, SEP18);
      const { plan, against } = await planOf(database, SEP18);
      const file = await keepFile(database, undefined, { name: 'x', bytes: new Uint8Array([1]) }, AT);
      await expect(
        applyPlan(
          database,
          { plan, releasedOn: '2030-01-01', recipe: SEP18.recipe, heads: [], file, against },
          { at: AT, actor: COMMAND_LINE },
        ),
      ).rejects.toThrow(NotReleasedYet);
      expect(await figures(database)).toBe(0);
    }),
  );
}

describe('a plan on an embedded file', () => suite(EMBEDDED));
describe.skipIf(noSqld !== null)('a plan on a libSQL server', () => suite(REMOTE));
