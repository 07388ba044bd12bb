/** The course of a verdict: its findings from the day of the words on, and when they changed (method, section 9). */
import { dayAfter, moment } from '../exact/calendar.ts';
import type { Word } from '../verdict/reader-words.ts';
import type { Finding } from '../verdict/verdict.ts';
import type { Evidence } from './evidence.ts';
import { textOption } from './inputs.ts';
import type { AnyClaim } from './kind.ts';

/** From a day on, a finding and its word. */
export interface CourseEntry {
  from: string;
  finding: Finding;
  word: Word;
}

/**
 * The days on which a verdict can change, from the day of the words until another, in order: that day, those on which a
 * figure of the series named was published, and those after deadlines, milestones and ends of the periods named.
 */
export function turningDays(
  claim: AnyClaim,
  seriesIds: readonly string[],
  evidence: Evidence,
  until: string,
): string[] {
  const { saidOn, options, inputs } = claim;
  const published = seriesIds.flatMap((id) => evidence.get(id)?.observations.map((o) => o.publishedOn) ?? []);
  const milestones = options?.['milestones'];
  const ends = [
    textOption(options, 'deadline'),
    ...(Array.isArray(milestones) ? milestones.map(({ by }: { by: string }) => by) : []),
    ...Object.values(inputs).flatMap((input) =>
      typeof input === 'object' && !Array.isArray(input) && input.at !== undefined && input.at !== 'latest'
        ? [moment(input.at).end]
        : [],
    ),
  ].filter((day) => day !== undefined);
  const days = new Set([saidOn, ...published, ...ends.map((day) => dayAfter(day))]);
  return [...days].filter((day) => day >= saidOn && day <= until).sort();
}

/** The course of a verdict on some days, an entry each time that its finding or its word changes. */
export function courseOn(
  days: readonly string[],
  decide: (asOf: string) => { finding: Finding; word: Word },
): CourseEntry[] {
  const course: CourseEntry[] = [];
  for (const from of days) {
    const { finding, word } = decide(from);
    const last = course.at(-1);
    if (last?.finding !== finding || last.word !== word) course.push({ from, finding, word });
  }
  return course;
}
