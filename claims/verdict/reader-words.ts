/**
 * The one word that readers get about a claim (method, section 9), its label, and what it means in two lines. The exact
 * finding stands under it.
 */

/** How a verdict reads: for the claim, against it, or neither. Never shown by colour alone. */
export type Standing = 'supports' | 'partly' | 'against' | 'open';

export interface WordForReaders {
  /** As it stands on pages, badges and cards. */
  label: string;
  /** In two lines, for the method page and for whoever asks what the word means. */
  means: string;
  standing: Standing;
  /** On the scale of ClaimReview, 1 to 5; absent if nothing was rated. */
  rating?: 1 | 2 | 3 | 4 | 5;
}

export const WORDS = {
  right: {
    label: 'Right',
    means: 'The figures bear the words out, read as a fair-minded listener reads them.',
    standing: 'supports',
    rating: 5,
  },
  'nearly-right': {
    label: 'Nearly right',
    means:
      'The figures are close to the words, but do not quite bear them out: a round number, or one slightly off.',
    standing: 'partly',
    rating: 4,
  },
  overstated: {
    label: 'Overstated',
    means: 'It points the right way, but the figures give less than the words say.',
    standing: 'against',
    rating: 2,
  },
  understated: {
    label: 'Understated',
    means: 'It points the right way, but the figures give more than the words say.',
    standing: 'against',
    rating: 2,
  },
  wrong: {
    label: 'Wrong',
    means: 'The figures say otherwise.',
    standing: 'against',
    rating: 1,
  },
  'borne-out': {
    label: 'Borne out',
    means: 'What was said of the way to a target, or of the future, agrees with the figures so far.',
    standing: 'supports',
  },
  'not-borne-out': {
    label: 'Not borne out',
    means: 'What was said of the way to a target, or of the future, does not agree with the figures so far.',
    standing: 'against',
  },
  kept: {
    label: 'Kept',
    means: 'The promised figure was reached by its day.',
    standing: 'supports',
    rating: 5,
  },
  'kept-late': {
    label: 'Kept late',
    means: 'The promised figure was reached, but after its day.',
    standing: 'partly',
    rating: 4,
  },
  'partly-kept': {
    label: 'Partly kept',
    means: 'The promised figure was not reached, but a good part of the way was.',
    standing: 'partly',
    rating: 3,
  },
  broken: {
    label: 'Broken',
    means:
      'The promised figure was not reached, nor a good part of the way. What is rated is the outcome, not the intention.',
    standing: 'against',
    rating: 1,
  },
  'too-early': {
    label: 'Too early to say',
    means: 'The day that decides it has not come, or its figure is not published yet.',
    standing: 'open',
  },
  'too-close': {
    label: 'Too close to call',
    means: 'The figures allow for it and for its opposite.',
    standing: 'open',
  },
  'cannot-be-checked': {
    label: 'Cannot be checked',
    means:
      'The figures that would settle it are not there, or do not fit the words; the page says what is missing.',
    standing: 'open',
  },
} as const satisfies Record<string, WordForReaders>;

export type Word = keyof typeof WORDS;

export const WORD_NAMES = Object.keys(WORDS) as [Word, ...Word[]];

/** The ends of the scale of ratings. They are always stated, since those that schema.org assumes might change. */
export const WORST_RATING = 1;
export const BEST_RATING = 5;

/** What readers are told of a word. */
export function wordForReaders(word: Word): WordForReaders {
  return WORDS[word];
}
