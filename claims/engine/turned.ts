/**
 * Whether a verdict of one method tells readers something else than that of another: its word, its finding, what was
 * computed, or what it is said to leave out. How the words' rings are drawn, which inputs would change it, and what only the
 * newer method gives (a surface, other evidence) is no part of that: each method has its own.
 */
import { canonicalJson } from '../exact/canonical-json.ts';
import type { AnyVerdict, Framing } from '../verdict.ts';
import { wordOfVerdict } from './headline.ts';

/** Flags that say when, or how provisionally, figures were published. */
const OF_PUBLICATION: readonly Framing['flag'][] = ['provisional', 'same-day'];

/** The flags of a verdict that tell of the claim: those of its figures' publication change whenever the same are published again. */
export function flagsOfClaim(framing: readonly Framing[]): Framing[] {
  return framing.filter(({ flag }) => !OF_PUBLICATION.includes(flag));
}

/** What readers are told by a verdict, whatever its method, as one text. */
function tellingOf(verdict: AnyVerdict): string {
  const { finding, direction, computed, pace, outcome, testedSince, reason, framing } = verdict;
  return canonicalJson({
    word: wordOfVerdict(verdict),
    finding,
    direction: direction ?? null,
    computed: computed?.exact ?? null,
    pace:
      pace == null
        ? null
        : { at: pace.at, actual: pace.actual.exact, required: pace.required?.exact ?? null },
    outcome:
      outcome == null
        ? null
        : { at: outcome.at, actual: outcome.actual.exact, reachedAt: outcome.reachedAt ?? null },
    testedSince: testedSince ?? null,
    reason: reason ?? null,
    flags: flagsOfClaim(framing)
      .map(({ flag }) => flag)
      .sort(),
  });
}

/** Whether readers are told something else by two verdicts of different methods. */
export function isTurned(a: AnyVerdict, b: AnyVerdict): boolean {
  return tellingOf(a) !== tellingOf(b);
}
