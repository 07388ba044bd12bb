/** The plot of a claim: the question that its words ask, as figures over time or as bars, exact until they are drawn. */
import type { Interval } from '../exact/interval.ts';
import type { Rational } from '../exact/number.ts';

/** One figure of a plot. */
export interface PlotPoint {
  /** The moment that it is for, and its last day, where it is drawn. */
  at: string;
  date: string;
  /** As the later of the two clocks knows it. */
  value: Rational;
  /** As it was known when the words were said, if that was another value. */
  before?: Rational;
  /** Of a series by itself: the other values that were published for it before, the first first. */
  earlier?: readonly Rational[];
  /** Whether it was published only after the words were said. */
  isLater: boolean;
  /** When the last of the figures behind it was published, and their sources. */
  publishedOn?: string;
  sources: readonly string[];
  isProvisional: boolean;
  isForecast: boolean;
  /** Whether a verdict of the claim rests on it. */
  isUsed: boolean;
  /** What it is to a claim about many figures: held against the record, beyond it, or counted in the row. */
  role?: 'rival' | 'beyond' | 'step';
  /** Whether figures are missing between the one before and this one. */
  isAfterHole: boolean;
}

/** Figures that belong together. */
export interface PlotLine {
  /** What it is of: the title of its series; empty where the title of the plot says so. */
  name: string;
  points: readonly PlotPoint[];
}

/** One of the figures that have no time in common. */
export interface PlotBar {
  /** What it is called: its own name, that of its place or series, or of its input. */
  name: string;
  at?: string;
  value: Rational;
  before?: Rational;
  publishedOn?: string;
  sources: readonly string[];
  isProvisional: boolean;
  /** Whether the words are about this one. */
  isOwn: boolean;
  /** Whether it is what the others come to, and no figure that was published. */
  isResult: boolean;
  /** Its place among the others, from 1. */
  place?: number;
  rings?: Rings;
}

/** Where a figure would have to lie for the words to hold. */
export interface Rings {
  in: Interval;
  /** Where the words are stretched; absent if that is the same, or not known. */
  out?: Interval;
}

/** The rings of the figure of a day, or of a time. */
export interface PlotRing extends Rings {
  date: string;
  /** Of several days, the first. */
  from?: string;
}

/** From one figure to another. */
export interface PlotSegment {
  from: { date: string; value: Rational };
  to: { date: string; value: Rational };
}

/** The way to a target. */
export interface PlotWay {
  target: Rational;
  deadline?: string;
  /** From the last figure that was known to the target, with the rate a month that this takes. */
  required?: PlotSegment & { rate: Rational };
  /** The same way at the pace of the last months. */
  kept?: PlotSegment & { months: number; rate: Rational };
  /** The figure of the deadline, or the one that reached the target later. */
  outcome?: { date: string; at: string; value: Rational };
}

/** What is drawn, for its title. */
export type PlotSubject =
  | { of: 'series'; titles: readonly string[] }
  /** A sum of money in the prices of a time. */
  | { of: 'real'; title: string; pricesOf: string }
  /** What the figures of several series come to. */
  | { of: 'result'; kind: string; titles: readonly string[] }
  | { of: 'figures'; kind: string };

export interface Plot {
  subject: PlotSubject;
  unit: string;
  measure?: string;
  lines: readonly PlotLine[];
  /** Drawn in place of lines; empty if there are any. */
  bars: readonly PlotBar[];
  rings: readonly PlotRing[];
  /** The day of the words, if there are any, and the later clock. */
  said?: string;
  now: string;
  way?: PlotWay;
  /** The two ends of a change, joined. */
  joined?: PlotSegment;
  /** A level that figures are held against, with what it is. */
  level?: { value: Rational; is: 'record' | 'line' | 'average' | 'second'; name?: string };
  /** The time that the words are about. */
  within?: { from: string; to: string };
}
