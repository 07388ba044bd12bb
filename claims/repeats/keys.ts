/**
 * A statement as keys: one for each clause with a figure, and one for a clause that states something without. Typed
 * fields win over words. What is read once of a statement stands here, so that comparing two of them looks up and no more.
 */
import type { Claimed, Hedge } from '../claim.ts';
import { type FigureRead, readQuotation } from '../reading/quotation.ts';
import { termsOf } from '../searching/terms.ts';
import {
  contrasts,
  denies,
  directionIn,
  isDone,
  isFixedTime,
  isNegative,
  isOffPace,
  isStill,
  type Mode,
  modeIn,
  modeOf,
  negates,
  placeInOrder,
  statesKind,
  statesNoFigure,
  tellsOfLevel,
} from './modes.ts';
import { type Amount, amountOf, figuresAgree } from './numbers.ts';
import { type Span, spanOf, type Told, toldIn } from './periods.ts';
import { placeOf, placesIn } from './places.ts';
import type { Statement } from './statement.ts';
import { ANY_DOLLAR } from './things.ts';
import { type Content, contentAmong } from './topic.ts';

/** One thing that a statement states. */
export interface Key {
  /** The words of the clause. */
  text: string;
  amount?: Amount | undefined;
  direction: -1 | 0 | 1;
  /** What is counted, as it was said: "neighbourhood police officers". */
  counted?: string | undefined;
  /** Whether it is set against another number: "only 3,500", "the true number is 3,000". */
  contrasts: boolean;
  /** Whether it stands in a clause that only grants something: "whilst 20,000 were recruited, …". */
  isGranted?: boolean;
}

/** A statement, read. */
export interface Profile {
  statement: Statement;
  /** What it states first, or what was typed. */
  main: Key;
  /** The other figures of its words. */
  others: readonly Key[];
  /** Whether it is a clause of its statement, which is held against others for itself. */
  isClause?: boolean | undefined;
  /** Whether its words state another figure before the main one. */
  isMainLater: boolean;
  mode: Mode;
  /** Whether the mode was typed, or said plainly. */
  isModeSure: boolean;
  /** A figure and its thing, of which nothing is said: "1,142 officers a month". */
  isFragment: boolean;
  places: readonly string[];
  isPlaceSure: boolean;
  period?: Span | undefined;
  /** What the words say of their time. */
  told: Told;
  /** Years and dates that the words name. */
  named: readonly string[];
  content: readonly Content[];
  /** All words in small letters with single spaces. */
  plain: string;
  /** All terms, numbers too. */
  terms: readonly string[];
  isOffPace: boolean;
  isDone: boolean;
  /** It says that something stayed as it was. */
  isStill: boolean;
  /** It says how much there is: "there are", "stands at". */
  isLevelTold: boolean;
  isFixedTime: boolean;
  /** How many things it states: its figures, and its sentences that state a kind without one. */
  states: number;
  /** It speaks of the time at which it was said: "now", "last year". */
  isOfItsDay: boolean;
  denies: boolean;
  /** Its main clause says that something is not so. */
  negates: boolean;
  /** It has any word of what is not so. */
  isNegative: boolean;
  /** Which place of an order it gives: 1 of "the biggest", 8 of "the eighth largest". */
  place: number | undefined;
}

/** A statement once for each clause that states a figure, with that one as its main; once if none does. */
export function clausesOf(profile: Profile): Profile[] {
  const all = [profile.main, ...profile.others].filter(({ amount }) => amount !== undefined);
  if (all.length === 0) return [profile];
  return all.map((main, i) => ({
    ...profile,
    main,
    others: all.filter((_, k) => k !== i),
    isMainLater: profile.isMainLater || i > 0,
    isClause: all.length > 1,
  }));
}

/** How much of a statement is read. */
const MOST_READ = 5_000;

/** The most figures of a statement that are compared. */
const MOST_FIGURES = 12;

/** Where one clause ends and another begins. */
const CLAUSE_END =
  /[.!?;:](?=\s|$)|\s[-–—]+\s|,\s|\band\b(?=\s+(?:there|we|it|they|the|that|by|now|spends?|gave)\b)|\b(?:which|while|whilst|but)\b/g;

/** The most terms of what is no sentence yet. */
const A_FRAGMENT = 4;

/** Words of the time at which something is said. */
const OF_ITS_DAY =
  /\b(?:now|currently|at the moment|today|(?:this|last|past) (?:year|month|week|quarter)|so far|latest|recent(?:ly)?)\b/;

/** Reads a statement. Takes time in proportion to its words, and never throws. */
export function profileOf(statement: Statement): Profile {
  const words = statement.words.slice(0, MOST_READ).replace(/[’ʼ]/g, "'");
  const low = words.toLowerCase();
  const reading = readQuotation(words);
  const terms = termsOf(words);
  const ends = clauseEnds(low);
  const keys = reading.figures.slice(0, MOST_FIGURES).flatMap((figure) => keyOf(low, figure, ends));
  const { main, others, isMainLater } = mainOf(statement, low, keys);
  const typed = modeOf(statement.kind);
  const plain = low
    .replace(/[^\p{L}\p{N}%£$€.,'-]+/gu, ' ')
    .replace(/[.,'](?=\s|$)/g, '')
    .trim();
  const places =
    statement.place === undefined
      ? placesIn(
          low
            .split(/[^\p{L}]+/u)
            .map((word) => word.replace(/^s$/, ''))
            .filter(Boolean),
        )
      : [placeOf(statement.place)];
  return {
    statement,
    main,
    others,
    isMainLater,
    mode: typed ?? modeIn(low),
    isModeSure: typed !== undefined,
    isFragment:
      typed === undefined &&
      terms.length <= A_FRAGMENT &&
      modeIn(low) === 'level' &&
      !isDone(low) &&
      !tellsOfLevel(low),
    places,
    isPlaceSure: statement.place !== undefined,
    period: statement.period === undefined ? undefined : spanOf(statement.period),
    told: toldIn(low, reading.dates, statement.saidOn),
    named: reading.dates.map(({ at }) => at),
    content: contentAmong(terms, namesOf(statement)),
    plain,
    terms: terms.map(({ term }) => term),
    isOffPace: isOffPace(low),
    isDone: isDone(low),
    isStill: isStill(low),
    isLevelTold: tellsOfLevel(low),
    isFixedTime: isFixedTime(main.text),
    states: statesIn(low, keys),
    isOfItsDay: OF_ITS_DAY.test(low),
    denies: denies(low),
    negates: negates(main.text),
    isNegative: isNegative(low),
    place: placeInOrder(low),
  };
}

/** How many things a text states: its figures, and its clauses that state a kind without one. */
function statesIn(low: string, keys: readonly Key[]): number {
  const clauses = low.split(/[.!?;](?=\s)|,\s|\sand\s/);
  return keys.length + clauses.filter((one) => statesKind(one) && !/\d/.test(one)).length;
}

/** The words of the speaker's name. */
function namesOf({ by = '' }: Statement): ReadonlySet<string> {
  return new Set(
    by
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .filter((word) => word.length > 2),
  );
}

/** Why a figure of the words is no key: a stretch of time that frames it, the base of a rate. */
const FRAMES = new Set(['span', 'base']);

/** "77 cents on the dollar", "77 cents for every dollar", "10 pence in the pound": hundredths. */
const IN_THE_WHOLE =
  /\b(?:cents?|pence|p) (?:on|in|of|for|to) (?:the|a|an|every|each) (?:dollar|pound|euro)\b/;

/** "£394 million more a week", "£350m to the EU every week": the time of a rate, which stands behind what is told of it. */
const RATE_BEHIND =
  /^ (?:(?:more|extra|less|fewer|lower|higher|worse|better) |(?:to|on|for|into|from|in) (?:the )?[\p{L}'-]+ ){0,2}(?:a|an|per|each|every) (hour|day|week|month|year)\b/u;

/** "Not ten, not twenty, but forty": a number that is named to be left behind. */
const LEFT_BEHIND = /\bnot (?:just |only |merely )?$/;
const BUT_ANOTHER = /^[^.;!?]{0,60}\bbut (?:\p{L}+ )?(?:\d|\p{L})/u;

/** "Whilst 20,000 were recruited, …": a clause that grants something before what is stated. */
const GRANTS = /(?:^|[.;!?"”]\s*)(?:whilst|while|although|though|even though|even if|despite)\b[^,.;!?]*$/;

function keyOf(low: string, figure: FigureRead, ends: readonly ClauseEnd[]): Key[] {
  if (figure.role !== undefined && FRAMES.has(figure.role)) return [];
  const before = low.slice(Math.max(0, figure.start - LOOKED_BACK), figure.start);
  if (LEFT_BEHIND.test(before) && BUT_ANOTHER.test(low.slice(figure.end))) return [];
  const read = amountOf({
    value: figure.value,
    unit: unitRead(low, figure),
    ...(figure.hedge === 'bare' ? {} : { hedge: figure.hedge }),
  });
  if (read === undefined) return [];
  const amount = isAnyDollar(low, figure) ? { ...read, thing: ANY_DOLLAR } : read;
  const { text, from } = clauseAt(low, figure, ends);
  const at = figure.start - from;
  return [
    {
      text,
      amount,
      direction: directionIn(text, at),
      counted: figure.what ?? figure.unit,
      contrasts: contrasts(text, at),
      isGranted: GRANTS.test(before),
    },
  ];
}

/** How far before a figure the words of its clause are looked at, in characters. */
const LOOKED_BACK = 160;

/** The unit of a figure by the words around it. */
function unitRead(low: string, { unit, end }: FigureRead): string {
  if (IN_THE_WHOLE.test(low.slice(Math.max(0, end - 7), end + 20))) return '%';
  const [, time] = unit.includes(' per ') ? [] : (RATE_BEHIND.exec(low.slice(end, end + 60)) ?? []);
  return time === undefined ? unit : `${unit} per ${time}`.trim();
}

/** The sign of dollars alone, which many countries use; "US$" names one. */
const isAnyDollar = (low: string, { unit, text, start, end }: FigureRead): boolean =>
  /^USD\b/.test(unit) &&
  /\$|\bdollars?\b/.test(text.toLowerCase()) &&
  !/us\s?\$|\b(?:us|american) dollars?/.test(low.slice(Math.max(0, start - 3), end));

/** A place where a clause ends, and where the next one begins. */
interface ClauseEnd {
  end: number;
  next: number;
}

const clauseEnds = (low: string): ClauseEnd[] =>
  [...low.matchAll(CLAUSE_END)].map(({ index, 0: { length } }) => ({ end: index, next: index + length }));

/** The clause that holds a figure, with where it begins. */
function clauseAt(
  low: string,
  { start, end }: FigureRead,
  ends: readonly ClauseEnd[],
): { text: string; from: number } {
  const from = ends.findLast(({ next }) => next <= start)?.next ?? 0;
  const to = ends.find((one) => one.end >= end)?.end ?? low.length;
  return { text: low.slice(from, to), from };
}

/** "The actual number is 3,000": what corrects another number. */
const CORRECTS = /\b(?:actual|true|real) (?:number|figure|total|cost) (?:is|was|will be|would be)\b/;

/** What a statement states first: what was typed, or the first figure of its words, or its words alone. */
function mainOf(
  { figure, unit, hedge, kind }: Statement,
  low: string,
  keys: readonly Key[],
): { main: Key; others: Key[]; isMainLater: boolean } {
  const whole: Key = { text: low, direction: directionIn(low, 0), contrasts: contrasts(low, 0) };
  if (figure === undefined) {
    // What is granted, or only named to be corrected, is not what is stated.
    const stated = keys.find(({ amount, text }) => amount !== undefined && CORRECTS.test(text));
    const first = stated ?? keys.find(({ isGranted }) => isGranted !== true) ?? keys[0];
    const rest = keys.filter((key) => key !== first);
    // The number beside "on track" is the target, and not what is stated.
    const isPace = kind === undefined && modeIn(low) === 'pace';
    if (first === undefined || isPace || statesNoFigure(kind))
      return { main: whole, others: [...keys], isMainLater: false };
    return { main: withUnit(first, unit), others: rest, isMainLater: first !== keys[0] };
  }
  const amount = amountOf(typedFigure(figure, unit, hedge));
  if (amount === undefined) return { main: whole, others: [...keys], isMainLater: false };
  const own = keys.find((key) => key.amount !== undefined && figuresAgree(key.amount, amount));
  const from = own ?? whole;
  return {
    main: { ...from, text: `${from.text} ${(unit ?? '').toLowerCase()}`, amount },
    others: keys.filter((key) => key !== own),
    isMainLater: own !== undefined && own !== keys[0],
  };
}

/** A figure of the words in the unit that was typed for it, where the words give none. */
function withUnit(key: Key, unit: string | undefined): Key {
  const claimed = key.amount?.claimed;
  if (claimed === undefined || unit === undefined || claimed.unit !== '') return key;
  return { ...key, amount: amountOf({ ...claimed, unit }) ?? key.amount };
}

function typedFigure(value: string, unit = '', hedge?: Hedge): Claimed {
  return { value, unit, ...(hedge === undefined || hedge === 'bare' ? {} : { hedge }) };
}
