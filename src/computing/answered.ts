/** What is answered to a bundle that somebody sends to be computed: from its bytes to its verdict. */

import { type PathIssue, parseBundleText } from '../../claims/bundle.ts';
import { type Checks, checksOf } from '../../claims/drafting/checks.ts';
import { evaluateBundle } from '../../claims/evaluate.ts';
import { mentionsOf } from '../../claims/kinds/given-inputs.ts';
import type { Verdict } from '../../claims/verdict/verdict.ts';

/** What comes of a body. Values that a thread can send to another. */
export type Answered =
  | { is: 'computed'; verdict: Verdict; checks?: Checks }
  /** It is no bundle, or a longer one than is computed for everybody who asks. */
  | { is: 'refused'; issues: PathIssue[] }
  /** It cannot even be read: a sentence about why. */
  | { is: 'unreadable'; why: string };

/** That a body took more time or memory than one may. */
export class Overrun extends Error {}

/**
 * The most parts of a list that are computed for everybody who asks: each takes a line of the verdict, and the time of
 * several figures of a series. The command line takes more.
 */
export const MAX_PARTS = 2_000;

/** The most figures of all series together that are computed for everybody who asks. The command line takes more. */
export const MAX_FIGURES = 7_000;

/**
 * Reads a body and computes the verdict as of its bundle's own day, with what is told of its claim at every door if that
 * is asked for. Never throws.
 */
export function answered(body: Uint8Array<ArrayBuffer>, withChecks = false): Answered {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return { is: 'unreadable', why: 'it is not UTF-8' };
  }
  const parsed = parseBundleText(text);
  if (!parsed.ok) {
    const [first] = parsed.issues;
    const notJson = /^not JSON: (.*)$/s.exec(first?.path === '' ? first.message : '');
    return notJson === null
      ? { is: 'refused', issues: parsed.issues }
      : { is: 'unreadable', why: notJson[1] ?? '' };
  }
  const { claim, series } = parsed.bundle;
  const given = mentionsOf(claim).length;
  if (given > MAX_PARTS) return tooMany('claim.inputs', given, MAX_PARTS);
  const figures = series.reduce((sum, { observations }) => sum + observations.length, 0);
  if (figures > MAX_FIGURES) return tooMany('series', figures, MAX_FIGURES);
  const verdict = evaluateBundle(parsed.bundle);
  return withChecks
    ? { is: 'computed', verdict, checks: checksOf(parsed.bundle, parsed.bundle.asOf) }
    : { is: 'computed', verdict };
}

function tooMany(path: string, figures: number, most: number): Answered {
  const message = `${figures} figures; at most ${most} are computed here: for more, use the command line (plumbline compute FILE)`;
  return { is: 'refused', issues: [{ path, message }] };
}
