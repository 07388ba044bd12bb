/**
 * Times as files write them, each by the form that the recipe names: what a text says, before it is said what it stands for. A
 * text that is not wholly of the form is not read.
 */
import { isDate } from '../exact/calendar.ts';
import { isYearPair, yearOfTwoDigits } from '../reading/machine-dates.ts';
import { folded } from './cells.ts';
import { monthCalled } from './months.ts';
import { type MonthLanguage, type Recipe, TIME_FORMS } from './recipe.ts';

export type TimeForm = (typeof TIME_FORMS)[number];

/** What a text says of a time. */
export type Written =
  | { is: 'day'; day: string }
  | { is: 'month'; year: number; month: number }
  | { is: 'quarter'; year: number; quarter: number }
  | { is: 'year'; year: number }
  /** A year that begins in one calendar year and ends in the next. */
  | { is: 'pair'; first: number }
  /** The twelve months to the end of a month. */
  | { is: 'ending'; year: number; month: number };

/** What forms are read by. */
export interface TimeContext {
  language: MonthLanguage;
  /** The day of release: years of two digits are read near it. */
  near: string;
  /** Whether months of one digit behind a point have lost a nought: 1999.1 beside 1999.09. */
  hasLostNoughts: boolean;
}

const NAME = String.raw`(\p{L}{3,}\.?)`;
const YEAR = String.raw`([12]\d{3})`;
const DASH = '[-–]';

/** The forms that one pattern reads: its groups are named by the letters. */
const PATTERNS: Readonly<Record<string, readonly [pattern: string, groups: string]>> = {
  YYYY: [YEAR, 'y'],
  'YYYY-MM': [`${YEAR}-(\\d{2})`, 'ym'],
  'YYYY-MM-DD': [`${YEAR}-(\\d{2})-(\\d{2})(?:[T ]00:00(?::00(?:\\.0+)?)?(?:Z|\\+00:?00)?)?`, 'ymd'],
  'YYYY.MM': [`${YEAR}\\.(\\d{2})`, 'ym'],
  'MMM-YY': [`${NAME}${DASH}(\\d{2})`, 'nz'],
  'MMM YY': [`${NAME} '?(\\d{2})`, 'nz'],
  'MMM YYYY': [`${NAME} ${YEAR}`, 'ny'],
  'MMM-YYYY': [`${NAME}${DASH}${YEAR}`, 'ny'],
  'YYYY MMM': [`${YEAR} ${NAME}`, 'yn'],
  'YYYY Qn': [`${YEAR} Q([1-4])`, 'yq'],
  YYYYQn: [`${YEAR}Q([1-4])`, 'yq'],
  'YYYY-Qn': [`${YEAR}-Q([1-4])`, 'yq'],
  'Qn YYYY': [`Q([1-4]) ${YEAR}`, 'qy'],
  YYYYMnn: [`${YEAR}-?M(\\d{1,2})`, 'ym'],
  YYYYMM: [`${YEAR}(\\d{2})`, 'ym'],
  YYYYMMDD: [`${YEAR}(\\d{2})(\\d{2})`, 'ymd'],
  'DD MMM YYYY': [`(\\d{1,2}) ${NAME} ${YEAR}`, 'dny'],
  'DD-MMM-YYYY': [`(\\d{1,2})-${NAME}-${YEAR}`, 'dny'],
  'DD-MMM-YY': [`(\\d{1,2})-${NAME}-(\\d{2})`, 'dnz'],
  'DD/MM/YYYY': [`(\\d{1,2})/(\\d{1,2})/${YEAR}`, 'dmy'],
  'MM/DD/YYYY': [`(\\d{1,2})/(\\d{1,2})/${YEAR}`, 'mdy'],
  'DD-MM-YYYY': [`(\\d{1,2})-(\\d{1,2})-${YEAR}`, 'dmy'],
  'DD.MM.YYYY': [`(\\d{1,2})\\.(\\d{1,2})\\.${YEAR}`, 'dmy'],
};

const PAIRS: Readonly<Record<string, string>> = {
  'YYYY-YYYY': String.raw`([12]\d{3}) ?[-–/] ?([12]\d{3})`,
  'YYYY/YY': String.raw`([12]\d{3})[-–/](\d{2})`,
  'YY/YY': String.raw`(\d{2})[-–/](\d{2})`,
};

const compiled = (source: Readonly<Record<string, string>>, wrap: (pattern: string) => RegExp) =>
  new Map(Object.entries(source).map(([form, pattern]) => [form, wrap(pattern)]));

const plainPatterns = Object.fromEntries(
  Object.entries(PATTERNS).map(([form, [pattern]]) => [form, pattern]),
);
const ENDING = String.raw`(?:12 months |the )?year(?: (?:ending|ended|to))(?: (\d{1,2}))? ${NAME} ${YEAR}`;
const ALL = { ...plainPatterns, ...PAIRS, 'year ending MMM YYYY': ENDING };
const WHOLE = compiled(ALL, (pattern) => new RegExp(`^${pattern}$`, 'iu'));
const WITHIN = compiled(
  ALL,
  (pattern) => new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'giu'),
);

/** The forms of a year, a quarter and a month that may stand in one column of `mixed`. */
const MIXED: readonly TimeForm[] = [
  ...(['YYYY', 'YYYY Qn', 'YYYYQn', 'YYYY-Qn', 'Qn YYYY', 'YYYY MMM', 'MMM YYYY'] as const),
  ...(['YYYY-MM', 'YYYYMnn', 'MMM-YYYY', 'MMM-YY'] as const),
];

const pad = (n: number): string => String(n).padStart(2, '0');

/** What the groups of a match say. */
function assembled(
  groups: string,
  match: readonly string[],
  { language, near }: TimeContext,
): Written | undefined {
  const part = (letter: string) => match[groups.indexOf(letter) + 1] ?? '';
  const has = (letter: string) => groups.includes(letter);
  const year = has('z') ? yearOfTwoDigits(part('z'), near) : Number(part('y'));
  if (has('q')) return { is: 'quarter', year, quarter: Number(part('q')) };
  if (!has('m') && !has('n')) return { is: 'year', year };
  const month = has('n') ? monthCalled(part('n'), language) : Number(part('m'));
  if (month === undefined || month < 1 || month > 12) return undefined;
  if (!has('d')) return { is: 'month', year, month };
  const day = `${year}-${pad(month)}-${part('d').padStart(2, '0')}`;
  return isDate(day) ? { is: 'day', day } : undefined;
}

/** A year that begins in one calendar year and ends in the next; two years that do not follow each other are none. */
function pairOf(form: string, first: string, second: string, near: string): Written | undefined {
  const year = form === 'YY/YY' ? yearOfTwoDigits(first, near) : Number(first);
  return isYearPair(String(year), second) ? { is: 'pair', first: year } : undefined;
}

function endingOf(day: string, name: string, year: string, { language }: TimeContext): Written | undefined {
  const month = monthCalled(name, language);
  if (month === undefined) return undefined;
  const written: Written = { is: 'ending', year: Number(year), month };
  if (day === '') return written;
  const last = `${year}-${pad(month)}-${day.padStart(2, '0')}`;
  // A year that ends within a month is none of twelve months.
  return isDate(last) && !isDate(`${year}-${pad(month)}-${pad(Number(day) + 1)}`) ? written : undefined;
}

function matched(form: TimeForm, match: RegExpExecArray, context: TimeContext): Written | undefined {
  const [, a = '', b = '', c = ''] = match;
  if (form in PAIRS) return pairOf(form, a, b, context.near);
  if (form === 'year ending MMM YYYY') return endingOf(a, b, c, context);
  return assembled(PATTERNS[form]?.[1] ?? '', [...match], context);
}

/** "1999.1": the tenth month, its nought lost, where those of the first nine stand in the column. */
function lostNought(text: string, { hasLostNoughts }: TimeContext): Written | undefined {
  const [, year, digit] = /^([12]\d{3})\.(1)$/.exec(text) ?? [];
  return year === undefined || !hasLostNoughts
    ? undefined
    : { is: 'month', year: Number(year), month: 10 * Number(digit) };
}

/** What a text of a form says; undefined if it is not of the form, or no such time exists. */
export function readForm(form: TimeForm, text: string, context: TimeContext): Written | undefined {
  const plain = folded(text);
  if (form === 'mixed') {
    for (const one of MIXED) {
      const read = readForm(one, plain, context);
      if (read !== undefined) return read;
    }
    return undefined;
  }
  const match = WHOLE.get(form)?.exec(plain);
  if (match !== null && match !== undefined) return matched(form, match, context);
  return form === 'YYYY.MM' ? lostNought(plain, context) : undefined;
}

/** What two texts of a form with a plus say: a year, and the name or the number of a month, or M01. */
export function readTwo(
  form: TimeForm,
  year: string,
  part: string,
  context: TimeContext,
): Written | undefined {
  if (!/^[12]\d{3}$/.test(year.trim())) return undefined;
  const text = part.trim();
  const [, numbered] = (form === 'YYYY + Mnn' ? /^M(\d{1,2})$/i : /^(\d{1,2})$/).exec(text) ?? [];
  const month =
    numbered !== undefined
      ? Number(numbered)
      : form === 'YYYY + month'
        ? monthCalled(text, context.language)
        : undefined;
  return month === undefined || month < 1 || month > 12
    ? undefined
    : { is: 'month', year: Number(year), month };
}

/** The times of a form that stand within a text, each once. */
export function timesWithin(form: TimeForm, text: string, context: TimeContext): Written[] {
  const forms = form === 'mixed' ? MIXED.slice(1) : [form];
  const found = forms.flatMap((one) =>
    [...folded(text).matchAll(WITHIN.get(one) ?? /(?!)/g)].flatMap(
      (match) => matched(one, match, context) ?? [],
    ),
  );
  const texts = new Set<string>();
  return found.filter((one) => {
    const key = JSON.stringify(one);
    return texts.has(key) ? false : texts.add(key);
  });
}

/** A text with every time of a form in it written `{time}`. */
export function withoutTimes(form: TimeForm, text: string, context: TimeContext): string {
  const forms = form === 'mixed' ? [...MIXED].reverse() : [form];
  let plain = folded(text);
  for (const one of forms) {
    let [replaced, end] = ['', 0];
    for (const match of plain.matchAll(WITHIN.get(one) ?? /(?!)/g)) {
      if (matched(one, match, context) === undefined) continue;
      replaced += `${plain.slice(end, match.index)}{time}`;
      end = match.index + match[0].length;
    }
    plain = replaced + plain.slice(end);
  }
  return plain;
}

/** Whether months behind a point have lost their noughts: 01 to 09 are written with theirs, and none of 10 is. */
export function hasLostNoughts(texts: Iterable<string>): boolean {
  let [isWritten, isOther] = [false, false];
  for (const text of texts) {
    const [, digits = ''] = /^[12]\d{3}\.(\d{1,2})$/.exec(text.trim()) ?? [];
    if (/^0[1-9]$/.test(digits)) isWritten = true;
    else if (/^[2-9]$/.test(digits) || digits === '10') isOther = true;
  }
  return isWritten && !isOther;
}

/** The forms by which every one of some texts can be read. */
export function formsOf(texts: readonly string[], context: TimeContext): TimeForm[] {
  return TIME_FORMS.filter((form) => !form.includes('+') && form !== 'mixed').filter((form) =>
    texts.every((text) => readForm(form, text, context) !== undefined),
  );
}

/** The two columns of a form with a plus, or the one column of any other; empty if the time stands in a cell or in heads. */
export function timeColumns({ time }: Recipe): string[] {
  if (time.columns !== undefined) return [...time.columns];
  if (time.column === undefined) return [];
  if (typeof time.column !== 'string') return [...time.column];
  const parts = time.form?.includes('+') === true ? time.column.split(' + ') : [];
  return parts.length === 2 ? parts : [time.column];
}
