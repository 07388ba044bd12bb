/**
 * A file as its readers see it: sheets of rows of cells, alike for every format. Reading decides nothing: it keeps the text that
 * a person sees beside what the file holds behind it.
 */

/** What a cell holds. A text is never turned into a number, however it looks. */
export type CellKind = 'text' | 'number' | 'date' | 'percent' | 'boolean' | 'error' | 'empty';

export interface Cell {
  /** The text that a person sees: "16,209", "2.4%", "Sep-19". White space at its ends is kept. */
  shown: string;
  /**
   * What the file holds behind it, only where that is something else: "16208.65575" behind "16,209", a date as ISO, a percentage as
   * its fraction.
   */
  stored?: string;
  kind: CellKind;
  /** A superscript, taken off the text: the mark of a footnote. */
  sup?: string;
  /** What the file calls it, where the cell is a code: "Daily" for "D", the name of a dimension in its head. */
  label?: string;
  /** Whether the cell only repeats the one that covers it. */
  merged?: true;
  /** Whether its row or its column is hidden. */
  hidden?: true;
  /** Whether it is a formula of which the file holds no value. */
  noValue?: true;
  /** Where it stands in the file, if not at its row and column: the key of an SDMX observation, the cell that a head was split from. */
  at?: string;
}

/** A row: its number in the file, from 1, and its cells from column A. A missing cell is an empty one. */
export interface Row {
  number: number;
  cells: readonly Cell[];
  hidden?: true;
}

export interface Sheet {
  /** Its name; empty in a file that has no sheets. */
  name: string;
  hidden?: true;
  /** The rows that are not blank, in order. */
  rows: readonly Row[];
  /** How many columns it has. */
  width: number;
  /** The letters of hidden columns. */
  hiddenColumns: readonly string[];
}

/** What every format becomes. */
export interface Table {
  format: Format;
  sheets: readonly Sheet[];
  /** The encoding of a text, and whether it was guessed. */
  encoding?: { name: string; isGuess: boolean };
}

export const FORMATS = ['csv', 'tsv', 'xlsx', 'ods', 'json-stat', 'sdmx-csv', 'sdmx-json'] as const;

export type Format = (typeof FORMATS)[number];

/** What a file may not exceed; `import.md` says which number holds at which door. */
export interface Limits {
  /** Bytes of the file. */
  bytes: number;
  /** Bytes of it unpacked. */
  unpacked: number;
  /** Cells that are not empty. */
  cells: number;
  /** How many times larger a packed part may be than its packing. */
  ratio: number;
}

/** Limits of the command line. */
export const COMMAND_LIMITS: Limits = {
  bytes: 100_000_000,
  unpacked: 40_000_000,
  cells: 1_000_000,
  ratio: 200,
};

/** A file that cannot be read: why, and what to do instead. */
export class UnreadableFile extends Error {
  constructor(
    readonly code: 'format-unknown' | 'limit',
    message: string,
  ) {
    super(message);
  }
}

/** The letters of a column: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** The number of a column by its letters, from 0; undefined if they are none. */
export function columnNumber(letters: string): number | undefined {
  if (!/^[A-Z]{1,3}$/.test(letters)) return undefined;
  return [...letters].reduce((number, letter) => 26 * number + letter.charCodeAt(0) - 64, 0) - 1;
}
