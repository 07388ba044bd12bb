/**
 * Another figure: a reader's own number in the place of one that a verdict rests on. Here is which figures those are, what
 * was typed in their place, and the bundle with it, whose verdict is worked out like any other. Nothing of it is stored.
 */

import type { Bundle, Claim } from '../bundle.ts';
import type { Input } from '../claim.ts';
import { listOfPart } from '../engine/scales.ts';
import type { Observation, Precision, Series, Source } from '../evidence/series.ts';
import { moment } from '../exact/calendar.ts';
import { isDecimal, parseDecimal, plain } from '../exact/number.ts';
import { type ClaimWithInputs, inputsOf, unitOfInput } from '../kinds/given-inputs.ts';
import type { Verdict } from '../verdict/verdict.ts';

/** A figure that a verdict rests on, and in whose place a reader may put another. */
export interface OwnFigure {
  /** The input as verdicts name it: `actual`, `parts.3`. */
  input: string;
  /** The series that has it; absent for a figure that the claim gives. */
  series?: string | undefined;
  at?: string | undefined;
  /** Absent if it is the figure that the verdict lacks. */
  value?: string | undefined;
  publishedOn?: string | undefined;
  /** What another of the verdicts has for it: an earlier or a later version. */
  also?: { value: string; publishedOn?: string | undefined } | undefined;
  /** What it is counted in; empty if that is not said. */
  unit: string;
}

/** The figures of one input, which a form asks for together. */
export interface OwnInput {
  /** The input as the kind names it, which is also the field's name: `actual`, `parts`. */
  name: string;
  /** The first is the one that is meant where nothing says which; of a series, the last of the first verdict. */
  figures: readonly OwnFigure[];
}

/** A figure with the number of a reader in its place. */
export interface AnotherFigure extends OwnFigure {
  theirs: string;
}

/** The figures that verdicts of a claim rest on, by input, those of the first verdict first; what a rate is per is none of them. */
export function ownInputs(
  { claim, series }: Pick<Bundle, 'claim' | 'series'>,
  verdicts: readonly Verdict[],
): OwnInput[] {
  const constants = new Set(
    inputsOf(claim)
      .filter(({ spec: { mayBeGiven } }) => mayBeGiven === 'constant' || mayBeGiven === 'zero')
      .map(({ name }) => name),
  );
  const ofVerdict = (verdict: Verdict): OwnFigure[] => [
    ...verdict.evidence
      .filter(({ input, source }) => source !== undefined || !constants.has(input))
      .map(({ input, series: of, at, value, publishedOn }) => ({
        input,
        series: of,
        at,
        value,
        publishedOn,
        unit: unitOf(claim, series, input, of),
      })),
    ...lacking(claim, series, verdict),
  ];
  const figures = verdicts.map(ofVerdict);
  const names = [...new Set(figures.flat().map(({ input }) => listOfPart(input)))];
  return names.map((name) => {
    const own = figures.flatMap((some) =>
      some.filter(({ input }) => listOfPart(input) === name).sort(laterFirst),
    );
    const first = new Map<string, OwnFigure>();
    for (const figure of own) {
      const before = first.get(placeOf(figure));
      first.set(placeOf(figure), before === undefined ? figure : withVersion(before, figure));
    }
    return { name, figures: [...first.values()] };
  });
}

/** A figure with the version of it that another verdict has, if that is another one. */
function withVersion(figure: OwnFigure, { value, publishedOn }: OwnFigure): OwnFigure {
  return value === undefined || value === figure.value ? figure : { ...figure, also: { value, publishedOn } };
}

/** The order of figures of a series, the last one first; those of a list stay as they are. */
function laterFirst(a: OwnFigure, b: OwnFigure): number {
  if (a.input !== b.input) return 0;
  const [one, other] = [a.at ?? '', b.at ?? ''].map((at) => at.slice(-10));
  return one === other ? 0 : (one ?? '') < (other ?? '') ? 1 : -1;
}

/** The figures of a series that a verdict lacks, for a time that the claim names. */
function lacking(claim: Claim, series: readonly Series[], { missing }: Verdict): OwnFigure[] {
  const lacks = new Set(missing.flatMap(({ reason, input }) => (reason === 'no-observation' ? [input] : [])));
  return inputsOf(claim).flatMap(({ name, given }) => {
    if (!lacks.has(name) || typeof given === 'string' || !('series' in given) || given.at === 'latest')
      return [];
    return [
      { input: name, series: given.series, at: given.at, unit: unitOf(claim, series, name, given.series) },
    ];
  });
}

function unitOf(claim: Claim, series: readonly Series[], input: string, of: string | undefined): string {
  return series.find(({ id }) => id === of)?.unit ?? unitOfInput(claim, series, input);
}

/** What tells the figures of a claim apart: a figure of a series is one wherever it is used. */
function placeOf({ input, series, at }: OwnFigure): string {
  return series === undefined ? `input ${input}` : `${input} ${series} ${at}`;
}

/** The id and the name of the source that a reader's figure has. */
const READER: Source = {
  id: 'a-readers-figure',
  title: 'A figure that a reader put in',
  publisher: 'A reader, not this ledger',
};

/** A bundle with figures of a reader's, and the id of the source that they have in it. */
export interface WithAnother {
  bundle: Bundle;
  source: string;
}

/**
 * The bundle with other figures in the places of its own. Each counts from the day on which the one that it replaces was
 * published, or from `today` if there is none, and is taken to be as precise. All vintages of a figure are replaced, so that
 * it is the same by both clocks.
 */
export function withAnother(bundle: Bundle, others: readonly AnotherFigure[], today: string): WithAnother {
  const taken = new Set(bundle.sources.map(({ id }) => id));
  const source = { ...READER, id: freeName(READER.id, taken) };
  const series = bundle.series.map((one) => {
    const own = others.filter((other) => other.series === one.id);
    return own.length === 0
      ? one
      : { ...one, observations: replaced(one, own, { source: source.id, today }) };
  });
  const claim = others
    .filter((other) => other.series === undefined)
    .reduce((changed, other) => withInline(changed, other, source.id), bundle.claim);
  return { bundle: { ...bundle, claim, series, sources: [...bundle.sources, source] }, source: source.id };
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let n = 2; taken.has(free); n += 1) free = `${name}-${n}`;
  return free;
}

/** The observations of a series with others in the places of some. */
function replaced(
  { observations }: Series,
  others: readonly AnotherFigure[],
  { source, today }: { source: string; today: string },
): Observation[] {
  const byTime = new Map(others.map((other) => [moment(other.at ?? today).text, other]));
  const there = new Set(observations.map(({ at }) => moment(at).text));
  const kept = observations.map((observation) => {
    const other = byTime.get(moment(observation.at).text);
    if (other === undefined) return observation;
    const { status, precision, value, ...rest } = observation;
    return {
      ...rest,
      value: other.theirs,
      ...preciseAs(precision, value, other.theirs),
      // It is no figure of the publisher's to revise; a forecast stays one, since it is looked up as that.
      ...(status === 'forecast' ? { status } : {}),
      source,
    };
  });
  const added = [...byTime]
    .filter(([at]) => !there.has(at))
    .map(([at, { theirs }]) => ({ at, value: theirs, source, publishedOn: today }));
  return [...kept, ...added];
}

/** The precision of a figure for another in its place: the same step of rounding, or the same margin on both sides. */
function preciseAs(
  precision: Precision | undefined,
  ours: string,
  theirs: string,
): { precision?: Precision } {
  if (precision === undefined || precision === 'exact' || 'nearest' in precision)
    return precision === undefined ? {} : { precision };
  const by = parseDecimal(theirs).sub(parseDecimal(ours));
  const [low, high] = precision.interval.map((end) => plain(parseDecimal(end).add(by)));
  // Numbers of very many digits have no margin that could be written down.
  if (low === undefined || high === undefined || !isDecimal(low) || !isDecimal(high)) return {};
  return { precision: { interval: [low, high] } };
}

/** A claim with another figure in the place of one that it gives on the spot. */
function withInline(claim: Claim, { input, theirs }: AnotherFigure, source: string): Claim {
  const name = listOfPart(input);
  const { inputs = {} }: ClaimWithInputs = claim;
  const changed = (given: Input): Input =>
    'series' in given
      ? given
      : { ...given, value: theirs, ...preciseAs(given.precision, given.value, theirs), source };
  const given = inputs[name];
  if (given === undefined || typeof given === 'string') return claim;
  const own = Array.isArray(given)
    ? given.map((part, i) => (input === `${name}.${i}` ? changed(part) : part))
    : changed(given);
  return { ...claim, inputs: { ...inputs, [name]: own } } as Claim;
}
