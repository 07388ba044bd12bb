/**
 * Finds where a sentence says whose words it gives: "X said that …", "…, said X", "according to X", "X: …", "X has
 * promised to …". Quotations are passed over: what stands in them is said by those who are quoted.
 */
import {
  BETWEEN,
  BODIES,
  CLAUSE,
  DETERMINERS,
  INVERTS,
  NOUNY,
  OF,
  OPENS,
  PASSIVE,
  PEOPLE,
  ROLES,
  SAYS,
  SAYS_THAT,
  SAYS_TO,
  STATISTICIANS,
  TIMES,
} from './lexicon.ts';
import { phraseAfter, subjectBefore } from './phrases.ts';
import { adverbialEnd, hasVerb, opensQuote, reports, type Stretch } from './reporting.ts';
import { isMark, type Mention, norm } from './words-at.ts';

export interface Attribution {
  /** The tokens of the attribution itself: of "…, said X on Monday." all but the words reported. */
  from: number;
  to: number;
  verb: number;
  /** Where the words stand: after it, before it, or on both sides. */
  place: 'after' | 'before' | 'around';
  /** Who says it; undefined if the phrase cannot be read, `same` if its subject is that of the clause before. */
  mention: Mention | 'same' | undefined;
  /** It is inside what another says: "X said Y had told him". */
  inner: boolean;
  /** Ends with a colon, or with nothing after it but a quotation. */
  opensQuote: boolean;
  /** Whom a telling or an accusation is addressed to. */
  hearer?: Mention;
}

const QUOTES = '"“”„«»\'‘’';

/** The attributions of a stretch, from the first to the last. */
export function attributionsIn(s: Stretch): Attribution[] {
  const found: Attribution[] = [];
  if (asks(s)) return found;
  for (let i = s.from; i < s.to; i += 1) {
    const quote = s.quoteAt(i);
    if (quote !== undefined) {
      i = quote.to - 1;
      continue;
    }
    const attribution = accordingAt(s, i) ?? verbAt(s, i, found[found.length - 1]);
    if (attribution === undefined) continue;
    found.push(attribution);
    i = Math.max(i, attribution.to - 1);
  }
  return found;
}

const ASKING = /^(?:do|does|did|will|would|can|could|is|are|was|were|has|have|had|should|shall)$/;

/** Whether it asks if somebody says so: "Does the minister accept that 500 have left?" states what stands in it. */
function asks(s: Stretch): boolean {
  return ASKING.test(norm(s, s.from)) && isMark(s, s.to - 1, '?');
}

/** "according to X", "in the words of X", "in X’s words". */
function accordingAt(s: Stretch, i: number): Attribution | undefined {
  if (norm(s, i) !== 'according' || norm(s, i + 1) !== 'to') return undefined;
  const phrase = phraseAfter(s, i + 2, s.to);
  const next = phrase?.next ?? i + 2;
  const atStart = isFirst(s, i);
  const atEnd = endsAt(s, next);
  const place = atStart ? 'after' : atEnd ? 'before' : 'around';
  const mention = phrase === undefined ? undefined : asSource(phrase.mention);
  return { from: i, to: next, verb: i, place, mention, inner: false, opensQuote: false };
}

/** Who publishes statistics is where the figures are from, and says nothing. */
function asSource(mention: Mention): Mention {
  const { kind, name, short } = mention;
  const isSource = kind === 'organisation' && (STATISTICIANS.test(name) || STATISTICIANS.test(short ?? ''));
  return isSource ? { ...mention, kind: 'data', organisation: name } : mention;
}

/** Whether nothing but connecting words stands before a token in its sentence. */
function isFirst(s: Stretch, i: number): boolean {
  for (let k = i - 1; k >= Math.max(s.from, i - 4); k -= 1)
    if (s.tokens[k]?.kind === 'word' && !OPENS.has(norm(s, k))) return false;
  return i - s.from <= 4;
}

/** Whether nothing is said from a token on: the sentence ends, or a mark of quotation stands there. */
function endsAt(s: Stretch, i: number): boolean {
  let k = i;
  while (k < s.to && isMark(s, k, `.,!?;)${QUOTES}`) && s.quoteAt(k) === undefined) k += 1;
  return k >= s.to;
}

function verbAt(s: Stretch, i: number, before: Attribution | undefined): Attribution | undefined {
  const token = s.tokens[i];
  if (token?.kind !== 'word' || token.capital || token.hyphen) return undefined;
  const { norm: word } = token;
  const speaks = SAYS.has(word);
  if (!speaks && !SAYS_THAT.has(word) && !SAYS_TO.has(word)) return undefined;
  if (isPassive(s, i) || isNoVerb(s, i, word)) return undefined;
  return invertedAt(s, i, word) ?? participleAt(s, i, word) ?? activeAt(s, i, word, before);
}

/** "the promised number", "to maintain", "by suggesting", "the Tories’ pledge": the form of a verb that is none here. */
function isNoVerb(s: Stretch, i: number, word: string): boolean {
  const before = s.tokens[i - 1];
  if (i === s.from || before === undefined) return false;
  if (before.kind === 'mark') return "'’".includes(before.norm) && before.glued;
  if (isFrontOf(s, i - 1)) return before.norm !== 'to' || !isToCome(s, i - 1);
  // "from an initially reported 58.3 billion", "a newly revealed".
  if (before.norm.endsWith('ly') || /^(?:first|once|oft|much)$/.test(before.norm))
    if (!s.tokens[i - 2]?.capital && isFrontOf(s, i - 2) && /ed$/.test(word)) return true;
  return word.endsWith('ing') && /^(?:by|of|for|without|from|in|with|before|after)$/.test(before.norm);
}

/** Whether a noun or an adjective must follow a word. */
const isFrontOf = (s: Stretch, i: number): boolean =>
  DETERMINERS.has(norm(s, i)) || norm(s, i) === 'to' || /(?:'s|s')$/.test(norm(s, i));

/** "was told", "is expected": said by nobody who is named. */
function isPassive(s: Stretch, i: number): boolean {
  if (norm(s, i).endsWith('ing')) return false;
  for (let k = i - 1; k >= Math.max(s.from, i - 4); k -= 1) {
    if (PASSIVE.has(norm(s, k))) return true;
    if (norm(s, k) === 'to')
      return !isToCome(s, k) && /^(?:say|tell|claim|report|add|warn|state|promise|pledge)$/.test(norm(s, i));
    if (!BETWEEN.has(norm(s, k)) && !norm(s, k).endsWith('ly')) return false;
  }
  return false;
}

/** "is expected to say", "is due to tell": words that are yet to be said, by who is named. */
const isToCome = (s: Stretch, to: number): boolean =>
  norm(s, to) === 'to' &&
  /^(?:expected|due|set|going|planning)$/.test(norm(s, to - 1)) &&
  PASSIVE.has(norm(s, to - 2));

/** "…”, said X", "…, say councillors in MK", "as X said" is active. */
function invertedAt(s: Stretch, i: number, word: string): Attribution | undefined {
  if (!INVERTS.has(word) || i === s.from) return undefined;
  const afterQuote = closesBefore(s, i);
  if (!afterQuote && !isMark(s, i - 1, ',')) return undefined;
  if (
    !afterQuote &&
    !/^(?:said|says|say|warns?|warned|claims?|claimed|estimates|estimated|calculates|reckons|forecasts|finds)$/.test(
      word,
    )
  )
    return undefined;
  const next = norm(s, i + 1);
  if (next === 'that' || isMark(s, i + 1, ':,.') || s.quoteAt(i + 1) !== undefined || i + 1 >= s.to)
    return undefined;
  if (OF.has(next) || TIMES.has(next)) return undefined;
  const phrase = phraseAfter(s, i + 1, s.to);
  if (phrase === undefined || (!afterQuote && phrase.mention.kind === 'data')) return undefined;
  const verbAfter = s.tokens[phrase.next];
  if (
    !afterQuote &&
    verbAfter?.kind === 'word' &&
    (PASSIVE.has(verbAfter.norm) || /^(?:had|has|have|would|will|could)$/.test(verbAfter.norm))
  )
    return undefined;
  const to = adverbialEnd(s, phrase.next);
  if (!afterQuote && !endsAt(s, to) && !isMark(s, to, ',–—-')) return undefined;
  const place = endsAt(s, to) || s.quoteAt(afterMarks(s, to)) !== undefined ? 'before' : 'around';
  return {
    from: i,
    to,
    verb: i,
    place,
    mention: phrase.mention,
    inner: false,
    opensQuote: isMark(s, to, ':'),
  };
}

const afterMarks = (s: Stretch, i: number): number => {
  let k = i;
  while (k < s.to && isMark(s, k, ',.:;–—-')) k += 1;
  return k;
};

/** Whether a quotation closes right before a token. */
function closesBefore(s: Stretch, i: number): boolean {
  let k = i - 1;
  while (k >= s.from && isMark(s, k, ',.') && s.quoteAt(k) === undefined) k -= 1;
  return k >= s.from && s.quoteAt(k) !== undefined;
}

/** ", adding that …", "… and added that …": the subject is that of the clause before. */
function participleAt(s: Stretch, i: number, word: string): Attribution | undefined {
  const previous = norm(s, i - 1) === 'also' ? i - 2 : i - 1;
  const participle =
    word.endsWith('ing') &&
    (isMark(s, previous, ',–—-') ||
      closesBefore(s, i) ||
      norm(s, previous) === 'and' ||
      norm(s, previous) === 'but');
  const joined =
    (norm(s, previous) === 'and' || norm(s, previous) === 'but') && !word.endsWith('ing') && !NOUNY.has(word);
  if (!participle && !joined) return undefined;
  if (!reports(s, i, word)) return undefined;
  return {
    from: i,
    to: i + 1,
    verb: i,
    place: 'after',
    mention: 'same',
    inner: false,
    opensQuote: opensQuote(s, i + 1),
  };
}

/** "X said that …", "X told MPs …", "…,” X said". */
function activeAt(
  s: Stretch,
  i: number,
  word: string,
  before: Attribution | undefined,
): Attribution | undefined {
  // "the number of people claiming benefits": no verb of theirs.
  const isVerb = !word.endsWith('ing') || PASSIVE.has(norm(s, i - 1)) || BETWEEN.has(norm(s, i - 1));
  if (!isVerb && norm(s, i + 1) !== 'that') return undefined;
  const floor = clauseStart(s, i, before);
  const mention = subjectBefore(s, floor, isToCome(s, i - 1) ? i - 3 : i);
  const from = mention?.from ?? i;
  // "she pointed out".
  const next = adverbialEnd(s, /^point/.test(word) && norm(s, i + 1) === 'out' ? i + 2 : i + 1);
  const isTold = /^(?:told|tells)$/.test(word) && closesBefore(s, from) && !saysMore(s, next);
  const isAfter =
    mention !== undefined && precededBy(s, from, before) && (isTold || endsReport(s, next, word));
  if (isAfter) {
    if (!SAYS.has(word) && !SAYS_THAT.has(word)) return undefined;
    const place =
      endsAt(s, next) ||
      s.quoteAt(afterMarks(s, next)) !== undefined ||
      /^(?:adding|saying|warning)$/.test(norm(s, next + 1))
        ? 'before'
        : 'around';
    return { from, to: next, verb: i, place, mention, inner: false, opensQuote: false };
  }
  if (!reports(s, i, word, mention)) return undefined;
  if (mention === undefined) {
    if (
      NOUNY.has(word) ||
      floor >= i ||
      !/^(?:said|says|told|warned|claimed|insisted|insists|argued|argues)$/.test(word)
    )
      return undefined;
    if (norm(s, i - 1) === 'to' || norm(s, i - 1) === 'it' || CLAUSE.has(norm(s, i - 1))) return undefined;
  } else if (!canSay(mention, word, s, i)) return undefined;
  const hearer = /^(?:told|tells|tell|accused|accuses|urged|asked)$/.test(word)
    ? phraseAfter(s, i + 1, s.to)?.mention
    : undefined;
  return {
    from,
    to: i + 1,
    verb: i,
    place: 'after',
    mention,
    inner: before !== undefined && before.place === 'after' && isInside(s, from, before),
    opensQuote: opensQuote(s, i + 1),
    ...(hearer === undefined ? {} : { hearer }),
  };
}

/** Whether a subject of that sort can say something by that verb. */
function canSay(mention: Mention, word: string, s: Stretch, verb: number): boolean {
  if (mention.kind === 'pronoun') return !(mention.head === 'it' && isImpersonal(s, verb));
  const first = norm(s, mention.from);
  if (
    NOUNY.has(word) &&
    !/(?:ed|found|thought)$/.test(word) &&
    (/^(?:its|their|his|her|our|my|this|these|those)$/.test(first) || !agrees(mention, word))
  )
    return false;
  if (
    NOUNY.has(word) &&
    mention.kind === 'organisation' &&
    !mention.definite &&
    !/\p{Lu}/u.test(mention.name)
  )
    return false;
  return !isPromisedThing(mention, word, s, verb);
}

/** "the 500 homes promised", "the number of jobs expected": what is promised, and nobody who does so. */
function isPromisedThing(mention: Mention, word: string, s: Stretch, verb: number): boolean {
  if (!/(?:ed|told|put|sought|set)$/.test(word)) return false;
  const next = norm(s, verb + 1);
  if (/^(?:that|to)$/.test(next) || isMark(s, verb + 1, ':') || s.quoteAt(verb + 1) !== undefined)
    return false;
  // "All 40 hospitals": a capital only since a sentence begins with it.
  const isNamed = mention.kind === 'person' || /^\p{Lu}\S*$|\s\p{Lu}|^\p{Lu}{2}/u.test(mention.name);
  const speaks = BODIES.has(mention.head) || PEOPLE.has(mention.head) || ROLES.has(mention.head);
  const isCounted = s.tokens.slice(mention.from, mention.to).some(({ kind }) => kind === 'number');
  return !isNamed && mention.kind !== 'document' && mention.kind !== 'data' && (isCounted || !speaks);
}

/** "bosses report", "the board reports": a form that is a noun as often has to agree with its subject. */
function agrees(mention: Mention, word: string): boolean {
  if (/(?:ed|ing|found|thought|put)$/.test(word)) return true;
  const many = mention.plural || (mention.kind === 'organisation' && !mention.definite);
  return word.endsWith('s') && word !== 'stress' ? !mention.plural || mention.kind === 'organisation' : many;
}

/** "it emerged", "it is said": nobody says it. */
const isImpersonal = (s: Stretch, verb: number): boolean => PASSIVE.has(norm(s, verb - 1));

/** The earliest token that the subject of a verb may begin with. */
function clauseStart(s: Stretch, i: number, before: Attribution | undefined): number {
  let floor = Math.max(s.from, before?.to ?? s.from, i - 44);
  for (let k = i - 1; k >= floor; k -= 1) {
    if (s.quoteAt(k) !== undefined || isMark(s, k, ':;') || s.tokens[k]?.kind === 'break') {
      floor = k + 1;
      break;
    }
  }
  return floor;
}

/** Whether words stand before a subject that it may say: a quotation, or a clause that a comma ends. */
function precededBy(s: Stretch, from: number, before: Attribution | undefined): boolean {
  if (closesBefore(s, from)) return true;
  const comma = isMark(s, from - 1, ',') || isMark(s, from - 1, '–—-');
  if (!comma) return false;
  const start = before?.to ?? s.from;
  if (from - 1 - start < 3) return false;
  if (!OPENS.has(norm(s, start)) && s.tokens[start]?.kind !== 'mark') return true;
  // "In a statement, the minister said" has no clause before its comma, "As prices rose, he said" has.
  for (let k = Math.max(start, from - 60); k < from - 1; k += 1) if (hasVerb(s, k)) return true;
  return false;
}

/** Whether nothing that is reported follows a verb: the sentence ends there, or a quotation that goes on. */
function endsReport(s: Stretch, next: number, word: string): boolean {
  let k = next;
  if (/^(?:told|tells)$/.test(word)) {
    const hearer = phraseAfter(s, k, s.to);
    if (hearer !== undefined) k = adverbialEnd(s, hearer.next);
  }
  if (k >= s.to) return true;
  if (isMark(s, k, '.;!?')) return true;
  if (isMark(s, k, ',') || isMark(s, k, '–—')) return true;
  return s.quoteAt(k) !== undefined;
}

/** Whether words that it reports follow "told the crowd of 500": "that", a colon, another quotation. */
function saysMore(s: Stretch, next: number): boolean {
  for (let k = next; k < Math.min(s.to, next + 16); k += 1)
    if (norm(s, k) === 'that' || isMark(s, k, ':') || s.quoteAt(k) !== undefined) return true;
  return false;
}

/** Whether a second attribution stands inside what the first reports: "X said Y had told him". */
function isInside(s: Stretch, from: number, before: Attribution): boolean {
  for (let k = from - 1; k >= Math.max(before.to, from - 3); k -= 1) {
    if (isMark(s, k, ',;–—')) return false;
    if (/^(?:and|but|while|whereas|although|though|as|when)$/.test(norm(s, k))) return false;
  }
  return true;
}
