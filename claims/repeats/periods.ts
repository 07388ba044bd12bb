/** Times that statements are of: a day, month or year, or a stretch between two of them. */
import { daysBetween, isDate } from '../exact/calendar.ts';

/** A stretch of time; its ends as they were written, since a year says less than a day. */
export interface Span {
  from?: string | undefined;
  to: string;
}

const POINT = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

/** A typed period; undefined if it is none. */
export function spanOf(typed: string): Span | undefined {
  const [from = '', to] = typed.split('/');
  if (!POINT.test(from) || (to !== undefined && !POINT.test(to))) return undefined;
  return to === undefined ? { to: from } : { from, to };
}

/** Whether two points in time are one, as far as the less exact of them says. */
function isOne(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) === b.slice(0, length);
}

/** How two stretches stand: of one time, or of another. */
export function spansStand(a: Span, b: Span): 'same' | 'other' {
  if (!isOne(a.to, b.to)) return 'other';
  return a.from === undefined || b.from === undefined || isOne(a.from, b.from) ? 'same' : 'other';
}

/** Whether the ends of two stretches lie within some days of each other. */
export function endTogether(a: Span, b: Span, days: number): boolean {
  const apart = daysApart(a.to, b.to);
  return apart !== undefined && apart <= days;
}

/** The middle day of a point in time: of a month its 15th, of a year the 1st of July. */
function middle(point: string): string | undefined {
  const day = point.length === 4 ? `${point}-07-01` : point.length === 7 ? `${point}-15` : point;
  return isDate(day) ? day : undefined;
}

/** How many days lie between two points in time, whichever is earlier; undefined if one is none. */
export function daysApart(a: string | undefined, b: string | undefined): number | undefined {
  if (a === undefined || b === undefined) return undefined;
  const length = Math.min(a.length, b.length);
  // A year tells no days from another day of it.
  if (a.slice(0, length) === b.slice(0, length)) return 0;
  const [first, second] = [middle(a), middle(b)];
  return first === undefined || second === undefined ? undefined : Math.abs(daysBetween(first, second));
}

/** A date that words name, with where it stands. */
interface Dated {
  at: string;
  start: number;
  end: number;
}

/** What words say of the time of what they state. */
export interface Told {
  /** The time that they name: "in 2019", "between 2010 and 2018", "by 2030", "last year". */
  span?: Span | undefined;
  /** Whether they count from a fixed beginning to the latest figure: "since 2010", "more than in 2019". */
  isOpen: boolean;
  /** Stretches that they count over: "2 years" of "in just two years". */
  lengths: readonly string[];
}

const OPEN =
  /\b(?:since|(?:than|compared (?:to|with)|relative to) (?:it was |they were |there were |we had )?(?:in|at|on|before)|than before|compared (?:to|with))\b/;
/** Words before a date from which something is counted on, and which is not its own time. */
const BASE = /\b(?:than|compared (?:to|with)|relative to)(?: \p{L}+){0,3} $/u;
const SINGLE =
  /\b(?:in|during|by|for|throughout|at the end of|by the end of|before the end of) (?:\p{L}+ )?$/u;
const BETWEEN = /\b(?:between|from) (?:\p{L}+ )?$/u;
const RELATIVE = /(?<!(?:to|with|than|as|of|since|the) )\b(last|this) year\b(?!'s)/;
const LENGTH =
  /\b(?:in|over|within|for) (?:(?:just|only|the|past|last|first|these|those|our|their|my|his|her|about|under|less|than) )*(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten) (year|month|week)s?\b/g;
const SMALL = 'one two three four five six seven eight nine ten'.split(' ');

/** The shortest writing of a date that was read: a year of its first and last day, a month likewise. */
function shortened(at: string): string {
  const [from = '', to = from] = at.split('/');
  if (from.slice(0, 4) === to.slice(0, 4) && from.endsWith('-01-01') && to.endsWith('-12-31'))
    return to.slice(0, 4);
  return from.slice(0, 7) === to.slice(0, 7) && from.endsWith('-01') && from !== to ? to.slice(0, 7) : to;
}

/** What words in small letters say of their time, by the dates that were read in them and the day on which they were said. */
export function toldIn(low: string, dates: readonly Dated[], saidOn: string | undefined): Told {
  const lengths = [...low.matchAll(LENGTH)].map(([, n = '', unit = '']) => {
    const word = SMALL.indexOf(n);
    return `${word < 0 ? n : word + 1} ${unit}`;
  });
  return { span: spanTold(low, dates, saidOn), isOpen: OPEN.test(low), lengths };
}

function spanTold(low: string, dates: readonly Dated[], saidOn: string | undefined): Span | undefined {
  const [first, second, ...more] = dates;
  if (more.length > 0) return undefined;
  if (first === undefined) {
    const [, which] = RELATIVE.exec(low) ?? [];
    const year = Number((saidOn ?? '').slice(0, 4));
    if (which === undefined || !(year > 0)) return undefined;
    return { to: `${which === 'last' ? year - 1 : year}` };
  }
  const before = low.slice(Math.max(0, first.start - 30), first.start);
  if (BASE.test(before)) return undefined;
  if (second === undefined) return SINGLE.test(before) ? { to: shortened(first.at) } : undefined;
  const isPair =
    BETWEEN.test(before) && /^ (?:and|to) (?:\p{L}+ )?$/u.test(low.slice(first.end, second.start));
  return isPair ? { from: shortened(first.at), to: shortened(second.at) } : undefined;
}

/** Whether what words say of their time is what another time is; undefined if they say nothing that tells. */
export function toldStand(a: Span, b: Span): 'same' | 'other' | undefined {
  if (!isOne(a.to, b.to)) return undefined;
  if (a.from === undefined && b.from === undefined) return 'same';
  return a.from !== undefined && b.from !== undefined && isOne(a.from, b.from) ? 'same' : undefined;
}
