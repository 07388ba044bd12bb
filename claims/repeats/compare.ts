/**
 * Whether one statement repeats another one, by rule: first what bars it (place, words that share too little), then the
 * relations in their order. What is too weak to decide is "maybe", never a relation. Nothing is attached by it.
 */
import { alignedTo, type Facts, factsOf, isNoun, type Known } from './facts.ts';
import { type Profile, profileOf } from './keys.ts';
import { inWords } from './paired-words.ts';
import type { Comparison, Outcome, Statement } from './statement.ts';
import { whyOf } from './why.ts';

/** Compares two statements, the first of which is that of the ledger, or the earlier one. Never throws. */
export function compare(a: Statement, b: Statement, known: Known): Comparison {
  return compareProfiles(profileOf(a), profileOf(b), known);
}

/** Compares two statements that were read. */
export function compareProfiles(first: Profile, second: Profile, known: Known): Comparison {
  const a = inWords(first, known.words);
  const b = alignedTo(a, inWords(second, known.words), known);
  const facts = factsOf(a, b, known);
  const bond = bondOf(a, facts);
  const relation = decide(a, b, facts, bond);
  const isThin = !facts.isWithin && facts.shared.heavy < 2;
  return { relation, bond, isThin, score: scoreOf(relation, bond, facts), ...whyOf(a, b, facts) };
}

/** How well two statements match, for putting many in order: a quick look that decides nothing. From 0 on. */
export function nearness(first: Profile, second: Profile, known: Known): number {
  const [a, b] = [inWords(first, known.words), inWords(second, known.words)];
  const facts = factsOf(a, b, known);
  const bond = bondOf(a, facts);
  return scoreOf(decide(a, b, facts, bond), bond, facts);
}

/** What beside shared words binds two statements: a thing that both count, a figure, a time, a debate of some days. */
const BINDS = {
  thing: 0.06,
  figure: 0.08,
  exact: 0.12,
  pace: 0.1,
  pledge: 0.06,
  time: 0.04,
  days: 0.06,
} as const;

/** How long people speak of the same figure in one debate, in days. */
const A_DEBATE = 7;

/** How near two statements are: half of it what the shorter one shares, half what both share of all that they say. */
function bondOf({ main, mode }: Profile, f: Facts): number {
  const { containment, overlap } = f.shared;
  return (
    (containment + overlap) / 2 +
    (f.things === 'same' && isNoun(main.amount?.thing ?? '') ? BINDS.thing : 0) +
    (f.figures === 'agree' && f.things !== 'other' ? BINDS.figure : 0) +
    (f.isExact && f.things !== 'other' ? BINDS.exact : 0) +
    (f.paces === 'none' ? 0 : BINDS.pace) +
    (f.modes === 'same' && mode === 'pledge' && f.things === 'same' ? BINDS.pledge : 0) +
    (f.time === 'same' ? BINDS.time : 0) +
    (f.days !== undefined && f.days <= A_DEBATE ? BINDS.days : 0)
  );
}

/** Below this two statements have nothing to do with each other. */
const LEAST = 0.1;
/** The same number of other things binds nothing: from here on the words do. */
const LEAST_OF_OTHERS = 0.25;
/** From here on one is a repeat of the other, where figures agree; and where there is none. */
const SURE = 0.25;
const SURE_WITHOUT_FIGURES = 0.3;

function decide(a: Profile, b: Profile, f: Facts, bond: number): Outcome {
  const same = ofSameText(a, b, f);
  if (same !== undefined) return same;
  // A sentence of another one is its part, whatever place it tells of beside.
  const isQuoted = f.isVerbatim && f.isWithin && f.further > 0;
  if (f.places === 'other' && !isQuoted) return 'none';
  if (bond < LEAST || !isOfOneSubject(a, f)) return 'none';
  if (f.things === 'other' && f.figures === 'agree' && bond < LEAST_OF_OTHERS) return 'none';
  return partOrOpposite(a, b, f) ?? otherQuestion(a, b, f) ?? sameQuestion(f, bond);
}

/** Whether two statements share a word, or count the same thing of the same place; a share or a sum of money is no thing. */
function isOfOneSubject({ main }: Profile, f: Facts): boolean {
  if (f.isWithin || f.shared.weight > 0) return true;
  const isCounted = f.things === 'same' && isNoun(main.amount?.thing ?? '');
  return (isCounted && f.places === 'same') || (f.paces !== 'none' && f.places === 'same');
}

/** One text, of which two things are tested: its parts, or two readings of it, which are two claims already. */
function ofSameText({ statement: a }: Profile, { statement: b }: Profile, f: Facts): Outcome | undefined {
  if (!f.isSameText) return undefined;
  if (f.figures === 'differ' || f.figures === 'one') return 'part';
  const areClaims = a.claim !== undefined && b.claim !== undefined && a.claim !== b.claim;
  // Of one kind, on the same series, it is the same test recorded twice; of unknown series, two readings.
  const series = a.series?.join(' ') ?? '';
  const isSameTest =
    a.kind === b.kind && series !== '' && series === b.series?.join(' ') && f.time !== 'other';
  return areClaims && f.isSameSpeaker && f.days === 0 && !isSameTest ? 'related' : undefined;
}

/** One holds the other, or denies it, or answers the other way. */
function partOrOpposite(a: Profile, b: Profile, f: Facts): Outcome | undefined {
  if (f.paces === 'opposite') return 'opposite-side';
  // "The eighth largest" is the other answer to "the biggest".
  if (f.ranks === 'other' && f.measures.length === 0) return 'opposite-side';
  if (f.isWithin && !f.isSameText && f.further > 0 && (f.isVerbatim || !f.isDenied)) return 'part';
  // Who denies a level and gives another one gives another figure; who denies a pledge or a change takes the other side.
  const answer =
    a.mode === 'level' && (f.parallel > 0 || f.figures === 'differ') ? 'same-other-figure' : 'opposite-side';
  if (f.isDenied) return answer;
  if (f.figures !== 'agree' && f.isAmongOthers && !f.areSameFigures && f.measures.length === 0)
    return f.isContrasted ? answer : 'part';
  if (f.directions !== 'opposite') return undefined;
  const bothChange = a.mode === 'change' && b.mode === 'change';
  if (a.mode === 'rank' || (f.modes !== 'other' && (f.figures !== 'agree' || bothChange)))
    return 'opposite-side';
  return undefined;
}

/** Another thing, measure, part of the place, or kind of statement: another question. */
function otherQuestion(a: Profile, b: Profile, f: Facts): Outcome | undefined {
  if ((f.things === 'other' && !f.areSameFigures) || f.measures.length > 0 || f.places === 'part')
    return 'related';
  const isAnswer = f.figures === 'differ' && a.mode === 'pledge' && b.mode === 'forecast';
  if (f.modes === 'other') return isAnswer ? 'opposite-side' : 'related';
  // "Only 3,500 more": another number of a change or a pledge, given as the answer to it.
  if (f.figures === 'differ' && f.isContrasted && a.mode !== 'level') return 'opposite-side';
  return undefined;
}

/** Two numbers of another size, or a bare number, answer one question only where words say more than what they are about. */
const isAnotherFigureOnly = ({ isFarApart, isFragment, shared }: Facts): boolean =>
  (isFarApart && shared.heavy < 3) || (isFragment && shared.heavy < 2);

/** The same question: of another time, with another figure, or the same claim. */
function sameQuestion(f: Facts, bond: number): Outcome {
  if (f.time === 'other') return 'same-other-time';
  if (f.areSameFigures) return bond < SURE ? 'maybe' : 'same';
  if (f.figures === 'differ') return isAnotherFigureOnly(f) ? 'related' : 'same-other-figure';
  if (f.figures === 'one') return 'related';
  if (f.figures === 'none') return f.modes !== 'same' || bond < SURE_WITHOUT_FIGURES ? 'maybe' : 'same';
  if (bond < SURE) return 'maybe';
  return f.parallel > 1 || f.further > 1 ? 'part' : 'same';
}

/** How much a relation counts in the order of proposals. */
const RANK: Readonly<Record<Outcome, number>> = {
  same: 0.5,
  part: 0.5,
  'same-other-figure': 0.4,
  'same-other-time': 0.4,
  'opposite-side': 0.35,
  related: 0.15,
  maybe: 0.2,
  none: 0,
};

/** The same number of the same thing is looked at before another number of it, whatever was made of it. */
const SAME_FIGURE = 0.45;

function scoreOf(relation: Outcome, bond: number, f: Facts): number {
  const isFigureShared = f.figures === 'agree' && f.things === 'same';
  const rank = isFigureShared && relation !== 'none' ? Math.max(RANK[relation], SAME_FIGURE) : RANK[relation];
  return (rank + bond) / 2;
}
