/** The form in which an editor says when the next figures of a series are expected. */
import { type Expected, expectedOf } from '../editorial/next-release.ts';
import { moment } from '../exact/calendar.ts';
import { readMoment } from '../reading/number-words.ts';
import type { FieldIssue } from './messages.ts';
import { type TypedFields, typedIn } from './typed-fields.ts';

/** The field of the form. */
export const EXPECTED = 'expected';

const wrong = (message: string): { issue: FieldIssue } => ({ issue: { field: EXPECTED, message } });

/** The day or month that was typed, or what is wrong with it. */
export function readExpected(fields: TypedFields): { expected: Expected } | { issue: FieldIssue } {
  const typed = typedIn(fields, EXPECTED).trim();
  if (typed === '')
    return wrong('Next release: give a day, such as 2027-01-28, or a month, such as 2027-01.');
  const plain = expectedOf(typed);
  if (plain !== undefined) return { expected: plain };
  const read = readMoment(typed);
  const { start, end } = read.ok ? moment(read.value) : { start: '', end: '' };
  const month = expectedOf(start.slice(0, 7));
  const found = start === end ? expectedOf(end) : month?.expectedEnd === end ? month : undefined;
  return found === undefined
    ? wrong(
        `Next release: “${typed.slice(0, 60)}” is no day or month of the calendar. Write 2027-01-28 or 28 January 2027, or for a month 2027-01 or January 2027.`,
      )
    : { expected: found };
}
