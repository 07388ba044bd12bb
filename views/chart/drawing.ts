/**
 * A drawing as a list of marks on paper: laid out once for a width, then written as SVG for a page, as an SVG that stands by
 * itself, or filled into a picture. What a mark looks like is told by its style, by name.
 */
import { textWidth } from '../parts/text-width.ts';

export interface Place {
  x: number;
  y: number;
}

/** The styles of lines, areas, marks and words. The style sheet has a rule for each, and so have the files in `paint.ts`. */
export type LineStyle =
  | 'grid'
  | 'axis'
  | 'nought'
  | 'tick'
  | 'series'
  | 'other'
  | 'since'
  | 'loose'
  | 'target'
  | 'level'
  | 'said'
  | 'deadline'
  | 'required'
  | 'kept'
  | 'joined'
  | 'extent'
  | 'moved'
  | 'first';
export type AreaStyle = 'ring' | 'out' | 'within' | 'bar' | 'own-bar';
/** Told apart by shape as well: disc, large disc, circle, diamond, square, cross. */
export type DotStyle =
  | 'point'
  | 'used'
  | 'later'
  | 'later-used'
  | 'before'
  | 'earlier'
  | 'step'
  | 'beyond'
  | 'outcome'
  | 'milestone';
export type WordStyle = 'plain' | 'strong' | 'day';

export type Mark =
  | { is: 'line'; style: LineStyle; strokes: readonly (readonly Place[])[] }
  | { is: 'area'; style: AreaStyle; x: number; y: number; width: number; height: number }
  | { is: 'dots'; style: DotStyle; at: readonly Place[] }
  | { is: 'words'; style: WordStyle; at: Place; anchor: Anchor; text: string };

export type Anchor = 'start' | 'middle' | 'end';

export interface Drawing {
  width: number;
  height: number;
  /** The size of its letters. */
  letters: number;
  marks: readonly Mark[];
  /** Where the figures of the table stand, in its order. */
  readings: readonly Place[];
}

/** The size that a drawing is laid out for. */
export interface Size {
  name: 'wide' | 'narrow' | 'small' | 'picture';
  width: number;
  height: number;
  letters: number;
  /** The most dates that the time axis names, and the most levels that the other one does. */
  ticks: number;
  levels: number;
}

/** For a page: drawn anew for a phone, whose letters stay readable. */
export const PAGE_SIZES: readonly Size[] = [
  { name: 'wide', width: 720, height: 360, letters: 13.5, ticks: 8, levels: 5 },
  { name: 'narrow', width: 340, height: 270, letters: 13, ticks: 3, levels: 4 },
];

/** For a card. */
export const SMALL: Size = { name: 'small', width: 340, height: 180, letters: 13, ticks: 3, levels: 3 };

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const overlap = (a: Box, b: Box) =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

/** What it costs a label to hide another, and to hide a mark: it goes where it hides least. */
const HIDES = { label: 50, mark: 40 };

/** Puts labels beside what they name, each where it hides the least of what is there. */
export class Labels {
  readonly marks: Mark[] = [];
  readonly #paper: Box;
  readonly #letters: number;
  readonly #taken: Box[] = [];
  readonly #dots: Place[];

  constructor(paper: Box, letters: number, dots: readonly Place[]) {
    this.#paper = paper;
    this.#letters = letters;
    // A hundred thousand marks hide no more than a few hundred of them.
    const every = Math.ceil(dots.length / 300);
    this.#dots = dots.filter((_, i) => i % every === 0);
  }

  /** Keeps room free for something that stands there already. */
  take(box: Box): void {
    this.#taken.push(box);
  }

  /** Writes a text at the best of some places, the first if all are as good; it stays on the paper. */
  write(text: string, style: WordStyle, places: readonly (Place & { anchor: Anchor })[]): void {
    const size = this.#letters;
    const wide = textWidth(text, size, style === 'plain' ? 'regular' : 'bold');
    const paper = this.#paper;
    const candidates = places.map(({ x, y, anchor }, i) => {
      const start = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2;
      const left = Math.max(paper.left, Math.min(start, paper.right - wide));
      const base = Math.max(paper.top + size, Math.min(y, paper.bottom - 3));
      const box = { left, right: left + wide, top: base - size * 0.8, bottom: base + size * 0.25 };
      return { box, base, left, cost: this.#cost(box) + i + Math.abs(left - start) + Math.abs(base - y) };
    });
    const [best] = [...candidates].sort((a, b) => a.cost - b.cost);
    if (best === undefined) return;
    this.#taken.push(best.box);
    this.marks.push({ is: 'words', style, at: { x: best.left, y: best.base }, anchor: 'start', text });
  }

  #cost(box: Box): number {
    let cost = 0;
    for (const taken of this.#taken) cost += overlap(box, taken) * HIDES.label;
    const near = { left: box.left - 3, right: box.right + 3, top: box.top - 2, bottom: box.bottom + 2 };
    for (const { x, y } of this.#dots)
      if (x > near.left && x < near.right && y > near.top && y < near.bottom) cost += HIDES.mark;
    return cost;
  }
}
