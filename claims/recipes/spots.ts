/**
 * The places of a file where figures of the ledger stand, each with its series and its time: rows that the recipe keeps, labels
 * that it maps, times that can be read.
 */
import { moment } from '../exact/calendar.ts';
import { fewOf, quoted } from '../tables/finding.ts';
import { frequencyOf } from '../tables/times.ts';
import type { Cell, Row } from '../workbook/table.ts';
import { addressOf, isEmpty, textAt } from './cells.ts';
import type { Named } from './columns.ts';
import { type Found, MOST_NAMED, someOf } from './found.ts';
import type { Grid } from './grid.ts';
import type { FigureColumn, Lie } from './layouts.ts';
import type { Made } from './plan-shape.ts';
import type { Recipe } from './recipe.ts';
import type { Labels, Length, Target } from './series.ts';
import { readForm } from './time-forms.ts';

/** A place where a figure may stand. */
export interface Spot {
  row: Row;
  figure: FigureColumn;
  cell: Cell | undefined;
  label: string;
  at: string;
  /** Undefined where only a total or a part of one is looked at. */
  series: string | undefined;
  unit: string | undefined;
  made: Made | undefined;
}

/** A time with what is asked of it often. */
export interface KnownTime {
  end: string;
  length: Length;
}

/** Times taken apart once. */
export class KnownTimes {
  readonly #held = new Map<string, KnownTime>();

  of(at: string): KnownTime {
    let known = this.#held.get(at);
    if (known === undefined) {
      known = { end: moment(at).end, length: frequencyOf(at) };
      this.#held.set(at, known);
    }
    return known;
  }
}

/** A row, or a cell of one, under one label. */
interface Line {
  row: Row;
  label: string;
  head: string;
  figures: readonly FigureColumn[];
  isFilled: boolean;
  occurrence: number;
}

/** What the rows of a file came to. */
export interface Spots {
  spots: Spot[];
  /** The labels that belong to no series. */
  unmapped: string[];
}

/** The first and the last end of the times of each length. */
export type Ranges = Map<Length, { first: string; last: string }>;

/** What spots are found from. */
export interface SpotsAsked {
  grid: Grid;
  recipe: Recipe;
  named: Named;
  lie: Lie;
  labels: Labels;
  times: KnownTimes;
  found: Found;
}

/** The same, with the labels that stand another number of times than they should: their figures are not read. */
type Asked = SpotsAsked & { twice: Set<string> };

/** A few of many, and how many there are. */
class Few {
  readonly first: string[] = [];
  count = 0;

  add(text: string): void {
    this.count += 1;
    if (this.first.length < MOST_NAMED) this.first.push(text);
  }

  /** "A1, A2 and 3 more". */
  get named(): string {
    return someOf(this.first, this.count, 4);
  }
}

/** The rows that `where` keeps. */
function keptRows({ grid, recipe, named, found }: SpotsAsked): readonly Row[] {
  if (named.where.length === 0) return grid.rows;
  const kept = grid.rows.filter((row) =>
    named.where.every(({ column, allowed }) => allowed.has(textAt(row, column))),
  );
  const left = grid.rows.length - kept.length;
  if (left > 0)
    found.add({
      code: 'filtered',
      where: named.where.map(({ name }) => name),
      count: left,
      message: `${left} of the ${grid.rows.length} rows are left out, as the recipe keeps only those of ${fewOf(
        Object.entries(recipe.where ?? {}).map(
          ([name, text]) => `${name} ${typeof text === 'string' ? quoted(text) : fewOf(text.map(quoted), 4)}`,
        ),
        6,
      )}.`,
    });
  return kept;
}

/** The lines of a row: one, or one for each column that is a series. */
function linesOf(row: Row, { named, lie, recipe }: SpotsAsked): Line[] {
  const keys = named.by.map((column) => textAt(row, column));
  const isSplit = recipe.layout === 'series-in-columns';
  const groups = isSplit ? lie.figures.map((figure) => [figure]) : [lie.figures];
  return groups.map((figures): Line => {
    const head = figures[0]?.head ?? '';
    const label = (figures[0]?.head === undefined ? keys : [...keys, head]).join(' | ').trim();
    const isFilled = figures.some(({ column }) => !isEmpty(row.cells[column]));
    return { row, label, head, figures, isFilled, occurrence: 0 };
  });
}

/** Whether a line is nothing: no label, and no figure. */
const isNothing = ({ label, isFilled }: Line, { named }: SpotsAsked): boolean =>
  !isFilled && named.by.length > 0 && /^[\s|]*$/.test(label);

/** The address of the cell that holds a label: the first of its keys, or the head of its column. */
function labelCell({ row, figures }: Line, { grid, named }: SpotsAsked): string {
  const [by] = named.by;
  if (by !== undefined) return addressOf(grid, row, by);
  const head = grid.heads[figures[0]?.column ?? 0];
  return `${grid.prefix}${head?.letters ?? ''}`;
}

/** The lines of each label that are told apart by their order: those of one time, or of one row where heads are series. */
function sameLines(lines: readonly Line[], { recipe, labels, lie }: SpotsAsked): Iterable<Line[]> {
  // Where each row has its time, a label stands in many rows by nature: only lists are counted, time by time.
  const isByTime = recipe.layout === 'long' || recipe.layout === 'year-by-month';
  const heads = lie.figures.map(({ head }) => head);
  const isOnce = recipe.layout === 'series-in-columns' && new Set(heads).size === heads.length;
  if ((isByTime || isOnce) && !labels.hasLists) return [];
  const seen = new Map<string, Line[]>();
  for (const line of lines) {
    if (isByTime && (labels.listed(line.label) === undefined || !line.isFilled)) continue;
    const place = isByTime
      ? lie.rowTime(line.row)
      : recipe.layout === 'series-in-columns'
        ? line.row.number
        : '';
    const key = `${line.label}\u0000${place}`;
    const before = seen.get(key);
    line.occurrence = before?.length ?? 0;
    if (before === undefined) seen.set(key, [line]);
    else before.push(line);
  }
  return seen.values();
}

/** Numbers the lines of each label, and finds labels that stand another number of times than the recipe has entries. */
function numbered(lines: readonly Line[], asked: Asked): void {
  const { labels, found } = asked;
  const told = new Set<string>();
  for (const same of sameLines(lines, asked)) {
    const [first] = same;
    if (first === undefined || told.has(first.label) || !labels.isTaken(first.label)) continue;
    const listed = labels.listed(first.label);
    if (same.length === (listed ?? 1)) continue;
    told.add(first.label);
    asked.twice.add(first.label);
    const cells = same.map((line) => labelCell(line, asked));
    const times = same.length === 1 ? 'once' : `${same.length} times`;
    found.add({
      code: 'label-twice',
      where: listed === undefined ? cells : [...cells, first.label],
      message:
        listed === undefined
          ? `The label ${quoted(first.label)} stands ${times}, at ${fewOf(cells, 6)}, and the recipe has one entry for it: give it a list with one entry for each, in the order of rows, null for those that are left out.`
          : `The label ${quoted(first.label)} stands ${times}, at ${fewOf(cells, 6)}, and the recipe has ${listed} entries for it: correct the list, one entry for each in the order of rows.`,
    });
  }
}

/** Gathers what cannot be used, to be told once. */
class Trouble {
  readonly unmapped = new Map<string, string>();
  readonly noTime = new Few();
  readonly wrong = new Few();
  readonly wrongTexts: string[] = [];
  first = '';

  tell({ recipe, labels, found }: SpotsAsked): void {
    for (const [id, both] of labels.clashes)
      found.add({
        code: 'label-twice',
        where: both,
        message: `The labels ${fewOf(both.map(quoted), 4)} would all make the series ${quoted(id)}: map them one by one.`,
      });
    if (this.unmapped.size > 0)
      found.add({
        code: 'label-unmapped',
        where: [...this.unmapped.keys()],
        message: `${this.unmapped.size === 1 ? 'A label belongs' : `${this.unmapped.size} labels belong`} to no series: ${fewOf(
          [...this.unmapped].map(([label, cell]) => `${quoted(label)} (${cell})`),
          6,
        )}. Map each to a series, or to null to leave it out.`,
      });
    if (this.noTime.count > 0)
      found.add({
        code: 'no-time',
        where: this.noTime.first,
        count: this.noTime.count,
        message: `${this.noTime.count === 1 ? 'A figure has' : `${this.noTime.count} figures have`} no time: ${this.noTime.named}. If the table ends before, say so with until.`,
      });
    if (this.wrong.count > 0)
      found.add({
        code: 'time-unreadable',
        where: this.wrong.first,
        count: this.wrong.count,
        message: `${this.first}. This is so at ${this.wrong.named}. Correct time.form or time.as, or say with until where the table ends.`,
      });
    this.#tellOther(recipe, found);
  }

  /** Times of another length than the form has: a year among months is no misspelt month. */
  #tellOther(recipe: Recipe, found: Found): void {
    const { form, language = 'en' } = recipe.time;
    if (form === undefined || form === 'mixed') return;
    const context = { language, near: '2000-01-01', hasLostNoughts: false };
    const other = this.wrongTexts.filter((text) => readForm('mixed', text, context) !== undefined);
    if (other.length === 0) return;
    found.add({
      code: 'mixed-frequency',
      where: this.wrong.first,
      message: `Times of other lengths, such as ${fewOf(other.map(quoted))}, stand among those that read as ${form}: a series has times of one length. Read them with the form "mixed", each length into a series of its own.`,
    });
  }
}

/** The series of a label for a time; null leaves it out, undefined is unknown. */
function seriesFor(target: Target, length: Length): string | null | undefined {
  if (target.is === 'series') return target.series;
  if (target.is === 'new') return target.made.id;
  return target.is === 'frequencies' ? target.series[length] : null;
}

/** The places of one line. */
function spotsOf(line: Line, asked: Asked, into: Spots, trouble: Trouble): void {
  const { grid, lie, labels, recipe, times } = asked;
  const { label, head, row, occurrence } = line;
  if (asked.twice.has(label)) return;
  const labelled = { label, head, occurrence, row };
  const target = labels.target(labelled);
  const isPart = isInTotals(label, recipe);
  if (target.is === 'unknown')
    trouble.unmapped.set(label, trouble.unmapped.get(label) ?? labelCell(line, asked));
  if (!isPart && (target.is === 'unknown' || target.is === 'left')) return;
  for (const figure of line.figures) {
    const cell = row.cells[figure.column];
    const read = lie.timeOf(row, figure);
    if (read === undefined || 'wrong' in read) {
      if (!line.isFilled) return;
      tellTime(line, figure, read?.wrong, asked, trouble);
      if (figure.time === undefined) return;
      continue;
    }
    const { at } = read;
    const { length } = times.of(at);
    const series = seriesFor(target, length);
    if (series === undefined)
      trouble.unmapped.set(`${label} (${length})`, addressOf(grid, row, figure.column));
    if ((series === undefined || series === null) && !isPart) continue;
    const said = target.is === 'series' || target.is === 'frequencies' ? target.unit : undefined;
    const made =
      target.is === 'new'
        ? target.made
        : series == null
          ? undefined
          : labels.absent(series, labelled, said, length);
    const unit = said ?? (made?.unit || undefined);
    into.spots.push({ row, figure, cell, label, at, series: series ?? undefined, unit, made });
  }
}

/** Takes note of a time that is not there or cannot be read. */
function tellTime(
  line: Line,
  figure: FigureColumn,
  wrong: string | undefined,
  { grid, named }: SpotsAsked,
  trouble: Trouble,
): void {
  const { row } = line;
  const cell =
    figure.time === undefined
      ? addressOf(grid, row, named.time[0] ?? 0)
      : `${grid.prefix}${grid.heads[figure.column]?.letters ?? ''}`;
  if (wrong === undefined) {
    trouble.noTime.add(cell);
    return;
  }
  const text =
    figure.time === undefined
      ? named.time.map((column) => textAt(row, column)).join(' ')
      : (grid.heads[figure.column]?.last ?? '');
  if (trouble.first === '') trouble.first = `${cell}, ${quoted(text)}, ${wrong}`;
  trouble.wrong.add(cell);
  if (trouble.wrongTexts.length < MOST_NAMED) trouble.wrongTexts.push(text);
}

/** The first and the last end of the times of each length, of the places whose figures belong to a series. */
export function rangesOf(spots: readonly Spot[], times: KnownTimes): Ranges {
  const ranges: Ranges = new Map();
  for (const { series, at } of spots) {
    if (series === undefined) continue;
    const { length, end } = times.of(at);
    const range = ranges.get(length);
    if (range === undefined) ranges.set(length, { first: end, last: end });
    else if (end < range.first) range.first = end;
    else if (end > range.last) range.last = end;
  }
  return ranges;
}

/** Whether a label is a total, or named as a part of one. */
function isInTotals(label: string, { series }: Recipe): boolean {
  if (series.totals === undefined) return false;
  return Object.entries(series.totals).some(
    ([total, parts]) =>
      total.trim() === label || (parts !== 'rest' && parts.some((part) => part.trim() === label)),
  );
}

/** All places of a file where figures stand, and what is in the way of reading them. */
export function spotsIn(given: SpotsAsked): Spots {
  const asked: Asked = { ...given, twice: new Set() };
  const lines = keptRows(asked)
    .flatMap((row) => linesOf(row, asked))
    .filter((line) => !isNothing(line, asked));
  numbered(lines, asked);
  const into: Spots = { spots: [], unmapped: [] };
  const trouble = new Trouble();
  for (const line of lines) spotsOf(line, asked, into, trouble);
  trouble.tell(asked);
  into.unmapped.push(...trouble.unmapped.keys());
  return into;
}
