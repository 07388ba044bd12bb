/**
 * What each column of a file is, by its recipe. A column that is nothing is never dropped in silence: it stops the plan, named
 * with what it holds. `import.md`, "Recipe" and guard 3.
 */
import { fewOf, quoted } from '../tables/finding.ts';
import { addressOf, folded, isEmpty, textAt } from './cells.ts';
import type { Found } from './found.ts';
import type { Grid } from './grid.ts';
import { columnsCalled, type Head } from './heads.ts';
import { isMatch } from './patterns.ts';
import type { Recipe } from './recipe.ts';
import { timeColumns } from './time-forms.ts';

/** The columns that a recipe names, by what they are. */
export interface Named {
  time: number[];
  value: number | undefined;
  by: number[];
  where: { column: number; name: string; allowed: ReadonlySet<string> }[];
  marks: number[];
  low: number | undefined;
  high: number | undefined;
  scale: number | undefined;
  published: number | undefined;
  /** Those that a new series takes its texts from, by their names. */
  texts: ReadonlyMap<string, number>;
  /** Those that are left out on purpose. */
  ignored: ReadonlySet<number>;
}

const fold = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Columns that say what figures are: they are left out only with a reason. */
const MEANING: readonly (readonly [heads: RegExp, why: string])[] = [
  [
    /^(?:lower|upper)(?:ci|cl|bounds?|limit|estimate|95.*|confidence.*)?$/,
    'it gives a bound: read without it, the figure would count as exact to the last digit',
  ],
  [
    /^(?:units?|scale|scalarfactors?|uom|unitmult|unitmultiplier|decimals)$/,
    'it says what a figure is counted in: read without it, 32.4 thousand would be 32.4',
  ],
  [
    /^(?:status|obsstatus|datamarkings?|suppressed|notes?)$/,
    'it marks figures: say what the column and its marks mean',
  ],
  [
    /^(?:months?|quarters?|periods?)$/,
    'it says for which part of a year each figure is: read without it, figures would stand for other times',
  ],
  [/^vintages?$/, 'it tells figures apart that were published for the same time'],
];

/** Why a column cannot be left out without a reason; undefined if it can be. */
export function meaningOf(name: string): string | undefined {
  const last = name.split(' / ').pop() ?? '';
  return MEANING.find(([heads]) => heads.test(fold(last)) || heads.test(fold(name)))?.[1];
}

/** A column as messages call it. */
export function columnName({ name, letters }: Head): string {
  return name === '' ? `the column ${letters}, which has no name,` : `the column ${quoted(name)}`;
}

/** "the column" at the beginning of a sentence. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** The names in the curly brackets of a template. */
export function placeholders(template: NonNullable<Recipe['series']['new']> | undefined): string[] {
  const texts = Object.values(template ?? {}).join('\n');
  return [...new Set([...texts.matchAll(/\{([^{}\n]+)\}/g)].map(([, name = '']) => folded(name)))];
}

/** What a template may name besides columns: the label itself, and the head of the figures. */
export const OWN_NAMES: readonly string[] = ['label', 'head'];

/** Finds the columns of names, and notes those that are not there, or twice. */
class Finder {
  readonly #heads: readonly Head[];
  readonly absent: string[] = [];
  readonly twice = new Map<string, number[]>();

  constructor(heads: readonly Head[]) {
    this.#heads = heads;
  }

  all(name: string): number[] {
    const columns = columnsCalled(this.#heads, name);
    if (columns.length === 0 && !this.absent.includes(name)) this.absent.push(name);
    return columns;
  }

  one(name: string | undefined): number | undefined {
    if (name === undefined) return undefined;
    const columns = this.all(name);
    if (columns.length > 1) this.twice.set(name, columns);
    return columns[0];
  }

  list(names: readonly string[]): number[] {
    return names.flatMap((name) => this.one(name) ?? []);
  }
}

function tellAbsent({ absent, twice }: Finder, grid: Grid, found: Found): void {
  const has = grid.heads.filter(({ exists, name }) => exists && name !== '').map(({ name }) => quoted(name));
  if (absent.length > 0)
    found.add({
      code: 'column-absent',
      where: absent,
      message: `The file has no column ${fewOf(absent.map(quoted), 6)}, which the recipe names. ${has.length === 0 ? 'None of its columns has a name.' : `It has ${fewOf(has, 20)}.`} Look whether it is the right file, or correct the recipe.`,
    });
  for (const [name, columns] of twice)
    found.add({
      code: 'column-unmapped',
      where: [name, ...columns.map((column) => grid.heads[column]?.letters ?? '')],
      message: `${columns.length} columns are called ${quoted(name)} (${fewOf(
        columns.map((column) => grid.heads[column]?.letters ?? ''),
        6,
      )}): give each a name of its own in file.columns, so that the recipe says which is meant.`,
    });
}

/** The columns that a recipe leaves out; one that says what figures are is left out only with a reason. */
function ignoredColumns(
  grid: Grid,
  { ignore = [] }: Recipe,
  used: ReadonlySet<number>,
  found: Found,
): Set<number> {
  const ignored = new Set<number>();
  for (const rule of ignore) {
    const name = typeof rule === 'string' ? rule : rule.column;
    const isPattern = typeof rule === 'string' && name.startsWith('^');
    const columns = isPattern
      ? grid.heads
          .filter((head) => head.exists && head.name !== '' && isMatch(name, head.name))
          .map(({ index }) => index)
      : columnsCalled(grid.heads, name);
    for (const column of columns) {
      const head = grid.heads[column];
      if (head === undefined || used.has(column)) continue;
      const why = typeof rule === 'string' ? meaningOf(head.name) : undefined;
      ignored.add(column);
      if (why !== undefined)
        found.add({
          code: 'column-unmapped',
          where: [head.name],
          message: `${capital(columnName(head))} is left out without a reason, and ${why}. Give the reason in the recipe: {"column": ${JSON.stringify(head.name)}, "why": "…"}.`,
        });
    }
  }
  return ignored;
}

/** The columns that a recipe names, by what they are; what is not there, is twice or may not be left out is found. */
export function namedColumns(grid: Grid, recipe: Recipe, found: Found): Named {
  const { value, series, where = {}, markColumns = [], published } = recipe;
  const finder = new Finder(grid.heads);
  const { precision, scale } = value;
  const bounds = typeof precision === 'object' && 'low' in precision ? precision : undefined;
  const named = {
    time: finder.list(timeColumns(recipe)),
    value: finder.one(value.column),
    by: finder.list(series.by ?? []),
    where: Object.entries(where).flatMap(([name, allowed]) => {
      const column = finder.one(name);
      const texts = (typeof allowed === 'string' ? [allowed] : allowed).map((text) => text.trim());
      return column === undefined ? [] : [{ column, name, allowed: new Set(texts) }];
    }),
    marks: markColumns.flatMap((name) => finder.all(name)),
    low: finder.one(bounds?.low),
    high: finder.one(bounds?.high),
    scale: finder.one(typeof scale === 'object' ? scale.column : undefined),
    published: finder.one('column' in published ? published.column : undefined),
  };
  const texts = new Map<string, number>();
  for (const name of placeholders(series.new)) {
    const isOwn = OWN_NAMES.includes(name) && columnsCalled(grid.heads, name).length === 0;
    const column = isOwn ? undefined : finder.one(name);
    if (column !== undefined) texts.set(name, column);
  }
  tellAbsent(finder, grid, found);
  const { time, by, marks, value: figure, low, high, scale: factor, published: day } = named;
  const used = new Set([
    ...time,
    ...by,
    ...marks,
    ...named.where.map(({ column }) => column),
    ...texts.values(),
  ]);
  for (const column of [figure, low, high, factor, day]) if (column !== undefined) used.add(column);
  return { ...named, texts, ignored: ignoredColumns(grid, recipe, used, found) };
}

/** All columns that a recipe accounts for by their names. */
export function accountedFor(named: Named): Set<number> {
  const { time, by, marks, where, texts, ignored, ...ones } = named;
  const columns = new Set([
    ...time,
    ...by,
    ...marks,
    ...where.map(({ column }) => column),
    ...texts.values(),
    ...ignored,
  ]);
  for (const column of [ones.value, ones.low, ones.high, ones.scale, ones.published])
    if (column !== undefined) columns.add(column);
  return columns;
}

/** The first few different texts of a column. */
function samples(grid: Grid, column: number, most = 3): string[] {
  const texts = new Set<string>();
  for (const row of grid.rows) {
    if (!isEmpty(row.cells[column])) texts.add(textAt(row, column));
    if (texts.size > most) break;
  }
  return [...texts];
}

/** Finds that a column is nothing yet. */
export function tellUnmapped(grid: Grid, head: Head, value: Head | undefined, found: Found): void {
  const texts = samples(grid, head.index);
  const meaning = meaningOf(head.name);
  const holds = texts.length === 0 ? 'holds nothing' : `holds ${fewOf(texts.map(quoted))}`;
  const isFigures = texts.length > 0 && texts.every((text) => /^[-−(]?[£$€]?\d[\d.,\s]*%?\)?$/.test(text));
  const isDays =
    texts.length > 0 && texts.every((text) => /^\d{4}-\d\d-\d\d|^\d{1,2}[/. ]\w+[/. ]\d{4}/.test(text));
  const why =
    meaning ??
    (isDays
      ? 'it may be the day of publication, or a time'
      : isFigures
        ? `there are two columns of figures${value === undefined ? '' : `, this one and ${columnName(value).replace(/,$/, '')}`}: say which is meant`
        : 'it may tell several series apart, or say what the figures are');
  const first = grid.rows.find((row) => !isEmpty(row.cells[head.index]));
  const cell = first === undefined ? '' : ` (${addressOf(grid, first, head.index)})`;
  found.add({
    code: 'column-unmapped',
    where: [head.name === '' ? head.letters : head.name],
    message: `${capital(columnName(head))} ${holds}${cell}, and the recipe does not say what it is; ${why}. Say what it is, or leave it out with a reason.`,
  });
}
