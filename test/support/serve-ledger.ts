/** The starter ledger, served by this process on a database of its own: as `npm start` does it, except for the process. */

import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { serve } from '@hono/node-server';
import { createClient } from '@libsql/client';
import { useWriteAheadLog } from '../../db/base/migrate.ts';
import { openDatabase } from '../../db/base/open.ts';
import { createApp } from '../../src/app.ts';
import { fillNew } from '../../src/commands/starter.ts';
import { ReadingApart } from '../../src/computing/reading-apart.ts';
import type { Deps } from '../../src/http/deps.ts';
import { nodeFetch } from '../../src/node-fetch.ts';
import { programFile } from '../../src/node-files.ts';
import { counted } from './counted.ts';
import { templateOf } from './ledgers.ts';
import { closed, type Running, SECRET, temporaryFolder } from './servers.ts';

const urlIn = (folder: string) => `file:${join(folder, 'ledger.db')}`;

/** The starter ledger as it was loaded once. */
const starter = templateOf(async () => {
  const folder = temporaryFolder();
  const database = openDatabase(createClient, { url: urlIn(folder.path) });
  await useWriteAheadLog(database);
  await fillNew(database, new Date().toISOString());
  await database.close();
  return folder;
});

export interface ServedLedger extends Running {
  /** Where its database is, for the command line and for what a test writes itself. */
  database: string;
}

/** Serves the starter ledger on the clock of this machine; `onTrip` is called at each round trip that a remote database would take. */
export async function serveLedger({ onTrip }: { onTrip?: () => void } = {}): Promise<ServedLedger> {
  const folder = temporaryFolder();
  cpSync(await starter(), folder.path, { recursive: true });
  const url = urlIn(folder.path);
  const database = openDatabase(
    (config) => (onTrip === undefined ? createClient(config) : counted(createClient(config), onTrip)),
    { url },
  );
  const computing = new ReadingApart();
  const deps: Deps = {
    database,
    now: () => new Date(),
    build: 'test',
    file: programFile,
    secret: SECRET,
    computing,
    gzip: (body) => new Uint8Array(gzipSync(body)),
  };
  return new Promise((resolve) => {
    const server = serve({ fetch: nodeFetch(createApp(), deps), port: 0 }, ({ port }) =>
      resolve({
        url: `http://localhost:${port}`,
        database: url,
        async stop() {
          await closed(server);
          await computing.close();
          await database.close();
          folder.remove();
        },
      }),
    );
  });
}
