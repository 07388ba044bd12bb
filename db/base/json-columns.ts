/**
 * How rows are read. Kysely knows the rows of the queries that it builds; the rows of SQL written by hand, and every
 * JSON column, are read by a schema, so that what the program believes of a row has been checked.
 */
import {
  type Compilable,
  type CompiledQuery,
  DummyDriver,
  Kysely,
  type RawBuilder,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/sqlite';
import * as z from 'zod';
import type { Schema } from './schema.ts';

/** A query with the schema that its rows are read by, which `Database.read` applies. */
export interface RowQuery<Row> {
  compile(): CompiledQuery<Row>;
  row: z.ZodType<Row>;
}

/** SQL written by hand, with the schema of its rows. */
export function sqlRows<Row>(
  kysely: Kysely<Schema>,
  query: RawBuilder<unknown>,
  row: z.ZodType<Row>,
): RowQuery<Row> {
  return { compile: () => query.compile(kysely), row };
}

/** A query that Kysely builds, with the schema that reads its JSON columns and flags. */
export function builtRows<Selected, Row>(
  query: Compilable<Selected>,
  row: z.ZodType<Row, Selected>,
): RowQuery<Row> {
  return { compile: () => query.compile(), row };
}

/** Runs SQL written by hand, in a transaction or outside of one, and reads its rows. */
export async function runSql<Row>(
  kysely: Kysely<Schema>,
  query: RawBuilder<unknown>,
  row: z.ZodType<Row>,
): Promise<Row[]> {
  const { rows } = await query.execute(kysely);
  return rows.map((one) => row.parse(one));
}

/** The value of a JSON text, read by a schema. Throws if the text is no JSON or the value is another. */
export function parsedJson<T>(json: string, schema: z.ZodType<T>): T {
  return schema.parse(JSON.parse(json));
}

/** A column that holds JSON. */
export function jsonColumn<T>(schema: z.ZodType<T>): z.ZodType<T, string> {
  return z.string().transform((json) => parsedJson(json, schema));
}

/** A truth value, which SQLite stores as 1 or 0. */
export const flag: z.ZodType<boolean, number> = z.number().transform((n) => n === 1);

/** The one row of a count. */
export const countRow = z.object({ n: z.number() });

/** A query of a single id. */
export const idRow = z.object({ id: z.string() });

/** A Kysely that compiles and never runs anything. */
const COMPILER = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/**
 * The rows of a query inside another, as one JSON column of the outer row: `json` selects it, and `rows` reads it. The
 * schema reads exactly what the inner query selects. The inner query is compiled once, here, since compiling it for
 * each page would take longer than reading its rows: it can have no parameters, and throws if it has.
 */
export function nestedRows<Selected, Row>(
  query: Parameters<typeof jsonArrayFrom<Selected>>[0],
  row: z.ZodType<Row, Selected>,
): { json: RawBuilder<string>; rows: z.ZodType<Row[], string> } {
  const compiled = jsonArrayFrom(query).compile(COMPILER);
  if (compiled.parameters.length > 0) throw new Error(`a nested query has parameters: ${compiled.sql}`);
  // As text at any depth: whether JSON inside JSON stays JSON depends on SQLite's plan, and text stays text.
  return { json: sql.raw<string>(`(${compiled.sql} || '')`), rows: jsonColumn(z.array<z.ZodType<Row>>(row)) };
}

/** What is left of a record once its empty columns are gone. */
export type Present<T> = { [K in keyof T as null extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as null extends T[K] ? K : never]?: Exclude<T[K], null>;
};

/** A record without its empty columns, which bundles leave out. */
export function present<T extends object>(record: T): Present<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null)) as Present<T>;
}
