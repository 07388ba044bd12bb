/** The app in the process of the test, on a clock that stands still and a database whose calls are counted. */

import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { createClient } from '@libsql/client';
import type { Bundle } from '../../claims/bundle.ts';
import { migrate } from '../../db/base/migrate.ts';
import { type Database, openDatabase } from '../../db/base/open.ts';
import { loadBundles } from '../../db/ledger/load.ts';
import { createApp } from '../../src/app.ts';
import { ReadingApart } from '../../src/computing/reading-apart.ts';
import type { Deps } from '../../src/http/deps.ts';
import { programFile } from '../../src/node-files.ts';
import { counted } from './counted.ts';
import { closed, type Running, SECRET, temporaryFolder } from './servers.ts';

export interface InProcess {
  database: Database;
  /** Where its database is, for another process. */
  url: string;
  /** Called with what is read. */
  seen: Deps['seen'];
  /** Round trips to the database since the last time this was asked. */
  roundTrips(): number;
  /** Sets the clock. */
  at(time: string): void;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Looks at what was published. */
  look(): Promise<void>;
  forget(): void;
  /** Serves it, for a browser. */
  listen(): Promise<Running>;
  close(): Promise<void>;
}

/** The app on bundles; `asDatabase` may put something before its database. */
export async function inProcess(
  bundles: readonly { bundle: Bundle; topic?: string | undefined }[],
  recordedAt: string,
  asDatabase: (database: Database) => Database = (database) => database,
): Promise<InProcess> {
  const folder = temporaryFolder();
  const url = `file:${join(folder.path, 'ledger.db')}`;
  let calls = 0;
  const database = openDatabase(
    (config) =>
      counted(createClient(config), () => {
        calls += 1;
      }),
    { url },
  );
  await migrate(database);
  await loadBundles(database, bundles, recordedAt);
  let now = recordedAt;
  const app = createApp();
  await app.look(database, new Date(now));
  calls = 0;
  const told: { seen: Deps['seen'] } = { seen: undefined };
  const computing = new ReadingApart();
  const deps = () => ({
    database: asDatabase(database),
    now: () => new Date(now),
    build: 'test',
    file: programFile,
    secret: SECRET,
    computing,
    seen: told.seen,
  });
  return {
    database,
    url,
    get seen() {
      return told.seen;
    },
    set seen(tell) {
      told.seen = tell;
    },
    roundTrips() {
      const made = calls;
      calls = 0;
      return made;
    },
    at(time) {
      now = time;
    },
    get: async (path, headers = {}) =>
      app.fetch(new Request(`http://ledger.test${path}`, { headers }), deps()),
    look: async () => app.look(asDatabase(database), new Date(now)),
    forget() {
      app.forget();
    },
    async listen() {
      return new Promise((resolve) => {
        const server = serve({ fetch: (request) => app.fetch(request, deps()), port: 0 }, ({ port }) =>
          resolve({
            url: `http://localhost:${port}`,
            stop: () => closed(server),
          }),
        );
      });
    },
    async close() {
      await database.close();
      folder.remove();
    },
  };
}
