/** What a kind says of the words that suggest it: the cues of quotations, and what a rule about them may look at. */

/** Words of quotations that several kinds look for; `reading/` has the phrases of each. */
export type CueName =
  | 'on-track'
  | 'off-track'
  | 'misses'
  | 'promise'
  | 'will'
  | 'target'
  | 'must'
  | 'average'
  | 'rise'
  | 'fall'
  | 'real-terms'
  | 'towards'
  | 'shortfall'
  | 'record-high'
  | 'record-low'
  | 'a-record'
  | 'highest'
  | 'lowest'
  | 'best'
  | 'ever'
  | 'peak'
  | 'more'
  | 'fewer'
  | 'stands'
  | 'made-up';

/** From a token up to another. */
export type Stretch = readonly [from: number, next: number];

/** A figure of a quotation, as far as rules about kinds look at it. Its words are the tokens `from` up to `next`. */
export interface CueFigure {
  from: number;
  next: number;
  /** The token of its number; what stands before it is its hedge. */
  number: number;
  /** As it was read, in its unit: "16", "2". */
  value: string;
  /** "%", "officers per month", "times"; empty for a bare number. */
  unit: string;
  /** The time that it is counted by: "month". */
  per?: string | undefined;
  /** What it is a part of: "of all officers". */
  what?: string | undefined;
  /** What it is counted on: "per 100,000 people". */
  base?: unknown;
  /** A verb that holds the number: "doubled" is a multiple, "halved" a part. */
  verb?: 'multiple' | 'part' | undefined;
  /** What it is instead of a figure that is claimed: an age, a score, a span of time. */
  role?: string | undefined;
}

/** A cue among the tokens. */
export interface CueAt {
  from: number;
  next: number;
}

/** A quotation as rules look at it: tokens by their number, figures and dates. */
export interface CueScene {
  /** The word of a token in small letters; empty for a mark or a number. */
  word(i: number): string;
  /** The mark of a token, such as a bracket; empty for a word or a number. */
  mark(i: number): string;
  /** Whether two tokens stand in one sentence. */
  together(i: number, k: number): boolean;
  /** The first figure from a token on, in its sentence, that starts within `reach` tokens. */
  figureAfter(i: number, reach: number): CueFigure | undefined;
  /** The last figure before a token, in its sentence, that ends within `reach` tokens. */
  figureBefore(i: number, reach: number): CueFigure | undefined;
  /** The figure whose words a token is among: its hedge, number, unit or what it counts. */
  figureOver(i: number): CueFigure | undefined;
  /** The deadline of the token's sentence, or else the first of the text. */
  deadline(i: number): string | undefined;
  /** The date that starts at a token. */
  dateAt(i: number): string | undefined;
  /** The cue of a name that starts at a token. */
  cueAt(i: number, name: CueName): CueAt | undefined;
  /** The number of an ordinal: 3 for "third" and for "3rd". */
  ordinal(i: number): { value: number; next: number } | undefined;
}

/** A figure that words claim without saying it as one: the place of "third highest", the months of "sixth month in a row". */
export interface ImpliedFigure {
  value: string;
  unit: string;
}

/** A kind that words suggest. */
export interface Suggestion {
  /** How strongly: of several kinds the weightiest is proposed first. */
  weight: number;
  /** The words that suggest it. */
  words: readonly Stretch[];
  /** Options of the kind, as far as the words give them. */
  options?: Readonly<Record<string, string | undefined>>;
  /** The figure that the kind would claim, if the words say it in another way. */
  figure?: ImpliedFigure;
  /** That it is proposed only if nothing else suggests another kind. */
  isLast?: boolean;
}

type Rule<Found> = (scene: CueScene, found: Found) => Suggestion | readonly Suggestion[] | undefined;

/** Words that may suggest a kind, and the rule that decides whether they do. */
export type Cue =
  /** A cue that kinds share. */
  | { on: CueName; suggests: Rule<CueAt> }
  /** Phrases of the kind's own, separated by `|`, in small letters. */
  | { phrases: string; suggests: Rule<CueAt> }
  /** A figure, by itself and by the words beside it. */
  | { byFigure: Rule<CueFigure> };

/** The stretch of a cue or a figure. */
export function stretch({ from, next }: { from: number; next: number }): Stretch {
  return [from, next];
}
