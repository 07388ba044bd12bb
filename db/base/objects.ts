/** What a database is made of: its tables, indexes and triggers, with the SQL that makes them. */
import { type Kysely, sql } from 'kysely';
import * as z from 'zod';
import type { Schema } from './schema.ts';

const objectRow = z.object({
  type: z.enum(['table', 'index', 'trigger', 'view']),
  name: z.string(),
  /** The table that it belongs to. */
  table: z.string(),
  /** Null for the index of a key, which comes with its table. */
  sql: z.string().nullable(),
});

export type SchemaObject = z.infer<typeof objectRow>;

/** All objects of a database but those that SQLite or libSQL keeps for itself. */
export const objectsQuery = (kysely: Kysely<Schema>) => ({
  ...sql`SELECT type, name, tbl_name AS "table", sql FROM sqlite_master
    WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'libsql\\_%' ESCAPE '\\'
      AND tbl_name NOT LIKE 'libsql\\_%' ESCAPE '\\' ORDER BY rowid`.compile(kysely),
});

/** The objects among rows that `objectsQuery` read, without the tables that hold what a virtual one consists of. */
export function objectsOf(rows: readonly unknown[]): SchemaObject[] {
  const objects = rows.map((row) => objectRow.parse(row));
  const virtual = objects.filter(isVirtual).map(({ name }) => `${name}_`);
  return objects.filter(({ table }) => !virtual.some((prefix) => table.startsWith(prefix)));
}

/** Whether a table is virtual, such as an index of full text. */
export function isVirtual({ sql: text }: SchemaObject): boolean {
  return /^CREATE VIRTUAL TABLE/i.test(text ?? '');
}

/** The tables, those first that others refer to. Throws if some refer to each other in a circle. */
export function tablesInOrder(objects: readonly SchemaObject[]): SchemaObject[] {
  const waiting = objects.filter(({ type }) => type === 'table');
  const placed: SchemaObject[] = [];
  while (waiting.length > 0) {
    const names = waiting.map(({ name }) => name);
    const next = waiting.findIndex((one) =>
      referred(one).every((name) => name === one.name || !names.includes(name)),
    );
    const [one] = waiting.splice(next, next < 0 ? 0 : 1);
    if (one === undefined) throw new Error(`the tables ${names.join(', ')} refer to each other in a circle`);
    placed.push(one);
  }
  return placed;
}

/** The tables that a table's foreign keys name. */
function referred({ sql: text }: SchemaObject): string[] {
  return [...(text ?? '').matchAll(/\bREFERENCES\s+"?(\w+)/gi)].map(([, name = '']) => name);
}
