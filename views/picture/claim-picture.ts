/**
 * The picture that other sites show of a claim: what was said, by whom, and the verdict by shape, word and colour with
 * the day of its figures. A text is drawn only if the type has a letter for each of its characters.
 */

import type { Claim } from '../../claims/bundle.ts';
import type { HeadlineStanding } from '../../claims/verdict/headline-standing.ts';
import { withoutMarks } from '../../claims/words/text.ts';
import { clip } from '../parts/layout.ts';
import { PICTURE } from '../parts/social.ts';
import { COLOURS, INK, PAPER, RULE, SOFT } from './painted.ts';
import { box, Canvas, type Outline, palette, sector, stroke } from './raster.ts';
import { bylineOf, LONGEST, notesOn, verdictLines, written } from './setting.ts';
import type { Type, Types } from './type.ts';

/** A picture of few colours: an index into the palette for each dot, row by row. */
export interface Picture {
  width: number;
  height: number;
  /** Red, green and blue of each colour. */
  palette: readonly number[];
  dots: Uint8Array<ArrayBuffer>;
}

export interface ClaimPictureProps {
  claim: Pick<Claim, 'quote' | 'claimant' | 'saidOn'>;
  /** The figure that was claimed, in words; it stands in for a quotation that cannot be drawn. */
  claimed: string | null;
  /** The verdict as in its mark: the headline in a few words, and its standing. */
  verdict: { label: string; standing: HeadlineStanding };
  /** Lines below the verdict: its day, and what became of it. */
  notes: readonly string[];
}

/** The colour of a standing. */
export const TONES: Record<HeadlineStanding, number> = {
  supports: 3,
  partly: 4,
  against: 5,
  open: 6,
  turned: 6,
};

const LEFT = 80;
/** The right edge of the text; the plumb line hangs to the right of it. */
const RIGHT = 1_030;
const MARK = 76;
/** The words of the verdict take the largest of these sizes in which they have room on one line, or else on two. */
const LABELS = { one: [56, 50, 45, 40, 36, 32], two: [36, 32] } as const;
const BYLINE = { size: 28, leading: 36 } as const;
const NOTE = { size: 22, leading: 30 } as const;

/** The picture of a claim. */
export function claimPicture({ claim, claimed, verdict, notes }: ClaimPictureProps, types: Types): Picture {
  const { serif } = types;
  const canvas = new Canvas(PICTURE.width, PICTURE.height);
  const write = (type: Type, text: string, size: number, x: number, y: number, colour: number) =>
    canvas.fill(type.outlines(text, size, { x, y }), colour);
  for (const outlines of plumbLine()) canvas.fill(outlines, INK);
  write(serif, 'Plumbline', 30, LEFT, 86, SOFT);

  const by = bylineOf(claim, serif, BYLINE.size, RIGHT - LEFT);
  const room = ROOM - (by.length - 1) * BYLINE.leading;
  const { size, lines } = fitted(serif, saidText(claim, claimed, serif), room);
  const leading = LEADING * size;
  // The room that is left is divided equally above and below.
  const first = 164 + (room - (lines.length - 1) * leading) / 2;
  for (const [i, line] of lines.entries()) write(serif, line, size, LEFT, first + i * leading, INK);
  const below = first + (lines.length - 1) * leading + 54;
  for (const [i, line] of by.entries())
    write(serif, line, BYLINE.size, LEFT, below + i * BYLINE.leading, SOFT);

  canvas.fill([box(LEFT, 442, PICTURE.width - 2 * LEFT, 2)], RULE);
  const tone = TONES[verdict.standing];
  drawMark(canvas, verdict.standing, tone, { left: LEFT, top: 480, size: MARK });
  const x = LEFT + MARK + 26;
  const wide = PICTURE.width - LEFT - x;
  const told = verdictLines(verdict.label, types, LABELS, wide);
  const isShort = told.lines.length === 1;
  for (const [i, line] of told.lines.entries())
    write(told.type, line, told.size, x, (isShort ? 528 : 506) + i * told.size * 1.12, tone);
  const noted = notesOn(notes, serif, NOTE.size, wide, isShort ? 2 : 1);
  for (const [i, line] of noted.entries())
    write(serif, line, NOTE.size, x, (isShort ? 566 : 586) + NOTE.leading * i, SOFT);
  return {
    width: canvas.width,
    height: canvas.height,
    palette: palette(PAPER, COLOURS),
    dots: canvas.dots,
  };
}

/** What was said or, if the types lack letters for it, what can be said instead. */
export function saidText({ quote }: ClaimPictureProps['claim'], claimed: string | null, serif: Type): string {
  const shown = `“${clip(withoutMarks(written(quote)), LONGEST)}”`;
  if (serif.covers(shown)) return shown;
  const instead = claimed === null ? '' : `The claim: ${clip(written(claimed), 80)}`;
  return instead !== '' && serif.covers(instead) ? instead : 'A claim, tested against the figures';
}

const SIZES = [58, 52, 46, 40, 35] as const;
/** From base line to base line, in parts of the size. */
const LEADING = 1.28;
/** The room for what was said, from its first base line to its last. */
const ROOM = 200;

/** A text in the largest size that fits; in the smallest size it is cut. */
function fitted(serif: Type, text: string, room: number): { size: number; lines: string[] } {
  for (const size of SIZES) {
    const lines = serif.lines(text, size, RIGHT - LEFT);
    if ((lines.length - 1) * LEADING * size <= room) return { size, lines };
  }
  const size = SIZES[SIZES.length - 1] ?? 0;
  const most = 1 + Math.floor(room / (LEADING * size));
  for (let length = LONGEST; ; length -= 10) {
    const lines = serif.lines(`${clip(text, length)}${text.endsWith('”') ? '”' : ''}`, size, RIGHT - LEFT);
    if (lines.length <= most) return { size, lines };
  }
}

/** The plumb line of the masthead, hanging down the side. */
export function plumbLine(): Outline[][] {
  const middle = 1_110;
  const bob = [
    [-17, 380],
    [17, 380],
    [31, 404],
    [0, 454],
    [-31, 404],
  ] as const;
  return [
    [box(middle - 45, 62, 90, 15)],
    [box(middle - 4, 77, 8, 303)],
    [bob.map(([x, y]) => ({ x: middle + x, y: y - 34 }))],
  ];
}

/** The shape of a standing, as views/parts/mark.ts draws it on a field of 24. */
export function drawMark(
  canvas: Canvas,
  standing: HeadlineStanding,
  tone: number,
  { left, top, size }: { left: number; top: number; size: number },
): void {
  const unit = size / 24;
  const at = (x: number, y: number) => ({ x: left + x * unit, y: top + y * unit });
  const centre = at(12, 12);
  const ring = { inner: 8.8 * unit };
  switch (standing) {
    case 'supports':
      canvas.fill(sector(centre, 11 * unit), tone);
      canvas.fill(stroke([at(6.5, 12.4), at(10.3, 16.2), at(17.5, 8.2)], 2.6 * unit), 'paper');
      break;
    case 'partly':
      canvas.fill(sector(centre, 11.2 * unit, ring), tone);
      canvas.fill(sector(centre, 10 * unit, { from: 0.25, to: 0.75 }), tone);
      break;
    case 'against':
      canvas.fill([box(left + 1.5 * unit, top + 1.5 * unit, 21 * unit, 21 * unit)], tone);
      canvas.fill(stroke([at(7.5, 7.5), at(16.5, 16.5)], 2.6 * unit), 'paper');
      canvas.fill(stroke([at(16.5, 7.5), at(7.5, 16.5)], 2.6 * unit), 'paper');
      break;
    case 'turned':
      canvas.fill([[at(12, 0.6), at(23.4, 12), at(12, 23.4), at(0.6, 12)]], tone);
      canvas.fill(stroke([at(6.5, 9.6), at(17.5, 9.6), at(14.1, 6.2)], 2.2 * unit), 'paper');
      canvas.fill(stroke([at(17.5, 14.4), at(6.5, 14.4), at(9.9, 17.8)], 2.2 * unit), 'paper');
      break;
    case 'open':
      for (let i = 0; i < 10; i += 1)
        canvas.fill(sector(centre, 11.2 * unit, { ...ring, from: i / 10, to: (i + 0.66) / 10 }), tone);
      canvas.fill([box(left + 8 * unit, top + 10.8 * unit, 8 * unit, 2.4 * unit)], tone);
      break;
  }
}
