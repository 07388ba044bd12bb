/**
 * What keeps a draft from review though its form is complete: a verdict could be computed, and would not be one on
 * what was said. Each is told under the field in which it can be put right.
 */
import type { Bundle, Claim } from './bundle.ts';
import { moment } from './calendar.ts';
import { changesBetween, isSameTest, type PublishedText, revisedBetween } from './changes.ts';
import { type Checked, checkedOf, fieldOf, nameOf } from './checked.ts';
import type { DraftRead } from './draft.ts';
import type { DraftIssue } from './draft-reader.ts';
import type { Series } from './evidence.ts';
import type { BothClocks } from './ledger.ts';
import { isOtherScale, isSameUnit } from './units.ts';
import type { Verdict } from './verdict.ts';
import { listInWords, momentName, sentence } from './words.ts';

/** Everything that keeps a claim from review, whatever is published of it. */
export function faultsOf(
  bundle: Pick<Bundle, 'claim' | 'series' | 'sources'>,
  verdicts: BothClocks,
): DraftIssue[] {
  const checked = checkedOf(bundle, verdicts);
  return [...otherUnit(checked), ...backInTime(checked)];
}

/** What a figure is claimed in is what the evidence comes to (method, section 4). */
function otherUnit({ claim, verdicts: { said, now } }: Checked): DraftIssue[] {
  const { claimed } = claim as { claimed?: { unit: string } };
  const computed = (now.computed ?? said.computed)?.unit ?? '';
  if (claimed === undefined || computed === '' || isSameUnit(claimed.unit, computed)) return [];
  return [
    {
      field: 'claimed.unit',
      message: isOtherScale(claimed.unit, computed)
        ? `The words are taken to claim so many “${claimed.unit}”, and the evidence comes to so many “${computed}”, another scale. Keep the number as it was said, since its digits say how exactly it is meant, and give the evidence in “${claimed.unit}”.`
        : `The words are taken to claim so many “${claimed.unit}”, and the evidence comes to so many “${computed}”: write the unit as the evidence has it, or look again at the kind and the evidence.`,
    },
  ];
}

/** The inputs of which the first is the earlier one. */
const IN_ORDER = [
  ['from', 'to'],
  ['pricesFrom', 'pricesTo'],
] as const;

/** A change from a later figure to an earlier one runs against the words. */
function backInTime(checked: Checked): DraftIssue[] {
  const { said, now } = checked.verdicts;
  return IN_ORDER.flatMap(([first, second]) => {
    const isBack = (verdict: Verdict) => {
      const [from, to] = [first, second].map((name) => verdict.evidence.find((e) => e.input === name)?.at);
      return from !== undefined && to !== undefined && moment(from).end > moment(to).end
        ? [{ from, to }]
        : [];
    };
    const [back] = [now, said].flatMap(isBack);
    if (back === undefined) return [];
    const field = fieldOf(checked, first, 'at');
    return [
      {
        field: field ?? 'kind',
        message: `${sentence(nameOf(checked, first))} is for ${momentName(back.from)}, after ${nameOf(checked, second)}, for ${momentName(back.to)}: exchange the two.`,
      },
    ];
  });
}

/** A form as it was read, with its claim. */
type ReadClaim = DraftRead & { claim: Claim };

/** What keeps a correction from review that is called a typo: it changes the test. */
export function typoFaults(published: PublishedText, { claim, correction }: ReadClaim): DraftIssue[] {
  if (correction?.type !== 'typo' || isSameTest(published.claim, claim)) return [];
  const { quote, claimant, appearance } = published.claim;
  const what = changesBetween(published.claim, { ...claim, quote, claimant, appearance } as Claim);
  const told = what.length === 0 ? '' : ` (${listInWords(what.slice(0, 3).map((field) => field.what))})`;
  return [
    {
      field: 'correction.type',
      message: `A typo changes no more than words: this changes what is tested${told}. Choose another sort of correction.`,
    },
  ];
}

/** That a correction changes nothing; `lacking` is what it would add to the ledger. Undefined where it changes something. */
export function unchangedFault(
  published: PublishedText,
  { claim, topic, context }: ReadClaim,
  lacking: readonly Series[],
): DraftIssue | undefined {
  if (lacking.length > 0 || revisedBetween(published, { claim, topic, context }) !== null) return undefined;
  return {
    field: 'correction.type',
    message:
      'Nothing differs from what readers see: change what is to be corrected. New figures and a new method are published from the queue.',
  };
}
