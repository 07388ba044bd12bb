/** Addresses as guesses are counted by. */

/** The network of an IPv6 address, its first four groups; or the IPv4 address that it stands for. */
function networkOf(written: string): string {
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
 * What guesses of an address are counted under: an IPv4 address, or the first 64 bits of an IPv6 address, since the rest is
 * the device's to choose. Whatever is no address is counted as it is written.
 */
export function countedAddress(address: string | undefined): string {
  const [plain = ''] = (address ?? 'unknown').split('%');
  // The parser of addresses of the web writes each IPv6 address in one way.
  if (!plain.includes(':') || !URL.canParse(`http://[${plain}]`)) return plain;
  return networkOf(new URL(`http://[${plain}]`).hostname.slice(1, -1));
}
