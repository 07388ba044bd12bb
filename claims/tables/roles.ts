/**
 * What each column of a table is. A column that is nothing is never dropped in silence: it is named, with what it holds,
 * and somebody says what it is.
 */
import { STATUSES } from '../evidence/series.ts';
import { isSameUnit } from '../evidence/units.ts';
import { columnNamed } from '../exchange/columns.ts';
import { undefused } from '../exchange/csv.ts';
import { readMoment } from '../reading/number-words.ts';
import { type Answers, type Finding, fewOf, quoted } from './finding.ts';
import { columnCells, columnName, MAX_COLUMNS, parseTable, type Table } from './table.ts';

/** What a column can be. */
export const ROLES = {
  at: 'when',
  part: 'the month or quarter of the year beside it',
  value: 'the figure',
  publishedOn: 'the day of publication',
  precision: 'what the figure is rounded to',
  low: 'the lower bound of the figure',
  high: 'the upper bound of the figure',
  scale: 'what the figure is multiplied by',
  status: 'whether the figure is provisional, final or a forecast',
  source: 'the source',
  series: 'the series',
  leave: 'left out: nothing of it is needed',
} as const;

export type Role = keyof typeof ROLES;

/** A table with the roles of its columns; undefined for one that is not known yet. */
export interface Roles {
  of: readonly (Role | undefined)[];
  findings: Finding[];
}

/** What is known of the series that the figures are for; empty for several. */
export interface RolesContext {
  unit: string;
  /** The one series that all rows are for, which a column of series may name. */
  seriesId?: string | undefined;
  /** Whether the table may have rows of several series, each named in a column. */
  isOfSeveral?: boolean | undefined;
}

const fold = (head: string): string => head.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Names of columns without which figures mean something else: they are never left out. */
const MEANS: readonly (readonly [heads: RegExp, role: Role | undefined])[] = [
  [/^(?:month|quarter|period|mnth|qtr)$/, 'part'],
  [/^(?:lower|low|lci|lowerbound|lowerci|lowercl|95lower|from)$|^lower(?:95|confidence)/, 'low'],
  [/^(?:upper|high|uci|upperbound|upperci|uppercl|95upper|to)$|^upper(?:95|confidence)/, 'high'],
  [/^(?:unit|units|uom|scale|scalarfactor|unitmult|unitmultiplier|multiplier)$/, 'scale'],
  [/^(?:status|obsstatus|datamarking|suppressed|symbol|flag|flags|marker|markers)$/, 'status'],
  [/^(?:series|seriesid|seriesreference|cdid|code)$/, 'series'],
  [/^(?:rounded|rounding|nearest|precision|decimals)$/, 'precision'],
  [/^(?:note|notes|footnote|footnotes|comment|comments|remark|remarks)$/, 'status'],
  [/^(?:vintage|release|measure)$/, undefined],
];

/** What the head of a column says that it means; undefined if it is none of those. */
function meaningOf(head: string): { role: Role | undefined } | undefined {
  const found = MEANS.find(([heads]) => heads.test(fold(head)));
  return found === undefined ? undefined : { role: found[1] };
}

/** The columns of the ledger's own tables that are read besides the figures themselves. */
export const OWN_HEADS = [
  'id',
  'series',
  'unit',
  'measure',
  'place',
  'frequency',
  'corrects',
  'sourceTitle',
  'publisher',
  'url',
  'licence',
  'archivedUrl',
  'recordedAt',
] as const;

/** Whether a table has the ledger's own columns, by the names that the ledger gives them. */
export function isOurs({ heads = [] }: Table): boolean {
  return ['at', 'value', 'publishedOn'].every((name) => heads.includes(name));
}

/** Whether a table is one that the ledger gave away: what it holds was looked at when it was recorded. */
export function isExport(table: Table): boolean {
  return isOurs(table) && ['id', 'sourceTitle'].some((name) => table.heads?.includes(name) === true);
}

const AT_HEADS = /^(?:refdate|timeperiod|timeperiodcode|financialyear|fiscalyear|calendaryear)$/;
const VALUE_HEADS = /^(?:obsvalue|datavalue)$/;

const isTime = (cell: string) => readMoment(cell, '2000-01-01').ok || /^\d{4}[/–-]\d{2,4}$/.test(cell);
const isPrecision = (cell: string) =>
  /^(?:exact(?:ly)?|(?:(?:rounded )?(?:to )?(?:the )?nearest )?\d[\d,.]*|interval \S+ \S+|(?:from )?-?[\d.,]+ ?(?:to|–|\.\.) ?-?[\d.,]+)$/i.test(
    cell,
  );

/** The role that a head alone gives a column, if its cells agree. */
function roleByName(head: string, cells: readonly string[]): Role | undefined {
  const filled = cells.filter((cell) => cell !== '');
  const named = columnNamed(head);
  if (named === 'precision') return filled.every(isPrecision) ? 'precision' : undefined;
  if (named === 'status')
    return filled.every((cell) => STATUSES.some((status) => status === cell.toLowerCase()))
      ? 'status'
      : undefined;
  if (named === 'at' || named === 'value') return undefined;
  return named;
}

/** The columns whose heads call them the time or the figure. */
function named(heads: readonly string[], name: 'at' | 'value'): number[] {
  const other = name === 'at' ? AT_HEADS : VALUE_HEADS;
  return heads.flatMap((head, i) => (columnNamed(head) === name || other.test(fold(head)) ? [i] : []));
}

/** The first two columns that hold anything: the time and the figure of a table without names. */
function firstTwo(table: Table): number[] {
  return Array.from({ length: table.width }, (_, i) => i).filter(
    (i) => (table.heads?.[i] ?? '') !== '' || columnCells(table, i).some((cell) => cell !== ''),
  );
}

function answered(answers: Answers, column: number): Role | undefined {
  const role = answers[`column.${column + 1}`];
  return role !== undefined && Object.hasOwn(ROLES, role) ? (role as Role) : undefined;
}

/** The columns of times and figures, by their heads or else by their places. */
function timeAndFigure(table: Table, given: readonly (Role | undefined)[]): { at: number; value: number } {
  const heads = table.heads ?? [];
  const filled = firstTwo(table);
  const free = (list: readonly number[]) => list.filter((i) => given[i] === undefined);
  const [at = -1] = [given.indexOf('at'), ...free(named(heads, 'at')), ...free(filled)].filter((i) => i >= 0);
  const values = free(named(heads, 'value'))
    .filter((i) => i !== at)
    .sort((a, b) => rank(heads[a] ?? '') - rank(heads[b] ?? ''));
  const [value = -1] = [given.indexOf('value'), ...values, ...free(filled)].filter((i) => i >= 0 && i !== at);
  return { at, value };
}

/** "Value" and "Total" before other names of figures. */
const rank = (head: string): number => (/^(?:value|total|obsvalue)$/.test(fold(head)) ? 0 : 1);

/** Says what each column is, and which are nothing yet. */
export function rolesOf(table: Table, answers: Answers, context: RolesContext): Roles {
  const columns = Array.from({ length: table.width }, (_, i) => i);
  const given = columns.map((i) => {
    const role = answered(answers, i);
    // What a column of meaning says cannot be left out.
    return role === 'leave' && meaningOf(table.heads?.[i] ?? '') !== undefined ? undefined : role;
  });
  const { at, value } = timeAndFigure(table, given);
  const of = columns.map((i): Role | undefined => {
    const role = given[i];
    if (role !== undefined) return role;
    if (i === at) return 'at';
    if (i === value) return 'value';
    const cells = columnCells(table, i);
    const head = table.heads?.[i] ?? '';
    if (head === '' && cells.every((cell) => cell === '')) return 'leave';
    return roleByName(head, cells) ?? agreeing(head, cells, context) ?? own(table, head, cells, context);
  });
  return { of, findings: findingsOf(table, of, context) };
}

/** A column that says of each figure what is known of the series already. */
function agreeing(head: string, cells: readonly string[], context: RolesContext): Role | undefined {
  const meaning = meaningOf(head)?.role;
  const filled = cells.filter((cell) => cell !== '');
  if (
    meaning === 'scale' &&
    context.unit !== '' &&
    filled.every((cell) => isSameUnit(undefused(cell), context.unit))
  )
    return 'leave';
  if (fold(head) !== 'series') return undefined;
  if (context.isOfSeveral === true) return 'series';
  return filled.every((cell) => cell === context.seriesId) ? 'leave' : undefined;
}

/** A column of the ledger's own that says nothing of a figure that is not known: corrections, other units and series do. */
function own(table: Table, head: string, cells: readonly string[], context: RolesContext): Role | undefined {
  if (!isOurs(table) || !OWN_HEADS.some((name) => name === head)) return undefined;
  if (context.isOfSeveral === true) return 'leave';
  const isOther = ['unit', 'series', 'corrects'].includes(head) && cells.some((cell) => cell !== '');
  return isOther ? undefined : 'leave';
}

/** The sources that a table names in a column of its own. Never throws. */
export function sourcesOfTable(text: string): string[] {
  return namesIn(text, (head) => columnNamed(head) === 'source');
}

/** The series that a table names in a column “series”. Never throws. */
export function seriesOfTable(text: string): string[] {
  return namesIn(text, (head) => fold(head) === 'series');
}

function namesIn(text: string, isHead: (head: string) => boolean): string[] {
  const table = parseTable(text);
  const heads = (table.heads ?? []).slice(0, MAX_COLUMNS);
  const columns = heads.flatMap((head, i) => (isHead(head) ? [i] : []));
  const named = columns.flatMap((i) => columnCells(table, i));
  return [...new Set(named.filter((name) => name !== ''))];
}

const ONCE: readonly Role[] = [
  'at',
  'value',
  'part',
  'publishedOn',
  'precision',
  'low',
  'high',
  'scale',
  'status',
  'source',
  'series',
];

function findingsOf(table: Table, of: readonly (Role | undefined)[], context: RolesContext): Finding[] {
  const findings = of.flatMap((role, i) => (role === undefined ? [unmapped(table, i, of, context)] : []));
  for (const role of ONCE) {
    const twice = of.flatMap((other, i) => (other === role ? [columnName(table, i)] : []));
    if (twice.length > 1)
      findings.push({
        code: 'column-unmapped',
        level: 'stop',
        message: `${sentenceCase(fewOf(twice))} are both ${ROLES[role]}: only one can be. Take one out, or say that it is something else.`,
      });
  }
  const lacks = (['at', 'value'] as const).filter((role) => !of.includes(role));
  if (lacks.length > 0)
    findings.push({
      code: 'column-absent',
      level: 'stop',
      message: `No column is ${lacks.map((role) => ROLES[role]).join(' or ')}: give each line a time and a figure, with a tab, a semicolon or a comma between them.`,
    });
  if (of.includes('low') !== of.includes('high'))
    findings.push({
      code: 'column-absent',
      level: 'stop',
      message: 'A lower and an upper bound go together: one of the two columns is missing.',
    });
  return findings;
}

/** "the column “Unit”" at the beginning of a sentence. */
export function sentenceCase(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** What is said of a column by what it means. */
const WHY: Readonly<Partial<Record<Role, string>>> = {
  part: 'it says which part of the year each figure is for: read without it, figures would stand for other times',
  low: 'it gives a bound: read without it, the figure would count as exact to the last digit',
  high: 'it gives a bound: read without it, the figure would count as exact to the last digit',
  scale: 'it says what one of the figures is: read without it, they could be a thousand times too small',
  status: 'it marks figures: say what the column and its marks mean',
  series: 'it may tell several series apart: paste the rows of one series by themselves',
  precision: 'it says how figures are rounded, or what they are counted in: say which',
};

/** The finding of a column that is nothing yet. */
function unmapped(
  table: Table,
  column: number,
  of: readonly (Role | undefined)[],
  { unit }: RolesContext,
): Finding {
  const cells = [...new Set(columnCells(table, column).filter((cell) => cell !== ''))];
  const head = table.heads?.[column] ?? '';
  const meaning = meaningOf(head);
  const holds = cells.length === 0 ? 'holds nothing' : `holds ${fewOf(cells.map(quoted))}`;
  const isFigures = cells.length > 0 && cells.every((cell) => /^[-−(]?[£$€]?\d[\d.,\s]*%?\)?$/.test(cell));
  const isDays = cells.length > 0 && cells.every(isTime) && cells.some((cell) => /\D/.test(cell));
  const value = columnName(table, of.indexOf('value'));
  const why =
    (meaning?.role === undefined ? undefined : WHY[meaning.role]) ??
    (isDays
      ? 'is it the day of publication?'
      : isFigures
        ? `there are two columns of figures, this one and ${value}: say which of them is meant, and what the other is`
        : 'say what it is');
  const unitIs = meaning?.role === 'scale' && unit !== '' ? ` (the series is in ${unit})` : '';
  return {
    code: 'column-unmapped',
    level: 'stop',
    message: `${sentenceCase(columnName(table, column))} ${holds}${unitIs}${why.endsWith('?') ? `: ${why}` : `; ${why}.`}`,
    question: {
      name: `column.${column + 1}`,
      label: `${sentenceCase(columnName(table, column))} is`,
      choices: Object.entries(ROLES)
        .filter(([role]) => role !== 'leave' || meaning === undefined)
        .map(([value, label]) => ({ value, label })),
      proposed: meaning?.role ?? (isDays ? 'publishedOn' : undefined),
    },
  };
}
