/** How the server on Node stops. */
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { drained } from '../../src/stopping.ts';

const LAST = { idle: 200, any: 600 };

/** A server that answers after a while, and its port. */
async function serving(): Promise<{ server: Server; port: number }> {
  const server = createServer((_, response) => {
    setTimeout(() => response.end('answered'), 100);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

/** A connection: what it got, and when it ended. */
function connection(port: number, sends: string, later = 0) {
  const socket = connect(port, '127.0.0.1');
  let got = '';
  socket.on('data', (chunk) => {
    got += chunk.toString();
  });
  const ended = new Promise<string>((resolve) => {
    socket.on('error', (error) => {
      got += `error: ${error.message}`;
    });
    socket.on('close', () => resolve(got));
  });
  const open = new Promise<void>((resolve) => socket.on('connect', () => resolve()));
  setTimeout(() => socket.write(sends), later);
  return { ended, open };
}

const REQUEST = 'GET / HTTP/1.1\r\nHost: ledger.test\r\n\r\n';

it('answers what it has accepted, keeps no connection, and waits for nobody without end', async () => {
  const { server, port } = await serving();
  const asking = connection(port, REQUEST);
  const accepted = connection(port, REQUEST, 80);
  const silent = connection(port, '');
  const halfSent = connection(port, 'GET / HTTP/1.1\r\nHost: led');
  await Promise.all([asking.open, accepted.open, silent.open, halfSent.open]);
  await wait(30);
  const started = performance.now();
  const stopped = drained(server, LAST);
  for (const got of [await asking.ended, await accepted.ended]) {
    expect(got).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(got).toMatch(/answered/);
  }
  expect(await accepted.ended).toMatch(/\r\nConnection: close\r\n/);
  expect(await silent.ended).toBe('');
  await stopped;
  const took = performance.now() - started;
  expect(took).toBeGreaterThanOrEqual(LAST.idle);
  expect(took).toBeLessThan(5 * LAST.any);
  expect(await halfSent.ended).not.toMatch(/200/);
  expect(await connection(port, REQUEST).ended).toMatch(/ECONNREFUSED/);
});
