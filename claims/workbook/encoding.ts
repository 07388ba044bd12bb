/** The bytes of a text as a text: which encoding they are in is told by them, or else guessed. */

/** A text, with the encoding that it was read in, and whether that was guessed. */
export interface Decoded {
  text: string;
  encoding: { name: string; isGuess: boolean };
}

/** What windows-1252 holds from 0x80 to 0x9F; the rest is Latin-1, and so are the five places that it leaves open. */
const FROM_0X80 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ';

/** How many characters are made at once, which are arguments of one call. */
const CHUNK = 8_192;

/** A text of windows-1252. `TextDecoder` is not used: on some runtimes it takes this encoding for Latin-1. */
function windows1252(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += CHUNK) {
    const codes = [...bytes.subarray(from, from + CHUNK)].map((byte) =>
      byte >= 0x80 && byte < 0xa0 ? FROM_0X80.charCodeAt(byte - 0x80) : byte,
    );
    parts.push(String.fromCharCode(...codes));
  }
  return parts.join('');
}

function utf16(bytes: Uint8Array, isBigEndian: boolean): string {
  const little = bytes.slice(0, bytes.length - (bytes.length % 2));
  if (isBigEndian)
    for (let i = 0; i + 1 < little.length; i += 2)
      [little[i], little[i + 1]] = [little[i + 1] ?? 0, little[i] ?? 0];
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(little);
}

/** A text of UTF-8, or undefined if the bytes are none. */
function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** How many bytes of the beginning tell UTF-16 that has no mark. */
const HEAD = 64;

/** UTF-16 without a mark, told by the noughts that it has in every other byte of a text in Latin letters. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const head = bytes.subarray(0, Math.min(HEAD, bytes.length - (bytes.length % 2)));
  if (head.length < 4) return undefined;
  const noughts = [0, 0];
  head.forEach((byte, i) => {
    if (byte === 0) noughts[i % 2] = (noughts[i % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = noughts;
  const most = head.length / 2;
  if (even === 0 && odd >= 0.9 * most) return 'utf-16le';
  return odd === 0 && even >= 0.9 * most ? 'utf-16be' : undefined;
}

const told = (text: string, name: string, isGuess = false): Decoded => ({
  text,
  encoding: { name, isGuess },
});

/**
 * The text of some bytes, without its byte order mark: UTF-8 with or without a mark, UTF-16 of either order, and otherwise
 * windows-1252, which is a guess. Reads any bytes.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return told(utf16(bytes.subarray(2), false), 'utf-16le');
  if (a === 0xfe && b === 0xff) return told(utf16(bytes.subarray(2), true), 'utf-16be');
  if (a === 0xef && b === 0xbb && c === 0xbf) {
    const rest = bytes.subarray(3);
    const text = utf8(rest);
    // The mark says UTF-8, and a byte is none: what can be read of it is.
    return text === undefined ? told(new TextDecoder().decode(rest), 'utf-8', true) : told(text, 'utf-8');
  }
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked !== undefined) return told(utf16(bytes, unmarked === 'utf-16be'), unmarked, true);
  const text = utf8(bytes);
  return text === undefined ? told(windows1252(bytes), 'windows-1252', true) : told(text, 'utf-8');
}
