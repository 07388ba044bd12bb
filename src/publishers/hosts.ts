/** The host of a publisher: a name on the public net. */
import { publicHost } from '../../claims/evidence/address.ts';

/** The host in an address, if it is a public name and not our own; the rest of the address is ignored. */
export function embeddingHost(referer: string | undefined, own: string): string | undefined {
  const host = referer === undefined ? undefined : publicHost(referer);
  return host === own ? undefined : host;
}
