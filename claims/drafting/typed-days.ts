/**
 * Words such as "today" in the date fields of forms. A word means another day tomorrow, so that none is kept: it becomes
 * the day that it meant when the form was posted.
 */
import { readDate } from '../reading/number-words.ts';
import type { TypedFields } from './typed-fields.ts';

/** The names of the fields that hold one day, in every form. */
const DAY_FIELD =
  /^(?:saidOn|askedOn|answeredOn|deadline|(?:[a-zA-Z0-9.]+\.)?publishedOn|options\.[a-zA-Z]+)$/;

/** The day that a text means only together with `today`; undefined for a day that is written out, and for any other text. */
function relativeDay(text: string, today: string): string | undefined {
  if (readDate(text).ok) return undefined;
  const read = readDate(text, today);
  return read.ok ? read.value : undefined;
}

/** The form with each word for a day as that day, `YYYY-MM-DD`, for a form that was posted on `today`. */
export function withDays(fields: TypedFields, today: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, text]) => [
      name,
      DAY_FIELD.test(name) ? (relativeDay(text, today) ?? text) : text,
    ]),
  );
}
