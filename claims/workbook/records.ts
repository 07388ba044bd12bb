/**
 * Text cut into records and cells (RFC 4180), in one pass over it whatever it holds. A line ends with CR LF, LF or CR, also in
 * one file; quotation marks that are never closed are text.
 */

const QUOTE = '"';
const LINE_FEED = 10;
const RETURN = 13;

/** Reads the records of a text one after another. */
class Records {
  #at = 0;
  #hasQuotes = true;
  readonly #text: string;
  readonly #delimiter: string;
  readonly #delimiterCode: number;

  constructor(text: string, delimiter: string) {
    this.#text = text;
    this.#delimiter = delimiter;
    this.#delimiterCode = delimiter.charCodeAt(0);
  }

  /** The cells of the next record, or undefined after the last. */
  next(): string[] | undefined {
    if (this.#at >= this.#text.length) return undefined;
    const cells: string[] = [];
    do {
      cells.push(this.#cell());
    } while (this.#passes(this.#delimiter));
    if (!this.#passes('\r\n') && !this.#passes('\n')) this.#passes('\r');
    return cells;
  }

  #passes(text: string): boolean {
    const passes = this.#text.startsWith(text, this.#at);
    if (passes) this.#at += text.length;
    return passes;
  }

  #cell(): string {
    const quoted = this.#hasQuotes && this.#text[this.#at] === QUOTE ? this.#quoted() : undefined;
    if (quoted === undefined) return this.#plain();
    // What stands between the closing mark and the delimiter belongs to the cell, unless it is blank.
    const rest = this.#plain();
    return rest.trim() === '' ? quoted : quoted + rest;
  }

  #plain(): string {
    const from = this.#at;
    let end = from;
    for (; end < this.#text.length; end += 1) {
      const code = this.#text.charCodeAt(end);
      if (code === this.#delimiterCode || code === LINE_FEED || code === RETURN) break;
    }
    this.#at = end;
    return this.#text.slice(from, end);
  }

  /** The content of a cell in quotation marks; undefined if they are not closed. Two within it are one. */
  #quoted(): string | undefined {
    let content = '';
    let from = this.#at + 1;
    for (;;) {
      const end = this.#text.indexOf(QUOTE, from);
      if (end < 0) {
        // From here on there is no pair of marks, so that none is looked for again.
        this.#hasQuotes = false;
        return undefined;
      }
      const isPair = this.#text[end + 1] === QUOTE;
      content += this.#text.slice(from, isPair ? end + 1 : end);
      from = end + (isPair ? 2 : 1);
      if (isPair) continue;
      this.#at = from;
      return content;
    }
  }
}

/** The records of a text, each as its cells, by a delimiter of one character; an empty line is a record of one empty cell. */
export function* recordsOf(text: string, delimiter: string): Generator<string[], void> {
  const records = new Records(text, delimiter);
  for (let cells = records.next(); cells !== undefined; cells = records.next()) yield cells;
}
