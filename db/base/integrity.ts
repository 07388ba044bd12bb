/** Whether a database is whole: as SQLite sees it, and against the schema that the migrations make. */
import { sql } from 'kysely';
import * as z from 'zod';
import { migrate } from './migrate.ts';
import { isVirtual, objectsOf, objectsQuery, type SchemaObject } from './objects.ts';
import type { Database } from './open.ts';

/** Something that is not as it should be. */
export interface Discrepancy {
  /** Where: a table with a row, in words. */
  where: string;
  what: string;
  /** `derived`: it can be made anew from what was recorded. `recorded`: what was recorded is damaged, or was changed. */
  of: 'derived' | 'recorded';
}

/** The objects that the migrations make in a database without any. */
export async function objectsMade(empty: Database): Promise<SchemaObject[]> {
  await migrate(empty);
  return objectsIn(empty);
}

async function objectsIn({ kysely }: Database): Promise<SchemaObject[]> {
  const { rows } = await kysely.executeQuery(objectsQuery(kysely));
  return objectsOf(rows);
}

/** How many findings of SQLite's own checks are told. */
const MOST = 50;

const integrityRow = z.object({ integrity_check: z.string() });
const referenceRow = z.object({ table: z.string(), rowid: z.number().nullable(), parent: z.string() });

/** What SQLite finds wrong: with its pages, its indexes and its full text, and with what refers to what. */
export async function checkStorage(database: Database): Promise<Discrepancy[]> {
  const { kysely } = database;
  const searched = (await objectsIn(database)).filter(isVirtual);
  const { integrity, references } = await database.snapshot(async (read) => {
    // A connection remembers how an index of full text was built, and notices that it was changed when it reads there.
    for (const { name } of searched)
      await read(sql`SELECT rowid FROM ${sql.table(name)} LIMIT 1`.compile(kysely));
    const pages = await read(sql`PRAGMA integrity_check(${sql.lit(MOST)})`.compile(kysely));
    const rows = await read(sql`PRAGMA foreign_key_check`.compile(kysely));
    return {
      integrity: pages.map((row) => integrityRow.parse(row)),
      references: rows.map((row) => referenceRow.parse(row)),
    };
  });
  return [
    ...integrity
      .map((row) => row.integrity_check)
      .filter((text) => text !== 'ok')
      .map(
        (text): Discrepancy => ({
          where: 'the database',
          what: text,
          of: /\bfts5\b/i.test(text) ? 'derived' : 'recorded',
        }),
      ),
    ...references.slice(0, MOST).map(
      ({ table, rowid, parent }): Discrepancy => ({
        where: `${table}, row ${rowid ?? 'without a number'}`,
        what: `it refers to a row of ${parent} that is not there`,
        of: 'recorded',
      }),
    ),
  ];
}

/** An object of `made` that a database lacks, or a trigger that is another: triggers guard what was recorded. */
interface WrongObject extends Discrepancy {
  object: SchemaObject;
}

/** The objects that are not as they should be. Tables hold what was recorded; all else can be made anew. */
export async function checkObjects(
  database: Database,
  made: readonly SchemaObject[],
): Promise<WrongObject[]> {
  const held = new Map((await objectsIn(database)).map((one) => [`${one.type} ${one.name}`, one]));
  return made.flatMap((object): WrongObject[] => {
    const where = `${object.type} ${object.name}`;
    const of = object.type === 'table' ? 'recorded' : 'derived';
    const other = held.get(where);
    if (other === undefined) return [{ where, what: 'it is not there', of, object }];
    const isAnother = object.type === 'trigger' && spaced(other.sql) !== spaced(object.sql);
    return isAnother ? [{ where, what: 'it is another than the program makes', of, object }] : [];
  });
}

/** Makes an index or a trigger anew. */
export async function mendObject({ kysely }: Database, { object }: WrongObject): Promise<void> {
  if (object.sql === null || object.type === 'table') return;
  await sql`DROP ${sql.raw(object.type)} IF EXISTS ${sql.id(object.name)}`.execute(kysely);
  await sql.raw(object.sql).execute(kysely);
}

const spaced = (text: string | null) => (text ?? '').replace(/\s+/g, ' ').trim();
