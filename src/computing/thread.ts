/** A thread that computes for others: bodies come in one by one, and what is answered goes out. */
import { parentPort } from 'node:worker_threads';
import { answered } from './answered.ts';

parentPort?.on('message', (body: Uint8Array<ArrayBuffer>) => parentPort?.postMessage(answered(body)));
