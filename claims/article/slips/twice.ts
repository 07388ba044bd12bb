/** The same quantity twice: one figure that a slip makes two, and what two speakers give different figures for. */
import { compare, rational, writtenForm } from '../../exact/number.ts';
import { sentence } from '../../words/text.ts';
import type { Contradiction, Voice } from '../article.ts';
import { EXCHANGED, inWords, ONE_DIGIT } from './equation.ts';
import { type Figure, type Line, ofOneVoice } from './figures.ts';

/** How many figures back the same quantity is looked for. */
const BACK = 40;
/** How much of a line around a figure says what it is of. */
const AROUND = 70;

const SMALL_WORDS = new Set(
  'the and are not but you all can our out who per new one two last next year month years months over under some also any the and that this with from have has had been were was are for its their they will would more than which who said says'.split(
    ' ',
  ),
);

interface Place {
  figure: Figure;
  line: Line;
  /** The words around it, as far as they were asked for. */
  words: ReadonlySet<string> | undefined;
  /** Its number in the line. */
  k: number;
}

/** What a text gives twice and differently. */
export function twiceIn(lines: readonly Line[]): Contradiction[] {
  const places = lines.flatMap((line) =>
    line.figures.map((figure, k): Place => ({ figure, line, words: undefined, k })),
  );
  return places.flatMap((place, i) => {
    for (let j = i - 1; j >= Math.max(0, i - BACK); j -= 1) {
      const before = places[j];
      if (before === undefined || before.line === place.line) continue;
      const told = sameOf(before, place) ?? twoSpeakers(before, place);
      if (told !== undefined) return [told];
    }
    return [];
  });
}

function wordsOf(place: Place): ReadonlySet<string> {
  const { line, figure, k } = place;
  if (place.words !== undefined) return place.words;
  const at = line.words.indexOf(`<${figure.sort}${k}>`);
  const around = line.words.slice(Math.max(0, at - AROUND), at + AROUND).replace(/<[^>]*>/g, ' ');
  const words = new Set(
    (around.match(/[a-z]{3,}/g) ?? []).filter((word) => !SMALL_WORDS.has(word)).map(stem),
  );
  for (const word of figure.text.toLowerCase().match(/[a-z]{3,}/g) ?? []) words.add(stem(word));
  place.words = words;
  return words;
}

const stem = (word: string) => word.replace(/(?:ing|ed|es|s)$/, '');

/** The same words around two figures that one slip makes of each other. */
function sameOf(a: Place, b: Place): Contradiction | undefined {
  const [x, y] = [a.figure, b.figure];
  if (x.sort !== y.sort || x.key !== y.key || x.hedge !== 'bare' || y.hedge !== 'bare') return undefined;
  if (!'nm'.includes(x.sort) || (x.sort === 'n' && x.key === '')) return undefined;
  const guess = slipBetween(x.value, y.value);
  if (guess === undefined) return undefined;
  const isApart = standsApart(a.line) !== standsApart(b.line);
  if (!isApart && !ofOneVoice([x, y])) return undefined;
  // The same words may be said of two things in one text, and only what stands apart from it repeats it.
  if (guess === ONE_DIGIT && !isApart) return undefined;
  if (!isSameTime(a.line, b.line) || !isSamePlace(a.line, b.line)) return undefined;
  const [here, there] = [wordsOf(a), wordsOf(b)];
  const shared = [...here].filter((word) => there.has(word)).length;
  const least = Math.min(here.size, there.size);
  if (shared < 3 || shared * 4 < least * 3) return undefined;
  return {
    quotes: [x, y].map(({ start, end }) => ({ start, end })),
    told: `${inWords(y)} does not follow from ${inWords(x)}, which the same words give.`,
    guess,
  };
}

const standsApart = ({ sentence: { place } }: Line) => place === 'title' || place === 'caption';

/** What one slip of the pen makes of another number of at least four figures; undefined if none does. */
function slipBetween(a: string, b: string): string | undefined {
  if (a.length !== b.length || a === b || Math.min(writtenForm(a).figures, writtenForm(b).figures) < 4)
    return undefined;
  const differ = [...a].flatMap((digit, i) => (digit === b[i] ? [] : [i]));
  if (differ.length === 1) return ONE_DIGIT;
  const [i = 0, j = 0] = differ;
  return differ.length === 2 && j === i + 1 && a[i] === b[j] && a[j] === b[i] ? EXCHANGED : undefined;
}

/** Whether the sentences are of one time; a title may leave it out. */
function isSameTime(a: Line, b: Line): boolean {
  const [x, y] = [a, b].map((line) => [...line.dates, ...line.deadlines, ...line.times].sort().join());
  return x === y || (a.sentence.place === 'title' && x === '');
}

/** Whether no sentence has a name that the other lacks, or only one has any. */
const isSamePlace = (a: Line, b: Line) =>
  [...a.names].every((name) => b.names.has(name)) || [...b.names].every((name) => a.names.has(name));

const AIMED =
  /\b(?:targets?|goals?|promis\w*|pledg\w*|will|commit\w*|recruit|provide|deliver|build|hire|additional|extra)\b/;
const NEAR = rational(11n, 10n);

/** What two speakers say will have come about by one deadline: "609 by March 2023", and "598 officers by March 2023". */
function twoSpeakers(a: Place, b: Place): Contradiction | undefined {
  const [x, y] = [a.figure, b.figure];
  if (x.sort !== 'n' || y.sort !== 'n' || x.hedge !== 'bare' || y.hedge !== 'bare') return undefined;
  if (x.voice === undefined || y.voice === undefined || x.value.length < 3 || y.value.length < 3)
    return undefined;
  if (!areTwo(x.voice, y.voice) || compare(x.amount, y.amount) === 0) return undefined;
  if (!sharesDeadline(a.line, b.line) || a.line.dates.length + b.line.dates.length > 0) return undefined;
  if (compare(x.amount.mul(NEAR), y.amount) < 0 || compare(y.amount.mul(NEAR), x.amount) < 0)
    return undefined;
  if (!AIMED.test(a.line.words) || !AIMED.test(b.line.words) || !nounsAgree(x, y)) return undefined;
  if (!isSamePlace(a.line, b.line) || !sharesName(a.line, b.line)) return undefined;
  return {
    quotes: [x, y].map(({ start, end }) => ({ start, end })),
    told: sentence(
      `${nameOf(x.voice)} and ${nameOf(y.voice)} give different figures: ${inWords(x)} and ${inWords(y)}.`,
    ),
  };
}

/** Whether the sentences, or those right before them, speak of one place or body by its name. */
const sharesName = (a: Line, b: Line) => [...a.about].some((name) => b.about.has(name));

const sharesDeadline = (a: Line, b: Line) =>
  a.deadlines.length === 1 && a.deadlines[0] === b.deadlines[0] && b.deadlines.length === 1;

const nounsAgree = (x: Figure, y: Figure) => x.key === '' || y.key === '' || x.key === y.key;

/** Whether two voices are of two speakers, one of whom may be open. */
const areTwo = (a: Voice, b: Voice) =>
  a.speaker === '?' || b.speaker === '?' ? a.speaker !== b.speaker : a.speaker?.name !== b.speaker?.name;

function nameOf({ speaker, source }: Voice): string {
  if (speaker === '?') return 'another speaker';
  return speaker === null ? (source ?? 'the article') : speaker.name;
}
