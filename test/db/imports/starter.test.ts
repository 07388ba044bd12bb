/** The starter's series of the Uplift, rebuilt from files by recipes: its claims come out as they do on the figures it was typed with. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bundle } from '../../../claims/bundle.ts';
import { findingsText } from '../../../claims/engine/identity.ts';
import { decideClocks } from '../../../claims/evaluate.ts';
import type { Observation, Source } from '../../../claims/evidence/series.ts';
import { headsOf, planImport } from '../../../claims/recipes/plan.ts';
import { answersSchema, isApplicable } from '../../../claims/recipes/plan-shape.ts';
import { type Recipe, recipeSchema } from '../../../claims/recipes/recipe.ts';
import { COMMAND_LINE } from '../../../db/base/audit.ts';
import type { Database } from '../../../db/base/open.ts';
import { applyPlan } from '../../../db/imports/apply.ts';
import { keepFile } from '../../../db/imports/files.ts';
import { planAgainst } from '../../../db/imports/plan.ts';
import { shippedRecipe } from '../../../db/imports/shipped.ts';
import { heldSeries } from '../../../db/ledger/import.ts';
import { readStarter } from '../../../src/commands/starter.ts';
import { EMBEDDED, type OpenLedger } from '../../support/ledgers.ts';
import { ROOT } from '../../support/servers.ts';
import { bytesOf, tableOf } from '../../support/tables.ts';

const AT = '2026-11-01T09:00:00.000Z';
const TODAY = AT.slice(0, 10);

/** The series that the table of the Uplift fills, all of their figures. */
const UPLIFT = ['uplift-ew', 'baseline-ew', 'other-ew', 'uplift-met', 'uplift-tvp'];
/** The series of which the release of the workforce of September 2019 has a figure, and which of the starter's sources that is. */
const WORKFORCE = { series: ['headcount-ew', 'officers-tvp'], source: 'ho-2020-01' };

const ownRecipe = (name: string) =>
  recipeSchema.parse(JSON.parse(readFileSync(join(ROOT, 'test/tables/uplift', `${name}.json`), 'utf8')));

/** Officers by headcount stand in another sheet of the workforce tables, under a head of their own. */
function headcounts(): Recipe {
  const recipe = shippedRecipe('ho-officers-by-force');
  return recipeSchema.parse({
    ...recipe,
    id: 'ho-headcount-by-force',
    file: {
      ...recipe?.file,
      sheet: 'Table_7',
      check: { A1: String.raw`^Table 7: Police officers by police force area.*\(headcount\)` },
    },
    series: {
      by: ['Force'],
      rest: 'leave',
      map: {
        'Total 43 forces': { series: 'headcount-ew' },
        'Thames Valley': { series: 'officers-tvp' },
      },
      new: { id: '{label}', title: '{label}', unit: 'officers', measure: 'headcount' },
    },
  });
}

/** Brings a file in, and makes the series that it fills. */
async function bring(database: Database, name: string, recipe: Recipe): Promise<void> {
  const table = tableOf(name);
  const answers = answersSchema.parse({ older: { '*': 'here' }, 'series-absent': 'make' });
  const { plan, against } = await planAgainst(database.kysely, recipe, async (held) =>
    planImport({ table, recipe, answers, today: TODAY, ...held }),
  );
  expect(isApplicable(plan), JSON.stringify(plan.warnings)).toBe(true);
  const file = await keepFile(database, undefined, { name, bytes: new Uint8Array(bytesOf(name)) }, AT);
  const heads = headsOf(table, recipe, TODAY);
  await applyPlan(
    database,
    { plan, releasedOn: plan.published ?? '', recipe, heads, file, against },
    { at: AT, actor: COMMAND_LINE },
  );
}

let ledger: OpenLedger;
let starter: Bundle[];
let rebuilt: Map<string, Observation[]>;
beforeAll(async () => {
  ledger = await EMBEDDED.openMigrated();
  await bring(ledger.database, 'uplift/uplift.csv', ownRecipe('ho-uplift'));
  await bring(ledger.database, 'uplift/uplift.csv', ownRecipe('ho-uplift-rounded'));
  await bring(ledger.database, 'police-workforce-sep19-tables.ods', headcounts());
  starter = (await readStarter()).map(({ bundle }) => bundle);
  const held = await heldSeries(ledger.database, [...UPLIFT, ...WORKFORCE.series]);
  rebuilt = new Map([...held].map(([id, { observations }]) => [id, observations]));
});
afterAll(() => ledger.close());

/** A bundle on the figures of files. Of the workforce, they take the place of those of their release. */
function onFiles(bundle: Bundle): Bundle {
  const used = new Set<string>();
  const series = bundle.series.map((one) => {
    const figures = rebuilt.get(one.id);
    if (figures === undefined) return one;
    const isWhole = UPLIFT.includes(one.id);
    const kept = isWhole ? [] : one.observations.filter(({ source }) => source !== WORKFORCE.source);
    const taken = isWhole || kept.length < one.observations.length ? figures : [];
    for (const { source } of taken) used.add(source);
    return { ...one, observations: [...kept, ...taken] };
  });
  const sources = [...used].map((id): Source => ({ id, title: 'A file', publisher: 'Home Office' }));
  return { ...bundle, series, sources: [...bundle.sources, ...sources] };
}

const findings = (bundle: Bundle) => {
  const { said, now } = decideClocks(bundle, TODAY);
  return [findingsText(said), findingsText(now)];
};

describe('the claims of the starter', () => {
  it('on the Uplift have their verdicts on the figures of its table', () => {
    const resting = starter.filter(({ series }) => series.some(({ id }) => UPLIFT.includes(id)));
    expect(resting.length).toBeGreaterThan(30);
    for (const bundle of resting)
      expect([bundle.claim.slug, ...findings(onFiles(bundle))]).toEqual([
        bundle.claim.slug,
        ...findings(bundle),
      ]);
  });

  it('on officers by headcount have theirs on the workforce tables of September 2019', () => {
    const resting = starter.filter(({ series }) =>
      series.some(
        ({ id, observations }) =>
          WORKFORCE.series.includes(id) && observations.some(({ source }) => source === WORKFORCE.source),
      ),
    );
    expect(resting.length).toBeGreaterThan(4);
    for (const bundle of resting)
      expect([bundle.claim.slug, ...findings(onFiles(bundle))]).toEqual([
        bundle.claim.slug,
        ...findings(bundle),
      ]);
  });
});
