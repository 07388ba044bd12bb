/** What is found while a table is read: what stops it, what must be answered, what is said. */

/** Names what was found; the names are those of the guards of an import. */
export type Code =
  | 'column-unmapped'
  | 'column-absent'
  | 'two-readings'
  | 'footnote-split'
  | 'number-unreadable'
  | 'time-unreadable'
  | 'no-time'
  | 'year-end'
  | 'first-of-month'
  | 'mixed-frequency'
  | 'float-noise'
  | 'mark-unknown'
  | 'percent-fraction'
  | 'same-time-twice'
  | 'unit-differs'
  | 'missing'
  | 'limit';

/**
 * What comes of it: a table that stops is not read, one that asks is read once the question is answered, and what is
 * said is read as the message tells.
 */
export type Level = 'stop' | 'ask' | 'said';

/** What has to be known before a table can be read, with the answers that can be given. */
export interface Question {
  /** Names it among the answers: `marks`, `column.3`. */
  name: string;
  label: string;
  choices: readonly { value: string; label: string }[];
  /** The answer that the table suggests. */
  proposed?: string | undefined;
}

export interface Finding {
  code: Code;
  level: Level;
  /** A sentence that names the column or the row, and says what to do. */
  message: string;
  question?: Question;
}

/** Answers by the names of their questions. */
export type Answers = Readonly<Record<string, string | undefined>>;

/** Whether a table cannot be used as it stands. */
export function isHeldUp(findings: readonly Finding[]): boolean {
  return findings.some(({ level }) => level !== 'said');
}

/** A text of the table in quotation marks, cut if it is long. */
export function quoted(text: string): string {
  const characters = [...text.slice(0, 200)];
  return `“${characters.length > 60 ? `${characters.slice(0, 60).join('')}…` : text}”`;
}

/** The first few of a list, in words: "a, b and c", "a, b, c and 4 more". */
export function fewOf(texts: readonly string[], most = 3): string {
  const first = texts.slice(0, most);
  const rest = texts.length - first.length;
  const all = rest > 0 ? [...first, `${rest} more`] : first;
  return all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all[all.length - 1]}`;
}
