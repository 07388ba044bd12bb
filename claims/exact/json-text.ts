/** What can be told of JSON text before it is read: that reading it would cost more than any bundle does. */

/** How deep lists and objects may stand within each other; those of a bundle stand seven deep. */
const MAX_DEPTH = 32;

/** How many keys an object may have, counted as they are written; those of a bundle have a dozen. */
const MAX_KEYS = 1_000;

const QUOTE = 0x22;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * Why a text is not read, or undefined if it may be: nested too deep, or an object of too many keys. Each level of nesting
 * takes ten times the memory of its brackets, and each new key a place in tables that no object of ours needs. The text
 * need not be JSON.
 */
export function unwieldiness(text: string): string | undefined {
  /** The keys of the object that is open at each depth. */
  const keys = new Uint32Array(MAX_DEPTH + 1);
  let depth = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) i = endOfString(text, i);
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      depth += 1;
      if (depth > MAX_DEPTH) return `lists and objects are nested more than ${MAX_DEPTH} deep`;
      keys[depth] = 0;
    } else if ((code === CLOSE_LIST || code === CLOSE_OBJECT) && depth > 0) depth -= 1;
    else if (code === COLON) {
      const counted = (keys[depth] ?? 0) + 1;
      if (counted > MAX_KEYS) return `an object has more than ${MAX_KEYS} keys`;
      keys[depth] = counted;
    }
  }
  return undefined;
}

/** The place of the quotation mark that ends the string which begins at a place, or the end of the text. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end;
}

/** Whether an odd number of backslashes stands before a place, all but the last of which escape each other. */
function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text.charCodeAt(before - 1) === BACKSLASH) before -= 1;
  return (at - before) % 2 === 1;
}
