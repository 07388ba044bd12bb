/** Looks at files in a thread of their own, on Node: a large one takes seconds, in which readers go on. */
import { Worker } from 'node:worker_threads';
import { Overrun } from './answered.ts';
import type { FileLook, FileToLookAt } from './file-look.ts';

/** Smaller files are looked at at once: it takes less than to start a thread. */
const SMALL = 100_000;

/** How long a file may take, in milliseconds, and how large the heap of its thread may be, in megabytes. */
const TIME_LIMIT = 60_000;
const HEAP = { maxOldGenerationSizeMb: 512 };

/** Looks at a file. Throws an Overrun if that takes too long or too much memory. */
export async function lookApart(file: FileToLookAt): Promise<FileLook> {
  if (file.bytes.byteLength <= SMALL) {
    // Loaded with the first file: a server that gets none starts without its readers.
    const { lookAtFile } = await import('./file-look.ts');
    return lookAtFile(file);
  }
  return new Promise((done, failed) => {
    const thread = new Worker(new URL('./file-thread.mjs', import.meta.url), {
      workerData: file,
      resourceLimits: HEAP,
    });
    const timer = setTimeout(() => {
      failed(new Overrun(`it takes more than ${TIME_LIMIT / 1_000} seconds`));
      void thread.terminate();
    }, TIME_LIMIT);
    thread.once('message', (look: FileLook) => {
      clearTimeout(timer);
      done(look);
    });
    thread.once('error', (error: Error & { code?: string }) => {
      clearTimeout(timer);
      failed(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Overrun('it takes too much memory') : error);
    });
  });
}
