/**
 * Which series a text names: by its id, its title, the beginning of a title, or a title with a slip in it. What several
 * series answer to names none of them: somebody is asked.
 */

/** A series as it may be named. */
export interface Nameable {
  id: string;
  title: string;
}

/** Shorter texts begin too many titles, and are a letter or two away from too many. */
const [SHORTEST_BEGINNING, SHORTEST_SLIP] = [4, 6];
/** How many letters of a title may be wrong. */
export const SLIPS = 2;

/** A text in the form in which it is compared: case, accents and white space do not count. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The series that a text names; several if it could mean more than one, none if it names nothing. */
export function seriesCalled<One extends Nameable>(typed: string, held: readonly One[]): One[] {
  const text = folded(typed);
  if (text === '') return [];
  const ways: readonly ((one: One) => boolean)[] = [
    ({ id }) => id === typed.trim(),
    ({ title }) => folded(title) === text,
    ({ title }) => text.length >= SHORTEST_BEGINNING && folded(title).startsWith(text),
    ({ title }) => text.length >= SHORTEST_SLIP && isNear(folded(title), text),
  ];
  for (const way of ways) {
    const found = held.filter(way);
    if (found.length > 0) return found;
  }
  return [];
}

/** Whether a text becomes another by at most `SLIPS` letters that are added, left out, changed or exchanged (Damerau, 1964). */
function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > SLIPS) return false;
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = isSwap ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(change, swap, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    // No path that passes through this row can end nearer than its least.
    if (Math.min(...row) > SLIPS) return false;
    [before, last] = [last, row];
  }
  return (last[b.length] ?? 0) <= SLIPS;
}
