/** Before the tests that talk HTTP: the ledger on Node. */
import type { TestProject } from 'vitest/node';
import { startNode } from './servers.ts';
import type { Beginnings } from './workers.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the ledger on Node is served. */
    node: string;
    /** Where its database is. */
    nodeDatabase: string;
    /** What a site on workerd begins with, if this machine can run it; the bundles in any case. */
    beginnings: Beginnings;
    /** Where the Workers are served; null if this machine cannot run them. */
    edge: string | null;
    /** Where its database is. */
    edgeDatabase: string | null;
  }
}

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const node = await startNode();
  provide('node', node.url);
  provide('nodeDatabase', node.database ?? '');
  return node.stop;
}
