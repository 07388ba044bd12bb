/** Before the tests that talk HTTP: the ledger on Node, and beside it the Workers where this machine can run it. */
import type { TestProject } from 'vitest/node';
import { noSqld } from './edge.ts';
import setupNode from './setup-node.ts';
import { startEdge } from './workers.ts';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [stopNode, edge] = await Promise.all([setupNode(project), noSqld === null ? startEdge() : null]);
  project.provide('edge', edge?.url ?? null);
  project.provide('edgeDatabase', edge?.database ?? null);
  return async () => {
    await Promise.all([stopNode(), edge?.stop()]);
  };
}
