/** The small schemas that every format is built from: decimals, dates, ids, texts and links. */
import * as z from 'zod';
import { isDate, isMoment } from '../exact/calendar.ts';
import { isDecimal, MAX_DIGITS } from '../exact/number.ts';

/** The longest quotation and the longest other text, in characters. */
export const MAX_QUOTE = 250_000;
export const MAX_TEXT = 25_000;
const MAX_LINE = 2_000;

/**
 * A schema that is first asked whether a value is plainly in order, which costs a tenth of its checks one by one: then the
 * value is taken as it is. What is not plainly so is left to the schema, which takes it, or says what is wrong with it. A
 * schema that is made of this one by another check asks for itself.
 */
export function plainly<Schema extends z.ZodType>(
  schema: Schema,
  isPlain: (value: unknown) => boolean,
): Schema {
  const whole = schema._zod.run;
  schema._zod.run = (payload, context) => (isPlain(payload.value) ? payload : whole(payload, context));
  return schema;
}

/** The same for a schema of texts. */
function plainText(schema: z.ZodString, isPlain: (text: string) => boolean): z.ZodString {
  return plainly(schema, (value) => typeof value === 'string' && isPlain(value));
}

/** Text that begins with a letter, digit or mark, and has no characters but those of western languages. */
const PLAIN_TEXT = /^[!-~][\n -~\u00a0-\u024f\u2010-\u2027\u20ac]*$/;
const PLAIN_LINE = /^[!-~][ -~\u00a0-\u024f\u2010-\u2027\u20ac]*$/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Cs}/u;

/** Text that is more than white space, and has nothing in it that cannot be printed. */
export const text = (max = MAX_TEXT) =>
  plainText(
    z
      .string('must be text in quotation marks')
      .max(max, `is longer than ${max} characters`)
      .refine((s) => s.trim() !== '', 'must not be empty')
      .refine((s) => !UNPRINTABLE.test(s), 'contains a control character or half a character: remove it'),
    (s) => s.length <= max && PLAIN_TEXT.test(s),
  );

/** Characters that change the direction of the text after them, unlike mere marks of direction (U+200E, U+200F). */
const BIDI_CONTROL = /[\u202a-\u202e\u2066-\u2069]/;

/** A short text on one line, with something visible in it: a name, a title, a unit. */
export const line = plainText(
  text(MAX_LINE)
    .refine((s) => !/[\r\n\u2028\u2029]/.test(s), 'must be on one line')
    .refine(
      (s) => !BIDI_CONTROL.test(s),
      'contains a character that changes the direction of writing: remove it',
    )
    .refine((s) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(s), 'contains nothing visible'),
  (s) => s.length <= MAX_LINE && PLAIN_LINE.test(s),
);

export const decimal = plainText(
  z.string('a number is written as a string of digits, such as "1142"').refine(isDecimal, {
    error: ({ input }) =>
      `${quoted(input)} is not a decimal: write digits, one point at most, no separators, at most ${MAX_DIGITS} digits, such as "1142.5"`,
  }),
  isDecimal,
);

/** Whether a decimal is more than 0. */
export function isPositive(decimal: string): boolean {
  return /[1-9]/.test(decimal) && !decimal.startsWith('-');
}

export const positiveDecimal = decimal.refine(isPositive, 'must be more than 0');

export const date = plainText(
  z.string('a date is written as a string, such as "2023-01-31"').refine(isDate, {
    error: ({ input }) => `${quoted(input)} is not a day of the calendar: write YYYY-MM-DD`,
  }),
  isDate,
);

/** A date or a period. */
export const moment = plainText(
  z.string('a date or period is written as a string').refine(isMoment, {
    error: ({ input }) =>
      `${quoted(input)} is neither a date (YYYY-MM-DD) nor a period that ends after it starts (YYYY-MM-DD/YYYY-MM-DD)`,
  }),
  isMoment,
);

export const period = moment.refine((s) => s.includes('/'), 'must be a period: YYYY-MM-DD/YYYY-MM-DD');

export const momentOrLatest = z.union([z.literal('latest'), moment], {
  error: ({ input }) => `${quoted(input)} is not a date, a period or "latest"`,
});

const ID = /^[a-z0-9]+(?:[-._][a-z0-9]+)*$/;
const FILE_ENDING = /\.(?:json|csv|svg|png|html|atom|xml)$/;

const MAX_SLUG = 120;

/** Whether the text is a name in a URL: small letters and digits, with single hyphens, dots or underscores between them. */
export function isSlug(text: string): boolean {
  return text.length <= MAX_SLUG && ID.test(text) && !FILE_ENDING.test(text);
}

/** A name in a URL. */
export const slug = plainText(
  z
    .string()
    .max(MAX_SLUG, `is longer than ${MAX_SLUG} characters`)
    .regex(ID, 'must be small letters and digits, with single hyphens, dots or underscores between them')
    .refine((s) => !FILE_ENDING.test(s), 'must not end like a file name'),
  isSlug,
);

/** The name of a claim in a bundle, which may have capitals: only a ledger makes an address of it, and takes none. */
export const claimName = z
  .string()
  .max(MAX_SLUG, `is longer than ${MAX_SLUG} characters`)
  .regex(
    new RegExp(ID.source, 'i'),
    'must be letters and digits, with single hyphens, dots or underscores between them',
  )
  .refine((s) => !FILE_ENDING.test(s), 'must not end like a file name');

/** The id of a series or a source. */
export const id = slug;

const MAX_URL = 2_000;

/** The address of a page of a host by name, its letters small and its ending no number, which the parser of URLs takes. */
const PLAIN_URL = /^https?:\/\/(?:[a-z0-9-]+\.)+[a-z]+\/[!#-;=?-[\]_a-z~]*$/;
/** The beginning of a part of a host's name that stands for other letters, as that parser checks. */
const PUNYCODE = 'xn--';

export const url = plainText(
  z
    .string()
    .max(MAX_URL, 'is longer than 2,000 characters')
    .refine(
      isWebAddress,
      'must be a full address that starts with http:// or https://, without a user name, and with any space, quote or bracket in it percent-encoded',
    ),
  (s) => s.length <= MAX_URL && PLAIN_URL.test(s) && !s.includes(PUNYCODE),
);

function isWebAddress(text: string): boolean {
  if (UNPRINTABLE.test(text) || !/^https?:\/\/[^\s\\<>"{}|^`]+$/i.test(text)) return false;
  try {
    const { protocol, username, password } = new URL(text);
    // A name before the host passes another site off as the one that is named first.
    return ['http:', 'https:'].includes(protocol) && username === '' && password === '';
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
