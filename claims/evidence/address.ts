/** Addresses on the public net, as far as they can be told by how they are written. Nothing is asked for. */
import { url } from './schema.ts';

/** Host names on the public net: labels of letters, digits and hyphens, the last of them letters. No number is one. */
const HOST = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

/** Names that no public host has. */
const PRIVATE = /\.(?:local|localhost|internal|intranet|lan|home|corp|test|invalid|example|arpa|onion)$/;

/** The host of an address of the web, if it is a public name; undefined otherwise. The rest of the address is ignored. */
export function publicHost(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  const host = hostname.toLowerCase();
  return HOST.test(host) && !PRIVATE.test(host) ? host : undefined;
}

/** An address at which a source is kept beside its own, or why it cannot be one. */
export function archivedAddress(typed: string): { url: string } | { fault: string } {
  const read = url.safeParse(typed.trim());
  if (!read.success) return { fault: `the address ${read.error.issues[0]?.message ?? 'cannot be read'}` };
  if (publicHost(read.data) === undefined)
    return {
      fault: 'the address must lead to a host on the public net by its name, such as web.archive.org',
    };
  return { url: read.data };
}
