/**
 * Computing apart from the readers, on Node: in a thread with a heap of its own, which no body can make so large or keep
 * so busy that a page has to wait for it.
 */
import { Worker } from 'node:worker_threads';
import { type Answered, answered, Overrun } from './answered.ts';

/** Shorter bodies are computed at once: a few milliseconds, less than it costs to hand them over. */
const SMALL = 16_000;

/** How long one body may take, in milliseconds: many times what the longest needs. */
const TIME_LIMIT = 5_000;

/** The heap of the thread, in megabytes: several times what the longest body needs. */
const HEAP = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16 };

/**
 * How many times as long as it worked the thread rests after each body: whatever is sent, it takes a quarter of one core
 * from the readers.
 */
const REST = 3;
const LONGEST_REST = 1_000;

/** What the thread is sent. */
export interface Sent {
  body: Uint8Array<ArrayBuffer>;
  withChecks: boolean;
}

interface Job {
  body: Uint8Array<ArrayBuffer>;
  withChecks: boolean;
  done(value: Answered): void;
  failed(error: Error): void;
}

/** A thread that is started when it is first needed, and anew after a body that overran. It keeps no process alive. */
export class Apart {
  #thread: Worker | undefined;
  readonly #waiting: Job[] = [];
  #current: { job: Job; timer: NodeJS.Timeout; begun: number } | undefined;
  #resting: NodeJS.Timeout | undefined;
  readonly #timeLimit: number;
  readonly #program: URL;

  /** `program` computes; tests give another one, and another limit. */
  constructor({
    timeLimit = TIME_LIMIT,
    program = new URL('./thread.mjs', import.meta.url),
  }: {
    timeLimit?: number;
    program?: URL;
  } = {}) {
    this.#timeLimit = timeLimit;
    this.#program = program;
  }

  /** What is answered to a body. Throws an Overrun if that takes too long or too much memory. */
  async answered(body: Uint8Array<ArrayBuffer>, withChecks = false): Promise<Answered> {
    if (body.byteLength <= SMALL) return answered(body, withChecks);
    return new Promise((done, failed) => {
      this.#waiting.push({ body, withChecks, done, failed });
      this.#resting?.ref();
      this.#next();
    });
  }

  /** Ends the thread; what it was computing is told that it overran. */
  async close(): Promise<void> {
    await this.#end(new Overrun('the program ends'));
  }

  #next(): void {
    if (this.#current !== undefined || this.#resting !== undefined) return;
    const job = this.#waiting.shift();
    if (job === undefined) return;
    const timer = setTimeout(
      () => void this.#end(new Overrun(`it takes more than ${this.#timeLimit / 1_000} seconds`)),
      this.#timeLimit,
    );
    this.#current = { job, timer, begun: performance.now() };
    this.#thread ??= this.#start();
    this.#thread.ref();
    const { body, withChecks } = job;
    this.#thread.postMessage({ body, withChecks } satisfies Sent, [body.buffer]);
  }

  #start(): Worker {
    const thread = new Worker(this.#program, { resourceLimits: HEAP });
    thread.on('message', (value: Answered) => this.#settle((job) => job.done(value)));
    thread.on('error', (error: Error & { code?: string }) => {
      if (this.#thread !== thread) return;
      this.#thread = undefined;
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      this.#settle((job) => job.failed(isMemory ? new Overrun('it takes too much memory') : error));
    });
    return thread;
  }

  #settle(tell: (job: Job) => void): void {
    const settled = this.#current;
    if (settled === undefined) return;
    clearTimeout(settled.timer);
    this.#current = undefined;
    tell(settled.job);
    this.#resting = setTimeout(
      () => {
        this.#resting = undefined;
        this.#next();
      },
      Math.min(LONGEST_REST, REST * (performance.now() - settled.begun)),
    );
    if (this.#waiting.length === 0) {
      this.#resting.unref();
      this.#thread?.unref();
    }
  }

  async #end(error: Overrun): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    const ended = thread?.terminate();
    this.#settle((job) => job.failed(error));
    await ended;
  }
}
