/** The tables of files, imports and releases, as Kysely sees them. What an applied import wrote, and every recipe, stays. */
import type { Generated } from 'kysely';
import type { Observation } from '../../claims/evidence/series.ts';

/** A file that figures came from. */
export interface FileTable {
  sha256: string;
  name: string;
  size: number;
  /** Null if its bytes are kept elsewhere (db/imports/files.ts). */
  bytes: Uint8Array | null;
  kept_at: string;
}

/** A version of a recipe, as JSON. */
export interface RecipeTable {
  id: string;
  version: number;
  body: string;
  person: string;
  recorded_at: string;
}

/** A file that somebody is looking at. */
export interface ImportDraftTable {
  id: string;
  file_sha256: string;
  recipe: string;
  answers: string;
  person_id: string | null;
  person: string;
  at: string;
}

export interface ImportTable {
  id: Generated<number>;
  file_sha256: string;
  recipe_id: string;
  recipe_version: number;
  plan_hash: string;
  released_on: string;
  answers: string;
  /** How many figures are new, revised and confirmed, as JSON. */
  counts: string;
  /** The source that its figures name; null until it is applied. */
  source_id: string | null;
  person_id: string | null;
  person: string;
  begun_at: string;
  /** Null until its figures are in the ledger. */
  applied_at: string | null;
}

/** A figure as it was read. A confirmed one wrote nothing: its value, precision and status are those of the ledger. */
export interface ImportRowTable {
  import_id: number;
  n: number;
  what: 'new' | 'revised' | 'confirmed';
  series_id: string;
  at: string;
  at_end: string;
  published_on: string;
  value: string | null;
  precision: string | null;
  status: NonNullable<Observation['status']> | null;
  cell: string;
  shown: string | null;
  stored: string | null;
  note: string | null;
}

export interface DataReleaseTable {
  id: Generated<number>;
  import_id: number;
  slug: string;
  released_on: string;
  title: string;
  note: string | null;
  /** When readers could see it first; null until then. */
  published_at: string | null;
  person: string | null;
}

export interface DataReleaseClaimTable {
  release_id: number;
  claim_id: number;
  what: 'turned' | 'close' | 'computable' | 'due' | 'moved';
  /** The verdicts by both clocks before the figures came, and on them, as JSON. */
  before: string;
  after: string;
  moves: number;
}

/** When the next figures of a series are expected: a day or a month; null takes back what was said. */
export interface NextReleaseTable {
  id: Generated<number>;
  series_id: string;
  expected: string | null;
  expected_end: string | null;
  person: string;
  recorded_at: string;
}

export interface SourceArchiveTable {
  source_id: string;
  url: string;
  person: string;
  recorded_at: string;
}

export interface SourceCheckTable {
  source_id: string;
  url: string;
  /** The HTTP status; null if none came. */
  status: number | null;
  fault: string | null;
  checked_at: string;
}

export interface ImportTables {
  file: FileTable;
  recipe: RecipeTable;
  import_draft: ImportDraftTable;
  import: ImportTable;
  import_row: ImportRowTable;
  data_release: DataReleaseTable;
  data_release_claim: DataReleaseClaimTable;
  next_release: NextReleaseTable;
  source_archive: SourceArchiveTable;
  source_check: SourceCheckTable;
}
