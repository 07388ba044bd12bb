/** Reads fields of a form one by one, and collects what is wrong and what is missing, each under its field. */
import type * as z from 'zod';
import { decimal, line } from '../evidence/schema.ts';
import { canonicalUnit } from '../evidence/units.ts';
import { isDate, parseMoment } from '../exact/calendar.ts';
import { readDate, readMoment, readNumber } from '../reading/number-words.ts';
import { dateInWords, sentence } from '../words/words.ts';
import { type DraftFields, typedIn } from './draft-fields.ts';
import { unlikeUnit } from './unit-fit.ts';

/** A message for a field, under the field's name. */
export interface DraftIssue {
  field: string;
  message: string;
  /** Whether the message says nothing of the field that it lies in: where it stands apart, it goes after its name. */
  bare?: true;
}

export class FieldReader {
  /** What is typed and wrong. */
  readonly issues: DraftIssue[] = [];
  /** What is still empty and needed. */
  readonly missing: DraftIssue[] = [];
  readonly #fields: DraftFields;
  readonly #today: string;

  constructor(fields: DraftFields, today: string) {
    this.#fields = fields;
    this.#today = today;
  }

  /** The day on which the form is read. */
  get today(): string {
    return this.#today;
  }

  /** What was typed into a field, without the white space round it, its lines ended in one way. */
  typed(name: string): string {
    return typedIn(this.#fields, name).replace(/\r\n?/g, '\n').trim();
  }

  wrong(field: string, message: string): undefined {
    this.issues.push({ field, message: sentenceOf(message) });
    return undefined;
  }

  /** The same, with a message that says nothing of its field. */
  wrongHere(field: string, message: string): undefined {
    this.issues.push({ field, message: sentenceOf(message), bare: true });
    return undefined;
  }

  lacks(field: string, message: string): undefined {
    this.missing.push({ field, message: sentenceOf(message) });
    return undefined;
  }

  /** A text that a schema takes; undefined where there is none, or with an issue where it is not taken. */
  text(name: string, schema: z.ZodType<string>): string | undefined {
    const typed = this.typed(name);
    return typed === '' ? undefined : this.#checked(name, typed, schema);
  }

  /** The same, for a text that must be there. */
  needed(name: string, schema: z.ZodType<string>, message: string): string | undefined {
    return this.typed(name) === '' ? this.lacks(name, message) : this.text(name, schema);
  }

  /** What a figure is counted in, as the method writes it. */
  unit(name: string, schema: z.ZodType<string> = line): string | undefined {
    const typed = this.text(name, schema);
    return typed === undefined ? undefined : canonicalUnit(typed);
  }

  /** The same, where there must be one. */
  neededUnit(name: string, message: string): string | undefined {
    return this.typed(name) === '' ? this.lacks(name, message) : this.unit(name);
  }

  #checked(name: string, typed: string, schema: z.ZodType<string>): string | undefined {
    const result = schema.safeParse(typed);
    if (result.success) return result.data;
    return this.wrongHere(name, inPlainWords(result.error.issues[0]?.message ?? 'cannot be taken', typed));
  }

  /** A number as people write it. */
  number(name: string, schema: z.ZodType<string> = decimal): string | undefined {
    const typed = this.typed(name);
    if (typed === '') return undefined;
    const read = readNumber(typed);
    return read.ok ? this.#checked(name, read.value, schema) : this.wrong(name, read.message);
  }

  /** The same, counted in a unit: a scale or a sign that clashes with the unit is wrong beside the number. */
  numberOf(unit: string | undefined, name: string, schema?: z.ZodType<string>): string | undefined {
    const value = this.number(name, schema);
    const why = value === undefined ? undefined : unlikeUnit(this.typed(name), unit ?? '');
    return why === undefined ? value : this.wrong(name, why);
  }

  /** A day as people write it. */
  date(name: string): string | undefined {
    const typed = this.typed(name);
    if (typed === '') return undefined;
    const read = isDate(typed) ? { ok: true as const, value: typed } : readDate(typed, this.#today);
    if (!read.ok) return this.wrong(name, read.message);
    return read.value < EARLIEST ? this.wrong(name, TOO_EARLY) : read.value;
  }

  /** A day that must have come. */
  pastDate(name: string, what: string): string | undefined {
    const day = this.date(name);
    return day !== undefined && day > this.#today
      ? this.wrong(name, `${dateInWords(day)} has not come yet: ${what}`)
      : day;
  }

  /** A day or a period as people write it. */
  moment(name: string): string | undefined {
    const typed = this.typed(name);
    if (typed === '') return undefined;
    const read = parseMoment(typed) === undefined ? readMoment(typed) : { ok: true as const, value: typed };
    if (!read.ok) return this.wrong(name, read.message);
    const { start, end } = parseMoment(read.value) ?? { start: read.value, end: read.value };
    if (start < EARLIEST) return this.wrong(name, TOO_EARLY);
    // A period of one day is that day: as two moments they would be two places for one figure.
    return start === end ? end : read.value;
  }

  /** One of a list; undefined where nothing is chosen. */
  choice(name: string, choices: readonly string[]): string | undefined {
    const typed = this.typed(name);
    if (typed === '' || choices.includes(typed)) return typed || undefined;
    return this.wrongHere(name, 'Choose one of the list.');
  }
}

/** Nothing that is recorded here is of a time before: a year of less than four digits is a slip. */
const EARLIEST = '1000-01-01';
const TOO_EARLY = 'Look at the year: nothing is recorded here of a time before the year 1000.';

/** A message as a sentence that ends. */
function sentenceOf(message: string): string {
  return /[.?!]$/.test(message) ? message : `${message}.`;
}

/** A schema's message, which tells of a value, as a sentence about what was typed. */
function inPlainWords(message: string, typed: string): string {
  if (message.startsWith('must be small letters'))
    return 'Use small letters, digits and hyphens, such as met-450-a-month';
  if (message.startsWith('must be a full address'))
    return /^https?:\/\//i.test(typed)
      ? 'This is no full address, or has a space, a quotation mark or a bracket in it: copy it from the browser'
      : 'Begin with https:// or http://';
  return /^(?:is|must|holds|has)\b/.test(message) ? `This ${message}` : sentence(message);
}
