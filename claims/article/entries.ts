/** Entries of tests: those of one sentence and one speaker together, and the same statement again as "also in". */
import type { ArticleEntry, ArticleTest, Head, Span, Voice } from './article.ts';
import type { LineTests } from './find-tests.ts';
import type { Line } from './line.ts';
import { reasonsFor } from './rank.ts';
import { saidOnOf } from './said-on.ts';

/** Whose words a place of the text is: the voices cover it in order, and are passed through once. */
export class Voices {
  readonly #voices: readonly Voice[];
  #at = 0;

  constructor(voices: readonly Voice[]) {
    this.#voices = voices;
  }

  /** The voice at a place; places are asked for in rising order, or begin anew. */
  at(place: number): Voice {
    if ((this.#voices[this.#at]?.start ?? 0) > place) this.#at = 0;
    while (this.#at < this.#voices.length - 1 && (this.#voices[this.#at]?.end ?? 0) <= place) this.#at += 1;
    return this.#voices[this.#at] ?? { start: 0, end: 0, speaker: '?', why: 'none' };
  }
}

const sameSpeaker = (a: Voice, b: Voice): boolean =>
  a.speaker === b.speaker ||
  (a.speaker !== null &&
    b.speaker !== null &&
    a.speaker !== '?' &&
    b.speaker !== '?' &&
    a.speaker.name === b.speaker.name);

interface Drafted {
  line: Line;
  voice: Voice;
  tests: ArticleTest[];
  alsoIn: Span[];
}

/** The entries of all lines, in the order of the text. */
export function entriesOf(
  found: readonly LineTests[],
  voices: Voices,
  text: string,
  head: Head,
): ArticleEntry[] {
  const drafted: Drafted[] = [];
  const seen = new Map<string, Drafted[]>();
  for (const { line, tests } of found) {
    if (tests.length === 0) continue;
    const next = draftOf(line, tests, voices);
    const key = tests
      .map(({ claimed, kind, figure }) =>
        claimed === null
          ? `${kind} ${text.slice(figure.start, figure.end).replace(/\D+/g, ' ')}`
          : `${claimed.value} ${claimed.unit}`,
      )
      .join('; ');
    const same = seen.get(key)?.find((one) => isSame(one, next));
    if (same !== undefined && isTitle(same) && next.voice.speaker !== null) {
      // The words of a speaker are better than those of the title.
      same.alsoIn.push(same.line.sentence);
      Object.assign(same, { line, voice: next.voice, tests: next.tests });
      continue;
    }
    if (same !== undefined || line.sentence.again) {
      same?.alsoIn.push(line.sentence);
      continue;
    }
    const before = seen.get(key);
    if (before === undefined) seen.set(key, [next]);
    else if (before.length < MAX_ALIKE) before.push(next);
    drafted.push(next);
  }
  return withoutSaidBelow(drafted, text).map((one) => entryOf(one, text, head));
}

/** What a test states, whatever stands around it: its figure, or the kind and the main word of its cue. */
function statedBy({ claimed, kind, figure }: ArticleTest, text: string): string {
  if (claimed !== null)
    return `${claimed.value} ${claimed.unit
      .replace(/ ?per .*$/, '')
      .split(' ')
      .at(-1)}`;
  return `${kind} ${/\p{L}+/u.exec(text.slice(figure.start, figure.end))?.[0].toLowerCase()}`;
}

/** The entries without titles and captions of which the text below states everything again, in full. */
function withoutSaidBelow(drafted: readonly Drafted[], text: string): Drafted[] {
  const below = new Map<string, Drafted>();
  for (const one of drafted)
    if (!isHeadline(one))
      for (const test of one.tests) {
        const stated = statedBy(test, text);
        if (!below.has(stated)) below.set(stated, one);
      }
  return drafted.filter((one) => {
    if (!isHeadline(one)) return true;
    const again = one.tests.map((test) => below.get(statedBy(test, text)));
    if (again.some((found) => found === undefined || !sharesWord(one, found))) return true;
    again[0]?.alsoIn.push(one.line.sentence, ...one.alsoIn);
    return false;
  });
}

/** Whether two lines have a longer word in common: the same number may be of two things. */
function sharesWord(one: Drafted, other: Drafted): boolean {
  const all = wordsOf(other.line);
  return [...wordsOf(one.line)].some((word) => word.length > 4 && all.has(word));
}

/** A line that says in short what the text says below or beside it, and is no quotation. */
const isHeadline = ({ line: { sentence } }: Drafted): boolean =>
  sentence.place === 'title' || sentence.place === 'caption' || sentence.place === 'heading';

/** Against how many statements of the same figures a new one is held. */
const MAX_ALIKE = 8;

function draftOf(line: Line, tests: readonly ArticleTest[], voices: Voices): Drafted {
  const own = tests.map((test) => voices.at(test.figure.start));
  const voice = own[0] ?? voices.at(line.sentence.start);
  return {
    line,
    voice,
    tests: tests.map((test, i) => {
      const other = own[i];
      return other === undefined || sameSpeaker(other, voice) ? test : { ...test, voice: other };
    }),
    alsoIn: [],
  };
}

/** A title or a caption, which says in short what somebody says below. */
const isTitle = ({ line, voice }: Drafted): boolean =>
  voice.speaker === null && (line.sentence.place === 'title' || line.sentence.place === 'caption');

/** How much of the shorter statement the other has to say, in words, to be the same again. */
const SAME = 0.75;
/** The same of statements without a figure, which have less that they could share. */
const SAME_WORDS = 0.9;
const MAX_WORDS = 80;

function wordsOf({ tokens }: Line): Set<string> {
  return new Set(
    tokens
      .slice(0, MAX_WORDS)
      .flatMap(({ kind, norm }) => (kind === 'mark' || kind === 'break' ? [] : [norm])),
  );
}

/** Whether two statements of the same figures are one: a title and its lead, a caption that stands twice. */
function isSame(one: Drafted, other: Drafted): boolean {
  if (!sameSpeaker(one.voice, other.voice) && !isTitle(one)) return false;
  const [a, b] = [wordsOf(one.line), wordsOf(other.line)];
  const [short, long] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const word of short) if (long.has(word)) shared += 1;
  const hasFigure = one.tests.some(({ claimed }) => claimed !== null);
  return shared >= (hasFigure ? SAME : SAME_WORDS) * short.size;
}

function entryOf({ line, voice, tests, alsoIn }: Drafted, text: string, head: Head): ArticleEntry {
  const { sentence } = line;
  const reasons = reasonsFor({ line, voice, tests, sentence });
  return {
    start: sentence.start,
    quote: text.slice(sentence.start, sentence.end),
    voice,
    saidOn: saidOnOf(line, head),
    tests,
    alsoIn,
    reasons,
    weight: reasons.reduce((sum, { weight }) => sum + weight, 0),
  };
}
