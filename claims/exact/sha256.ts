/** SHA-256 (FIPS 180-4) by WebCrypto, which both runtimes have. */

/** The SHA-256 of bytes, or of a text in UTF-8, as 64 lower-case hexadecimal digits. */
export async function sha256(content: Uint8Array<ArrayBuffer> | string): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return hexadecimal(await crypto.subtle.digest('SHA-256', bytes));
}

/** Bytes as lower-case hexadecimal digits. */
export function hexadecimal(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
