/** What a figure counts: the noun phrase after a number, its unit as the ledger writes it, and its rate, as in "a month". */
import { lineOf, type Token, wordsAt } from './tokens.ts';

export interface Counted {
  /** As said: "new officers and PCSOs". */
  what: string;
  /** Without the words that do not belong to a unit: "officers and PCSOs". */
  unit: string;
  next: number;
}

/** Words that end every noun phrase. */
const STOPS = new Set(
  (
    'a an the this that these those which who whom whose what when where while how why if than then as at by for from in into ' +
    'of off on onto out over past per since through to towards under until up upon via with within without about above across after ' +
    'against among around before behind below between beyond despite down during except inside near outside is was are were be been ' +
    'being am has have had having do does did will would shall should can could may might must not no nor but or and so because ' +
    'though although it its he his she her they their them we our us you your i my me there here each every either neither both all ' +
    'any some such only just also even still already now yet ever never again ago later today last next says said told also ' +
    'excluding including compared according due via respectively needs comes goes means shows remains leaves joins'
  ).split(' '),
);

const PLURALS = new Set(
  'people police personnel staff men women children workforce constabulary feet'.split(' '),
);

/** Words in -s that are no plurals. */
const NO_PLURALS = new Set(
  'overseas gas bus perhaps always sometimes nowadays besides afterwards upwards downwards towards whereas yes plus'.split(
    ' ',
  ),
);

/** Words before the noun that are no part of the unit. */
const QUALIFIERS = new Set(
  'new more extra additional further fewer less other full time full-time equivalent fte headcount total whole newly recruited current serving mere'.split(
    ' ',
  ),
);

/** How far ahead to look for the noun, and how long a list of nouns may be. */
const MAX_PHRASE = 8;
const MAX_LIST = 16;

/** The longest phrase: a unit is one short line. */
const MAX_UNIT = 80;

const isPlural = (word: string): boolean =>
  PLURALS.has(word) ||
  (word.length > 2 && /[^su']s$/.test(word) && !/[^aeo]is$|ous$/.test(word) && !NO_PLURALS.has(word));

/** Whether a noun phrase may go on with a token; "19" of "Covid-19 tests" is a part of its word. */
const goesOn = (token: Token | undefined): token is Token =>
  (token?.kind === 'word' || (token?.kind === 'number' && token.hyphen)) &&
  token.norm !== '' &&
  !STOPS.has(token.norm) &&
  !token.norm.includes("'");

/** "(FTE)", "(PCSOs)": a short name in brackets, which is part of the phrase. */
function bracketed(tokens: readonly Token[], i: number): boolean {
  return (
    tokens[i]?.norm === '(' &&
    tokens[i + 1]?.kind === 'word' &&
    tokens[i + 1]?.capital === true &&
    tokens[i + 2]?.norm === ')'
  );
}

/** The index of the first plural noun from a token on. */
function headAt(tokens: readonly Token[], from: number): number | undefined {
  for (let i = from; i < from + MAX_PHRASE; i += 1) {
    if (bracketed(tokens, i) && (i > from || tokens[i + 1]?.norm === 'fte')) {
      i += 2;
      continue;
    }
    const token = tokens[i];
    if (!goesOn(token) || (token.glued && i > from)) return undefined;
    if (isPlural(token.norm)) {
      // "police officers", "police community support officers": these words are nouns and adjectives.
      const more = PLURALS.has(token.norm) ? headAt(tokens, i + 1) : undefined;
      return more !== undefined && more - i <= 4 ? more : i;
    }
  }
  return undefined;
}

/** Verbs that go on after a noun and take nouns of their own. */
const VERBS = new Set(
  'cut cuts reduce reduces save saves create creates build builds make makes raise raises add adds lose loses close closes give gives help helps support supports'.split(
    ' ',
  ),
);

/** The last noun of a list that starts with a noun: "police officers, PCSOs and special constables". */
function listEnd(tokens: readonly Token[], head: number, limit: number): number {
  const join = tokens[head + 1]?.norm;
  if (join !== 'and' && join !== '&' && join !== ',') return head;
  // "2,000 jobs and cut emissions": a verb begins another clause.
  if (VERBS.has(tokens[head + 2]?.norm ?? '')) return head;
  const second = headAt(tokens, head + 2);
  if (second === undefined || second > limit) return head;
  if (join !== ',') return second;
  // A comma goes on only to an "and": "officers, PCSOs and constables", not "officers, ministers say".
  const third = tokens[second + 1]?.norm === 'and' ? headAt(tokens, second + 2) : undefined;
  return third ?? head;
}

/** What a number counts, read from the token after it on; undefined if no plural noun is near. */
export function countedAt(tokens: readonly Token[], from: number, text: string): Counted | undefined {
  const first = headAt(tokens, from);
  if (first === undefined) return undefined;
  const head = listEnd(tokens, first, from + MAX_LIST);
  let start = from;
  while (start < head) {
    if (bracketed(tokens, start)) start += 3;
    else if (QUALIFIERS.has(tokens[start]?.norm ?? '')) start += 1;
    else break;
  }
  // The ledger writes "officers": its series say that these are police officers.
  if (tokens[start]?.norm === 'police' && tokens[start + 1]?.norm === 'officers') start += 1;
  const unit = lineOf(text, tokens, start, head + 1);
  return {
    what: lineOf(text, tokens, from, head + 1),
    unit: unit.length > MAX_UNIT ? '' : unit,
    next: head + 1,
  };
}

/** Whom a share may be of without a noun: "23 percent of them". */
const WHOM = new Set('them us those these whom which it this that you'.split(' '));

/** The phrase after "of" in "84% of the target", "52% of Nigeria's population", "five per cent of those". */
export function ofWhat(tokens: readonly Token[], i: number, text: string): string | undefined {
  if (tokens[i]?.norm !== 'of') return undefined;
  let from = i + 1;
  while (['the', 'all', 'its', 'their', 'our', 'his', 'her', 'a', 'every'].includes(tokens[from]?.norm ?? ''))
    from += 1;
  if (WHOM.has(tokens[from]?.norm ?? '')) return lineOf(text, tokens, i + 1, from + 1);
  if (tokens[from]?.kind === 'word' && /'s?$/.test(tokens[from]?.norm ?? '')) from += 1;
  const counted = countedAt(tokens, from, text);
  if (counted !== undefined) return lineOf(text, tokens, i + 1, counted.next);
  let end = from;
  while (end < from + 4 && goesOn(tokens[end])) end += 1;
  return end > from ? lineOf(text, tokens, i + 1, end) : undefined;
}

export interface Rate {
  /** As a unit writes it: " per month", " per 100,000 people". */
  unit: string;
  per?: 'day' | 'month' | 'year';
  next: number;
  /** The token of the number that the rate is of: 100,000. */
  base?: number;
}

const TIMES = ['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'] as const;
/** What an amount of money is often for one of: "5p a litre", "$12 a barrel". */
const MEASURES = new Set(
  'litre liter gallon barrel tonne ton head kilo kilogram mile night bushel ounce pint person pupil child student family household'.split(
    ' ',
  ),
);

const ADVERBS: ReadonlyMap<string, (typeof TIMES)[number]> = new Map([
  ['daily', 'day'],
  ['weekly', 'week'],
  ['monthly', 'month'],
  ['annually', 'year'],
]);

function rateOf(time: (typeof TIMES)[number], next: number): Rate {
  const per = time === 'day' || time === 'month' || time === 'year' ? { per: time } : {};
  return { unit: ` per ${time}`, ...per, next };
}

/** "a month", "per month", "each year", "/month", "per annum", "for every 100,000 people". */
export function rateAt(tokens: readonly Token[], i: number, text: string): Rate | undefined {
  const word = tokens[i]?.norm ?? '';
  const adverb = ADVERBS.get(word);
  if (adverb !== undefined) return rateOf(adverb, i + 1);
  if (wordsAt(tokens, i, ['per', 'annum'])) return rateOf('year', i + 2);
  let k =
    wordsAt(tokens, i, ['for', 'every']) ||
    wordsAt(tokens, i, ['for', 'each']) ||
    wordsAt(tokens, i, ['in', 'each']) ||
    wordsAt(tokens, i, ['in', 'every'])
      ? i + 1
      : i;
  const opens = tokens[k]?.norm;
  if (opens === undefined || !['a', 'an', 'per', 'each', 'every', '/'].includes(opens)) return undefined;
  if (wordsAt(tokens, k, ['every', 'single'])) k += 1;
  const time = TIMES.find((name) => name === tokens[k + 1]?.norm);
  // "every second year" is every other one.
  if (time === 'second' && opens !== 'per' && goesOn(tokens[k + 2])) return undefined;
  if (time !== undefined) return opens === 'a' && isPoint(tokens, k + 2) ? undefined : rateOf(time, k + 2);
  if (opens === 'a' && MEASURES.has(tokens[k + 1]?.norm ?? ''))
    return { unit: ` per ${tokens[k + 1]?.norm}`, next: k + 2 };
  if (opens !== 'per' && k === i) return undefined;
  const base = tokens[k + 1];
  if (base?.kind === 'number' || base?.norm === 'thousand' || base?.norm === 'million') {
    // "per 100 000 people".
    let after = k + 2;
    while (base.kind === 'number' && tokens[after]?.norm === '000' && after < k + 5) after += 1;
    const counted = countedAt(tokens, after, text);
    const singular = counted === undefined && goesOn(tokens[after]) ? after + 1 : after;
    const next = counted?.next ?? singular;
    return {
      unit: ` per ${lineOf(text, tokens, k + 1, next)}`,
      next,
      ...(base.kind === 'number' ? { base: k + 1 } : {}),
    };
  }
  if (opens === 'per' && goesOn(base) && base.norm !== 'cent')
    return { unit: ` per ${base.norm}`, next: k + 2 };
  return undefined;
}

const POINT_AFTER = new Set(['after', 'ago', 'before', 'earlier', 'later', 'since', 'early', 'late']);

/** Whether a time before a token is a point in time: "a day after", "a year ago". "A month since 2019" is a rate. */
function isPoint(tokens: readonly Token[], i: number): boolean {
  const word = tokens[i]?.norm ?? '';
  const after = tokens[i + 1]?.kind;
  return POINT_AFTER.has(word) && !(word === 'since' && (after === 'word' || after === 'number'));
}
