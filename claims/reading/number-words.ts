/**
 * Reads what an editor types into the field of a number, as the decimal that a bundle has. If a number can be read in
 * two ways, settled British usage decides; where usage is not settled, neither reading is taken.
 */
import { type FieldRead, readDate, readMoment, shown } from './date-fields.ts';
import {
  denominator,
  hasTwoReadings,
  inFull,
  isNumberWord,
  partInPercent,
  readDigits,
  readNumberWords,
  SCALES,
  SHORT_SCALES,
} from './numerals.ts';

export { type FieldRead, readDate, readMoment };

/** No number of 30 digits needs more characters, in digits or in words. */
const MAX_LENGTH = 300;

const refused = (message: string): FieldRead => ({ ok: false, message });

const VULGAR: Record<string, string> = { '¼': '.25', '½': '.5', '¾': '.75' };

const CURRENCY_BEFORE = /^(?:[£€]|(?:us)?\$|(?:gbp|eur|usd)\b)\s*/i;
const CURRENCY_AFTER = /\s*(?:[£$€]|\b(?:gbp|eur|usd|pounds?(?: sterling)?|euros?|dollars?))$/i;
const PERCENT_AFTER = /\s*(?:%|\b(?:per ?cent|percentage points?)|(?<=\d)\s?pc)$/i;
const MINUS = /^(?:[-−–]\s*|(?:minus|negative)\s+)/i;

/**
 * Reads a number: "20,000", "20 000", "£4.33 billion", "4.5m", "16%", "minus 29", "1.234.567,89", "twenty
 * thousand", "half a million". The precision stays as it was written: "16.0" is "16.0". Never throws.
 */
export function readNumber(text: string): FieldRead {
  if (text.length > MAX_LENGTH)
    return refused('This is too long for a number, which may have at most 30 digits');
  const raw = text.trim();
  if (raw === '') return refused('Write a number');
  const vulgar = raw
    .replace(/(?<![\d.,])[¼½¾]/g, (c) => `0${VULGAR[c]}`)
    .replace(/(?<=\d)\s?[¼½¾]/g, (c) => VULGAR[c.trim()] ?? c);
  if (/[\p{No}\p{Nl}]/u.test(vulgar))
    return refused(
      `${shown(raw)} has a superscript, circled or Roman numeral: write it in the digits 0 to 9`,
    );
  const plain = vulgar
    .normalize('NFKC')
    .replace(/[\u200e\u200f\u061c\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain === '') return refused('Write a number');
  if (/(?![0-9])\p{Nd}/u.test(plain))
    return refused(`${shown(raw)} has digits of another script: write it in the digits 0 to 9`);
  return shareRefused(plain) ?? signed(plain);
}

/** A number with its sign and the marks of money or per cent around it. */
function signed(plain: string): FieldRead {
  if (/^\(.*\)$/.test(plain))
    return refused(`${shown(plain)} is in brackets: write -29 for a number below 0, or 29 without brackets`);
  let rest = plain.replace(/^\+\s?(?=\S)/, '');
  let negative = false;
  const strip = (pattern: RegExp): boolean => {
    const stripped = rest.replace(pattern, '');
    const found = stripped !== rest && stripped !== '';
    if (found) rest = stripped;
    return found;
  };
  if (strip(MINUS)) negative = true;
  strip(CURRENCY_BEFORE);
  if (!negative && strip(MINUS)) negative = true;
  if (!strip(PERCENT_AFTER)) strip(CURRENCY_AFTER);
  const read = /\d/.test(rest) ? inDigits(rest, plain) : inWords(rest, plain);
  if (!read.ok) return read;
  return { ok: true, value: negative && /[1-9]/.test(read.value) ? `-${read.value}` : read.value };
}

function inDigits(rest: string, plain: string): FieldRead {
  const split = rest.search(/[a-z]/i);
  const digits = (split < 0 ? rest : rest.slice(0, split)).trim();
  const words = split < 0 ? [] : rest.slice(split).toLowerCase().split(' ');
  const odd = /[^\d.,\s'’]/.exec(digits);
  if (split === 0) return notNumber(words[0] ?? '', plain, rest.replace(/^[^\d]+/, ''));
  if (odd !== null)
    return refused(
      `${shown(plain)} has “${odd[0]}”, which is not part of a number: write digits, such as 1142.5`,
    );
  const read = readDigits(digits);
  if (!read.ok) return digitsRefused(digits, read.why);
  if (hasTwoReadings(digits))
    return refused(
      `${shown(digits)} can be read in two ways: write ${digits.replace('.', '')}, or ${digits.replace(/0?0$/, '')}`,
    );
  let scale = 0;
  for (const [i, word] of words.entries()) {
    const more =
      SCALES.get(word) ??
      (i === 0 ? SHORT_SCALES.get(word) : undefined) ??
      (word === 'hundred' ? 2 : undefined);
    if (more === undefined || (i > 0 && scale > 3))
      return notNumber(word, plain, inFull({ coefficient: read.value, scale }));
    scale += more;
  }
  const value = inFull({ coefficient: read.value, scale });
  return value === undefined ? digitsRefused(digits, 'too-long') : { ok: true, value };
}

function inWords(rest: string, plain: string): FieldRead {
  const words = rest
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((word) => word !== '');
  const read = readNumberWords(words);
  if (read === undefined)
    return refused(`${shown(plain)} cannot be read as a number: write it in digits, such as 1142.5`);
  const value = inFull(read.numeral);
  if (value === undefined) return digitsRefused(rest, 'too-long');
  const left = words[read.taken];
  if (left === undefined) return { ok: true, value };
  return isNumberWord(left) || left === 'and' || left === 'point'
    ? refused(`${shown(plain)} can be read in more than one way: write it in digits`)
    : notNumber(left, plain, value);
}

function notNumber(word: string, plain: string, number: string | undefined): FieldRead {
  const read = number === undefined || /\d/.test(word) ? undefined : readDigits(number.trim());
  const cure =
    read?.ok === true
      ? `write ${read.value} here, and put units and words such as “nearly” into their own fields`
      : 'write digits only, such as 1142.5';
  return refused(`${shown(word)} in ${shown(plain)} is not part of a number: ${cure}`);
}

function digitsRefused(digits: string, why: 'separators' | 'too-long' | 'no-digits'): FieldRead {
  if (why === 'too-long') return refused('This number has more than 30 digits, which is too long');
  if (why === 'no-digits') return refused(`${shown(digits)} has no digits: write a number, such as 1142.5`);
  const whole = /^\d[\d,]{3,}$/.test(digits) ? digits.replace(/\D/g, '').replace(/^0+(?=\d)/, '') : undefined;
  const cure =
    whole === undefined
      ? 'write it without separators, with a point before any decimals, such as 1142.5'
      : `write ${whole}, with a point before any decimals`;
  return refused(`${shown(digits)} can be read in more than one way: ${cure}`);
}

/** Refuses "one in five", "1/5" and "a third": shares, which are written in %. Undefined for anything else. */
function shareRefused(plain: string): FieldRead | undefined {
  const words = plain.toLowerCase().split(/[\s-]+/);
  const numberOf = (text: string | undefined): number | undefined => {
    const read = text === undefined ? undefined : readDigits(text);
    if (read?.ok === true) return /^\d{1,6}$/.test(read.value) ? Number(read.value) : undefined;
    const inWords = text === undefined ? undefined : readNumberWords([text]);
    return inWords === undefined ? undefined : Number(inFull(inWords.numeral));
  };
  const stroke = /^(\d{1,6}) ?[/⁄] ?(\d{1,6})$/.exec(plain);
  let [part, whole] = [numberOf(stroke?.[1]), numberOf(stroke?.[2])];
  const last = words[words.length - 1];
  if (words[1] === 'in' || (words[1] === 'out' && words[2] === 'of'))
    [part, whole] = [numberOf(words[0]), numberOf(last)];
  else if (words.length <= 2 && denominator(last ?? '') !== undefined) {
    const first = words.length === 1 || words[0] === 'a' ? 'one' : words[0];
    [part, whole] = [numberOf(first), denominator(last ?? '')];
  }
  if (part === undefined || whole === undefined) return undefined;
  const percent = partInPercent(part, whole);
  if (percent === undefined) return undefined;
  return refused(
    percent.exact
      ? `${shown(plain)} is a share: write ${percent.value} and the unit %`
      : `${shown(plain)} is a share with no exact decimal: write ${percent.value}, the unit % and the hedge “about”`,
  );
}
