/**
 * Labels before the words of a transcript: "Sadiq Khan: …", "The Prime Minister (Mrs Finch): …", "FINCH: …", and before
 * what parties promise: "Labour: …".
 */
import { lineOf } from '../../reading/tokens.ts';
import type { Sentence } from '../article.ts';
import { isPartyName, ROLES, TITLES } from './lexicon.ts';
import { mentionIn } from './mentions.ts';
import { isMark, type Mention, mentionBy, norm, type Words } from './words-at.ts';

export interface Label {
  mention: Mention;
  /** The token after its colon. */
  next: number;
  /** It names a person in full, so that it needs no others beside it. */
  sure: boolean;
  /** It holds for its paragraph alone, as a party's in a list does. */
  isParty: boolean;
}

/** Of the names that stand as labels: the last word of each in small letters, and how often it does. */
export type LabelNames = ReadonlyMap<string, number>;

/** How far from its beginning the colon of a label may stand, and how many tokens its name may have. */
const REACH = 18;
const LONGEST = 8;

/** Words in capitals before a colon that name nobody. */
const NO_NAME =
  /^(?:ends?|notes?|topics?|transcript|verdict|claim|subject|date|contact|contacts|embargo|update|correction|corrections|watch|listen|video|live|breaking|exclusive|analysis|opinion|q|a|interruption|interjecting)$/;

/** A label as it is written: where its name begins and ends, and where its words begin. */
interface Written {
  from: number;
  end: number;
  colon: number;
}

function writtenAt(w: Words, start: number, to: number): Written | undefined {
  const from = afterNumber(w, start, to);
  let colon = from;
  while (colon < Math.min(to, from + REACH) && norm(w, colon) !== ':') colon += 1;
  if (norm(w, colon) !== ':' || colon === from || colon >= to - 1) return undefined;
  let end = from;
  while (end < colon && (w.tokens[end]?.kind === 'word' || norm(w, end) === '.')) end += 1;
  if (end < colon && !isMark(w, end, '(,') && norm(w, end) !== '[') return undefined;
  // "FIONA KEATING, HOST:", but not "Jane Cooper MP, Labour’s leader, said:".
  const nameTo = isMark(w, end, ',') ? colon : end;
  const isName = w.tokens
    .slice(from, nameTo)
    .every(
      ({ kind, capital, norm: word }) => kind === 'mark' || capital || /^(?:the|of|for|and)$/.test(word),
    );
  return isName && end > from && end - from <= LONGEST ? { from, end, colon } : undefined;
}

/** Passes over the number of a question: "Q2. [907712]", "3.". */
function afterNumber(w: Words, start: number, to: number): number {
  let i = start;
  if (/^q?\d{1,3}$/.test(norm(w, i)) || (norm(w, i) === 'q' && w.tokens[i + 1]?.kind === 'number'))
    i += norm(w, i) === 'q' ? 2 : 1;
  else return start;
  if (isMark(w, i, '.)')) i += 1;
  if (isMark(w, i, '[(')) while (i < Math.min(to, start + 10) && !isMark(w, i - 1, '])')) i += 1;
  return i < to ? i : start;
}

/** The label at a token; undefined if there is none. `names` are those of the text's labels. */
export function labelAt(w: Words, from: number, to: number, names: LabelNames): Label | undefined {
  const written = writtenAt(w, from, to);
  if (written === undefined) return undefined;
  const { end, colon } = written;
  const next = colon + 1;
  const found = mentionIn(w, written.from, end);
  if (isPartyName(lineOf(w.text, w.tokens, written.from, end)))
    return found === undefined
      ? undefined
      : { mention: { ...found, kind: 'organisation' }, next, sure: false, isParty: true };
  if (found?.kind === 'person') {
    const isFull = found.name.includes(' ') && to - colon >= 5;
    return { mention: found, next, sure: isFull, isParty: false };
  }
  if (found?.kind === 'people' && ROLES.has(found.head))
    return { mention: bracketed(w, found, end, colon), next, sure: false, isParty: false };
  const mention = surname(w, written, names);
  return mention === undefined ? undefined : { mention, next, sure: false, isParty: false };
}

/** "The Prime Minister (Mrs Eleanor Finch)": the person, with the role that the label gives. */
function bracketed(w: Words, role: Mention, open: number, colon: number): Mention {
  if (!isMark(w, open, '(')) return role;
  let close = open + 1;
  while (close < colon && !isMark(w, close, ')')) close += 1;
  const named = TITLES.has(norm(w, open + 1)) ? mentionIn(w, open + 1, close) : undefined;
  return named?.kind === 'person' ? { ...named, role: role.name } : role;
}

/** "FINCH:", "Finch:": a name by itself that other labels give in full, or that stands before a colon again and again. */
function surname(w: Words, { from, end }: Written, names: LabelNames): Mention | undefined {
  const last = end - 1;
  const word = norm(w, last);
  if (NO_NAME.test(word) || end - from > 3 || (names.get(word) ?? 0) < 2) return undefined;
  return { ...mentionBy('person', lineOf(w.text, w.tokens, from, end)), from, to: end };
}

/** The names of a text's labels, and how many of its paragraphs have one. */
export function labelsIn(w: Words, sentences: readonly Sentence[]): { names: LabelNames; count: number } {
  const starts: { from: number; to: number }[] = [];
  const names = new Map<string, number>();
  let token = 0;
  let paragraph = -1;
  for (const { start, end, place, paragraph: own } of sentences) {
    while (token < w.tokens.length && (w.tokens[token]?.start ?? 0) < start) token += 1;
    if (own === paragraph || (place !== 'paragraph' && place !== 'item')) continue;
    paragraph = own;
    let to = token;
    while (to < Math.min(w.tokens.length, token + 40) && (w.tokens[to]?.start ?? 0) < end) to += 1;
    const written = writtenAt(w, token, to);
    if (written === undefined) continue;
    starts.push({ from: token, to });
    const last = norm(w, written.end - 1);
    names.set(last, (names.get(last) ?? 0) + 1);
  }
  return { names, count: starts.filter(({ from, to }) => labelAt(w, from, to, names) !== undefined).length };
}
