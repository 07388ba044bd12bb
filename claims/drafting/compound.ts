/** Words of which a part is a claim of the ledger: that part, and the rest as words of their own. */
import { quoteWords } from '../editorial/same-words.ts';
import { nameKey } from '../evidence/names.ts';
import { readQuotation } from '../reading/quotation.ts';

/** The part and the rest, both letter by letter from the words; the rest is empty if the words are that part alone. */
export interface Parted {
  part: string;
  rest: string;
}

/** How much of a quotation is parted. */
const MOST_READ = 5_000;

/** Parts words by a claim that they hold: by its own words if they stand there, or else by the clause that has most of them. Never throws. */
export function partedBy(words: string, known: string): Parted {
  const text = words.slice(0, MOST_READ);
  const span = spanOf(text, known.slice(0, MOST_READ)) ?? likestClause(text, known);
  const [before, after] = [text.slice(0, span.start), `${text.slice(span.end)}${words.slice(MOST_READ)}`];
  const rest = [trimmed(before), trimmed(after)].filter((one) => quoteWords(one).length > 1);
  return rest.length === 0
    ? { part: words.trim(), rest: '' }
    : { part: trimmed(text.slice(span.start, span.end)), rest: rest.join(' … ') };
}

interface Span {
  start: number;
  end: number;
}

const WORD = /[\p{L}\p{M}\p{N}%£$€]+(?:[.,'’-][\p{L}\p{M}\p{N}]+)*/gu;

const spansIn = (text: string) =>
  [...text.matchAll(WORD)].map(({ index, 0: word }) => ({ word, start: index, end: index + word.length }));

const plain = (word: string) => word.toLowerCase().replace(/[’]/g, "'");

/** Where the words of one text stand in another, one after the other; undefined if they do not, or are all of it. */
function spanOf(text: string, known: string): Span | undefined {
  const [spans, wanted] = [spansIn(text), spansIn(known)];
  if (wanted.length === 0 || wanted.length >= spans.length) return undefined;
  const line = ` ${spans.map(({ word }) => plain(word)).join(' ')} `;
  const at = line.indexOf(` ${wanted.map(({ word }) => plain(word)).join(' ')} `);
  if (at < 0) return undefined;
  const first = line.slice(0, at).split(' ').length - 1;
  const [from, to] = [spans[first], spans[first + wanted.length - 1]];
  return from === undefined || to === undefined ? undefined : { start: from.start, end: to.end };
}

/** Where one clause may end and another begin. */
const BETWEEN = /[.!?;:]\s{1,9}|,\s{1,9}|\s[-–—]{1,3}\s|\s(?=(?:and|but|while|whilst)\s)/gu;

/** The clause that has most of the words of a claim. A clause that states no figure of its own goes with the one before. */
function likestClause(text: string, known: string): Span {
  const words = new Set(quoteWords(known));
  const share = ({ start, end }: Span) =>
    quoteWords(text.slice(start, end)).filter((word) => words.has(word)).length;
  const [first, ...others] = clausesOf(text);
  if (first === undefined) return { start: 0, end: text.length };
  return others.reduce((best, one) => (share(one) > share(best) ? one : best), first);
}

function clausesOf(text: string): Span[] {
  const figures = readQuotation(text).figures.filter(({ role }) => role === undefined);
  const states = ({ start, end }: Span) => figures.some((one) => one.start >= start && one.end <= end);
  const cuts = [...text.matchAll(BETWEEN)].map(({ index, 0: { length } }) => ({
    end: index,
    next: index + length,
  }));
  const pieces = [...cuts, { end: text.length, next: text.length }].map(
    ({ end }, i): Span => ({ start: cuts[i - 1]?.next ?? 0, end }),
  );
  const clauses: Span[] = [];
  for (const piece of pieces) {
    const last = clauses.at(-1);
    if (last === undefined || (states(last) && states(piece))) clauses.push({ ...piece });
    else last.end = piece.end;
  }
  return clauses;
}

/** How far from the end of a text what joins it to another is sought. */
const JOINT = 20;

/** A text without what joined it to another. */
function trimmed(text: string): string {
  const own = text.trim().replace(/^[,;:.!?–—-]{0,9}\s{0,9}(?:(?:and|but|while|whilst|which)\s)?/iu, '');
  const at = Math.max(0, own.length - JOINT);
  return `${own.slice(0, at)}${own.slice(at).replace(/\s(?:and|but|while|whilst)$/iu, '')}`
    .trim()
    .replace(/[,;:–—-]$/u, '')
    .trim();
}

/** Words that somebody said on a day. */
export interface SaidWords {
  quote: string;
  claimant: string;
  saidOn: string;
}

/** Of some claims, that in whose words others are held: longer words of the same speaker on the same day. */
export function holderOf<Claim extends SaidWords>(
  said: SaidWords,
  claims: readonly Claim[],
): Claim | undefined {
  const key = nameKey(said.claimant);
  return claims.find(
    ({ quote, claimant, saidOn }) =>
      key !== '' &&
      nameKey(claimant) === key &&
      saidOn === said.saidOn &&
      spanOf(quote, said.quote) !== undefined,
  );
}
