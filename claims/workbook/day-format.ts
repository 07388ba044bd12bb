/** Days and times of spreadsheets, which count days: as ISO 8601, and as a format shows them, with English names. */
import { dateOfDay, dayNumber } from '../exact/calendar.ts';
import { type Decimal, partsOf } from './decimal.ts';
import type { Section, Token } from './format-code.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const WEEKDAYS = 'Thursday Friday Saturday Sunday Monday Tuesday Wednesday'.split(' ');

const SECONDS = 86_400;
/** The number of 1970-01-01 in either count. Until day 60 that from 1900 is one behind, since it has a 29 February 1900. */
const DAY_OF_1970 = { from1900: 25_569, from1904: 24_107 };
const NO_DAY_1900 = 60;
const LAST_DAY = '9999-12-31';

/** A time as spreadsheets store it: the number of its day, and the part of the day that is over. */
export interface Serial {
  days: number;
  /** Seconds of the day, with a fraction. */
  seconds: number;
}

/** The day and the second of a number; undefined before the first day of the count. */
export function serialOf(number: Decimal): Serial | undefined {
  if (number.isNegative && number.digits !== '') return undefined;
  const [whole, fraction] = partsOf(number);
  return { days: Number(whole || '0'), seconds: Number(`0.${fraction || '0'}`) * SECONDS };
}

/** A time with seconds that are rounded to so many places; the last may belong to the next day. */
function rounded({ days, seconds }: Serial, places: number): Serial {
  const unit = 10 ** places;
  const whole = Math.round(seconds * unit) / unit;
  return whole >= SECONDS ? { days: days + 1, seconds: 0 } : { days, seconds: whole };
}

/** The day of a count as `YYYY-MM-DD`; undefined for what is no day of the calendar. */
function dayOf(days: number, is1904: boolean): string | undefined {
  if (!is1904 && (days < 1 || days === NO_DAY_1900)) return undefined;
  const number =
    days - (is1904 ? DAY_OF_1970.from1904 : DAY_OF_1970.from1900) + (!is1904 && days < NO_DAY_1900 ? 1 : 0);
  if (number > dayNumber(LAST_DAY)) return undefined;
  return dateOfDay(number);
}

const two = (number: number) => String(number).padStart(2, '0');

/** A time as ISO 8601: a day, and the time of it where it is not midnight; undefined for what is no day of the calendar. */
export function isoOf(serial: Serial, is1904: boolean): string | undefined {
  const { days, seconds } = rounded(serial, 0);
  const day = dayOf(days, is1904);
  if (day === undefined || seconds === 0) return day;
  return `${day}T${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** Whether each `m` is minutes: behind hours, or before seconds. */
function minutesAmong(tokens: readonly Token[]): ReadonlySet<Token> {
  const dates = tokens.filter((token) => token.type === 'date');
  return new Set(
    dates.filter(({ letters }, i) => {
      if (!/^m{1,2}$/.test(letters)) return false;
      return /^\[?h/.test(dates[i - 1]?.letters ?? '') || /^\[?s/.test(dates[i + 1]?.letters ?? '');
    }),
  );
}

function showDayPart(letters: string, day: string): string {
  const [year, month, date] = [day.slice(0, 4), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  const name = MONTHS[month - 1] ?? '';
  const weekday = WEEKDAYS[((dayNumber(day) % 7) + 7) % 7] ?? '';
  switch (letters[0]) {
    case 'y':
      return letters.length > 2 ? year : year.slice(2);
    case 'e':
      return year;
    case 'm':
      return (
        [String(month), two(month), name.slice(0, 3), name, name.slice(0, 1)][
          Math.min(letters.length, 6) - 1
        ] ?? name
      );
    default:
      return [String(date), two(date), weekday.slice(0, 3)][letters.length - 1] ?? weekday;
  }
}

/** What is shown of a time of day: hours, minutes, seconds, or which half of the day it is. */
function showTimePart(letters: string, { days, seconds }: Serial, hasHalves: boolean): string {
  const [hour, minute, second] = [
    Math.floor(seconds / 3_600),
    Math.floor(seconds / 60) % 60,
    Math.floor(seconds) % 60,
  ];
  const all = days * SECONDS + Math.floor(seconds);
  const long = (number: number) => (letters.replace(/[[\]]/g, '').length > 1 ? two(number) : String(number));
  if (letters === 'am/pm') return hour < 12 ? 'AM' : 'PM';
  if (letters === 'a/p') return hour < 12 ? 'A' : 'P';
  if (letters.startsWith('[h')) return long(Math.floor(all / 3_600));
  if (letters.startsWith('[m')) return long(Math.floor(all / 60));
  if (letters.startsWith('[s')) return long(all);
  if (letters.startsWith('h')) return long(hasHalves ? ((hour + 11) % 12) + 1 : hour);
  return long(letters.startsWith('m') ? minute : second);
}

/** What a token is that stands for itself between the parts of a day. */
const BETWEEN: Partial<Record<Token['type'], string>> = { comma: ',', slash: '/', point: '.' };

/**
 * A time as a section of a format shows it; undefined if it shows a day, and the number is no day of the calendar.
 */
export function showDay({ tokens }: Section, serial: Serial, is1904: boolean): string | undefined {
  const places = Math.max(0, ...tokens.map((token) => (token.type === 'fraction' ? token.places : 0)));
  const time = rounded(serial, places);
  const day = dayOf(time.days, is1904);
  const minutes = minutesAmong(tokens);
  const hasHalves = tokens.some((token) => token.type === 'date' && /^a/.test(token.letters));
  let shown = '';
  for (const token of tokens) {
    if (token.type === 'text') shown += token.text;
    else if (token.type === 'fraction') shown += (time.seconds % 1).toFixed(token.places).slice(1);
    else if (token.type === 'digit') shown += token.mark;
    else if (token.type !== 'date') shown += BETWEEN[token.type] ?? '';
    else if (/^[[has]/.test(token.letters) || minutes.has(token))
      shown += showTimePart(token.letters, time, hasHalves);
    else if (day === undefined) return undefined;
    else shown += showDayPart(token.letters, day);
  }
  return shown;
}
