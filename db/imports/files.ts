/** Files that figures came from, by their SHA-256: small ones in the database, large ones where the runtime keeps files. */
import type { Kysely } from 'kysely';
import { sha256 } from '../../claims/exact/sha256.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';

/** Where a runtime keeps large files: a folder, or a bucket. */
export interface FileStore {
  put(sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** The bytes; undefined if it has no such file. */
  get(sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
}

/** The largest file that is kept in the database, in bytes. */
export const MAX_IN_DATABASE = 2_000_000;

/** A file that is too large for the database, where nothing else keeps files. */
export class NoRoomForFile extends Error {}

/** A file as somebody brought it. */
export interface BroughtFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Keeps a file, once. Returns its SHA-256. Throws a NoRoomForFile. */
export async function keepFile(
  { kysely }: Database,
  store: FileStore | undefined,
  { name, bytes }: BroughtFile,
  at: string,
): Promise<string> {
  const hash = await sha256(bytes);
  const isSmall = bytes.length <= MAX_IN_DATABASE;
  if (!isSmall) {
    if (store === undefined)
      throw new NoRoomForFile(
        `The file has ${bytes.length} bytes, and this deployment keeps files up to ${MAX_IN_DATABASE}: bring it in by the command line, or bind a bucket.`,
      );
    await store.put(hash, bytes);
  }
  await kysely
    .insertInto('file')
    .values({ sha256: hash, name, size: bytes.length, bytes: isSmall ? bytes : null, kept_at: at })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute();
  return hash;
}

/** A file with its bytes; undefined if there is none of that hash, or its bytes are lost. */
export async function findFile(
  kysely: Kysely<Schema>,
  store: FileStore | undefined,
  hash: string,
): Promise<BroughtFile | undefined> {
  const row = await kysely
    .selectFrom('file')
    .select(['name', 'bytes'])
    .where('sha256', '=', hash)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const bytes = row.bytes === null ? await store?.get(hash) : new Uint8Array(row.bytes).slice();
  return bytes === undefined ? undefined : { name: row.name, bytes };
}
