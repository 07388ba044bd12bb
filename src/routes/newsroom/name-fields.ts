/** Names, days and reasons in the forms of people, parties and sayings. */
import { asPartial } from '../../../claims/editorial/tenure.ts';
import { line } from '../../../claims/evidence/schema.ts';
import { moment, partialMoment } from '../../../claims/exact/calendar.ts';
import { readMoment } from '../../../claims/reading/date-fields.ts';
import type { FieldIssue } from '../../../views/edit/parts/fields.ts';
import type { Form } from '../../http/context.ts';

/** The longest name, in characters, and the most other names that somebody has. */
const MAX_NAME = 300;
const MAX_ALIASES = 50;

function fault(text: string): string | undefined {
  if (text.length > MAX_NAME) return `Write at most ${MAX_NAME} characters.`;
  const read = line.safeParse(text);
  return read.success ? undefined : `This ${read.error.issues[0]?.message ?? 'cannot be read'}.`;
}

/** A line of a form; empty if it may be and is. What is wrong with it is added to the issues. */
export function lineIn(form: Form, field: string, issues: FieldIssue[], { optional = false } = {}): string {
  const text = form.get(field).trim();
  if (text === '') {
    if (!optional) issues.push({ field, message: 'Write something here.' });
    return '';
  }
  const wrong = fault(text);
  if (wrong !== undefined) issues.push({ field, message: wrong });
  return text;
}

/** Other names, one a line. What is wrong with them is added to the issues. */
export function aliasesIn(form: Form, field: string, issues: FieldIssue[]): string[] {
  const names = [
    ...new Set(
      form
        .get(field)
        .split(/\r?\n/)
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    ),
  ];
  if (names.length > MAX_ALIASES)
    issues.push({ field, message: `These are ${names.length} names: write at most ${MAX_ALIASES}.` });
  const wrong = names.slice(0, MAX_ALIASES).find((name) => fault(name) !== undefined);
  if (wrong !== undefined) issues.push({ field, message: `“${wrong.slice(0, 60)}”: ${fault(wrong) ?? ''}` });
  return names;
}

/** A day, a month or a year, as typed; null if the field is empty, or is none, which is added to the issues. */
export function partialDayIn(form: Form, field: string, issues: FieldIssue[]): string | null {
  const text = form.get(field).trim();
  if (text === '') return null;
  const partial = partialDay(text);
  if (partial === undefined)
    issues.push({
      field,
      message: `“${text.slice(0, 60)}” is no day, month or year: write 25 October 2022, October 2022 or 2022.`,
    });
  return partial ?? null;
}

/** A day, a month or a year as it is typed near a day, the way the ledger writes it; undefined if it is none. */
export function partialDay(typed: string, near?: string): string | undefined {
  const text = typed.trim();
  if (partialMoment(text) !== undefined) return text;
  const found = readMoment(text, near);
  return found.ok ? asPartial(moment(found.value)) : undefined;
}

/** The longest reason that is kept, in characters. */
const MAX_REASON = 500;

/** A reason as it is kept: one line; empty if none was given. */
export function reasonIn(typedReason: string): string {
  return line.safeParse(typedReason).success ? typedReason.trim().slice(0, MAX_REASON) : '';
}
