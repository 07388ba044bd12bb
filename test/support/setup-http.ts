/** Before the tests that talk HTTP: the ledger on Node, and beside it the Workers where this machine can run them. */
import type { TestProject } from 'vitest/node';
import { noSqld } from './edge.ts';
import setupNode from './setup-node.ts';
import { bundleWorkers, startEdge } from './workers.ts';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [stopNode, bundles] = await Promise.all([setupNode(project), bundleWorkers()]);
  const edge = noSqld === null ? await startEdge({ bundles: bundles.path }) : null;
  project.provide('bundles', bundles.path);
  project.provide('edge', edge?.url ?? null);
  project.provide('edgeDatabase', edge?.database ?? null);
  return async () => {
    await Promise.all([stopNode(), edge?.stop()]);
    bundles.remove();
  };
}
