/** Before the tests that talk HTTP: the Worker with its libSQL server, if this machine has one. */
import type { TestProject } from 'vitest/node';
import { noSqld } from './edge.ts';
import { startEdge } from './servers.ts';

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  if (noSqld !== null) {
    provide('edge', null);
    provide('edgeDatabase', null);
    return async () => {};
  }
  const edge = await startEdge();
  provide('edge', edge.url);
  provide('edgeDatabase', edge.database ?? null);
  return edge.stop;
}
