/** The course of a verdict as readers are told it: its words from the day of the words on, and why each changed. */
import type { Bundle } from '../bundle.ts';
import { courseWithEvidence } from '../evaluate.ts';
import type { Series } from '../evidence/series.ts';
import { moment } from '../exact/calendar.ts';
import { parseDecimal } from '../exact/number.ts';
import type { Word } from '../verdict/reader-words.ts';
import type { Decided, EvidenceUsed, Finding } from '../verdict/verdict.ts';
import type { Turn } from '../words/course-words.ts';

export interface CourseTold {
  turns: readonly { from: string; finding: Finding; word: Word; why: Turn }[];
  /** Whether only some of the days were looked at, because there are too many. */
  isCoarse: boolean;
}

/** How many figures may be gone through for a page, over all days, and the fewest days that are looked at. */
const MOST_FIGURES = 30_000;
const FEWEST_DAYS = 24;

/** The course of a verdict until a day, for a page: of claims on very many figures, on some of the days. */
export function courseTold(bundle: Bundle, until: string): CourseTold {
  const figures = bundle.series.reduce((n, { observations }) => n + observations.length, 0);
  const most = Math.max(FEWEST_DAYS, Math.floor(MOST_FIGURES / Math.max(1, figures)));
  const { entries, isCoarse } = courseWithEvidence(bundle, until, most);
  // A finding that changes within one word turns nothing for readers.
  const turned = entries.filter(({ word }, i) => word !== entries[i - 1]?.word);
  return {
    turns: turned.map(({ from, finding, word, decided }, i) => ({
      from,
      finding,
      word,
      why: i === 0 ? { code: 'said' } : whyOn(from, decided, bundle.series, isCoarse),
    })),
    isCoarse,
  };
}

/** Why a verdict turned on a day: by the figure that it rests on and that was published then, the last of several. */
function whyOn(day: string, { evidence }: Decided, series: readonly Series[], isCoarse: boolean): Turn {
  const on = series.flatMap(({ observations }) => observations.filter((o) => o.publishedOn === day));
  if (on.length === 0) return { code: 'deadline' };
  const fresh = evidence.filter((one) => one.publishedOn === day && one.at !== undefined);
  const turns = fresh.flatMap((one) => turnBy(one, series));
  const last = turns.findLast(({ code }) => code === 'revision') ?? turns.at(-1);
  return last ?? { code: isCoarse ? 'before' : 'figures' };
}

function turnBy(used: EvidenceUsed, all: readonly Series[]): Turn[] {
  const series = all.find(({ id }) => id === used.series);
  const { at, value, publishedOn } = used;
  if (series === undefined || at === undefined || publishedOn === undefined) return [];
  const { text } = moment(at);
  const before = series.observations
    .filter((o) => o.publishedOn < publishedOn && moment(o.at).text === text && o.status !== 'forecast')
    .sort((a, b) => (a.publishedOn < b.publishedOn ? -1 : 1))
    .at(-1);
  const common = { at: text, value: parseDecimal(value), unit: series.unit };
  if (before === undefined) return [{ code: 'figure', ...common }];
  // A figure that is published again as it was changes nothing.
  return before.value === value ? [] : [{ code: 'revision', before: parseDecimal(before.value), ...common }];
}
