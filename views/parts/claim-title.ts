/** The title of a claim for its page, its card and what other sites show of them: which page it is, what was said, and the verdict. */
import { dateInWords } from '../../claims/words/dates.ts';
import { MAX_TITLE } from './layout.ts';
import { quotedText } from './quoted.ts';

/** The longest and the shortest beginning of the quotation; the verdict is never cut for it. */
const QUOTE = { most: 70, least: 16 };

/** What stands round a quotation: its marks, what keeps it by itself, and a colon. */
const AROUND = 6;

/** A quotation with its verdict on one line, in at most the length of titles. `named` says which page of the claim it is. */
export function claimTitle(quote: string, verdict: string, named?: string): string {
  const before = named === undefined ? '' : `${named}: `;
  const room = MAX_TITLE - [...before].length - [...verdict].length - AROUND;
  return `${before}${quotedText(quote, Math.min(QUOTE.most, Math.max(QUOTE.least, room)))}: ${verdict}`;
}

/** The title of a claim that was withdrawn, of which no verdict is told. */
export function withdrawnTitle(quote: string): string {
  return `Withdrawn: ${quotedText(quote, QUOTE.most)}`;
}

/** Which state of a claim a title is of: a revision, or a day if the verdict does not name it. Undefined for today's. */
export function shownInWords(
  { rev, asof }: { rev: number | null; asof?: string | undefined },
  verdict: string,
): string | undefined {
  const day = asof === undefined ? '' : dateInWords(asof);
  const on = day === '' || verdict.includes(day) ? '' : `on ${day}`;
  if (rev === null) return on === '' ? undefined : `O${on.slice(1)}`;
  return on === '' ? `Revision ${rev}` : `Revision ${rev} ${on}`;
}
