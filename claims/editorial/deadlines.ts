/** When a claim will be decided that is still open. */

import { textOption } from '../engine/inputs.ts';
import type { ClaimInputs, ClaimOptions } from '../engine/kind.ts';
import { isMoment, moment } from '../exact/calendar.ts';
import type { AnyVerdict, Finding } from '../verdict/verdict.ts';

/** Findings on what is to come. */
const TO_COME: readonly Finding[] = ['pending', 'awaiting-outcome'];

/** The parts of a claim that say what it waits for. */
interface Waiting {
  inputs: ClaimInputs;
  options?: ClaimOptions | undefined;
}

/**
 * The day whose figure decides a claim that is open by the verdict of today: the deadline of a promise or a pace, the day that a
 * forecast is of. It may have passed, if its figure is not published yet. Null if the claim is decided, or names no day.
 */
export function dueOn({ inputs, options }: Waiting, now: AnyVerdict): string | null {
  const hasPace = now.pace !== undefined && now.pace !== null && now.finding !== 'not-computable';
  const isOpen = TO_COME.includes(now.finding) || (hasPace && (now.outcome ?? null) === null);
  if (!isOpen) return null;
  const deadline = textOption(options, 'deadline');
  if (deadline !== undefined) return deadline;
  const { value } = inputs;
  const at = typeof value === 'object' && !Array.isArray(value) ? value.at : undefined;
  return at !== undefined && isMoment(at) ? moment(at).end : null;
}

/** The figure that decides an open claim. */
export interface DecidingFigure {
  /** The id of its series. */
  series: string;
  /** The day or the time that it is of; of a promise or a pace the day of the deadline. */
  at: string;
  /** The last day of that, after which it can be known. */
  dueOn: string;
  /** Whether it is of a deadline: then figures on either side of the day decide where none is of the day itself. */
  isOfDeadline: boolean;
}

/** The figure that decides a claim that is open by the verdict of today; null if the claim is decided, or names none. */
export function decidingFigure(claim: Waiting, now: AnyVerdict): DecidingFigure | null {
  const due = dueOn(claim, now);
  if (due === null) return null;
  const { progress, value } = claim.inputs;
  if (textOption(claim.options, 'deadline') !== undefined)
    return typeof progress === 'string'
      ? { series: progress, at: due, dueOn: due, isOfDeadline: true }
      : null;
  if (typeof value !== 'object' || !('series' in value)) return null;
  return { series: value.series, at: value.at, dueOn: due, isOfDeadline: false };
}
