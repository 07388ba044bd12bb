/** A server in a process of its own, with nothing between it and a signal, and a ledger of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT, SECRET, temporaryFolder } from '../support/servers.ts';

export interface FaultServer {
  url: string;
  port: number;
  pid: number;
  /** Ends it by a signal, and its folder. Returns the milliseconds that it took; one that takes half a minute is killed. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number>;
}

/** What a pattern finds first in what a program prints. Throws with what it printed if it ends before that. */
export function printed(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const found = pattern.exec(output);
      if (found !== null) resolve(found[1] ?? '');
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code}:\n${output}`)));
  });
}

/** Starts a server, by default with the heap that Node gives it, in megabytes. Throws if it ends before it serves. */
export async function serve(heap?: number): Promise<FaultServer> {
  const folder = temporaryFolder();
  const size = heap === undefined ? [] : [`--max-old-space-size=${heap}`];
  const child = spawn(process.execPath, [...size, '--import', 'tsx', 'src/node.ts', '--new'], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: '0',
      AUTH_SECRET: SECRET,
      DATABASE_URL: `file:${join(folder.path, 'ledger.db')}`,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number>((resolve) => child.once('exit', () => resolve(performance.now())));
  const port = Number(await printed(child, /Plumbline is at \S+:(\d+)\n/));
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    pid: child.pid ?? 0,
    async end(signal) {
      const from = performance.now();
      child.kill(signal);
      const timer = setTimeout(() => child.kill('SIGKILL'), 30_000);
      const took = (await ended) - from;
      clearTimeout(timer);
      folder.remove();
      return took;
    },
  };
}
