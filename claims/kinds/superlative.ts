/**
 * superlative: a figure is the highest or lowest of its series, ever, since a date or within a period.
 *
 * The verdict says since when it was tested. "In its history" says more than any series does, so a claim
 * with no bounds, or with bounds that reach further back than the figures, carries the flag `coverage`.
 */

import type { Input } from '../claim.ts';
import {
  type Figure,
  mismatches,
  missingSaying,
  resolve,
  seriesFigure,
  toldOf,
  usedOf,
  widthIsRounding,
} from '../engine/figures.ts';
import { flip } from '../engine/finding.ts';
import { workedStep } from '../engine/formula.ts';
import { flagsOfFigures } from '../engine/framing.ts';
import { areTooMany, gapsFlag, type Holes, holesOf } from '../engine/holes.ts';
import type { InputsOf, OptionsOf } from '../engine/inputs.ts';
import { defineKind, type Question } from '../engine/kind.ts';
import { areCovered, mayRival, type RecordTime, recordTime } from '../engine/records.ts';
import { inUnit } from '../engine/scales.ts';
import { areOfOneLength } from '../evidence/length.ts';
import type { KnownObservation, Series } from '../evidence/series.ts';
import { unitOf } from '../evidence/units.ts';
import { compareMoments, liesWithin } from '../exact/calendar.ts';
import { above, below, formatInterval, type Interval, NOWHERE, scale } from '../exact/interval.ts';
import { compare, exact, ONE, quantity, type Rational } from '../exact/number.ts';
import { type Decided, type Finding, type Framing, METHOD, type Missing } from '../verdict/verdict.ts';
import { sentence } from '../words/text.ts';
import { uplift } from './shared-examples.ts';
import { recordFigures } from './shared-key-figures.ts';
import { RECORD_CUES } from './shared-record-cues.ts';
import { type RecordTold, recordInWords } from './shared-record-words.ts';

const INPUTS = [
  {
    name: 'value',
    label: 'The figure',
    hint: 'The one that is said to be the highest or the lowest.',
    takes: 'observation',
  },
  {
    name: 'series',
    label: 'The record to beat',
    hint: 'The series that it is measured against, where that is another than its own.',
    takes: 'series',
    optional: true,
    role: 'rivals',
  },
] as const;

const OPTIONS = [
  {
    name: 'extreme',
    label: 'Which record is claimed',
    hint: '“More than ever” is the highest, “fewer than ever” the lowest.',
    type: 'choice',
    choices: [
      { value: 'highest', label: 'The highest' },
      { value: 'lowest', label: 'The lowest' },
    ],
    optional: true,
    fallback: 'highest',
  },
  {
    name: 'since',
    label: 'Since when',
    hint: 'The last time that it was as high, or as low, as the words have it: a day, or a time such as 2010. “The highest since 2010” is tested on what came after 2010. Leave it empty for “ever”.',
    type: 'moment',
    optional: true,
  },
  {
    name: 'recordsFrom',
    label: 'Since records began',
    hint: 'When the records begin that the words speak of, if they name it: “since records began in 1961”.',
    type: 'moment',
    optional: true,
  },
  {
    name: 'within',
    label: 'Within which time',
    hint: 'The time that the words are about, such as 2010 or 2015 to 2020, later figures included. Give only one of these three.',
    type: 'period',
    optional: true,
  },
] as const;

type Options = OptionsOf<typeof OPTIONS>;
type SuperlativeQuestion = Question<InputsOf<typeof INPUTS>, Options>;
type Extreme = Options['extreme'];

/** Whether `a` lies further towards the extreme than `b`. */
function beyond(a: Rational, b: Rational, extreme: Extreme): boolean {
  return extreme === 'highest' ? compare(a, b) > 0 : compare(a, b) < 0;
}

/** The end of an interval that lies towards the extreme, or away from it. */
function endOf(o: Pick<Figure, 'interval' | 'value'>, extreme: Extreme, towards: boolean) {
  return ((extreme === 'highest') === towards ? o.interval.hi : o.interval.lo) ?? o.value;
}

function findingOf(value: Figure, rivals: readonly KnownObservation[], extreme: Extreme): Finding {
  const least = endOf(value, extreme, false);
  const most = endOf(value, extreme, true);
  if (rivals.some((r) => !beyond(most, endOf(r, extreme, false), extreme))) return 'fails';
  const reaching = rivals.filter((r) => !beyond(least, endOf(r, extreme, true), extreme));
  if (reaching.length === 0) return 'holds';
  return widthIsRounding([value, ...reaching]) && rivals.every((r) => beyond(value.value, r.value, extreme))
    ? 'holds-as-published'
    : 'too-close';
}

/** The rival whose published point lies furthest towards the extreme, of equal ones the earliest. */
function foremost(rivals: readonly KnownObservation[], extreme: Extreme): KnownObservation | undefined {
  return rivals.reduce<KnownObservation | undefined>(
    (best, r) => (best === undefined || beyond(r.value, best.value, extreme) ? r : best),
    undefined,
  );
}

/** The value, and the series that holds its rivals. */
interface Looked {
  value: Figure | undefined;
  series: Series | undefined;
  /** In the unit of the value. */
  rivals: readonly KnownObservation[];
  rival: KnownObservation | undefined;
  missing: Missing[];
  time: RecordTime;
  holes: Holes;
  named: ReadonlyMap<string, Input>;
}

function look(question: SuperlativeQuestion): Looked {
  const { inputs, options, evidence, asOf } = question;
  const rivalId = inputs.series ?? inputs.value.series;
  const series = evidence.get(rivalId);
  const given = new Map([['value', inputs.value]]);
  const resolved = resolve(given, evidence, question);
  const dimensions = new Map(resolved.dimensions);
  if (series !== undefined) dimensions.set('series', { unit: series.unit, measure: series.measure });

  const value = resolved.figures.get('value');
  const known = series === undefined ? [] : evidence.known(series, asOf);
  const own = resolved.dimensions.get('value')?.at;
  const time = recordTime(options);
  const rivals = own === undefined ? [] : known.filter((o) => mayRival(o.at, own, time));
  const ofSeries = value === undefined || series === undefined ? [] : inUnit(rivals, series.unit, value.unit);
  const tested = own === undefined ? [] : [...rivals.map((r) => r.at), own].sort(compareMoments);
  const missing: Missing[] = [
    ...resolved.missing,
    ...(series === undefined && rivalId !== inputs.value.series
      ? [{ reason: 'no-series', input: 'series' } as const]
      : []),
    ...mismatches(dimensions, [{ of: ['value', 'series'], by: 'unit-and-measure' }]),
    ...(rivals.some((r) => !areOfOneLength(r.at, own))
      ? [{ reason: 'period-mismatch', input: 'series' } as const]
      : []),
    ...(value !== undefined && series !== undefined && rivals.length === 0
      ? [{ reason: 'no-rival', input: 'series' } as const]
      : []),
  ];
  return {
    value,
    series,
    rivals: ofSeries,
    rival: foremost(ofSeries, options.extreme),
    missing,
    time,
    holes: holesOf(series ?? {}, tested),
    named: new Map<string, Input>([...given, ['series', { series: rivalId, at: 'latest' }]]),
  };
}

function notComputable(
  { evidence, asOf }: SuperlativeQuestion,
  { value, named }: Looked,
  missing: Missing[],
): Decided {
  return {
    kind: 'superlative',
    asOf,
    method: METHOD,
    reason: null,
    finding: 'not-computable',
    saying: missingSaying(missing, named, evidence),
    working: [],
    flips: [],
    framing: [],
    missing,
    evidence: value === undefined ? [] : [value.used],
  };
}

function decide(question: SuperlativeQuestion): Decided {
  const { options, asOf } = question;
  const looked = look(question);
  const { value, series, rivals, rival, missing, time, holes } = looked;
  const [earliest] = rivals;
  if (
    missing.length > 0 ||
    value?.at === undefined ||
    rival === undefined ||
    earliest === undefined ||
    series === undefined
  )
    return notComputable(question, looked, missing);

  const { extreme } = options;
  const finding = findingOf(value, rivals, extreme);
  if (finding !== 'fails' && areTooMany(holes))
    return notComputable(question, looked, [{ reason: 'gaps', input: 'series' }]);
  const testedSince = earliest.at.text;
  const framing = framingOf(question, { value, series, rivals, time, holes, finding });
  return {
    kind: 'superlative',
    asOf,
    method: METHOD,
    reason: null,
    missing,
    finding,
    ...(finding === 'fails' ? { direction: extreme === 'highest' ? 'below' : 'above' } : {}),
    computed: {
      interval: formatInterval(scale(value.interval, scaleOf(value))),
      ...quantity(value.value.mul(scaleOf(value))),
      unit: value.unit === undefined ? '' : unitOf(value.unit).base,
    },
    testedSince,
    saying: {
      code: 'record',
      values: {
        extreme,
        own: toldOf(value),
        rival: { value: exact(rival.value), at: rival.at.text },
        rivals: rivals.length,
        limited: framing.some(({ flag }) => flag === 'coverage'),
      } satisfies RecordTold,
    },
    working: workingOf(value, rival, extreme, rivals.length),
    flips: [flip('value', value.value, holdsIn(rival, extreme, holes))],
    framing,
    evidence: [value.used, usedOf('series', series, rival)],
  };
}

/** Where the value would have to lie for the words to hold: nowhere, if too many figures are missing for that. */
function holdsIn(rival: KnownObservation, extreme: Extreme, holes: Holes): Interval {
  if (areTooMany(holes)) return NOWHERE;
  return extreme === 'highest' ? above(rival.value) : below(rival.value);
}

const scaleOf = ({ unit }: Figure) => (unit === undefined ? ONE : unitOf(unit).scale);

interface Tested {
  value: Figure;
  series: Series;
  rivals: readonly KnownObservation[];
  time: RecordTime;
  holes: Holes;
  finding: Finding;
}

/** What the words leave out. */
function framingOf(question: SuperlativeQuestion, tested: Tested): Framing[] {
  const { value, series, rivals, time, holes, finding } = tested;
  const { evidence, asOf, options } = question;
  const rested = [
    { ...value, isTested: true },
    ...rivals.map((r) => ({ ...seriesFigure('series', series, r), isTested: true })),
  ];
  const named = namedFigures(time, evidence.known(series, asOf));
  // Events come when they come: if the one that the words name is known, nothing lies between.
  const isWhole = series.frequency === 'event' && named.length > 0;
  const isLimited = finding !== 'fails' && !isWhole && !reachesAsFar(time, value, rivals);
  const isMore =
    finding !== 'fails' && fallShort(inUnit(named, series.unit, value.unit), value, options.extreme);
  return [
    ...(isLimited ? [{ flag: 'coverage', testedSince: rivals[0]?.at.text ?? '' } as const] : []),
    ...gapsFlag(holes),
    ...(isMore ? [{ flag: 'understated' } as const] : []),
    ...flagsOfFigures(rested, question, (id) => evidence.source(id)),
  ];
}

/** The figures of the time since when it is said to be a record. */
function namedFigures({ since }: RecordTime, known: readonly KnownObservation[]): KnownObservation[] {
  return since === undefined ? [] : known.filter(({ at }) => liesWithin(at, since));
}

/** Whether the figures reach back as far as the words. */
function reachesAsFar(
  { since, recordsFrom, within }: RecordTime,
  { at: own }: Figure,
  rivals: readonly KnownObservation[],
): boolean {
  const start = rivals.reduce((least, r) => (r.at.start < least ? r.at.start : least), own?.start ?? '');
  const reachesTo = since?.end ?? recordsFrom?.start ?? within?.start;
  return reachesTo !== undefined && areCovered(reachesTo, start);
}

/** Whether there are figures, and all of them surely fall short of the value: it was the highest for longer than said. */
function fallShort(named: readonly KnownObservation[], value: Figure, extreme: Extreme): boolean {
  const least = endOf(value, extreme, false);
  return named.length > 0 && named.every((o) => beyond(least, endOf(o, extreme, true), extreme));
}

/** The rival, and the margin to it. */
function workingOf(own: Figure, { value: rival }: KnownObservation, extreme: Extreme, rivals: number) {
  const { value } = own;
  return [
    workedStep('extreme-of', 'rival', { rival, value }, rival, { extreme, rivals }),
    workedStep('margin', 'value - rival', { value, rival }, value.sub(rival)),
  ];
}

export const superlative = defineKind({
  name: 'superlative',
  title: 'Superlative',
  says: 'A figure is the highest or lowest there has been, ever, since a date or within a period.',
  computes: 'the figure against every other of its series',
  inputs: INPUTS,
  options: OPTIONS,
  refine: {
    holds: ({ since, recordsFrom, within }) =>
      [since, recordsFrom, within].filter((one) => one !== undefined).length < 2,
    message: 'give one of "since", "recordsFrom" and "within"',
  },
  pairs: [{ of: ['value', 'series'], agree: 'unit-and-measure' }],
  chart: { draws: 'series' },
  flips: true,
  hasSurface: true,
  short: () => undefined,
  words: {
    keyFigures: recordFigures,
    because: { record: (values: RecordTold, decided) => sentence(recordInWords(values, decided)) },
  },
  decide,
  cues: RECORD_CUES,
  example: uplift('superlative', 'more officers recruited than at any time in the past year', '2023-04-26', {
    inputs: { value: { series: 'uplift-ew', at: '2023-03-31' } },
    options: { extreme: 'highest', within: '2022-03-31/2023-03-31' },
  }),
});
