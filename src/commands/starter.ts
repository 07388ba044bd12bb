/** The starter ledger on an empty database: migrated, loaded and published. */
import { readdir, readFile } from 'node:fs/promises';
import { parseBundleText } from '../../claims/bundle.ts';
import { hasTables, migrate } from '../../db/base/migrate.ts';
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

/**
 * Readies a database to be served: an embedded one is migrated, and an empty one of either sort is migrated and
 * filled with the starter ledger. A remote one with tables is left as it is: its migrations are run before a
 * deployment, by the command line. Returns what was loaded, or null.
 */
export async function prepare(
  database: Database,
  embedded: boolean,
  recordedAt: string,
): Promise<Loaded | null> {
  if (embedded || !(await hasTables(database))) await migrate(database);
  const any = await database.kysely.selectFrom('claim').select('id').limit(1).executeTakeFirst();
  return any === undefined ? loadBundles(database, await readStarter(), recordedAt) : null;
}
