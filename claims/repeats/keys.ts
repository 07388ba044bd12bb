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
  isOffPace,
  type Mode,
  modeIn,
  modeOf,
  statesKind,
  statesNoFigure,
} from './modes.ts';
import { type Amount, amountOf, figuresAgree } from './numbers.ts';
import { type Span, spanOf } from './periods.ts';
import { placeOf, placesIn } from './places.ts';
import type { Statement } from './statement.ts';
import { type Content, contentAmong } from './topic.ts';

/** One thing that a statement states. */
export interface Key {
  /** The words of the clause. */
  text: string;
  amount?: Amount | undefined;
  direction: -1 | 0 | 1;
}

/** A statement, read. */
export interface Profile {
  statement: Statement;
  /** What it states first, or what was typed. */
  main: Key;
  /** The other figures of its words. */
  others: readonly Key[];
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
  /** Years and dates that the words name. */
  named: readonly string[];
  content: readonly Content[];
  /** All words in small letters with single spaces. */
  plain: string;
  /** All terms, numbers too. */
  terms: readonly string[];
  isOffPace: boolean;
  isDone: boolean;
  isFixedTime: boolean;
  /** How many things it states: its figures, and its sentences that state a kind without one. */
  states: number;
  /** It speaks of the time at which it was said: "now", "last year". */
  isOfItsDay: boolean;
  denies: boolean;
  contrasts: boolean;
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
    isFragment: typed === undefined && terms.length <= A_FRAGMENT && modeIn(low) === 'level',
    places,
    isPlaceSure: statement.place !== undefined,
    period: statement.period === undefined ? undefined : spanOf(statement.period),
    named: reading.dates.map(({ at }) => at),
    content: contentAmong(terms, namesOf(statement)),
    plain,
    terms: terms.map(({ term }) => term),
    isOffPace: isOffPace(low),
    isDone: isDone(low),
    isFixedTime: isFixedTime(main.text),
    states: statesIn(low, keys),
    isOfItsDay: OF_ITS_DAY.test(low),
    denies: denies(low),
    contrasts: contrasts(low),
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

/** "77 cents on the dollar", "10 pence in the pound": hundredths. */
const IN_THE_WHOLE = /\b(?:cents?|pence|p) (?:on|in|of) (?:the|every|each) (?:dollar|pound|euro)\b/;

function keyOf(low: string, figure: FigureRead, ends: readonly ClauseEnd[]): Key[] {
  if (figure.role !== undefined && FRAMES.has(figure.role)) return [];
  const isPart = IN_THE_WHOLE.test(low.slice(figure.end - 7, figure.end + 20));
  const amount = amountOf({
    value: figure.value,
    unit: isPart ? '%' : figure.unit,
    ...(figure.hedge === 'bare' ? {} : { hedge: figure.hedge }),
  });
  if (amount === undefined) return [];
  const { text, from } = clauseAt(low, figure, ends);
  return [{ text, amount, direction: directionIn(text, figure.start - from) }];
}

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

/** What a statement states first: what was typed, or the first figure of its words, or its words alone. */
function mainOf(
  { figure, unit, hedge, kind }: Statement,
  low: string,
  keys: readonly Key[],
): { main: Key; others: Key[]; isMainLater: boolean } {
  const whole: Key = { text: low, direction: directionIn(low, 0) };
  if (figure === undefined) {
    const [first, ...rest] = keys;
    // The number beside "on track" is the target, and not what is stated.
    const isPace = kind === undefined && modeIn(low) === 'pace';
    if (first === undefined || isPace || statesNoFigure(kind))
      return { main: whole, others: [...keys], isMainLater: false };
    return { main: withUnit(first, unit), others: rest, isMainLater: false };
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
