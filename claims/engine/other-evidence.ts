/** The same words on other evidence, and what else their number may be (method, section 6). */
import type { Claimed, InsteadOf } from '../claim.ts';
import { scaleName, unitOf } from '../evidence/units.ts';
import type { Word } from '../verdict/reader-words.ts';
import type { Decided, Framing, OnOther } from '../verdict/verdict.ts';
import type { Evidence } from './evidence.ts';
import type { AnyClaim } from './kind.ts';

/** Decides a claim, whatever its kind. */
export type Decide = (claim: AnyClaim) => Decided & { word: Word };

/** What no word is set against: it says nothing of the words. */
const SAYS_NOTHING: readonly Word[] = ['cannot-be-checked', 'too-early'];

/** The same words on each of the other inputs that the claim names, and the flag if one of them is of another word. */
export function onOthers(
  claim: AnyClaim,
  own: Word,
  decide: Decide,
): { alsoOn?: OnOther[]; framing: Framing[] } {
  if (claim.alsoOn === undefined || claim.alsoOn.length === 0) return { framing: [] };
  const alsoOn = claim.alsoOn.map(({ label, inputs }): OnOther => {
    const { finding, word, computed } = decide({ ...claim, inputs });
    return { label, finding, word, computed: computed ?? null };
  });
  const others = alsoOn.filter(
    ({ word }) => word !== own && !SAYS_NOTHING.includes(word) && !SAYS_NOTHING.includes(own),
  );
  const on = others.map(({ label, finding, word, computed }) => ({
    label,
    finding,
    word,
    ...(computed === null ? {} : { decimal: computed.decimal }),
  }));
  return { alsoOn, framing: on.length === 0 ? [] : [{ flag: 'measure', on }] };
}

/** The claimed number with its scale in the base unit of another figure: "7.8" of "million people" as "million cases". */
function claimedIn(claimed: Claimed, unit: string | undefined): Claimed | undefined {
  if (unit === undefined) return claimed;
  const name = scaleName(unitOf(claimed.unit).scale);
  const own = `${name ?? ''} ${unitOf(unit).base}`.trim();
  return name === undefined || own === '' ? undefined : { ...claimed, unit: own };
}

const HOLDS: readonly Decided['finding'][] = ['holds', 'holds-as-published', 'rounded'];

/**
 * What the claimed number is, if not what the words say: the first of the figures that the claim names on which it would
 * hold as a level. Asked only if the claim fails, or is in a unit that does not fit.
 */
export function insteadOfWords(
  claim: AnyClaim,
  { finding, missing }: Decided,
  evidence: Evidence,
  decide: Decide,
): { what: string } | undefined {
  const { claimed, insteadOf = [] } = claim;
  const isAsked = finding === 'fails' || missing.some(({ reason }) => reason === 'unit-mismatch');
  if (claimed === undefined || !isAsked) return undefined;
  const found = insteadOf.find(({ input }) => {
    const own = claimedIn(claimed, unitOfInput(input, evidence));
    if (own === undefined) return false;
    const { saidOn, appearance } = claim;
    const level = decide({ kind: 'level', saidOn, appearance, claimed: own, inputs: { value: input } });
    return HOLDS.includes(level.finding);
  });
  return found && { what: found.what };
}

function unitOfInput(input: InsteadOf['input'], evidence: Evidence): string | undefined {
  return 'series' in input ? evidence.get(input.series)?.unit : input.unit;
}
