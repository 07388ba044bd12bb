/**
 * Reads the phrase that names a speaker, before or after a verb: "Home Secretary Suella Braverman", "a spokesman for
 * Thames Valley Police", "Yvette Cooper MP, Labour’s Shadow Home Secretary,". Looks a bounded number of tokens around.
 */
import { lineOf, type Token } from '../../reading/tokens.ts';
import {
  BODIES,
  CLAUSE,
  DATA,
  DETERMINERS,
  DOCUMENTS,
  HE,
  LETTERS,
  OF,
  OPENS,
  PARTICLES,
  PARTIES,
  PASSIVE,
  PEOPLE,
  PRONOUNS,
  ROLES,
  TIMES,
  TITLES,
} from './lexicon.ts';

/** A phrase that names somebody, as the text has it. */
export interface Mention {
  kind: 'pronoun' | 'person' | 'organisation' | 'people' | 'document' | 'data';
  /** The indices of its tokens, without what stands in apposition. */
  from: number;
  to: number;
  /** The words of the name, an exact part of the text without an article. */
  name: string;
  /** The noun that says what it is, in small letters: "spokesman", "force", "she". */
  head: string;
  /** It begins with "the", "this" or "their": it was named before, or is known to everybody. */
  definite: boolean;
  /** It is somebody’s: "its survey", "her office". */
  possessed: boolean;
  plural: boolean;
  gender: 'he' | 'she' | '';
  role?: string;
  organisation?: string;
  party?: string;
  /** Its short form in brackets: "(IBGE)". */
  short?: string;
}

/** How many tokens a subject may take, with what stands in apposition. */
const REACH = 44;

/** The tokens of a text with the text. */
export interface Words {
  text: string;
  tokens: readonly Token[];
}

const norm = (w: Words, i: number): string => w.tokens[i]?.norm ?? '';
const isMark = (w: Words, i: number, marks: string): boolean =>
  w.tokens[i]?.kind === 'mark' && marks.includes(norm(w, i));

/** A word without its genitive: "Labour’s" is "labour". */
export const plain = (word: string): string => word.replace(/'s$|s'$/, (end) => (end === "s'" ? 's' : ''));

/** Whether a token is part of a name: a word with a capital, an initial with its stop, or "&". */
function isName(w: Words, i: number): boolean {
  const token = w.tokens[i];
  if (token === undefined) return false;
  if (token.kind === 'mark') {
    if (token.norm === '.')
      return (
        token.glued &&
        /^(?:\p{L}|mr|mrs|ms|dr|st|jr|sr|sen|rep|gov|gen|col|sgt|prof|rev|hon|cllr)$/u.test(norm(w, i - 1))
      );
    return token.norm === '&' || (token.norm === '-' && token.glued);
  }
  return token.kind === 'word' && token.capital;
}

const VERBISH = new Set(
  `is are was were be been has have had will would can could may might must should do does did fell rose grew went came
  took gave made got put cut saw met left lost won kept sent spent stood hit ran began became showed says said`.split(
    /\s+/,
  ),
);

/** Where the phrase begins whose last token is at `last`, going left no further than `from`. */
export function phraseStart(w: Words, from: number, last: number): number {
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
    if (TIMES.has(word) && !OF.has(norm(w, i - 1)) && start > last) break;
    if (TIMES.has(word) && (token.capital || !DETERMINERS.has(norm(w, i - 1))) && !isName(w, i + 1)) break;
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

const isDeterminer = (w: Words, i: number): boolean => DETERMINERS.has(norm(w, i));

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
  return before === 'all' || before === 'of';
}

/** A word that may end a phrase before "of", "for", "at": a noun, as far as its form tells. */
function isNounish(w: Words, i: number): boolean {
  const token = w.tokens[i];
  if (token?.kind !== 'word') return isMark(w, i, ')');
  const { norm: word } = token;
  return (
    !VERBISH.has(word) &&
    !CLAUSE.has(word) &&
    !OF.has(word) &&
    !PRONOUNS.has(word) &&
    !isDeterminer(w, i) &&
    !TIMES.has(word)
  );
}

/** "and" between two parts of one name or two names: "Chief of Constabulary and Fire", "Smith and Jones". */
function joinsNames(w: Words, i: number): boolean {
  return w.tokens[i - 1]?.capital === true && w.tokens[i + 1]?.capital === true && !isDeterminer(w, i + 1);
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

/** Role, organisation and party that the tokens of a description give, as far as it has them. */
function roleOf(w: Words, from: number, to: number, known: Partial<Mention> = {}): Partial<Mention> {
  let start = from;
  while (start < to && (isDeterminer(w, start) || norm(w, start) === 'also')) start += 1;
  const all = lineOf(w.text, w.tokens, start, to);
  if (all === '' || all.length > 160) return {};
  const party = partyIn(all);
  const owner =
    /'s$/.test(norm(w, start)) || /'s$/.test(norm(w, start + 1)) ? all.replace(/['’]s\b.*$/u, '') : undefined;
  const at =
    /\b(?:of|at|for|from|with) (?:the )?(\p{Lu}[\p{L}\d&.’'-]*(?: (?:of|and|for|the|de|da|&) ?| )?(?:\p{Lu}[\p{L}\d&.’'-]*(?: (?:of|and|for|the|de|da|&) | )?)*)/u
      .exec(all)?.[1]
      ?.trim();
  const organisation = at ?? (owner !== undefined && partyIn(owner) === undefined ? owner : undefined);
  const role = owner === undefined ? all : all.slice(owner.length + 2).trim();
  return {
    ...(known.role !== undefined || role === '' ? {} : { role }),
    ...(known.organisation !== undefined || organisation === undefined ? {} : { organisation }),
    ...(known.party !== undefined || party === undefined ? {} : { party }),
  };
}

/** The party that words name, in their own words; undefined if they name none. */
export function partyIn(words: string): string | undefined {
  const letters = /^\(?([RD])-[A-Z]/.exec(words)?.[1];
  if (letters !== undefined) return letters === 'R' ? 'Republican' : 'Democrat';
  for (const names of PARTIES)
    for (const name of names) {
      const found = new RegExp(`(?:^|[^\\p{L}])(${name})(?=$|[^\\p{L}])`, 'iu').exec(words)?.[1];
      if (found !== undefined && /^\p{Lu}/u.test(found)) return found;
    }
  return undefined;
}

/** Reads tokens as the name of somebody who can speak; undefined if they are none. */
export function mentionIn(w: Words, start: number, end: number): Mention | undefined {
  let [from, to] = [start, end];
  while (from < to && startsNothing(w, from, to)) from += 1;
  if (from >= to) return undefined;
  const first = norm(w, from).replace(/'(?:ve|d|s|ll|re|m)$/, '');
  if (PRONOUNS.has(first) && first !== 'who')
    return to - from === 1 || first === 'i' ? pronoun(w, from, first) : undefined;
  const definite = /^(?:the|this|these|that|those|his|her|its|their|our|my)$/.test(first);
  const determined = isDeterminer(w, from) && !/'s$/.test(first) && !/^majesty's?$/.test(norm(w, from + 1));
  const body = determined ? from + 1 : from;
  if (body >= to) return undefined;
  const cut = cutTail(w, body, to);
  const base = {
    from,
    to: cut,
    definite,
    possessed: /^(?:its|their|his|her)$/.test(first) && determined,
    plural: false,
    gender: '' as const,
  };
  return (
    person(w, body, cut, base, determined) ??
    document(w, body, cut, to, base) ??
    common(w, body, cut, base, determined)
  );
}

type Base = Pick<Mention, 'from' | 'to' | 'definite' | 'possessed' | 'plural' | 'gender'>;

/** Words at the front of a phrase that belong to the sentence: "But", "Last week", "On Monday", "(Reuters) -". */
function startsNothing(w: Words, i: number, to: number): boolean {
  const token = w.tokens[i];
  const word = token?.norm ?? '';
  if (token?.kind !== 'word') return i + 1 < to;
  if (
    to - i > 1 &&
    (TIMES.has(word) || OPENS.has(word) || CLAUSE.has(word)) &&
    !(token.capital && word === 'may')
  ) {
    if (word === 'in' || word === 'on' || word === 'at')
      return TIMES.has(norm(w, i + 1)) || w.tokens[i + 1]?.kind === 'number' || !PEOPLE.has(word);
    return !(word === 'as' || (word === 'once' && false));
  }
  return false;
}

function pronoun(_w: Words, from: number, head: string): Mention {
  const gender = HE.has(head) ? (head as 'he' | 'she') : '';
  return {
    kind: 'pronoun',
    from,
    to: from + 1,
    name: '',
    head,
    definite: true,
    possessed: false,
    plural: head === 'they' || head === 'we',
    gender,
  };
}

/** Cuts off a relative clause or participle after the noun: "paper published last month", "source familiar with". */
function cutTail(w: Words, from: number, to: number): number {
  for (let i = from + 1; i < to; i += 1) {
    const token = w.tokens[i];
    const word = token?.norm ?? '';
    if (token?.kind === 'mark' && ',;:('.includes(word)) return i;
    if (token?.kind !== 'word' || token.capital) continue;
    if (
      /^(?:who|which|that|familiar|close|working|based|published|released|commissioned|carried|conducted|produced|compiled|issued|speaking|seen|obtained|held|made|living|involved|after|before|during|since|when|while|as|on|last|this|yesterday|today|earlier|late)$/.test(
        word,
      )
    )
      return i;
  }
  return to;
}

/** The last token that is the noun of a role in front of a name; -1 if none is. */
function lastRole(w: Words, from: number, to: number): number {
  for (let i = to - 1; i >= from; i -= 1) if (ROLES.has(norm(w, i)) || ROLES.has(plain(norm(w, i)))) return i;
  return -1;
}

/** "Mr Howard", "Home Secretary Suella Braverman", "Labour’s Jane Smith", "Alistair Carmichael MP". */
function person(w: Words, from: number, end: number, base: Base, determined: boolean): Mention | undefined {
  let to = end;
  while (to > from + 1 && LETTERS.has(norm(w, to - 1)) && w.tokens[to - 1]?.capital) to -= 1;
  const post = firstPost(w, from, to);
  const tail = post ?? to;
  let start = tail;
  while (
    start > from &&
    (isName(w, start - 1) || (PARTICLES.has(norm(w, start - 1)) && isName(w, start - 2)))
  )
    start -= 1;
  if (start >= tail) return undefined;
  const title = titleIn(w, start, tail);
  const role = lastRole(w, from, tail);
  const owner = ownerIn(w, from, tail);
  let name = Math.max(title?.at ?? start, owner + 1, title === undefined ? role + 1 : start);
  if (name >= tail) return undefined;
  name = Math.max(name, start);
  const count = nameWords(w, title === undefined ? name : (title.at ?? name) + 1, tail);
  const described = name > from && (role >= from || owner >= from);
  if (count === 0) return undefined;
  if (title === undefined) {
    if (
      hasBody(w, name, tail) ||
      w.tokens.slice(name, tail).some(({ caps, norm: word }) => caps && word.length > 2 && count < 2)
    )
      return undefined;
    if (determined && !described) return undefined;
    // "research by the charity Homes First": what stands before a name is a role, not a phrase of its own.
    if (
      w.tokens
        .slice(Math.max(from, role), name)
        .some(({ norm: word, capital }) => !capital && (OF.has(word) || DOCUMENTS.has(word)))
    )
      return undefined;
    if (count > 4 || (count < 2 && !described)) return undefined;
    if (count === 1 && role !== name - 1) return undefined;
  }
  const before =
    title !== undefined && title.at > from
      ? roleOf(w, from, title.at)
      : name > from
        ? roleOf(w, from, name)
        : {};
  const after = post === undefined ? {} : roleOf(w, post, to);
  return {
    ...base,
    kind: 'person',
    name: lineOf(w.text, w.tokens, title?.at ?? name, tail).replace(/ \.|^\W+/g, (m) =>
      m === ' .' ? '.' : '',
    ),
    head: plain(norm(w, tail - 1)),
    gender: title?.gender ?? genderOf(w, from, name),
    ...before,
    ...(after.organisation === undefined || before.organisation !== undefined
      ? {}
      : { organisation: after.organisation }),
  };
}

/** Where "of", "for", "from", "at" or "in" goes on after a name: "Jane Doe of Shelter". */
function firstPost(w: Words, from: number, to: number): number | undefined {
  for (let i = to - 1; i > from; i -= 1)
    if (
      OF.has(norm(w, i)) &&
      !w.tokens[i]?.capital &&
      isName(w, i - 1) &&
      nameWords(w, from, i) > 1 &&
      lastRole(w, i - 1, i) < 0 &&
      !hasBody(w, i - 1, i)
    )
      return i;
  return undefined;
}

function titleIn(w: Words, from: number, to: number): { at: number; gender: Mention['gender'] } | undefined {
  for (let i = from; i < to - 1; i += 1) {
    const gender = TITLES.get(norm(w, i));
    if (gender !== undefined && w.tokens[i]?.capital) return { at: i, gender };
  }
  return undefined;
}

/** The last token with a genitive: "Labour’s"; before `from` if there is none. */
function ownerIn(w: Words, from: number, to: number): number {
  for (let i = to - 2; i >= from; i -= 1) if (/'s$|s'$/.test(norm(w, i))) return i;
  return from - 1;
}

const nameWords = (w: Words, from: number, to: number): number =>
  w.tokens.slice(from, to).filter(({ kind }) => kind === 'word').length;

const hasBody = (w: Words, from: number, to: number): boolean =>
  w.tokens.slice(from, to).some(({ norm: word }) => BODIES.has(plain(word)));

function genderOf(w: Words, from: number, to: number): Mention['gender'] {
  for (let i = from; i < to; i += 1) {
    if (/woman$/.test(norm(w, i))) return 'she';
    if (/man$/.test(norm(w, i))) return 'he';
  }
  return '';
}

/** "a report by the IFS", "a House of Commons Library research paper", "figures from the ONS", "Home Office data". */
function document(w: Words, from: number, to: number, whole: number, base: Base): Mention | undefined {
  const head = headOf(w, from, to);
  const word = norm(w, head);
  const isData = DATA.has(word) && (!w.tokens[head]?.capital || head === from);
  const isPaper = DOCUMENTS.has(word) && !w.tokens[head + 1]?.capital;
  if (!isData && !isPaper) return undefined;
  const organisation = makerOf(w, from, head, whole);
  const ofData =
    isPaper && organisation === undefined && w.tokens.slice(from, to).some(({ norm: n }) => DATA.has(n));
  return {
    ...base,
    kind: isData || ofData ? 'data' : 'document',
    name: lineOf(w.text, w.tokens, from, to),
    head: word,
    plural: word.endsWith('s'),
    ...(organisation === undefined ? {} : { organisation }),
  };
}

/** The noun that the others describe: the last before the first "of", "for", "by", "from", "in", or a participle. */
function headOf(w: Words, from: number, to: number): number {
  for (let i = from + 1; i < to; i += 1)
    if (OF.has(norm(w, i)) && !w.tokens[i]?.capital && !isNameInside(w, i)) return i - 1;
  return to - 1;
}

/** "of" within a name: "House of Commons", "Bank of England". */
const isNameInside = (w: Words, i: number): boolean =>
  (norm(w, i) === 'of' || norm(w, i) === 'for') &&
  isName(w, i - 1) &&
  !DOCUMENTS.has(norm(w, i - 1)) &&
  !DATA.has(norm(w, i - 1)) &&
  !ROLES.has(norm(w, i - 1)) &&
  (isName(w, i + 1) || (isDeterminer(w, i + 1) && isName(w, i + 2)));

/** Who made a document: the name before its noun, or after "by", "from" or "of". */
function makerOf(w: Words, from: number, head: number, to: number): string | undefined {
  for (let i = head + 1; i < to; i += 1) {
    const by = norm(w, i);
    if (by === 'by' || by === 'from') {
      let start = isDeterminer(w, i + 1) ? i + 2 : i + 1;
      while (
        start + 1 < to &&
        BODIES.has(norm(w, start)) &&
        !w.tokens[start]?.capital &&
        isName(w, start + 1)
      )
        start += 1;
      let end = nameEnd(w, start, to);
      if (end > start && end < to && BODIES.has(norm(w, end))) end += 1;
      if (end > start) return lineOf(w.text, w.tokens, start, end);
    }
  }
  let start = from;
  while (
    start < head &&
    (!isName(w, start) ||
      norm(w, start) === 'latest' ||
      OPENS.has(norm(w, start)) ||
      DATA.has(norm(w, start)))
  )
    start += 1;
  // A capital that only begins the sentence names nobody: "Latest figures", "Official figures".
  if (
    start === from &&
    start < head &&
    !isName(w, start + 1) &&
    !/'s$/.test(norm(w, start)) &&
    !w.tokens[start]?.caps
  ) {
    const word = norm(w, start);
    if (
      /^(?:latest|official|new|recent|separate|provisional|preliminary|internal|further|other|previous|independent|detailed|fresh|revised|early|private|public|annual|monthly|quarterly|national|key|these|those|such)$/.test(
        word,
      )
    ) {
      start += 1;
      while (start < head && !isName(w, start)) start += 1;
    }
  }
  let end = start;
  while (
    end < head &&
    (isName(w, end) ||
      isNameInside(w, end) ||
      (isDeterminer(w, end) && isNameInside(w, end - 1)) ||
      (norm(w, end) === 'and' && isName(w, end + 1)))
  )
    end += 1;
  if (end > start) return lineOf(w.text, w.tokens, start, end).replace(/['’]s$/u, '');
  const owner = ownerIn(w, from, head + 1);
  if (owner >= from) return lineOf(w.text, w.tokens, from, owner + 1).replace(/['’]s?$/u, '');
  const common = w.tokens
    .slice(from, head)
    .find(({ norm: word }) => word === 'government' || word === 'police');
  return common?.norm;
}

/** The end of a name that begins at a token: capitals with "of", "for", "and", "the" between them, or one common noun. */
export function nameEnd(w: Words, start: number, to: number): number {
  let end = start;
  while (
    end < to &&
    (isName(w, end) ||
      (end > start &&
        /^(?:of|for|and|the|on|in|de|da|do)$/.test(norm(w, end)) &&
        (isName(w, end + 1) || (isDeterminer(w, end + 1) && isName(w, end + 2)))))
  )
    end += 1;
  if (end > start) return end;
  for (let i = start; i < Math.min(to, start + 5); i += 1) {
    const word = norm(w, i);
    if (BODIES.has(word) || PEOPLE.has(word))
      return isName(w, i + 1) && w.tokens[i + 1]?.kind === 'word' ? nameEnd(w, i + 1, to) : i + 1;
    if (w.tokens[i]?.kind !== 'word' || isDeterminer(w, i) || OF.has(word) || CLAUSE.has(word)) break;
    if (isName(w, i)) return nameEnd(w, i, to);
  }
  return start;
}

/** Organisations by name, and common nouns of people and bodies. Any phrase will do, since only a speaker speaks. */
function common(w: Words, from: number, to: number, base: Base, determined: boolean): Mention | undefined {
  const head = headOf(w, from, to);
  const word = plain(norm(w, head));
  const whole = lineOf(w.text, w.tokens, from, to);
  if (whole === '' || whole.length > 140) return undefined;
  const allNames = w.tokens
    .slice(from, to)
    .every((_, k) => isName(w, from + k) || /^(?:of|and|for|the|on|in|de|da|do)$/.test(norm(w, from + k)));
  const isPerson =
    ROLES.has(word) ||
    (PEOPLE.has(word) && !(allNames && to - from > 1)) ||
    (PEOPLE.has(word) && to - from === 1);
  if (isPerson) {
    const described = { ...orgOf(w, from, head, to) };
    const party = partyIn(whole);
    return {
      ...base,
      kind: 'people',
      name:
        (base.definite && !w.tokens[from]?.capital
          ? `${w.text.slice(w.tokens[base.from]?.start ?? 0, w.tokens[base.from]?.end ?? 0)} `
          : '') + whole,
      head: word,
      plural: PEOPLE.has(word) || word === 'mps',
      gender: genderOf(w, from, to),
      role: lineOf(w.text, w.tokens, from, head + 1),
      ...described,
      ...(party === undefined ? {} : { party }),
    };
  }
  if (!allNames && !determined && !isNounish(w, head)) return undefined;
  const keepsThe =
    base.definite && !w.tokens[from]?.capital && w.text.slice(w.tokens[base.from]?.start ?? 0).length > 0;
  const article = keepsThe ? `${norm(w, base.from)} ` : '';
  return { ...base, kind: 'organisation', name: article + whole, head: word, plural: /s$/.test(word) };
}

/** The organisation that somebody unnamed speaks for: "a Home Office spokesperson", "a spokesman for the union". */
function orgOf(w: Words, from: number, head: number, to: number): { organisation?: string } {
  for (let i = head + 1; i < to; i += 1)
    if (/^(?:for|of|from|at|with)$/.test(norm(w, i))) {
      const start = isDeterminer(w, i + 1) ? i + 2 : i + 1;
      let end = nameEnd(w, start, to);
      if (end < to && BODIES.has(norm(w, end)) && end > start) end += 1;
      if (end > start) return { organisation: lineOf(w.text, w.tokens, start, end) };
    }
  let start = head;
  while (
    start > from &&
    (isName(w, start - 1) || isNameInside(w, start - 1) || BODIES.has(norm(w, start - 1)))
  )
    start -= 1;
  while (start < head && /^(?:senior|former|chief|deputy|shadow|ex)$/.test(norm(w, start))) start += 1;
  const before = lineOf(w.text, w.tokens, start, head).replace(/['’]s$/u, '');
  return before === '' || partyIn(before) === before ? {} : { organisation: before };
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
function apposedAfter(
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
