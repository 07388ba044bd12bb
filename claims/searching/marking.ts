/** Texts of a claim with the words marked by which it was found. */
import { matchesIn, type Part } from './weighing.ts';

/** What is put before and after a match. */
export interface Marks {
  start: string;
  end: string;
}

/** A text with its matches marked; as it is if it has none. */
export function marked(text: string, parts: readonly Part[], { start, end }: Marks): string {
  let marked = '';
  let at = 0;
  for (const match of joined(matchesIn(parts, text), text)) {
    if (match.start < at) continue;
    marked += `${text.slice(at, match.start)}${start}${text.slice(match.start, match.end)}${end}`;
    at = match.end;
  }
  return `${marked}${text.slice(at)}`;
}

/** Matches with nothing but white space between them as one. */
function joined(matches: readonly { start: number; end: number }[], text: string) {
  const together: { start: number; end: number }[] = [];
  for (const match of matches) {
    const last = together.at(-1);
    if (last !== undefined && /^\s*$/.test(text.slice(last.end, match.start)))
      last.end = Math.max(last.end, match.end);
    else together.push({ ...match });
  }
  return together;
}

/** The longest excerpt, in characters, and how much of it stands before the first match. */
const EXCERPT = 400;
const BEFORE = 80;

/** The beginning of a text, or what stands round its first match if that comes later; with its matches marked. */
export function excerpt(text: string, parts: readonly Part[], marks: Marks): string {
  if (text.length <= EXCERPT) return marked(text, parts, marks);
  const [first] = matchesIn(parts, text);
  const from = first === undefined || first.end <= EXCERPT ? 0 : wordStart(text, first.start - BEFORE);
  const to = from + EXCERPT >= text.length ? text.length : wordEnd(text, from + EXCERPT);
  const cut = text.slice(from, to);
  return `${from === 0 ? '' : '…'}${marked(cut, parts, marks)}${to === text.length ? '' : '…'}`;
}

function wordStart(text: string, at: number): number {
  const space = text.slice(at, at + BEFORE).search(/\s/);
  return whole(text, space < 0 ? at : at + space + 1);
}

function wordEnd(text: string, at: number): number {
  const space = text.slice(0, at).search(/\s\S*$/);
  return whole(text, space < at - BEFORE ? at : space);
}

/** A place that cuts no character in two. */
function whole(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at;
}

/** Whether a text has any of some terms. */
export function hasAny(text: string, parts: readonly Part[]): boolean {
  return matchesIn(parts, text).length > 0;
}
