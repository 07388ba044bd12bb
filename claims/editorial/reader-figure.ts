/** Figures that readers send to the newsroom, and what becomes of them. */

/** What may have become of a figure, from its arrival on. */
export const READER_FIGURE_STATES = ['received', 'looked-at', 'accepted', 'declined', 'known'] as const;

export type ReaderFigureState = (typeof READER_FIGURE_STATES)[number];

/** What a state is called, and what it says to the reader who sent the figure. */
export const READER_FIGURE_WORDS: Record<ReaderFigureState, { label: string; means: string }> = {
  received: { label: 'Received', means: 'It waits for an editor to look at it.' },
  'looked-at': { label: 'Being looked at', means: 'An editor is looking at it, and has not decided yet.' },
  accepted: { label: 'Accepted', means: 'The newsroom takes it up: the evidence or the claim is changed.' },
  declined: { label: 'Not taken up', means: 'The newsroom does not take it up, and says why.' },
  known: { label: 'Already known', means: 'The ledger has this figure already, or has weighed it before.' },
};

/** Whether a state is one that an editor still has to come back to. */
export function isOpen(state: ReaderFigureState): boolean {
  return state === 'received' || state === 'looked-at';
}

/** A number in the place of a figure, as it was sent. */
export interface SentFigure {
  /** The input as verdicts name it, and the figure of a series that it was. */
  input: string;
  series?: string | undefined;
  at?: string | undefined;
  unit: string;
  /** The published figure at that time; absent if there was none. */
  ours?: string | undefined;
  theirs: string;
}

/** The headlines when it was sent, in words: on the published figures, and with the reader's. */
export interface SentVerdicts {
  ours: string;
  theirs: string;
}

/** What an editor said to it. */
export interface ReaderFigureAnswer {
  state: Exclude<ReaderFigureState, 'received'>;
  answer: string | null;
  /** Whether its page does not show what was sent. */
  isHidden: boolean;
  by: string;
  at: string;
}

/** A figure that a reader sent, as the newsroom sees it. */
export interface ReaderFigure {
  id: number;
  code: string;
  slug: string;
  /** The beginning of the claim's quotation, and its kind; null if it is not published any more. */
  claim: { quote: string; kind: string } | null;
  figures: readonly SentFigure[];
  verdicts: SentVerdicts;
  source: { title: string; publisher: string; url: string | null };
  /** Where in it the figure stands. */
  quote: string;
  note: string | null;
  /** The sender, if they said: for the newsroom alone. */
  name: string | null;
  at: string;
  state: ReaderFigureState;
  /** The latest first. */
  answers: readonly ReaderFigureAnswer[];
}
