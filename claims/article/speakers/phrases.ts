/**
 * Finds the phrase that names a speaker, before or after a verb: "Home Secretary Suella Braverman", "a spokesman for
 * Thames Valley Police", "Yvette Cooper MP, Labour’s Shadow Home Secretary,". Looks a bounded number of tokens around.
 */
import { lineOf } from '../../reading/tokens.ts';
import { CLAUSE, OF, PASSIVE, PRONOUNS, ROLES, TIMES } from './lexicon.ts';
import { mentionIn } from './mentions.ts';
import { partyIn, roleOf } from './roles.ts';
import {
  hasBody,
  isDeterminer,
  isMark,
  isName,
  isNounish,
  joinsNames,
  lastRole,
  type Mention,
  nameWords,
  norm,
  VERBISH,
  type Words,
} from './words-at.ts';

/** How many tokens a subject may take, with what stands in apposition. */
const REACH = 44;

/** Where the phrase begins whose last token is at `last`, going left no further than `from`. */
function phraseStart(w: Words, from: number, last: number): number {
  let start = last + 1;
  for (let i = last; i >= Math.max(from, last - 24); i -= 1) {
    const token = w.tokens[i];
    if (token === undefined || token.kind === 'break') break;
    const { norm: word } = token;
    if (token.kind === 'mark') {
      if (isName(w, i) || "'’".includes(word) || (word === ')' && bracketBefore(w, i, from) !== undefined)) {
        if (word === ')') i = bracketBefore(w, i, from) ?? i;
        start = i;
        continue;
      }
      break;
    }
    if (token.kind === 'number') {
      if (i === last) break;
      start = i;
      continue;
    }
    if (!token.capital && (VERBISH.has(word) || (CLAUSE.has(word) && word !== 'and'))) break;
    if (PRONOUNS.has(word.replace(/'.*$/, ''))) {
      if (i === last || word === 'i') start = i;
      break;
    }
    if (TIMES.has(word)) break;
    if (word === 'and' && !joinsNames(w, i)) break;
    if (
      OF.has(word) &&
      !token.capital &&
      (!isNounish(w, i - 1) ||
        (word === 'by' &&
          /ed$/.test(norm(w, i - 1)) &&
          (PASSIVE.has(norm(w, i - 2)) || BETWEEN_WORDS.has(norm(w, i - 2)))))
    )
      break;
    start = i;
    if (isDeterminer(w, i) && !continuesLeft(w, i, from)) break;
  }
  return start;
}

/** Whether "the" stands inside a longer phrase: "a spokesman for the Home Office". */
function continuesLeft(w: Words, i: number, from: number): boolean {
  const before = norm(w, i - 1);
  if (i - 1 < from) return false;
  if (
    before === 'of' ||
    before === 'for' ||
    before === 'from' ||
    before === 'at' ||
    before === 'by' ||
    before === 'in' ||
    before === 'with' ||
    before === 'on'
  )
    return isNounish(w, i - 2) && !TIMES.has(norm(w, i - 2)) && i - 2 >= from;
  return before === 'all';
}

function bracketBefore(w: Words, close: number, from: number): number | undefined {
  for (let i = close - 1; i >= Math.max(from, close - 8); i -= 1) if (isMark(w, i, '([')) return i;
  return undefined;
}

/**
 * The speaker that a phrase before a verb names, with what stands in apposition. `from` is where the clause may begin
 * at the earliest, `verb` the verb. Undefined if no phrase is there.
 */
export function subjectBefore(w: Words, from: number, verb: number): Mention | undefined {
  let last = verb - 1;
  const floor = Math.max(from, verb - REACH);
  while (last >= floor && isBetween(w, last)) last -= 1;
  while (last > floor && isWhen(w, last)) last = whenStart(w, last) - 1;
  if (last < floor || (isMark(w, last, "'’") && w.tokens[last]?.glued === true)) return undefined;
  if (isMark(w, last, ',')) return apposed(w, floor, last);
  if (norm(w, last) === 'who') return subjectBefore(w, floor, last);
  if (isMark(w, last, ')') || isMark(w, last, '–—-')) {
    const open = isMark(w, last, ')') ? bracketBefore(w, last, floor) : dashBefore(w, last, floor);
    if (open === undefined || open <= floor) return undefined;
    const head = mentionIn(w, phraseStart(w, floor, open - 1), open);
    const inside = lineOf(w.text, w.tokens, open + 1, last);
    return head === undefined ? undefined : withBracket(head, inside, isMark(w, last, ')'));
  }
  return mentionIn(w, phraseStart(w, floor, last), last + 1);
}

/** Whether a phrase ends in a time: "in December", "on 3 May", "last week", "in 2019". */
function isWhen(w: Words, last: number): boolean {
  return whenStart(w, last) < last;
}

function whenStart(w: Words, last: number): number {
  let i = last;
  while (i > last - 4 && (TIMES.has(norm(w, i)) || w.tokens[i]?.kind === 'number')) i -= 1;
  if (i === last) return last;
  if (/^(?:in|on|during|last|this|since|of|next|earlier|late|early)$/.test(norm(w, i)))
    return /^(?:in|on|earlier)$/.test(norm(w, i - 1)) ? i - 1 : i;
  return last;
}

/** A short form, or a party, in brackets after a name. */
function withBracket(head: Mention, inside: string, bracket: boolean): Mention {
  if (bracket && /^[\p{Lu}][\p{L}&.]{1,9}$/u.test(inside) && head.kind !== 'person')
    return { ...head, short: inside };
  const party = partyIn(inside);
  return party === undefined ? head : { ...head, party };
}

function dashBefore(w: Words, close: number, from: number): number | undefined {
  for (let i = close - 2; i >= from; i -= 1) if (isMark(w, i, '–—-')) return i;
  return undefined;
}

function isBetween(w: Words, i: number): boolean {
  const token = w.tokens[i];
  if (token?.kind !== 'word' || token.capital)
    return token?.kind === 'word' && /day$/.test(token.norm) && TIMES.has(token.norm);
  return (
    BETWEEN_WORDS.has(token.norm) ||
    (token.norm.endsWith('ly') &&
      token.norm.length > 4 &&
      !['family', 'assembly', 'monthly', 'weekly', 'daily'].includes(token.norm)) ||
    (TIMES.has(token.norm) && ['last', 'this', 'on'].includes(norm(w, i - 1))) ||
    (['last', 'this', 'on'].includes(token.norm) && TIMES.has(norm(w, i + 1)))
  );
}

const BETWEEN_WORDS = new Set(
  `has have had also later earlier previously then still now already today yesterday again further always often since just
  only even once first never not do does did is are was were will would can could may might must should be been being
  however meanwhile both all themselves himself herself itself`.split(/\s+/),
);

/** A subject before a comma: "Andy Cooke, Chief Inspector of Constabulary, told", "The Mayor of London, Sadiq Khan, said". */
function apposed(w: Words, floor: number, comma: number): Mention | undefined {
  const commas: number[] = [];
  for (let i = comma; i >= floor; i -= 1) {
    if (isMark(w, i, ',')) commas.push(i);
    if (isMark(w, i, ':;') || w.tokens[i]?.kind === 'break') break;
  }
  const inner = commas[1];
  // "…, the minister, said" without a second comma: the phrase before this one.
  if (inner === undefined) return mentionIn(w, phraseStart(w, floor, comma - 1), comma);
  let first: Mention | undefined;
  let open = inner;
  for (const at of commas.slice(1, 5)) {
    const mention = mentionIn(w, phraseStart(w, floor, at - 1), at);
    if (mention === undefined) continue;
    if (first === undefined || mention.kind === 'person') [first, open] = [mention, at];
    if (mention.kind === 'person') break;
  }
  const second = mentionIn(w, open + 1, comma);
  if (first === undefined) return second;
  if (second?.kind === 'person' && first.kind !== 'person' && second.from === open + 1)
    return described({ ...second, from: first.from }, w, first.from, first.to);
  return described(first, w, open + 1, comma);
}

/** Adds what an apposition says of somebody: role, organisation, party. A relative clause says none of these. */
function described(mention: Mention, w: Words, from: number, to: number): Mention {
  const first = norm(w, from);
  if (
    from >= to ||
    /^(?:who|which|whose|where|when|while|speaking|aged|and|in|on|but|with|also)$/.test(first)
  )
    return mention;
  if (w.tokens[from]?.kind === 'number') return mention;
  if (mention.kind === 'organisation' && to - from < 5 && w.tokens[from]?.capital) {
    const name = lineOf(w.text, w.tokens, from, to);
    return mention.definite ? { ...mention, name, short: mention.name } : mention;
  }
  if (mention.kind !== 'person' && mention.kind !== 'people') return mention;
  return { ...mention, ...roleOf(w, from, to, mention) };
}

/** The speaker that a phrase after a verb or after "according to" names, and the token after it and its apposition. */
export function phraseAfter(
  w: Words,
  start: number,
  limit: number,
): { mention: Mention; next: number } | undefined {
  let end = start;
  const bound = Math.min(limit, start + 18);
  while (end < bound && !endsPhrase(w, end, start)) end += 1;
  const mention = mentionIn(w, start, end);
  if (mention === undefined) return undefined;
  if (isMark(w, end, '(')) {
    const close = closeAfter(w, end, limit);
    if (close !== undefined)
      return apposedAfter(
        w,
        withBracket(mention, lineOf(w.text, w.tokens, end + 1, close), true),
        close + 1,
        limit,
      );
  }
  return apposedAfter(w, mention, end, limit);
}

function closeAfter(w: Words, open: number, limit: number): number | undefined {
  for (let i = open + 1; i < Math.min(limit, open + 9); i += 1) if (isMark(w, i, ')]')) return i;
  return undefined;
}

/** ", chief economist at HSBC." after a name; ends at a comma, a stop or a mark of quotation. */
export function apposedAfter(
  w: Words,
  mention: Mention,
  end: number,
  limit: number,
): { mention: Mention; next: number } {
  if (!isMark(w, end, ',') || (mention.kind !== 'person' && mention.kind !== 'people'))
    return { mention, next: end };
  const first = norm(w, end + 1);
  if (
    !isDeterminer(w, end + 1) &&
    !w.tokens[end + 1]?.capital &&
    !ROLES.has(first) &&
    lastRole(w, end + 1, Math.min(limit, end + 5)) < 0
  )
    return { mention, next: end };
  let close = end + 1;
  while (
    close < Math.min(limit, end + 22) &&
    !isMark(w, close, ',.;:"“”()–—') &&
    w.tokens[close]?.kind !== 'break'
  )
    close += 1;
  if (lastRole(w, end + 1, close) < 0) {
    const named = mentionIn(w, end + 1, close);
    if (named?.kind === 'person' && mention.kind === 'people')
      return { mention: { ...named, ...roleOf(w, mention.from, mention.to, named) }, next: close };
    return { mention, next: end };
  }
  return { mention: described(mention, w, end + 1, close), next: close };
}

/** Whether a phrase that names somebody ends before a token. */
function endsPhrase(w: Words, i: number, start: number): boolean {
  const token = w.tokens[i];
  if (token === undefined || token.kind === 'break') return true;
  if (token.kind === 'mark') return !isName(w, i) && !"'’".includes(token.norm);
  if (token.kind === 'number') return i > start;
  if (i === start || token.capital)
    return i > start && token.capital && TIMES.has(token.norm) && !isName(w, i - 1)
      ? true
      : TIMES.has(token.norm) && token.capital && i > start && token.norm !== 'may';
  if (PRONOUNS.has(token.norm) || VERBISH.has(token.norm)) return true;
  if (token.norm === 'and') return !joinsNames(w, i);
  if (OF.has(token.norm) && /ing$/.test(norm(w, i + 1))) return true;
  if (CLAUSE.has(token.norm) || TIMES.has(token.norm)) return true;
  if (
    /^(?:on|during|last|this|earlier|later|in|at|with|adding|saying|told|said|yesterday|today)$/.test(
      token.norm,
    )
  )
    return !(
      /^(?:in|at|with|on)$/.test(token.norm) &&
      (w.tokens[i + 1]?.capital === true || isDeterminer(w, i + 1)) &&
      !TIMES.has(norm(w, i + 1)) &&
      !isPlainName(w, start, i)
    );
  return false;
}

/** Whether a phrase so far is the name of a person: after it "in London" says where, not who. */
const isPlainName = (w: Words, start: number, end: number): boolean =>
  nameWords(w, start, end) >= 2 &&
  w.tokens.slice(start, end).every((_, k) => isName(w, start + k)) &&
  !hasBody(w, start, end);
