/** What a rule about kinds may look at: tokens, figures and dates, each in constant time. */
import type { CueAt, CueName, CueScene, ImpliedFigure, Stretch, Suggestion } from '../engine/cues.ts';
import { cuesAt } from './cue-phrases.ts';
import type { FigureFound } from './parts.ts';
import { lineOf, type Token } from './tokens.ts';

/** A kind that the words suggest. */
export interface KindProposal {
  /** The name of a kind in claims/kinds. */
  kind: string;
  /** The words that suggest it, for the editor: `need to … 1,142 officers per month`. */
  why: string;
  /** Those options of the kind that the words give. */
  options?: Record<string, string>;
  /** The figure that it would claim, if the words say it in another way: the place of "third highest". */
  figure?: ImpliedFigure;
}

/** A date with its place among the tokens. */
export interface DatePlace {
  at: string;
  role: 'deadline' | 'date';
  from: number;
  next: number;
}

interface Weighed extends KindProposal {
  weight: number;
  isLast: boolean;
  from: number;
}

/** How many kinds are proposed at most; more would be a list to read, and no help. */
const MAX_PROPOSALS = 3;

const MAX_WHY = 160;

/** Ordinals in words, by their number less one. */
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );

/** A cue speaks of no figure beyond the third before or after it. */
const MAX_FIGURES = 3;

export class Scene implements CueScene {
  readonly #text: string;
  readonly tokens: readonly Token[];
  readonly figures: readonly FigureFound[];
  /** For each token, the index of the first figure that starts at it or after it. */
  readonly #following: number[];
  readonly #dates: ReadonlyMap<number, string>;
  /** The first deadline of each sentence, and of the text. */
  readonly #deadlines = new Map<number, string>();
  readonly #best = new Map<string, Weighed>();

  constructor(
    text: string,
    tokens: readonly Token[],
    figures: readonly FigureFound[],
    dates: readonly DatePlace[],
  ) {
    this.#text = text;
    this.tokens = tokens;
    this.figures = figures;
    this.#following = new Array<number>(tokens.length + 1).fill(figures.length);
    for (let i = tokens.length - 1, f = figures.length - 1; i >= 0; i -= 1) {
      while (f >= 0 && (figures[f]?.from ?? 0) >= i) f -= 1;
      this.#following[i] = f + 1;
    }
    this.#dates = new Map(dates.map(({ from, at }) => [from, at]));
    for (const { at, role, from } of dates) {
      const sentence = tokens[from]?.sentence ?? 0;
      if (role === 'deadline' && !this.#deadlines.has(sentence)) this.#deadlines.set(sentence, at);
    }
  }

  /** The word of a token in small letters; empty for a mark or a number. */
  word(i: number): string {
    const token = this.tokens[i];
    return token?.kind === 'word' ? token.norm : '';
  }

  /** The mark of a token, such as a bracket; empty for a word or a number. */
  mark(i: number): string {
    const token = this.tokens[i];
    return token?.kind === 'mark' ? token.norm : '';
  }

  /** The cue of a name that starts at a token. */
  cueAt(i: number, name: CueName): CueAt | undefined {
    return cuesAt(this.tokens, i).find(({ cue }) => cue === name);
  }

  /** The number of an ordinal that starts at a token, in words or in digits. */
  ordinal(i: number): { value: number; next: number } | undefined {
    const token = this.tokens[i];
    if (token?.kind === 'word') {
      const value = ORDINALS.indexOf(token.norm) + 1;
      return value === 0 ? undefined : { value, next: i + 1 };
    }
    if (token?.kind !== 'number' || !/^[1-9]\d{0,2}$/.test(token.norm)) return undefined;
    const ending = this.tokens[i + 1];
    return ending?.glued === true && /^(?:st|nd|rd|th)$/.test(ending.norm)
      ? { value: Number(token.norm), next: i + 2 }
      : undefined;
  }

  /** Whether two tokens are in the same sentence. */
  together(i: number, k: number): boolean {
    return this.tokens[i] !== undefined && this.tokens[i]?.sentence === this.tokens[k]?.sentence;
  }

  /** The first figure in the sentence of a token that starts there, or at most `reach` tokens later. */
  figureAfter(i: number, reach: number): FigureFound | undefined {
    const first = this.#following[i] ?? this.figures.length;
    for (const figure of this.figures.slice(first, first + MAX_FIGURES)) {
      if (figure.from - i > reach || !this.together(Math.max(0, i - 1), figure.from)) return undefined;
      if (figure.role === undefined) return figure;
    }
    return undefined;
  }

  /** The last figure in the sentence of a token that ends before it, at most `reach` tokens away. */
  figureBefore(i: number, reach: number): FigureFound | undefined {
    const last = this.#following[i] ?? this.figures.length;
    for (const figure of this.figures.slice(Math.max(0, last - MAX_FIGURES), last).reverse()) {
      if (i - figure.next > reach || !this.together(i, figure.from)) return undefined;
      if (figure.role === undefined && figure.next <= i) return figure;
    }
    return undefined;
  }

  /** The figure that a token is part of, as its hedge, number, unit or noun. */
  figureOver(i: number): FigureFound | undefined {
    const figure = this.figures[(this.#following[i + 1] ?? this.figures.length) - 1];
    return figure !== undefined && figure.from <= i && i < figure.next ? figure : undefined;
  }

  /** The deadline of the token's sentence, or else the first of the text. */
  deadline(i: number): string | undefined {
    const own = this.#deadlines.get(this.tokens[i]?.sentence ?? -1);
    return own ?? this.#deadlines.values().next().value;
  }

  /** The date that starts at a token. */
  dateAt(i: number): string | undefined {
    return this.#dates.get(i);
  }

  /** Proposes a kind for the words of a suggestion; if a kind is proposed twice, the greater weight stays. */
  propose(kind: string, { weight, words, options = {}, figure, isLast = false }: Suggestion): void {
    const known = this.#best.get(kind);
    if (known !== undefined && known.weight >= weight) return;
    const ordered = [...words].sort((a, b) => a[0] - b[0]);
    const given = Object.entries(options).filter((e): e is [string, string] => e[1] !== undefined);
    this.#best.set(kind, {
      kind,
      why: this.#why(ordered),
      ...(given.length === 0 ? {} : { options: Object.fromEntries(given) }),
      ...(figure === undefined ? {} : { figure }),
      weight,
      isLast,
      from: ordered[0]?.[0] ?? 0,
    });
  }

  /** The kinds proposed, most likely first. */
  proposals(): KindProposal[] {
    const best = [...this.#best.values()];
    const told = best.filter(({ isLast }) => !isLast);
    return (told.length === 0 ? best : told)
      .sort((a, b) => b.weight - a.weight || a.from - b.from)
      .slice(0, MAX_PROPOSALS)
      .map(({ weight: _, isLast: __, from: ___, ...proposal }) => proposal);
  }

  #why(stretches: readonly Stretch[]): string {
    let why = '';
    let reached = -1;
    for (const [from, next] of stretches) {
      const line = lineOf(this.#text, this.tokens, Math.max(from, reached), next);
      if (line !== '') why += `${why === '' ? '' : reached >= from ? ' ' : ' … '}${line}`;
      reached = Math.max(reached, next);
    }
    return why.length > MAX_WHY ? `${[...why].slice(0, MAX_WHY).join('')}…` : why;
  }
}
