/**
 * A short hash of a content: FNV-1a, 64 bits, in base 36. It tells versions of our own content apart and guards
 * nothing; bundles are hashed with SHA-256.
 */
export function contentHash(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i += 1) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  }
  return hash.toString(36);
}
