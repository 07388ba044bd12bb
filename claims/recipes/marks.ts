/** Marks beside figures and in their place: looked up whole, then part by part; one that nobody explained is asked about. */
import { fewOf, quoted } from '../tables/finding.ts';
import type { Found } from './found.ts';
import type { Meaning, Recipe } from './recipe.ts';

/** What the marks of a cell come to. */
export interface Marked {
  /** The mark by which the figure is missing. */
  missing?: string;
  status?: 'provisional' | 'forecast';
  isBreak: boolean;
  /** What is noted of the figure; empty if nothing is. */
  note: string;
  /** Whether a mark is open. */
  isOpen: boolean;
}

const CHOICES: readonly { value: string; label: string }[] = [
  { value: 'missing', label: 'no figure: it is missing' },
  { value: 'provisional', label: 'provisional' },
  { value: 'forecast', label: 'a forecast' },
  { value: 'note', label: 'a footnote: the figure counts as it is, and the mark is noted' },
  { value: 'break', label: 'a break in the series, which is noted' },
  { value: 'plain', label: 'a figure like any other' },
];

const PROPOSED: readonly (readonly [mark: RegExp, meaning: string])[] = [
  [/^(?:\.{1,3}|:|[-–—]|\[?[xz]\]?|n\/?a|#n\/a|nan|null)$/i, 'missing'],
  [/^[[(]?p(?:rov(?:isional)?)?[\])]?$/i, 'provisional'],
  [/^[[(]?f(?:orecast)?[\])]?$/i, 'forecast'],
  [/^[[(]?b(?:reak)?[\])]?$/i, 'break'],
  [/^[[(]?r(?:ev(?:ised)?)?[\])]?$|^[*†‡#]+$|^[[(]\w{1,2}[\])]$/i, 'note'],
];
/** Letters and words that may be a multiplier, which no mark ever is. */
const SCALE = /^(?:k|m|mn|bn|tn|hundred|thousand|million|billion|trillion)s?$/i;

/** How many cells a question names, and how many unknown marks are asked about apart. */
const MOST_MARKS = 20;

interface Unknown {
  cells: string[];
  count: number;
  /** One of the cells, as it is shown. */
  shown: string;
  /** Whether it stands in place of a figure in some cell. */
  isAlone: boolean;
  isAsked: boolean;
}

/** Where a mark stands. */
export interface MarkedCell {
  /** The address of the cell. */
  cell: string;
  /** The text of the cell. */
  shown: string;
  /** Whether there is a figure. */
  hasFigure: boolean;
}

/** The marks of one file, with what the recipe and the answers say of them. */
export class Marks {
  readonly #known: ReadonlyMap<string, Meaning>;
  readonly #found: Found;
  readonly #unknown = new Map<string, Unknown>();
  readonly #breaks: string[] = [];
  #breakCount = 0;

  constructor(recipe: Recipe, found: Found) {
    this.#known = new Map(
      Object.entries(recipe.marks ?? {}).map(([mark, meaning]) => [mark.trim(), meaning]),
    );
    this.#found = found;
  }

  /** Whether the recipe knows a text as a mark that stands for a missing figure, though it may look like a number. */
  isMissing(text: string): boolean {
    return this.#known.get(text) === 'missing' && !/^\d{1,2}$/.test(text);
  }

  /** Whether the recipe knows all of a text. */
  knows(text: string): boolean {
    return this.#parts(text, true).every((part) => this.#known.has(part));
  }

  /** The parts of a mark that are looked up: the whole; or else its words, brackets and letters, if they are known. */
  #parts(text: string, hasFigure: boolean): string[] {
    if (this.#known.has(text)) return [text];
    const words = text.match(/\[[^\]]*\]|\([^)]*\)|[^\s,;]+/gu) ?? [];
    const letters = words.flatMap((word) =>
      this.#known.has(word) || /^[[(]/.test(word) ? [word] : [...word],
    );
    const known = letters.filter((part) => this.#known.has(part)).length;
    // Letters are told apart only where all are known, or some beside a figure: "n/a" is one mark.
    if (known === letters.length || (hasFigure && known > 0)) return letters;
    return words.length > 1 && words.some((word) => this.#known.has(word)) ? words : [text];
  }

  /** What a part of a mark means: as the recipe says, or as was answered; undefined if that is open. */
  #meaning(part: string, at: MarkedCell): Meaning | undefined {
    const known = this.#known.get(part);
    if (known !== undefined && known !== 'ask') return known;
    const answer = this.#found.answers[`mark-unknown:${part}`];
    const meant = CHOICES.find(({ value }) => value === answer)?.value;
    if (meant !== undefined) return meant as Meaning;
    const unknown = this.#unknown.get(part) ?? {
      cells: [],
      count: 0,
      shown: at.shown,
      isAlone: false,
      isAsked: known === 'ask',
    };
    this.#unknown.set(part, unknown);
    unknown.count += 1;
    unknown.isAlone ||= !at.hasFigure;
    if (unknown.cells.length < MOST_MARKS) unknown.cells.push(at.cell);
    return undefined;
  }

  /** What the marks of a figure come to: those of its cell and of the columns of marks. */
  read(texts: readonly string[], at: MarkedCell): Marked {
    const marked: Marked = { isBreak: false, note: '', isOpen: false };
    const notes: string[] = [];
    for (const text of texts) {
      if (text === '') continue;
      let isNoted = false;
      for (const part of this.#parts(text, at.hasFigure)) {
        const meaning = this.#meaning(part, at);
        if (meaning === undefined) marked.isOpen = true;
        else if (meaning === 'missing') marked.missing ??= part;
        else if (meaning === 'forecast') marked.status = 'forecast';
        else if (meaning === 'provisional') marked.status ??= 'provisional';
        else if (meaning === 'break') marked.isBreak = true;
        isNoted ||= meaning !== 'plain';
      }
      if (isNoted && !notes.includes(text)) notes.push(text);
    }
    marked.note = notes.join('; ');
    // A mark that says nothing of a figure, where there is none, stands in its place.
    if (!at.hasFigure && texts.length > 0 && !marked.isOpen) marked.missing ??= texts[0] ?? '';
    return marked;
  }

  /** Takes note of a break in a series. */
  break(cell: string): void {
    this.#breakCount += 1;
    if (this.#breaks.length < MOST_MARKS) this.#breaks.push(cell);
  }

  /** Takes up what was found: breaks, and the question what each unknown mark means. */
  tell(): void {
    if (this.#breakCount > 0)
      this.#found.add({
        code: 'break',
        where: this.#breaks,
        count: this.#breakCount,
        message: `The file marks a break in the series at ${fewOf(this.#breaks, 6)}: figures before and after it may not be comparable.`,
      });
    for (const [part, unknown] of this.#unknown) this.#tellUnknown(part, unknown);
  }

  #tellUnknown(part: string, { cells, count, shown, isAlone, isAsked }: Unknown): void {
    const proposed = PROPOSED.find(([mark]) => mark.test(part))?.[1];
    const where = `${fewOf(cells, 4)}${count > cells.length ? ` (${count} cells)` : ''}`;
    const stands =
      isAlone && shown.trim() === part
        ? `${quoted(part)} stands in place of a figure`
        : `${quoted(shown)} has ${quoted(part)} beside the figure`;
    const why = isAsked
      ? 'The recipe asks every time what it means.'
      : 'Is it a mark, and what does it mean?';
    const scale = SCALE.test(part)
      ? ' If it multiplies the figure, give the recipe a scale instead: a mark never does.'
      : '';
    this.#found.add({
      code: 'mark-unknown',
      where: cells,
      count,
      message: `${stands}, at ${where}. ${why}${scale}`,
      question: {
        name: `mark-unknown:${part}`,
        label: `${quoted(part)} means`,
        choices: CHOICES,
        ...(proposed === undefined || SCALE.test(part) ? {} : { proposed }),
      },
    });
  }
}
