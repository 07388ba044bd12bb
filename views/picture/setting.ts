/** How texts are set in pictures: in which type, in which size, and on how many lines. What is never to be cut takes a smaller size. */
import type { Claim } from '../../claims/bundle.ts';
import { dateInWords } from '../../claims/words/dates.ts';
import { clip } from '../parts/layout.ts';
import type { Type, Types } from './type.ts';

/** The longest text that is looked at. */
export const LONGEST = 220;

/** A text in the characters that the types have: accents joined to their letters, and a minus as a dash. */
export function written(text: string): string {
  return text
    .slice(0, 4 * LONGEST)
    .normalize('NFC')
    .replaceAll('\u2212', '–');
}

/** The type of a headline or a title: the bold one, or the other where that lacks a letter. */
export function heavy(text: string, { serif, bold }: Types): Type {
  return bold.covers(text) ? bold : serif;
}

/** A text on at most so many lines, cut at a word with an ellipsis. */
export function cutTo(type: Type, text: string, size: number, width: number, most: number): string[] {
  for (let length = [...text].length; length > 10; length -= 4) {
    const lines = type.lines(clip(text, length), size, width);
    if (lines.length <= most) return lines;
  }
  return type.lines(clip(text, 10), size, width).slice(0, most);
}

/** A text that is never cut, in the largest size in which it takes at most so many lines; in the smallest on as many as it needs. */
export function whole(
  type: Type,
  text: string,
  sizes: readonly number[],
  width: number,
  most: number,
): { size: number; lines: string[] } {
  const smallest = sizes.at(-1) ?? 0;
  const size = sizes.find((one) => type.lines(text, one, width).length <= most) ?? smallest;
  return { size, lines: type.lines(text, size, width) };
}

/** A verdict on one line or on two, in the largest size in which it has room; on as many as it needs if it has none. */
export function verdictLines(
  label: string,
  types: Types,
  { one, two }: { one: readonly number[]; two: readonly number[] },
  width: number,
): { type: Type; size: number; lines: string[] } {
  const text = written(label);
  const type = heavy(text, types);
  const onOne = whole(type, text, one, width, 1);
  return { type, ...(onOne.lines.length === 1 ? onOne : whole(type, text, two, width, 2)) };
}

/** Notes on at most so many lines. Each is there as a whole, or left out. */
export function notesOn(
  notes: readonly string[],
  serif: Type,
  size: number,
  width: number,
  most: number,
): string[] {
  const shown: string[] = [];
  for (const note of notes.map(written)) {
    const lines = serif.covers(note) ? serif.lines(note, size, width) : [];
    if (shown.length + lines.length <= most) shown.push(...lines);
  }
  return shown;
}

/**
 * Who said it and when, on one line, or on two if it is too long for one: then the day, which is never cut, has the second by
 * itself. Only the day, if the type lacks letters for the name.
 */
export function bylineOf(
  { claimant, saidOn }: Pick<Claim, 'claimant' | 'saidOn'>,
  serif: Type,
  size: number,
  width: number,
): string[] {
  const [name, day] = [written(claimant.name), dateInWords(saidOn)];
  if (!serif.covers(clip(name, LONGEST))) return [day];
  const line = `${clip(name, LONGEST)}, ${day}`;
  if (serif.width(line, size) <= width) return [line];
  const [first = ''] = cutTo(serif, clip(name, LONGEST), size, width - serif.width(',', size), 1);
  return [first.endsWith('…') ? first : `${first},`, day];
}
