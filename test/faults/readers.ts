/** Readers of a fault: how long they wait, and what they get. */

export interface Reading {
  /** Milliseconds of each answer. */
  times: number[];
  /** Answers that were not 200, or none at all. */
  failed: number;
}

const percentile = (values: readonly number[], part: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ??
  Number.NaN;

export const p99 = ({ times }: Reading) => percentile(times, 0.99);
export const slowest = ({ times }: Reading) => Math.max(...times);

/** Reads addresses one after the other, again and again, until `until` is settled. */
export async function reads(addresses: readonly string[], until: Promise<unknown>): Promise<Reading> {
  const reading: Reading = { times: [], failed: 0 };
  let isOver = false;
  const over = until.finally(() => {
    isOver = true;
  });
  for (let i = 0; !isOver; i += 1) {
    const started = performance.now();
    try {
      const answer = await fetch(addresses[i % addresses.length] ?? '');
      await answer.arrayBuffer();
      if (answer.status !== 200) reading.failed += 1;
    } catch {
      reading.failed += 1;
    }
    reading.times.push(performance.now() - started);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await over;
  return reading;
}

/** The addresses of pages that no store has yet, each once asked for. */
export function uncached(url: string): string[] {
  return Array.from({ length: 20_000 }, (_, i) => `${url}/claims?q=word${i}`);
}

export const ms = (time: number) => `${time.toFixed(0)} ms`;
