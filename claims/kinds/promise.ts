/**
 * promise: a figure will reach a target by a deadline. What is rated is the outcome, never the intention:
 * until the deadline's figure is known the promise is pending, with its pace shown beside it.
 */
import * as z from 'zod';
import { type Evidence, mismatches, resolve, usedOf } from '../engine/figures.ts';
import { type ClaimOf, claimSchema, defineKind } from '../engine/kind.ts';
import { atDeadline, type DeadlineFigure, outcomeOf, paceOf } from '../engine/pace.ts';
import { inputSchema } from '../evidence/claim.ts';
import { type KnownObservation, knownOn } from '../evidence/evidence.ts';
import { date, decimal, id } from '../evidence/schema.ts';
import { compare, HUNDRED, isZero, parseDecimal, quantity, type Rational, ZERO } from '../exact/number.ts';
import { type Finding, METHOD, type Missing, type Verdict } from '../verdict.ts';
import { line, outcomeSentence, outcomeWorking, paceSentence, paceWorking } from '../words/pace-words.ts';
import { missingSentence } from '../words/sentence.ts';
import { dateInWords, listInWords, percentage, sentence } from '../words/words.ts';
import { TARGET, uplift } from './examples.ts';
import { aim } from './options.ts';

/** From this per cent of the way a promise that was not reached is partly kept, unless the claim sets its own bar. */
const PARTLY_AT = '50';

const schema = claimSchema(
  'promise',
  z.strictObject({ target: inputSchema.optional(), progress: id }),
  z
    .strictObject({
      deadline: date.optional(),
      aim: aim.optional(),
      baseline: decimal.optional(),
      partlyAt: decimal.optional(),
    })
    .optional(),
);

type PromiseClaim = ClaimOf<typeof schema>;

function evaluate(claim: PromiseClaim, evidence: Evidence, asOf: string): Verdict {
  const { deadline, aim = 'at-least', baseline, partlyAt = PARTLY_AT } = claim.options ?? {};
  const { target: targetInput, progress } = claim.inputs;
  const common = { kind: 'promise', asOf, method: METHOD, reason: null, flips: [], framing: [] };
  const series = evidence.get(progress);
  const inputs = new Map(targetInput === undefined ? [] : [['target', targetInput]]);
  const resolved = resolve(inputs, evidence, asOf);
  const unclear = whatIsUnclear(claim, resolved.dimensions.get('target')?.unit);
  if (unclear.length > 0 || deadline === undefined) {
    return {
      ...common,
      finding: 'unclear',
      pace: null,
      outcome: null,
      because: `The promise names ${listInWords(unclear.map((what) => `no ${what}`))}, so there is nothing to test it by.`,
      working: [],
      missing: [],
      evidence: [...resolved.figures.values()].map((f) => f.used),
    };
  }

  const target = resolved.figures.get('target');
  const known = series === undefined ? [] : knownOn(series, asOf);
  const at = target === undefined ? undefined : atDeadline(known, deadline, target.value, aim);
  const dimensions = new Map(resolved.dimensions);
  if (series !== undefined) dimensions.set('progress', series);
  const missing: Missing[] = [
    ...resolved.missing,
    ...(series === undefined ? [{ reason: 'no-series' as const, input: 'progress' }] : []),
    ...(known.length > 0 && !known.some((o) => o.at.end <= deadline)
      ? [{ reason: 'no-observation' as const, input: 'progress' }]
      : []),
    ...mismatches(dimensions, [{ of: ['target', 'progress'], by: 'unit-and-measure' }]),
  ];
  if (
    missing.length > 0 ||
    target === undefined ||
    series === undefined ||
    at === undefined ||
    at.state === 'only-after'
  ) {
    const named = new Map([...inputs, ['progress', { series: progress, at: 'latest' }]]);
    return {
      ...common,
      finding: 'not-computable',
      pace: null,
      outcome: null,
      because: missingSentence(missing, named, evidence, asOf),
      working: [],
      missing,
      evidence: target === undefined ? [] : [target.used],
    };
  }

  const telling = { target: target.value, unit: series.unit, deadline, aim };
  const used = (observations: readonly KnownObservation[]) => [
    target.used,
    ...observations.map((o) => usedOf('progress', series, o)),
  ];
  if (at.state === 'known') {
    const base = baseline === undefined ? (aim === 'at-least' ? ZERO : null) : parseDecimal(baseline);
    const percent = percentOf(at.figure, base, target.value);
    const finding = outcomeFinding(at.figure, percent, parseDecimal(partlyAt));
    const { finding: _, ...outcome } = outcomeOf(at.figure);
    const { stands, reachedLater } = at.figure;
    return {
      ...common,
      finding,
      pace: null,
      outcome: { ...outcome, target: quantity(target.value), percent: percent && quantity(percent) },
      because: sentence(
        `${outcomeSentence(at.figure, telling, 'the promised')}${wayInWords(finding, percent, partlyAt)}.`,
      ),
      working: [
        ...outcomeWorking(stands.value, target.value),
        ...(percent === null || base === null
          ? []
          : [
              line(
                'per cent of the way',
                '100 x (actual - baseline) / (target - baseline)',
                { actual: stands.value, baseline: base, target: target.value },
                percent,
              ),
            ]),
      ],
      missing,
      evidence: used(reachedLater === undefined ? [stands] : [stands, reachedLater]),
    };
  }

  const finding: Finding = asOf > deadline ? 'awaiting-outcome' : 'pending';
  const worked = at.state === 'open' ? paceOf(known, at.last, deadline, target.value, aim) : null;
  const lead =
    finding === 'pending'
      ? `the deadline of ${dateInWords(deadline)} has not come`
      : `the deadline of ${dateInWords(deadline)} has passed and its figure is not published yet`;
  return {
    ...common,
    finding,
    pace: worked?.pace ?? null,
    outcome: null,
    because: sentence(
      worked === null
        ? `${lead}, and no figure is known so far.`
        : `${lead}; ${paceSentence(worked, telling)}.`,
    ),
    working: worked === null ? [] : paceWorking(worked),
    missing,
    evidence: used(worked?.used ?? []),
  };
}

/** What a promise lacks to be tested: a number, a unit, a deadline. */
function whatIsUnclear(claim: PromiseClaim, unit: string | undefined): string[] {
  const { target, progress: _ } = claim.inputs;
  return [
    ...(target === undefined ? ['number'] : []),
    ...(target !== undefined && !('series' in target) && unit === undefined ? ['unit'] : []),
    ...(claim.options?.deadline === undefined ? ['deadline'] : []),
  ];
}

/** 100 (x - baseline)/(target - baseline); null where there is no baseline, or it is the target. */
function percentOf({ stands }: DeadlineFigure, baseline: Rational | null, target: Rational): Rational | null {
  if (baseline === null || isZero(target.sub(baseline))) return null;
  return HUNDRED.mul(stands.value.sub(baseline)).div(target.sub(baseline));
}

function outcomeFinding(
  { finding, reachedLater }: DeadlineFigure,
  percent: Rational | null,
  partlyAt: Rational,
): Finding {
  if (finding === 'reached') return 'kept';
  if (finding === 'too-close') return 'too-close';
  if (reachedLater !== undefined) return 'kept-late';
  return percent !== null && compare(percent, partlyAt) >= 0 ? 'partly-kept' : 'broken';
}

/** How far it got, where that decides. */
function wayInWords(finding: Finding, percent: Rational | null, partlyAt: string): string {
  if (percent === null || (finding !== 'partly-kept' && finding !== 'broken')) return '';
  const way = percentage(percent.div(HUNDRED));
  return `: ${way} of the way, ${finding === 'partly-kept' ? 'at or above' : 'below'} the ${partlyAt}% from which a promise counts as partly kept`;
}

export const promise = defineKind({
  name: 'promise',
  title: 'Promise',
  says: 'A figure will reach a target by a deadline.',
  computes:
    'the figure of the deadline against the target; 100 × (actual − baseline) ÷ (target − baseline) for the part kept',
  schema,
  evaluate,
  example: uplift('promise', '20,000 more officers on the streets', '2023-04-27', {
    inputs: { target: TARGET, progress: 'uplift-ew' },
    options: { deadline: '2023-03-31' },
  }),
});
