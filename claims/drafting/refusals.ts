/**
 * What keeps a draft from review although its form is complete: a verdict could be computed, but it would not be about
 * what was said. Each issue is under the field that can put it right.
 */

import type { Bundle, Claim } from '../bundle.ts';
import { changesBetween, isSameTest, type PublishedText, revisedBetween } from '../editorial/changes.ts';
import { evidenceOf } from '../evaluate.ts';
import type { Series } from '../evidence/series.ts';
import { moment } from '../exact/calendar.ts';
import { canonicalJson } from '../exact/canonical-json.ts';
import { kindNamed } from '../kinds/index.ts';
import { readQuotation } from '../reading/quotation.ts';
import type { Clocks } from '../verdict/verdict.ts';
import { momentName } from '../words/dates.ts';
import { separated } from '../words/numbers.ts';
import { listInWords, sentence } from '../words/text.ts';
import type { DraftRead } from './draft.ts';
import { type Checked, checkedOf, fieldOf, nameOf, pairsOf } from './draft-context.ts';
import { fieldAt } from './draft-fields.ts';
import { inputFaults } from './input-faults.ts';
import type { FieldIssue } from './messages.ts';

/** Something that keeps a claim out, under its field, with its place in the claim. */
export interface ClaimFault extends FieldIssue {
  path: readonly (string | number)[];
}

/** Everything that keeps a claim out, published or not, by whatever door it comes. */
export function faultsOf(
  bundle: Pick<Bundle, 'claim' | 'series' | 'sources'>,
  verdicts: Clocks,
): ClaimFault[] {
  const checked = checkedOf(bundle, verdicts);
  return [...otherUnit(checked), ...minusTwice(checked), ...backInTime(checked), ...ofInputs(checked)];
}

/** The claimed unit must agree with that of the computed figure (method, section 2), as far as both are known. */
function otherUnit({ claim, series, verdicts: { said, now } }: Checked): ClaimFault[] {
  const { claimed } = claim;
  const isOther = [now, said].some(({ missing }) =>
    missing.some(({ reason, input }) => reason === 'unit-mismatch' && input === 'claimed'),
  );
  if (claimed === undefined || !isOther) return [];
  const computed = kindNamed(claim.kind)?.unitOfResult(claim, evidenceOf({ series }), now.asOf) ?? '';
  const gives = computed === '' ? 'a figure in another unit' : `a figure in “${computed}”`;
  const as = computed === '' ? '' : `, “${computed}”`;
  const measure =
    computed !== '' && claimed.unit.startsWith(`${computed},`)
      ? ' In lists, the measure follows the unit after a comma, and is not part of it.'
      : '';
  return [
    {
      field: 'claimed.unit',
      path: ['claimed', 'unit'],
      message: `The claim is in “${claimed.unit}”, but the evidence gives ${gives}: write the unit as the evidence has it${as}, or look again at the kind and the evidence.${measure}`,
    },
  ];
}

/** A fall of −9 would be a rise: the direction is given only once. */
function minusTwice({ claim }: Checked): ClaimFault[] {
  const { claimed } = claim;
  const moves = kindNamed(claim.kind)?.options.some(({ name }) => name === 'direction') === true;
  if (claimed?.value.startsWith('-') !== true || !moves) return [];
  return [
    {
      field: 'claimed.value',
      path: ['claimed', 'value'],
      message: `Write ${separated(claimed.value.slice(1))} without a minus sign: the form already says whether it rose or fell.`,
    },
  ];
}

/** What is wrong with the figures by themselves, each under its field. */
function ofInputs({ claim, series }: Checked): ClaimFault[] {
  return inputFaults({ claim, series: [...series] }).map(({ path, part, message }) => ({
    field: fieldAt(path, part === 'source' ? 'source.id' : part),
    path,
    message,
  }));
}

/** The series and time of an input's figure; if the claim says "latest", the time that a verdict found. */
function placeOf({ inputs, verdicts: { said, now } }: Checked, name: string) {
  const given = inputs.get(name);
  const series = typeof given === 'object' && 'series' in given ? given.series : undefined;
  const written = typeof given === 'object' && given.at !== 'latest' ? given.at : undefined;
  const found = [now, said].map((verdict) => verdict.evidence.find((e) => e.input === name)?.at);
  return { series, at: written ?? found.find((at) => at !== undefined) };
}

/** A change from a later figure to an earlier one runs backwards. */
function backInTime(checked: Checked): ClaimFault[] {
  return pairsOf(checked, 'change').flatMap(([first, second]) => {
    const [from, to] = [placeOf(checked, first).at, placeOf(checked, second).at];
    if (from === undefined || to === undefined || moment(from).end <= moment(to).end) return [];
    return [
      {
        field: fieldOf(checked, first, 'at') ?? 'kind',
        path: ['inputs', first],
        message: `${sentence(nameOf(checked, first))} is for ${momentName(from)}, after ${nameOf(checked, second)}, for ${momentName(to)}: swap the two.`,
      },
    ];
  });
}

/** A form as it was read, with its claim. */
type ReadClaim = DraftRead & { claim: Claim };

/** What keeps a correction that is called a typo from review: it changes what is tested. */
export function typoFaults(published: PublishedText, { claim, correction }: ReadClaim): FieldIssue[] {
  if (correction?.type !== 'typo') return [];
  if (isSameTest(published.claim, claim))
    return isSameReading(published.claim.quote, claim.quote)
      ? []
      : [
          {
            field: 'correction.type',
            message:
              'A typo changes no number, date or direction of the quotation, but these words read differently from those that readers see. Choose another sort of correction.',
          },
        ];
  const { quote, claimant, appearance } = published.claim;
  const what = changesBetween(published.claim, { ...claim, quote, claimant, appearance });
  const told = what.length === 0 ? '' : ` (${listInWords(what.slice(0, 3).map((field) => field.what))})`;
  return [
    {
      field: 'correction.type',
      message: `A typo changes only words, but this changes what is tested${told}. Choose another sort of correction.`,
    },
  ];
}

/** Whether two quotations read alike: in their figures, their dates, and the kinds that their words suggest. */
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

/** An issue if a correction changes nothing; `lacking` is the evidence that it would add to the ledger. */
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
