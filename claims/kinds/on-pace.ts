/**
 * on-pace: a figure is on track, or off track, for a target by a deadline.
 *
 * What was said is held against the figure of the deadline once it is known, and against the pace until
 * then; `agrees` tells which side it falls on, by the same yardsticks for both sides of a dispute.
 */
import * as z from 'zod';
import { type Evidence, mismatches, resolve, usedOf } from '../engine/figures.ts';
import { type ClaimOf, claimSchema, defineKind } from '../engine/kind.ts';
import { atDeadline, outcomeOf, paceOf, settledPace, type WorkedPace } from '../engine/pace.ts';
import { inputSchema } from '../evidence/claim.ts';
import { knownOn } from '../evidence/evidence.ts';
import { date, id } from '../evidence/schema.ts';
import { type Finding, METHOD, type Missing, type Verdict } from '../verdict.ts';
import { outcomeSentence, outcomeWorking, paceSentence, paceWorking } from '../words/pace-words.ts';
import { missingSentence } from '../words/sentence.ts';
import { dateInWords, sentence } from '../words/words.ts';
import { TARGET, uplift } from './examples.ts';
import { aim } from './options.ts';

const schema = claimSchema(
  'on-pace',
  z.strictObject({ target: inputSchema, progress: id }),
  z.strictObject({
    deadline: date,
    says: z.enum(['on-track', 'off-track'], { error: 'says is "on-track" or "off-track"' }),
    aim: aim.optional(),
  }),
);

type OnPaceClaim = ClaimOf<typeof schema>;
type Says = OnPaceClaim['options']['says'];

const ON_TRACK: readonly Finding[] = ['reached', 'ahead', 'on-pace'];
const OFF_TRACK: readonly Finding[] = ['short-of-pace', 'needs-a-record', 'missed'];

/** Whether what was said agrees with a finding; null where the finding speaks for neither side. */
export function agreement(says: Says, finding: Finding): boolean | null {
  if (ON_TRACK.includes(finding)) return says === 'on-track';
  if (OFF_TRACK.includes(finding)) return says === 'off-track';
  return null;
}

function evaluate(claim: OnPaceClaim, evidence: Evidence, asOf: string): Verdict {
  const { deadline, says, aim = 'at-least' } = claim.options;
  const inputs = new Map([['target', claim.inputs.target]]);
  const resolved = resolve(inputs, evidence, asOf);
  const series = evidence.get(claim.inputs.progress);
  const dimensions = new Map(resolved.dimensions);
  if (series !== undefined) dimensions.set('progress', series);
  const target = resolved.figures.get('target');
  const known = series === undefined ? [] : knownOn(series, asOf);
  const at = target === undefined ? undefined : atDeadline(known, deadline, target.value, aim);
  const nothing = !known.some((o) => o.at.end <= deadline);
  const missing: Missing[] = [
    ...resolved.missing,
    ...(nothing
      ? [
          {
            reason: series === undefined ? ('no-series' as const) : ('no-observation' as const),
            input: 'progress',
          },
        ]
      : []),
    ...mismatches(dimensions, [{ of: ['target', 'progress'], by: 'unit-and-measure' }]),
  ];
  const common = { kind: 'on-pace', asOf, method: METHOD, reason: null, flips: [], framing: [] };
  const named = new Map([...inputs, ['progress', { series: claim.inputs.progress, at: 'latest' }]]);
  const stopped = (reasons: Missing[], worked: WorkedPace | null): Verdict => ({
    ...common,
    finding: 'not-computable',
    pace: worked === null ? null : { ...worked.pace, says, agrees: null },
    outcome: null,
    because: missingSentence(reasons, named, evidence, asOf),
    working: worked === null ? [] : paceWorking(worked),
    missing: reasons,
    evidence: target === undefined ? [] : [target.used],
  });
  if (missing.length > 0 || target === undefined || series === undefined || at === undefined)
    return stopped(missing, null);
  if (at.state !== 'known' && at.state !== 'open') return stopped(missing, null);

  const telling = { target: target.value, unit: series.unit, deadline, aim };
  const used = (worked: WorkedPace) => [
    target.used,
    ...worked.used.map((o) => usedOf('progress', series, o)),
  ];
  const said = (finding: Finding) => {
    const agrees = agreement(says, finding);
    return agrees === null
      ? '.'
      : `. That ${agrees ? 'bears out' : 'does not bear out'} “${says.replace('-', ' ')}”.`;
  };
  if (at.state === 'known') {
    const { figure } = at;
    const worked = settledPace(figure.stands, deadline, target.value, figure.finding);
    return {
      ...common,
      finding: figure.finding,
      pace: { ...worked.pace, says, agrees: agreement(says, figure.finding) },
      outcome: outcomeOf(figure),
      because: sentence(outcomeSentence(figure, telling) + said(figure.finding)),
      working: outcomeWorking(figure.stands.value, target.value),
      missing,
      evidence: [
        ...used(worked),
        ...(figure.reachedLater === undefined ? [] : [usedOf('progress', series, figure.reachedLater)]),
      ],
    };
  }

  const worked = paceOf(known, at.last, deadline, target.value, aim);
  const awaiting = asOf > deadline && worked.pace.finding !== 'reached';
  if (worked.pace.finding === 'not-computable' && !awaiting)
    return stopped([{ reason: 'no-window', input: 'progress' }], worked);
  const finding = awaiting ? 'awaiting-outcome' : worked.pace.finding;
  const pace = paceSentence(worked, telling);
  return {
    ...common,
    finding,
    pace: { ...worked.pace, says, agrees: agreement(says, finding) },
    outcome: null,
    because: sentence(
      awaiting
        ? `the deadline of ${dateInWords(deadline)} has passed and its figure is not published yet; ${pace}${said(finding)}`
        : `${pace}${said(finding)}`,
    ),
    working: paceWorking(worked),
    missing,
    evidence: used(worked),
  };
}

export const onPace = defineKind({
  name: 'on-pace',
  title: 'Pace',
  says: 'A figure is on track, or off track, for a target by a deadline.',
  computes:
    'required rate (target − actual) ÷ months left, against the rates over the last 3, 6, 12 and 24 months',
  schema,
  evaluate,
  example: uplift('on-pace', 'I am delighted we are on track to deliver our bold promise', '2023-01-25', {
    inputs: { target: TARGET, progress: 'uplift-ew' },
    options: { deadline: '2023-03-31', says: 'on-track' },
  }),
});
