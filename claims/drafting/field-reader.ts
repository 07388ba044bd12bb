/** Reads the fields of a form one by one, and collects what is wrong and what is missing, each under its field. */

import type * as z from 'zod';
import { decimal, line } from '../evidence/schema.ts';
import { canonicalUnit } from '../evidence/units.ts';
import { isDate, parseMoment } from '../exact/calendar.ts';
import { readDate, readMoment, readNumber } from '../reading/number-words.ts';
import { dateInWords } from '../words/dates.ts';
import { sentence } from '../words/text.ts';
import type { FieldIssue } from './messages.ts';
import { type TypedFields, typedIn } from './typed-fields.ts';
import { inUnit } from './unit-fit.ts';

/** A form whose fields are read one after the other. Every reading gives a value, or undefined if the field is empty or wrong. */
export class FieldReader {
  /** What is typed and wrong. */
  readonly issues: FieldIssue[] = [];
  /** What is still empty and needed. */
  readonly missing: FieldIssue[] = [];
  readonly #fields: TypedFields;
  readonly #today: string;

  constructor(fields: TypedFields, today: string) {
    this.#fields = fields;
    this.#today = today;
  }

  /** The day on which the form is read. */
  get today(): string {
    return this.#today;
  }

  /** What was typed into a field, without the white space around it, every line ended by a line feed. */
  typed(name: string): string {
    return typedIn(this.#fields, name).replace(/\r\n?/g, '\n').trim();
  }

  /** Notes that what is typed in a field is wrong. */
  wrong(field: string, message: string): undefined {
    this.issues.push({ field, message: sentenceOf(message) });
    return undefined;
  }

  /** The same, with a message that does not make clear which field it is about. */
  wrongHere(field: string, message: string): undefined {
    this.issues.push({ field, message: sentenceOf(message), bare: true });
    return undefined;
  }

  /** Notes that a field is empty and needed. */
  lacks(field: string, message: string): undefined {
    this.missing.push({ field, message: sentenceOf(message) });
    return undefined;
  }

  /** A text that a schema takes. */
  text(name: string, schema: z.ZodType<string>): string | undefined {
    const typed = this.typed(name);
    return typed === '' ? undefined : this.#checked(name, typed, schema);
  }

  /** The same, for a text that is needed. */
  needed(name: string, schema: z.ZodType<string>, message: string): string | undefined {
    return this.typed(name) === '' ? this.lacks(name, message) : this.text(name, schema);
  }

  /** The unit of a figure, as the method writes it. */
  unit(name: string, schema: z.ZodType<string> = line): string | undefined {
    const typed = this.text(name, schema);
    return typed === undefined ? undefined : canonicalUnit(typed);
  }

  /** The same, for a unit that is needed. */
  neededUnit(name: string, message: string): string | undefined {
    return this.typed(name) === '' ? this.lacks(name, message) : this.unit(name);
  }

  #checked(name: string, typed: string, schema: z.ZodType<string>): string | undefined {
    const result = schema.safeParse(typed);
    if (result.success) return result.data;
    return this.wrongHere(name, inPlainWords(result.error.issues[0]?.message ?? 'cannot be taken', typed));
  }

  /** A number in a unit, as people write it; its scale and its sign must not clash with the unit, if that is known. */
  numberOf(unit: string | undefined, name: string, schema: z.ZodType<string> = decimal): string | undefined {
    const typed = this.typed(name);
    if (typed === '') return undefined;
    const fit = inUnit(typed, unit ?? '');
    if (!fit.ok) return this.wrong(name, fit.message);
    const read = readNumber(fit.text);
    return read.ok ? this.#checked(name, read.value, schema) : this.wrong(name, read.message);
  }

  /** A day as people write it. */
  date(name: string): string | undefined {
    const typed = this.typed(name);
    if (typed === '') return undefined;
    const read = isDate(typed) ? { ok: true as const, value: typed } : readDate(typed, this.#today);
    if (!read.ok) return this.wrong(name, read.message);
    return read.value < EARLIEST ? this.wrong(name, TOO_EARLY) : read.value;
  }

  /** A day that is not in the future; `what` says what to give instead. */
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
    const read =
      parseMoment(typed) === undefined ? readMoment(typed, this.#today) : { ok: true as const, value: typed };
    if (!read.ok) return this.wrong(name, read.message);
    const { start, end } = parseMoment(read.value) ?? { start: read.value, end: read.value };
    if (start < EARLIEST) return this.wrong(name, TOO_EARLY);
    // A period of one day is that day: written both ways, one figure would have two places.
    return start === end ? end : read.value;
  }

  /** One of a list of choices. */
  choice<Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined {
    const typed = this.typed(name);
    if (typed === '') return undefined;
    return choices.find((choice) => choice === typed) ?? this.wrongHere(name, 'Choose one of the list.');
  }
}

/** Nothing in the ledger is from before this day: a year of fewer than four digits is a slip. */
const EARLIEST = '1000-01-01';
const TOO_EARLY = 'Check the year: the ledger has nothing from before the year 1000.';

/** A message with its full stop. */
function sentenceOf(message: string): string {
  return /[.?!]$/.test(message) ? message : `${message}.`;
}

/** A schema's message about a value, as a sentence about what was typed. */
function inPlainWords(message: string, typed: string): string {
  if (message.startsWith('must be small letters'))
    return 'Use small letters, digits and hyphens, such as met-450-a-month';
  if (message.startsWith('must be a full address'))
    return /^https?:\/\//i.test(typed)
      ? 'This is not a full address, or it contains a space, a quotation mark or a bracket: copy it from the browser'
      : 'Begin with https:// or http://';
  return /^(?:is|must|contains|has)\b/.test(message) ? `This ${message}` : sentence(message);
}
