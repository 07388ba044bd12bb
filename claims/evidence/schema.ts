/** The small schemas that every format is built from: decimals, dates, ids, texts and links. */
import * as z from 'zod';
import { isDate, parseMoment } from '../exact/calendar.ts';
import { isDecimal, MAX_DIGITS } from '../exact/number.ts';

/** The longest quotation and the longest other text, in characters. */
export const MAX_QUOTE = 250_000;
export const MAX_TEXT = 25_000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Cs}/u;

/** Text that is more than white space, and has nothing in it that cannot be printed. */
export const text = (max = MAX_TEXT) =>
  z
    .string('must be text in quotation marks')
    .max(max, `is longer than ${max} characters`)
    .refine((s) => s.trim() !== '', 'must not be empty')
    .refine((s) => !UNPRINTABLE.test(s), 'contains a control character or half a character: remove it');

/** Characters that change the direction of the text after them, unlike mere marks of direction (U+200E, U+200F). */
const BIDI_CONTROL = /[\u202a-\u202e\u2066-\u2069]/;

/** A short text on one line, with something visible in it: a name, a title, a unit. */
export const line = text(2_000)
  .refine((s) => !/[\r\n\u2028\u2029]/.test(s), 'must be on one line')
  .refine(
    (s) => !BIDI_CONTROL.test(s),
    'contains a character that changes the direction of writing: remove it',
  )
  .refine((s) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(s), 'contains nothing visible');

export const decimal = z
  .string('a number is written as a string of digits, such as "1142"')
  .refine(isDecimal, {
    error: ({ input }) =>
      `${quoted(input)} is not a decimal: write digits, one point at most, no separators, at most ${MAX_DIGITS} digits, such as "1142.5"`,
  });

export const positiveDecimal = decimal.refine(
  (s) => /[1-9]/.test(s) && !s.startsWith('-'),
  'must be more than 0',
);

export const date = z.string('a date is written as a string, such as "2023-01-31"').refine(isDate, {
  error: ({ input }) => `${quoted(input)} is not a day of the calendar: write YYYY-MM-DD`,
});

/** A date or a period. */
export const moment = z
  .string('a date or period is written as a string')
  .refine((s) => parseMoment(s) !== undefined, {
    error: ({ input }) =>
      `${quoted(input)} is neither a date (YYYY-MM-DD) nor a period that ends after it starts (YYYY-MM-DD/YYYY-MM-DD)`,
  });

export const period = moment.refine((s) => s.includes('/'), 'must be a period: YYYY-MM-DD/YYYY-MM-DD');

export const momentOrLatest = z.union([z.literal('latest'), moment], {
  error: ({ input }) => `${quoted(input)} is not a date, a period or "latest"`,
});

const ID = /^[a-z0-9]+(?:[-._][a-z0-9]+)*$/;
const FILE_ENDING = /\.(?:json|csv|svg|png|html|atom|xml)$/;

/** A name in a URL: small letters and digits, with single hyphens, dots or underscores between them. */
export const slug = z
  .string()
  .max(120, 'is longer than 120 characters')
  .regex(ID, 'must be small letters and digits, with single hyphens, dots or underscores between them')
  .refine((s) => !FILE_ENDING.test(s), 'must not end like a file name');

/** The id of a series or a source. */
export const id = slug;

export const url = z
  .string()
  .max(2_000, 'is longer than 2,000 characters')
  .refine(
    isWebAddress,
    'must be a full address that starts with http:// or https://, with any space, quote or bracket in it percent-encoded',
  );

function isWebAddress(text: string): boolean {
  if (UNPRINTABLE.test(text) || !/^https?:\/\/[^\s\\<>"{}|^`]+$/i.test(text)) return false;
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits');

/** A value as an error shows it: texts cut, numbers whole, anything else by its type. */
function quoted(value: unknown): string {
  if (typeof value === 'string')
    return JSON.stringify(value.length > MAX_SHOWN ? `${value.slice(0, MAX_SHOWN)}…` : value);
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value)
    ? 'a list'
    : `${typeof value === 'object' ? 'an' : 'a value of type'} ${typeof value}`;
}

const MAX_SHOWN = 60;
