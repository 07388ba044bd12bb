/**
 * What does not follow: figures of one text that are bound by its grammar and that no reading of the words makes fit. A
 * note to editors, never a finding: it says “does not follow from”, and names a likely slip only as a guess.
 *
 *     20,000 promised, 16,753 have joined, "3,427 still need to be recruited"
 *       “20,000 − 16,753 leaves 3,247; 3,427 does not follow from these figures.”, “digits exchanged?”
 *
 * Figures are taken at all that their words may mean (`spans.ts`), so that a rounded or hedged figure says nothing of a
 * small difference; and every base, whole or inclusive month and per cent or point is a reading. Takes time in
 * proportion to the text, and never throws.
 */
import { type Reading, readQuotation } from '../../reading/quotation.ts';
import type { Contradiction, Sentence, Voice } from '../article.ts';
import { changesIn } from './changes.ts';
import { directionsIn } from './directions.ts';
import { type Equation, follows, toldOf } from './equation.ts';
import { type Line, linesOf, ofOneVoice } from './figures.ts';
import { goalsIn } from './goals.ts';
import { ratesIn } from './rates.ts';
import { sharesIn } from './shares.ts';
import { sumsIn } from './sums.ts';
import { twiceIn } from './twice.ts';

/** The grammars that bind figures of one line. */
const GRAMMARS: readonly ((line: Line, before: Line | undefined) => Equation[])[] = [
  changesIn,
  sharesIn,
  sumsIn,
  ratesIn,
];

/**
 * The figures of a text that do not follow from each other, in the order of the text. Sentences and voices are in the
 * order of the text; voices that are absent are the article's own. `read` reads a sentence, for a caller that keeps
 * readings.
 */
export function contradictionsOf(
  text: string,
  sentences: readonly Sentence[],
  voices: readonly Voice[],
  read: (quote: string) => Reading = readQuotation,
): Contradiction[] {
  const lines = linesOf(text, sentences, voices, read);
  const unfit: Equation[] = [];
  for (let i = 0; i < lines.length && unfit.length < MOST; i += 1) unfit.push(...unfitIn(lines, i));
  const told = [
    ...unfit.flatMap((equation) => toldOf(equation) ?? []),
    ...lines.flatMap(directionsIn),
    ...goalsIn(lines),
    ...twiceIn(lines),
  ];
  return distinct(told)
    .sort((a, b) => startOf(a) - startOf(b))
    .slice(0, MOST);
}

/** A text in which more does not follow is no article. */
const MOST = 200;

/** The equations of a line that no reading fits. A figure that follows in one reading of a grammar is held against no other. */
function unfitIn(lines: readonly Line[], i: number): Equation[] {
  const line = lines[i];
  if (line === undefined) return [];
  return GRAMMARS.flatMap((grammar) => {
    const equations = grammar(line, lineBefore(lines, i)).filter((equation) => isOfOne(line, equation));
    const right = new Set(equations.filter(follows).map(({ stated }) => stated));
    return equations.filter(({ stated }) => !right.has(stated));
  });
}

/** Whether the figures are of one speaker: a clause is, as long as no quotation opens or ends in it. */
function isOfOne(line: Line, { from, stated }: Equation): boolean {
  const figures = [...from, stated];
  if (ofOneVoice(figures)) return true;
  const places = figures.map((figure) => line.figures.indexOf(figure)).sort((a, b) => a - b);
  if (places[0] === -1) return false;
  const [first, last] = [places[0], places[places.length - 1]].map((k) =>
    line.words.indexOf(`<${line.figures[k ?? -1]?.sort}${k}>`),
  );
  return !line.words.slice(first, last).includes('"');
}

/** The sentence right before a line, where it has figures too. */
function lineBefore(lines: readonly Line[], i: number): Line | undefined {
  const [before, line] = [lines[i - 1], lines[i]];
  return before !== undefined && line !== undefined && before.number + 1 === line.number ? before : undefined;
}

const startOf = ({ quotes }: Contradiction) => quotes[0]?.start ?? 0;

/** Each set of figures once. */
function distinct(told: readonly Contradiction[]): Contradiction[] {
  const seen = new Set<string>();
  return told.filter(({ quotes }) => {
    const key = quotes.map(({ start }) => start).join();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
