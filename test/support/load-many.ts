/** A process of its own that loads many bundles at once: `load-many.ts URL NAME COUNT`. */
import { createClient } from '@libsql/client';
import { openDatabase } from '../../db/base/open.ts';
import { loadBundles } from '../../db/ledger/load.ts';
import { smallBundle } from './bundles.ts';

const [url = '', name = '', count = '0'] = process.argv.slice(2);
const database = openDatabase(createClient, { url });
await Promise.all(
  Array.from({ length: Number(count) }, (_, i) =>
    loadBundles(
      database,
      [{ bundle: smallBundle({ slug: `${name}-${i}`, series: `${name}-series-${i}` }) }],
      '2024-02-01T00:00:00.000Z',
    ),
  ),
);
await database.close();
