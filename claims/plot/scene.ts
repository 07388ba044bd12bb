/** What a plot is made from: a claim with its evidence, looked at by two clocks, and the verdicts of both. */
import type { Bundle } from '../bundle.ts';
import type { Input } from '../claim.ts';
import { Evidence } from '../engine/evidence.ts';
import { type Figure, inputsByName, resolve } from '../engine/figures.ts';
import { textOption } from '../engine/inputs.ts';
import type { AnyClaim, Kind } from '../engine/kind.ts';
import { scaleBetween } from '../engine/scales.ts';
import type { KnownObservation, Series } from '../evidence/series.ts';
import { type Moment, moment } from '../exact/calendar.ts';
import { type Interval, parseInterval, scale } from '../exact/interval.ts';
import { kindNamed } from '../kinds/index.ts';
import { headlineOf } from '../verdict/headline.ts';
import type { Rings } from '../verdict/plot-shape.ts';
import type { AnyVerdict, Clocks } from '../verdict/verdict.ts';
import { type Published, publishedOf } from './vintages.ts';

export interface Scene {
  kind: Kind;
  claim: AnyClaim;
  evidence: Evidence;
  /** The days of both clocks. */
  said: string;
  now: string;
  verdicts: Clocks<AnyVerdict>;
  /** The verdict that the headline goes by. */
  lead: AnyVerdict;
  named: ReadonlyMap<string, Input>;
  /** The figures of the inputs as the later clock knows them. */
  figures: ReadonlyMap<string, Figure>;
  /** How the figures of a series were published by the later clock, by their moments. */
  published(series: Series): ReadonlyMap<string, Published>;
}

/** The scene of a bundle; undefined if the program has no such kind. */
export function sceneOf(bundle: Bundle, verdicts: Clocks<AnyVerdict>): Scene | undefined {
  const claim: AnyClaim = bundle.claim;
  const kind = kindNamed(claim.kind);
  if (kind === undefined) return undefined;
  const evidence = new Evidence(bundle);
  const named = inputsByName(claim.inputs, kind.inputs);
  const [said, now] = [verdicts.said.asOf, verdicts.now.asOf];
  const { figures } = resolve(named, evidence, { asOf: now, saidOn: claim.saidOn });
  const lead = verdicts[headlineOf(verdicts).clock];
  const known = new Map<string, ReadonlyMap<string, Published>>();
  const published = (series: Series) => {
    const found = known.get(series.id) ?? publishedOf(series, now);
    known.set(series.id, found);
    return found;
  };
  return { kind, claim, evidence, said, now, verdicts, lead, named, figures, published };
}

/** The series of an input: of a figure, or a whole one. */
export function seriesOfInput({ claim, evidence }: Scene, name: string): Series | undefined {
  const given = claim.inputs[name];
  if (given === undefined || Array.isArray(given)) return undefined;
  const id = typeof given === 'string' ? given : 'series' in given ? given.series : undefined;
  return id === undefined ? undefined : evidence.get(id);
}

/** The moments of a series that a verdict of the claim rests on. */
export function usedMoments({ verdicts }: Scene, series: Series): Set<string> {
  const used = new Set<string>();
  for (const { evidence } of [verdicts.said, verdicts.now])
    for (const one of evidence)
      if (one.series === series.id && one.at !== undefined) used.add(moment(one.at).text);
  return used;
}

/** What is known of a series by the later clock, in order, with the forecasts that a verdict rests on. */
export function knownOf(scene: Scene, series: Series): readonly KnownObservation[] {
  const { evidence, now } = scene;
  const known = evidence.known(series, now);
  const there = new Set(known.map(({ at }) => at.text));
  const foretold = [...usedMoments(scene, series)].flatMap((at) => {
    const found = there.has(at) ? undefined : evidence.lookup(series, now).at(at);
    return typeof found === 'object' ? [found] : [];
  });
  return foretold.length === 0
    ? known
    : [...known, ...foretold].sort((a, b) => (a.at.end < b.at.end ? -1 : 1));
}

/** Where the figure of an input would have to lie for the words to hold, in a unit; undefined if that is not known. */
export function ringOfInput({ lead }: Scene, name: string, from?: string, to?: string): Rings | undefined {
  const flip = lead.flips.find(({ input }) => input === name);
  if (flip === undefined || flip.holdsIn === 'none') return undefined;
  return { in: scale(parseInterval(flip.holdsIn), scaleBetween(from, to)) };
}

/** The rings of the claimed figure, in a unit; undefined if the words claim none. */
export function ringsClaimed({ lead: { claimed } }: Scene, unit?: string): Rings | undefined {
  if (claimed === undefined) return undefined;
  const scaled = (text: string): Interval => scale(parseInterval(text), scaleBetween(claimed.unit, unit));
  return claimed.in === claimed.out
    ? { in: scaled(claimed.in) }
    : { in: scaled(claimed.in), out: scaled(claimed.out) };
}

/** The way that the words say a figure moved; undefined if they say no such thing. */
export function movesOf({ kind, claim }: Scene): 'rise' | 'fall' | undefined {
  const option = kind.options.find(({ name }) => name === 'direction');
  const said = textOption(claim.options, 'direction') ?? option?.fallback;
  return said === 'rise' || said === 'fall' ? said : undefined;
}

/** How the words say that a figure stands to others; undefined if they say how much. */
export function relationOf({ kind, claim }: Scene): string | undefined {
  if (kind.claimed !== undefined) return undefined;
  return textOption(claim.options, 'relation') ?? textOption(claim.options, 'extreme');
}

/** The moment of an input, whether or not there is a figure for it. */
export function momentOf({ named, figures }: Scene, name: string): Moment | undefined {
  const input = named.get(name);
  const found = figures.get(name)?.at;
  if (found !== undefined || input?.at === undefined || input.at === 'latest') return found;
  return moment(input.at);
}
