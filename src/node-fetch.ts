/** The app as a handler of @hono/node-server. */
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import type { App } from './app.ts';
import type { Deps } from './http/deps.ts';

/** Who stands between readers and this program. */
export interface Proxies {
  /** The proxies whose X-Forwarded-For counts. */
  trusted: BlockList;
  /** Called with the address of a peer whose X-Forwarded-For did not count. */
  onUntrusted?: ((peer: string) => void) | undefined;
}

/**
 * A handler that looks up headers as Node has parsed them: the request's own Headers are made only when they are
 * asked for, and an answer from the store needs just one or two. Without `proxies`, the client is who connects.
 */
export function nodeFetch(
  app: App,
  deps: Deps,
  proxies: Proxies = { trusted: new BlockList() },
): (request: Request, bindings: unknown) => Response | Promise<Response> {
  return (request, bindings) => {
    const { incoming } = bindings as HttpBindings;
    const { headers } = incoming;
    return app.fetch(
      request,
      deps,
      (name) => {
        const value = headers[name];
        return Array.isArray(value) ? value.join(', ') : value;
      },
      () => addressOf(incoming, proxies),
    );
  };
}

/** An address as proxies write it, without the port that some add. */
function withoutPort(written: string): string {
  const [, inBrackets, v4] = /^\[([^\]]+)\](?::\d+)?$|^(\d+(?:\.\d+){3}):\d+$/.exec(written) ?? [];
  return inBrackets ?? v4 ?? written;
}

/**
 * The client's address: who connects, or if that is a proxy of ours, whoever it says connected to it, and so on. Each proxy
 * adds to the end of X-Forwarded-For, so that what stands before the first address that is no proxy of ours was written by
 * a client, who may write anything.
 */
function addressOf(
  { headers, socket }: IncomingMessage,
  { trusted, onUntrusted }: Proxies,
): string | undefined {
  const isTrusted = (address: string) => trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  let client = socket.remoteAddress;
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',');
  if (client === undefined || forwarded === '') return client;
  if (!isTrusted(client)) {
    onUntrusted?.(client);
    return client;
  }
  for (const written of forwarded.split(',').reverse()) {
    const address = withoutPort(written.trim());
    if (isIP(address) === 0) return client;
    client = address;
    if (!isTrusted(client)) return client;
  }
  return client;
}
