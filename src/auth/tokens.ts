/** The newsroom's tokens and hashes, by WebCrypto. */

import { hexadecimal } from '../../claims/exact/sha256.ts';

const encoder = new TextEncoder();

/** The HMAC-SHA256 of a text under the secret. */
async function hmac(secret: string, text: string): Promise<ArrayBuffer> {
  const key = await crypto.subtle.importKey(
    'raw',
    encoder.encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  return crypto.subtle.sign('HMAC', key, encoder.encode(text));
}

/** The token that a session's forms carry. Without the secret it cannot be computed from the session's id. */
export async function csrfToken(secret: string, sessionId: string): Promise<string> {
  const bytes = new Uint8Array(await hmac(secret, `form of session ${sessionId}`));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** The key under which guesses are counted, by whose and at what they are. It reveals neither account nor address. */
export async function guessKey(secret: string, what: string): Promise<string> {
  return hexadecimal(await hmac(secret, `guesses: ${what}`));
}

/** Whether two texts are equal, in a time that does not reveal where they differ. */
export function sameText(one: string, two: string): boolean {
  const a = encoder.encode(one);
  const b = encoder.encode(two);
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i += 1) difference |= (a[i] ?? 0) ^ (b[i] ?? 0);
  return difference === 0;
}
