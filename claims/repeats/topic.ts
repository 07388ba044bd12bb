/** What a statement is about: its content words, weighed by how rare they are, and how much two statements share of them. */
import { isLight } from '../searching/stop-words.ts';
import { synonymsOf } from '../searching/synonyms.ts';
import { type Term, termsOf } from '../searching/terms.ts';
import { sameThingAs } from './things.ts';

/** The weight of a term, by how rare it is in a ledger. */
export type Weigh = (term: string) => number;

/** Words of offices and of telling, which say nothing of what is told. */
const NO_CONTENT = new Set(
  (
    'half third quarter double twice mr mrs ms sir lord lady president prime minister secretary senator sen rep representative governor congressman chancellor spokesperson ' +
    'spokesman government administration opposition campaign people percent million billion thousand trillion gbp usd country nation today already ' +
    'dollar dollars pound pounds euro euros cent cents pence rand naira shillings rate number numbers figure figures back really think believe know want fact fully total whole around roughly approximately'
  ).split(' '),
);

/** A content word of a statement. */
export interface Content {
  term: string;
  /** Its stem, and as it is spelt. */
  stem: string;
  word: string;
  isLight: boolean;
  others: readonly (readonly string[])[];
}

/** The content words of a text, each once: no numbers, no offices, and none of the given names. */
export function contentOf(text: string, names: ReadonlySet<string>): Content[] {
  return contentAmong(termsOf(text), names);
}

/** The content words among the terms of a text. */
export function contentAmong(terms: readonly Term[], names: ReadonlySet<string>): Content[] {
  const others = synonymsOf(terms.map(({ term }) => term));
  const found = new Map<string, Content>();
  for (const [i, { term, word }] of terms.entries()) {
    if (word === null || found.has(term) || NO_CONTENT.has(word) || names.has(word)) continue;
    const thing = sameThingAs(word, term);
    if (found.has(thing)) continue;
    found.set(thing, { term: thing, stem: term, word, isLight: isLight(word), others: others[i] ?? [] });
  }
  return [...found.values()];
}

/** How much a word counts that only helps, and one that is found by another word of its meaning. */
const LIGHT = 0.2;
const SYNONYM = 0.75;

export interface Shared {
  /** Of the weight of the shorter one, how much the other has. */
  containment: number;
  /** Of the weight of both, how much they share. */
  overlap: number;
  /** The weight that they share. */
  weight: number;
  words: readonly string[];
  /** How many of them are more than a help. */
  heavy: number;
  /** The same as they are spelt in the first one. */
  written: readonly string[];
}

/** What two statements share. */
export function sharedBetween(a: readonly Content[], b: readonly Content[], weigh: Weigh): Shared {
  const weightOf = ({ term, isLight }: Content) => weigh(term) * (isLight ? LIGHT : 1);
  const sum = (all: readonly Content[]) => all.reduce((so, one) => so + weightOf(one), 0);
  const [ownA, ownB] = [held(a, b, weightOf), held(b, a, weightOf)];
  const [allA, allB] = [sum(a), sum(b)];
  const weight = Math.min(ownA.weight, ownB.weight);
  const least = Math.min(allA, allB);
  const most = allA + allB - weight;
  return {
    weight,
    containment: least === 0 ? 0 : Math.min(1, (allA <= allB ? ownA.weight : ownB.weight) / least),
    overlap: most === 0 ? 0 : weight / most,
    words: ownA.words.map(({ term }) => term),
    heavy: ownA.words.filter(({ isLight }) => !isLight).length,
    written: ownA.words.map(({ word }) => word),
  };
}

/** Of the words of one text, those that another has, in their weight. */
function held(own: readonly Content[], other: readonly Content[], weightOf: (one: Content) => number) {
  const terms = new Set(other.flatMap(({ term, stem }) => [term, stem]));
  let weight = 0;
  const words: Content[] = [];
  for (const one of own) {
    const counts = terms.has(one.term)
      ? 1
      : one.others.some((all) => all.every((t) => terms.has(t)))
        ? SYNONYM
        : 0;
    weight += counts * weightOf(one);
    if (counts > 0) words.push(one);
  }
  return { weight, words };
}

/** Weights from how many texts have each term, of so many; a term of none weighs as much as one of one. */
export function weighBy(counts: ReadonlyMap<string, number>, texts: number): Weigh {
  return (term) => Math.log(1 + texts / (1 + (counts.get(term) ?? 0)));
}
