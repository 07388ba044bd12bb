/** Badges a second, ours and those of badge-maker, in one run: drawn anew, and as the program answers what it has kept. */

import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { createClient } from '@libsql/client';
import { makeBadge } from 'badge-maker';
import { bothClocks } from '../../claims/evaluate.ts';
import { openDatabase } from '../../db/base/open.ts';
import { createApp } from '../../src/app.ts';
import { fillNew, readStarter } from '../../src/commands/starter.ts';
import { programFile } from '../../src/node-files.ts';
import { drawBadge, shieldsBadge } from '../../views/badge/badge.ts';
import { type BadgeClaim, verdictBadge } from '../../views/badge/words.ts';
import { urls } from '../../views/parts/urls.ts';
import { temporaryFolder } from '../support/servers.ts';

const ROUNDS = 9;
const MILLISECONDS = 300;

/** How often a second a list of things is done, one after the other. */
function rate(tasks: readonly (() => unknown)[]): number {
  let done = 0;
  const started = performance.now();
  while (performance.now() - started < MILLISECONDS) {
    for (const task of tasks) task();
    done += tasks.length;
  }
  return (1_000 * done) / (performance.now() - started);
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Prints the ratios to badge-maker's flat badge of the same words, the median over rounds in turn. */
export async function badgesAgainstOthers(say: (line: string) => void): Promise<void> {
  const folder = temporaryFolder();
  const database = openDatabase(createClient, { url: `file:${join(folder.path, 'badges.db')}` });
  try {
    await fillNew(database, new Date().toISOString());
    const bundles = (await readStarter()).map(({ bundle }) => bundle);
    const badges = bundles.map((bundle) =>
      verdictBadge(bundle.claim as BadgeClaim, bothClocks(bundle, bundle.asOf), {
        address: urls.claim(bundle.claim.slug),
        changedOn: null,
      }),
    );
    // Puts the Response of the server in the place of Node's own, as in the running program.
    getRequestListener(() => new Response());
    const app = createApp();
    const deps = { database, now: () => new Date(), build: 'bench', file: programFile };
    const requests = bundles.map(({ claim }) => new Request(`http://localhost${urls.badge(claim.slug)}`));
    for (const request of requests) await app.fetch(request, deps);
    const sorts: Record<string, (() => unknown)[]> = {
      'badge-maker, flat': badges.map((badge) => {
        const { label, message, color } = shieldsBadge(badge);
        return () => makeBadge({ label, message, color: `#${color}` });
      }),
      'ours, flat': badges.map((badge) => () => drawBadge(badge, { size: 'flat', theme: 'auto' })),
      'ours, card': badges.map((badge) => () => drawBadge(badge, { size: 'card', theme: 'auto' })),
      'ours, flat, a kept answer': requests.map((request) => () => app.fetch(request, deps)),
    };
    const rates = new Map(Object.keys(sorts).map((name) => [name, [] as number[]]));
    for (const tasks of Object.values(sorts)) rate(tasks);
    for (let round = 0; round < ROUNDS; round += 1)
      for (const [name, tasks] of Object.entries(sorts)) rates.get(name)?.push(rate(tasks));
    const theirs = rates.get('badge-maker, flat') ?? [];
    say(`\nbadges of the starter ledger, median of ${ROUNDS} rounds: a second, and against badge-maker`);
    for (const [name, own] of rates) {
      const ratio = median(own.map((value, i) => value / (theirs[i] ?? Number.NaN)));
      say(
        `${name.padEnd(28)} ${String(Math.round(median(own))).padStart(8)} ${ratio.toFixed(2).padStart(8)}`,
      );
    }
    say('goals: drawn at least 2 times badge-maker, a kept answer at least 5 times');
  } finally {
    await database.close();
    folder.remove();
  }
}
