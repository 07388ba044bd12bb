/**
 * The 12,000 most common passwords of at least eight characters that the rules of src/auth/passwords.ts let through,
 * in lower case, as hashes: many are words that nobody wants to read in a program. Taken in order of frequency
 * from the list of ten million of SecLists (MIT licence) by test/support/build-passwords.ts.
 *
 * Each hash is the upper 28 bits of FNV-1a; they are sorted, and stored as differences, seven bits a byte, the
 * lowest first, with the eighth bit set if more follow. About one other password in 22,000 is mistaken for one of
 * them, and another has to be chosen.
 */
import { COMMON_PASSWORDS } from '../generated/common-passwords.ts';

const BITS = 28;

/** The hash of a text: FNV-1a, its upper bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash >>> (32 - BITS);
}

/** The hashes in the list. */
export function hashes(): ReadonlySet<number> {
  const found = new Set<number>();
  let hash = 0;
  let difference = 0;
  let shift = 0;
  for (const character of atob(COMMON_PASSWORDS.replace(/\s/g, ''))) {
    const byte = character.charCodeAt(0);
    difference |= (byte & 127) << shift;
    shift += 7;
    if (byte >= 128) continue;
    hash += difference;
    found.add(hash);
    difference = 0;
    shift = 0;
  }
  return found;
}

let known: ReadonlySet<number> | undefined;

/** Whether a password is one of the most common, in whatever letters. */
export function isCommonPassword(password: string): boolean {
  known ??= hashes();
  return known.has(hashOf(password.toLowerCase()));
}
