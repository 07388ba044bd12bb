/**
 * The 12,000 most common passwords of at least eight characters that the rules of src/auth/passwords.ts let through,
 * in lower case, as hashes: many are words that nobody wants to read in a program. Taken in order of frequency
 * from the list of ten million of SecLists (MIT licence) by test/support/build-passwords.ts.
 *
 * Each hash is the upper 24 bits of FNV-1a: src/files/common-passwords.bin has three bytes for each, in order. About one other
 * password in 1,400 is mistaken for one of them, and another has to be chosen.
 */
import { whenNeeded } from '../http/program-files.ts';

/** The bytes of a hash. */
const BYTES = 3;

/** The hash of a text: FNV-1a, its upper bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash >>> (32 - 8 * BYTES);
}

/** The file of hashes. */
export function packed(hashes: readonly number[]): Uint8Array {
  const sorted = [...new Set(hashes)].sort((a, b) => a - b);
  return Uint8Array.from(sorted.flatMap((hash) => [hash >>> 16, hash >>> 8, hash]));
}

/** The most common passwords. */
export class CommonPasswords {
  readonly #hashes = new Set<number>();

  /** `bytes` is the file of their hashes. */
  constructor(bytes: Uint8Array) {
    for (let at = 0; at + BYTES <= bytes.length; at += BYTES)
      this.#hashes.add(((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0));
  }

  get size(): number {
    return this.#hashes.size;
  }

  /** Whether a password is one of them, in whatever letters. */
  has(password: string): boolean {
    return this.#hashes.has(hashOf(password.toLowerCase()));
  }
}

/** The list, read when the first password is chosen. */
export const commonPasswords = whenNeeded('common-passwords.bin', (bytes) => new CommonPasswords(bytes));
