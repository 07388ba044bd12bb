/** Before the tests that talk HTTP: the ledger on Node, and beside it the Workers where this machine can run them. */
import type { TestProject } from 'vitest/node';
import { noSqld } from './edge.ts';
import setupNode from './setup-node.ts';
import { bundleWorkers, startEdge, starterFolder } from './workers.ts';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [stopNode, bundles, starter] = await Promise.all([
    setupNode(project),
    bundleWorkers(),
    noSqld === null ? starterFolder() : null,
  ]);
  const beginnings = { bundles: bundles.path, starter: starter?.path ?? '' };
  const edge = noSqld === null ? await startEdge(beginnings) : null;
  project.provide('beginnings', beginnings);
  project.provide('edge', edge?.url ?? null);
  project.provide('edgeDatabase', edge?.database ?? null);
  return async () => {
    await Promise.all([stopNode(), edge?.stop()]);
    bundles.remove();
    starter?.remove();
  };
}
