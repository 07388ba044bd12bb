/**
 * A recipe: how the files of one data set are read, said once. It is strict JSON, so that a misspelt option is refused and never
 * passed over; every version of it is kept, and it is given away with the ledger.
 */
import * as z from 'zod';
import { line, positiveDecimal, slug, text, url } from '../evidence/schema.ts';
import { FREQUENCIES } from '../evidence/series.ts';
import { isDecimal } from '../exact/number.ts';
import { FORMATS } from '../workbook/table.ts';
import { MAX_PATTERN, patternOf } from './patterns.ts';

/** How a file lies: a figure a row; a column a time, a series, or a month. */
export const LAYOUTS = ['long', 'time-in-columns', 'series-in-columns', 'year-by-month'] as const;

export type Layout = (typeof LAYOUTS)[number];

/**
 * How times are written. The last line is beyond those of the specification: other spellings of days, months and quarters that
 * offices use.
 */
export const TIME_FORMS = [
  ...['YYYY', 'YYYY-MM', 'YYYY-MM-DD', 'YYYY.MM', 'MMM-YY', 'MMM YYYY', 'YYYY MMM'],
  ...['YYYY Qn', 'YYYYQn', 'YYYY-Qn', 'YYYYMnn', 'YYYY-YYYY', 'YYYY/YY', 'YY/YY', 'DD MMM YYYY'],
  ...['year ending MMM YYYY', 'YYYY + month', 'YYYY + Mnn', 'mixed'],
  ...[
    'DD/MM/YYYY',
    'MM/DD/YYYY',
    'DD-MM-YYYY',
    'DD.MM.YYYY',
    'DD-MMM-YYYY',
    'DD-MMM-YY',
    'MMM YY',
    'MMM-YYYY',
  ],
  ...['Qn YYYY', 'YYYYMM', 'YYYYMMDD'],
] as const;

/** What a written time stands for. */
const TIME_AS =
  /^(?:day|month|quarter|year|fiscal-year:(?:0[1-9]|1[0-2])|calendar-year|month-end-day|month-start-day|year-ending)$/;

/** The languages of the names of months. */
export const LANGUAGES = ['en', 'fr', 'de', 'es', 'it', 'nl', 'pt'] as const;

export type MonthLanguage = (typeof LANGUAGES)[number];

/** What a mark beside a figure, or in its place, may mean. */
export const MEANINGS = ['missing', 'provisional', 'forecast', 'note', 'break', 'ask', 'plain'] as const;

export type Meaning = (typeof MEANINGS)[number];

const MAX_NAME = 500;
const MOST = 10_000;

/** A name, a label or a mark: any text, also an empty one. */
const label = z.string().max(MAX_NAME, `is longer than ${MAX_NAME} characters`);

/** The name of a column, as its head writes it; compared with white space folded. */
const column = label.refine((name) => name.trim() !== '', 'names no column');

const letters = z.string().regex(/^[A-Z]{1,3}$/, 'must be the letters of a column, such as "A"');

const cellAddress = z
  .string()
  .max(MAX_NAME)
  .regex(/^(?:.+!)?(?:[A-Z]{1,3}[1-9]\d{0,6}|\d+(?::\d+)*)$/, 'must be a cell, such as "A1" or "Index!E4"');

const pattern = z
  .string()
  .max(MAX_PATTERN, `is longer than ${MAX_PATTERN} characters`)
  .superRefine((source, context) => {
    const read = patternOf(source);
    if (typeof read === 'string') context.addIssue({ code: 'custom', message: `“${source}” ${read}` });
  });

const rowNumber = z.int('must be the number of a row, from 1').min(1, 'rows count from 1').max(2_000_000);

const file = z.strictObject({
  format: z.enum(FORMATS, { error: `format is one of: ${FORMATS.join(', ')}` }),
  sheet: label.optional(),
  header: z
    .tuple([rowNumber, rowNumber])
    .refine(
      ([first, last]) => first <= last && last - first < 20,
      'the head is at most 20 rows, from top to bottom',
    )
    .nullable()
    .optional(),
  from: rowNumber.optional(),
  until: pattern.optional(),
  columns: z.record(letters, column).optional(),
  check: z.record(cellAddress, pattern).optional(),
  hidden: z.enum(['ask', 'read', 'skip'], { error: 'hidden is "ask", "read" or "skip"' }).optional(),
  delimiter: z
    .enum([',', ';', '\t', '|'], { error: 'delimiter is a comma, a semicolon, a tab or a bar' })
    .optional(),
  fill: z.array(letters).max(100).optional(),
  heads: z.array(label).max(MOST).optional(),
});

const time = z.strictObject({
  /** One column, or two of a form with a plus. */
  column: z.union([column, z.tuple([column, column])]).optional(),
  columns: z.tuple([column, column]).optional(),
  cell: cellAddress.optional(),
  form: z.enum(TIME_FORMS, { error: `form is one of: ${TIME_FORMS.join(', ')}` }).optional(),
  as: z
    .string()
    .regex(
      TIME_AS,
      'must be day, month, quarter, year, fiscal-year:03 (the month in which it ends), calendar-year, month-end-day, month-start-day or year-ending',
    )
    .optional(),
  language: z.enum(LANGUAGES, { error: `language is one of: ${LANGUAGES.join(', ')}` }).optional(),
});

/** A number that figures are multiplied by: a JSON number, or a decimal in quotation marks. */
const factor = z
  .union([z.number(), z.string()])
  .refine((n) => isDecimal(String(n)) && /[1-9]/.test(String(n)) && !String(n).startsWith('-'), {
    error: 'must be a number more than 0, such as 1000 or "0.001"',
  });

const MARKS = ['.', ',', "'", ' ', ''] as const;

const value = z
  .strictObject({
    column: column.optional(),
    read: z.enum(['shown', 'stored'], { error: 'read is "shown" or "stored"' }).optional(),
    decimal: z.enum(['.', ','], { error: 'decimal is "." or ","' }).optional(),
    group: z.enum(MARKS, { error: `group is ${MARKS.map((mark) => `"${mark}"`).join(', ')}` }).optional(),
    scale: z.union([factor, z.strictObject({ column })]).optional(),
    precision: z
      .union(
        [
          z.enum(['shown', 'exact']),
          z.strictObject({ nearest: positiveDecimal }),
          z.strictObject({ low: column, high: column }),
        ],
        { error: 'precision is "shown", "exact", {"nearest": "100"} or {"low": "Lower", "high": "Upper"}' },
      )
      .optional(),
  })
  .refine(({ decimal, group }) => decimal === undefined || decimal !== group, {
    path: ['group'],
    error: 'the decimal mark cannot group digits too',
  });

/** A pattern begins with ^; a name does not. */
const ignored = z.union([
  column.superRefine((name, context) => {
    const read = name.startsWith('^') ? patternOf(name) : undefined;
    if (typeof read === 'string') context.addIssue({ code: 'custom', message: `“${name}” ${read}` });
  }),
  z.strictObject({ column, why: text(2_000) }),
]);

const seriesId = slug;

/** The series of a label, or one for each length of time; null leaves a length out. */
const entry = z.strictObject({
  series: z.union(
    [
      seriesId,
      z.strictObject({
        year: seriesId.nullable().optional(),
        quarter: seriesId.nullable().optional(),
        month: seriesId.nullable().optional(),
        day: seriesId.nullable().optional(),
      }),
    ],
    { error: 'series is the id of a series, or {"year", "quarter", "month"} with one for each' },
  ),
  unit: line.optional(),
});

const mapped = z.union(
  [
    z.null(),
    entry,
    z
      .array(z.union([z.null(), entry]))
      .min(1)
      .max(100),
  ],
  {
    error:
      'a label has {"series": "id"}, null, or a list of them, one for each time that it stands in the file',
  },
);

/** How a series is made of a label: texts in which {Column} is what the column holds. */
const template = z.strictObject({
  id: line,
  title: line,
  unit: line,
  measure: line.optional(),
  place: line.optional(),
  definition: text().optional(),
  frequency: z.enum(FREQUENCIES, { error: `frequency is one of: ${FREQUENCIES.join(', ')}` }).optional(),
});

const series = z
  .strictObject({
    by: z.array(column).max(20).optional(),
    rest: z.enum(['stop', 'leave', 'new'], { error: 'rest is "stop", "leave" or "new"' }).optional(),
    map: z.record(label, mapped).optional(),
    new: template.optional(),
    totals: z.record(label, z.union([z.literal('rest'), z.array(label).min(1)])).optional(),
  })
  .refine(({ rest, new: made }) => rest !== 'new' || made !== undefined, {
    path: ['new'],
    error: '"rest": "new" needs a template of the new series',
  });

const published = z.union(
  [
    z.strictObject({ ask: z.literal(true) }),
    z.strictObject({ cell: cellAddress, form: line }),
    z.strictObject({ column, form: line.optional() }),
  ],
  {
    error: 'published is {"ask": true}, {"cell": "Index!E4", "form": "DD MMM YYYY"} or {"column": "Release"}',
  },
);

const source = z.strictObject({
  title: line,
  publisher: line,
  licence: line.optional(),
  url: url.optional(),
});

/** A recipe, version 1. */
export const recipeSchema = z
  .strictObject({
    recipe: z.literal(1, { error: 'recipe is 1: the version of the format' }),
    id: slug,
    source,
    file,
    layout: z.enum(LAYOUTS, { error: `layout is one of: ${LAYOUTS.join(', ')}` }),
    time,
    value,
    where: z.record(column, z.union([label, z.array(label).min(1).max(MOST)])).optional(),
    ignore: z.array(ignored).max(1_000).optional(),
    marks: z
      .record(label, z.enum(MEANINGS, { error: `a mark means one of: ${MEANINGS.join(', ')}` }))
      .optional(),
    markColumns: z.array(column).max(1_000).optional(),
    series,
    published,
  })
  .superRefine((recipe, context) => {
    const { layout, time: when, value: figure } = recipe;
    const isFromCell = when.cell !== undefined;
    const hasColumn = when.column !== undefined || when.columns !== undefined;
    if (layout === 'long' && figure.column === undefined)
      context.addIssue({
        code: 'custom',
        path: ['value', 'column'],
        message: 'a long table has a column of figures: name it',
      });
    if (layout !== 'time-in-columns' && hasColumn === isFromCell)
      context.addIssue({
        code: 'custom',
        path: ['time'],
        message: 'name the column of times, or the cell in which the only time stands',
      });
    if (layout === 'time-in-columns' && (hasColumn || isFromCell))
      context.addIssue({
        code: 'custom',
        path: ['time'],
        message: 'the times are the heads of columns: name no column',
      });
  });

export type Recipe = z.infer<typeof recipeSchema>;

/** What is wrong with a recipe: where, as "series.map.Cleveland", and what. */
export interface RecipeFault {
  path: string;
  message: string;
}

/** Reads a recipe from JSON that was parsed: the recipe, or all that is wrong with it. Never throws. */
export function readRecipe(
  given: unknown,
): { ok: true; recipe: Recipe } | { ok: false; faults: RecipeFault[] } {
  const read = recipeSchema.safeParse(given);
  if (read.success) return { ok: true, recipe: read.data };
  return {
    ok: false,
    faults: read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
  };
}
