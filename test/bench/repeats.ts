/**
 * How long it takes to look a sentence up among many claims, and how that grows: made-up claims in the words of the starter
 * ledger, each with some words and its number exchanged, so that words are as common and numbers as near as in real ones.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { parseBundle } from '../../claims/bundle.ts';
import { migrate, useWriteAheadLog } from '../../db/base/migrate.ts';
import { type Database, openDatabase } from '../../db/base/open.ts';
import { type LoadItem, loadBundles } from '../../db/ledger/load.ts';
import { findRepeats } from '../../db/repeats/find.ts';
import { readStarter } from '../../src/commands/starter.ts';
import { seeded, word } from './ledger.ts';

const BATCH = 2_000;
const CLAIMS_A_SERIES = 50;
const UNITS = ['officers', 'people', '%', 'GBP million', 'homes', 'jobs', 'nurses', 'crimes'];
const PLACES = ['England', 'United Kingdom', 'Scotland', 'United States', 'Kenya', 'Texas'];

const pick = <T>(all: readonly T[], random: () => number): T => {
  const one = all[Math.floor(random() * all.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
};

/** A sentence like those of real claims: one of them with a quarter of its words and its numbers exchanged. */
function sentence(quotes: readonly string[], unit: string, random: () => number): { quote: string; value: string } {
  const value = String(Math.round(10 ** (1 + 4 * random())));
  const words = pick(quotes, random)
    .replace(/\d[\d,.]*/g, '')
    .split(/\s+/)
    .filter((one) => one !== '')
    .map((one) => (random() < 0.25 ? word(random) : one));
  words.splice(Math.floor(random() * words.length), 0, `${value} ${unit}`);
  return { quote: words.join(' '), value };
}

function item(n: number, quotes: readonly string[], random: () => number): LoadItem {
  const group = Math.floor(n / CLAIMS_A_SERIES);
  const unit = UNITS[group % UNITS.length] ?? 'people';
  const { quote, value } = sentence(quotes, unit, random);
  const parsed = parseBundle({
    plumbline: 1,
    asOf: '2023-01-25',
    claim: {
      slug: `claim-${n}`,
      quote,
      claimant: { name: `Person ${n % 500}` },
      saidOn: `20${String(12 + (n % 10)).padStart(2, '0')}-10-0${1 + (n % 9)}`,
      kind: 'level',
      claimed: { value, unit },
      inputs: { value: { series: `series-${group}`, at: 'latest' } },
    },
    series: [
      {
        id: `series-${group}`,
        title: `Series ${group}`,
        unit,
        place: PLACES[group % PLACES.length],
        observations: [{ at: '2011-03-31', value: '700', source: 'made-up', publishedOn: '2011-07-31' }],
      },
    ],
    sources: [{ id: 'made-up', title: 'Made for a measurement', publisher: 'Nobody' }],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return { bundle: parsed.bundle, topic: `Topic ${n % 20}` };
}

async function filled(path: string, claims: number, quotes: readonly string[]): Promise<Database> {
  const isThere = existsSync(path);
  const database = openDatabase((config) => createClient(config), { url: `file:${path}` });
  if (isThere) return database;
  await useWriteAheadLog(database);
  await migrate(database);
  const random = seeded(7);
  for (let from = 0; from < claims; from += BATCH) {
    const items = Array.from({ length: Math.min(BATCH, claims - from) }, (_, i) => item(from + i, quotes, random));
    await loadBundles(database, items, '2026-11-01T00:00:00.000Z');
  }
  return database;
}

const LOOK_UPS = 200;

/** The times of look-ups of sentences, in milliseconds, from the shortest on. */
async function times(database: Database, quotes: readonly string[]): Promise<number[]> {
  const random = seeded(11);
  const all: number[] = [];
  for (let n = -20; n < LOOK_UPS; n += 1) {
    const { quote } = sentence(quotes, pick(UNITS, random), random);
    const started = performance.now();
    await findRepeats(database, { words: quote, saidOn: '2022-10-05' });
    // The first look-ups warm the program up.
    if (n >= 0) all.push(performance.now() - started);
  }
  return all.sort((a, b) => a - b);
}

/** Looks sentences up in a tenth of the claims and in all, and says how long that takes and how it grows. */
export async function repeatsCost(folder: string, claims: number, say: (line: string) => void): Promise<void> {
  const quotes = (await readStarter()).map(({ bundle }) => bundle.claim.quote);
  const totals: number[] = [];
  for (const size of [Math.round(claims / 10), claims]) {
    const database = await filled(join(folder, `repeats-${size}.db`), size, quotes);
    const all = await times(database, quotes);
    await database.close();
    const at = (p: number) => (all[Math.min(all.length - 1, Math.floor(all.length * p))] ?? 0).toFixed(1);
    say(`${size} claims: a look-up takes ${at(0.5)} ms (median), ${at(0.95)} ms (p95)`);
    totals.push((size * all.reduce((sum, one) => sum + one, 0)) / all.length);
  }
  const [small = 1, large = 0] = totals;
  say(`the whole ledger, claim by claim: ${(large / small).toFixed(1)} times as long for 10 times the claims`);
}
