/** What sentences tell of a surface: its counts, and the readings that they name. Values alone, fractions as texts. */
import type { Verdict } from '../verdict.ts';

/** One reading as sentences tell it. */
export interface ReadingTold {
  family: string;
  /** Dates or periods. */
  from: string;
  to: string;
  /** The result with the claim's sign, as a fraction. */
  r: string;
  opposes: boolean;
  /** Of a record: the rival that comes nearest to it or beats it. */
  rival?: string;
  /** Of another measure: what it is, or its title if that says more. */
  label?: { measure: string } | { title: string };
  /** Of a population: whether it grew. */
  grew?: boolean;
  /** Of prices: the date or the period of the index whose prices the figures are put into. */
  pricesOf?: string;
}

/** Members of a family counted. */
interface CountTold {
  n: number;
  agree: number;
  oppose: number;
}

/** A surface with what its sentences say besides its counts. */
export interface SurfaceTold {
  says: 'change' | 'percent' | 'record';
  way: 'rise' | 'fall' | 'highest' | 'lowest';
  /** What results are counted in; of a record, its figures. */
  unit: string;
  /** The claim's own figures: of a record its earliest rival, and the value. */
  from: string;
  to: string;
  surface: NonNullable<Verdict['surface']>;
  /** Figures come so often that a month does not name one. */
  isDaily: boolean;
  /** The time from start to end: whole months, or days. */
  span: { months: number } | { days: number };
  /** Whether start and end are neighbours in the series. */
  isStep: boolean;
  /** Whether the starts are of as many years, so that a year names one. */
  areYears: boolean;
  /** The start that most naturally opposes; without one, a much weaker one that is the counter-example. */
  start: ReadingTold | undefined;
  /** The latest end, and whether its figure was out when the words were said. */
  end: (ReadingTold & { wasOut: boolean }) | undefined;
  /** The latest end whose figure was out, and how many such there are. */
  endOut: ReadingTold | undefined;
  endsOut: CountTold;
  /** At which of its ends the window matters. */
  window: readonly ('starts' | 'ends')[];
  /** Of other measures, per head and in real terms. */
  others: readonly ReadingTold[];
  /** Of a record: the figure before the words' time that was last as high, and the first figure of all. */
  before: { last: string | undefined; first: string } | undefined;
  /** Whether a newer figure was out when a record was claimed, so that later ones are no news. */
  isOldRecord: boolean;
  counter: ReadingTold | undefined;
  /** The figures that the sentences speak of, in order of date, with their unit. */
  figures: readonly { at: string; value: string }[];
  figuresIn: string;
  /** The years between which pairs are counted. */
  years: { first: string; last: string };
}
