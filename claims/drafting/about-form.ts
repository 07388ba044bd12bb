/** The form of what a ledger says of itself: its fields, and what is read from them. */

import {
  ABOUT_TEXTS,
  type About,
  type AboutText,
  CODES,
  type Code,
  LONGEST_ABOUT,
  LONGEST_CONTACT,
  MOST_DAYS,
} from '../editorial/about.ts';
import { line } from '../evidence/schema.ts';
import { markdownText } from './draft.ts';
import type { FieldReader } from './field-reader.ts';
import { type TypedFields, typedIn } from './typed-fields.ts';

/** The field of a code, which is `yes` if the ledger has signed it. */
export function codeField(code: Code): string {
  return `code.${code}`;
}

/** The form of what a ledger says. */
export function fieldsOfAbout({ texts, contact, answerDays, codes }: About): Record<string, string> {
  return {
    ...texts,
    contact,
    answerDays: answerDays === null ? '' : String(answerDays),
    ...Object.fromEntries(codes.map((code) => [codeField(code), 'yes'])),
  };
}

/** Reads the form; what is wrong is noted in the reader, and left out. */
export function readAbout(read: FieldReader, fields: TypedFields): About {
  const texts = Object.fromEntries(ABOUT_TEXTS.map((name) => [name, textOf(read, name)])) as Record<
    AboutText,
    string
  >;
  return {
    texts,
    contact: read.text('contact', line.max(LONGEST_CONTACT)) ?? '',
    answerDays: daysOf(read),
    codes: CODES.filter((code) => typedIn(fields, codeField(code)) === 'yes'),
  };
}

function textOf(read: FieldReader, name: AboutText): string {
  if (read.typed(name).length <= LONGEST_ABOUT) return markdownText(read, name);
  read.wrongHere(name, `This is longer than ${LONGEST_ABOUT} characters.`);
  return '';
}

function daysOf(read: FieldReader): number | null {
  const typed = read.typed('answerDays');
  if (typed === '') return null;
  if (/^\d{1,3}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= MOST_DAYS) return Number(typed);
  read.wrongHere('answerDays', `Write a whole number of days from 1 to ${MOST_DAYS}.`);
  return null;
}
