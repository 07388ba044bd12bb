/** The command that takes the ledger out: a bundle, all bundles, all tables, the whole site. */

import { mkdir, readdir } from 'node:fs/promises';
import { assembleBundle } from '../../claims/bundle.ts';
import { withSayings } from '../../claims/sayings/saying.ts';
import { tally } from '../../claims/words/numbers.ts';
import type { Database } from '../../db/base/open.ts';
import { findClaim } from '../../db/ledger/stored-claim.ts';
import { publishedSlugs } from '../../db/readers/export.ts';
import { portOf } from '../settings.ts';
import { parseArgs, progress, type Run, UsageError, type World } from './command.ts';
import { exportSite } from './export-site.ts';
import { exportTables } from './export-tables.ts';
import { withLedger } from './with-ledger.ts';

/** The bundle of a published claim as of the day it was said; undefined if there is none. */
async function bundleOf(database: Database, slug: string) {
  const stored = await findClaim(database, slug);
  if (stored === undefined) return undefined;
  const { claim, sayings, series, sources } = stored;
  return assembleBundle(withSayings(claim, sayings), series, sources, claim.saidOn);
}

async function writeOne(world: World, database: Database, slug: string): Promise<number> {
  const bundle = await bundleOf(database, slug);
  if (bundle === undefined) {
    world.stderr.write(`The ledger has no claim ${JSON.stringify(slug)}.\n`);
    return 2;
  }
  world.stdout.write(`${JSON.stringify(bundle, null, 2)}\n`);
  return 0;
}

async function writeAll(world: World, database: Database): Promise<number> {
  const slugs = await publishedSlugs(database);
  const tell = progress(world, 'exported');
  for (const [i, slug] of slugs.entries()) {
    const bundle = await bundleOf(database, slug);
    // A claim may have been withdrawn meanwhile.
    if (bundle !== undefined) world.stdout.write(`${JSON.stringify(bundle)}\n`);
    tell(i + 1, slugs.length);
  }
  return 0;
}

async function writeTables(
  world: World,
  database: Database,
  folder: string,
  withMark: boolean,
): Promise<number> {
  const rows = await exportTables(
    database,
    folder,
    (slug) => bundleOf(database, slug),
    { now: world.now(), withMark },
    progress(world, 'exported'),
  );
  world.stdout.write(
    `Wrote ${tally(rows.claims, 'claim')}, ${tally(rows.observations, 'figure')} and ${tally(rows.rulings, 'ruling')} to ${folder}: datapackage.json says what is in each file.\n`,
  );
  return 0;
}

/** Where the site is served, for the addresses in feeds. */
function originOf({ env }: World): string {
  const origin = env['PUBLIC_ORIGIN'] || `http://localhost:${portOf(env)}`;
  if (!URL.canParse(origin))
    throw new UsageError(`PUBLIC_ORIGIN is ${JSON.stringify(origin)}: write https://…`);
  return origin;
}

async function writeSite(world: World, database: Database, folder: string): Promise<number> {
  const { files, failed } = await exportSite(
    database,
    folder,
    originOf(world),
    world.now(),
    progress(world, 'exported'),
  );
  for (const address of failed) world.stderr.write(`${address} could not be made.\n`);
  world.stdout.write(`Wrote ${tally(files, 'file')} to ${folder}: open index.html.\n`);
  return failed.length === 0 ? 0 : 1;
}

/** Makes the folder. Throws if it is not empty, unless it may be written over. */
async function readyFolder(folder: string, force: boolean): Promise<void> {
  await mkdir(folder, { recursive: true });
  if (!force && (await readdir(folder)).length > 0)
    throw new UsageError(
      `${folder} is not empty: name another folder, or --force to write over what is there`,
    );
}

export const run: Run = async (args, world) => {
  const { flags, values, rest } = parseArgs(args, { flags: ['all', 'force', 'bom'], values: ['to', 'site'] });
  const [slug, ...more] = rest;
  const [to, site] = [values.get('to'), values.get('site')];
  const asked = [flags.has('all'), site !== undefined, slug !== undefined].filter(Boolean).length;
  if (asked !== 1 || more.length > 0)
    throw new UsageError('name one claim, or --all, or --site and a folder');
  if (to !== undefined && !flags.has('all')) throw new UsageError('--to goes with --all');
  if (flags.has('bom') && to === undefined) throw new UsageError('--bom goes with --all --to');
  const folder = site ?? to;
  if (flags.has('force') && folder === undefined) throw new UsageError('--force goes with a folder');
  if (folder !== undefined) await readyFolder(folder, flags.has('force'));
  return withLedger(world, (database) => {
    if (site !== undefined) return writeSite(world, database, site);
    if (to !== undefined) return writeTables(world, database, to, flags.has('bom'));
    return slug === undefined ? writeAll(world, database) : writeOne(world, database, slug);
  });
};
