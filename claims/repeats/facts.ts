/** What two statements have in common and what not, fact by fact; what follows from it is decided elsewhere. */
import { compare, rational } from '../exact/number.ts';
import type { Key, Profile } from './keys.ts';
import { tellsOfTheRest } from './modes.ts';
import { type Amount, areComplements, figuresAgree } from './numbers.ts';
import { OWN_LISTS, type PairedWords } from './paired-words.ts';
import { daysApart, endTogether, spansStand } from './periods.ts';
import { liesIn, placesStand } from './places.ts';
import { isOneThing, measuresApart, thingOf } from './things.ts';
import { type Shared, sharedBetween, type Weigh } from './topic.ts';

/** What a ledger knows that bears on whether statements repeat each other. */
export interface Known {
  weigh: Weigh;
  /**
   * Whether the figure that was the latest on both days is one and the same, where the claim is of the latest figure of its
   * series; undefined where that is not known.
   */
  isSameLatest?: boolean | undefined;
  /** The pairs of words of editors; without them the lists of the program decide alone. */
  words?: PairedWords | undefined;
}

export interface Facts {
  /** The main figures: agree, are complements to a hundred per cent, differ, or one side has none. */
  figures: 'agree' | 'complement' | 'differ' | 'one' | 'none';
  /** One of the main figures is more than ten times the other one. */
  isFarApart: boolean;
  /** The things that they count. */
  things: 'same' | 'other' | 'unknown';
  places: ReturnType<typeof placesStand>;
  time: 'same' | 'near' | 'other' | 'unknown';
  days: number | undefined;
  modes: 'same' | 'other' | 'unknown';
  directions: 'same' | 'opposite' | 'unknown';
  /** What only one of them measures. */
  measures: readonly string[];
  shared: Shared;
  isSameText: boolean;
  isSameSpeaker: boolean;
  /** The words of the shorter one stand in the longer one as they are. */
  isWithin: boolean;
  /** They stand in it letter by letter. */
  isVerbatim: boolean;
  /** The main figure of one is another figure of the other one. */
  isAmongOthers: boolean;
  /** Further figures of the same thing, in the one that has more of them. */
  parallel: number;
  /** How many further figures the one with more of them states. */
  further: number;
  isDenied: boolean;
  /** One of them is no sentence: a number and what it counts. */
  isFragment: boolean;
  isContrasted: boolean;
  paces: 'same' | 'opposite' | 'none';
}

/** How far apart two days may lie to be of one observation, where the step of the series is not known. */
const STEP = 62;

/** Looks at two statements, the first of which is the earlier or the one that is known. */
export function factsOf(a: Profile, b: Profile, known: Known): Facts {
  const days = daysApart(a.statement.saidOn, b.statement.saidOn);
  const isWithin = standsIn(a, b);
  const { words = OWN_LISTS } = known;
  return {
    figures: figuresStand(a.main, b.main),
    isFarApart: areFarApart(a.main, b.main),
    things: thingsStand(a.main, b.main, words),
    places: placesOf(a, b),
    time: timesStand(a, b, days, known),
    days,
    modes: modesStand(a, b),
    directions: directionsStand(a, b),
    measures: measuresApart(measured(a), measured(b)),
    shared: sharedBetween(a.content, b.content, known.weigh),
    isSameText: a.plain === b.plain,
    isSameSpeaker: a.statement.by !== undefined && a.statement.by === b.statement.by,
    isWithin,
    isVerbatim: a.plain.includes(b.plain) || b.plain.includes(a.plain),
    isAmongOthers: isAmong(a.main, b.others, words) || isAmong(b.main, a.others, words),
    parallel: Math.abs(parallelTo(a) - parallelTo(b)),
    further: Math.abs(a.states - b.states),
    isDenied: a.denies !== b.denies && !(a.denies ? a : b).isMainLater,
    isFragment: a.isFragment || b.isFragment,
    isContrasted: a.contrasts !== b.contrasts,
    paces:
      a.mode !== 'pace' || b.mode !== 'pace' ? 'none' : a.isOffPace === b.isOffPace ? 'same' : 'opposite',
  };
}

/** What is measured: the clause of the figure where there are several, else all words. */
const measured = ({ main, others, statement }: Profile): string =>
  others.length > 0 && main.amount !== undefined ? main.text : statement.words.toLowerCase();

function figuresStand(first: Key, second: Key): Facts['figures'] {
  const [a, b] = [first.amount, second.amount];
  if (a === undefined || b === undefined) return a === b ? 'none' : 'one';
  if (figuresAgree(a, b)) return 'agree';
  const isRest = tellsOfTheRest(first.text) !== tellsOfTheRest(second.text);
  return isRest && areComplements(a, b) ? 'complement' : 'differ';
}

const TEN = rational(10n);

function areFarApart({ amount: a }: Key, { amount: b }: Key): boolean {
  if (a === undefined || b === undefined) return false;
  const [one, other] = [a.value.abs(), b.value.abs()];
  return compare(one, other.mul(TEN)) > 0 || compare(other, one.mul(TEN)) > 0;
}

/** Whether a thing is counted, and is no money, share or time. */
export const isNoun = (thing: string) =>
  !/^(?:$|%.*|[A-Z]{3}|percentage-point|times?|years?|months?|days?)$/.test(thing);

function thingsStand(first: Key, second: Key, { nameOf, areNeverOne }: PairedWords): Facts['things'] {
  const [a, b] = [first.amount, second.amount];
  if (a === undefined || b === undefined || a.thing === '' || b.thing === '') return 'unknown';
  if (isOneThing(a.thing, b.thing, areNeverOne)) return 'same';
  // "Half a million people back on the payroll" are employees, too.
  const named = ({ text }: Key, { thing }: Amount) =>
    text.split(/[^\p{L}]+/u).some((word) => nameOf(thingOf(word)) === thing);
  if (!isNoun(a.thing) || !isNoun(b.thing) || areNeverOne(a.thing, b.thing)) return 'other';
  return named(first, b) || named(second, a) ? 'unknown' : 'other';
}

/** How many further figures of a statement count the thing of its main one. */
const parallelTo = ({ main, others }: Profile): number =>
  others.filter(({ amount }) => amount !== undefined && amount.thing === main.amount?.thing).length;

/** Whether the main figure of one statement is among the further figures of the other one, counted in the same thing. */
function isAmong({ amount }: Key, others: readonly Key[], { areNeverOne }: PairedWords): boolean {
  if (amount === undefined) return false;
  return others.some(
    ({ amount: other }) =>
      other !== undefined &&
      figuresAgree(amount, other) &&
      isOneThing(amount.thing, other.thing, areNeverOne),
  );
}

/** How long a year of its own lasts, for words of the time at which they are said. */
const A_YEAR = 300;

/** How the places stand. A whole that is named in passing ("get Britain building") says nothing against a part of it. */
function placesOf(a: Profile, b: Profile): Facts['places'] {
  const stand = placesStand(a.places, b.places);
  if (stand !== 'part') return stand;
  const isPassing = (one: Profile, other: Profile) =>
    !one.isPlaceSure && one.places.every((whole) => other.places.some((place) => liesIn(place, whole)));
  return isPassing(a, b) || isPassing(b, a) ? 'absent' : 'part';
}

function timesStand(
  a: Profile,
  b: Profile,
  days: number | undefined,
  { isSameLatest }: Known,
): Facts['time'] {
  const isAhead = a.mode === 'pledge' || a.mode === 'forecast';
  // Whether a pledge is on its way is asked anew with each observation.
  if (a.mode === 'pace' && b.mode === 'pace' && days !== undefined) return days <= STEP ? 'near' : 'other';
  if (a.period !== undefined && b.period !== undefined) {
    if (isAhead && a.mode === b.mode && endTogether(a.period, b.period, STEP)) return 'same';
    return spansStand(a.period, b.period);
  }
  const named = namedTimes(a, b);
  if (named !== undefined) return named;
  if (isSameLatest !== undefined) return isSameLatest ? 'same' : 'other';
  if (days === undefined) return 'unknown';
  if (days <= STEP) return 'near';
  // A claim that was typed without a period is of no time, unless it speaks of the day on which it was made.
  const isTimeless = a.isModeSure && a.period === undefined;
  if (isTimeless || isAhead) return days > A_YEAR && a.isOfItsDay ? 'other' : 'unknown';
  const isAgreed = figuresStand(a.main, b.main) === 'agree';
  return (a.isFixedTime && b.isFixedTime) || (isAgreed && (a.isFixedTime || b.isFixedTime))
    ? 'unknown'
    : 'other';
}

/** By the dates that the words of both name, or the words of one and the period of the other; undefined if they do not. */
function namedTimes(a: Profile, b: Profile): 'same' | 'other' | undefined {
  const timesOf = ({ named, period }: Profile) =>
    period === undefined ? named : [...named, ...(period.from === undefined ? [] : [period.from]), period.to];
  const [of, and] = [timesOf(a), timesOf(b)];
  if (a.named.length === 0 && b.named.length === 0) return undefined;
  if (of.length === 0 || and.length === 0) return undefined;
  const isShared = of.some((one) => and.some((other) => one.startsWith(other) || other.startsWith(one)));
  return isShared ? undefined : 'other';
}

function modesStand(a: Profile, b: Profile): Facts['modes'] {
  if (a.mode === b.mode) return 'same';
  // Of a bare number nothing is said that could differ.
  if (a.isFragment || b.isFragment) return 'unknown';
  if (a.mode === 'need' || b.mode === 'need') return 'other';
  const isAhead = (one: Profile) => one.mode === 'pledge' || one.mode === 'forecast';
  if ((isAhead(a) && b.isDone && !isAhead(b)) || (isAhead(b) && a.isDone && !isAhead(a))) return 'other';
  return a.isModeSure && b.isModeSure ? 'other' : 'unknown';
}

function directionsStand(a: Profile, b: Profile): Facts['directions'] {
  const [one, other] = [a.main.direction, b.main.direction];
  if (one === 0 || other === 0) return 'unknown';
  return one === other ? 'same' : 'opposite';
}

/** The fewest characters, and terms, of a clause that stands in another text by more than chance. */
const SHORTEST = 15;
const FEWEST = 4;

/** How much of the terms of a shortened quotation the full one has. */
const NEARLY_ALL = 0.9;

/** Whether the words of the shorter one stand in the longer one, as they are or nearly. */
function standsIn(a: Profile, b: Profile): boolean {
  const [short, long] = a.plain.length <= b.plain.length ? [a, b] : [b, a];
  if (short.plain.length >= SHORTEST && long.plain.includes(short.plain)) return true;
  const all = new Set(long.terms);
  if (short.terms.length < FEWEST) return false;
  return short.terms.filter((term) => all.has(term)).length >= NEARLY_ALL * short.terms.length;
}
