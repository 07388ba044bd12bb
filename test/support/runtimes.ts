/** Runs the same tests against the ledger on Node and on the edge, and what such tests share. */
import { request } from 'node:http';
import { describe, inject, it } from 'vitest';
import { noSqld } from './edge.ts';
import { isEverything } from './scope.ts';

/** Declares tests as vitest does. */
type Declare = Pick<typeof it, 'each'> & ((name: string, test: () => Promise<void>) => void);

/** Declares nothing. */
const leaveOut: Declare = Object.assign(() => {}, { each: () => () => {} });

export interface Tests {
  /** Tests of what no runtime changes: they run on Node, and on workerd in `npm run test:all`. */
  it: Declare;
  /** Tests of what the runtimes may do differently: they always run on both. */
  both: Declare;
}

/** A suite for each runtime; `base` is where it is served, `database` the address of its database. */
export function onEachRuntime(suite: (base: string, database: string, tests: Tests) => void): void {
  describe('on Node', () => suite(inject('node'), inject('nodeDatabase'), { it, both: it }));
  const edge = inject('edge');
  describe.skipIf(edge === null)(`on workerd${noSqld === null ? '' : `, ${noSqld}`}`, () =>
    suite(edge ?? '', inject('edgeDatabase') ?? '', { it: isEverything ? it : leaveOut, both: it }),
  );
}

export const AS_BROWSER = { Accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8' } as const;
export const AS_PROGRAM = { Accept: 'application/json' } as const;

export interface RawAnswer {
  status: number;
  headers: Record<string, string>;
  /** As it came over the wire, still compressed if it was. */
  body: Buffer;
}

/** Asks for a path exactly as it is written, and does not decompress what comes. */
export function raw(
  base: string,
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<RawAnswer> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(answer.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
          ),
          body: Buffer.concat(chunks),
        }),
      );
      answer.on('error', reject);
    });
    asked.on('error', reject);
    asked.end();
  });
}
