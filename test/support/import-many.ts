/** A process of its own that imports 20,000 figures of a release day: `import-many.ts URL DAY`. Says when it begins to write. */
import { createClient } from '@libsql/client';
import { planImport } from '../../claims/recipes/plan.ts';
import { answersSchema } from '../../claims/recipes/plan-shape.ts';
import { readFile } from '../../claims/workbook/read.ts';
import { COMMAND_LIMITS } from '../../claims/workbook/table.ts';
import { COMMAND_LINE } from '../../db/base/audit.ts';
import { openDatabase } from '../../db/base/open.ts';
import { addEvidence } from '../../db/evidence/load.ts';
import { applyPlan } from '../../db/imports/apply.ts';
import { keepFile } from '../../db/imports/files.ts';
import { planAgainst } from '../../db/imports/plan.ts';
import { manyFigures } from './many-figures.ts';

const [url = '', day = ''] = process.argv.slice(2);
const AT = '2024-03-01T00:00:00.000Z';
const SERIES = 100;

const ids = Array.from({ length: SERIES }, (_, i) => `s-${i}`);
const years = Array.from({ length: 200 }, (_, i) => 1_800 + i);
const lines = ids.map((id, i) =>
  [id, ...years.map((year) => `${day.replaceAll('-', '')}${i}${year}`)].join(','),
);
const text = [['Series', ...years].join(','), ...lines].join('\n');
const recipe = manyFigures(ids);

const database = openDatabase(createClient, { url });
await database.kysely
  .transaction()
  .execute((trx) =>
    addEvidence(
      trx,
      { series: ids.map((id) => ({ id, title: id, unit: 'things', observations: [] })), sources: [] },
      AT,
    ),
  );
const bytes = new TextEncoder().encode(text);
const table = readFile(bytes, { limits: COMMAND_LIMITS });
const answers = answersSchema.parse({
  published: day,
  older: { '*': 'here' },
  ticks: { size: 'a', 'scale-1000': 'a', sign: 'a' },
});
const { plan, against } = await planAgainst(database.kysely, recipe, async (held) =>
  planImport({ table, recipe, answers, today: AT.slice(0, 10), ...held }),
);
const file = await keepFile(database, undefined, { name: 'many.csv', bytes }, AT);
process.stdout.write('begins\n');
await applyPlan(
  database,
  { plan, releasedOn: day, recipe, heads: [], file, against },
  { at: AT, actor: COMMAND_LINE },
);
await database.close();
