/**
 * A column of times: what could be read in two ways is decided for the whole column, by its own cells or by an answer;
 * first days of months are asked about, and one column has one frequency.
 */
import { addMonths, dayBefore, daysInMonth, isMonthEnd, moment } from '../exact/calendar.ts';
import { britishDay } from '../reading/dates.ts';
import { isYearPair, machineMoment, splitYear, yearOfTwoDigits } from '../reading/machine-dates.ts';
import { readMoment } from '../reading/number-words.ts';
import { momentName } from '../words/dates.ts';
import { type Answers, type Finding, fewOf, type Question, quoted } from './finding.ts';

export interface TimeColumn {
  /** A day or a period for each cell; undefined if it cannot be read. */
  ats: (string | undefined)[];
  findings: Finding[];
}

export interface TimesAsked {
  name: string;
  cells: readonly { row: number; text: string }[];
  answers: Answers;
  /** The day on which the table came out, or today: years of two digits are read near it. */
  near: string;
}

/** How the open forms of a column are read; undefined is an open question. */
interface Conventions {
  /** Whether "01/02/2018" begins with the day or the month. */
  order: 'day' | 'month' | undefined;
  /** Whether "2011-12" is a month or a year that ends in 2012. */
  hyphen: 'month' | 'year' | undefined;
  /** The month in which the years of "2018/19" end. */
  yearEnd: number | undefined;
  /** Whether years with a fraction of one digit are months: 1999.1 beside 1999.01. */
  hasPointMonths: boolean;
}

const STROKES = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/;
const PAIR = /^(\d{4})[/–-](\d{4}|\d{2})$|^(\d{2})\/(\d{2})$/;
const POINT_MONTH = /^([12]\d{3})\.(\d{1,2})$/;

/** The two years of "2018/19", "2018-2019" or "18/19"; undefined if they do not follow each other. */
function yearPair(text: string, near: string): number | undefined {
  const [, first, second, shortFirst, shortSecond] = PAIR.exec(text) ?? [];
  if (first !== undefined && second !== undefined)
    return isYearPair(first, second) ? Number(first) : undefined;
  if (shortFirst === undefined || shortSecond === undefined) return undefined;
  const year = yearOfTwoDigits(shortFirst, near);
  return isYearPair(String(year), shortSecond) ? year : undefined;
}

/** The first number of a day in digits is the day if some cell of the column has no other reading, and so the month. */
function orderOf(texts: readonly string[]): Conventions['order'] | 'both' {
  const days = texts.map((text) => STROKES.exec(text)).filter((match) => match !== null);
  const isDay = (n: string | undefined) => Number(n) > 12;
  const [dayFirst, monthFirst] = [days.some(([, a]) => isDay(a)), days.some(([, , , b]) => isDay(b))];
  if (dayFirst && monthFirst) return 'both';
  return dayFirst ? 'day' : monthFirst ? 'month' : undefined;
}

const isOpenOrder = (text: string) => {
  const [, a = '', , b = '', year = ''] = STROKES.exec(text) ?? [];
  return britishDay(a, b, year).other !== undefined;
};

/** "2011-12" is a year if a pair of the column can be no month, and a month if a cell of the column can be no pair. */
function hyphenOf(texts: readonly string[]): Conventions['hyphen'] {
  const written = texts.map((text) => /^(\d{4})-(\d{2})$/.exec(text)).filter((match) => match !== null);
  const isPair = ([, year = '', two = '']: RegExpExecArray) => isYearPair(year, two);
  const isMonth = ([, , two = '']: RegExpExecArray) => two >= '01' && two <= '12';
  if (written.some((match) => !isPair(match) && isMonth(match))) return 'month';
  return written.some((match) => isPair(match) && !isMonth(match)) ? 'year' : undefined;
}

const YEAR_ENDS = [
  [3, '31 March: the financial year of governments in the United Kingdom'],
  [6, '30 June'],
  [7, '31 July'],
  [8, '31 August: the school year'],
  [9, '30 September'],
  [12, '31 December: the first of the two years alone'],
] as const;

function conventionsOf(texts: readonly string[], answers: Answers): Conventions {
  const order = orderOf(texts);
  const [answeredOrder, answeredHyphen] = [answers['days'], answers['hyphen']];
  const yearEnd = YEAR_ENDS.map(([month]) => month).find((month) => String(month) === answers['year-end']);
  return {
    order:
      answeredOrder === 'day' || answeredOrder === 'month'
        ? answeredOrder
        : order === 'both'
          ? undefined
          : order,
    hyphen:
      hyphenOf(texts) ??
      (answeredHyphen === 'month' || answeredHyphen === 'year' ? answeredHyphen : undefined),
    yearEnd,
    hasPointMonths: texts.some((text) => POINT_MONTH.exec(text)?.[2]?.length === 2),
  };
}

type Read = { at: string } | { asks: 'days' | 'hyphen' | 'year-end' } | { wrong: string };

/** Reads a time by the conventions of its column. */
function readTime(text: string, { order, hyphen, yearEnd, hasPointMonths }: Conventions, near: string): Read {
  const strokes = STROKES.exec(text);
  if (strokes !== null) {
    const [, a = '', , b = '', year = ''] = strokes;
    const { at, other } = britishDay(a, b, year);
    const [first, second] = order === 'month' ? [b, a] : [a, b];
    const day = `${year}-${second.padStart(2, '0')}-${first.padStart(2, '0')}`;
    if (at === undefined && other !== undefined && order === undefined) return { asks: 'days' };
    const read = readMoment(day);
    return read.ok ? { at: read.value } : { wrong: read.message };
  }
  const pair = yearPair(text, near);
  const isOpenHyphen = pair !== undefined && /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text);
  if (isOpenHyphen && hyphen === undefined) return { asks: 'hyphen' };
  if (isOpenHyphen && hyphen === 'month') return monthOf(text.slice(0, 4), text.slice(5));
  if (pair !== undefined)
    return yearEnd === undefined ? { asks: 'year-end' } : { at: splitYear(pair, yearEnd) };
  const [, year, month = ''] = POINT_MONTH.exec(text) ?? [];
  if (year !== undefined)
    return month.length === 1 && !(month === '1' && hasPointMonths)
      ? { wrong: `${quoted(text)} is not a month: write it like ${year}.01` }
      : monthOf(year, month.padEnd(2, '0'));
  const read = readMoment(text, near);
  return read.ok ? { at: read.value } : { wrong: read.message };
}

function monthOf(year: string, month: string): Read {
  const read = machineMoment(`${year}M${month}`);
  return read?.ok === true ? { at: read.value } : { wrong: `“${year}.${month}” is not a month` };
}

/** The question that the first cell of its kind asks, for the whole column. */
function openQuestion(name: string, asks: 'days' | 'hyphen' | 'year-end', text: string): Finding {
  if (asks === 'year-end')
    return {
      code: 'year-end',
      level: 'ask',
      message: `In ${name}, ${quoted(text)} is a year that begins in one calendar year and ends in the next: say on which day it ends.`,
      question: {
        name: 'year-end',
        label: `${quoted(text)} ends on`,
        choices: YEAR_ENDS.map(([month, label]) => ({ value: String(month), label })),
      },
    };
  if (asks === 'hyphen') {
    const [year = '', two = ''] = text.split('-');
    return {
      code: 'year-end',
      level: 'ask',
      message: `In ${name}, ${quoted(text)} and the like can be months, or years that end in the next calendar year: say which, for the whole column.`,
      question: {
        name: 'hyphen',
        label: `${quoted(text)} is`,
        choices: [
          { value: 'month', label: momentName(`${year}-${two}-01/${lastOfMonth(`${year}-${two}-01`)}`) },
          { value: 'year', label: `a year from ${year} to ${Number(year) + 1}` },
        ],
      },
    };
  }
  const [, a = '', , b = '', year = ''] = STROKES.exec(text) ?? [];
  const day = (d: string, m: string) => momentName(`${year}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`);
  return {
    code: 'time-unreadable',
    level: 'ask',
    message: `In ${name}, ${quoted(text)} and all other days can be read with the day or with the month first: say which, for the whole column.`,
    question: {
      name: 'days',
      label: `${quoted(text)} is`,
      choices: [
        { value: 'day', label: day(a, b) },
        { value: 'month', label: day(b, a) },
      ],
      proposed: 'day',
    },
  };
}

const lastOfMonth = (day: string): string => `${day.slice(0, -2)}${daysInMonth(day)}`;

const MAX_UNREADABLE = 5;

/** What a length of time is called: the frequency of a figure. */
export function frequencyOf(at: string): 'day' | 'month' | 'quarter' | 'year' | 'other' {
  const { start, end } = moment(at);
  if (start === end) return 'day';
  if (!start.endsWith('-01') || !isMonthEnd(end)) return 'other';
  const place = (day: string) => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7));
  const length = place(end) - place(start) + 1;
  return length === 1 ? 'month' : length === 3 ? 'quarter' : length === 12 ? 'year' : 'other';
}

const SPANS = [
  ['months', 1, 'the whole months'],
  ['quarters', 3, 'the whole quarters'],
  ['years', 12, 'the whole years'],
] as const;

/** What the first days of months may stand for: the name of the answer, the months of a period, how it is called. */
export type FirstDaySpan = (typeof SPANS)[number];

/** The periods that first days may stand for: those that no two of them share. */
export function spansOf(days: readonly string[]): FirstDaySpan[] {
  const places = days.map((day) => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7)) - 1);
  return SPANS.filter(([, length]) => places.every((place) => place % length === 0));
}

/** The period of some months that begins on a day. */
export function spanFrom(day: string, length: number): string {
  return `${day}/${dayBefore(addMonths(day, length))}`;
}

/** The answers to what the first of some first days is for. */
export function spanChoices(first: string, spans: readonly FirstDaySpan[]): Question['choices'] {
  return [
    ...spans.map(([value, length, label]) => ({
      value,
      label: `${label}: ${momentName(spanFrom(first, length))}`,
    })),
    { value: 'days', label: `that day alone: ${momentName(first)}` },
  ];
}

/** Asks whether first days of months stand for the months, and reads them so if that was answered. */
function firsts(name: string, ats: (string | undefined)[], answers: Answers): Finding[] {
  const days = [...new Set(ats.filter((at) => at !== undefined))];
  if (days.length < 2 || !days.every((at) => /^\d{4}-\d{2}-01$/.test(at))) return [];
  const answered = answers['firsts'];
  if (answered === 'days') return [];
  const spans = spansOf(days);
  const span = spans.find(([value]) => value === answered);
  if (span !== undefined) {
    for (const [i, at] of ats.entries()) if (at !== undefined) ats[i] = spanFrom(at, span[1]);
    return [];
  }
  const [first = ''] = days;
  return [
    {
      code: 'first-of-month',
      level: 'ask',
      message: `All times of ${name} are the first day of a month (${fewOf(days.map(momentName), 2)}): files often write a month so. Say what the figures are for.`,
      question: {
        name: 'firsts',
        label: `The figure for ${momentName(first)} is for`,
        choices: spanChoices(first, spans),
      },
    },
  ];
}

const FREQUENCIES = {
  day: 'a day',
  month: 'a month',
  quarter: 'a quarter',
  year: 'a year',
  other: 'another period',
} as const;

/** Refuses times of several lengths: each length is a series of its own. */
export function mixedFrequencies(name: string, ats: readonly (string | undefined)[]): Finding[] {
  const examples = new Map<keyof typeof FREQUENCIES, string>();
  for (const at of ats) {
    const frequency = at === undefined ? undefined : frequencyOf(at);
    if (at !== undefined && frequency !== undefined && !examples.has(frequency)) examples.set(frequency, at);
  }
  if (examples.size < 2) return [];
  const named = [...examples].map(([frequency, at]) => `${FREQUENCIES[frequency]} (${momentName(at)})`);
  return [
    {
      code: 'mixed-frequency',
      level: 'stop',
      message: `In ${name} stand ${fewOf(named, 5)}: a series has times of one length. Take the rows of each length by themselves, each into a series of its own.`,
    },
  ];
}

/** Reads a column of times, with what is in the way of reading it. Never throws. */
export function readTimes({ name, cells, answers, near }: TimesAsked): TimeColumn {
  const texts = cells.map(({ text }) => text);
  const conventions = conventionsOf(texts, answers);
  const read = cells.map(({ text }) => (text === '' ? undefined : readTime(text, conventions, near)));
  const ats = read.map((one) => (one !== undefined && 'at' in one ? one.at : undefined));
  const findings: Finding[] = [];
  const isBoth = orderOf(texts) === 'both' && texts.some(isOpenOrder) && answers['days'] === undefined;
  const asked = new Set<string>(isBoth ? ['days'] : []);
  const wrong: Finding[] = isBoth
    ? [
        {
          code: 'time-unreadable',
          level: 'stop',
          message: `In ${name} some days have the day first and some the month: write them in one way.`,
        },
      ]
    : [];
  for (const [i, one] of read.entries()) {
    const { row, text } = cells[i] ?? { row: 0, text: '' };
    if (one === undefined)
      wrong.push({
        code: 'no-time',
        level: 'stop',
        message: `Row ${row} has no time in ${name}: write the day or the period that its figure is for.`,
      });
    else if ('wrong' in one)
      wrong.push({
        code: 'time-unreadable',
        level: 'stop',
        message: `Row ${row}, in ${name}: ${one.wrong}.`,
      });
    else if ('asks' in one && !asked.has(one.asks)) {
      asked.add(one.asks);
      findings.push(openQuestion(name, one.asks, text));
    }
  }
  findings.push(...wrong.slice(0, MAX_UNREADABLE));
  if (findings.length === 0) findings.push(...firsts(name, ats, answers));
  if (findings.length === 0) findings.push(...mixedFrequencies(name, ats));
  return { ats, findings };
}
