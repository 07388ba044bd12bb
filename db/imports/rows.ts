/** The figures of an import on their way in: written aside, some at a time, and brought over in one transaction. */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Observation } from '../../claims/evidence/series.ts';
import { moment } from '../../claims/exact/calendar.ts';
import type { Plan, Planned } from '../../claims/recipes/plan-shape.ts';
import { countRow, runSql } from '../base/json-columns.ts';
import type { Schema } from '../base/schema.ts';
import type { ImportRowTable } from '../base/schema-imports.ts';

type Trx = Transaction<Schema>;

/** How many figures a statement takes. */
const ROWS_AT_A_TIME = 2_000;

type Row = Omit<ImportRowTable, 'import_id' | 'n'>;

const COLUMNS = [
  'what',
  'series_id',
  'at',
  'at_end',
  'published_on',
  'value',
  'precision',
  'status',
  'cell',
  'shown',
  'stored',
  'note',
] as const satisfies readonly (keyof Row)[];

/** A planned figure as an observation of a source, without what is the default. */
export function observationOf(
  { at, value, precision, status, publishedOn }: Planned,
  source: string,
): Observation {
  return {
    at,
    value,
    ...(precision === 'exact' ? {} : { precision }),
    ...(status === undefined || status === 'final' ? {} : { status }),
    publishedOn,
    source,
  };
}

function written(what: 'new' | 'revised', figure: Planned): Row {
  const { series, at, value, publishedOn, cell, shown, stored, note } = figure;
  const { precision, status } = observationOf(figure, '');
  return {
    what,
    series_id: series,
    at,
    at_end: moment(at).end,
    published_on: publishedOn,
    value,
    precision: precision === undefined ? null : JSON.stringify(precision),
    status: status ?? null,
    cell,
    shown: shown === value ? null : shown,
    stored: stored ?? null,
    note: note ?? null,
  };
}

/** The rows of a plan, in its order. */
function* rowsOf(plan: Plan): Iterable<Row> {
  for (const figure of plan.new) yield written('new', figure);
  for (const { figure } of plan.revised) yield written('revised', figure);
  for (const { series, at, publishedOn, cell } of plan.confirmed)
    yield {
      what: 'confirmed',
      series_id: series,
      at,
      at_end: moment(at).end,
      published_on: publishedOn,
      value: null,
      precision: null,
      status: null,
      cell,
      shown: null,
      stored: null,
      note: null,
    };
}

/** How many rows a plan has. */
export function rowCount({ new: fresh, revised, confirmed }: Plan): number {
  return fresh.length + revised.length + confirmed.length;
}

/** Writes the rows of an import aside. Each statement stands by itself, so that others write in between. */
export async function writeAside(
  kysely: Kysely<Schema>,
  importId: number,
  plan: Plan,
  onProgress: ((done: number, of: number) => void) | undefined,
): Promise<void> {
  const all = rowCount(plan);
  let some: (string | null)[][] = [];
  let done = 0;
  const write = async () => {
    if (some.length === 0) return;
    const columns = sql.join(COLUMNS.map((name) => sql.ref(name)));
    const values = sql.join(COLUMNS.map((_, i) => sql`v.value ->> ${sql.lit(i)}`));
    await sql`INSERT INTO import_row (import_id, n, ${columns})
      SELECT ${importId}, ${done} + v.key + 1, ${values} FROM json_each(${JSON.stringify(some)}) v`.execute(
      kysely,
    );
    done += some.length;
    some = [];
    onProgress?.(done, all);
  };
  for (const row of rowsOf(plan)) {
    some.push(COLUMNS.map((name) => row[name]));
    if (some.length === ROWS_AT_A_TIME) await write();
  }
  await write();
}

/** How many rows of an import were written aside. */
export async function countAside(trx: Trx, importId: number): Promise<number> {
  const [row] = await runSql(
    trx,
    sql`SELECT count(*) AS n FROM import_row WHERE import_id = ${importId}`,
    countRow,
  );
  return row?.n ?? 0;
}

/** The figure that counts for the time and the day of publication of row `r`: a file that was mended on its day corrects it. */
const sameDay = sql`(SELECT o.id FROM observation o WHERE o.series_id = r.series_id AND o.at = r.at
  AND o.published_on = r.published_on AND NOT EXISTS (SELECT 1 FROM observation x WHERE x.corrects = o.id))`;

/** Brings what was written aside into the ledger, as figures of a source. */
export async function bringOver(
  trx: Trx,
  { importId, rows, source, at }: { importId: number; rows: number; source: string; at: string },
): Promise<void> {
  for (let n = 0; n < rows; n += ROWS_AT_A_TIME)
    await sql`INSERT INTO observation
        (series_id, at, at_end, value, precision, source_id, published_on, status, recorded_at, corrects)
      SELECT series_id, at, at_end, value, precision, ${source}, published_on, status, ${at},
        CASE what WHEN 'revised' THEN ${sameDay} END FROM import_row r
      WHERE import_id = ${importId} AND n > ${n} AND n <= ${n + ROWS_AT_A_TIME} AND what <> 'confirmed' ORDER BY n`.execute(
      trx,
    );
}
