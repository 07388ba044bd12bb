/** Texts that are found by a part of them. */
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';

/** Whether a text holds another, in whatever letters of the Latin alphabet; signs mean themselves. */
export function containing(column: Expression<unknown>, part: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`${column} LIKE ${`%${part.replace(/[\\%_]/g, '\\$&')}%`} ESCAPE '\\'`;
}
