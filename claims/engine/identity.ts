/**
 * When two verdicts are the same (method, section 10): all but `because` and the texts of `working` are equal.
 * The same verdict is not published again, moves no feed and reaches no publisher, however its sentences are worded.
 */
import { canonicalJson } from '../exact/canonical-json.ts';
import type { AnyVerdict, Decided, Verdict } from '../verdict/verdict.ts';
import { flagsOfClaim, isTurned } from './turned.ts';

/** What a verdict is, whatever its words: all of it but the sentence, and of each line of working the numbers. */
function identityOf(verdict: AnyVerdict): object {
  const { because: _, saying: __, working, ...values } = verdict as Partial<Verdict & Decided>;
  return {
    ...values,
    ...(values.evidence === undefined ? {} : { evidence: values.evidence.map(renamed) }),
    ...(values.missing === undefined ? {} : { missing: values.missing.map(renamed) }),
    working: (working ?? []).map(({ exact, decimal, values: numbers }) => ({
      exact,
      decimal,
      // The names of the numbers are words.
      numbers: Object.values(numbers).sort(),
    })),
  };
}

/** An input by its name of today: the parts of a list were once named `parts[0]`. */
function renamed<Named extends { input?: string }>(named: Named): Named {
  return named.input === undefined ? named : { ...named, input: named.input.replace(/\[(\d+)\]$/, '.$1') };
}

/** Whether two verdicts are the same but for their day, so that the second is not published. */
export function isSameButForTheDay(a: AnyVerdict, b: AnyVerdict): boolean {
  return canonicalJson({ ...identityOf(a), asOf: '' }) === canonicalJson({ ...identityOf(b), asOf: '' });
}

/** A verdict's values as one text: its finding and its numbers, but not the day, the method, or who published a figure. */
export function findingsText(verdict: AnyVerdict): string {
  const {
    asOf: _,
    method: __,
    working: ___,
    evidence,
    framing,
    ...values
  } = identityOf(verdict) as Omit<Verdict, 'because'>;
  return canonicalJson({
    ...values,
    framing: flagsOfClaim(framing),
    evidence: evidence.map(({ input, series, at, value }) => ({ input, series, at, value })),
  });
}

/**
 * Whether two verdicts say something else to readers: in their finding or in a number. The day, the method with the
 * steps of its working, and when the same figures were published again may differ. Verdicts of two methods are compared in
 * what both methods tell.
 */
export function isAnother(a: AnyVerdict, b: AnyVerdict): boolean {
  return a.method === b.method ? findingsText(a) !== findingsText(b) : isTurned(a, b);
}
