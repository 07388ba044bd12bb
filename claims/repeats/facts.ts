/** What two statements have in common and what not, fact by fact; what follows from it is decided elsewhere. */
import { compare, rational } from '../exact/number.ts';
import { stemOf } from '../searching/stem.ts';
import type { Key, Profile } from './keys.ts';
import { tellsOfTheRest, yearsOfRecord } from './modes.ts';
import { type Amount, areComplements, figuresAgree, inOneUnit } from './numbers.ts';
import { OWN_LISTS, type PairedWords } from './paired-words.ts';
import { daysApart, endTogether, spansStand, toldStand } from './periods.ts';
import { liesIn, placesStand } from './places.ts';
import { isKnownThing, isOneThing, measuresApart, partsNamed, thingOf } from './things.ts';
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
  /** They agree to three digits or more, which figures of other things seldom do. */
  isExact: boolean;
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
  /** Both state the same figures, more than one, in one order or another. */
  areSameFigures: boolean;
  /** Further figures of the same thing, in the one that has more of them. */
  parallel: number;
  /** How many further figures the one with more of them states. */
  further: number;
  isDenied: boolean;
  /** One of them is no sentence: a number and what it counts. */
  isFragment: boolean;
  isContrasted: boolean;
  paces: 'same' | 'opposite' | 'none';
  /** The places in an order that they give, where both give one, and one of them the first. */
  ranks: 'same' | 'other' | 'none';
}

/** How long after words were said they are still quoted as news, in days. */
const A_WEEK = 7;

/** How far apart two days may lie to be of one observation, where the step of the series is not known. */
const STEP = 62;

/** Looks at two statements, the first of which is the earlier or the one that is known. */
export function factsOf(a: Profile, b: Profile, known: Known): Facts {
  const days = daysApart(a.statement.saidOn, b.statement.saidOn);
  const isWithin = standsIn(a, b);
  const { words = OWN_LISTS } = known;
  const areSame = areSameFigures(a, b, words);
  const figures = figuresStand(a.main, b.main);
  const isAmongOthers = isAmong(a.main, b.others, words) || isAmong(b.main, a.others, words);
  const isOther = figures === 'differ' && !areSame && !isAmongOthers;
  // One quotes the other, longer or shorter: whatever else it names, it is of the same time, and states it in the same way.
  const isQuoted = isWithin && figures === 'agree' && days !== undefined && days <= A_WEEK;
  return {
    figures,
    isExact: figures === 'agree' && areExact(a.main, b.main),
    isFarApart: areFarApart(a.main, b.main),
    things: thingsStand(a.main, b.main, words),
    places: placesOf(a, b),
    time: isQuoted ? 'near' : timesStand(a, b, days, known),
    days,
    modes: isQuoted && a.mode !== b.mode ? 'unknown' : modesStand(a, b, isOther),
    directions: directionsStand(a, b),
    measures: measuresOf(a, b, isOther, words),
    shared: sharedBetween(a.content, b.content, known.weigh),
    isSameText: a.plain === b.plain,
    isSameSpeaker: a.statement.by !== undefined && a.statement.by === b.statement.by,
    isWithin,
    isVerbatim: a.plain.includes(b.plain) || b.plain.includes(a.plain),
    isAmongOthers,
    areSameFigures: areSame,
    parallel: Math.abs(parallelTo(a) - parallelTo(b)),
    further: Math.abs(a.states - b.states),
    isDenied: isDenied(a, b),
    isFragment: a.isFragment || b.isFragment,
    isContrasted: contrastsIn(a, b, words) !== contrastsIn(b, a, words),
    paces:
      a.mode !== 'pace' || b.mode !== 'pace' ? 'none' : a.isOffPace === b.isOffPace ? 'same' : 'opposite',
    ranks: ranksStand(a, b),
  };
}

/** Words that stand for what an earlier clause named. */
const STANDS_FOR = /\b(?:they|it|them|this|that|these|those|he|she)\b/;

/** Whether two figures may answer one question: of one thing, and of one size. */
const areComparable = (a: Key, b: Key, { areNeverOne }: PairedWords): boolean =>
  a.amount !== undefined &&
  b.amount !== undefined &&
  isOneThing(a.amount.thing, b.amount.thing, areNeverOne) &&
  !areFarApart(a, b);

/**
 * A statement with that of its figures as its main one which answers what another statement says, where its first one
 * cannot: "the debt is $14 trillion, and every child inherits $45,000" beside "every child inherits $30,000". A typed
 * figure, a clause and a figure that agrees are left as they are.
 */
export function alignedTo(a: Profile, b: Profile, { words = OWN_LISTS }: Known): Profile {
  if (b.statement.figure !== undefined || b.isClause === true || b.main.amount === undefined) return b;
  if (areComparable(a.main, b.main, words) || b.others.some((one) => figuresStand(a.main, one) === 'agree'))
    return b;
  const main = b.others.find((one) => areComparable(a.main, one, words));
  if (main === undefined) return b;
  return { ...b, main, others: [b.main, ...b.others.filter((one) => one !== main)], isMainLater: true };
}

/** What is measured: the clause of the figure where there are several and it speaks for itself, else all words. */
const measured = ({ main, others, statement }: Profile): string =>
  others.length > 0 && main.amount !== undefined && !STANDS_FOR.test(main.text)
    ? main.text
    : statement.words.toLowerCase();

/** Wholes that stand for everybody: 20% of Americans, of adults and of households are told for each other. */
const OF_ANYBODY: ReadonlySet<string> = new Set(['person', 'adult', 'family', 'home', 'employee']);

/** Shares of two wholes, each of which the other statement does not name: "10% of pupils" and "10% of teachers". */
function wholesApart(a: Profile, b: Profile): string[] {
  const wholeOf = ({ main: { amount, counted = '' } }: Profile) =>
    amount?.thing === '%' ? thingOf(counted) : '';
  const [of, and] = [wholeOf(a), wholeOf(b)];
  if (of === and || [of, and].some((thing) => !isKnownThing(thing) || OF_ANYBODY.has(thing))) return [];
  const isNamed = (thing: string, { content }: Profile) => content.some(({ term }) => term === thing);
  return isNamed(of, b) || isNamed(and, a) ? [] : [`of ${a.main.counted} and of ${b.main.counted}`];
}

/** What only one of two statements measures; with two figures of one thing also the part of it that only one of them counts. */
function measuresOf(a: Profile, b: Profile, isOther: boolean, words: PairedWords): string[] {
  const apart = [
    ...measuresApart(measured(a), measured(b), isOther),
    ...(isAmong(a.main, b.others, words) || isAmong(b.main, a.others, words) ? [] : wholesApart(a, b)),
  ];
  // People are told by more words than what they are: the same ones are "illegal migrants" and "people".
  const isOfThings = isNoun(a.main.amount?.thing ?? '') && a.main.amount?.thing !== 'person';
  if (!isOther || !isOfThings || thingsStand(a.main, b.main, words) !== 'same') return apart;
  const partsOf = (one: Profile, other: Profile) =>
    partsNamed(one.main.counted ?? '').filter((word) => !other.terms.includes(stemOf(word)));
  const [of, and] = [partsOf(a, b), partsOf(b, a)];
  const narrower = of.length > 0 && and.length > 0 ? [] : [...of, ...and];
  return [...apart, ...narrower.slice(0, 1)];
}

function figuresStand(first: Key, second: Key): Facts['figures'] {
  const [a, b] = inOneUnit(first.amount, second.amount);
  if (a === undefined || b === undefined) return a === b ? 'none' : lengthsStand(first, second);
  if (figuresAgree(a, b)) return 'agree';
  const isRest = tellsOfTheRest(first.text) !== tellsOfTheRest(second.text);
  return isRest && areComplements(a, b) ? 'complement' : 'differ';
}

/** A figure that was typed for a record is how many years it goes back, which other words name too: "a 45-year high". */
function lengthsStand(first: Key, second: Key): 'agree' | 'one' {
  const [typed, { text }] = first.amount === undefined ? [second, first] : [first, second];
  const years = typed.amount?.thing === 'year' ? yearsOfRecord(text) : undefined;
  const isOne = years !== undefined && compare(typed.amount?.value ?? TEN, rational(BigInt(years))) === 0;
  return isOne ? 'agree' : 'one';
}

/** Whether two figures are one number with three digits or more that count. */
function areExact({ amount: a }: Key, { amount: b }: Key): boolean {
  if (a === undefined || b === undefined || compare(a.value.abs(), b.value.abs()) !== 0) return false;
  const digits = a.claimed.value.replace(/^[-0.]+|\./g, '').replace(/0+$/, '');
  return digits.length >= 3;
}

const TEN = rational(10n);

function areFarApart({ amount: a }: Key, { amount: b }: Key): boolean {
  if (a === undefined || b === undefined) return false;
  const [one, other] = [a.value.abs(), b.value.abs()];
  return compare(one, other.mul(TEN)) > 0 || compare(other, one.mul(TEN)) > 0;
}

/** Whether a thing is counted, and is no money, share or time. */
export const isNoun = (thing: string) =>
  !/^(?:$|\$|%.*|[A-Z]{3}|percentage-point|times?|years?|months?|days?)$/.test(thing);

function thingsStand(first: Key, second: Key, { nameOf, areNeverOne }: PairedWords): Facts['things'] {
  const [a, b] = inOneUnit(first.amount, second.amount);
  if (a === undefined || b === undefined || a.thing === '' || b.thing === '') return 'unknown';
  if (isOneThing(a.thing, b.thing, areNeverOne)) return 'same';
  // "Half a million people back on the payroll" are employees, too.
  const named = ({ text }: Key, { thing }: Amount) =>
    text.split(/[^\p{L}]+/u).some((word) => nameOf(thingOf(word)) === thing);
  if (!isNoun(a.thing) || !isNoun(b.thing) || areNeverOne(a.thing, b.thing)) return 'other';
  return named(first, b) || named(second, a) ? 'unknown' : 'other';
}

/** Whether the figure of a statement is set against another one: that of it which the other statement has, else its main one. */
function contrastsIn({ main, others }: Profile, other: Profile, words: PairedWords): boolean {
  const shared =
    figuresStand(main, other.main) === 'agree'
      ? []
      : others.filter((one) => isAmong(other.main, [one], words));
  return main.contrasts || shared.some(({ contrasts }) => contrasts);
}

/** Whether one denies what the other states. What two say in words of what is not so may be one and the same. */
function isDenied(a: Profile, b: Profile): boolean {
  if (a.denies !== b.denies) return !(a.denies ? a : b).isMainLater;
  return (a.negates && !b.isNegative) || (b.negates && !a.isNegative);
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

/** Whether two statements state the same figures, more than one each. */
function areSameFigures(a: Profile, b: Profile, words: PairedWords): boolean {
  const [of, and] = [a, b].map(({ main, others }) => [main, ...others].filter(({ amount }) => amount));
  if (of === undefined || and === undefined || of.length < 2 || of.length !== and.length) return false;
  return of.every((one) => isAmong(one, and, words)) && and.every((one) => isAmong(one, of, words));
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
  { isSameLatest, words = OWN_LISTS }: Known,
): Facts['time'] {
  const isAhead = a.mode === 'pledge' || a.mode === 'forecast';
  // Whether a pledge is on its way is asked anew with each observation.
  if (a.mode === 'pace' && b.mode === 'pace' && days !== undefined) return days <= STEP ? 'near' : 'other';
  if (a.period !== undefined && b.period !== undefined) {
    if (isAhead && a.mode === b.mode && endTogether(a.period, b.period, STEP)) return 'same';
    return spansStand(a.period, b.period);
  }
  const told = toldTimes(a, b);
  if (told !== undefined) return told;
  if (isSameLatest !== undefined) return isSameLatest ? 'same' : 'other';
  if (days === undefined) return 'unknown';
  const figures = areSameFigures(a, b, words) ? 'agree' : figuresStand(a.main, b.main);
  if (days <= (figures === 'agree' ? stepOf(a) : STEP)) return 'near';
  // From a fixed beginning on, a newer figure is out after a year, and another figure is a newer one.
  if (a.told.isOpen && b.told.isOpen && (figures === 'differ' || days > A_YEAR)) return 'other';
  // A claim that was typed without a period is of no time, unless it speaks of the day on which it was made.
  const isTimeless = a.isModeSure && a.period === undefined;
  if (isTimeless || isAhead) return days > A_YEAR && a.isOfItsDay ? 'other' : 'unknown';
  if (a.isFixedTime && b.isFixedTime) return 'unknown';
  // What holds now is no saying of what held when somebody left.
  const isAgreed = figures === 'agree' || (figures === 'none' && !a.isOfItsDay && !b.isOfItsDay);
  return isAgreed && (a.isFixedTime || b.isFixedTime) ? 'unknown' : 'other';
}

/** How long an observation of a claim lasts: a year where its period is a year, else what most series take. */
const stepOf = ({ period }: Profile): number => (period?.to.length === 4 ? A_YEAR : STEP);

/** By what the words of both say of their times, or the words of one and the period of the other; undefined if they do not. */
function toldTimes(a: Profile, b: Profile): 'same' | 'other' | undefined {
  const [of, and] = [a.period ?? a.told.span, b.period ?? b.told.span];
  const told = of === undefined || and === undefined ? undefined : toldStand(of, and);
  if (told !== undefined) return told;
  const areLengths = a.told.lengths.length > 0 && b.told.lengths.length > 0;
  const isOfYears = a.main.amount?.thing === 'year';
  if (areLengths && !isOfYears && !a.told.lengths.some((one) => b.told.lengths.includes(one))) return 'other';
  return namedTimes(a, b);
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

function modesStand(a: Profile, b: Profile, isOther: boolean): Facts['modes'] {
  if (a.mode === b.mode) return 'same';
  // "A million more" and "7.8 million are on the list": how much it grew, and how much there is.
  const isLevel = (one: Profile) => one.mode === 'level' && one.isLevelTold;
  if (isOther && ((isLevel(a) && b.mode === 'change') || (isLevel(b) && a.mode === 'change'))) return 'other';
  // Of a bare number nothing is said that could differ.
  if (a.isFragment || b.isFragment) return 'unknown';
  if (a.mode === 'need' || b.mode === 'need') return 'other';
  const isAhead = (one: Profile) => one.mode === 'pledge' || one.mode === 'forecast';
  const isSo = (one: Profile) => !isAhead(one) && (one.isDone || (one.isLevelTold && one.mode === 'level'));
  if ((isAhead(a) && isSo(b)) || (isAhead(b) && isSo(a))) return 'other';
  return a.isModeSure && b.isModeSure ? 'other' : 'unknown';
}

function directionsStand(a: Profile, b: Profile): Facts['directions'] {
  const [one, other] = [a.main.direction, b.main.direction];
  // What stayed as it was neither rose nor fell.
  if ((a.isStill && one === 0 && other !== 0) || (b.isStill && other === 0 && one !== 0)) return 'opposite';
  if (one === 0 || other === 0) return 'unknown';
  return one === other ? 'same' : 'opposite';
}

/** By the places in an order that ranks give; of two that are none the first, nobody knows that they answer one question. */
function ranksStand(a: Profile, b: Profile): Facts['ranks'] {
  if (a.mode !== 'rank' || b.mode !== 'rank' || a.place === undefined || b.place === undefined) return 'none';
  if (a.place === b.place) return 'same';
  return a.place === 1 || b.place === 1 ? 'other' : 'none';
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
