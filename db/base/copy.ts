/**
 * Copies of a whole database. SQLite writes one of an embedded file itself; a server of libSQL does not, so that its rows are
 * read page by page on one snapshot. Either way the copy is a plain SQLite database with the same schema and rows.
 */
import { type CompiledQuery, type Kysely, sql, type Transaction } from 'kysely';
import * as z from 'zod';
import { countRow, runSql } from './json-columns.ts';
import { isVirtual, objectsOf, objectsQuery, type SchemaObject, tablesInOrder } from './objects.ts';
import type { Database, SnapshotRead } from './open.ts';
import type { Schema } from './schema.ts';

type Trx = Transaction<Schema>;

/** Writes an embedded database to an empty file, on one snapshot, while others write to it. */
export async function copyToFile({ kysely }: Database, path: string): Promise<void> {
  await sql`VACUUM INTO ${path}`.execute(kysely);
}

/**
 * Copies all rows of one snapshot of a database into another, in one transaction, with their tables, indexes and
 * triggers. `replace` removes what the other holds, in the same transaction; without it, the other must be empty.
 */
export async function copyRows(from: Database, to: Database, replace: boolean): Promise<void> {
  await from.snapshot(async (read) => {
    const objects = objectsOf(await read(objectsQuery(from.kysely)));
    await to.kysely.transaction().execute(async (trx) => {
      if (replace) await removeTables(trx);
      for (const table of tablesInOrder(objects)) await copyTable(from.kysely, read, trx, table);
      // Only now: the rows were in order where they come from, and each index and trigger would slow every row.
      for (const { type, sql: text } of objects)
        if (type !== 'table' && text !== null) await sql.raw(text).execute(trx);
    });
  });
}

async function removeTables(trx: Trx): Promise<void> {
  const { rows } = await trx.executeQuery(objectsQuery(trx));
  const tables = tablesInOrder(objectsOf(rows));
  for (const { name } of tables.reverse()) await sql`DROP TABLE ${sql.id(name)}`.execute(trx);
}

/** What a table's rows are read by: its columns, and those by whose order a page follows the last. */
interface Shape {
  columns: string[];
  key: string[];
}

const columnRow = z.object({ name: z.string(), pk: z.number() });

/** Copies a table. Throws if the copy has not as many rows. */
async function copyTable(kysely: Kysely<Schema>, read: SnapshotRead, trx: Trx, table: SchemaObject) {
  await sql.raw(table.sql ?? '').execute(trx);
  const shape = await shapeOf(kysely, read, table);
  let copied = 0;
  for await (const rows of pages(kysely, read, table.name, shape)) {
    copied += rows.length;
    await insertRows(trx, table.name, shape, rows);
  }
  if (isVirtual(table)) await copyRank(kysely, read, trx, table.name);
  const [count] = await runSql(trx, sql`SELECT count(*) AS n FROM ${sql.table(table.name)}`, countRow);
  if (count?.n !== copied)
    throw new Error(`${table.name} has ${copied} rows, and its copy ${count?.n}: try again`);
}

async function shapeOf(kysely: Kysely<Schema>, read: SnapshotRead, table: SchemaObject): Promise<Shape> {
  const found = await read(
    sql`SELECT name, pk FROM pragma_table_info(${table.name}) ORDER BY cid`.compile(kysely),
  );
  const columns = found.map((row) => columnRow.parse(row));
  const names = columns.map(({ name }) => name);
  if (isVirtual(table)) return { columns: ['rowid', ...names], key: ['rowid'] };
  const primary = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  const key = /WITHOUT\s+ROWID/i.test(table.sql ?? '') ? primary.map(({ name }) => name) : ['rowid'];
  return { columns: names, key };
}

/** How many rows the first page of a table has, and the most that one has. */
const FIRST_ROWS = 20;
const MOST_ROWS = 1_000;

/** About how much text is read and written at a time; a row may be longer. */
const PAGE_LENGTH = 500_000;

type Row = Record<string, unknown>;

/** The rows of a table in the order of its key, some at a time: as many as are likely to be of a length. */
async function* pages(
  kysely: Kysely<Schema>,
  read: SnapshotRead,
  table: string,
  { columns, key }: Shape,
): AsyncIterableIterator<Row[]> {
  const keyColumns = key.map((name, i) => sql`${sql.ref(name)} AS ${sql.id(`#${i}`)}`);
  const order = sql.join(key.map((name) => sql.ref(name)));
  let after: unknown[] | undefined;
  let limit = FIRST_ROWS;
  for (;;) {
    const where = after === undefined ? sql`` : sql`WHERE (${order}) > (${sql.join(after)})`;
    const query: CompiledQuery =
      sql`SELECT ${sql.join(keyColumns)}, ${sql.join(columns.map((name) => sql.ref(name)))}
      FROM ${sql.table(table)} ${where} ORDER BY ${order} LIMIT ${sql.lit(limit)}`.compile(kysely);
    const rows = await read(query);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = key.map((_, i) => last[`#${i}`]);
    const length = rows.reduce((sum, row) => sum + lengthOf(row), 0) / rows.length;
    limit = Math.max(1, Math.min(MOST_ROWS, Math.floor(PAGE_LENGTH / Math.max(1, length))));
  }
}

function lengthOf(row: Row): number {
  return Object.values(row).reduce<number>(
    (sum, value) =>
      sum + (typeof value === 'string' ? value.length : value instanceof ArrayBuffer ? value.byteLength : 8),
    0,
  );
}

/** SQLite takes 32,766 values in a statement. */
const MOST_VALUES = 30_000;

async function insertRows(trx: Trx, table: string, { columns }: Shape, rows: readonly Row[]): Promise<void> {
  const names = sql.join(columns.map((name) => sql.id(name)));
  const most = Math.floor(MOST_VALUES / columns.length);
  for (let i = 0; i < rows.length; i += most) {
    const values = rows
      .slice(i, i + most)
      .map((row) => sql`(${sql.join(columns.map((name) => row[name] ?? null))})`);
    await sql`INSERT INTO ${sql.table(table)} (${names}) VALUES ${sql.join(values)}`.execute(trx);
  }
}

/** How an index of full text weighs its columns is kept beside its rows. */
async function copyRank(kysely: Kysely<Schema>, read: SnapshotRead, trx: Trx, table: string): Promise<void> {
  const query = sql`SELECT v FROM ${sql.table(`${table}_config`)} WHERE k = 'rank'`.compile(kysely);
  for (const { v } of await read(query))
    await sql`INSERT INTO ${sql.table(table)} (${sql.id(table)}, rank) VALUES ('rank', ${v})`.execute(trx);
}
