/** A sheet as a proposal sees it: where its head and its data lie, and what stands in its columns. */
import type { Cell, Row, Sheet } from '../workbook/table.ts';
import { folded, isEmpty, textAt } from './cells.ts';
import type { TimeContext, TimeForm } from './time-forms.ts';
import { formsOf } from './time-forms.ts';

/** Whether a text could be a figure. */
export function isFigure(cell: Cell | undefined): boolean {
  if (cell === undefined || isEmpty(cell)) return false;
  if (cell.kind === 'number' || cell.kind === 'percent') return true;
  return (
    cell.kind === 'text' &&
    /^[-−]?[£$€]?\d[\d.,'’ \u00a0\u202f]*%?(?:\s?[a-z*†‡~]{1,4}|\s?\[\w+\])?$/i.test(cell.shown.trim())
  );
}

/** A column of a sheet as far as it can be told from its cells. */
export interface SurveyedColumn {
  index: number;
  /** Its different texts, the first of them. */
  texts: readonly string[];
  /** How many different texts it has, as far as they were counted. */
  distinct: number;
  filled: number;
  figures: number;
  /** The forms that all of its texts have. */
  forms: readonly TimeForm[];
  /** Whether all of its dates are the last days of their months. */
}

/** Where the table of a sheet lies. */
export interface Survey {
  sheet: Sheet;
  /** The first and the last row of its head; undefined if it has none. */
  header: [number, number] | undefined;
  /** The first row of its data. */
  from: number;
  /** What the row after its data begins with; undefined if it goes to the end. */
  until: string | undefined;
  rows: readonly Row[];
  columns: readonly SurveyedColumn[];
}

const MOST_TEXTS = 2_000;
/** How many rows a proposal looks at. */
const MOST_ROWS = 5_000;

/** Heads that files of offices have above descriptions of their series. */
const OWN_HEADS = /^(?:CDID|idBank|Series ID)$/i;
const AFTER = /^(?:Notes?|Sources?|Footnotes?|Total\b.*of which)\b/i;

function surveyColumn(rows: readonly Row[], index: number, context: TimeContext): SurveyedColumn {
  const texts = new Set<string>();
  let [filled, figures] = [0, 0];
  for (const row of rows) {
    const cell = row.cells[index];
    if (isEmpty(cell)) continue;
    filled += 1;
    if (isFigure(cell)) figures += 1;
    if (texts.size < MOST_TEXTS) texts.add(textAt(row, index));
  }
  const all = [...texts];
  const sample = all.slice(0, 200);
  return {
    index,
    texts: sample,
    distinct: texts.size,
    filled,
    figures,
    forms: sample.length === 0 ? [] : formsOf(sample, context),
  };
}

/** How many cells of a row could be figures, years not counted. */
function figureCount(row: Row): number {
  return row.cells.filter((cell) => isFigure(cell) && !/^[12]\d{3}$/.test(cell.shown.trim())).length;
}

/**
 * Whether a row could be one of a head above another one: texts in most columns, and not one text over all of them; or cells
 * merged over some columns, the first of which is empty or has the text of the row below.
 */
function isHeadRow(row: Row, below: Row, width: number): boolean {
  const texts = row.cells.map(({ shown }) => folded(shown)).filter((text) => text !== '');
  if (texts.length >= Math.max(2, width / 2) && new Set(texts).size > 1) return true;
  const first = textAt(row, 0);
  return row.cells.some(({ merged }) => merged === true) && (first === '' || first === textAt(below, 0));
}

/** The first row of data: the first with a figure after which most rows have one. */
function firstData(rows: readonly Row[]): number {
  const counts = rows.map(figureCount);
  const own = rows.findIndex(({ cells }) => OWN_HEADS.test(cells[0]?.shown.trim() ?? ''));
  for (let i = Math.max(own + 1, 0); i < rows.length; i += 1) {
    const after = counts.slice(i, i + 6);
    const isTime = own < 0 || /^[12]\d{3}/.test(rows[i]?.cells[0]?.shown.trim() ?? '');
    const isData = (counts[i] ?? 0) > 0 || (own >= 0 && isTime);
    if (isData && isTime && after.filter((count) => count > 0).length * 2 >= after.length) return i;
  }
  return -1;
}

/** The rows of a head that ends above the first row of data. */
function headAbove(rows: readonly Row[], data: number): [number, number] | undefined {
  const own = rows.find(({ cells }) => OWN_HEADS.test(cells[0]?.shown.trim() ?? ''));
  if (own !== undefined) return [own.number, own.number];
  const last = rows[data - 1];
  if (last === undefined) return undefined;
  const width = Math.max(...rows.slice(data, data + 5).map(({ cells }) => cells.length));
  let first = data - 1;
  for (let i = data - 2; i >= 0; i -= 1) {
    const [row, below] = [rows[i], rows[i + 1]];
    if (row === undefined || below === undefined || row.number !== below.number - 1) break;
    if (!isHeadRow(row, below, width)) break;
    // A single head stands alone: rows above each other have merged cells, or leave some empty.
    const isJoined = row.cells.some((cell) => cell.merged === true || isEmpty(cell));
    if (!isJoined) break;
    first = i;
  }
  return [rows[first]?.number ?? last.number, last.number];
}

/** Looks at a sheet; undefined if it holds no table of figures. */
export function surveyOf(sheet: Sheet, context: TimeContext): Survey | undefined {
  const rows = sheet.rows.slice(0, MOST_ROWS);
  const data = firstData(rows);
  if (data < 0) return undefined;
  const header = headAbove(rows, data);
  const own = rows.slice(data);
  const end = own.findIndex((row) =>
    AFTER.test(folded(row.cells.find((cell) => !isEmpty(cell))?.shown ?? '')),
  );
  const kept = end < 0 ? own : own.slice(0, end);
  const columns = Array.from({ length: sheet.width }, (_, index) => surveyColumn(kept, index, context));
  return {
    sheet,
    header,
    from: rows[data]?.number ?? 1,
    until: end < 0 ? undefined : '^(Notes?|Sources?|Footnotes?)',
    rows: kept,
    columns,
  };
}

/** The sheet of a table with the most figures, of those that are not hidden; undefined if none has any. */
export function bestSurvey(sheets: readonly Sheet[], context: TimeContext): Survey | undefined {
  for (const sheet of sheets) {
    if (sheet.hidden === true) continue;
    const survey = surveyOf(sheet, context);
    if (survey !== undefined && survey.rows.length > 0) return survey;
  }
  return undefined;
}
