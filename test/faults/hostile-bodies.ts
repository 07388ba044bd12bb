/** Bodies made to stop the server: what each costs it, and what readers feel of them. */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { HOSTILE_BODIES } from '../support/hostile-bodies.ts';
import { send } from '../support/send.ts';
import { ROOT } from '../support/servers.ts';
import type { Fault } from './fault.ts';
import { type FaultServer, printed, serve } from './server.ts';

/** The heap of the server, in megabytes. */
const HEAP = 512;
const MOST_CPU = 150;
const MOST_MEMORY = 50;
const MOST_TIMES = 2;
const PAGE = '/claims/braverman-on-track';

/** The CPU time of a process, in milliseconds: user and system, of all its threads (proc(5), in hundredths of seconds). */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

/** A line of the memory of a process, in megabytes. */
function memoryOf(pid: number, line: 'VmRSS' | 'VmHWM'): number {
  const found = new RegExp(`${line}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(found?.[1] ?? Number.NaN) / 1_024;
}

const ROUNDS = 3;

/** How long the collection of garbage may go on after an answer, in milliseconds; it belongs to the body, not to the next. */
const AFTERWARDS = 100;

const passed = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What one body costs: the median of its CPU times, and the most memory beyond what was taken before. */
async function costOf(
  { url, pid }: FaultServer,
  body: (typeof HOSTILE_BODIES)[number],
): Promise<{ cpu: number; memory: number }> {
  const costs: { cpu: number; memory: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    // The highest mark begins anew at what is taken now.
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
    const [cpu, memory] = [cpuOf(pid), memoryOf(pid, 'VmRSS')];
    const { status } = await send(url, body).catch(() => ({ status: 0 }));
    await passed(AFTERWARDS);
    if (status !== body.status) throw new Error(`${body.name}: ${status}, not ${body.status}`);
    costs.push({ cpu: cpuOf(pid) - cpu, memory: memoryOf(pid, 'VmHWM') - memory });
  }
  return {
    cpu: costs.map((one) => one.cpu).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN,
    memory: Math.max(...costs.map((one) => one.memory)),
  };
}

const most = <Name extends string>(costs: ({ name: string } & Record<Name, number>)[], what: Name) =>
  costs.reduce((a, b) => (b[what] > a[what] ? b : a));

export const hostileBodies: Fault = {
  what: 'hostile bodies, one by one',
  goal: `each at most ${MOST_CPU} ms of CPU and ${MOST_MEMORY} MB, with a heap of ${HEAP} MB`,
  async run() {
    const server = await serve(HEAP);
    try {
      await send(server.url, { body: () => '{}' });
      const before = memoryOf(server.pid, 'VmRSS');
      // The thread is started, and the code is warm, as on a server that has been up for a while.
      for (const body of HOSTILE_BODIES) await send(server.url, body).catch(() => undefined);
      const costs = [];
      for (const body of HOSTILE_BODIES) costs.push({ name: body.name, ...(await costOf(server, body)) });
      const [cpu, memory] = [most(costs, 'cpu'), most(costs, 'memory')];
      return {
        figure: `${costs.length} bodies; most CPU ${cpu.cpu} ms (${cpu.name}), most memory ${memory.memory.toFixed(0)} MB (${memory.name}); with the thread, ${(memoryOf(server.pid, 'VmRSS') - before).toFixed(0)} MB more than before them all`,
        isMet: cpu.cpu <= MOST_CPU && memory.memory <= MOST_MEMORY,
      };
    } finally {
      await server.end('SIGKILL');
    }
  },
};

/** How long readers read in each round, in milliseconds. */
const READING = 5_000;
const READING_ROUNDS = 4;

/** How long each of many readings of a page takes, in milliseconds, one after another. */
async function readings(url: string): Promise<number[]> {
  const times: number[] = [];
  for (const until = performance.now() + READING; performance.now() < until; ) {
    const started = performance.now();
    const answer = await fetch(url + PAGE);
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${PAGE}: ${answer.status}`);
    times.push(performance.now() - started);
    // Readers come one after another, not as fast as they can.
    await passed(2);
  }
  return times;
}

const percentile = (times: number[], p: number) =>
  times.sort((a, b) => a - b)[Math.floor(times.length * p)] ?? Number.NaN;

export const readersBesideHostileBodies: Fault = {
  what: 'hostile bodies, in a loop, from ever other addresses',
  goal: `readers' p99 at most ${MOST_TIMES} times that of a quiet server`,
  async run() {
    const server = await serve(HEAP);
    try {
      const [quiet, beside]: [number[], number[]] = [[], []];
      await readings(server.url);
      for (let round = 0; round < READING_ROUNDS; round += 1) {
        quiet.push(...(await readings(server.url)));
        const stranger = spawn(
          process.execPath,
          ['--import', 'tsx', 'test/faults/post-hostile.ts', server.url],
          { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] },
        );
        await printed(stranger, /(ready)/);
        stranger.stdin?.write('go\n');
        beside.push(...(await readings(server.url)));
        stranger.kill('SIGKILL');
      }
      const [before, during] = [percentile(quiet, 0.99), percentile(beside, 0.99)];
      return {
        figure: `p99 ${before.toFixed(1)} ms quiet, ${during.toFixed(1)} ms beside them: ${(during / before).toFixed(1)} times (medians ${percentile(quiet, 0.5).toFixed(1)} and ${percentile(beside, 0.5).toFixed(1)} ms)`,
        isMet: during / before <= MOST_TIMES,
      };
    } finally {
      await server.end('SIGKILL');
    }
  },
};
