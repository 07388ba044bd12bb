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
  /** When the last of the values behind it was published first, and when they were last published again, unchanged. */
  publishedOn?: string;
  publishedAgainOn?: string;
  /** The day of a revision of earlier figures which this one does not take into account. */
  beforeRevision?: string;
  sources: readonly string[];
  isProvisional: boolean;
  isForecast: boolean;
  /** Whether a verdict of the claim rests on it. */
  isUsed: boolean;
  /** The published figure behind it, in the plot's `behind`, where the value is how far that has moved. */
  figure?: Rational;
  /** What it is to a claim about many figures: held against the record, beyond it, or counted in the row. */
  role?: 'rival' | 'beyond' | 'step';
  /** What parts it from the figure before it; absent if a line joins the two. */
  joint?: Joint;
}

/**
 * Why no full line leads from one figure to the next. No line at all: `hole`, figures are missing between the two; `apart`,
 * their times are of different lengths. A dotted line: `unknown`, nothing says how often there is a figure; `revision`, one
 * of them does not take a revision into account that the other does.
 */
export type Joint = 'hole' | 'apart' | 'unknown' | 'revision';

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
  publishedAgainOn?: string;
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
  /** The steps of the programme's own schedule before it. */
  milestones?: readonly { by: string; value: Rational }[];
  /** From the last figure that was known when the words were said, or the first there is, to the target, with the rate a month that this takes. */
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
  /** How far a series has moved since a time. */
  | { of: 'change'; title: string; since?: string }
  /** The rate of a series over times of so many months, or since a time. */
  | { of: 'rate'; title: string; over: { months: string } | { since: string }; isFall: boolean }
  /** One figure less another: of a series, of a time, or given on the spot. */
  | { of: 'difference'; first: string; less: PlotOther }
  /** What the figures of a series add up to from a day on. */
  | { of: 'total'; title: string; from: string }
  /** What the figures of several series come to. */
  | { of: 'result'; kind: string; titles: readonly string[]; against?: PlotOther }
  | { of: 'figures'; kind: string };

/** What a figure is held against: another by its name, its own series at a time, or a number. */
export type PlotOther = { title: string } | { at: string } | { value: Rational; unit: string };

export interface Plot {
  subject: PlotSubject;
  unit: string;
  /** What the published figures are counted in that the values were reckoned from. */
  behind?: string;
  measure?: string;
  lines: readonly PlotLine[];
  /** Drawn in place of lines; empty if there are any. */
  bars: readonly PlotBar[];
  rings: readonly PlotRing[];
  /** The way that the words say the figures moved, if they claim a move. */
  moves?: 'rise' | 'fall';
  /** How the words say that a figure stands to others, if that is all they say: `more`, `as-many`, `highest`. */
  relation?: string;
  /** The day of the words, if there are any, and the later clock. */
  said?: string;
  now: string;
  way?: PlotWay;
  /** The two ends of a change, joined. */
  joined?: PlotSegment;
  /** A level that figures are held against, with what it is. */
  level?: { value: Rational; is: 'record' | 'line' | 'average' };
  /** The time that the words are about. */
  within?: { from: string; to: string };
}

/** A number on the line of a claim that has no time. */
export interface LineReading {
  /** The claimed figure, an end of a ring, or what the evidence gives on a day. */
  is: 'claimed' | 'in-from' | 'in-to' | 'out-from' | 'out-to' | 'evidence';
  value: Rational;
  at?: string;
}

/** The rings of the words and what the evidence gives on one line, where there is no more than these numbers. */
export interface RingLine {
  subject: PlotSubject;
  relation?: string;
  moves?: 'rise' | 'fall';
  unit: string;
  in: Interval;
  out: Interval;
  /** What the evidence gives by the clock of the headline, and by the other if that is another value. */
  computed: { interval: Interval; value: Rational };
  other?: { clock: 'said' | 'now'; value: Rational };
  /** Every number on it, for its table and its CSV. */
  readings: readonly LineReading[];
}
