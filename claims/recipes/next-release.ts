/** When the next file comes, where this one says so: "Next update: 24 January 2024", a cell "Next release" beside a day or a month. */
import { isDate } from '../exact/calendar.ts';
import type { Cell, Row, Sheet, Table } from '../workbook/table.ts';
import { addressOf, folded, isEmpty, prefixOf } from './cells.ts';
import { monthCalled } from './months.ts';

/** What a file says of the next one: a day or a month, and the cell that says it. */
export interface NextRelease {
  /** `YYYY-MM-DD`, or `YYYY-MM`. */
  expected: string;
  /** "Cover!A3"; absent if somebody typed it. */
  cell?: string;
}

/** What begins to say it. */
const SAID =
  /\bnext (?:(?:scheduled|planned|expected|annual|quarterly|monthly|weekly|statistical) ){0,3}(?:updates?|releases?|publications?|editions?|issues?)\b/i;

/** The longest text that is read, and the furthest from these words that its day may stand, in characters. */
const LONGEST = 500;
const NEAR = 80;

/** A day or a month with the name of the month, or as a machine writes it. Days of digits alone may be read in two ways, and are not. */
const DAY =
  /(?<![\p{L}\p{N}])(?:(?<iso>\d{4}-\d{2}(?:-\d{2})?)|(?:(?<d>\d{1,2})(?:st|nd|rd|th)?(?: of)? )?(?<m>\p{L}{3,9})\.?(?: (?<us>\d{1,2})(?:st|nd|rd|th)?,)? (?<y>\d{4}))(?![\p{L}\p{N}]|-\d)/u;

/** The day or month that stands first in a text; undefined if there is none. */
function dayIn(text: string): string | undefined {
  let rest = text;
  for (let match = DAY.exec(rest); match !== null; match = DAY.exec(rest)) {
    const { iso, d, m = '', us, y = '' } = match.groups ?? {};
    const month = monthCalled(m, 'en');
    const named = month === undefined ? undefined : `${y}-${String(month).padStart(2, '0')}`;
    const day = d ?? us;
    const found = iso ?? (day === undefined ? named : named && `${named}-${day.padStart(2, '0')}`);
    if (found !== undefined && isDate(found.length === 7 ? `${found}-01` : found)) return found;
    rest = rest.slice(match.index + match[0].length);
  }
  return undefined;
}

/** The day or month of a cell: its date, or what its text begins with. */
function dayOfCell(cell: Cell): string | undefined {
  const stored = cell.kind === 'date' ? /^\d{4}-\d{2}-\d{2}/.exec(cell.stored ?? '')?.[0] : undefined;
  return stored ?? dayIn(folded(cell.shown).slice(0, NEAR));
}

/** What a cell says, or those to the right of it that are not empty, if all say the same. */
function saidAt(row: Row, column: number): string | undefined {
  const text = folded(row.cells[column]?.shown ?? '');
  const match = text.length > LONGEST ? null : SAID.exec(text);
  if (match === null) return undefined;
  const after = text.slice(match.index + match[0].length);
  const own = dayIn(after.slice(0, NEAR));
  if (own !== undefined) return own;
  // A label is nothing but the words, and perhaps a colon.
  if (!/^(?: date)?s?\s*:?$/i.test(after)) return undefined;
  const beside = row.cells.slice(column + 1).filter((cell) => cell?.merged !== true && !isEmpty(cell));
  const days = new Set(beside.map((cell) => (cell === undefined ? undefined : dayOfCell(cell))));
  return days.size === 1 ? [...days][0] : undefined;
}

/** What a sheet says that lies after a day: undefined if nothing does, or if it says several things. */
function saidIn(sheet: Sheet, after: string): NextRelease | undefined {
  let found: NextRelease | undefined;
  const prefix = prefixOf(sheet);
  for (const row of sheet.rows)
    for (const [column, cell] of row.cells.entries()) {
      if (cell === undefined || cell.kind !== 'text' || cell.merged === true) continue;
      const expected = saidAt(row, column);
      // A month that has begun may still have its day before it.
      if (expected === undefined || expected <= after.slice(0, expected.length)) continue;
      if (found !== undefined && found.expected !== expected) return undefined;
      found ??= { expected, cell: addressOf({ prefix }, row, column) };
    }
  return found;
}

/**
 * What a file says of the next one: the sheet that is read, or else the others if they agree. Nothing that lies not after `after`, the
 * day of this release, and nothing that can be read in two ways.
 */
export function nextReleaseIn(table: Table, sheet: Sheet, after: string): NextRelease | undefined {
  const own = saidIn(sheet, after);
  if (own !== undefined) return own;
  const others = table.sheets
    .filter((other) => other !== sheet)
    .flatMap((other) => saidIn(other, after) ?? []);
  return new Set(others.map(({ expected }) => expected)).size === 1 ? others[0] : undefined;
}
