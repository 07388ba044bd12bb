/** Browsers and addresses in short words, for lists of sessions. */

/** The first match counts: most browsers name others too. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|Opera)\//, 'Opera'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/(?:\b|Headless)(?:Chrome|Chromium|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
  [/^curl\//, 'curl'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/** A browser by its User-Agent, such as "Firefox on Windows". */
export function browserInWords(userAgent: string | null): string {
  const find = (list: typeof BROWSERS) => list.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
  const browser = find(BROWSERS) ?? 'Unknown browser';
  const system = find(SYSTEMS);
  return system === undefined ? browser : `${browser} on ${system}`;
}

/**
 * A client's address in short: better-auth keeps the network of an IPv6 address, its first 64 bits, since the rest
 * is the device's to choose.
 */
export function addressInWords(address: string | null): string {
  if (address === null || address === '') return 'unknown';
  const groups = address.split(':');
  if (groups.length !== 8) return address;
  const network = groups.slice(0, 4).map((group) => group.replace(/^0{1,3}/, ''));
  return network.every((group) => group === '0') ? 'this machine' : `${network.join(':')}::/64`;
}
