/** The door to the readers: the bytes of a file in, its table out. What the bytes are is told by them, never by a name. */
import { decodeText } from './encoding.ts';
import { foreignBytes, foreignText } from './foreign.ts';
import { notRead, tooLarge } from './refusals.ts';
import type { Format, Limits, Table } from './table.ts';
import { readText } from './text.ts';

/** How a file is to be read: the limits, and what is known of it. */
export interface ReadOptions {
  /** The format that the file must have; a text is read as it. */
  format?: Format | undefined;
  /** The delimiter of a text; otherwise it is told by the text. */
  delimiter?: string | undefined;
  limits: Limits;
}

/**
 * The table that a file holds: the sheets, rows and cells of it, each as a person sees it. Throws `UnreadableFile`, and nothing
 * else, if the file is in no format that is read, is damaged, or exceeds a limit; its message says what to do instead.
 * `import.md`, "Table".
 */
export function readFile(bytes: Uint8Array, options: ReadOptions): Table {
  if (bytes.length > options.limits.bytes) throw tooLarge('bytes', options.limits);
  const foreign = foreignBytes(bytes);
  if (foreign !== undefined) throw foreign;
  const { text, encoding } = decodeText(bytes);
  const why = foreignText(text);
  if (why !== undefined) throw why;
  if (options.delimiter !== undefined && !/^[^"\r\n]$/.test(options.delimiter))
    throw notRead('A delimiter is one character, and no quotation mark: a comma, a semicolon, a tab.');
  return { ...readText(text, options), encoding };
}
