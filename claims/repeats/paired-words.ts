/**
 * Pairs of words that editors say are one thing, or never one, beside the lists of the program (things.ts). They are looked
 * at where statements are compared, never where keys are stored, so that a pair holds for all of the ledger at once.
 */
import { CURRENCY_CODES } from '../evidence/currencies.ts';
import { line } from '../evidence/schema.ts';
import { isNumberWord } from '../reading/numerals.ts';
import { stemOf } from '../searching/stem.ts';
import { isLight, isStopWord } from '../searching/stop-words.ts';
import type { Key, Profile } from './keys.ts';
import { directionIn } from './modes.ts';
import { areNeverOne, NEVER, thingOf } from './things.ts';

/** What a pair of words is said to be. */
export const STANDS = { one: 'are one', never: 'are never one' } as const;

export type Stand = keyof typeof STANDS;

export interface WordPair {
  one: string;
  other: string;
  stand: Stand;
}

/** A pair as the newsroom lists it: who said so, when and why, and who took it off, if somebody did. */
export interface KeptPair extends WordPair {
  id: number;
  reason: string;
  by: string;
  at: string;
  off: { by: string; at: string; reason: string } | null;
}

/** How things stand to each other, by the program’s lists and the pairs of editors. */
export interface PairedWords {
  /** The name that all things have which are one with a thing. */
  nameOf(thing: string): string;
  /** The other things that are one with a thing. */
  othersOf(thing: string): readonly string[];
  areNeverOne(a: string, b: string): boolean;
}

/** The lists of the program alone. */
export const OWN_LISTS: PairedWords = { nameOf: (thing) => thing, othersOf: () => [], areNeverOne };

/** The things that two words are about. */
const thingsOf = ({ one, other }: WordPair) => [thingOf(one), thingOf(other)] as const;

/** Takes pairs as one knowledge of words; without any it is that of the program’s lists. */
export function pairedWords(pairs: readonly WordPair[]): PairedWords {
  if (pairs.length === 0) return OWN_LISTS;
  const groups = groupsOf(pairs);
  const nameOf = (thing: string) => groups.get(thing)?.[0] ?? thing;
  const named = (a: string, b: string) => key(nameOf(a), nameOf(b));
  const never = new Set(
    [...NEVER, ...pairs.filter(({ stand }) => stand === 'never').map(thingsOf)].map(([a, b]) => named(a, b)),
  );
  return {
    nameOf,
    othersOf: (thing) => groups.get(thing)?.filter((one) => one !== thing) ?? [],
    // Of pairs that contradict each other, as lists of another program may make them, nothing is barred from itself.
    areNeverOne: (a, b) => nameOf(a) !== nameOf(b) && never.has(named(a, b)),
  };
}

/** The things that are one, each with all of its group in one order. The smaller of two groups goes into the larger. */
function groupsOf(pairs: readonly WordPair[]): Map<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const pair of pairs) {
    if (pair.stand !== 'one') continue;
    const [a, b] = thingsOf(pair).map((thing) => groups.get(thing) ?? [thing]);
    if (a === undefined || b === undefined || a[0] === b[0]) continue;
    const [large, small] = a.length < b.length ? [b, a] : [a, b];
    large.push(...small);
    for (const thing of [large[0] ?? '', ...small]) groups.set(thing, large);
  }
  return groups;
}

/** A statement with its things under the names of their groups, and its words also under those that are one with them. */
export function inWords(profile: Profile, words: PairedWords | undefined): Profile {
  if (words === undefined || words === OWN_LISTS) return profile;
  return {
    ...profile,
    main: keyIn(profile.main, words),
    others: profile.others.map((key) => keyIn(key, words)),
    content: profile.content.map((one) => {
      const known = new Set(one.others.map((phrase) => phrase.join(' ')));
      const more = [...new Set(words.othersOf(one.term).flatMap((name) => [name, stemOf(name)]))].filter(
        (term) => !known.has(term),
      );
      return more.length === 0 ? one : { ...one, others: [...one.others, ...more.map((term) => [term])] };
    }),
  };
}

function keyIn(key: Key, words: PairedWords): Key {
  const { amount } = key;
  if (amount === undefined) return key;
  const thing = words.nameOf(amount.thing);
  return thing === amount.thing ? key : { ...key, amount: { ...amount, thing } };
}

/** The most pairs that stand at a time: each is looked at in every comparison. */
export const MOST_PAIRS = 1_000;

/** One noun, as it is written. */
const NOUN = /^\p{L}[\p{L}\p{M}'’-]{0,59}$/u;

/** What is wrong with a word of a pair; undefined if it names a thing. */
export function wordFault(typed: string): string | undefined {
  if (typed === '') return 'Write a word.';
  const shown = `“${[...typed].slice(0, 60).join('')}”`;
  if (!line.safeParse(typed).success || !NOUN.test(typed))
    return `${shown} is not one word: write one noun of a thing, such as people or cases.`;
  if (thingOf(typed) === '') return `${shown} is no noun of a thing that is counted.`;
  const sort = otherSortOf(typed);
  return (
    sort &&
    `${shown} is ${sort}, not a thing: a pair of it would change what figures say. Write one noun of a thing, such as people or cases.`
  );
}

/** Words of units and parts that no list of the program has as a unit by itself. */
const UNIT_WORD =
  /^(?:per ?cent|percent(?:age)?s?|percentages?|points?|pp|pct|units?|rates?|ratios?|shares?|averages?|totals?|figures?|numbers?|amounts?|seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|decades?|centur(?:y|ies)|miles?|kilomet(?:re|er)s?|met(?:re|er)s?|tons?|tonnes?|kilos?|kilograms?|grams?|lit(?:re|er)s?|hectares?|acres?|degrees?|k?watts?|megawatts?|gigawatts?)$/u;
const NUMBER_WORD =
  /^(?:dozens?|hundreds?|thousands?|(?:m|b|tr|quadr)illions?|bn|tn|mn|once|twice|thrice|half|halves|thirds?|double|triple|fold)$/u;
const CURRENCY_WORD =
  /^(?:pounds?|sterling|quid|pence|penny|pennies|euros?|cents?|dollars?|bucks?|yen|yuan|renminbi|rupees?|francs?|kron[ae]r?|kronor|roubles?|rubles?|liras?|pesos?|rands?|shillings?|wons?|shekels?|zlotys?|dinars?|dirhams?|riyals?|nairas?)$/u;
const DIRECTION_NOUN =
  /^(?:rises?|falls?|increases?|decreases?|drops?|declines?|reductions?|cuts?|growth|gains?|loss(?:es)?|surges?|jumps?|ups?|downs?|changes?|low|lows|high|highs|fewest|most|least)$/u;
const NOTHING_WORD = /^(?:none|never|neither|nobody|nothing|nowhere|without|cannot|n[o’']t|.*n[’']t)$/u;

/** What sort of word it is that names no thing; undefined if nothing says so. */
function otherSortOf(typed: string): string | undefined {
  const word = pairWord(typed);
  if (NUMBER_WORD.test(word) || isNumberWord(word)) return 'a word of a number';
  if (CURRENCY_WORD.test(word) || CURRENCY_CODES.has(word.toUpperCase())) return 'a currency';
  if (DIRECTION_NOUN.test(word) || directionIn(word, 0) !== 0) return 'a word of direction';
  if (UNIT_WORD.test(word)) return 'a word of a unit';
  if (NOTHING_WORD.test(word) || (word !== 'thing' && isStopWord(word)) || isLight(word))
    return 'a word without a thing of its own';
  return undefined;
}

/** What is wrong with a pair beside those that stand; undefined if it can be added. Its words are without fault. */
export function pairFault(pairs: readonly WordPair[], pair: WordPair): string | undefined {
  const [a, b] = thingsOf(pair);
  const [one, other] = [`“${pair.one}”`, `“${pair.other}”`];
  if (a === b)
    return pair.stand === 'one'
      ? `${one} and ${other} are one already, without a pair: the program reads both as one thing.`
      : `${one} and ${other} cannot be kept apart: the program reads both as one thing.`;
  if (pairs.some((held) => isSamePair(held, pair)))
    return `${one} and ${other} ${STANDS[pair.stand]} already.`;
  if (areNeverOne(a, b))
    return pair.stand === 'never'
      ? `${one} and ${other} are never one already, by the list of the program.`
      : `${one} and ${other} cannot be one: they are never one, by the list of the program.`;
  return contradiction([...pairs, pair])?.message;
}

/** Whether two pairs say the same of the same things. */
export const isSamePair = (a: WordPair, b: WordPair): boolean =>
  a.stand === b.stand && key(...thingsOf(a)) === key(...thingsOf(b));

const key = (a: string, b: string) => [a, b].sort().join('|');

/** Two things that are one by some pairs, and never one by another or by the program; undefined if pairs agree. */
export function contradiction(pairs: readonly WordPair[]): { message: string } | undefined {
  const groups = groupsOf(pairs);
  const areOne = ([a, b]: readonly [string, string]) => a === b || (groups.get(a)?.includes(b) ?? false);
  const said = pairs.find((pair) => pair.stand === 'never' && areOne(thingsOf(pair)));
  const listed = NEVER.find(areOne);
  const never = said === undefined ? listed : thingsOf(said);
  if (never === undefined) return undefined;
  const steps = chainOf(pairs, never[0], never[1]).map(({ one, other }) => `“${one}” and “${other}”`);
  const by = said === undefined ? 'by the list of the program' : 'as editors say';
  const [a, b] = said === undefined ? never : [said.one, said.other];
  return {
    message: `That contradicts itself: “${a}” and “${b}” are never one, ${by}, and would be one by ${steps.join(', ')}.`,
  };
}

/** The shortest chain of pairs by which one thing is another. */
function chainOf(pairs: readonly WordPair[], from: string, to: string): WordPair[] {
  const ones = pairs.filter(({ stand }) => stand === 'one');
  const beside = new Map<string, [string, WordPair][]>();
  for (const pair of ones) {
    const [a, b] = thingsOf(pair);
    beside.set(a, [...(beside.get(a) ?? []), [b, pair]]);
    beside.set(b, [...(beside.get(b) ?? []), [a, pair]]);
  }
  /** How each thing was reached: from which, by which pair. */
  const reached = new Map<string, { from: string; pair: WordPair } | undefined>([[from, undefined]]);
  // What is added to a map while it is gone through is gone through, too.
  for (const [thing] of reached)
    for (const [next, pair] of beside.get(thing) ?? [])
      if (!reached.has(next)) reached.set(next, { from: thing, pair });
  const chain: WordPair[] = [];
  for (let step = reached.get(to); step !== undefined; step = reached.get(step.from))
    chain.unshift(step.pair);
  return chain;
}

/** A word as a pair keeps it: in small letters, and none of the ways to write an apostrophe but one. */
export const pairWord = (typed: string): string =>
  typed.trim().normalize('NFC').toLowerCase().replace(/[’ʼ]/g, "'");
