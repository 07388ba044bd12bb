/** A thread that looks at one file, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { type FileToLookAt, lookAtFile } from './file-look.ts';

parentPort?.postMessage(lookAtFile(workerData as FileToLookAt));
