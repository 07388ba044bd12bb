/**
 * A sentence as its figures and the words between them, so that the grammar that binds figures is read off one line:
 *
 *     "The number fell from 7,613 in 2019 to 6,630, or 12.9%."  ->  "the number fell from <n0> in <d> to <n1>, or <p2>."
 */
import { CURRENCY_CODES } from '../../evidence/currencies.ts';
import { isPercent, unitOf } from '../../evidence/units.ts';
import type { Interval } from '../../exact/interval.ts';
import { isDecimal, type Rational } from '../../exact/number.ts';
import { MONTH_NAMES } from '../../reading/dates.ts';
import type { FigureRead, Reading } from '../../reading/quotation.ts';
import type { Sentence, Span, Voice } from '../article.ts';
import { amountOf, meant, type Said } from './spans.ts';
import { withoutTimes } from './times.ts';

/**
 * What a figure counts: `n` things, `m` money, `p` per cent, `q` points, `r` a rate, `x` times, `s` a stretch of time;
 * `u` is not stated plainly, and binds nothing.
 */
export type Sort = 'n' | 'm' | 'p' | 'q' | 'r' | 'x' | 's' | 'u';

export interface Figure extends Said, Span {
  sort: Sort;
  /** What it would count if it were stated plainly. */
  plain: Sort;
  /** The folded unit without its scale. */
  key: string;
  /** The words that it counts, folded: "police officer". */
  counted: string;
  per: string;
  /** As it was written: "more than 1,300 officers". */
  text: string;
  readonly amount: Rational;
  /** All that its words may mean. */
  readonly meant: Interval;
  /** The number of its sentence. */
  sentence: number;
  /** Whose words it is. */
  voice: Voice | undefined;
}

export interface Line {
  /** The words in small letters, figures as `<n0>`, dates as `<d>`, words of time as `§`. */
  words: string;
  /** The words of time in it. */
  times: readonly string[];
  figures: readonly Figure[];
  /** The dates and periods that it names, as a bundle writes them; deadlines apart. */
  dates: readonly string[];
  deadlines: readonly string[];
  /** The names in it, and those in it and the sentence before. */
  names: ReadonlySet<string>;
  about: ReadonlySet<string>;
  sentence: Sentence;
  /** The number of the sentence. */
  number: number;
}

/** A figure as far as it is reckoned with, which few figures of a text are. */
class Reckoned implements Said {
  readonly value: string;
  readonly unit: string;
  readonly hedge: Said['hedge'];
  #amount: Rational | undefined;
  #meant: Interval | undefined;

  constructor({ value, unit, hedge }: Said) {
    this.value = value;
    this.unit = unit;
    this.hedge = hedge;
  }

  get amount(): Rational {
    this.#amount ??= amountOf(this);
    return this.#amount;
  }

  get meant(): Interval {
    this.#meant ??= meant(this);
    return this.#meant;
  }
}

/** A longer sentence is a table or a list without stops, in which no grammar binds. */
const MAX_SENTENCE = 1_200;
const MAX_FIGURES = 30;

const HAS_FIGURE =
  /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|half|third|quarter|fifth|doubled|tripled|halved)\b/i;

/** The sentences that have figures, each as a line. `read` reads a sentence; voices are in order and do not overlap. */
export function linesOf(
  text: string,
  sentences: readonly Sentence[],
  voices: readonly Voice[],
  read: (quote: string) => Reading,
): Line[] {
  const lines: Line[] = [];
  let v = 0;
  const voiceAt = (at: number): Voice | undefined => {
    while ((voices[v]?.end ?? Number.POSITIVE_INFINITY) <= at) v += 1;
    const voice = voices[v];
    return voice !== undefined && voice.start <= at ? voice : undefined;
  };
  sentences.forEach((sentence, i) => {
    const { start, end } = sentence;
    if (end - start > MAX_SENTENCE) return;
    const quote = text.slice(start, end);
    if (!HAS_FIGURE.test(quote)) return;
    const reading = read(quote);
    if (reading.figures.length > MAX_FIGURES || reading.figures.length === 0) return;
    const before = sentences[i - 1];
    const said =
      before === undefined ? '' : text.slice(before.start, Math.min(before.end, before.start + NAMES_IN));
    lines.push(lineOf({ quote, before: said, sentence, number: i }, reading, voiceAt));
  });
  return lines;
}

/** Whether what looks like a range is by how much and to what: "fell by 1.3 million to 25.9 million". */
function isMoved(quote: string, { role, start }: FigureRead): boolean {
  if (role !== 'range' && role !== 'negated') return false;
  const before = quote.slice(Math.max(0, start - 60), start);
  if (/\b(?:not|never|no)\b|n['’]t\b/i.test(before)) return false;
  return /\b(?:rose|risen|grew|grown|increased?|climbed|jumped|fell|fallen|dropped|declined?|decreased?|shrank|narrowed|widened|slipped|down|up) by(?: [^ ]+){0,4} (?:to )?$/i.test(
    before,
  );
}

function lineOf(
  { quote, before, sentence, number }: { quote: string; before: string; sentence: Sentence; number: number },
  reading: Reading,
  voiceAt: (at: number) => Voice | undefined,
): Line {
  const figures: Figure[] = [];
  const marks: { start: number; end: number; mark: string }[] = [];
  for (const read of reading.figures) {
    if (read.role === 'base') continue;
    const figure = figureOf(read, sentence.start, number, voiceAt(sentence.start + read.start));
    if (figure?.sort === 'u' && isMoved(quote, read)) figure.sort = figure.plain;
    if (figure === undefined) continue;
    marks.push({ start: read.start, end: read.end, mark: `<${figure.sort}${figures.length}>` });
    figures.push(figure);
  }
  for (const { start, end, why } of reading.apart)
    if (why === 'date') marks.push({ start, end, mark: '<d>' });
  for (const { start, end } of reading.dates) marks.push({ start, end, mark: '<d>' });
  let names: ReadonlySet<string> | undefined;
  let about: ReadonlySet<string> | undefined;
  const at = (role: string) => reading.dates.filter((date) => date.role === role).map((date) => date.at);
  return {
    ...withoutTimes(marked(quote, marks)),
    figures,
    dates: at('date'),
    deadlines: at('deadline'),
    // Few lines are compared by their names.
    get names() {
      names ??= namesIn(quote);
      return names;
    },
    get about() {
      about ??= new Set([...this.names, ...namesIn(before)]);
      return about;
    },
    sentence,
    number,
  };
}

/** The words with their marks. What overlaps a mark before it is left out. */
function marked(quote: string, marks: { start: number; end: number; mark: string }[]): string {
  let line = '';
  let from = 0;
  for (const { start, end, mark } of marks.sort((a, b) => a.start - b.start)) {
    if (start < from) continue;
    line += `${plainWords(quote.slice(from, start))}${mark}`;
    from = end;
  }
  return (line + plainWords(quote.slice(from))).replace(/\s+/g, ' ');
}

const plainWords = (text: string) =>
  text
    .toLowerCase()
    .replace(/[<>\u00ad]/g, '')
    .replace(/[“”«»„]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/\s*[–—]\s*|\s+-+\s*/g, ' - ');

/** Words with a capital that name no place or body of their own. */
const NO_NAMES = new Set(
  (
    'the a an in on at to it this that they he she we i but and by for of since when while as if last more some about over nearly almost only just ' +
    'there these those their its his her our new with from under after before during police force forces council government minister ministry ' +
    'office party department service national programme mr mrs ms dr sir lord monday tuesday wednesday thursday friday saturday sunday image caption picture photo'
  )
    .split(' ')
    .concat(MONTH_NAMES),
);
/** How much of a sentence is looked at for names. */
const NAMES_IN = 400;

function namesIn(quote: string): Set<string> {
  const names = new Set<string>();
  for (const [word] of quote.slice(0, NAMES_IN).matchAll(/(?<![\p{L}\p{N}'’-])\p{Lu}[\p{L}-]*/gu))
    if (!NO_NAMES.has(word.toLowerCase())) names.add(word.toLowerCase());
  return names;
}

function figureOf(
  { value, unit, hedge, start, end, text, role }: FigureRead,
  offset: number,
  sentence: number,
  voice: Voice | undefined,
): Figure | undefined {
  if (!isDecimal(value)) return undefined;
  const { key, counted, per } = unitOf(unit);
  const plain = sortOf(unit, key, counted, per);
  return Object.assign(new Reckoned({ value, unit, hedge }), {
    start: offset + start,
    end: offset + end,
    plain,
    sort: role === 'span' ? 's' : role !== undefined || value.startsWith('-') ? 'u' : plain,
    key,
    counted,
    per: per.join(' '),
    text,
    sentence,
    voice,
  } as const);
}

function sortOf(unit: string, key: string, counted: string, per: readonly string[]): Sort {
  if (per.length > 0) return 'r';
  if (isPercent(unit)) return 'p';
  if (key === 'percentage-point') return 'q';
  if (key === 'time') return 'x';
  return CURRENCY_CODES.has(counted.slice(0, 3)) ? 'm' : 'n';
}

/** Whether two figures may count the same: of one sort, and of one unit or one of them without. */
export function alike(a: Figure, b: Figure): boolean {
  if (a.sort === b.sort) return a.key === '' || b.key === '' || a.key === b.key;
  // "from $21.38 to $23.23 an hour": the unit of the second is that of both.
  return (
    (a.sort === 'r') !== (b.sort === 'r') &&
    a.counted === b.counted &&
    [a.sort, b.sort].some((sort) => sort !== 'p')
  );
}

/**
 * Whether all may be the words of one: the same speaker, or the article with no two sources that differ. A voice that is
 * open may be either; what the grammar binds is rarely of two.
 */
export function ofOneVoice(figures: readonly Figure[]): boolean {
  const [first, ...rest] = figures.map(({ voice }) => voice);
  return rest.every((voice) => isSameVoice(first, voice));
}

function isSameVoice(a: Voice | undefined, b: Voice | undefined): boolean {
  if (a === b || a === undefined || b === undefined) return a === b;
  if (a.speaker === '?' || b.speaker === '?') return true;
  if (a.speaker !== null || b.speaker !== null) return a.speaker?.name === b.speaker?.name;
  return a.source === undefined || b.source === undefined || isOneSource(a.source, b.source);
}

const isOneSource = (a: string, b: string) =>
  a.toLowerCase().includes(b.toLowerCase()) || b.toLowerCase().includes(a.toLowerCase());
