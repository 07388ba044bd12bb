/**
 * A table as figures: the roles of its columns, then its times and its figures, then what the other columns say of them.
 * Either every row is read, or findings say what is in the way; nothing is read in part.
 */
import { type Observation, STATUSES } from '../evidence/series.ts';
import { isDate } from '../exact/calendar.ts';
import { type PrecisionCell, precisionCell } from '../exchange/columns.ts';
import { undefused } from '../exchange/csv.ts';
import { readDate } from '../reading/number-words.ts';
import { momentName } from '../words/dates.ts';
import { separated } from '../words/numbers.ts';
import { type Answers, type Finding, fewOf, isHeldUp, quoted } from './finding.ts';
import { markName, readNumbers, statusFinding, timesTen } from './numbers.ts';
import { isExport, isOurs, OWN_HEADS, type Role, type RolesContext, rolesOf } from './roles.ts';
import { cellOf, columnName, MAX_COLUMNS, parseTable, type Table, type TableRow } from './table.ts';
import { mixedFrequencies, readTimes } from './times.ts';

/** A row as it was read; what the table does not say is undefined. */
export interface ReadRow {
  row: number;
  at: string;
  value: string;
  /** The time and the figure as they stand in the table. */
  shown: { at: string; value: string };
  precision: PrecisionCell | undefined;
  status: Observation['status'];
  /** A day, or as it stands in the table if it is none. */
  publishedOn: string | undefined;
  source: string | undefined;
  series: string | undefined;
  /** What a table of the ledger's own says besides, by the names of its columns. */
  own: Readonly<Partial<Record<(typeof OWN_HEADS)[number], string>>>;
}

/** What is asked of a table. */
export interface TableContext extends RolesContext {
  answers: Answers;
  /** The day on which the figures came out, or today: years of two digits are read near it. */
  near: string;
  /** What all figures are rounded to: a number, or `shown` for the last place that each of them shows. */
  rounded?: string | undefined;
  /** The most lines that are read, if it is not `MAX_LINES`. */
  maxLines?: number | undefined;
}

export interface TableReading {
  rows: ReadRow[];
  findings: Finding[];
  /** Whether the table is one that the ledger gave away. */
  isExport?: boolean;
}

/** The most lines of a table that is pasted. */
export const MAX_LINES = 5_000;

/** Reads a text of tabs, semicolons or commas as figures. Never throws. */
export function readTable(text: string, context: TableContext): TableReading {
  const table = parseTable(text);
  const { maxLines = MAX_LINES } = context;
  if (table.rows.length > maxLines)
    return held({
      code: 'limit',
      level: 'stop',
      message: `These are more than ${separated(String(maxLines))} lines, the most that are read at once: give them in parts, or bring the file in by the command line.`,
    });
  if (table.width > MAX_COLUMNS)
    return held({
      code: 'limit',
      level: 'stop',
      message: `A row has ${separated(String(table.width))} columns, and at most ${MAX_COLUMNS} are read: take the columns of the time and the figure alone.`,
    });
  const answers = isOurs(table) ? { ...OURS, ...context.answers } : context.answers;
  return new TableReader(table, { ...context, answers }).read();
}

function held(...findings: Finding[]): TableReading {
  return { rows: [], findings };
}

/**
 * Answers that a table of the ledger's own columns gives by itself: a decimal point, days that are days, and figures as
 * they stand.
 */
const OURS: Answers = { marks: 'point', firsts: 'days', noise: 'as-is', percent: 'percent' };

class TableReader {
  readonly #table: Table;
  readonly #context: TableContext;
  readonly #findings: Finding[] = [];
  readonly #of: readonly (Role | undefined)[];
  /** How many decimals the figures have that have any, if all have as many: 4 beside 3.9 is 4.0. */
  #places = 0;

  constructor(table: Table, context: TableContext) {
    this.#table = table;
    this.#context = context;
    const { of, findings } = rolesOf(table, context.answers, context);
    this.#of = of;
    this.#findings.push(...findings);
  }

  read(): TableReading {
    if (this.#isHeldUp()) return held(...this.#findings);
    const rows = this.#rowsRead();
    const numbers = this.#numbers('value', rows) ?? [];
    const kept = rows.filter((_, i) => numbers[i]?.value !== undefined || this.#isHeldUp());
    const times = readTimes({
      name: this.#nameOf('at'),
      cells: kept.map((row) => ({ row: row.number, text: this.#time(row) })),
      answers: this.#context.answers,
      near: this.#context.near,
    });
    // Of several series each has a length of its own; those of the ledger's own were looked at when they were recorded.
    const isAnyLength = isExport(this.#table) || this.#context.isOfSeveral === true;
    this.#findings.push(...times.findings.filter(({ code }) => !isAnyLength || code !== 'mixed-frequency'));
    if (this.#isHeldUp()) return held(...this.#findings);
    const lows = this.#numbers('low', kept);
    const highs = this.#numbers('high', kept);
    if (this.#isHeldUp()) return held(...this.#findings);
    const figures = numbers.filter(({ value }) => value !== undefined);
    const places = new Set(figures.map(({ value = '' }) => placesOf(value)).filter((n) => n > 0));
    this.#places = places.size === 1 ? Math.max(...places) : 0;
    const read = kept.flatMap((row, i): ReadRow[] => {
      const [at, figure] = [times.ats[i], figures[i]];
      if (at === undefined || figure?.value === undefined) return [];
      const bounds = { low: lows?.[i]?.value, high: highs?.[i]?.value };
      return [this.#row(row, at, { value: figure.value, mark: figure.mark }, bounds)];
    });
    if (!isExport(this.#table)) this.#lengthsOfSeries(read);
    this.#sayMissing(rows.length - kept.length);
    this.#twice(read);
    return this.#isHeldUp()
      ? held(...this.#findings)
      : { rows: read, findings: this.#findings, isExport: isExport(this.#table) };
  }

  #isHeldUp(): boolean {
    return isHeldUp(this.#findings);
  }

  #nameOf(role: Role): string {
    return columnName(this.#table, this.#of.indexOf(role));
  }

  #cell(row: TableRow, role: Role): string {
    const column = this.#of.indexOf(role);
    return column < 0 ? '' : cellOf(row, column);
  }

  /** The rows that are read: all, or those of the one series that was chosen. */
  #rowsRead(): readonly TableRow[] {
    const { rows } = this.#table;
    if (!this.#of.includes('series') || this.#context.isOfSeveral === true) return rows;
    const names = [...new Set(rows.map((row) => this.#cell(row, 'series')))];
    const only = this.#context.answers['only'];
    const chosen = rows.filter((row) => this.#cell(row, 'series') === only);
    if (chosen.length > 0) {
      this.#findings.push({
        code: 'missing',
        level: 'said',
        message: `${rows.length - chosen.length} rows of other series were left out.`,
      });
      return chosen;
    }
    this.#findings.push({
      code: 'column-unmapped',
      level: 'ask',
      message: `${this.#nameOf('series')} names ${names.length} series (${fewOf(names.map(quoted))}): say whose rows are for this one.`,
      question: {
        name: 'only',
        label: 'Take only the rows of',
        choices: names.slice(0, 50).map((name) => ({ value: name, label: name })),
      },
    });
    return rows;
  }

  /** The time of a row, with the month or the quarter that stands in a column of its own. */
  #time(row: TableRow): string {
    const [at, part] = [this.#cell(row, 'at'), this.#cell(row, 'part')];
    if (part === '') return at;
    return /^\d{1,2}$/.test(part) ? `${at}M${part}` : `${at} ${part}`;
  }

  #numbers(role: 'value' | 'low' | 'high', rows: readonly TableRow[]) {
    if (!this.#of.includes(role)) return undefined;
    const { answers, unit } = this.#context;
    const { numbers, findings } = readNumbers({
      name: this.#nameOf(role),
      cells: rows.map((row) => ({ row: row.number, text: this.#cell(row, role) })),
      answers,
      isPercent: unit === '%',
    });
    this.#findings.push(...findings);
    return numbers;
  }

  #row(
    row: TableRow,
    at: string,
    { value, mark }: { value: string; mark: string },
    bounds: { low: string | undefined; high: string | undefined },
  ): ReadRow {
    const power = this.#power(row);
    const scaled = (text: string) => (power === 0 ? text : timesTen(text, power));
    const { low, high } = bounds;
    const published = this.#cell(row, 'publishedOn');
    const day = isDate(published) ? { ok: true as const, value: published } : readDate(published);
    return {
      row: row.number,
      at,
      value: scaled(value),
      shown: { at: this.#time(row), value: this.#cell(row, 'value') },
      precision:
        low !== undefined && high !== undefined
          ? { low: scaled(low), high: scaled(high) }
          : this.#precision(row, value, power),
      status: this.#status(row) ?? this.#statusOf(mark),
      publishedOn: published === '' ? undefined : day.ok ? day.value : published,
      source: this.#cell(row, 'source') || undefined,
      series: this.#cell(row, 'series') || undefined,
      own: this.#own(row),
    };
  }

  #own(row: TableRow): ReadRow['own'] {
    const { heads = [] } = this.#table;
    if (!isOurs(this.#table)) return {};
    return Object.fromEntries(
      OWN_HEADS.flatMap((head) => {
        const column = heads.indexOf(head);
        return column < 0 ? [] : [[head, undefused(cellOf(row, column))]];
      }),
    );
  }

  /** The power of ten that a row's figure is multiplied by. */
  #power(row: TableRow): number {
    const text = this.#cell(row, 'scale');
    const word = text.toLowerCase().replace(/s$/, '');
    const power = text === '' ? 0 : (POWERS.get(word) ?? (/^10*$/.test(word) ? word.length - 1 : undefined));
    if (power !== undefined) return power;
    return this.#wrong(
      row,
      `${quoted(text)} in ${this.#nameOf('scale')} is no scale, such as thousand or 1000. If it is the unit of the series, take the column out`,
      0,
    );
  }

  #wrong<T>(row: TableRow, message: string, instead: T): T {
    this.#findings.push({
      code: 'number-unreadable',
      level: 'stop',
      message: `Row ${row.number}: ${message}.`,
    });
    return instead;
  }

  /** How exact the figure of a row is: as the row says, or else as all rows are said to be. */
  #precision(row: TableRow, value: string, power: number): PrecisionCell | undefined {
    const own = this.#cell(row, 'precision');
    if (own !== '') {
      const word = POWERS.get(own.toLowerCase().replace(/s$/, ''));
      return word === undefined ? precisionCell(own) : { nearest: timesTen('1', word) };
    }
    const { rounded = '' } = this.#context;
    if (rounded === 'shown') {
      const places = placesOf(value) || this.#places;
      const last = places === 0 ? '1' : `0.${'0'.repeat(places - 1)}1`;
      return { nearest: power === 0 ? last : timesTen(last, power) };
    }
    return precisionCell(rounded);
  }

  #status(row: TableRow): Observation['status'] {
    const text = this.#cell(row, 'status');
    return text === '' ? undefined : this.#statusOf(text, text);
  }

  /** The status that a mark means; asks for one that is not known if it stands in a column of its own. */
  #statusOf(mark: string, cell?: string): Observation['status'] {
    const known = STATUSES.find((status) => status === mark.toLowerCase());
    if (known !== undefined || mark === '') return known;
    const meaning = this.#context.answers[markName(mark)];
    const status = STATUSES.find((one) => one === meaning);
    if (status !== undefined || meaning === 'note' || cell === undefined) return status;
    if (!this.#findings.some(({ question }) => question?.name === markName(mark))) {
      this.#findings.push(statusFinding(this.#nameOf('status'), mark));
    }
    return undefined;
  }

  #lengthsOfSeries(rows: readonly ReadRow[]): void {
    for (const [series, ats] of bySeries(rows))
      this.#findings.push(
        ...mixedFrequencies(
          series === '' ? this.#nameOf('at') : `${this.#nameOf('at')}, for ${quoted(series)},`,
          ats.map(({ at }) => at),
        ),
      );
  }

  #sayMissing(count: number): void {
    if (count > 0)
      this.#findings.push({
        code: 'missing',
        level: 'said',
        message: `${count === 1 ? 'One row has' : `${count} rows have`} no figure and ${count === 1 ? 'was' : 'were'} left out.`,
      });
  }

  /** Refuses two figures for one time, published on one day. */
  #twice(rows: readonly ReadRow[]): void {
    const seen = new Map<string, ReadRow>();
    let told = 0;
    for (const row of rows) {
      const key = `${row.series ?? ''} ${row.at} ${row.publishedOn ?? ''}`;
      const first = seen.get(key);
      if (first === undefined) seen.set(key, row);
      else if (told < MAX_TWICE) {
        told += 1;
        const same =
          first.value === row.value
            ? 'they happen to be the same, and'
            : `${first.shown.value} and ${row.shown.value}, and`;
        this.#findings.push({
          code: 'same-time-twice',
          level: 'stop',
          message: `Rows ${first.row} and ${row.row} both have a figure for ${momentName(row.at)}${row.publishedOn === undefined ? '' : `, published on ${row.publishedOn}`}: ${same} only one can stand. Take one out, or give the later one its own day of publication in a column “published on”.`,
        });
      }
    }
  }
}

/** Rows by the series that they name; under "" those that name none. */
export function bySeries(rows: readonly ReadRow[]): Map<string, ReadRow[]> {
  const all = new Map<string, ReadRow[]>();
  for (const row of rows) {
    const ofSeries = all.get(row.series ?? '');
    if (ofSeries === undefined) all.set(row.series ?? '', [row]);
    else ofSeries.push(row);
  }
  return all;
}

/** How many decimals a figure is written with. */
function placesOf(value: string): number {
  return value.split('.')[1]?.length ?? 0;
}

const MAX_TWICE = 5;

/** Words for powers of ten, as columns of units have them. */
const POWERS: ReadonlyMap<string, number> = new Map([
  ['one', 0],
  ['unit', 0],
  ['hundred', 2],
  ['thousand', 3],
  ["'000", 3],
  ['000', 3],
  ['million', 6],
  ['billion', 9],
  ['trillion', 12],
]);
