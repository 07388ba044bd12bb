/** A programme's own schedule as people write it: a step on each line, its day and its number. */

import type { Milestone } from '../engine/inputs.ts';
import { isDate } from '../exact/calendar.ts';
import { isDecimal } from '../exact/number.ts';
import { readDate, readNumber } from '../reading/number-words.ts';
import { dateInWords } from '../words/dates.ts';
import type { FieldReader } from './field-reader.ts';
import { shownDate } from './typed-fields.ts';
import { inUnit } from './unit-fit.ts';

/** A schedule as its field shows it; `milestonesOf` reads it back. */
export function milestonesText(milestones: readonly Milestone[]): string {
  return milestones.map(({ by, value }) => `${shownDate(by)}: ${value}`).join('\n');
}

/** A day, a colon, an equals sign or a tab, and a number. */
const STEP = /^(.+?)\s*[:=\t]\s*([^:=\t]+)$/;

/** The most steps that the form takes. */
const MOST = 100;

/** Reads a schedule, its numbers in a unit if that is known; undefined, with an issue that names the line, if one is wrong. */
export function milestonesOf(
  read: FieldReader,
  field: string,
  unit: string | undefined,
): Milestone[] | undefined {
  const lines = read
    .typed(field)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length > MOST) return read.wrong(field, `This form takes at most ${MOST} steps.`);
  const steps: Milestone[] = [];
  for (const [i, line] of lines.entries()) {
    const step = stepOf(line, unit, read.today);
    if (typeof step === 'string') return read.wrong(field, `Line ${i + 1}, “${line.slice(0, 80)}”: ${step}`);
    const before = steps.at(-1);
    if (before !== undefined && before.by >= step.by)
      return read.wrong(
        field,
        `Line ${i + 1} is for ${dateInWords(step.by)}, which does not come after the line before it: write the steps in the order of their days, each day once.`,
      );
    steps.push(step);
  }
  return steps;
}

/** A line as a step, or what is wrong with it. */
function stepOf(line: string, unit: string | undefined, today: string): Milestone | string {
  const [, day, number] = STEP.exec(line) ?? [];
  if (day === undefined || number === undefined)
    return 'write the day, a colon and the number, such as 31 March 2021: 6,000.';
  const by = isDate(day) ? { ok: true as const, value: day } : readDate(day, today);
  if (!by.ok) return by.message;
  const fit = inUnit(number, unit ?? '');
  if (!fit.ok) return fit.message;
  const value = readNumber(fit.text);
  if (!value.ok) return value.message;
  return isDecimal(value.value) ? { by: by.value, value: value.value } : 'the number has too many digits.';
}
