/** The starter ledger, and how a new ledger begins: migrated, loaded and published. */
import { readdir, readFile } from 'node:fs/promises';
import { parseBundleText } from '../../claims/bundle.ts';
import { migrate } from '../../db/base/migrate.ts';
import type { Database } from '../../db/base/open.ts';
import { type Loaded, type LoadItem, loadBundles } from '../../db/ledger/load.ts';
import { starterTopic } from '../../db/ledger/starter.ts';

const FOLDER = new URL('../../db/starter/', import.meta.url);

/** Reads the starter ledger's bundles. Throws if one is not a valid bundle. */
export async function readStarter(): Promise<LoadItem[]> {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (name) => {
      const parsed = parseBundleText(await readFile(new URL(name, FOLDER), 'utf8'));
      if (!parsed.ok)
        throw new Error(`${name}: ${parsed.issues.map((i) => `${i.path}: ${i.message}`).join('; ')}`);
      return { bundle: parsed.bundle, topic: starterTopic(parsed.bundle.claim.slug) };
    }),
  );
}

/** Fills a database that is new with the starter ledger. Returns what was loaded. */
export async function fillNew(database: Database, recordedAt: string): Promise<Loaded> {
  await migrate(database);
  return loadBundles(database, await readStarter(), recordedAt);
}
