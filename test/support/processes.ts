/** The command line as processes of their own. */
import { spawn } from 'node:child_process';
import { ROOT } from './servers.ts';

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the command line on a database, in a process of its own, as somebody does who types it. */
export function plumbline(database: string, ...args: string[]): Promise<Ran> {
  return runNode(['--import', 'tsx', 'src/cli.ts', ...args], { DATABASE_URL: database });
}

/** Runs a program on Node until it ends, or until it says something that it is told to stop after. */
export function runNode(
  args: readonly string[],
  env: Record<string, string>,
  { cwd = ROOT, until }: { cwd?: string; until?: RegExp } = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ran: Ran = { code: null, stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      ran.stdout += chunk.toString();
      if (until?.test(ran.stdout)) child.kill('SIGTERM');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      ran.stderr += chunk.toString();
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ ...ran, code }));
  });
}
