/**
 * `npm run build:type`: takes the outlines of letters out of Debian's Noto fonts (fonts-noto-core) and writes them to
 * src/files/letters.txt, so that pictures are drawn alike on every runtime without a font file. They are a part of the fonts Noto
 * Serif and Noto Sans, Copyright 2015 Google LLC, under the SIL Open Font License 1.1: OFL.txt next to the file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './servers.ts';

const FONTS = '/usr/share/fonts/truetype/noto';

/** The letters of the languages of Europe that are written in Latin, with the signs that quotations of figures hold. */
const LATIN: [first: number, last: number][] = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x218, 0x21b],
  [0x1e80, 0x1e85],
  [0x1ef2, 0x1ef3],
  [0x2010, 0x2015],
  [0x2018, 0x201e],
  [0x2020, 0x2022],
  [0x2026, 0x2026],
  [0x2030, 0x2033],
  [0x2039, 0x203a],
  [0x20ac, 0x20ac],
  [0x2116, 0x2116],
  [0x2122, 0x2122],
  [0x2153, 0x2154],
  [0x215b, 0x215e],
];

/** What headlines, the titles of pages and the labels of charts are made of: words, numbers, days, and the signs around them. */
const ENGLISH: [first: number, last: number][] = [
  [0x20, 0x20],
  [0x25, 0x29],
  [0x2b, 0x3b],
  [0x3f, 0x3f],
  [0x41, 0x5a],
  [0x61, 0x7a],
  [0xa3, 0xa3],
  [0x2013, 0x2013],
  [0x2018, 0x2019],
  [0x201c, 0x201d],
  [0x2026, 0x2026],
];

/** Points are kept in half the fineness of the fonts, which no picture is large enough to show. */
const FINENESS = 2;
const half = (units: number) => Math.round(units / FINENESS);

interface Point {
  x: number;
  y: number;
  on: boolean;
}

/** A TrueType font, as far as outlines and widths go. */
class TrueType {
  readonly #view: DataView;
  readonly #tables = new Map<string, number>();
  readonly unitsPerEm: number;

  constructor(path: string) {
    const bytes = readFileSync(path);
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let i = 0; i < this.#view.getUint16(4); i += 1) {
      const at = 12 + 16 * i;
      this.#tables.set(bytes.toString('latin1', at, at + 4), this.#view.getUint32(at + 8));
    }
    this.unitsPerEm = this.#view.getUint16(this.#at('head') + 18);
  }

  #at(table: string): number {
    const at = this.#tables.get(table);
    if (at === undefined) throw new Error(`the font has no table ${table}`);
    return at;
  }

  /** The number of the glyph of a character, 0 if the font has none. From the table of format 4. */
  glyphOf(character: number): number {
    const view = this.#view;
    const cmap = this.#at('cmap');
    for (let i = 0; i < view.getUint16(cmap + 2); i += 1) {
      const at = cmap + view.getUint32(cmap + 4 + 8 * i + 4);
      if (view.getUint16(at) !== 4) continue;
      const twice = view.getUint16(at + 6);
      for (let s = 0; s < twice; s += 2) {
        if (view.getUint16(at + 14 + s) < character) continue;
        const start = view.getUint16(at + 16 + twice + s);
        if (start > character) return 0;
        const delta = view.getUint16(at + 16 + 2 * twice + s);
        const rangeAt = at + 16 + 3 * twice + s;
        const range = view.getUint16(rangeAt);
        if (range === 0) return (character + delta) & 0xffff;
        const glyph = view.getUint16(rangeAt + range + 2 * (character - start));
        return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
      }
    }
    return 0;
  }

  advanceOf(glyph: number): number {
    const last = this.#view.getUint16(this.#at('hhea') + 34) - 1;
    return this.#view.getUint16(this.#at('hmtx') + 4 * Math.min(glyph, last));
  }

  /** Where the outline of a glyph is; undefined if it has none. */
  #glyphAt(glyph: number): number | undefined {
    const view = this.#view;
    const isLong = view.getUint16(this.#at('head') + 50) === 1;
    const offset = (n: number) =>
      isLong ? view.getUint32(this.#at('loca') + 4 * n) : 2 * view.getUint16(this.#at('loca') + 2 * n);
    return offset(glyph) === offset(glyph + 1) ? undefined : this.#at('glyf') + offset(glyph);
  }

  contoursOf(glyph: number): Point[][] {
    const at = this.#glyphAt(glyph);
    if (at === undefined) return [];
    const contours = this.#view.getInt16(at);
    if (contours >= 0) return this.#simple(at + 10, contours);
    return this.#parts(at + 10).flatMap(({ glyph: part, dx, dy, a, b, c, d }) =>
      this.contoursOf(part).map((contour) =>
        contour.map(({ x, y, on }) => ({
          x: Math.round(a * x + c * y) + dx,
          y: Math.round(b * x + d * y) + dy,
          on,
        })),
      ),
    );
  }

  /** The glyphs that a glyph is put together from as they are; undefined if it is drawn by itself. */
  partsOf(glyph: number): { glyph: number; dx: number; dy: number }[] | undefined {
    const at = this.#glyphAt(glyph);
    if (at === undefined || this.#view.getInt16(at) >= 0) return undefined;
    const parts = this.#parts(at + 10);
    return parts.every(({ a, b, c, d }) => a === 1 && b === 0 && c === 0 && d === 1) ? parts : undefined;
  }

  #simple(start: number, contours: number): Point[][] {
    const view = this.#view;
    const ends = Array.from({ length: contours }, (_, i) => view.getUint16(start + 2 * i));
    const count = (ends.at(-1) ?? -1) + 1;
    let at = start + 2 * contours;
    at += 2 + view.getUint16(at);
    const flags: number[] = [];
    while (flags.length < count) {
      const flag = view.getUint8(at);
      at += 1;
      flags.push(flag);
      if ((flag & 8) !== 0) {
        for (let n = view.getUint8(at); n > 0; n -= 1) flags.push(flag);
        at += 1;
      }
    }
    const coordinates = (short: number, same: number) => {
      let value = 0;
      return flags.map((flag) => {
        if ((flag & short) !== 0) {
          value += (flag & same) !== 0 ? view.getUint8(at) : -view.getUint8(at);
          at += 1;
        } else if ((flag & same) === 0) {
          value += view.getInt16(at);
          at += 2;
        }
        return value;
      });
    };
    const xs = coordinates(2, 16);
    const ys = coordinates(4, 32);
    const points = flags.map((flag, i) => ({ x: xs[i] ?? 0, y: ys[i] ?? 0, on: (flag & 1) === 1 }));
    return ends.map((end, i) => points.slice(i === 0 ? 0 : (ends[i - 1] ?? 0) + 1, end + 1));
  }

  #parts(start: number) {
    const view = this.#view;
    const parts: { glyph: number; dx: number; dy: number; a: number; b: number; c: number; d: number }[] = [];
    for (let at = start, more = true; more; ) {
      const flags = view.getUint16(at);
      const glyph = view.getUint16(at + 2);
      if ((flags & 2) === 0) throw new Error('a part that is placed by points');
      const isWide = (flags & 1) !== 0;
      const dx = isWide ? view.getInt16(at + 4) : view.getInt8(at + 4);
      const dy = isWide ? view.getInt16(at + 6) : view.getInt8(at + 5);
      at += isWide ? 8 : 6;
      const f = (i: number) => view.getInt16(at + 2 * i) / 16_384;
      let [a, b, c, d] = [1, 0, 0, 1];
      if ((flags & 8) !== 0) {
        a = f(0);
        d = a;
        at += 2;
      } else if ((flags & 64) !== 0) {
        [a, d] = [f(0), f(1)];
        at += 4;
      } else if ((flags & 128) !== 0) {
        [a, b, c, d] = [f(0), f(1), f(2), f(3)];
        at += 8;
      }
      parts.push({ glyph, dx, dy, a, b, c, d });
      more = (flags & 32) !== 0;
    }
    return parts;
  }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A number from 0, five bits a letter, the lowest first; the sixth says that more follow. */
function written(value: number): string {
  let text = '';
  for (let rest = value; ; rest >>>= 5) {
    const bits = rest & 31;
    if (rest < 32) return text + ALPHABET[bits];
    text += ALPHABET[bits | 32];
  }
}

const signed = (value: number) => written(value < 0 ? -2 * value - 1 : 2 * value);

/** Parts that are no characters, such as accents, have numbers of private use. */
const PARTS = 0xe000;

/**
 * The glyphs of a font: each its character less the one before, its width, and one more than the number of its
 * contours, with their points. If that is 0, the glyphs that it is put together from follow, with their places.
 */
function outlines(name: string, ranges: readonly [number, number][]): string {
  const font = new TrueType(join(FONTS, name));
  if (font.unitsPerEm !== 1_000) throw new Error(`${name} has ${font.unitsPerEm} units to the em`);
  const characters = ranges
    .flatMap(([first, end]) => Array.from({ length: end - first + 1 }, (_, i) => first + i))
    .filter((character) => font.glyphOf(character) !== 0);
  const numbers = new Map(characters.map((character) => [font.glyphOf(character), character]));
  const queue = characters.map((character) => ({ character, glyph: font.glyphOf(character) }));
  let text = '';
  let last = 0;
  for (const { character, glyph } of queue) {
    text += written(character - last) + written(half(font.advanceOf(glyph)));
    last = character;
    const parts = font.partsOf(glyph);
    if (parts !== undefined) {
      text += written(0) + written(parts.length);
      for (const part of parts) {
        let number = numbers.get(part.glyph);
        if (number === undefined) {
          number = PARTS + queue.length - characters.length;
          numbers.set(part.glyph, number);
          queue.push({ character: number, glyph: part.glyph });
        }
        text += written(number) + signed(half(part.dx)) + signed(half(part.dy));
      }
      continue;
    }
    const contours = font
      .contoursOf(glyph)
      .map((contour) => contour.map(({ x, y, on }) => ({ x: half(x), y: half(y), on })));
    text += written(contours.length + 1);
    for (const contour of contours) {
      text += written(contour.length);
      let [x, y] = [0, 0];
      for (const point of contour) {
        const dx = point.x - x;
        text += written(2 * (dx < 0 ? -2 * dx - 1 : 2 * dx) + (point.on ? 1 : 0)) + signed(point.y - y);
        [x, y] = [point.x, point.y];
      }
    }
  }
  return text;
}

writeFileSync(
  join(ROOT, 'src/files/letters.txt'),
  `${outlines('NotoSerif-Regular.ttf', LATIN)}
${outlines('NotoSans-Bold.ttf', ENGLISH)}
`,
);
