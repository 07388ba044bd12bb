/** Reads files and articles in threads, on Node: a large one takes a second and more, in which readers go on. */
import { Worker } from 'node:worker_threads';
import type { Head } from '../../claims/article/article.ts';
import { Overrun } from './answered.ts';
import type { ArticleLook, Computing } from './computing.ts';
import type { FileLook, FileToLookAt } from './file-look.ts';

/** What a thread is sent. */
export type Task = { is: 'file'; file: FileToLookAt } | { is: 'article'; text: string; head: Head };

/** Smaller files, of so many bytes, and shorter texts, of so many characters, are read at once: some fifty milliseconds. */
const SMALL_FILE = 100_000;
const SHORT_TEXT = 12_000;

/** How long one may take, in milliseconds, and how large the heap of its thread may be, in megabytes. */
const TIME_LIMIT = 60_000;
const HEAP = { maxOldGenerationSizeMb: 512 };

/** How long a thread with nothing to do is kept, in milliseconds: one takes a second to start, and an editor looks again. */
const KEPT = 60_000;

/**
 * Threads that are started when they are needed, of which one that has nothing to do is kept for a while. They keep no process
 * alive. What reads small files and short texts is loaded with the first: a server that gets none starts without it.
 */
export class ReadingApart implements Computing {
  #idle: { thread: Worker; timer: NodeJS.Timeout } | undefined;
  readonly #timeLimit: number;

  /** Tests give another limit. */
  constructor({ timeLimit = TIME_LIMIT }: { timeLimit?: number } = {}) {
    this.#timeLimit = timeLimit;
  }

  async lookAtFile(file: FileToLookAt): Promise<FileLook> {
    if (file.bytes.byteLength > SMALL_FILE) return this.#ask({ is: 'file', file });
    const { lookAtFile } = await import('./file-look.ts');
    return lookAtFile(file);
  }

  async readArticle(text: string, head: Head): Promise<ArticleLook> {
    if (text.length > SHORT_TEXT) return this.#ask({ is: 'article', text, head });
    const { lookAtArticle } = await import('./article-look.ts');
    return lookAtArticle(text, head);
  }

  /** Asks a thread, and keeps it for the next task. One that failed has ended, or is ended. */
  #ask<Look>(task: Task): Promise<Look> {
    const thread = this.#take();
    return new Promise((done, failed) => {
      const settle = (tell: () => void) => {
        clearTimeout(timer);
        thread.off('message', onMessage).off('error', onError);
        tell();
      };
      const onMessage = (look: Look) =>
        settle(() => {
          this.#keep(thread);
          done(look);
        });
      const onError = (error: Error & { code?: string }) =>
        settle(() =>
          failed(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Overrun('it takes too much memory') : error),
        );
      const timer = setTimeout(() => {
        settle(() => failed(new Overrun(`it takes more than ${this.#timeLimit / 1_000} seconds`)));
        void thread.terminate();
      }, this.#timeLimit);
      thread.on('message', onMessage).on('error', onError);
      thread.postMessage(task);
    });
  }

  #take(): Worker {
    const idle = this.#idle;
    this.#idle = undefined;
    if (idle === undefined)
      return new Worker(new URL('./reading-thread.mjs', import.meta.url), { resourceLimits: HEAP });
    clearTimeout(idle.timer);
    idle.thread.ref();
    return idle.thread;
  }

  #keep(thread: Worker): void {
    if (this.#idle !== undefined) return void thread.terminate();
    thread.unref();
    const timer = setTimeout(() => void this.close(), KEPT);
    timer.unref();
    this.#idle = { thread, timer };
  }

  /** Ends the thread that has nothing to do, if there is one. */
  async close(): Promise<void> {
    const idle = this.#idle;
    this.#idle = undefined;
    clearTimeout(idle?.timer);
    await idle?.thread.terminate();
  }
}
