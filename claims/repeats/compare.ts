/**
 * Whether one statement repeats another one, by rule: first what bars it (unit, words that are never one, place, kind), then
 * the relations in their order. What is too weak to decide is "maybe", never a relation. Nothing is attached by it.
 */
import { factsOf, type Facts, type Known } from './facts.ts';
import { type Profile, profileOf } from './keys.ts';
import type { Comparison, Outcome, Statement } from './statement.ts';

/** Compares two statements. */
export function compare(a: Statement, b: Statement, known: Known): Comparison {
  return compareProfiles(profileOf(a), profileOf(b), known);
}

/** Compares two statements that were read. */
export function compareProfiles(a: Profile, b: Profile, known: Known): Comparison {
  const facts = factsOf(a, b, known);
  const relation = decide(a, b, facts);
  return { relation, score: 0, why: '', agrees: [], differs: [] };
}

/** How much two statements are about one thing: of what they share, and of what the shorter one says. */
export function aboutness({ shared }: Facts): number {
  return 0.5 * shared.containment + 0.5 * shared.overlap;
}

export function bondOf(f: Facts, a: Profile): number {
  let bond = aboutness(f);
  const thing = a.main.amount?.thing ?? '';
  if (f.things === 'same' && !/^(?:%|[A-Z]{3}|percentage-point|time)$/.test(thing)) bond += 0.06;
  if (f.figures === 'agree' && f.things !== 'other') bond += 0.08;
  if (f.paces !== 'none') bond += 0.1;
  if (f.time === 'same') bond += 0.04;
  if (f.days !== undefined && f.days <= 7) bond += 0.06;
  return bond;
}

const env = (globalThis as any).process?.env ?? {};
const T = Number(env.T ?? 0.1), S = Number(env.S ?? 0.25), N = Number(env.N ?? 0.3);
export function decide(a: Profile, b: Profile, f: Facts): Outcome {
  const bond = bondOf(f, a);
  if (f.isSameText) {
    if (f.figures === 'differ' || f.figures === 'one') return 'part';
    if (f.isSameSpeaker && a.statement.claim !== undefined && b.statement.claim !== undefined && a.statement.claim !== b.statement.claim && f.days === 0) return 'related';
  }
  if (f.places === 'other') return 'none';
  if (bond < T && !f.isWithin) return 'none';
  if (f.things === 'other' && f.figures === 'agree' && bond < 0.25) return 'none';
  if (f.paces === 'opposite') return 'opposite-side';
  const isLevel = a.mode === 'level';
  if (f.isWithin && !f.isSameText && f.further > 0 && (f.isVerbatim || !f.isDenied)) return 'part';
  if (f.isDenied) return isLevel && f.parallel > 0 ? 'same-other-figure' : isLevel && f.figures === 'differ' ? 'same-other-figure' : 'opposite-side';
  if (f.figures !== 'agree' && f.isAmongOthers) return f.isContrasted || f.isDenied ? (isLevel ? 'same-other-figure' : 'opposite-side') : 'part';
  if (f.directions === 'opposite' && f.modes !== 'other' && !(f.figures === 'agree' && !(a.mode === 'change' && b.mode === 'change'))) return 'opposite-side';
  if (f.directions === 'opposite' && a.mode === 'rank') return 'opposite-side';
  if (f.things === 'other' || f.measures.length > 0 || f.places === 'part') return 'related';
  if (f.modes === 'other') return a.mode === 'pledge' && b.mode === 'forecast' && f.figures === 'differ' ? 'opposite-side' : 'related';
  if (f.figures === 'differ' && f.isContrasted && !isLevel) return 'opposite-side';
  if (f.time === 'other') return 'same-other-time';
  if (f.figures === 'differ') return 'same-other-figure';
  if (f.figures === 'one') return 'related';
  if (f.figures === 'none' && f.modes !== 'same') return 'maybe';
  if (bond < (f.figures === 'none' ? N : S)) return 'maybe';
  if (f.figures === 'agree' && (f.parallel > 1 || f.further > 1)) return 'part';
  return 'same';
}
