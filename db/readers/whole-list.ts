/** A whole list for a table: all its pages up to a bound, in parts, since a server of libSQL bounds its answers. */

/** The most rows of a table, and how many are read at a time. */
export const MOST_TABLED = 10_000;
const AT_A_TIME = 1_000;

/** A part of a list: a page of so many rows, from 1. */
export interface Part {
  page: number;
  size: number;
}

/** All rows of a list; `isCut` if there are more than a table holds. */
export async function wholeList<T>(
  read: (part: Part) => Promise<readonly T[]>,
): Promise<{ rows: T[]; isCut: boolean }> {
  const rows: T[] = [];
  for (let page = 1; rows.length <= MOST_TABLED; page += 1) {
    const part = await read({ page, size: AT_A_TIME });
    rows.push(...part);
    if (part.length < AT_A_TIME) break;
  }
  return { rows: rows.slice(0, MOST_TABLED), isCut: rows.length > MOST_TABLED };
}

/** The end of a query that reads a part. */
export const offsetOf = ({ page, size }: Part) => (page - 1) * size;
