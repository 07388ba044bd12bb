/** Setting text from outlines: its width, its lines, and the outlines of a line at a place. */
import type { Outline, Point } from './raster.ts';

interface Letter {
  /** In parts of the size, like the points, which lie above a base line at 0. */
  advance: number;
  contours: { x: number; y: number; isOn: boolean }[][];
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** How many parts a size has. */
const UNITS = 500;

/** How many straight edges stand for a curve between two points. */
const EDGES = 6;

/** A type, read from its text of outlines (src/files/letters.txt) when it is first used. */
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

  /** Lines of at most a width, broken at spaces; a word that is wider than a line is broken too. */
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

/** The types that pictures are set in. */
export interface Types {
  /** For running text. */
  serif: Type;
  /** For headlines and titles: letters without accents, digits, and the signs around them. */
  bold: Type;
}

/** The types of a file of outlines: a line of text for each. */
export function typesOf(file: string): Types {
  const [serif = '', bold = ''] = file.split('\n');
  return { serif: new Type(serif), bold: new Type(bold) };
}

/** From this code point on there are parts of letters, such as accents, and no characters. */
const PARTS = 0xe000;

/** A letter or a part of letters as it is written down: with outlines of its own, or made of parts. */
interface Written extends Letter {
  parts: { number: number; x: number; y: number }[];
}

/** Reads letters as test/support/build-type.ts writes them, by their code points. */
function readLetters(text: string): Map<number, Letter> {
  const written = readWritten(text);
  return new Map(
    [...written]
      .filter(([code]) => code < PARTS)
      .map(([code, { advance }]) => [code, { advance, contours: contoursOf(code, written) }]),
  );
}

function readWritten(text: string): Map<number, Written> {
  const numbers = new Numbers(text);
  const written = new Map<number, Written>();
  let code = 0;
  while (!numbers.isAtEnd) {
    code += numbers.next();
    const advance = numbers.next();
    const drawn = numbers.next() - 1;
    const contours = Array.from({ length: Math.max(0, drawn) }, () => readContour(numbers));
    const parts = Array.from({ length: drawn < 0 ? numbers.next() : 0 }, () => ({
      number: numbers.next(),
      x: numbers.nextSigned(),
      y: numbers.nextSigned(),
    }));
    written.set(code, { advance, contours, parts });
  }
  return written;
}

/**
 * A contour: each point by its way from the one before. The lowest bit of its first number says whether it lies on
 * the curve.
 */
function readContour(numbers: Numbers): Letter['contours'][number] {
  let [x, y] = [0, 0];
  return Array.from({ length: numbers.next() }, () => {
    const first = numbers.next();
    x += signed(Math.floor(first / 2));
    y += numbers.nextSigned();
    return { x, y, isOn: first % 2 === 1 };
  });
}

/** The outlines of a letter with those of the parts that it is made of. */
function contoursOf(code: number, written: ReadonlyMap<number, Written>): Letter['contours'] {
  const { contours = [], parts = [] } = written.get(code) ?? {};
  const placed = parts.flatMap(({ number, x, y }) =>
    contoursOf(number, written).map((contour) =>
      contour.map((point) => ({ x: point.x + x, y: point.y + y, isOn: point.isOn })),
    ),
  );
  return [...contours, ...placed];
}

const VALUES = new Map([...ALPHABET].map((letter, i) => [letter, i]));

/** The whole numbers of a text, five bits a character, the lowest first; a sixth bit says that more follow. */
class Numbers {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  next(): number {
    let value = 0;
    for (let shift = 0; ; shift += 5) {
      const bits = VALUES.get(this.#text.charAt(this.#at)) ?? 0;
      this.#at += 1;
      value += (bits & 31) << shift;
      if (bits < 32) return value;
    }
  }

  nextSigned(): number {
    return signed(this.next());
  }
}

/** 0, 1, 2, 3, 4 stand for 0, -1, 1, -2, 2. */
function signed(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

/** A contour of quadratic curves as straight edges. Half way between two points off the curve lies one on it. */
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
