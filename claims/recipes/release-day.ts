/** The day of release: the one that was typed counts; the file's own is held against it. `import.md`, guard 13. */
import { isDate } from '../exact/calendar.ts';
import { quoted } from '../tables/finding.ts';
import type { Cell, Sheet, Table } from '../workbook/table.ts';
import { addressOf, cellAt, folded, isEmpty, textAt } from './cells.ts';
import type { Found } from './found.ts';
import type { Grid } from './grid.ts';
import { monthCalled } from './months.ts';
import type { MonthLanguage, Recipe } from './recipe.ts';

const TOKENS: Readonly<Record<string, string>> = {
  YYYY: String.raw`(?<y>\d{4})`,
  MMMM: String.raw`(?<n>\p{L}{3,}\.?)`,
  MMM: String.raw`(?<n>\p{L}{3,}\.?)`,
  MM: String.raw`(?<m>\d{1,2})`,
  DD: String.raw`(?<d>\d{1,2})`,
};

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/**
 * The day that stands at the beginning of a text, by a form such as "Published: DD MMM YYYY"; a time of day may follow. Undefined
 * if the text is not so, or there is no such day.
 */
export function dayIn(text: string, form: string, language: MonthLanguage = 'en'): string | undefined {
  const seen = new Set<string>();
  const source = folded(form)
    .split(/(YYYY|MMMM|MMM|MM|DD)/)
    .map((part) => {
      const token = TOKENS[part];
      if (token === undefined || seen.has(token)) return literal(part);
      seen.add(token);
      return token;
    });
  const match = new RegExp(String.raw`^${source.join('')}(?=$|[^\p{L}\p{N}]|T\d)`, 'iu').exec(folded(text));
  const { y = '', n, m, d = '' } = match?.groups ?? {};
  const month = n === undefined ? Number(m) : monthCalled(n, language);
  const day = `${y}-${String(month ?? '').padStart(2, '0')}-${d.padStart(2, '0')}`;
  return isDate(day) ? day : undefined;
}

/** The day of a cell: by its form, or by the date behind it. */
function dayOfCell(
  cell: Cell,
  form: string | undefined,
  language: MonthLanguage | undefined,
): string | undefined {
  const iso = /^\d{4}-\d{2}-\d{2}(?!\d)/;
  const read = form === undefined ? iso.exec(cell.shown.trim())?.[0] : dayIn(cell.shown, form, language);
  const day = read ?? (cell.kind === 'date' ? iso.exec(cell.stored ?? '')?.[0] : undefined);
  return day !== undefined && isDate(day) ? day : undefined;
}

/** The days of release of a file. */
export interface Release {
  /** The day of the whole file; undefined while it is not known. */
  day: string | undefined;
  /** The days of rows, where a column holds them and nobody typed another. */
  byRow: ReadonlyMap<number, string> | undefined;
}

/** What the day of release is found from. */
export interface ReleaseAsked {
  table: Table;
  sheet: Sheet;
  grid: Grid;
  recipe: Recipe;
  /** The column of days of release. */
  column: number | undefined;
  today: string;
  found: Found;
}

interface FromFile {
  days: Map<number, string>;
  /** The last of them, and where it stands. */
  day: string | undefined;
  where: string;
  /** What stands there if it is no day. */
  wrong: string | undefined;
}

function fromCell({ table, sheet, recipe }: ReleaseAsked): FromFile | undefined {
  const { published, time } = recipe;
  if (!('cell' in published)) return undefined;
  const cell = cellAt(table, sheet, published.cell);
  const day = cell === undefined ? undefined : dayOfCell(cell, published.form, time.language);
  const wrong =
    day === undefined
      ? `${published.cell}, ${quoted(cell?.shown.trim() ?? '')}, does not read as ${quoted(published.form)}`
      : undefined;
  return { days: new Map(), day, where: published.cell, wrong };
}

function fromColumn({ grid, recipe, column }: ReleaseAsked): FromFile | undefined {
  const { published, time } = recipe;
  if (column === undefined || !('column' in published)) return undefined;
  const read: FromFile = { days: new Map(), day: undefined, where: published.column, wrong: undefined };
  for (const row of grid.rows) {
    const cell = row.cells[column];
    if (cell === undefined || isEmpty(cell)) continue;
    const day = dayOfCell(cell, published.form, time.language);
    if (day === undefined)
      read.wrong ??= `${addressOf(grid, row, column)}, ${quoted(textAt(row, column))}, is no day`;
    else {
      read.days.set(row.number, day);
      if (read.day === undefined || day > read.day) read.day = day;
    }
  }
  return read;
}

function askDay(found: Found, where: string, why: string, proposed: string | undefined): void {
  found.add({
    code: 'release-day',
    where: where === '' ? [] : [where],
    message: `${why} Type the day on which the file was published, such as 2019-01-24.`,
    question: {
      name: 'published',
      label: 'The file was published on',
      choices: [],
      ...(proposed === undefined ? {} : { proposed }),
    },
  });
}

/** The day of release of a file: as typed, or else as the file says; if neither, it is asked. */
export function releaseOf(asked: ReleaseAsked): Release {
  const { found, today } = asked;
  const typed = found.answers.published;
  const file = fromCell(asked) ?? fromColumn(asked);
  if (typed !== undefined && typed > today) {
    askDay(found, '', `The day ${typed} lies after today, ${today}: nothing is published yet.`, undefined);
    return { day: undefined, byRow: undefined };
  }
  if (typed !== undefined) {
    if (file !== undefined && file.day !== typed)
      found.add({
        code: 'release-day-differs',
        where: [file.where],
        message:
          file.day === undefined
            ? `${file.wrong ?? `${file.where} is empty`}, so that the day that was typed, ${typed}, could not be held against it.`
            : `The file says ${file.day} at ${file.where}, and ${typed} was typed: ${typed} counts.`,
      });
    return { day: typed, byRow: undefined };
  }
  if (file?.day !== undefined && file.wrong === undefined && file.day <= today)
    return { day: file.day, byRow: file.days.size > 0 ? file.days : undefined };
  if (file === undefined) askDay(found, '', 'The day of release is not known.', undefined);
  else
    askDay(
      found,
      file.where,
      file.wrong === undefined
        ? `The file says ${file.day ?? 'no day'} at ${file.where}, which lies after today.`
        : `${file.wrong}.`,
      file.day,
    );
  return { day: undefined, byRow: undefined };
}
