/** What is found while the sentences of an article are read, and what is kept from one to the next. */
import type { Attribution } from './attributions.ts';
import type { Cast, Member } from './cast.ts';
import type { Quotation } from './quotations.ts';
import type { Words } from './words-at.ts';

/** Whose words a stretch is, and by which word of the text that is known. */
export interface Said {
  /** `own`: the article itself. */
  who: Member | 'own' | '?';
  why: string;
  secondHand?: true;
  source?: string;
}

/** A stretch of the text that is somebody's. */
export interface Over {
  start: number;
  end: number;
  said: Said;
}

/** An attribution whose speaker is settled. */
export interface Settled extends Attribution {
  said: Said;
}

/** A sentence with what was found in it. */
export interface Read {
  /** Its tokens. */
  from: number;
  to: number;
  attributions: readonly Settled[];
  /** Whose the sentence is where no attribution and no quotation says otherwise. */
  base: Said;
  /** What its first words name. */
  subject: Member | undefined;
}

/** A quotation with its tokens and its speaker. */
export interface Quoted extends Quotation {
  /** The sentence that it begins in, with who had spoken by then. */
  began?: { last: Member | undefined; subject: Member | undefined };
  from: number;
  to: number;
  said?: Said;
}

export interface Scene extends Words {
  reads: Read[];
  quotations: Quoted[];
  /** The quotation that each token stands in; -1 outside. */
  quotedBy: Int32Array;
  cast: Cast;
}

/** What is kept from sentence to sentence. */
export interface State {
  cast: Cast;
  at: number;
  /** Who says the whole text, if somebody does. */
  own: Member | undefined;
  /** The sentence after the last heading, before which no pronoun reaches back. */
  part: number;
  /** Who spoke last, and in which sentence and paragraph. */
  last: Member | undefined;
  lastAt: number;
  lastParagraph: number;
  /** The last words were those of a document or of figures. */
  quiet: boolean;
  /** How many have spoken, as far as it matters: one or more. */
  first: Member | undefined;
  many: boolean;
  /** "X said:" opened words without a mark of quotation. */
  bare: Member | undefined;
  bareParagraph: number;
  /** Nothing stood after the colon: the words begin with the next paragraph. */
  bareHangs: boolean;
  /** The paragraphs in which somebody speaks of themselves, outside of quotations. */
  firstPerson: ReadonlySet<number>;
  /** What the sentence before began with. */
  subject: Member | undefined;
  subjectAt: number;
  label: Member | undefined;
  labelParagraph: number;
  /** It holds for its paragraph alone. */
  labelEnds: boolean;
}

export const OWN: Said = { who: 'own', why: 'own' };
