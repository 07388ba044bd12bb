/** Search for texts by a part of them. */
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';

/** Whether a text contains another, regardless of case in Latin letters. `%` and `_` stand for themselves. */
export function containing(column: Expression<unknown>, part: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`${column} LIKE ${`%${part.replace(/[\\%_]/g, '\\$&')}%`} ESCAPE '\\'`;
}
