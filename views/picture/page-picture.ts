/** The picture that other sites show of a page that is no claim's: its title, and below it what the page is about. */
import { clip } from '../parts/layout.ts';
import { PICTURE } from '../parts/social.ts';
import { type Picture, plumbLine } from './claim-picture.ts';
import { box, Canvas, palette } from './raster.ts';
import { cutTo, heavy, written } from './setting.ts';
import type { Type, Types } from './type.ts';

export interface PagePictureProps {
  title: string;
  /** A fact or two in a sentence. */
  fact: string;
}

const PAPER = '#fcfbf8';
const COLOURS = ['#1b232b', '#55606b', '#d9d5cb'] as const;
const [INK, SOFT, RULE] = [0, 1, 2];

const LEFT = 80;
/** The right edge of the text; the plumb line hangs to the right of it. */
const RIGHT = 1_010;
const SIZES = [72, 64, 56, 48, 42] as const;
const SMALLEST = 38;
const LONGEST_TITLE = 160;
/** The most lines of a title, and of the words below it, with their size and the way from line to line. */
const MOST = 3;
const FACT = { size: 30, leading: 42, longest: 200, lines: 3 } as const;

/** The picture of a page. A text for which the type lacks letters is left out. */
export function pagePicture({ title, fact }: PagePictureProps, types: Types): Picture {
  const { serif } = types;
  const canvas = new Canvas(PICTURE.width, PICTURE.height);
  const write = (type: Type, text: string, size: number, y: number, colour: number) =>
    canvas.fill(type.outlines(text, size, { x: LEFT, y }), colour);
  for (const outlines of plumbLine()) canvas.fill(outlines, INK);
  write(serif, 'Plumbline', 30, 86, SOFT);

  const named = covered(serif, title, LONGEST_TITLE) ?? 'A public ledger of political claims';
  const type = heavy(named, types);
  const { size, lines } = titleLines(type, named);
  const leading = 1.2 * size;
  const first = 130 + (230 - (lines.length - 1) * leading) / 2 + size / 3;
  for (const [i, line] of lines.entries()) write(type, line, size, first + i * leading, INK);

  canvas.fill([box(LEFT, 422, PICTURE.width - 2 * LEFT, 2)], RULE);
  const told = covered(serif, fact, FACT.longest) ?? '';
  for (const [i, line] of factLines(serif, told).entries())
    write(serif, line, FACT.size, 474 + i * FACT.leading, SOFT);
  return {
    width: canvas.width,
    height: canvas.height,
    palette: palette(PAPER, COLOURS),
    dots: canvas.dots,
  };
}

/** A text as the type can draw it, cut; undefined if it lacks letters. */
function covered(type: Type, text: string, longest: number): string | undefined {
  // What keeps a quoted text by itself is not drawn.
  const plain = clip(written(text), longest);
  return plain !== '' && type.covers(plain) ? plain : undefined;
}

/** A title in the largest size in which it has room; cut if it has none. */
function titleLines(type: Type, title: string): { size: number; lines: string[] } {
  for (const size of SIZES) {
    const lines = type.lines(title, size, RIGHT - LEFT);
    if (lines.length <= MOST && (lines.length - 1) * 1.2 * size <= 200) return { size, lines };
  }
  return { size: SMALLEST, lines: cutTo(type, title, SMALLEST, RIGHT - LEFT, MOST + 1) };
}

function factLines(serif: Type, fact: string): string[] {
  return fact === '' ? [] : cutTo(serif, fact, FACT.size, RIGHT - LEFT, FACT.lines);
}
