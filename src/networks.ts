/** The networks of clients: what is counted of them is counted by network. */

/** The first four groups of an IPv6 address; or the IPv4 address that it stands for. */
function networkOfIpv6(written: string): string {
  const [, high, low] = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(written) ?? [];
  if (high !== undefined && low !== undefined)
    return [high, low]
      .map((group) => Number.parseInt(group, 16))
      .flatMap((group) => [group >> 8, group & 255])
      .join('.');
  const [left = '', right] = written.split('::');
  const groups = (part = '') => part.split(':').filter((group) => group !== '');
  const missing = right === undefined ? 0 : 8 - groups(left).length - groups(right).length;
  const all = [...groups(left), ...Array.from({ length: missing }, () => '0'), ...groups(right)];
  return `${all.slice(0, 4).join(':')}::/64`;
}

/**
 * The network of a client's address: an IPv4 address, or the first 64 bits of an IPv6 address, since the rest is the
 * client's to choose. Whatever is no address stays as it is written.
 */
export function networkOf(address: string): string {
  const [plain = ''] = address.split('%');
  // The parser of addresses of the web writes each IPv6 address in one way.
  if (!plain.includes(':') || !URL.canParse(`http://[${plain}]`)) return plain;
  return networkOfIpv6(new URL(`http://[${plain}]`).hostname.slice(1, -1));
}
