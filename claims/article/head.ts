/**
 * The head that a text itself states: its title, the day it is of, an address. It is offered to the editor as read, and
 * never taken silently.
 */
import { isDate } from '../exact/calendar.ts';
import { dateAt, MONTHS } from '../reading/dates.ts';
import { type Token, tokenise } from '../reading/tokens.ts';
import type { Head } from './article.ts';
import { blocksOf } from './lines.ts';

/** The day of a text stands near its start. */
const LOOKED_AT = 1_500;

/** A line with the date of the text has little else on it. */
const MAX_DATE_LINE = 90;

const MAX_URL = 500;

/** Words before the date of a text itself: "date 2022-01-27", "Published: 3 May 2021", "Posted on". */
const DATED = /^(?:date|dated|published|updated|posted|issued|released|delivered|given|today|embargoed)$/;

/** What a text states of its head. Never throws. */
export function headOf(text: string): Head {
  const start = text.slice(0, LOOKED_AT);
  const title = blocksOf(start).find(({ place }) => place === 'title');
  const url = start
    .split('\n')
    .find((line) => /^\s*https?:\/\/\S+\s*$/.test(line.slice(0, MAX_URL)))
    ?.trim();
  const date = statedDate(start);
  return {
    ...(title === undefined ? {} : { title: start.slice(title.start, title.end) }),
    ...(url === undefined ? {} : { url }),
    ...(date === undefined ? {} : { date }),
  };
}

/** The day that the text says it is of; a date that it only tells of is none. */
function statedDate(text: string): string | undefined {
  const tokens = tokenise(text);
  for (let i = 0; i < tokens.length; i += 1) {
    const found = dayAt(tokens, i);
    if (found === undefined) continue;
    if (isStated(text, tokens, i, found.next)) return found.at;
    i = found.next - 1;
  }
  return undefined;
}

/** A whole day that begins at a token, in British or American order. */
function dayAt(tokens: readonly Token[], i: number): { at: string; next: number } | undefined {
  const found = dateAt(tokens, i);
  if (found?.at !== undefined && /^\d{4}-\d\d-\d\d$/.test(found.at))
    return { at: found.at, next: found.next };
  const month = MONTHS.get(tokens[i]?.norm ?? '');
  const stop = tokens[i + 1]?.norm === '.' ? 1 : 0;
  const [day, comma, year] = [tokens[i + 1 + stop], tokens[i + 2 + stop], tokens[i + 3 + stop]];
  if (
    month === undefined ||
    comma?.norm !== ',' ||
    !/^\d{1,2}$/.test(day?.norm ?? '') ||
    !/^(?:19|20)\d\d$/.test(year?.norm ?? '')
  )
    return undefined;
  const at = `${year?.norm}-${String(month).padStart(2, '0')}-${(day?.norm ?? '').padStart(2, '0')}`;
  return isDate(at) ? { at, next: i + 4 + stop } : undefined;
}

/** Whether a date is that of the text: after a word that says so, in a dateline, after "today", or alone on its line. */
function isStated(text: string, tokens: readonly Token[], from: number, next: number): boolean {
  const [first, last] = [tokens[from], tokens[next - 1]];
  if (first === undefined || last === undefined) return false;
  const lineStart = text.lastIndexOf('\n', first.start - 1) + 1;
  const lineEnd = (text.indexOf('\n', last.end) + text.length + 1) % (text.length + 1);
  const before = text.slice(lineStart, first.start).trim();
  const after = text.slice(last.end, lineEnd).trim();
  if (/\btoday[,\s]*\(?(?:\w+day,?)?$/i.test(before)) return true;
  const cue =
    before
      .replace(/[:\s,|–—-]*(?:\w+day,?)?$/, '')
      .split(/\s+/)
      .pop() ?? '';
  if (before.length < 40 && before !== '' && DATED.test(cue.toLowerCase())) return true;
  // "LONDON, 3 May 2021 (AP) — …"
  if (/^[\p{Lu}][\p{L}.\s]{1,40},?$/u.test(before) && /^(?:\([\p{L}\s]{2,30}\))?\s*[-–—:]/u.test(after))
    return true;
  return (
    before.length + after.length < MAX_DATE_LINE - 20 &&
    !/[.!?]$/.test(after) &&
    !/\b(?:in|by|since|of|from|until)$/i.test(before)
  );
}
