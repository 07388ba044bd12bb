/** Search for texts by a part of them. */
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';

/** Whether a text contains every one of some words; true if there are none. */
export function containingAll(column: Expression<unknown>, words: readonly string[]): RawBuilder<SqlBool> {
  const found = words.map((word) => containing(column, word));
  return found.length === 0 ? sql<SqlBool>`1` : sql<SqlBool>`${sql.join(found, sql` AND `)}`;
}

/** Whether a text contains another, regardless of case in Latin letters. `%` and `_` stand for themselves. */
export function containing(column: Expression<unknown>, part: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`${column} LIKE ${`%${part.replace(/[\\%_]/g, '\\$&')}%`} ESCAPE '\\'`;
}
