/** The host of a publisher: a name on the public net. */

/** Host names on the public net: labels of letters, digits and hyphens, the last of them letters. */
const HOST = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

/** Names that no public host has. */
const PRIVATE = /\.(?:local|localhost|internal|intranet|lan|home|corp|test|invalid|example|arpa|onion)$/;

/** The host in an address, if it is a public name and not our own; the rest of the address is ignored. */
export function embeddingHost(referer: string | undefined, own: string): string | undefined {
  if (referer === undefined || !URL.canParse(referer)) return undefined;
  const { protocol, hostname } = new URL(referer);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  const host = hostname.toLowerCase();
  return HOST.test(host) && !PRIVATE.test(host) && host !== own ? host : undefined;
}
