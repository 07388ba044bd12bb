/**
 * What keeps a draft from review though its form is complete: a verdict could be computed, and would not be one on
 * what was said. Each is told under the field in which it can be put right.
 */
import { type Bundle, type Claim, canonicalJson } from '../bundle.ts';
import { changesBetween, isSameTest, type PublishedText, revisedBetween } from '../editorial/changes.ts';
import { kindForm } from '../engine/kind-form.ts';
import { evidenceOf } from '../evaluate.ts';
import type { Series } from '../evidence/evidence.ts';
import { isOtherScale, isSameUnit } from '../evidence/units.ts';
import { moment } from '../exact/calendar.ts';
import { kindNamed } from '../kinds/index.ts';
import type { BothClocks } from '../ledger.ts';
import { readQuotation } from '../reading/quotation.ts';
import { listInWords, momentName, sentence, separated } from '../words/words.ts';
import type { DraftRead } from './draft.ts';
import { type Checked, checkedOf, FROM_TO, fieldOf, nameOf } from './draft-context.ts';
import type { FieldIssue } from './messages.ts';

/** Everything that keeps a claim from review, whatever is published of it. */
export function faultsOf(
  bundle: Pick<Bundle, 'claim' | 'series' | 'sources'>,
  verdicts: BothClocks,
): FieldIssue[] {
  const checked = checkedOf(bundle, verdicts);
  return [...otherUnit(checked), ...minusTwice(checked), ...backInTime(checked), ...sameFigure(checked)];
}

/** What a figure is claimed in is what the evidence comes to (method, section 4), computable yet or not. */
function otherUnit({ claim, series, verdicts: { said, now } }: Checked): FieldIssue[] {
  const { claimed } = claim as { claimed?: { unit: string } };
  const computed =
    (now.computed ?? said.computed)?.unit ??
    kindNamed(claim.kind)?.unitOfResult(claim, evidenceOf(series), now.asOf) ??
    '';
  if (claimed === undefined || computed === '' || isSameUnit(claimed.unit, computed)) return [];
  const comes = `The words are taken to claim so many “${claimed.unit}”, and the evidence comes to so many “${computed}”`;
  const measure = claimed.unit.startsWith(`${computed},`)
    ? ' What stands behind the comma in lists is the measure, and no part of the unit.'
    : '';
  return [
    {
      field: 'claimed.unit',
      message: isOtherScale(claimed.unit, computed)
        ? `${comes}, another scale. Keep the number as it was said, since its digits say how exactly it is meant, and give the evidence in “${claimed.unit}”.`
        : `${comes}: write the unit as the evidence has it, “${computed}”, or look again at the kind and the evidence.${measure}`,
    },
  ];
}

/** A fall of −9 is a rise: the way that a figure moved is said once. */
function minusTwice({ claim }: Checked): FieldIssue[] {
  const { claimed } = claim as { claimed?: { value: string } };
  const moves = kindForm(claim.kind)?.options.some(({ name }) => name === 'direction') === true;
  if (claimed?.value.startsWith('-') !== true || !moves) return [];
  return [
    {
      field: 'claimed.value',
      message: `Write ${separated(claimed.value.slice(1))} without a minus sign: whether it rose or fell is said beside it.`,
    },
  ];
}

/** The inputs that are two figures, or there is nothing to set against each other. */
const TWO = [
  ['from', 'to'],
  ['a', 'b'],
  ['part', 'whole'],
  ['pricesFrom', 'pricesTo'],
] as const;

/** One figure set against itself: no change, a share of 100%, a ratio of 1, whatever was said. */
function sameFigure(checked: Checked): FieldIssue[] {
  return TWO.flatMap(([first, second]) => {
    const [a, b] = [placeOf(checked, first), placeOf(checked, second)];
    if (a?.series === undefined || a.series !== b?.series || a.at === undefined || a.at !== b.at) return [];
    return [
      {
        field: fieldOf(checked, second, 'at') ?? 'kind',
        message: `${sentence(nameOf(checked, first))} and ${nameOf(checked, second)} are the same one, for ${momentName(a.at)}: give two.`,
      },
    ];
  });
}

/** Where the figure of an input stands: as the claim writes it, or for "latest" as the verdict found it. */
function placeOf({ inputs, verdicts: { said, now } }: Checked, name: string) {
  const given = inputs.get(name);
  const series = typeof given === 'object' && 'series' in given ? given.series : undefined;
  const written = typeof given === 'object' && given.at !== 'latest' ? given.at : undefined;
  const found = [now, said].map((verdict) => verdict.evidence.find((e) => e.input === name)?.at);
  return { series, at: written ?? found.find((at) => at !== undefined) };
}

/** A change from a later figure to an earlier one runs against the words. */
function backInTime(checked: Checked): FieldIssue[] {
  return FROM_TO.flatMap(([first, second]) => {
    const [from, to] = [placeOf(checked, first).at, placeOf(checked, second).at];
    if (from === undefined || to === undefined || moment(from).end <= moment(to).end) return [];
    return [
      {
        field: fieldOf(checked, first, 'at') ?? 'kind',
        message: `${sentence(nameOf(checked, first))} is for ${momentName(from)}, after ${nameOf(checked, second)}, for ${momentName(to)}: exchange the two.`,
      },
    ];
  });
}

/** A form as it was read, with its claim. */
type ReadClaim = DraftRead & { claim: Claim };

/** What keeps a correction from review that is called a typo: it changes the test. */
export function typoFaults(published: PublishedText, { claim, correction }: ReadClaim): FieldIssue[] {
  if (correction?.type !== 'typo') return [];
  if (isSameTest(published.claim, claim))
    return isSameReading(published.claim.quote, claim.quote)
      ? []
      : [
          {
            field: 'correction.type',
            message:
              'A typo changes no number, date or direction of the quotation: these words are read in another way than those that readers see. Choose another sort of correction.',
          },
        ];
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

/** Whether two quotations are read alike: in their figures, their dates, and the kinds that their words suggest. */
function isSameReading(a: string, b: string): boolean {
  const read = (quote: string) => {
    const { figures, dates, kinds } = readQuotation(quote);
    return canonicalJson({
      figures: figures.map(({ value, hedge, unit, role }) => [value, hedge, unit, role ?? '']),
      dates: dates.map(({ at, role }) => [at, role]),
      kinds: kinds.map(({ kind, options }) => [kind, options ?? {}]),
    });
  };
  return read(a) === read(b);
}

/** That a correction changes nothing; `lacking` is what it would add to the ledger. Undefined where it changes something. */
export function unchangedFault(
  published: PublishedText,
  { claim, topic, context }: ReadClaim,
  lacking: readonly Series[],
): FieldIssue | undefined {
  if (lacking.length > 0 || revisedBetween(published, { claim, topic, context }) !== null) return undefined;
  return {
    field: 'correction.type',
    message:
      'Nothing differs from what readers see: change what is to be corrected. New figures and a new method are published from the queue.',
  };
}
