/** Faults as the server stops: clients that are slow, and clients that are many. */
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from './fault.ts';
import { ms } from './readers.ts';
import { serve } from './server.ts';

const halfOpen: Fault = {
  what: 'SIGTERM with a half-open client',
  goal: 'stopped within 10 s',
  async run() {
    const server = await serve();
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write('GET / HTTP/1.1\r\nHost: led');
    await wait(200);
    const took = await server.end('SIGTERM');
    socket.destroy();
    return { figure: ms(took), isMet: took <= 10_000 };
  },
};

/** A new connection with one request: whether it was refused, answered, or reset. */
function asked(port: number): Promise<'refused' | 'answered' | 'reset'> {
  return new Promise((resolve) => {
    let got = '';
    let isOpen = false;
    const socket = connect(port, '127.0.0.1', () => {
      isOpen = true;
      socket.write('GET /claims HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    });
    socket.on('data', (data) => {
      got += data.toString();
    });
    socket.on('error', () => {});
    socket.on('close', () =>
      resolve(!isOpen ? 'refused' : got.startsWith('HTTP/1.1 200') ? 'answered' : 'reset'),
    );
  });
}

const newConnections: Fault = {
  what: 'SIGTERM under new connections',
  goal: 'no connection that was accepted is reset before its answer',
  async run() {
    const tally = { refused: 0, answered: 0, reset: 0 };
    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const server = await serve();
      let isOver = false;
      const clients = Array.from({ length: 8 }, async () => {
        while (!isOver) {
          const outcome = await asked(server.port);
          tally[outcome] += 1;
          if (outcome === 'refused') await wait(5);
        }
      });
      await wait(500);
      times.push(await server.end('SIGTERM'));
      isOver = true;
      await Promise.all(clients);
    }
    return {
      figure: `${tally.answered} answered, ${tally.reset} reset, ${tally.refused} refused after; stopped in ${ms(Math.max(...times))}`,
      isMet: tally.reset === 0 && Math.max(...times) <= 10_000,
    };
  },
};

export const STOPPING_FAULTS: readonly Fault[] = [halfOpen, newConnections];
