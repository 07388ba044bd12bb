/** Files that figures came from are kept by their hash, small ones in the database, and come back from a copy of it byte for byte. */
import { describe, expect, it } from 'vitest';
import { copyRows } from '../../../db/base/copy.ts';
import {
  type FileStore,
  findFile,
  keepFile,
  MAX_IN_DATABASE,
  NoRoomForFile,
} from '../../../db/imports/files.ts';
import { noSqld } from '../../support/edge.ts';
import { EMBEDDED, onItsOwn, REMOTE, type Store } from '../../support/ledgers.ts';

const AT = '2024-03-01T00:00:00.000Z';

/** Every byte, often enough that a text would not hold them. */
const small = Uint8Array.from({ length: 5_000 }, (_, i) => (i * 7) % 256);
const large = new Uint8Array(MAX_IN_DATABASE + 1).fill(9);

/** A store that a test can look into. */
function inMemory(): FileStore & { held: Map<string, Uint8Array<ArrayBuffer>> } {
  const held = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    held,
    put: async (hash, bytes) => void held.set(hash, bytes),
    get: async (hash) => held.get(hash),
  };
}

function suite(store: Store): void {
  it(
    'that are small are in the database, once, and in its copy',
    onItsOwn(store, async (database) => {
      const hash = await keepFile(database, undefined, { name: 'a.csv', bytes: small }, AT);
      expect(await keepFile(database, undefined, { name: 'again.csv', bytes: small }, AT)).toBe(hash);
      expect(await findFile(database.kysely, undefined, hash)).toEqual({ name: 'a.csv', bytes: small });
      const copy = await EMBEDDED.openEmpty();
      try {
        await copyRows(database, copy.database, false);
        expect(await findFile(copy.database.kysely, undefined, hash)).toEqual({
          name: 'a.csv',
          bytes: small,
        });
      } finally {
        await copy.close();
      }
    }),
  );
}

describe('files in an embedded ledger', () => {
  suite(EMBEDDED);

  it(
    'that are large are where the runtime keeps files, or refused where it keeps none',
    onItsOwn(EMBEDDED, async (database) => {
      await expect(keepFile(database, undefined, { name: 'b.csv', bytes: large }, AT)).rejects.toThrow(
        NoRoomForFile,
      );
      const folder = inMemory();
      const hash = await keepFile(database, folder, { name: 'b.csv', bytes: large }, AT);
      expect([...folder.held.keys()]).toEqual([hash]);
      expect((await findFile(database.kysely, folder, hash))?.bytes.length).toBe(large.length);
      // A file whose bytes are lost is no empty one.
      expect(await findFile(database.kysely, undefined, hash)).toBeUndefined();
    }),
  );
});

describe.skipIf(noSqld !== null)('files on a libSQL server', () => suite(REMOTE));
