/**
 * A table pasted into a form of evidence: read as a whole (claims/tables), its questions answered by fields of the form,
 * and its figures put into rows, where the form reads them as if they had been typed.
 */
import type { Observation } from '../evidence/series.ts';
import { compare, isDecimal, parseDecimal } from '../exact/number.ts';
import type { PrecisionCell } from '../exchange/columns.ts';
import { readDate, readMoment, readNumber } from '../reading/number-words.ts';
import { otherFrequency } from '../tables/against.ts';
import { type Finding, isHeldUp } from '../tables/finding.ts';
import { type ReadRow, readTable } from '../tables/reading.ts';
import { sourcesOfTable } from '../tables/roles.ts';
import {
  isEmptyRow,
  MAX_ROWS,
  PASTE,
  ROW_FIELDS,
  type RowField,
  rowCount,
  rowField,
} from './evidence-fields.ts';
import { shownMoment, type TypedFields, typedIn } from './typed-fields.ts';

/** The fields that say how a pasted table is read begin with this. */
const ANSWER = `${PASTE}.`;

/** The field that says what all pasted figures are rounded to. */
export const ROUNDED = `${PASTE}.rounded`;

/** The field with the mark of a pasted table that was looked over. */
export const SEEN = `${PASTE}.seen`;

/** The field of the answer to a question of a table. */
export function answerField(question: string): string {
  return `${ANSWER}${question}`;
}

/** Whether a field answers a question of a pasted table. */
export function isAnswer(name: string): boolean {
  return name.startsWith(ANSWER) && name !== ROUNDED && name !== SEEN;
}

/** What is known of the series that a table is pasted for. */
export interface PasteContext {
  unit: string;
  held: readonly Observation[];
  /** The id of the series; undefined if it is new. */
  series?: string | undefined;
  today: string;
}

/** A form after its pasted table was read. */
export interface Pasted {
  /** The form as it is drawn. If the table found no room in rows, it is still in its field. */
  drawn: Record<string, string>;
  /** The form as it is read, with every line of the table in a row. */
  read: Record<string, string>;
  /** How many lines were read. */
  lines: number;
  /** Whether the table stays in its field, because it has more lines than a form has rows. */
  isWhole: boolean;
  /** The number of the line in the pasted text that a row holds. */
  lineOf: ReadonlyMap<number, number>;
  findings: readonly Finding[];
}

/** The sources that a pasted table names, to be looked up before it is read. */
export function pastedSources(fields: TypedFields): string[] {
  return sourcesOfTable(typedIn(fields, PASTE)).slice(0, MAX_SOURCES);
}

const MAX_SOURCES = 200;

/**
 * The form with its pasted table in rows, after those that were typed; or as it was, with what is in the way. Nothing of
 * the table is put into rows unless all of it was read.
 */
export function withPasted(fields: TypedFields, context: PasteContext): Pasted {
  const asItWas = { drawn: { ...fields }, read: { ...fields }, lines: 0, isWhole: false, lineOf: new Map() };
  const text = typedIn(fields, PASTE);
  if (text.trim() === '') return { ...asItWas, findings: [] };
  const { rows, findings } = readPaste(text, fields, context);
  if (isHeldUp(findings)) return { ...asItWas, findings };
  let first = rowCount(fields);
  while (first > 0 && isEmptyRow(fields, first - 1)) first -= 1;
  const read: Record<string, string> = { ...fields, [PASTE]: '' };
  const lineOf = new Map<number, number>();
  for (const [i, row] of rows.entries()) {
    lineOf.set(first + i, row.row);
    const typed = rowOfTable(row);
    for (const name of ROW_FIELDS) read[rowField(first + i, name)] = typed[name];
  }
  const isWhole = first + rows.length > MAX_ROWS;
  return {
    drawn: isWhole ? { ...fields } : withoutAnswers(read),
    read,
    lines: rows.length,
    isWhole,
    lineOf,
    findings,
  };
}

function withoutAnswers(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !name.startsWith(ANSWER)));
}

function readPaste(text: string, fields: TypedFields, { unit, held, series, today }: PasteContext) {
  const answers = Object.fromEntries(
    Object.entries(fields).flatMap(([name, typed]) =>
      name.startsWith(ANSWER) && typed !== '' ? [[name.slice(ANSWER.length), typed]] : [],
    ),
  );
  const published = readDate(typedIn(fields, 'publishedOn'), today);
  const rounded = roundedOf(typedIn(fields, ROUNDED));
  const reading = readTable(text, {
    unit,
    answers,
    near: published.ok ? published.value : today,
    rounded,
    seriesId: series,
  });
  const other = otherFrequency(
    reading.rows.map(({ at }) => at),
    held,
  );
  const clash: Finding[] =
    other === undefined ? [] : [{ code: 'mixed-frequency', level: 'stop', message: other }];
  return { rows: reading.rows, findings: [...reading.findings, ...clash] };
}

/** What all figures are rounded to: "as shown" is the last place of each of them. */
function roundedOf(typed: string): string {
  const plain = typed.trim();
  if (/^(?:as )?shown$|^(?:the )?last (?:place|digit)/i.test(plain)) return 'shown';
  const number = readNumber(plain.replace(/^(?:to )?(?:the )?nearest /i, ''));
  return number.ok ? number.value : plain;
}

/** A row of a table as the fields of a row of the form: as it was written there, if the form reads that the same. */
function rowOfTable({
  at,
  value,
  shown,
  precision,
  status,
  publishedOn,
  source,
}: ReadRow): Record<RowField, string> {
  const time = readMoment(shown.at);
  const number = readNumber(shown.value);
  const isSame = number.ok && compare(parseDecimal(number.value), parseDecimal(value)) === 0;
  return {
    at: time.ok && time.value === at ? shown.at : shownMoment(at),
    value: isSame ? shown.value : unmistakable(value),
    nearest: '',
    low: '',
    high: '',
    ...precisionOf(precision),
    status: status ?? 'final',
    publishedOn: publishedOn ?? '',
    source: source ?? '',
  };
}

/** A decimal that a field reads as itself: 388.100 could be read in two ways there, and is written 388.10. */
function unmistakable(value: string): string {
  return readNumber(value).ok || !isDecimal(value) ? value : value.replace(/0$/, '');
}

function precisionOf(cell: PrecisionCell | undefined): Partial<Record<RowField, string>> {
  return cell === undefined || cell === 'exact' ? {} : cell;
}
