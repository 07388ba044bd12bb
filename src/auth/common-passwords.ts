/**
 * The 12,000 most common passwords of at least eight characters that the rules of src/auth/passwords.ts let through,
 * in lower case, as hashes: many are words that nobody wants to read in a program. Taken in order of frequency
 * from the list of ten million of SecLists (MIT licence) by test/support/build-passwords.ts.
 *
 * Each hash is the upper 24 bits of FNV-1a. They are sorted, and their differences stored by Golomb's code with a divisor of
 * 1,024 (Rice, 1979), which no compression betters by much: how many whole divisors as ones that a zero ends, then the rest in
 * ten bits. About one other password in 1,400 is mistaken for one of them, and another has to be chosen.
 */
import { COMMON_PASSWORDS } from '../generated/common-passwords.ts';

const BITS = 24;

/** The bits of the rest of a difference: about the binary logarithm of the mean difference times the natural one of 2. */
export const REST_BITS = 10;

/** The hash of a text: FNV-1a, its upper bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash >>> (32 - BITS);
}

/** The bits of the list, one by one. */
function* bits(): Generator<number> {
  for (const character of atob(COMMON_PASSWORDS.replace(/\s/g, ''))) {
    const byte = character.charCodeAt(0);
    for (let bit = 7; bit >= 0; bit -= 1) yield (byte >> bit) & 1;
  }
}

/** The hashes in the list. The ones that fill its last byte end no difference. */
export function hashes(): ReadonlySet<number> {
  const found = new Set<number>();
  let [hash, divisors, rest, left] = [0, 0, 0, 0];
  for (const bit of bits()) {
    if (left === 0) {
      if (bit === 1) divisors += 1;
      else left = REST_BITS;
      continue;
    }
    rest = rest * 2 + bit;
    left -= 1;
    if (left > 0) continue;
    hash += divisors * 2 ** REST_BITS + rest;
    found.add(hash);
    [divisors, rest] = [0, 0];
  }
  return found;
}

let known: ReadonlySet<number> | undefined;

/** Whether a password is one of the most common, in whatever letters. */
export function isCommonPassword(password: string): boolean {
  known ??= hashes();
  return known.has(hashOf(password.toLowerCase()));
}
