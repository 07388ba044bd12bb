/** A thread that computes for others: bodies come in one by one, and what is answered goes out. */
import { parentPort } from 'node:worker_threads';
import { answered } from './answered.ts';
import type { Sent } from './apart.ts';

parentPort?.on('message', ({ body, withChecks }: Sent) =>
  parentPort?.postMessage(answered(body, withChecks)),
);
