/**
 * A recipe proposed from a file, each guess with its reason: what a person then corrects is which series the labels are, and what
 * the file alone cannot say.
 */

import { idOf } from '../evidence/slug.ts';
import { quoted } from '../tables/finding.ts';
import { type Cell, columnLetters, type Row, type Sheet, type Table } from '../workbook/table.ts';
import { folded, isEmpty, prefixOf } from './cells.ts';
import { Found } from './found.ts';
import { columnsOf } from './heads.ts';
import { keysOf, valueColumn } from './propose-columns.ts';
import { type Timing, timing } from './propose-times.ts';
import { isMarks, nameOf, Proposing, type Reason } from './proposing.ts';
import { LANGUAGES, type Meaning, type MonthLanguage, type Recipe, recipeSchema } from './recipe.ts';
import { dayIn } from './release-day.ts';
import { bestSurvey, isFigure, surveyOf } from './survey.ts';
import type { TimeContext } from './time-forms.ts';
import { TO_NAME } from './to-name.ts';
import { styleOf } from './values.ts';

/** A proposed recipe. */
export interface Proposal {
  recipe: Recipe;
  reasons: Reason[];
}

/** What a proposal is made with. */
export interface ProposeOptions {
  /** The day of release or today: years of two digits are read near it. */
  today: string;
  /** The sheet to look at; otherwise the first with a table of figures. */
  sheet?: string | undefined;
}

const HEADED = new Set(['sdmx-csv', 'sdmx-json', 'json-stat']);
const RELEASE = /^(?:release date|last updated?(?: date)?|updated|derni.re mise . jour|published)\b/i;
const DAY_FORMS = [
  'YYYY-MM-DD',
  'DD MMM YYYY',
  'DD-MM-YYYY',
  'DD/MM/YYYY',
  'Published: DD MMM YYYY',
] as const;

/** A recipe of nothing, for what reads parts of one. */
const recipeStub: Recipe = recipeSchema.parse({
  recipe: 1,
  id: 'stub',
  source: { title: TO_NAME, publisher: TO_NAME },
  file: { format: 'csv' },
  layout: 'time-in-columns',
  time: {},
  value: {},
  series: {},
  published: { ask: true },
});

/** What marks often mean; others are asked about. */
const MEANS: readonly (readonly [marks: RegExp, meaning: Meaning])[] = [
  [/^(?:\.{1,3}|:|[-–—*]|\[?[xz]\]?|n\/?a)$/i, 'missing'],
  [/^\[?p\]?$/, 'provisional'],
  [/^\[?f\]?$/, 'forecast'],
  [/^\[?b\]?$/, 'break'],
  [/^\[?[ers]\]?$/, 'note'],
  [/^A$/, 'plain'],
];
const MOST_MARKS = 20;

/** The mark of a cell: what stands behind its figure, or all of it if it has none. */
function markOf(cell: Cell): string[] {
  const text = cell.shown.trim();
  if (!isFigure(cell)) return [text];
  const behind = /[\d%]\s?([a-z]{1,4}|[*†‡~]+|\[\w+\])$/i.exec(text)?.[1] ?? '';
  return /^[a-z]+$/.test(behind) ? [...behind] : behind === '' ? [] : [behind];
}

/** The marks of cells and of columns of marks, each with what it may mean. */
function marksOf(cells: readonly Cell[], columns: readonly string[]): NonNullable<Recipe['marks']> {
  const seen = new Set(
    [...columns, ...cells.flatMap(markOf)].filter((mark) => mark !== '' && mark.length <= 6),
  );
  const marks: NonNullable<Recipe['marks']> = {};
  for (const mark of [...seen].slice(0, MOST_MARKS))
    marks[mark] = MEANS.find(([known]) => known.test(mark))?.[1] ?? 'ask';
  return marks;
}

/** How figures are written. */
function writtenOf(proposing: Proposing, cells: readonly Cell[], value: number | undefined): Recipe['value'] {
  const found = new Found({});
  const style = styleOf(cells, recipeStub, 'the figures', found);
  const [open] = found.warnings;
  const group = style.decimal === '.' ? ',' : '.';
  const isGrouped = cells.some(({ shown }) => (group === ',' ? /\d,\d{3}/ : /\d\.\d{3}/).test(shown));
  proposing.because(
    'value.decimal',
    open?.message ?? `the figures are written with a decimal ${style.decimal === '.' ? 'point' : 'comma'}`,
  );
  return {
    ...(value === undefined ? {} : { column: nameOf(proposing, value) }),
    read: 'shown',
    ...(open === undefined ? { decimal: style.decimal, ...(isGrouped ? { group } : {}) } : {}),
    scale: 1,
    precision: 'shown',
  };
}

/** A day beside, below or behind a text that calls it the day of release. */
function dayBeside({ rows }: Sheet): { cell: string; form: string; text: string } | undefined {
  const first = rows.slice(0, 20);
  const read = (row: Row | undefined, column: number) => {
    const text = row?.cells[column]?.shown.trim() ?? '';
    const form = DAY_FORMS.find((one) => dayIn(text, one) !== undefined);
    return form === undefined
      ? undefined
      : { cell: `${columnLetters(column)}${row?.number ?? 0}`, form, text };
  };
  for (const [i, row] of first.entries())
    for (const [column, { shown }] of row.cells.entries()) {
      if (!RELEASE.test(shown.trim())) continue;
      const found = read(row, column + 1) ?? read(first[i + 1], column) ?? read(row, column);
      if (found !== undefined) return found;
    }
  return undefined;
}

/** The day of release: the column that holds it, or the cell beside a text that says so. */
function publishedOf(proposing: Proposing, table: Table): Recipe['published'] {
  const { heads, survey } = proposing;
  const column = heads.find(({ name }) => /^(?:updated|released?|release date|published)$/i.test(name));
  if (column !== undefined) {
    proposing.because('published', `the column ${quoted(column.name)} may hold the day of release`);
    return { column: column.name };
  }
  for (const sheet of [survey.sheet, ...table.sheets.filter((other) => other !== survey.sheet)]) {
    const found = dayBeside(sheet);
    if (found === undefined) continue;
    const cell = sheet === survey.sheet ? found.cell : `${prefixOf(sheet)}${found.cell}`;
    proposing.because('published', `${quoted(found.text)} at ${cell} may be the day of release`);
    return { cell, form: found.form };
  }
  proposing.because('published', 'no day of release was found in the file: it is asked each time');
  return { ask: true };
}

/** The names that a recipe gives columns without a head. */
function namesGiven(proposing: Proposing): Record<string, string> {
  const nameless = proposing.heads.filter(({ exists, name }) => exists && name === '');
  return Object.fromEntries(nameless.map(({ index, letters }) => [letters, nameOf(proposing, index)]));
}

function fileOf(proposing: Proposing, table: Table): Recipe['file'] {
  const { sheet, header, from, until } = proposing.survey;
  const isHeaded = HEADED.has(table.format);
  const columns = namesGiven(proposing);
  const [first] = sheet.rows;
  const title = first?.number === 1 ? folded(first.cells[0]?.shown ?? '') : '';
  const hasTitle = header !== undefined && header[0] > 1 && sheet.name !== '' && title !== '';
  if (!isHeaded)
    proposing.because(
      'file.header',
      header === undefined
        ? 'figures begin in the first row'
        : `figures begin in row ${from}, under the names of their columns`,
    );
  if (until !== undefined) proposing.because('file.until', 'notes stand under the table');
  return {
    format: table.format,
    ...(sheet.name === '' ? {} : { sheet: sheet.name }),
    ...(isHeaded ? {} : { header: header ?? null, from }),
    ...(until === undefined ? {} : { until }),
    ...(Object.keys(columns).length > 0 ? { columns } : {}),
    ...(hasTitle ? { check: { A1: `^${title.slice(0, 60).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}` } } : {}),
  };
}

/** The language in which months of a sheet are named: English, or the first in which more columns read as times. */
function languageOf(sheets: readonly Sheet[], near: string): MonthLanguage {
  const score = (language: MonthLanguage) => {
    const survey = bestSurvey(sheets, { language, near, hasLostNoughts: true });
    return survey?.columns.filter(({ forms }) => forms.length > 0).length ?? 0;
  };
  const best = score('en');
  return LANGUAGES.find((language) => score(language) > best) ?? 'en';
}

/** The columns of figures: those that their heads tell, the one of a long table, or all beside the times that hold no marks. */
function figureColumns(
  proposing: Proposing,
  { layout, figures, used }: Timing,
  value: number | undefined,
): number[] {
  if (value !== undefined) return [value];
  if (layout !== 'series-in-columns') return figures;
  return proposing.survey.columns.flatMap((column) => {
    const isOther = used.includes(column.index) || isMarks(proposing, column);
    return isOther || proposing.heads[column.index]?.exists !== true ? [] : [column.index];
  });
}

/** The series of a proposal: no label is mapped yet, and a template says how one would be made. */
function seriesOf(by: readonly string[], layout: Timing['layout']): Recipe['series'] {
  const labels = by.map((name) => `{${name}}`);
  const isInColumns = layout === 'series-in-columns';
  const made = isInColumns ? '{head}' : by.length > 0 ? labels.join('-') : TO_NAME;
  const title = isInColumns ? '{head}' : by.length > 0 ? labels.join(', ') : TO_NAME;
  const keys = isInColumns ? {} : { by: [...by] };
  return { ...keys, rest: 'stop', map: {}, new: { id: made, title, unit: TO_NAME } };
}

/** Proposes a recipe from a file; undefined if no table of figures with times was found in it. Never throws. */
export function proposeRecipe(table: Table, { today, sheet: name }: ProposeOptions): Proposal | undefined {
  const isNamed = (sheet: Sheet) => name === undefined || sheet.name.trim() === name.trim();
  const sheets = table.sheets.filter(isNamed);
  const language = languageOf(sheets, today);
  const context: TimeContext = { language, near: today, hasLostNoughts: true };
  const [only] = sheets;
  const survey = name === undefined ? bestSurvey(sheets, context) : only && surveyOf(only, context);
  if (survey === undefined) return undefined;
  const heads = columnsOf(survey.sheet, recipeStub, survey.header, survey.rows);
  const proposing = new Proposing(survey, heads, context);
  const when = timing(proposing);
  const value = when?.layout === 'long' ? valueColumn(proposing, when.used) : undefined;
  if (when === undefined || (when.layout === 'long' && value === undefined)) return undefined;
  const figures = figureColumns(proposing, when, value);
  const cells = survey.rows.flatMap((row) => figures.flatMap((column) => row.cells[column] ?? []));
  const filled = cells.filter((cell) => !isEmpty(cell));
  const published = publishedOf(proposing, table);
  const days = 'column' in published ? heads.filter((head) => head.name === published.column) : [];
  const { by, rest } = keysOf(
    proposing,
    new Set([...when.used, ...figures, ...days.map(({ index }) => index)]),
  );
  const marks = survey.columns.filter((column) => isMarks(proposing, column)).flatMap(({ texts }) => texts);
  const shown = survey.sheet.rows[0]?.cells.find((cell) => !isEmpty(cell))?.shown ?? '';
  const title = folded(shown).slice(0, 200) || TO_NAME;
  const read = recipeSchema.safeParse({
    recipe: 1,
    id: idOf(title, 'recipe').slice(0, 60).replace(/-+$/, ''),
    source: { title, publisher: TO_NAME },
    file: fileOf(proposing, table),
    layout: when.layout,
    time: { ...when.time, ...(language === 'en' ? {} : { language }) },
    value: writtenOf(proposing, filled, value),
    ...rest,
    marks: marksOf(filled, marks),
    series: seriesOf(by, when.layout),
    published,
  });
  return read.success ? { recipe: read.data, reasons: proposing.reasons } : undefined;
}
