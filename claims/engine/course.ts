/** The course of a verdict: its findings from the day of the words on, and when they changed (method, section 9). */
import { dayAfter, moment } from '../exact/calendar.ts';
import type { Word } from '../verdict/reader-words.ts';
import type { Decided, Finding } from '../verdict/verdict.ts';
import type { Evidence, EvidenceParts } from './evidence.ts';
import { textOption } from './inputs.ts';
import type { AnyClaim } from './kind.ts';
import { WatchedEvidence } from './watched.ts';

/** From a day on, a finding and its word. */
export interface CourseEntry {
  from: string;
  finding: Finding;
  word: Word;
}

/** A day on which a verdict can change. */
interface TurningDay {
  day: string;
  /** Whether the calendar alone may change it: the day of the words, and those after deadlines and ends. */
  isOfCalendar: boolean;
  /** The figures published on it, or since the day before it that is looked at: series and moment. */
  published: (readonly [series: string, at: string])[];
}

/** What a course is told of: the claim, the evidence, and the ids of the series that its inputs name. */
export interface CourseOf {
  claim: AnyClaim;
  parts: EvidenceParts;
  seriesIds: readonly string[];
  until: string;
}

/**
 * The days on which a verdict can change, from the day of the words until another, in order: that day, those on which a
 * figure of the series named was published, and those after deadlines, milestones and ends of the periods named.
 */
function turningDays({ claim, parts, seriesIds, until }: CourseOf): TurningDay[] {
  const { saidOn, options, inputs } = claim;
  const days = new Map<string, TurningDay>();
  const on = (day: string): TurningDay | undefined => {
    if (day < saidOn || day > until) return undefined;
    const found = days.get(day) ?? { day, isOfCalendar: false, published: [] };
    days.set(day, found);
    return found;
  };
  for (const { id, observations } of parts.series)
    if (seriesIds.includes(id))
      for (const { publishedOn, at } of observations) on(publishedOn)?.published.push([id, at]);
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
  for (const day of [saidOn, ...ends.map((end) => dayAfter(end))]) {
    const found = on(day);
    if (found !== undefined) found.isOfCalendar = true;
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** About so many of the days at most: those of the calendar, and of the others the last of each stretch. */
function thinned(days: readonly TurningDay[], most: number): TurningDay[] {
  const every = Math.ceil(days.length / most);
  let published: TurningDay['published'] = [];
  return days.flatMap((one, i) => {
    published = [...published, ...one.published];
    if (!one.isOfCalendar && i % every !== every - 1 && i !== days.length - 1) return [];
    const kept = { ...one, published };
    published = [];
    return [kept];
  });
}

/** A course with what each of its verdicts was decided on. */
export interface CourseFound {
  entries: (CourseEntry & { decided: Decided })[];
  /** Whether there were so many days that only some were looked at. */
  isCoarse: boolean;
}

/**
 * The course of a verdict, an entry each time that its finding or its word changes. A day on which nothing was published of
 * what the verdict read, and on which the calendar changes nothing, is not decided anew. Of more days than `most`, some are
 * looked at.
 */
export function courseFound(
  of: CourseOf,
  decide: (evidence: Evidence, asOf: string) => Decided & { word: Word },
  most = Number.POSITIVE_INFINITY,
): CourseFound {
  const evidence = new WatchedEvidence(of.parts, of.claim.saidOn);
  const all = turningDays(of);
  const isCoarse = all.length > most;
  const entries: CourseFound['entries'] = [];
  for (const { day, isOfCalendar, published } of isCoarse ? thinned(all, most) : all) {
    if (!isOfCalendar && !published.some(([series, at]) => evidence.hasRead(series, at))) continue;
    evidence.begin();
    const decided = decide(evidence, day);
    const { finding, word } = decided;
    const last = entries.at(-1);
    if (last?.finding !== finding || last.word !== word) entries.push({ from: day, finding, word, decided });
  }
  return { entries, isCoarse };
}
