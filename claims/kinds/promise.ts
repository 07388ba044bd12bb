/**
 * promise: a figure will reach a target by a deadline. What is rated is the outcome, never the intention:
 * until the deadline's figure is known the promise is pending, with its pace shown beside it.
 */

import { stretch } from '../engine/cues.ts';
import type { Figure } from '../engine/figures.ts';
import { workedStep } from '../engine/formula.ts';
import {
  type Goal,
  goalEvidence,
  goalFraming,
  goalMismatches,
  goalMissing,
  goalOf,
  goalValues,
} from '../engine/goal.ts';
import { type InputsOf, type OptionsOf, textOption } from '../engine/inputs.ts';
import { defineKind, type Question, type ShortClaim } from '../engine/kind.ts';
import {
  type AtDeadline,
  atDeadline,
  type DeadlineFigure,
  decisive,
  outcomeOf,
  paceOf,
} from '../engine/pace.ts';
import { outcomeValues, outcomeWorking, paceWorking } from '../engine/pace-working.ts';
import type { Series } from '../evidence/series.ts';
import {
  compare,
  HUNDRED,
  isZero,
  parseDecimal,
  parseExact,
  quantity,
  type Rational,
  ZERO,
} from '../exact/number.ts';
import { type Decided, type Finding, METHOD, type Missing } from '../verdict/verdict.ts';
import { dateInWords, shortDate } from '../words/dates.ts';
import { amount } from '../words/numbers.ts';
import { paceFigures } from '../words/pace-figures.ts';
import {
  awaitingInWords,
  type GoalValues,
  type OutcomeValues,
  outcomeSentence,
  paceSentence,
} from '../words/pace-words.ts';
import { listInWords, sentence } from '../words/text.ts';
import { actAfter } from './shared-acts.ts';
import { IN_REACH, withFigure, words } from './shared-cues.ts';
import { PLEDGE, uplift } from './shared-examples.ts';
import { PROGRESS, shortTarget, TARGET } from './shared-inputs.ts';
import { AIM, DEADLINE } from './shared-options.ts';

/** From this per cent of the way a promise that was not reached is partly kept, unless the claim sets its own bar. */
const PARTLY_AT = '50';

const INPUTS = [
  {
    ...TARGET,
    hint: 'What was promised, such as 20,000 officers. A promise without a number cannot be tested, and the ledger says so.',
    optional: true,
  },
  PROGRESS,
] as const;

const OPTIONS = [
  {
    ...DEADLINE,
    hint: 'The last day of the promise, such as 31 March 2023. Without one it cannot be tested, and the ledger says so.',
    optional: true,
  },
  AIM,
  {
    name: 'baseline',
    label: 'Where it started',
    hint: 'The figure from which the way to the target is measured. It is 0 unless you write another.',
    type: 'number',
    countedIn: { input: 'target' },
    optional: true,
  },
  {
    name: 'partlyAt',
    label: 'Partly kept from so many per cent of the way',
    hint: 'A promise counts as partly kept from 50% of the way, unless you write another number.',
    type: 'number',
    countedIn: '%',
    optional: true,
  },
] as const;

type PromiseQuestion = Question<InputsOf<typeof INPUTS>, OptionsOf<typeof OPTIONS>>;

/** A promise that can be tested: its target, the series that moves towards it, and the day. */
interface Testable {
  target: Figure;
  series: Series;
  deadline: string;
  unit: string;
}

function decide(question: PromiseQuestion): Decided {
  const { inputs, options, evidence } = question;
  const { deadline, aim } = options;
  const goal = goalOf(inputs, evidence, question);
  const lacking = whatIsUnclear(question, goal.resolved.dimensions.get('target')?.unit);
  if (lacking.length > 0 || deadline === undefined) return unclear(question, goal, lacking);

  const { target, series, known } = goal;
  const missing = missingOf(goal, deadline);
  if (missing.length > 0 || target === undefined || series === undefined)
    return notComputable(question, goal, missing);
  const at = atDeadline(known, deadline, target.value, aim);
  const testable = { target, series, deadline, unit: goal.unit };
  if (at.state === 'only-after') return notComputable(question, goal, missing);
  return at.state === 'known'
    ? onOutcome(question, testable, at.figure)
    : untilThen(question, goal, testable, at);
}

type Lacking = 'number' | 'unit' | 'deadline';

/** What a promise lacks to be tested. */
function whatIsUnclear({ inputs, options }: PromiseQuestion, unit: string | undefined): Lacking[] {
  const { target } = inputs;
  return [
    ...(target === undefined ? ['number' as const] : []),
    ...(target !== undefined && !('series' in target) && unit === undefined ? ['unit' as const] : []),
    ...(options.deadline === undefined ? ['deadline' as const] : []),
  ];
}

function missingOf(goal: Goal, deadline: string): Missing[] {
  const { known, series, resolved } = goal;
  const onlyAfter = known.length > 0 && !known.some((o) => o.at.end <= deadline);
  return [
    ...resolved.missing,
    ...(series === undefined ? [{ reason: 'no-series', input: 'progress' } as const] : []),
    ...(onlyAfter ? [{ reason: 'no-observation', input: 'progress' } as const] : []),
    ...goalMismatches(goal),
  ];
}

function common({ asOf }: PromiseQuestion) {
  return { kind: 'promise', asOf, method: METHOD, reason: null, flips: [] };
}

function unclear(question: PromiseQuestion, { resolved }: Goal, lacking: readonly Lacking[]): Decided {
  return {
    ...common(question),
    finding: 'unclear',
    pace: null,
    outcome: null,
    saying: { code: 'unclear', values: { lacking } satisfies UnclearTold },
    working: [],
    framing: [],
    missing: [],
    evidence: [...resolved.figures.values()].map((f) => f.used),
  };
}

function notComputable(question: PromiseQuestion, { target, named }: Goal, missing: Missing[]): Decided {
  return {
    ...common(question),
    finding: 'not-computable',
    pace: null,
    outcome: null,
    saying: goalMissing(missing, named, question.evidence),
    working: [],
    framing: [],
    missing,
    evidence: target === undefined ? [] : [target.used],
  };
}

/** On the figure of the deadline. */
function onOutcome(
  question: PromiseQuestion,
  { target, series, deadline, unit }: Testable,
  figure: DeadlineFigure,
): Decided {
  const { aim, baseline, partlyAt = PARTLY_AT } = question.options;
  const base = baseline === undefined ? (aim === 'at-least' ? ZERO : null) : parseDecimal(baseline);
  const percent = percentOf(figure, base, target.value);
  const { finding: _, ...outcome } = outcomeOf(figure);
  const { stands } = figure;
  const actual = stands.value;
  const used = decisive(figure);
  return {
    ...common(question),
    finding: outcomeFinding(figure, percent, parseDecimal(partlyAt)),
    pace: null,
    outcome: { ...outcome, target: quantity(target.value), percent: percent && quantity(percent) },
    saying: {
      code: 'outcome',
      values: {
        outcome: outcomeValues(figure),
        goal: goalValues(target.value, unit, deadline, aim),
        partlyAt,
      } satisfies OutcomeTold,
    },
    working: [
      ...outcomeWorking(actual, target.value),
      ...(percent === null || base === null
        ? []
        : [
            workedStep(
              'way',
              '100 x (actual - baseline) / (target - baseline)',
              { actual, baseline: base, target: target.value },
              percent,
            ),
          ]),
    ],
    framing: goalFraming(target, used, series, question, question.evidence),
    missing: [],
    evidence: goalEvidence(target, series, used),
  };
}

/** Until the figure of the deadline is known, with the pace if any figure is. */
function untilThen(
  question: PromiseQuestion,
  { known }: Goal,
  { target, series, deadline, unit }: Testable,
  at: Exclude<AtDeadline, { state: 'known' | 'only-after' }>,
): Decided {
  const { aim } = question.options;
  const worked = at.state === 'open' ? paceOf(known, at.last, deadline, target.value, aim) : null;
  return {
    ...common(question),
    finding: question.asOf > deadline ? 'awaiting-outcome' : 'pending',
    pace: worked?.pace ?? null,
    outcome: null,
    saying: {
      code: 'until-then',
      values: { goal: goalValues(target.value, unit, deadline, aim) } satisfies UntilThenTold,
    },
    working: worked === null ? [] : paceWorking(worked),
    framing: goalFraming(target, worked?.used ?? [], series, question, question.evidence),
    missing: [],
    evidence: goalEvidence(target, series, worked?.used ?? []),
  };
}

/** 100 (x - baseline)/(target - baseline); null if there is no baseline, or it is the target. */
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

type UnclearTold = { readonly lacking: readonly Lacking[] };
type UntilThenTold = { readonly goal: GoalValues };
type OutcomeTold = UntilThenTold & { readonly outcome: OutcomeValues; readonly partlyAt: string };

/** How far it got, if that decides. */
function wayInWords({ finding, outcome }: Decided, partlyAt: string): string {
  const percent = outcome?.percent;
  if (percent === null || percent === undefined || (finding !== 'partly-kept' && finding !== 'broken'))
    return '';
  const way = amount(parseExact(percent.exact), '%', { apartFrom: [parseDecimal(partlyAt), HUNDRED] });
  return `: ${way} of the way, ${finding === 'partly-kept' ? 'at or above' : 'below'} the ${partlyAt}% from which a promise counts as partly kept`;
}

/** The deadline that is to come or has passed, and the pace if there is one. */
function untilThenInWords({ goal }: UntilThenTold, { finding, pace }: Decided): string {
  const lead =
    finding === 'pending'
      ? `the deadline of ${dateInWords(goal.deadline)} has not come`
      : awaitingInWords(goal.deadline);
  return pace === null || pace === undefined
    ? `${lead}, and no figure is known so far.`
    : `${lead}; ${paceSentence(pace, goal)}.`;
}

/** "20,000 officers by 31 Mar 2023". */
function short({ inputs, options }: ShortClaim): string | undefined {
  const target = shortTarget(inputs);
  const deadline = textOption(options, 'deadline');
  if (target === undefined) return undefined;
  return `${target}${deadline === undefined ? '' : ` by ${shortDate(deadline)}`}`;
}

const IS_DONE = words('are is were was been being');

export const promise = defineKind({
  name: 'promise',
  title: 'Promise',
  says: 'A figure will reach a target by a deadline.',
  computes:
    'the figure of the deadline against the target; 100 × (actual − baseline) ÷ (target − baseline) for the part kept',
  inputs: INPUTS,
  options: OPTIONS,
  pairs: [{ of: ['target', 'progress'], agree: 'unit-and-measure' }],
  chart: { draws: 'way-to-target', target: 'target', progress: 'progress' },
  flips: false,
  short,
  words: {
    keyFigures: paceFigures,
    because: {
      unclear: ({ lacking }: UnclearTold) =>
        `The promise names ${listInWords(lacking.map((what) => `no ${what}`))}, so there is nothing to test it by.`,
      outcome: ({ outcome, goal, partlyAt }: OutcomeTold, decided) =>
        sentence(`${outcomeSentence(outcome, goal, 'the promised')}${wayInWords(decided, partlyAt)}.`),
      'until-then': (values: UntilThenTold, decided) => sentence(untilThenInWords(values, decided)),
    },
    testable: 'A promise that says how much, of what, and by when.',
  },
  decide,
  cues: [
    {
      on: 'promise',
      suggests(scene, cue) {
        // "135 crimes are committed a day".
        if (scene.word(cue.from) === 'committed' && IS_DONE.has(scene.word(cue.from - 1))) {
          if (scene.word(cue.next) !== 'to') return undefined;
        }
        const figure = scene.figureAfter(cue.from, IN_REACH) ?? scene.figureBefore(cue.from, IN_REACH);
        return {
          weight: figure === undefined ? 55 : 82,
          words: withFigure(cue, figure),
          options: { deadline: scene.deadline(cue.from) },
        };
      },
    },
    {
      on: 'will',
      suggests(scene, cue) {
        const said = actAfter(scene, cue);
        const deadline = scene.deadline(cue.from);
        // "It will be 30 degrees": only somebody's act, or a deadline, makes it a promise.
        if (said === undefined || (!said.isAct && deadline === undefined)) return undefined;
        const before = said.isPassive ? scene.figureBefore(cue.from, IN_REACH) : undefined;
        const figure = scene.figureAfter(cue.from, IN_REACH) ?? before;
        if (figure === undefined || figure.unit === 'times') return undefined;
        return {
          weight: deadline === undefined ? 62 : 70,
          words: [stretch(cue), stretch(figure)],
          options: { deadline },
        };
      },
    },
    {
      on: 'target',
      suggests(scene, cue) {
        const figure = scene.figureAfter(cue.next, IN_REACH);
        if (figure === undefined) return undefined;
        return {
          weight: 58,
          words: [stretch(cue), stretch(figure)],
          options: { deadline: scene.deadline(cue.from) },
        };
      },
    },
  ],
  example: uplift('promise', '20,000 more officers on the streets', '2023-04-27', {
    inputs: { target: PLEDGE, progress: 'uplift-ew' },
    options: { deadline: '2023-03-31' },
  }),
});
