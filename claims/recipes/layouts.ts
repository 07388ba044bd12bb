/** How a file lies: in which columns its figures stand, and which time and label each of them has by its place. */
import { quoted } from '../tables/finding.ts';
import type { Row } from '../workbook/table.ts';
import { isEmpty, textAt } from './cells.ts';
import { accountedFor, meaningOf, type Named, tellUnmapped } from './columns.ts';
import type { Found } from './found.ts';
import type { Grid } from './grid.ts';
import type { Head } from './heads.ts';
import { monthCalled } from './months.ts';
import type { Recipe } from './recipe.ts';
import { formsOf, hasLostNoughts, type TimeContext, type TimeForm, timesWithin } from './time-forms.ts';
import { standsFor, type TimeRead, Times } from './times.ts';

/** A column in which figures stand. */
export interface FigureColumn {
  column: number;
  /** What its head adds to the label, where heads are series. */
  head?: string;
  /** Its time, where heads are times. */
  time?: TimeRead;
  /** Its month, where heads are months. */
  month?: number;
  /** The columns of marks that belong to it. */
  marks: readonly number[];
}

/** How the figures of a file lie. */
export interface Lie {
  figures: readonly FigureColumn[];
  /** The time of a figure. */
  timeOf(row: Row, figure: FigureColumn): TimeRead | undefined;
  /** What is written of its time in its row, by which rows of one label are told apart. */
  rowTime(row: Row): string;
}

const DEFAULT_LANGUAGE = 'en';

/** The different texts of some columns, in the order of rows. */
function textsOf(rows: readonly Row[], columns: readonly number[]): string[] {
  const texts = new Set<string>();
  for (const row of rows)
    for (const column of columns) if (!isEmpty(row.cells[column])) texts.add(textAt(row, column));
  return [...texts];
}

/**
 * The form of times: that of the recipe; or else the only one that all texts have, or years, quarters and months together.
 * Undefined, and found, if several or none would do.
 */
function formOf(
  texts: readonly string[],
  recipe: Recipe,
  context: TimeContext,
  found: Found,
): TimeForm | undefined {
  const { form, columns, column } = recipe.time;
  if (form !== undefined) return form;
  if (columns !== undefined || Array.isArray(column))
    return texts.some((text) => /^M\d{1,2}$/i.test(text)) ? 'YYYY + Mnn' : 'YYYY + month';
  const forms = formsOf(texts, context);
  const [only] = forms;
  if (forms.length === 1 || texts.length === 0) return only ?? 'YYYY';
  if (forms.length === 0) return 'mixed';
  found.add({
    code: 'time-unreadable',
    where: texts,
    message: `${quoted(texts[0] ?? '')} and the like can be read as ${forms.join(' or ')}: say which in time.form of the recipe.`,
  });
  return undefined;
}

/** How the times of a file are read, by the texts that it has. */
function timesFor(texts: readonly string[], recipe: Recipe, near: string, found: Found): Times | undefined {
  const context: TimeContext = {
    language: recipe.time.language ?? DEFAULT_LANGUAGE,
    near,
    hasLostNoughts: hasLostNoughts(texts),
  };
  const form = formOf(texts, recipe, context, found);
  return form === undefined ? undefined : new Times(form, recipe, context);
}

/** The columns of marks that belong to a figure: those between it and the next one to the right. */
function marksOf(columns: readonly number[], marks: readonly number[], column: number): number[] {
  const next = Math.min(...columns.filter((other) => other > column), Infinity);
  return marks.filter((mark) => mark > column && mark < next);
}

/** The time of a whole file, from one cell. */
function fixedTime(
  text: string | undefined,
  times: Times,
  recipe: Recipe,
  found: Found,
): TimeRead | undefined {
  const address = recipe.time.cell ?? '';
  if (text === undefined || text.trim() === '') {
    found.add({
      code: 'no-time',
      where: [address],
      message: `${address} is empty, and the recipe says that the time of all figures stands in it.`,
    });
    return undefined;
  }
  const within = timesWithin(times.form, text, times.context);
  const [written] = within;
  const read = written === undefined ? undefined : standsFor(written, recipe.time.as);
  if (within.length === 1 && read !== undefined && 'at' in read) return read;
  const what =
    within.length > 1
      ? 'has more than one time'
      : read !== undefined && 'wrong' in read
        ? read.wrong
        : `has no time that reads as ${times.form}`;
  found.add({ code: 'time-unreadable', where: [address], message: `${address}, ${quoted(text)}, ${what}.` });
  return undefined;
}

/** What a layout is found from. */
export interface LayoutAsked {
  grid: Grid;
  recipe: Recipe;
  named: Named;
  /** The day of release, or today while it is not known. */
  near: string;
  /** The text of `time.cell`. */
  timeText: string | undefined;
  found: Found;
}

/** The time of each row: from its one or two columns, or the one of the whole file. */
function rowTimes({
  grid,
  recipe,
  named,
  near,
  timeText,
  found,
}: LayoutAsked): Pick<Lie, 'timeOf' | 'rowTime'> | undefined {
  const isFixed = recipe.time.cell !== undefined;
  const times = timesFor(isFixed ? [timeText ?? ''] : textsOf(grid.rows, named.time), recipe, near, found);
  if (times === undefined) return undefined;
  if (isFixed) {
    const fixed = fixedTime(timeText, times, recipe, found);
    return fixed === undefined ? undefined : { timeOf: () => fixed, rowTime: () => '' };
  }
  const [first = -1, second] = named.time;
  const rowTime = (row: Row) => named.time.map((column) => textAt(row, column)).join('\u0000');
  const isTwo = times.form.includes('+');
  if (isTwo !== (second !== undefined)) {
    found.add({
      code: 'time-unreadable',
      where: named.time.map((column) => grid.heads[column]?.name ?? ''),
      message: `The form ${times.form} ${isTwo ? 'takes two columns, the year and its part: name both in time.columns' : 'takes one column of times, and the recipe names two'}.`,
    });
    return undefined;
  }
  const timeOf = (row: Row, { month }: FigureColumn): TimeRead | undefined => {
    const cell = row.cells[first];
    if (cell === undefined || isEmpty(cell)) return undefined;
    if (month !== undefined) return times.ofMonth(cell, month);
    if (second === undefined) return times.of(cell);
    const part = row.cells[second];
    return part === undefined || isEmpty(part) ? undefined : times.ofTwo(cell, part);
  };
  return { timeOf, rowTime };
}

/** The columns that no name of the recipe accounts for. */
function freeColumns({ grid, named }: LayoutAsked): Head[] {
  const accounted = accountedFor(named);
  return grid.heads.filter(({ index, exists }) => exists && !accounted.has(index));
}

function long(asked: LayoutAsked): Lie | undefined {
  const { grid, named, recipe, found } = asked;
  const { value } = named;
  if (value === undefined) return undefined;
  const rest = rowTimes(asked);
  const head = grid.heads[value];
  for (const free of freeColumns(asked)) tellUnmapped(grid, free, head, found);
  const label =
    recipe.series.by === undefined ? { head: head === undefined ? '' : labelOf(head, recipe, true) } : {};
  return rest && { ...rest, figures: [{ column: value, marks: named.marks, ...label }] };
}

function timeInColumns(asked: LayoutAsked): Lie | undefined {
  const { grid, recipe, named, near, found } = asked;
  const free = freeColumns(asked);
  const heads = free.filter(({ last }) => last !== '');
  const texts = heads.map(({ last }) => last);
  const context: TimeContext = {
    language: recipe.time.language ?? DEFAULT_LANGUAGE,
    near,
    hasLostNoughts: hasLostNoughts(texts),
  };
  const form =
    recipe.time.form ??
    formOf(
      texts.filter((text) => formsOf([text], context).length > 0),
      recipe,
      context,
      found,
    );
  if (form === undefined) return undefined;
  const times = new Times(form, recipe, context);
  const timed = heads.filter((head) => times.written(cellOf(head)) !== undefined);
  const columns = timed.map(({ index }) => index);
  for (const head of free) if (!columns.includes(head.index)) tellUnmapped(grid, head, undefined, found);
  if (timed.length === 0)
    found.add({
      code: 'no-time',
      where: heads.slice(0, 6).map(({ name }) => name),
      message: `No head of a column reads as a time in the form ${form}: say in the recipe how times are written, and in which rows the head stands.`,
    });
  const figures = timed.map(
    (head): FigureColumn => ({
      column: head.index,
      time: times.of(cellOf(head)),
      marks: marksOf(columns, named.marks, head.index),
    }),
  );
  return { figures, timeOf: (_, { time }) => time, rowTime: () => '' };
}

/** The head of a column as a cell, with the date behind its text. */
const cellOf = ({ last, cell }: Head) => ({ ...cell, shown: last, kind: cell?.kind ?? ('text' as const) });

/** Whether some cell of a column could be a figure, or nothing stands in it. */
function mayBeFigures({ rows }: Grid, column: number): boolean {
  let isFilled = false;
  for (const row of rows) {
    const text = textAt(row, column);
    if (/^[^\p{L}\d]{0,3}\d[\d.,'’\s]*(?!\d*[/:-]\d)[^\d]{0,20}$/u.test(text)) return true;
    isFilled ||= text !== '';
  }
  return !isFilled;
}

/**
 * What a column is called as a label: by its name, or by its letters if it has none. The label of nothing is that of the only
 * column of figures, which needs no name.
 */
function labelOf({ name, letters }: Head, { series: { map = {} } }: Recipe, isOnly: boolean): string {
  const labels = Object.keys(map).map((label) => label.trim());
  if (isOnly && labels.length === 1 && labels[0] === '') return '';
  return name === '' ? letters : name;
}

function seriesInColumns(asked: LayoutAsked): Lie | undefined {
  const { grid, recipe, named, found } = asked;
  const rest = rowTimes(asked);
  const only = named.value === undefined ? undefined : grid.heads[named.value];
  const free = freeColumns(asked);
  const candidates = only === undefined ? free : [only];
  const label = (head: Head) => labelOf(head, recipe, candidates.length === 1);
  const mapped = new Set(Object.keys(recipe.series.map ?? {}).map((name) => name.trim()));
  const isSeries = (head: Head) =>
    mapped.has(label(head)) || (mayBeFigures(grid, head.index) && meaningOf(head.name) === undefined);
  const columns = only === undefined ? free.filter(isSeries) : [only];
  const isKnown = (head: Head) => mapped.has(label(head)) || (recipe.series.rest ?? 'stop') !== 'stop';
  // Where keys stand before the head, a column alone says nothing of what is mapped.
  const isListed = (head: Head) => columns.includes(head) && (named.by.length > 0 || isKnown(head));
  for (const head of free)
    if (!isListed(head))
      tellUnmapped(
        grid,
        head,
        columns.find((other) => other !== head),
        found,
      );
  const places = columns.map(({ index }) => index);
  const figures = columns.map(
    (head): FigureColumn => ({
      column: head.index,
      head: label(head),
      marks: marksOf(places, named.marks, head.index),
    }),
  );
  return rest && { ...rest, figures };
}

function yearByMonth(asked: LayoutAsked): Lie | undefined {
  const { grid, recipe, named, found } = asked;
  const rest = rowTimes(asked);
  const free = freeColumns(asked);
  const monthOf = ({ last }: Head) => {
    const [, numbered] = /^M?(0?[1-9]|1[0-2])$/i.exec(last) ?? [];
    return numbered === undefined ? monthCalled(last, recipe.time.language) : Number(numbered);
  };
  const months = free.flatMap((head) => {
    const month = monthOf(head);
    return month === undefined ? [] : [{ head, month }];
  });
  const places = months.map(({ head }) => head.index);
  for (const head of free)
    if (!places.includes(head.index) && !/^annual$/i.test(head.name))
      tellUnmapped(grid, head, months[0]?.head, found);
  if (months.length === 0)
    found.add({
      code: 'no-time',
      where: free.slice(0, 6).map(({ name }) => name),
      message:
        'No head of a column is the name of a month: say in the recipe in which rows the head stands, and in which language.',
    });
  const figures = months.map(
    ({ head, month }): FigureColumn => ({
      column: head.index,
      month,
      marks: marksOf(places, named.marks, head.index),
    }),
  );
  return rest && { ...rest, figures };
}

const LIES = {
  long,
  'time-in-columns': timeInColumns,
  'series-in-columns': seriesInColumns,
  'year-by-month': yearByMonth,
} as const;

/** How the figures of a file lie, by the layout of its recipe; undefined if that is not known, which was found then. */
export function lieOf(asked: LayoutAsked): Lie | undefined {
  return LIES[asked.recipe.layout](asked);
}
