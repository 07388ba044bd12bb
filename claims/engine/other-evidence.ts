/** The same words on other evidence, and what else their number may be (method, section 6). */
import type { Claimed, InsteadOf } from '../claim.ts';
import { unitOf } from '../evidence/units.ts';
import { compare, ONE, rational } from '../exact/number.ts';
import type { Decided, Framing, OnOther } from '../verdict.ts';
import type { Evidence } from './evidence.ts';
import type { AnyClaim } from './kind.ts';
import type { Word } from './words-of-readers.ts';

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

/** The words of a scale by its power of ten. */
const SCALE_NAMES: readonly (readonly [power: bigint, name: string])[] = [
  [3n, 'thousand'],
  [5n, 'lakh'],
  [6n, 'million'],
  [7n, 'crore'],
  [9n, 'billion'],
  [12n, 'trillion'],
];

/** The claimed number with its scale in the base unit of another figure: "7.8" of "million people" as "million cases". */
function claimedIn(claimed: Claimed, unit: string | undefined): Claimed | undefined {
  if (unit === undefined) return claimed;
  const { scale } = unitOf(claimed.unit);
  const { base } = unitOf(unit);
  if (compare(scale, ONE) === 0) return base === '' ? undefined : { ...claimed, unit: base };
  const name = SCALE_NAMES.find(([power]) => compare(scale, rational(10n ** power)) === 0)?.[1];
  return name === undefined ? undefined : { ...claimed, unit: `${name} ${base}`.trim() };
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
