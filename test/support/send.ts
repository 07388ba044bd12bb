/** Sends bodies as strangers do: from an address of one's own, as fast or slowly, as long or short as one likes. */
import { request } from 'node:http';
import type { HostileBody } from './hostile-bodies.ts';

export interface Sent {
  status: number;
  headers: Record<string, string>;
  text: string;
}

let last = 0;

/** Another address of this machine each time, so that what is sent is not counted together. */
export function anotherAddress(): string {
  last = (last + 1) % 60_000;
  return `127.9.${1 + Math.floor(last / 250)}.${1 + (last % 250)}`;
}

/** Posts a body, to be computed unless a path is named, from an address; on the edge, which is told it, in a header. */
export function send(
  base: string,
  { body, headers = {}, path = '/api/v1/compute' }: Pick<HostileBody, 'body' | 'headers'> & { path?: string },
  from = anotherAddress(),
): Promise<Sent> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const bytes = Buffer.from(body());
    const asked = request(
      {
        hostname,
        port,
        localAddress: from,
        family: 4,
        method: 'POST',
        path,
        headers: {
          'Content-Type': 'application/json',
          'Content-Length': bytes.byteLength,
          'CF-Connecting-IP': from,
          ...headers,
        },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: Object.fromEntries(
              Object.entries(answer.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
            ),
            text: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(bytes);
  });
}
