/** The text of a cell that is written in pieces, some of which are superscripts: those are taken off it. */
import { damaged } from './refusals.ts';

/** The most signs that a cell can hold, many times over. */
const MOST_SIGNS = 1_000_000;

/** Gathers the pieces of one cell. */
export class RichText {
  shown = '';
  #sup = '';
  #isOpen = false;

  /** The superscripts; those between which other text stands, with a blank between them. */
  get sup(): string {
    return this.#sup.trim();
  }

  /**
   * Adds a piece of text. A superscript of blanks is text, unless it goes on with one. Throws `UnreadableFile` beyond what any
   * cell holds.
   */
  add(text: string, isSuperscript: boolean): void {
    if (text === '') return;
    if (this.shown.length + this.#sup.length + text.length > MOST_SIGNS)
      throw damaged('spreadsheet', 'a cell holds more text than any cell does');
    if (isSuperscript && (this.#isOpen || text.trim() !== '')) {
      this.#sup += this.#isOpen || this.#sup === '' ? text : ` ${text}`;
      this.#isOpen = true;
      return;
    }
    this.shown += text;
    this.#isOpen = false;
  }
}
