/** Reads what an editor types into a field for a date or a period, and writes it as a bundle does. */

import { dayBefore, isDate, parseMoment } from '../exact/calendar.ts';
import { dateInWords, shortDate } from '../words/dates.ts';
import { britishDay, dateAt } from './dates.ts';
import { machineMoment } from './machine-dates.ts';
import { tokenise } from './tokens.ts';

export type FieldRead = { ok: true; value: string } | { ok: false; message: string };

/** No date needs more characters. */
const MAX_LENGTH = 100;

/** The text of a field in quotation marks, cut if it is long, for a message about it. */
export function shown(text: string): string {
  const characters = [...text.slice(0, MAX_LENGTH)];
  return `“${characters.length > 60 ? `${characters.slice(0, 60).join('')}…` : text}”`;
}

const refused = (message: string): FieldRead => ({ ok: false, message });

/** A text without the marks of writing direction that a copied date may carry, and without white space at its ends. */
function cleaned(text: string): string {
  return text
    .slice(0, MAX_LENGTH + 1)
    .normalize('NFKC')
    .replace(/[\u200e\u200f\u061c\ufeff]/g, '')
    .trim();
}

const DAY_IN_DIGITS = /^(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})$/;

const DAY_FORM = 'write the day like 31 January 2023 or 2023-01-31';
const MOMENT_FORM =
  'write a day (31 January 2023), a month (June 2022), a year (2022) or a period (2022-10-01/2022-12-31)';

/**
 * Reads a day: "31 January 2023", "31 Jan 2023", "2023-01-31", "31/01/2023". Digits with strokes are read
 * with the day first; if the month could be first as well, the message names both readings and neither is taken.
 * With `today` (`YYYY-MM-DD`), "today" and "yesterday" are read too. Never throws.
 */
export function readDate(text: string, today?: string): FieldRead {
  const written = cleaned(text);
  if (written === '') return refused('Write a date');
  if (written.length > MAX_LENGTH) return refused(`This is too long for a date: ${DAY_FORM}`);
  if (today !== undefined && isDate(today)) {
    const word = written.toLowerCase();
    if (word === 'today') return { ok: true, value: today };
    if (word === 'yesterday') return { ok: true, value: dayBefore(today) };
  }
  const digits = DAY_IN_DIGITS.exec(written);
  if (digits !== null) return dayInDigits(written, digits);
  const at = wholeDate(written);
  if (at === undefined) return refused(`${shown(written)} is not a date: ${DAY_FORM}`);
  if (at === 'open')
    return refused(
      /\d{4}/.test(written)
        ? `${shown(written)} is not a day of the calendar: ${DAY_FORM}`
        : `${shown(written)} does not say which day of which year it is: ${DAY_FORM}`,
    );
  if (at.includes('/')) return refused(`${shown(written)} is a period, not a day: ${DAY_FORM}`);
  return { ok: true, value: at };
}

function dayInDigits(written: string, [, a = '', , b = '', c = '']: RegExpExecArray): FieldRead {
  if (a.length === 4) {
    const iso = `${a}-${b.padStart(2, '0')}-${c.padStart(2, '0')}`;
    return isDate(iso)
      ? { ok: true, value: iso }
      : refused(`${shown(written)} is not a day of the calendar: ${DAY_FORM}`);
  }
  if (c.length !== 4 || a.length > 2)
    return refused(`${shown(written)} has a year of two digits: write it with four, like 31/01/2023`);
  const { at, other } = britishDay(a, b, c);
  if (at !== undefined) return { ok: true, value: at };
  if (other !== undefined) {
    const british = `${c}-${b.padStart(2, '0')}-${a.padStart(2, '0')}`;
    if (!isDate(british))
      return refused(`${shown(written)} has the month first: write ${dateInWords(other)}`);
    return refused(
      `${shown(written)} can be read in two ways, as ${dateInWords(british)} or ${dateInWords(other)}: write ${shortDate(british)} or ${shortDate(other)}`,
    );
  }
  return refused(`${shown(written)} is not a day of the calendar: ${DAY_FORM}`);
}

/**
 * Reads a date or a period: all that `readDate` reads, a period as the bundle writes it, and "2022", "June
 * 2022", "Q3 2022", "the year to March 2022", "October to December 2022", "31 March 2022 to 30 June 2022", and the
 * forms of machine files ("2024-02", "2024 Q1", "2024M02", "1987 JAN"). With `near` (`YYYY-MM-DD`), the day on which the
 * text was written, "Jan-18" is read too. Never throws.
 */
export function readMoment(text: string, near?: string): FieldRead {
  const written = cleaned(text);
  if (written === '') return refused('Write a date or a period');
  if (written.length > MAX_LENGTH) return refused(`This is too long for a date or a period: ${MOMENT_FORM}`);
  const spaced = written.replace(/\s*\/\s*/, '/');
  if (parseMoment(spaced) !== undefined) return { ok: true, value: spaced };
  const iso = /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/.exec(spaced);
  if (iso !== null) {
    const wrong = [iso[1] ?? '', iso[2] ?? ''].find((day) => !isDate(day));
    return refused(
      wrong === undefined
        ? `${shown(written)} ends before it starts: write the earlier day first`
        : `${shown(wrong)} is not a day of the calendar`,
    );
  }
  const machine = machineMoment(written, near);
  if (machine !== undefined) return machine;
  const at = wholeDate(written);
  if (at !== undefined && at !== 'open') return { ok: true, value: at };
  if (/^\d{4}[/–-]\d{2}$/.test(written))
    return refused(
      `${shown(written)} may be a financial year or something else: write it out, such as the year to March ${Number(written.slice(0, 4)) + 1}`,
    );
  const [from = '', to = '', ...more] = written.split(/\s+(?:to|until|–|-)\s+/i);
  if (to !== '' && more.length === 0) {
    const [start, end] = [readDate(from), readDate(to)];
    if (start.ok && end.ok)
      return start.value <= end.value
        ? { ok: true, value: `${start.value}/${end.value}` }
        : refused(`${shown(written)} ends before it starts: write the earlier day first`);
  }
  const day = readDate(written);
  if (day.ok || day.message.includes('two ways') || DAY_IN_DIGITS.test(written)) return day;
  return refused(
    at === 'open'
      ? `${shown(written)} does not say which days are meant: ${MOMENT_FORM}`
      : `${shown(written)} is not a date or a period: ${MOMENT_FORM}`,
  );
}

/** The date that a whole text names; `open` if it names a time without saying which. */
function wholeDate(text: string): string | undefined {
  const tokens = tokenise(text);
  const first = tokens[0]?.norm === 'in' || tokens[0]?.norm === 'on' ? 1 : 0;
  // In a field for dates a month needs no capital, since the word can mean nothing else.
  const named = tokens.map((token) =>
    token.kind === 'word' ? { ...token, capital: true } : { ...token, inDate: true as const },
  );
  const match = dateAt(named, first);
  if (match === undefined || match.next !== tokens.length) return undefined;
  return match.at ?? 'open';
}
