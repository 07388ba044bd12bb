/** The day on which the words of an entry were said, as far as the sentence or the head gives it. */
import { addMonths, dayBefore, isDate } from '../exact/calendar.ts';
import { MONTH_NAMES, MONTHS } from '../reading/dates.ts';
import type { Head } from './article.ts';
import { type Line, wordsOf } from './line.ts';

/** How many tokens at the start of a sentence are looked at for when something was said. */
const REACH = 60;

const TELLS =
  '(?:published|released|said|told|revealed|suggested|suggests|estimated|warned|announced|claimed|reported|found|showed|analysis|report|figures|wrote|stated)';
const LAST_MONTH = new RegExp(` ${TELLS} (?:\\w+ ){0,3}last month | last month (?:\\w+ ){0,6}${TELLS} `);
const LAST_YEAR_END =
  / (?:at|towards) the end of last year (?:,|\w+) (?:\w+ ){0,4}(?:revealed|reported|said|told|warned|announced|showed) /;
const YESTERDAY = new RegExp(
  ` ${TELLS} (?:\\w+ ){0,3}yesterday | yesterday (?:,|\\w+) (?:\\w+ ){0,6}${TELLS} `,
);
const IN_MONTH = new RegExp(
  ` ${TELLS} (?:\\w+ ){0,8}in (${MONTH_NAMES.join('|')}) (?:\\w+ )?(?:suggested|said|showed|found|estimated|put|that|which|by) `,
);
/** The day of an entry: what its sentence says of it, or else the date of the head; null if neither says. */
export function saidOnOf(line: Line, head: Head): string | null {
  const date = head.date ?? null;
  if (date === null || !/^\d{4}-\d\d/.test(date)) return date === '' ? null : date;
  const words = wordsOf(line, 0, REACH);
  const month = date.slice(0, 7);
  if (LAST_MONTH.test(words)) return shifted(month, -1);
  if (LAST_YEAR_END.test(words)) return `${Number(date.slice(0, 4)) - 1}-12`;
  if (YESTERDAY.test(words) && isDate(date)) return dayBefore(date);
  const named = MONTHS.get(IN_MONTH.exec(words)?.[1] ?? '');
  if (named !== undefined) {
    const [year, now] = [Number(month.slice(0, 4)), Number(month.slice(5))];
    return `${named < now ? year : year - 1}-${String(named).padStart(2, '0')}`;
  }
  return date;
}

const shifted = (month: string, by: number): string => addMonths(`${month}-01`, by).slice(0, 7);
