/** streak: a figure rose, fell, or lay above or below a line so many times in a row, back from the last one. */

import type { Input } from '../claim.ts';
import type { CueAt, CueScene, Suggestion } from '../engine/cues.ts';
import {
  type Dimension,
  type Figure,
  mismatches,
  missingSaying,
  type Resolved,
  resolve,
  widthIsRounding,
} from '../engine/figures.ts';
import { flip, lieOf } from '../engine/finding.ts';
import { workedStep } from '../engine/formula.ts';
import { rings } from '../engine/hedge.ts';
import { type Step, stepOf } from '../engine/holes.ts';
import type { InputsOf, OptionsOf } from '../engine/inputs.ts';
import { claimedWithRings } from '../engine/judged.ts';
import { defineKind, type Question } from '../engine/kind.ts';
import { type Condition, countBack, type Line, rowBack, stepName } from '../engine/rows.ts';
import { scaleBetween } from '../engine/scales.ts';
import { decidedOn } from '../engine/tested.ts';
import { areOfOneLength } from '../evidence/length.ts';
import type { KnownObservation, Series } from '../evidence/series.ts';
import { agree } from '../evidence/units.ts';
import { compareMoments } from '../exact/calendar.ts';
import { above, closed, type Interval, NOWHERE, scale, wholeEnds } from '../exact/interval.ts';
import { exact, min, ONE, type Rational, rational } from '../exact/number.ts';
import { type Decided, type Flip, type Framing, METHOD, type Missing } from '../verdict/verdict.ts';
import { momentName } from '../words/dates.ts';
import { type FigureValues, type FigureWords, figureSentence } from '../words/figure-sentence.ts';
import { amount } from '../words/numbers.ts';
import { shortFigure } from '../words/short.ts';
import { titleInWords } from '../words/text.ts';
import { words } from './shared-cues.ts';
import { uplift } from './shared-examples.ts';

const INPUTS = [
  {
    name: 'series',
    label: 'The series',
    hint: 'The figures that rose, fell or lay on one side of a line time after time.',
    takes: 'series',
  },
  {
    name: 'until',
    label: 'Up to which figure',
    hint: 'The last figure of the row, of the same series; the latest when it was said unless you name one.',
    takes: 'figure',
    called: 'the last figure of the row',
    optional: true,
    latestOf: 'series',
  },
  {
    name: 'line',
    label: 'The line',
    hint: 'What the figures lay above or below, such as a target of 2%.',
    takes: 'figure',
    usually: 'figure',
    optional: true,
    mayBeGiven: 'target',
  },
] as const;

const OPTIONS = [
  {
    name: 'condition',
    label: 'What happened in a row',
    hint: '“The third fall in a row”, “above target for two years”.',
    type: 'choice',
    choices: [
      { value: 'rise', label: 'It rose' },
      { value: 'fall', label: 'It fell' },
      { value: 'above', label: 'It was above the line' },
      { value: 'below', label: 'It was below the line' },
    ],
    optional: false,
  },
] as const;

type StreakQuestion = Question<InputsOf<typeof INPUTS>, OptionsOf<typeof OPTIONS>>;

const ANY_STEP = ['times', 'periods', 'in a row'];

function resolvedOf(question: StreakQuestion) {
  const { inputs, evidence } = question;
  const { until = { series: inputs.series, at: 'latest' } as const, line } = inputs;
  const given = new Map<string, Input>([
    ['until', until],
    ...(line === undefined ? [] : [['line', line] as const]),
  ]);
  return { given, resolved: resolve(given, evidence, question) };
}

interface Row {
  step: Step;
  row: readonly KnownObservation[];
  /** Whether there are figures before the row. */
  isEarlier: boolean;
}

function rowOf({ evidence, asOf }: StreakQuestion, series: Series, until: Figure): Row {
  const own = until.at;
  const earlier =
    own === undefined ? [] : evidence.known(series, asOf).filter(({ at }) => compareMoments(at, own) < 0);
  // What "until" names is the last of the row, even if it is a forecast, which the others pass over.
  const named = own === undefined ? 'no-observation' : evidence.lookup(series, asOf).at(own.text);
  const known = typeof named === 'string' ? earlier : [...earlier, named];
  const step = stepOf(
    series,
    known.map(({ at }) => at),
  );
  const row = rowBack(known, step);
  return { step, row, isEarlier: row.length < known.length };
}

function missingOf(
  question: StreakQuestion,
  dimensions: ReadonlyMap<string, Dimension>,
  series: Series | undefined,
  found: Row | undefined,
): Missing[] {
  const { claimed } = question;
  // A series that says how often it comes has its step even if the last figure is not there.
  const step = found?.step ?? (series?.frequency === undefined ? undefined : stepOf(series, []));
  const all = new Map(dimensions);
  if (series !== undefined) all.set('series', { unit: series.unit, measure: series.measure });
  const fits =
    claimed === undefined ||
    step === undefined ||
    [`${stepName(step)}s`, ...ANY_STEP].some((unit) => agree(claimed.unit, unit));
  const [first, ...rest] = found?.row ?? [];
  return [
    ...mismatches(all, [{ of: ['series', 'line'], by: 'unit-and-measure' }]),
    ...(claimed === undefined ? [{ reason: 'no-claimed-figure' } as const] : []),
    ...(fits ? [] : [{ reason: 'unit-mismatch', input: 'claimed' } as const]),
    ...(rest.some(({ at }) => !areOfOneLength(first?.at, at))
      ? [{ reason: 'period-mismatch', input: 'series' } as const]
      : []),
  ];
}

function decide(question: StreakQuestion): Decided {
  const { inputs, claimed, evidence } = question;
  const { given, resolved } = resolvedOf(question);
  const series = evidence.get(inputs.series);
  const until = resolved.figures.get('until');
  const found = series === undefined || until === undefined ? undefined : rowOf(question, series, until);
  const missing = [...resolved.missing, ...missingOf(question, resolved.dimensions, series, found)];
  if (missing.length > 0 || series === undefined || found === undefined || claimed === undefined)
    return notComputable(question, given, missing);
  const line = lineOf(resolved.figures.get('line'), series);
  return onRow(question, { resolved, series, found, line, given });
}

/** The line in the unit of the series. */
function lineOf(figure: Figure | undefined, series: Series): Line | undefined {
  if (figure === undefined) return undefined;
  const by = scaleBetween(figure.unit, series.unit);
  return { ...figure, point: figure.value.mul(by), interval: scale(figure.interval, by) };
}

interface Rowed {
  resolved: Resolved;
  series: Series;
  found: Row;
  line: Line | undefined;
  given: ReadonlyMap<string, Input>;
}

function onRow(question: StreakQuestion, { resolved, series, found, line, given }: Rowed): Decided {
  const { claimed, options } = question;
  if (claimed === undefined) throw new RangeError('a row without a claimed figure');
  const { row, step, isEarlier } = found;
  const counted = countBack(options.condition, row, line);
  const whole = (n: number) => rational(BigInt(n));
  const range = closed(whole(counted.surely), whole(counted.possibly));
  const point = whole(counted.point);
  const drawn = rings(claimed, 'steps');
  const lying = { point, drawn, roundingOnly: widthIsRounding(counted.open), hedge: claimed.hedge ?? 'bare' };
  // How far the row went on before the first figure is no matter of rounding, unless rounding leaves its steps open.
  const onward = above(whole(counted.surely), true);
  if (
    counted.reachesEnd &&
    lieOf({ ...lying, range }).finding !==
      lieOf({
        ...lying,
        roundingOnly: lying.roundingOnly && counted.open.length > 0,
        range: onward,
      }).finding
  )
    return notComputable(question, given, [{ reason: 'gaps', input: 'series' }]);
  const name = stepName(step);
  const framing: Framing[] = !counted.reachesEnd
    ? []
    : isEarlier
      ? [{ flag: 'gaps', missing: 1 }]
      : [{ flag: 'coverage', testedSince: row[0]?.at.text ?? '' }];
  const last = row.at(-1);
  return {
    ...decidedOn(question, {
      kind: 'streak',
      series,
      tested: row.slice(counted.from),
      range,
      point,
      drawn,
      roundingOnly: lying.roundingOnly,
      unit: `${name}s`,
      values: {
        options: { condition: options.condition, until: last?.at.text ?? '' },
        figures: {
          series: { value: exact(point), series: series.id, title: series.title },
          ...(line === undefined ? {} : { line: { value: exact(line.point), unit: series.unit } }),
        },
      },
      working: [workedStep('steps', 'steps in a row', { steps: point }, point)],
      framing,
    }),
    flips: lineFlip(question, resolved.figures.get('line'), { row, ring: drawn.in, series }),
    step: name,
  };
}

/** What would change the verdict: the line, with all figures at their points. They themselves are many. */
function lineFlip(
  { options: { condition } }: StreakQuestion,
  figure: Figure | undefined,
  { row, ring, series }: { row: readonly KnownObservation[]; ring: Interval; series: Series },
): Flip[] {
  if (figure === undefined || condition === 'rise' || condition === 'fall') return [];
  // Turned round for "below", so that the row goes on for as long as its figures are more than the line.
  const turn = (q: Rational) => (condition === 'above' ? q : q.neg());
  const back = row.map(({ value }) => turn(value)).reverse();
  const leastOf = (figures: number) => back.slice(0, figures).reduce(min);
  const { first = 0, last } = wholeEnds(ring);
  const by = scaleBetween(figure.unit, series.unit);
  if (first > back.length || (last !== undefined && last < Math.max(first, 0)))
    return [flip('line', figure.value, NOWHERE)];
  const allowed: Interval = {
    lo: last === undefined ? null : leastOf(Math.min(last + 1, back.length)),
    loClosed: last !== undefined,
    hi: first <= 0 ? null : leastOf(first),
    hiClosed: false,
  };
  return [flip('line', figure.value, scale(allowed, turn(ONE.div(by))))];
}

function notComputable(
  { asOf, claimed, evidence }: StreakQuestion,
  given: ReadonlyMap<string, Input>,
  missing: Missing[],
): Decided {
  return {
    kind: 'streak',
    asOf,
    method: METHOD,
    ...(claimed === undefined ? {} : { claimed: claimedWithRings(claimed, rings(claimed, 'steps')) }),
    finding: 'not-computable',
    reason: null,
    saying: missingSaying(missing, given, evidence),
    working: [],
    flips: [],
    framing: [],
    missing,
    evidence: [],
  };
}

const DID = { rise: 'rose', fall: 'fell' } as const;

const WORDS: FigureWords<{ condition: Condition; until: string }> = {
  tell: ({ figure, has, options, value, shown }) => {
    const title = titleInWords(figure('series').series?.title ?? '');
    const { condition } = options;
    const did =
      condition === 'rise' || condition === 'fall'
        ? DID[condition]
        : `was ${condition} ${has('line') ? amount(figure('line').value, figure('line').unit) : 'the line'}`;
    const didNot =
      condition === 'rise' || condition === 'fall' ? `did not ${condition}` : did.replace(/^was/, 'was not');
    const until = options.until === '' ? '' : ` up to ${momentName(options.until)}`;
    return value.n === 0n
      ? `in ${title}, the figure ${didNot} at the last step: ${shown} in a row${until}`
      : `in ${title}, the figure ${did} for ${shown} in a row${until}`;
  },
};

/** What a row is counted in, by the noun beside "in a row". */
const ROWS: Readonly<Record<string, string>> = {
  day: 'days',
  week: 'weeks',
  month: 'months',
  quarter: 'quarters',
  year: 'years',
  time: 'times',
};
const MOVES = words('rise fall increase decrease drop decline reduction growth cut');

/** How far from the words a verb may stand that says what happened, in tokens. */
const VERB_REACH = 14;

/** "the sixth month in a row", "for three consecutive years": what is counted stands at a token. */
function inARow(scene: CueScene, cue: CueAt, at: number): Suggestion | undefined {
  const noun = scene.word(at);
  const unit = ROWS[noun.replace(/s$/, '')] ?? (MOVES.has(noun.replace(/s$/, '')) ? 'in a row' : undefined);
  if (unit === undefined) return undefined;
  const first = Math.min(at, cue.from);
  const ordinalAt = [first - 1, first - 2].find((k) => scene.ordinal(k)?.next === first);
  const ordinal = ordinalAt === undefined ? undefined : scene.ordinal(ordinalAt);
  const counted = scene.figureOver(first) ?? scene.figureOver(first - 1);
  const value = ordinal?.value.toString() ?? counted?.value;
  if (value === undefined || !/^\d{1,4}$/.test(value)) return undefined;
  const from = ordinalAt ?? Math.min(first, counted?.from ?? first);
  return {
    weight: 88,
    words: [[from, Math.max(at + 1, cue.next)]],
    options: { condition: conditionNear(scene, cue) },
    figure: { value, unit },
  };
}

/** What happened, by the nearest word in the sentence that says it. */
function conditionNear(scene: CueScene, { from, next }: CueAt): string | undefined {
  for (let n = 0; n <= VERB_REACH; n += 1)
    for (const k of [from - n, next + n]) {
      if (!scene.together(from, k)) continue;
      const word = scene.word(k);
      if (word === 'above' || word === 'below') return word;
      for (const direction of ['rise', 'fall'] as const)
        if (scene.cueAt(k, direction) !== undefined) return direction;
    }
  return undefined;
}

export const streak = defineKind({
  name: 'streak',
  title: 'Streak',
  says: 'A figure rose, fell, or lay above or below a line so many times in a row.',
  computes: 'the steps back from the last figure for which it is so, without a break',
  claimed: { unit: 'months' },
  inputs: INPUTS,
  options: OPTIONS,
  checks: [
    {
      holds: ({ inputs, options }) =>
        inputs['line'] !== undefined || !['above', 'below'].includes(String(options?.['condition'])),
      path: ['inputs', 'line'],
      message: 'words that a figure was above or below something need it: add "line"',
    },
    {
      holds: ({ inputs: { until, series } }) =>
        typeof until !== 'object' || Array.isArray(until) || ('series' in until && until.series === series),
      path: ['inputs', 'until'],
      message: '"until" is a figure of the same series: {"series", "at"}',
    },
  ],
  pairs: [],
  chart: { draws: 'row', progress: 'series', until: 'until', line: 'line' },
  flips: true,
  short: (claim) => {
    const figure = shortFigure(claim);
    return figure === undefined ? undefined : `${figure.replace(/ (?:times|in a row)$/, '')} in a row`;
  },
  words: {
    because: { figure: (values: FigureValues, decided) => figureSentence(WORDS, values, decided) },
    steps: { steps: 'Steps in a row' },
  },
  decide,
  cues: [
    {
      phrases: 'in a row|on the trot|running|in succession|straight',
      suggests: (scene, cue) => inARow(scene, cue, cue.from - 1),
    },
    {
      phrases: 'consecutive|successive|straight',
      suggests: (scene, cue) => inARow(scene, cue, cue.next),
    },
  ],
  example: uplift('streak', 'numbers have risen for two quarters in a row', '2023-01-25', {
    claimed: { value: '2', unit: 'in a row' },
    inputs: { series: 'uplift-ew' },
    options: { condition: 'rise' },
  }),
});
