/**
 * Filling outlines on a picture of few colours: how much of each dot lies inside an outline is summed from the areas
 * beside its edges, so that edges are smooth on every platform.
 */

export interface Point {
  x: number;
  y: number;
}

/** A closed outline of straight edges. Outlines of one fill that turn the same way are joined. */
export type Outline = readonly Point[];

/** Shades between the paper and each colour. */
const SHADES = 15;

/** A picture whose dots are each a colour in one of its shades, or paper. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  /** An index into the palette for each dot, row by row. */
  readonly dots: Uint8Array<ArrayBuffer>;
  readonly #areas: Float32Array;
  /** The first and last row, and the first and last dot of a row, that the current fill touches. */
  #top = 0;
  #bottom = -1;
  #left = 0;
  #right = -1;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.dots = new Uint8Array(width * height);
    this.#areas = new Float32Array((width + 2) * height);
  }

  /** Fills outlines with a colour, from 0; or with paper, which cuts them out of the colour that is there. */
  fill(outlines: readonly Outline[], colour: number | 'paper'): void {
    [this.#top, this.#bottom] = [this.height, -1];
    [this.#left, this.#right] = [this.width, -1];
    for (const outline of outlines)
      for (const [i, point] of outline.entries())
        this.#edge(point, outline[(i + 1) % outline.length] ?? point);
    for (let y = this.#top; y <= this.#bottom; y += 1) this.#row(y, colour);
  }

  #row(y: number, colour: number | 'paper'): void {
    const areas = this.#areas;
    const from = y * (this.width + 2);
    let sum = 0;
    for (let x = this.#left; x <= this.#right && x < this.width; x += 1) {
      sum += areas[from + x] ?? 0;
      const shade = Math.round(SHADES * Math.min(1, Math.abs(sum)));
      if (shade === 0) continue;
      const at = y * this.width + x;
      const there = this.dots[at] ?? 0;
      // Where two shapes of one colour meet, the fuller shade counts, so that no seam shows.
      const full = colour === 'paper' ? 0 : 1 + colour * SHADES;
      if (colour !== 'paper')
        this.dots[at] = Math.max(full + shade - 1, there >= full && there < full + SHADES ? there : 0);
      else if (there !== 0) {
        const left = Math.min(((there - 1) % SHADES) + 1, SHADES - shade);
        this.dots[at] = left === 0 ? 0 : there - ((there - 1) % SHADES) + left - 1;
      }
    }
    areas.fill(0, from + this.#left, from + this.#right + 1);
  }

  /** Adds what an edge covers of each dot to its right, row by row; what lies beyond the picture is left out. */
  #edge(a: Point, b: Point): void {
    if (a.y === b.y) return;
    const [from, to, turn] = a.y < b.y ? [a, b, 1] : [b, a, -1];
    const slope = (to.x - from.x) / (to.y - from.y);
    const last = Math.min(this.height, Math.ceil(to.y)) - 1;
    const first = Math.max(0, Math.floor(from.y));
    this.#top = Math.min(this.#top, first);
    this.#bottom = Math.max(this.#bottom, last);
    for (let y = first; y <= last; y += 1) {
      const top = Math.max(y, from.y);
      const bottom = Math.min(y + 1, to.y);
      this.#span(
        y * (this.width + 2),
        from.x + (top - from.y) * slope,
        from.x + (bottom - from.y) * slope,
        turn * (bottom - top),
      );
    }
  }

  /** One row's part of an edge, from x1 to x2; its height is negative if it goes up. */
  #span(row: number, x1: number, x2: number, height: number): void {
    const areas = this.#areas;
    const clamp = (x: number) => Math.max(0, Math.min(this.width, x));
    const left = clamp(Math.min(x1, x2));
    const right = clamp(Math.max(x1, x2));
    const first = Math.floor(left);
    const end = Math.max(first + 1, Math.ceil(right));
    if (first < this.#left) this.#left = first;
    if (end > this.#right) this.#right = end;
    const width = right - left;
    let before = 0;
    for (let x = first; x < end; x += 1) {
      // How much of the height has been passed by the right side of this dot, and the mean of it over the dot.
      const passed = width === 0 ? 1 : Math.min(1, (x + 1 - left) / width);
      const entered = width === 0 ? 0 : Math.max(0, (x - left) / width);
      const inside = Math.min(x + 1, right) - Math.max(x, left);
      const covered =
        width === 0 ? x + 1 - left : (inside * (entered + passed)) / 2 + Math.max(0, x + 1 - right);
      areas[row + x] = (areas[row + x] ?? 0) + height * (covered - before);
      before = covered;
    }
    areas[row + end] = (areas[row + end] ?? 0) + height * (1 - before);
  }
}

/** The palette of a canvas: paper, and each colour in its shades, as red, green and blue. */
export function palette(paper: string, colours: readonly string[]): number[] {
  const parts = (colour: string) => [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16));
  const ground = parts(paper);
  return [
    ...ground,
    ...colours.flatMap((colour) => {
      const full = parts(colour);
      return Array.from({ length: SHADES }, (_, i) =>
        ground.map((part, k) => Math.round(part + (((full[k] ?? 0) - part) * (i + 1)) / SHADES)),
      ).flat();
    }),
  ];
}

/** A rectangle, turning as the other shapes do. */
export function box(x: number, y: number, width: number, height: number): Outline {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}

/** A part of a disc, or of a ring if there is an inner radius; angles in turns, from the right, downwards. */
export function sector(
  centre: Point,
  outer: number,
  { inner = 0, from = 0, to = 1 }: { inner?: number; from?: number; to?: number } = {},
): Outline[] {
  const steps = Math.max(8, Math.ceil(96 * (to - from)));
  const arc = (radius: number) =>
    Array.from({ length: steps + 1 }, (_, i) => {
      const angle = 2 * Math.PI * (from + ((to - from) * i) / steps);
      return { x: centre.x + radius * Math.cos(angle), y: centre.y + radius * Math.sin(angle) };
    });
  return [inner === 0 && to - from === 1 ? arc(outer) : [...arc(outer), ...arc(inner).reverse()]];
}

/** A line of a width through points, with square ends. */
export function stroke(points: readonly Point[], width: number): Outline[] {
  return points.slice(1).map((to, i) => {
    const from = points[i] ?? to;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    const [ux, uy] = [((to.x - from.x) / length) * (width / 2), ((to.y - from.y) / length) * (width / 2)];
    // It goes half a width beyond its points, so that corners are whole.
    const [a, b] = [
      { x: from.x - ux, y: from.y - uy },
      { x: to.x + ux, y: to.y + uy },
    ];
    return [
      { x: a.x + uy, y: a.y - ux },
      { x: b.x + uy, y: b.y - ux },
      { x: b.x - uy, y: b.y + ux },
      { x: a.x - uy, y: a.y + ux },
    ];
  });
}
