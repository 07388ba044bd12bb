/**
 * What an article comes to: its sentences, whose words they are, the tests in them, and what was set apart. All of it
 * is proposed to an editor; nothing here is a verdict. Offsets are UTF-16 code units of the text as kept, and every
 * quotation is an exact part of it: `text.slice(start, start + quote.length) === quote`.
 */
import type { Hedge } from '../claim.ts';

/** An exact part of the text: `text.slice(start, end)`. */
export interface Span {
  start: number;
  end: number;
}

/** Where the text stood, as an editor says it or as the text itself states it. */
export interface Head {
  title?: string;
  publisher?: string;
  url?: string;
  /** As far as it is known: YYYY, YYYY-MM or YYYY-MM-DD. */
  date?: string;
  /** Whose words the whole text is, of a speech or a press release. */
  speaker?: string;
}

/** What a sentence stands in. */
export type Place = 'title' | 'heading' | 'paragraph' | 'item' | 'caption' | 'table';

export interface Sentence extends Span {
  place: Place;
  /** The number of its paragraph, from 0. */
  paragraph: number;
  /** The same words stand before: a caption copied twice, a title repeated. It counts once. */
  again?: true;
}

/** Somebody who says something, as the text names them in its fullest form; never from outside knowledge. */
export interface Speaker {
  name: string;
  role?: string;
  organisation?: string;
  party?: string;
  /** The other names that the text has for them. */
  aliases: readonly string[];
}

/** Whose words a stretch of the text is. Voices cover every sentence and do not overlap. */
export interface Voice extends Span {
  /** null: the article's own voice; "?": left to the editor. */
  speaker: Speaker | null | '?';
  /** For the editor: “‘said’ after the quotation”. */
  why: string;
  /** A claim about somebody's claim: these words are reported by another speaker. */
  secondHand?: true;
  /** Where the article's own voice says that its figures are from: "Home Office". */
  source?: string;
}

/** A number that is no test, and why. */
export interface SetApart extends Span {
  /** A code: "age", "date", "name", "second-currency", "figure-of-speech", "mention", … */
  why: string;
}

/** An input of a test, as far as the text gives it. */
export interface ArticleInput {
  /** The name that the kind gives it: "from", "to", "target". */
  name: string;
  /** Where the text itself gives its figure. */
  given?: Span & { value: string; unit: string; hedge: Hedge };
  /** The date or period that it is of, as a bundle writes it. */
  at?: string;
}

/** One statement that a series or a record could decide. */
export interface ArticleTest {
  /** The words of the figure, or of the cue where there is none. */
  figure: Span;
  /** An id of `claims/kinds`. */
  kind: string;
  /** Other kinds that the words allow, the likelier first. */
  otherKinds: readonly string[];
  /** The figure claimed; null for superlatives, comparisons, promises, on pace. `to` ends a range. */
  claimed: { value: string; to?: string; unit: string; hedge: Hedge } | null;
  inputs: readonly ArticleInput[];
  deadline?: string;
  /** Carried over from elsewhere, to be told: the unit from a sentence before, the currency from the country of the head. */
  carried?: readonly string[];
  /** Whose words, only where it differs from the entry's. */
  voice?: Voice;
}

/** What is offered as one: the tests of one statement. */
export interface ArticleEntry {
  /** The best words: the fullest quotation of the speaker. */
  start: number;
  quote: string;
  voice: Voice;
  /** The day it was said, as far as the text or the head gives it. */
  saidOn: string | null;
  tests: readonly ArticleTest[];
  /** The same statement again: title, lead, caption, quotation. */
  alsoIn: readonly Span[];
  /** Why it stands where it stands: codes with their weight, those that count most first. */
  reasons: readonly { why: string; weight: number }[];
  /** The sum of the weights, which orders entries; never shown. */
  weight: number;
}

/** Figures of the text that do not follow from each other, for editors only. */
export interface Contradiction {
  /** The figures that are bound, exact parts of the text. */
  quotes: readonly Span[];
  /** “20,000 − 16,753 leaves 3,247; 3,427 does not follow from these figures.” */
  told: string;
  /** A likely slip, named as a guess: “digits exchanged?”. */
  guess?: string;
}

export interface ArticleReading {
  /** What the text itself states of its head, offered and never taken silently. */
  offered: Head;
  sentences: readonly Sentence[];
  /** In the order of rank. */
  entries: readonly ArticleEntry[];
  /** How many entries more there are than are shown. */
  more: number;
  apart: readonly SetApart[];
  contradictions: readonly Contradiction[];
  /** Another language than English, which is told and not read. */
  language?: 'other';
}
