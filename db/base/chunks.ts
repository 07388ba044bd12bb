/** Statements on many rows, a chunk at a time. */

/** How many rows one statement takes; SQLite allows 32,766 parameters. */
export const CHUNK = 400;

/** Inserts rows, a chunk at a time. */
export async function inChunks<Row>(
  rows: readonly Row[],
  insert: (rows: Row[]) => Promise<unknown>,
): Promise<void> {
  for (let i = 0; i < rows.length; i += CHUNK) await insert(rows.slice(i, i + CHUNK));
}

/** Looks up the rows of many keys, a chunk at a time. */
export async function lookUp<Row>(
  keys: readonly string[],
  query: (keys: string[]) => Promise<Row[]>,
): Promise<Row[]> {
  const found: Row[] = [];
  for (let i = 0; i < keys.length; i += CHUNK)
    for (const row of await query(keys.slice(i, i + CHUNK))) found.push(row);
  return found;
}
