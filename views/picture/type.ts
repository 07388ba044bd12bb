/** Setting text from outlines: widths, lines, and the outlines of a line where it stands. */
import type { Outline, Point } from './raster.ts';

interface Letter {
  /** In parts of the size, as are the points, which lie above a base line at 0. */
  advance: number;
  contours: { x: number; y: number; isOn: boolean }[][];
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** So many parts a size has. */
const UNITS = 500;

/** Between the points of a curve, so many straight edges. */
const EDGES = 6;

/** A type, read from its text of outlines the first time that it is used. */
export class Type {
  readonly #text: string;
  #letters: Map<number, Letter> | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  get #all(): Map<number, Letter> {
    this.#letters ??= readLetters(this.#text);
    return this.#letters;
  }

  /** Whether there is a letter for each character, so that none is left out or drawn as a box. */
  covers(text: string): boolean {
    return [...text].every((character) => this.#all.has(character.codePointAt(0) ?? 0));
  }

  /** How wide a text is in a size. */
  width(text: string, size: number): number {
    let width = 0;
    for (const character of text) width += this.#all.get(character.codePointAt(0) ?? 0)?.advance ?? 0;
    return (width * size) / UNITS;
  }

  /** Lines of at most a width, broken at spaces; a word that is wider than a line is broken where it must be. */
  lines(text: string, size: number, width: number): string[] {
    const lines: string[] = [];
    let line = '';
    for (const word of text.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (this.width(longer, size) <= width) {
        line = longer;
        continue;
      }
      if (line !== '') lines.push(line);
      line = '';
      for (const character of word) {
        if (line !== '' && this.width(line + character, size) > width) {
          lines.push(line);
          line = '';
        }
        line += character;
      }
    }
    return line === '' ? lines : [...lines, line];
  }

  /** The outlines of a line of text that begins at a place on its base line. */
  outlines(text: string, size: number, { x, y }: Point): Outline[] {
    const scale = size / UNITS;
    const outlines: Outline[] = [];
    let at = x;
    for (const character of text) {
      const letter = this.#all.get(character.codePointAt(0) ?? 0);
      if (letter === undefined) continue;
      for (const contour of letter.contours) {
        const start = at;
        outlines.push(
          edges(contour).map((point) => ({ x: start + scale * point.x, y: y - scale * point.y })),
        );
      }
      at += letter.advance * scale;
    }
    return outlines;
  }
}

/** From this number on stand parts of letters, such as accents, which are no characters. */
const PARTS = 0xe000;

/** Reads letters as test/support/build-type.ts writes them. */
function readLetters(text: string): Map<number, Letter> {
  const values = new Map([...ALPHABET].map((letter, i) => [letter, i]));
  let at = 0;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 5) {
      const bits = values.get(text.charAt(at)) ?? 0;
      at += 1;
      value += (bits & 31) << shift;
      if (bits < 32) return value;
    }
  };
  const signed = (value: number) => (value % 2 === 0 ? value / 2 : -(value + 1) / 2);
  const letters = new Map<number, Letter & { parts: { number: number; x: number; y: number }[] }>();
  let character = 0;
  while (at < text.length) {
    character += number();
    const advance = number();
    const drawn = number() - 1;
    const contours = Array.from({ length: Math.max(0, drawn) }, () => {
      let [x, y] = [0, 0];
      return Array.from({ length: number() }, () => {
        const first = number();
        x += signed(Math.floor(first / 2));
        y += signed(number());
        return { x, y, isOn: first % 2 === 1 };
      });
    });
    const parts = Array.from({ length: drawn < 0 ? number() : 0 }, () => ({
      number: number(),
      x: signed(number()),
      y: signed(number()),
    }));
    letters.set(character, { advance, contours, parts });
  }
  const whole = (of: number): Letter['contours'] => {
    const { contours = [], parts = [] } = letters.get(of) ?? {};
    const placed = parts.flatMap(({ number: part, x, y }) =>
      whole(part).map((contour) => contour.map((p) => ({ x: p.x + x, y: p.y + y, isOn: p.isOn }))),
    );
    return [...contours, ...placed];
  };
  return new Map(
    [...letters]
      .filter(([of]) => of < PARTS)
      .map(([of, { advance }]) => [of, { advance, contours: whole(of) }]),
  );
}

/** A contour of quadratic curves as straight edges. Between two points off it lies one on it, half way. */
function edges(contour: Letter['contours'][number]): Point[] {
  const whole = contour.flatMap((point, i) => {
    const next = contour[(i + 1) % contour.length] ?? point;
    return point.isOn || next.isOn
      ? [point]
      : [point, { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2, isOn: true }];
  });
  return whole.flatMap((point, i) => {
    if (point.isOn) return [point];
    const from = whole[(i + whole.length - 1) % whole.length] ?? point;
    const to = whole[(i + 1) % whole.length] ?? point;
    return Array.from({ length: EDGES - 1 }, (_, k) => {
      const t = (k + 1) / EDGES;
      const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
      return { x: a * from.x + b * point.x + c * to.x, y: a * from.y + b * point.y + c * to.y };
    });
  });
}
