/** The migrations, a line each, in order. A new one is a file here and a line in this list. */
import type { Migration } from 'kysely';
import * as ledger from './0001-ledger.ts';

export const MIGRATIONS: Record<string, Migration> = {
  '0001-ledger': ledger,
};
