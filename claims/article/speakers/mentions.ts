/** Reads a phrase as the name of somebody who can speak, or of what speaks for them: a document, figures. */
import { lineOf } from '../../reading/tokens.ts';
import {
  BODIES,
  CLAUSE,
  DATA,
  DOCUMENTS,
  HE,
  LETTERS,
  OF,
  OPENS,
  PARTICLES,
  PEOPLE,
  PRONOUNS,
  ROLES,
  TIMES,
  TITLES,
} from './lexicon.ts';
import { partyIn, roleOf } from './roles.ts';
import {
  hasBody,
  isDeterminer,
  isName,
  isNameInside,
  isNounish,
  lastRole,
  type Mention,
  nameEnd,
  nameWords,
  norm,
  plain,
  type Words,
} from './words-at.ts';

/** Reads tokens as the name of somebody who can speak; undefined if they are none. */
export function mentionIn(w: Words, start: number, end: number): Mention | undefined {
  let [from, to] = [start, end];
  while (from < to && startsNothing(w, from, to)) from += 1;
  if (from >= to) return undefined;
  const first = norm(w, from).replace(/'(?:ve|d|s|ll|re|m)$/, '');
  if (PRONOUNS.has(first) && first !== 'who')
    return to - from === 1 || first === 'i' ? pronoun(from, first) : undefined;
  // "our investigation", "our correspondent": the text itself.
  if (/^(?:our|my)$/.test(first)) return pronoun(from, 'we');
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
    return word !== 'as';
  }
  return false;
}

function pronoun(from: number, head: string): Mention {
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
  // "Did Alberta really create": a question and not a name; "Lady (Anne) Corrie": a title and no name yet.
  if (ASKS.test(norm(w, name)) || (count === 1 && TITLES.has(norm(w, tail - 1)))) return undefined;
  const isDescribed = name > from && (role >= from || owner >= from);
  if (
    count === 0 ||
    (title === undefined && !isPersonal(w, { from, name, tail, count, role, isDescribed, determined }))
  )
    return undefined;
  const before =
    title !== undefined && title.at > from
      ? roleOf(w, from, title.at)
      : name > from
        ? roleOf(w, from, name)
        : {};
  const after = post === undefined ? {} : roleOf(w, post, to);
  // Of a full name "Mr" is no part, and "Sen." is what they are.
  const isShort = title !== undefined && count > 1 && TITLES_APART.has(norm(w, title.at));
  const nameAt = isShort ? title.at + (norm(w, title.at + 1) === '.' ? 2 : 1) : (title?.at ?? name);
  const rank =
    isShort && !/^m/.test(norm(w, title.at)) ? { role: lineOf(w.text, w.tokens, title.at, nameAt) } : {};
  return {
    ...base,
    kind: 'person',
    name: lineOf(w.text, w.tokens, nameAt, tail).replace(/ \.|^\W+/g, (m) => (m === ' .' ? '.' : '')),
    head: plain(norm(w, tail - 1)),
    gender: title?.gender ?? genderOf(w, from, name),
    ...rank,
    ...before,
    ...(after.organisation === undefined || before.organisation !== undefined
      ? {}
      : { organisation: after.organisation }),
  };
}

/** Words that a question begins with, which no name does. */
const ASKS =
  /^(?:did|does|do|is|are|was|were|has|have|had|can|could|should|would|why|how|what|where|when|who)$/;

/** Whether capitals without a title are the name of a person, and of no organisation. */
function isPersonal(
  w: Words,
  at: {
    from: number;
    name: number;
    tail: number;
    count: number;
    role: number;
    isDescribed: boolean;
    determined: boolean;
  },
): boolean {
  const { from, name, tail, count, role, isDescribed, determined } = at;
  const short = w.tokens
    .slice(name, tail)
    .some(({ caps, norm: word }) => caps && word.length > 2 && count < 2);
  if (hasBody(w, name, tail) || short || (determined && !isDescribed)) return false;
  // "research by the charity Homes First": what stands before a name is a role, not a phrase of its own.
  const front = w.tokens.slice(Math.max(from, role), name);
  if (front.some(({ norm: word, capital }) => !capital && (OF.has(word) || DOCUMENTS.has(word))))
    return false;
  return count > 1 ? count <= 4 : isDescribed && role === name - 1;
}

/** Titles that a full name stands without. */
const TITLES_APART = new Set('mr mrs ms miss mx cllr sen rep gov gen col sgt judge'.split(' '));

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

/** Who made a document: the name after "by" or "from", or before its noun. */
function makerOf(w: Words, from: number, head: number, to: number): string | undefined {
  return makerAfter(w, head, to) ?? makerBefore(w, from, head);
}

/** Participles after which "by" names no maker: "documents seen by this newspaper" are not its own. */
const NOT_MADE = /^(?:seen|obtained|reviewed|shared|cited|commissioned|examined|leaked|viewed)$/;

function makerAfter(w: Words, head: number, to: number): string | undefined {
  for (let i = head + 1; i < to; i += 1) {
    const by = norm(w, i);
    if (by !== 'from' && (by !== 'by' || NOT_MADE.test(norm(w, i - 1)))) continue;
    let start = isDeterminer(w, i + 1) ? i + 2 : i + 1;
    const isCommon = (k: number): boolean => BODIES.has(norm(w, k)) && !w.tokens[k]?.capital;
    while (start + 1 < to && isCommon(start) && isName(w, start + 1)) start += 1;
    let end = nameEnd(w, start, to);
    if (end > start && end < to && BODIES.has(norm(w, end))) end += 1;
    if (end > start) return lineOf(w.text, w.tokens, start, end);
  }
  return undefined;
}

/** Words that have a capital only since a sentence begins with them: "Latest figures", "Official figures". */
const FRONT_WORDS =
  /^(?:latest|official|new|recent|separate|provisional|preliminary|internal|further|other|previous|independent|detailed|fresh|revised|early|private|public|annual|monthly|quarterly|national|key|these|those|such)$/;

function makerBefore(w: Words, from: number, head: number): string | undefined {
  const isFront = (k: number): boolean =>
    !isName(w, k) ||
    OPENS.has(norm(w, k)) ||
    DATA.has(norm(w, k)) ||
    (k === from && FRONT_WORDS.test(norm(w, k)) && !w.tokens[k]?.caps);
  let start = from;
  while (start < head && isFront(start)) start += 1;
  const goesOn = (k: number): boolean =>
    isName(w, k) ||
    isNameInside(w, k) ||
    (isDeterminer(w, k) && isNameInside(w, k - 1)) ||
    (norm(w, k) === 'and' && isName(w, k + 1));
  let end = start;
  while (end < head && goesOn(end)) end += 1;
  if (end > start) return lineOf(w.text, w.tokens, start, end).replace(/['’]s$/u, '');
  const owner = ownerIn(w, from, head + 1);
  if (owner >= from) return lineOf(w.text, w.tokens, from, owner + 1).replace(/['’]s?$/u, '');
  return w.tokens.slice(from, head).find(({ norm: word }) => word === 'government' || word === 'police')
    ?.norm;
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
    // "a move supporters say": two phrases, of which the second speaks.
    if (PEOPLE.has(word) && head === to - 1 && head > from && /^an?$/.test(norm(w, base.from)))
      return common(w, head, to, { ...base, from: head }, false);
    const described = { ...orgOf(w, from, head, to) };
    const party = partyIn(whole);
    return {
      ...base,
      kind: 'people',
      name: (base.definite && !w.tokens[from]?.capital ? `${norm(w, base.from)} ` : '') + whole,
      head: word,
      plural: PEOPLE.has(word) || word === 'mps',
      gender: genderOf(w, from, to),
      role: lineOf(w.text, w.tokens, from, head + 1),
      ...described,
      ...(party === undefined ? {} : { party }),
    };
  }
  if (
    TITLES.has(word) ||
    /^(?:nobody|everybody|everyone|anyone|anybody|someone|somebody|none|else)$/.test(word)
  )
    return undefined;
  if (!allNames && !determined && !isNounish(w, head)) return undefined;
  // "supermarket group Tesbury": the name alone.
  for (let i = from; i < to - 1; i += 1)
    if (BODIES.has(norm(w, i)) && !w.tokens[i]?.capital && nameEnd(w, i + 1, to) === to && isName(w, i + 1))
      return {
        ...base,
        definite: false,
        kind: 'organisation',
        name: lineOf(w.text, w.tokens, i + 1, to),
        head: plain(norm(w, to - 1)),
        plural: false,
      };
  const keepsThe = base.definite && !w.tokens[from]?.capital;
  const article = keepsThe ? `${norm(w, base.from)} ` : '';
  return bodyOf(base, article + whole, word);
}

/** An organisation. Written out, since this is what most sentences come to, and copies of objects are slow. */
function bodyOf({ from, to, definite, possessed, gender }: Base, name: string, head: string): Mention {
  const plural = head.endsWith('s');
  return { kind: 'organisation', from, to, name, head, definite, possessed, plural, gender };
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
