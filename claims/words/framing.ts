/** What a verdict leaves out, in sentences: each flag is one. */

import { parseExact } from '../exact/number.ts';
import { wordForReaders } from '../verdict/reader-words.ts';
import type { Framing } from '../verdict/verdict.ts';
import { dateInWords } from './dates.ts';
import { count, significant } from './numbers.ts';
import { surfaceFlag } from './surface.ts';
import type { SurfaceTold } from './surface-told.ts';
import { listInWords, lowered } from './text.ts';

/** A date within a sentence: `YYYY-MM-DD`, and as the sentence says it. */
export interface DateInSentence {
  date: string;
  text: string;
}

/** A flag as a label and the sentence behind it, in pieces of text and of dates that are read one after the other. */
export interface FramingWords {
  label: string;
  sentence: readonly (string | DateInSentence)[];
}

/** What an input of the claim is called in sentences: "the earlier figure". */
export type NameOfInput = (input: string) => string;

type WordsOf<F extends Framing['flag']> = (
  flag: Extract<Framing, { flag: F }>,
  named: NameOfInput,
) => FramingWords;

const dated = (date: string): DateInSentence => ({
  date: date.slice(-10),
  text: dateInWords(date.slice(-10)),
});

function all(inputs: readonly string[], named: NameOfInput): string {
  return listInWords(inputs.map((input) => (input === 'series' ? 'figures that were tested' : named(input))));
}

/** "It comes out right on headcount." A measure of the surface has no word of its own: it only reads otherwise. */
function onOthers(on: Extract<Framing, { flag: 'measure' }>['on']): string {
  const worded = on.flatMap(({ label, word }) =>
    word === undefined ? [] : `${lowered(wordForReaders(word).label)} on ${label}`,
  );
  const plain = on.filter(({ word }) => word === undefined).map(({ label }) => label);
  return [
    ...(worded.length === 0 ? [] : [`It comes out ${listInWords(worded)}.`]),
    ...(plain.length === 0 ? [] : [`It reads otherwise on ${listInWords(plain)}.`]),
  ].join(' ');
}

const FLAG_WORDS: { [F in Framing['flag']]: WordsOf<F> } = {
  coverage: ({ testedSince }) => ({
    label: 'How far back.',
    sentence: [
      'The words say more than the figures can: they were tested only since ',
      dated(testedSince),
      '.',
    ],
  }),
  gaps: ({ missing, expected }) => ({
    label: 'Holes.',
    sentence: [
      expected === undefined
        ? `${missing === 1 ? 'One figure is' : `${missing} figures are`} missing where it would have to go on.`
        : `${missing} of the ${expected} figures that there should be ${missing === 1 ? 'is' : 'are'} missing.`,
    ],
  }),
  tied: ({ with: tied }) => {
    // One that the claim does not name goes by the name of its input.
    const names = tied.filter((name) => !/^among\.\d+$/.test(name));
    const told =
      names.length === tied.length
        ? listInWords(names)
        : tied.length === 1
          ? 'Another'
          : `${tied.length} others`;
    return { label: 'A tie.', sentence: [`${told} ${tied.length === 1 ? 'has' : 'have'} the same figure.`] };
  },
  field: ({ given, size }) => ({
    label: 'Not all were compared.',
    sentence: [`${given} of ${size} are compared here; the others have no figure here.`],
  }),
  understated: () => ({
    label: 'More than said.',
    sentence: ['The figures give clearly more than the words claim.'],
  }),
  'far-below': () => ({
    label: 'Far below.',
    sentence: ['The figures lie at half of what the words name, or less.'],
  }),
  wide: ({ factor }) => ({
    label: 'A wide range.',
    sentence: [
      `The upper end of the range is ${significant(parseExact(factor.exact), 2)} times the lower one, so that much would fit it.`,
    ],
  }),
  'dates-apart': ({ days }) => ({
    label: 'Dates apart.',
    sentence: [`The figures set side by side are ${count(days, 'day')} apart.`],
  }),
  provisional: ({ inputs }, named) => ({
    label: 'Provisional.',
    sentence: [`Still provisional, and may be revised: ${all(inputs, named)}.`],
  }),
  'own-figures': () => ({
    label: 'Its own figures.',
    sentence: [
      'The words are tested on figures from the same place as the words; no other source was held against them.',
    ],
  }),
  'same-day': ({ inputs }, named) => ({
    label: 'Published that day.',
    sentence: [`Published on the day of the words, perhaps after them: ${all(inputs, named)}.`],
  }),
  measure: ({ on }) => ({
    label: 'Another measure.',
    sentence: [onOthers(on)],
  }),
  'per-head': () => ({
    label: 'Per head.',
    sentence: ['Allowing for the population it goes the other way.'],
  }),
  'real-terms': () => ({ label: 'After inflation.', sentence: ['After inflation it goes the other way.'] }),
  window: () => ({
    label: 'The starting point matters.',
    sentence: ['From other natural starting or end points it goes the other way.'],
  }),
  stale: () => ({
    label: 'A newer figure was out.',
    sentence: ['A newer figure was already out when this was said, and it goes the other way.'],
  }),
};

/**
 * A flag in words. `named` says what the claim's inputs are called; `surface` is what the flags that it gives are told
 * with, where the evidence is at hand.
 */
export function framingInWords<F extends Framing['flag']>(
  flag: Extract<Framing, { flag: F }>,
  named: NameOfInput,
  surface?: SurfaceTold,
): FramingWords {
  const words: WordsOf<F> = FLAG_WORDS[flag.flag as F];
  const told = surface === undefined ? undefined : surfaceFlag(flag.flag, surface);
  if (told === undefined) return words(flag, named);
  return { label: told.label, sentence: [...ofTheClaim(flag, named), told.sentence] };
}

/** What the flag `measure` says of other evidence that the claim names, which is told beside the measures of the surface. */
function ofTheClaim(flag: Framing, named: NameOfInput): FramingWords['sentence'] {
  if (flag.flag !== 'measure') return [];
  const on = flag.on.filter(({ word }) => word !== undefined);
  return on.length === 0 ? [] : [...FLAG_WORDS.measure({ flag: 'measure', on }, named).sentence, ' '];
}
