/** The address and the secret of a webhook, and its signatures, by Standard Webhooks (https://www.standardwebhooks.com). */
import { embeddingHost } from './hosts.ts';

/** The prefix by which libraries recognize a secret. */
const PREFIX = 'whsec_';
const SECRET_BYTES = 32;

/** Makes a random secret. */
export function makeSecret(): string {
  return `${PREFIX}${base64(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)))}`;
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

/** The address of a webhook as it is called, and its host; null unless it is https on a public name. */
export function webhookAddress(typed: string): { url: string; host: string } | null {
  if (!URL.canParse(typed)) return null;
  const url = new URL(typed);
  const host = embeddingHost(typed, '');
  if (url.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '') return null;
  url.hash = '';
  return host === undefined ? null : { url: url.toString(), host };
}

/** The signature of a message under a secret: `v1,` and base64. */
export async function signature(secret: string, message: string): Promise<string> {
  const bytes = Uint8Array.from(atob(secret.slice(PREFIX.length)), (c) => c.charCodeAt(0));
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign']);
  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(message));
  return `v1,${base64(new Uint8Array(mac))}`;
}
