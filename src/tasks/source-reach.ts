/**
 * Asks for addresses that others gave, on Node: only on the public net, as the host resolves at the moment of the call, so that a
 * name that leads elsewhere by then leads nowhere. Answers are not read, and redirects are followed with the same care.
 */

import { lookup } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { publicHost } from '../../claims/evidence/address.ts';
import { isPublicAddress } from './public-host.ts';
import type { Reach, Reached } from './source-checks.ts';

/** How long to wait for an answer, in milliseconds. */
const TIMEOUT = 15_000;

/** How many redirects are followed. */
const REDIRECTS = 5;

/** Resolves a host, and refuses one any of whose addresses is not on the public net. */
const lookupPublic: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error !== null || first === undefined) done(error ?? new Error('no address'), '', 4);
    else if (!addresses.every(({ address }) => isPublicAddress(address)))
      done(Object.assign(new Error('not on the public net'), { code: 'EPRIVATE' }), '', 4);
    else if (options.all === true) done(null, addresses);
    else done(null, first.address, first.family);
  });
};

/** What went wrong in words. */
function faultOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'its host is not known';
  if (code === 'EPRIVATE') return 'its host is not on the public net';
  if (code === 'ECONNREFUSED') return 'nothing listens there';
  return /CERT|SSL|TLS/.test(code) ? 'its certificate is not good' : 'not reached';
}

/** One call; the answer is dropped as soon as its head is there. */
function call(
  url: URL,
  method: 'HEAD' | 'GET',
): Promise<{ status: number; location: string | undefined } | { fault: string }> {
  return new Promise((resolve) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    const asked = send(
      url,
      {
        method,
        agent: false,
        lookup: lookupPublic,
        headers: { 'User-Agent': 'Plumbline-Sources', Accept: '*/*' },
        signal: AbortSignal.timeout(TIMEOUT),
      },
      (answer) => {
        resolve({ status: answer.statusCode ?? 0, location: answer.headers.location });
        answer.destroy();
      },
    );
    asked.on('error', (error) => {
      const isLate = error.name === 'AbortError' || error.name === 'TimeoutError';
      resolve({ fault: isLate ? `no answer in ${TIMEOUT / 1_000} seconds` : faultOf(error) });
    });
    asked.end();
  });
}

/** Asks for an address and follows its redirects. */
export const reachByNode: Reach = async (url): Promise<Reached> => {
  let address = url;
  for (let i = 0; i <= REDIRECTS; i += 1) {
    if (publicHost(address) === undefined) return { fault: 'its host is not on the public net' };
    const at = new URL(address);
    const head = await call(at, 'HEAD');
    // Some answer only to those who want the page itself.
    const answer = 'status' in head && head.status >= 400 ? await call(at, 'GET') : head;
    if ('fault' in answer) return answer;
    const { status, location } = answer;
    if (status < 300 || status >= 400 || location === undefined || !URL.canParse(location, address))
      return { status };
    address = new URL(location, address).toString();
  }
  return { fault: `more than ${REDIRECTS} redirects` };
};
