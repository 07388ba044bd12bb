/**
 * on-pace: a figure is on track, or off track, for a target by a deadline.
 *
 * What was said is held against the figure of the deadline once it is known, and against the pace until
 * then; `agrees` says which side it falls on, by the same yardsticks for both sides of a dispute.
 */

import { type Cue, stretch } from '../engine/cues.ts';
import type { Figure } from '../engine/figures.ts';
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
  atDeadline,
  type DeadlineFigure,
  decisive,
  outcomeOf,
  paceOf,
  reaches,
  settledPace,
  type WorkedPace,
} from '../engine/pace.ts';
import { outcomeValues, outcomeWorking, paceWorking } from '../engine/pace-working.ts';
import type { KnownObservation, Series } from '../evidence/series.ts';
import { parseDecimal, type Rational } from '../exact/number.ts';
import { type Decided, type Finding, METHOD, type Missing } from '../verdict/verdict.ts';
import { paceFigures } from '../words/pace-figures.ts';
import {
  awaitingInWords,
  type GoalValues,
  type OutcomeValues,
  outcomeSentence,
  paceSentence,
} from '../words/pace-words.ts';
import { sentence } from '../words/text.ts';
import { words } from './shared-cues.ts';
import { PLEDGE, uplift } from './shared-examples.ts';
import { PROGRESS, shortTarget, TARGET } from './shared-inputs.ts';
import { AIM, DEADLINE } from './shared-options.ts';

const INPUTS = [TARGET, PROGRESS] as const;

const OPTIONS = [
  DEADLINE,
  {
    name: 'says',
    label: 'What is said of it',
    hint: '“On track”, “well on the way” and “on course” are one side; “off track” and “on course to miss” the other.',
    type: 'choice',
    choices: [
      { value: 'on-track', label: 'It is on track' },
      { value: 'off-track', label: 'It is off track' },
    ],
    optional: false,
  },
  AIM,
  {
    name: 'milestones',
    label: 'The programme’s own schedule',
    hint: 'What was to be reached on the way, and by when, if the programme set itself such steps: 6,000 by 31 March 2021.',
    type: 'milestones',
    countedIn: { input: 'target' },
    optional: true,
  },
] as const;

type PaceQuestion = Question<InputsOf<typeof INPUTS>, OptionsOf<typeof OPTIONS>>;
type Says = PaceQuestion['options']['says'];

const ON_TRACK: readonly Finding[] = ['reached', 'ahead', 'on-pace'];
const OFF_TRACK: readonly Finding[] = ['short-of-pace', 'needs-a-record', 'missed'];

/** Whether what was said agrees with a finding; null if the finding speaks for neither side. */
export function agreement(says: Says, finding: Finding): boolean | null {
  if (ON_TRACK.includes(finding)) return says === 'on-track';
  if (OFF_TRACK.includes(finding)) return says === 'off-track';
  return null;
}

/** What the figure is to reach next, and by when: a milestone of the programme, or the target itself. */
interface Next {
  target: Rational;
  deadline: string;
}

/** The first milestone that is not before the last known figure, else the target (method, section 8). */
function nextGoal({ options }: PaceQuestion, target: Figure, last: KnownObservation): Next {
  const milestone = options.milestones?.find(({ by }) => by >= last.at.end);
  return milestone === undefined
    ? { target: target.value, deadline: options.deadline }
    : { target: parseDecimal(milestone.value), deadline: milestone.by };
}

function decide(question: PaceQuestion): Decided {
  const { inputs, options, evidence } = question;
  const goal = goalOf(inputs, evidence, question);
  const { target, series, known } = goal;
  const missing = missingOf(goal, options.deadline);
  if (target === undefined || series === undefined) return notComputable(question, goal, missing, null);
  const at = atDeadline(known, options.deadline, target.value, options.aim);
  if (missing.length > 0) {
    const worked = at.state === 'open' ? workedFrom(question, goal, target, at.last) : undefined;
    const noWindow = worked?.pace.finding === 'not-computable' ? [NO_WINDOW] : [];
    return notComputable(question, goal, [...missing, ...noWindow], null);
  }
  if (at.state === 'known') return onOutcome(question, goal, { target, series, figure: at.figure });
  if (at.state === 'open') return onCurrentPace(question, goal, { target, series, last: at.last });
  return notComputable(question, goal, missing, null);
}

const NO_WINDOW = { reason: 'no-window', input: 'progress' } as const;

/** The pace from the last known figure to what comes next. */
function workedFrom(
  question: PaceQuestion,
  { known }: Goal,
  target: Figure,
  last: KnownObservation,
): WorkedPace {
  const next = nextGoal(question, target, last);
  const { aim } = question.options;
  if (next.deadline > last.at.end || reaches(last.value, next.target, aim))
    return paceOf(known, last, next.deadline, next.target, aim);
  return settledPace(last, next.deadline, next.target, 'missed');
}

function missingOf(goal: Goal, deadline: string): Missing[] {
  const nothing = !goal.known.some((o) => o.at.end <= deadline);
  const reason = goal.series === undefined ? 'no-series' : 'no-observation';
  return [
    ...goal.resolved.missing,
    ...(nothing ? [{ reason, input: 'progress' } as const] : []),
    ...goalMismatches(goal),
  ];
}

function common({ asOf }: PaceQuestion) {
  return { kind: 'on-pace', asOf, method: METHOD, reason: null, flips: [] };
}

function notComputable(
  question: PaceQuestion,
  { target, named }: Goal,
  missing: Missing[],
  worked: WorkedPace | null,
): Decided {
  return {
    ...common(question),
    finding: 'not-computable',
    pace: worked === null ? null : { ...worked.pace, says: question.options.says, agrees: null },
    outcome: null,
    saying: goalMissing(missing, named, question.evidence),
    working: worked === null ? [] : paceWorking(worked),
    framing: [],
    missing,
    evidence: target === undefined ? [] : [target.used],
  };
}

/** On the figure of the deadline. */
function onOutcome(
  question: PaceQuestion,
  { unit }: Goal,
  { target, series, figure }: { target: Figure; series: Series; figure: DeadlineFigure },
): Decided {
  const { deadline, says, aim } = question.options;
  const worked = settledPace(figure.stands, deadline, target.value, figure.finding);
  const used = decisive(figure);
  return {
    ...common(question),
    finding: figure.finding,
    pace: { ...worked.pace, says, agrees: agreement(says, figure.finding) },
    outcome: outcomeOf(figure),
    saying: {
      code: 'outcome',
      values: {
        outcome: outcomeValues(figure),
        goal: goalValues(target.value, unit, deadline, aim),
      } satisfies OutcomeTold,
    },
    working: outcomeWorking(figure.stands.value, target.value),
    framing: goalFraming(target, used, series, question, question.evidence),
    missing: [],
    evidence: goalEvidence(target, series, used),
  };
}

/** On the pace, while the figure of the deadline is not known. */
function onCurrentPace(
  question: PaceQuestion,
  goal: Goal,
  { target, series, last }: { target: Figure; series: Series; last: KnownObservation },
): Decided {
  const { says, aim } = question.options;
  const next = nextGoal(question, target, last);
  const worked = workedFrom(question, goal, target, last);
  const isSettled = worked.pace.finding === 'reached' || worked.pace.finding === 'missed';
  const awaiting = question.asOf > next.deadline && !isSettled;
  if (worked.pace.finding === 'not-computable' && !awaiting)
    return notComputable(question, goal, [NO_WINDOW], worked);
  const finding = awaiting ? 'awaiting-outcome' : worked.pace.finding;
  return {
    ...common(question),
    finding,
    pace: { ...worked.pace, says, agrees: agreement(says, finding) },
    outcome: null,
    saying: {
      code: awaiting ? 'awaiting' : 'pace',
      values: { goal: goalValues(next.target, goal.unit, next.deadline, aim) } satisfies PaceTold,
    },
    working: paceWorking(worked),
    framing: goalFraming(target, worked.used, series, question, question.evidence),
    missing: [],
    evidence: goalEvidence(target, series, worked.used),
  };
}

type PaceTold = { readonly goal: GoalValues };
type OutcomeTold = PaceTold & { readonly outcome: OutcomeValues };

/** Which side the finding falls on, as the end of the sentence. */
function saidInWords({ pace }: Decided): string {
  if (pace?.says === undefined || pace.agrees === null || pace.agrees === undefined) return '.';
  return `. That ${pace.agrees ? 'bears out' : 'does not bear out'} “${pace.says.replace('-', ' ')}”.`;
}

function paceInWords({ goal }: PaceTold, decided: Decided): string {
  if (decided.pace === null || decided.pace === undefined) throw new RangeError('a verdict without its pace');
  return `${paceSentence(decided.pace, goal)}${saidInWords(decided)}`;
}

/** "on track for 20,000 officers". */
function short({ inputs, options }: ShortClaim): string | undefined {
  const says = textOption(options, 'says');
  if (says === undefined) return undefined;
  const target = shortTarget(inputs);
  const goal = target === undefined ? '' : ` for ${target}`;
  return `${says.replace('-', ' ')}${goal}`;
}

const NEGATIONS = words("not no never isn't aren't wasn't weren't won't hardly longer");
const AFTER_CONFIDENT = words("will we'll of it it'll that in about");

/** "on track", "off course", "on course to miss". */
const pace = (says: Says): Cue => ({
  on: says,
  suggests(scene, cue) {
    let turned = false;
    let next = cue.next;
    if (says === 'on-track') {
      for (let k = 1; k <= 3; k += 1)
        if (scene.together(cue.from, cue.from - k) && NEGATIONS.has(scene.word(cue.from - k))) turned = true;
      for (let k = cue.next; k < cue.next + 3 && scene.together(cue.from, k); k += 1) {
        const misses = scene.cueAt(k, 'misses');
        if (misses !== undefined) [turned, next] = [true, Math.max(next, misses.next)];
      }
    }
    const confident = scene.word(cue.next - 1) === 'confident';
    if (confident && !AFTER_CONFIDENT.has(scene.word(cue.next))) return undefined;
    return {
      weight: 90,
      words: [stretch({ from: cue.from, next })],
      options: { says: turned ? 'off-track' : says, deadline: scene.deadline(cue.from) },
    };
  },
});

export const onPace = defineKind({
  name: 'on-pace',
  title: 'Pace',
  says: 'A figure is on track, or off track, for a target by a deadline.',
  computes:
    'required rate (target − actual) ÷ months left, against the rates over the last 3, 6, 12 and 24 months',
  inputs: INPUTS,
  options: OPTIONS,
  pairs: [{ of: ['target', 'progress'], agree: 'unit-and-measure' }],
  chart: { draws: 'way-to-target', target: 'target', progress: 'progress' },
  flips: false,
  short,
  words: {
    keyFigures: paceFigures,
    because: {
      outcome: ({ outcome, goal }: OutcomeTold, decided) =>
        sentence(`${outcomeSentence(outcome, goal)}${saidInWords(decided)}`),
      pace: (values: PaceTold, decided) => sentence(paceInWords(values, decided)),
      awaiting: (values: PaceTold, decided) =>
        sentence(`${awaitingInWords(values.goal.deadline)}; ${paceInWords(values, decided)}`),
    },
  },
  decide,
  cues: [pace('on-track'), pace('off-track')],
  example: uplift('on-pace', 'I am delighted we are on track to deliver our bold promise', '2023-01-25', {
    inputs: { target: PLEDGE, progress: 'uplift-ew' },
    options: { deadline: '2023-03-31', says: 'on-track' },
  }),
});
