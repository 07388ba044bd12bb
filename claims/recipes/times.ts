/** What the times of a file stand for: a day or a period of the ledger, by the form and the meaning that the recipe names. */
import { addMonths, dayAfter, daysInMonth, isMonthEnd } from '../exact/calendar.ts';
import { months } from '../reading/dates.ts';
import { splitYear } from '../reading/machine-dates.ts';
import { quoted } from '../tables/finding.ts';
import type { Cell } from '../workbook/table.ts';
import type { Recipe } from './recipe.ts';
import { readForm, readTwo, type TimeContext, type TimeForm, type Written } from './time-forms.ts';

/** A time as the ledger has it, or what is wrong with it, as the end of a sentence. */
export type TimeRead = { at: string } | { wrong: string };

const pad = (n: number): string => String(n).padStart(2, '0');
const monthOf = (year: number, month: number): string => months(year, month, year, month);
const firstDay = (year: number, month: number): string => `${year}-${pad(month)}-01`;
const lastDay = (day: string): string => `${day.slice(0, 8)}${daysInMonth(day)}`;

/** The first and the last month that a written time lies in. */
function monthsOf(written: Exclude<Written, { is: 'pair' }>): { year: number; from: number; to: number } {
  if (written.is === 'day')
    return {
      year: Number(written.day.slice(0, 4)),
      from: Number(written.day.slice(5, 7)),
      to: Number(written.day.slice(5, 7)),
    };
  const { year } = written;
  if (written.is === 'year') return { year, from: 1, to: 12 };
  if (written.is === 'quarter') return { year, from: 3 * written.quarter - 2, to: 3 * written.quarter };
  return { year, from: written.month, to: written.month };
}

/** The twelve months to the end of a day, or of the month or longer time that was written. */
function yearTo(written: Exclude<Written, { is: 'pair' }>): string {
  const { year, to } = monthsOf(written);
  if (written.is !== 'day' || isMonthEnd(written.day))
    return to === 12 ? months(year, 1, year, 12) : splitYear(year - 1, to);
  return `${dayAfter(addMonths(written.day, -12))}/${written.day}`;
}

/** The year that ends with a month, in which a written time lies. */
function fiscalYear(written: Written, end: number): TimeRead {
  if (written.is === 'pair') return { at: splitYear(written.first, end) };
  const { year, from, to } = monthsOf(written);
  // A year alone is the one in which the twelve months end.
  if (written.is === 'year') return { at: splitYear(end === 12 ? year : year - 1, end) };
  const after = (end % 12) + 1;
  if (to !== end && from !== after)
    return { wrong: `neither begins nor ends the year that ends in month ${pad(end)}, and so names none` };
  return { at: splitYear(to === end && end < 12 ? year - 1 : year, end) };
}

function quarterOf(written: Exclude<Written, { is: 'pair' }>): TimeRead {
  const { year, from, to } = monthsOf(written);
  const quarter = Math.ceil(from / 3);
  if (to - from > 2) return { wrong: 'is longer than a quarter' };
  if (from === to && from === 3 * quarter - 1)
    return { wrong: 'is the middle month of a quarter, and names none' };
  return { at: months(year, 3 * quarter - 2, year, 3 * quarter) };
}

/** What is written, as it stands by itself. */
function plainly(written: Written): TimeRead {
  if (written.is === 'day') return { at: written.day };
  if (written.is === 'pair')
    return {
      wrong: 'is a year that ends in the next: say in which month, with "as": "fiscal-year:03" in the recipe',
    };
  if (written.is === 'ending') return { at: yearTo(written) };
  const { year, from, to } = monthsOf(written);
  return { at: months(year, from, year, to) };
}

/** The twelve months to the end of one, which are no other time than those. */
function endingAs(written: Extract<Written, { is: 'ending' }>, as: string): TimeRead {
  const end =
    as === 'calendar-year' ? 12 : as.startsWith('fiscal-year:') ? Number(as.slice(-2)) : written.month;
  if (as === 'month-end-day') return { at: lastDay(firstDay(written.year, written.month)) };
  if (!/year/.test(as)) return { wrong: `is a year, and no ${as}` };
  return end === written.month ? { at: yearTo(written) } : { wrong: `ends in another month than ${as} does` };
}

/** What a written time stands for: `time.as` of the recipe, or what is written if it says nothing. `import.md`, "Recipe". */
export function standsFor(written: Written, as: string | undefined): TimeRead {
  if (as === undefined) return plainly(written);
  if (written.is === 'ending') return endingAs(written, as);
  if (as.startsWith('fiscal-year:')) return fiscalYear(written, Number(as.slice(-2)));
  if (written.is === 'pair') return plainly(written);
  const { year, from, to } = monthsOf(written);
  if (as === 'year-ending') return { at: yearTo(written) };
  if (as === 'month-end-day') return { at: lastDay(firstDay(year, to)) };
  if (as === 'month-start-day') return { at: firstDay(year, from) };
  if (as === 'calendar-year' || as === 'year') return { at: months(year, 1, year, 12) };
  if (as === 'quarter') return quarterOf(written);
  if (as === 'month') return from === to ? { at: monthOf(year, from) } : { wrong: 'is longer than a month' };
  return written.is === 'day' ? { at: written.day } : { wrong: 'names no day' };
}

/** How the times of one file are read; each text is read once. */
export class Times {
  readonly #form: TimeForm;
  readonly #as: string | undefined;
  readonly #context: TimeContext;
  readonly #read = new Map<string, TimeRead>();

  constructor(form: TimeForm, { time }: Recipe, context: TimeContext) {
    this.#form = form;
    this.#as = time.as;
    this.#context = context;
  }

  get form(): TimeForm {
    return this.#form;
  }

  get context(): TimeContext {
    return this.#context;
  }

  /** What a cell says, by its text, or by the date behind it where the form is that of dates. */
  written(cell: Cell): Written | undefined {
    const read = readForm(this.#form, cell.shown, this.#context);
    if (read !== undefined || cell.kind !== 'date' || cell.stored === undefined) return read;
    return this.#form === 'YYYY-MM-DD' ? readForm(this.#form, cell.stored, this.#context) : undefined;
  }

  /** The time of a cell. */
  of(cell: Cell): TimeRead {
    const key = cell.stored === undefined ? cell.shown : `${cell.shown}\u0000${cell.stored}`;
    return this.#once(key, () => this.#stands(this.written(cell)));
  }

  /** The time of a year and a part of it in two cells. */
  ofTwo(year: Cell, part: Cell): TimeRead {
    return this.#once(`${year.shown}\u0000\u0000${part.shown}`, () =>
      this.#stands(readTwo(this.#form, year.shown, part.shown, this.#context)),
    );
  }

  /** The time of a year in one cell and a month of it, from 1. */
  ofMonth(year: Cell, month: number): TimeRead {
    return this.#once(`${year.shown}\u0000\u0000\u0000${month}`, () => {
      const written = this.written(year);
      if (written !== undefined && written.is !== 'year') return { wrong: 'is no calendar year' };
      return this.#stands(written && { is: 'month', year: written.year, month });
    });
  }

  /** What something that was written stands for. */
  #stands(written: Written | undefined): TimeRead {
    return written === undefined ? { wrong: `does not read as ${this.#form}` } : standsFor(written, this.#as);
  }

  #once(key: string, read: () => TimeRead): TimeRead {
    const held = this.#read.get(key);
    if (held !== undefined) return held;
    const time = read();
    this.#read.set(key, time);
    return time;
  }
}

/** A time that cannot be read, as a sentence says it. */
export function unreadable(text: string, wrong: string): string {
  return `${quoted(text)} ${wrong}`;
}
