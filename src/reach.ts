/** What `npm start` says of who can reach the ledger, and by which proxies. */

/** The address at which this machine reaches the ledger, by the host and the port that it listens on. */
export function addressHere(host: string | undefined, port: number): string {
  if (host === undefined || /^(?:0\.0\.0\.0|127\.0\.0\.1|::1?)$/.test(host))
    return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Lines for the person who starts the ledger: what nobody else can reach, and which proxies are not believed yet. */
export function reachInWords(env: NodeJS.ProcessEnv): string[] {
  const isSet = (name: string) => (env[name] ?? '') !== '';
  if (!isSet('PUBLIC_ORIGIN'))
    return isSet('HOST')
      ? []
      : [
          'Only this machine can reach it: set HOST=0.0.0.0 to let others in (in a container, too), and PUBLIC_ORIGIN to the address that they use.',
        ];
  if (isSet('TRUSTED_PROXIES')) return [];
  return [
    'TRUSTED_PROXIES is not set: X-Forwarded-For counts only from a proxy on this machine. If yours is elsewhere, set it to the address of the proxy, such as 10.0.0.5 or 10.0.0.0/8; otherwise all readers count as one.',
    ...(isSet('HOST')
      ? []
      : [
          'It listens on every address: if its proxy is on this machine, set HOST=127.0.0.1, and nobody gets past it.',
        ]),
  ];
}

/**
 * Tells once, for a ledger behind a proxy, that somebody forwards addresses who is not trusted: most likely the proxy. Not
 * every time, since anybody can send the header.
 */
export function onceTold(origin: string | undefined): ((peer: string) => void) | undefined {
  let isTold = origin === undefined;
  return (peer) => {
    if (isTold) return;
    isTold = true;
    console.error(
      `X-Forwarded-For from ${peer} does not count. If that is your proxy, set TRUSTED_PROXIES=${peer} and start again.`,
    );
  };
}
