/** Where the times of a file are and what they stand for, as a proposal guesses. */
import { isMonthEnd } from '../exact/calendar.ts';
import { fewOf, quoted } from '../tables/finding.ts';
import type { Head } from './heads.ts';
import { monthCalled } from './months.ts';
import { isMarks, nameOf, type Proposing } from './proposing.ts';
import type { Layout, Recipe } from './recipe.ts';
import type { SurveyedColumn } from './survey.ts';
import { formsOf, type TimeForm } from './time-forms.ts';

const TIME =
  /^(?:time(?:_?period)?|period(?:o|e)?|ref_?date|date|year|month|quarter|financial year|fiscal year|cdid|idbank)$/i;
/** The forms that a guess prefers where several would do. */
const PREFERRED: readonly TimeForm[] = [
  'YYYY',
  'YYYY-MM',
  'YYYY-MM-DD',
  'YYYY.MM',
  'DD MMM YYYY',
  'MMM-YY',
  'DD/MM/YYYY',
  'YYYY/YY',
];

/** The one form of several that a guess takes. */
function preferred(forms: readonly TimeForm[]): TimeForm | undefined {
  return PREFERRED.find((form) => forms.includes(form)) ?? forms[0];
}

/** The heads that read as times of one form. */
function timeHeads({ heads, context }: Proposing): { form: TimeForm; heads: Head[] } | undefined {
  const forms = new Map<TimeForm, Head[]>();
  for (const head of heads) {
    if (head.last === '') continue;
    for (const form of formsOf([head.last], context)) forms.set(form, [...(forms.get(form) ?? []), head]);
  }
  const most = Math.max(0, ...[...forms.values()].map((list) => list.length));
  const form = preferred([...forms].filter(([, list]) => list.length === most).map(([name]) => name));
  return most < 2 || form === undefined ? undefined : { form, heads: forms.get(form) ?? [] };
}

function monthHeads({ heads, context }: Proposing): Head[] {
  return heads.filter(({ last }) => monthCalled(last, context.language) !== undefined);
}

/** The column of times: by its head, or else the first whose texts are all times. */
function timeColumn({
  heads,
  survey: { columns },
}: Proposing): { column: SurveyedColumn; form: TimeForm } | undefined {
  const read = columns.flatMap((column) => {
    const isMixed =
      column.texts.length > 0 &&
      column.texts.every((text) => /^[12]\d{3}(?: Q[1-4]| [A-Z]{3})?$/i.test(text)) &&
      column.texts.some((text) => text.length > 4) &&
      column.texts.some((text) => !/^[12]\d{3} Q/.test(text));
    const form = preferred(column.forms) ?? (isMixed ? 'mixed' : undefined);
    return form === undefined || column.filled === 0 ? [] : [{ column, form }];
  });
  // Among columns of times, figures that look like years are none.
  return read.find(({ column }) => TIME.test(heads[column.index]?.name ?? '')) ?? read[0];
}

/** What times stand for, and why. */
function meaningOfTimes(
  form: TimeForm,
  texts: readonly string[],
  dates: readonly string[],
): { as?: string; because: string } {
  if (form === 'mixed')
    return { because: 'years, quarters and months stand in one column: each goes into a series of its own' };
  if (/^(?:YYYY-YYYY|YYYY\/YY|YY\/YY)$/.test(form))
    return {
      because:
        'a year that ends in the next calendar year: say in which month, as fiscal-year:03 for one to the end of March',
    };
  if (dates.length > 0 && dates.every(isMonthEnd))
    return { as: 'month-end-day', because: 'the file holds the last days of the months behind the heads' };
  const isDay = /DD/.test(form);
  const days = texts.map((text) => (form === 'YYYY-MM-DD' ? text.slice(0, 10) : ''));
  if (isDay && days.length > 1 && days.every((day) => day.endsWith('-01')))
    return { as: 'month', because: 'all days are the first of a month: files often write a month so' };
  if (isDay) return { as: 'day', because: 'days are written' };
  if (/Q/.test(form)) return { as: 'quarter', because: 'quarters are written' };
  if (form === 'YYYY') return { as: 'year', because: 'years are written' };
  if (form.startsWith('year ending'))
    return { as: 'year-ending', because: 'years to the end of a month are written' };
  return { as: 'month', because: 'months are written' };
}

/** The parts of a recipe that say where its times are. */
export interface Timing {
  layout: Layout;
  time: Recipe['time'];
  /** The columns that are times, or whose heads are. */
  used: number[];
  /** The columns of figures, where they are known by their heads. */
  figures: number[];
}

/** Where the times of a file are; undefined if it has none. */
export function timing(proposing: Proposing): Timing | undefined {
  const { survey } = proposing;
  const months = monthHeads(proposing);
  const year = timeColumn(proposing);
  if (months.length >= 6 && year !== undefined) {
    proposing.because(
      'layout',
      `the heads ${fewOf(
        months.map(({ name }) => quoted(name)),
        2,
      )} are months, and years stand below each other`,
    );
    return {
      layout: 'year-by-month',
      time: { column: nameOf(proposing, year.column.index), form: year.form },
      used: [year.column.index],
      figures: months.map(({ index }) => index),
    };
  }
  const heads = timeHeads(proposing);
  if (heads !== undefined) {
    const names = heads.heads.map(({ last }) => last);
    const dates = heads.heads.flatMap(({ cell }) =>
      cell?.kind === 'date' && cell.stored !== undefined ? [cell.stored.slice(0, 10)] : [],
    );
    const { as, because } = meaningOfTimes(heads.form, names, dates);
    proposing.because(
      'layout',
      `${heads.heads.length} heads are times, such as ${fewOf(names.map(quoted), 2)}`,
    );
    proposing.because('time.as', because);
    return {
      layout: 'time-in-columns',
      time: { form: heads.form, ...(as === undefined ? {} : { as }) },
      used: [],
      figures: heads.heads.map(({ index }) => index),
    };
  }
  if (year === undefined) return undefined;
  const { column, form } = year;
  const { as, because } = meaningOfTimes(form, column.texts, []);
  const others = survey.columns.filter((other) => other.index !== column.index && other.filled > 0);
  const keys = others.filter((other) => other.figures * 2 < other.filled && !isMarks(proposing, other));
  const layout = keys.length > 0 ? 'long' : 'series-in-columns';
  proposing.because(
    'layout',
    keys.length > 0
      ? `each row has a figure, with labels in ${fewOf(keys.map(({ index }) => quoted(nameOf(proposing, index))))}`
      : 'each column beside the times holds figures',
  );
  proposing.because('time.form', `${fewOf(column.texts.map(quoted), 2)} read as ${form}`);
  proposing.because('time.as', because);
  return {
    layout,
    time: { column: nameOf(proposing, column.index), form, ...(as === undefined ? {} : { as }) },
    used: [column.index],
    figures: [],
  };
}
