/** Reads the form of a new series. */
import type { SeriesHead } from '../evidence/record.ts';
import { id as idSchema, line } from '../evidence/schema.ts';
import { idOf } from '../evidence/slug.ts';
import { seriesDescribed } from './evidence-reader.ts';
import { FieldReader } from './field-reader.ts';
import type { FieldIssue } from './messages.ts';
import type { TypedFields } from './typed-fields.ts';

/** The form of a new series as it was read. */
export interface ReadHead {
  /** The series without its figures; undefined if anything is wrong or missing. */
  head: SeriesHead | undefined;
  /** The id that was typed, or else the one made from the title; empty without either. */
  id: string;
  issues: FieldIssue[];
}

/** Reads the fields of a new series. An id that was left empty is made from the title. Never throws. */
export function readHead(fields: TypedFields, today: string): ReadHead {
  const read = new FieldReader(fields, today);
  const described = seriesDescribed(read, (name) => name);
  const title = line.safeParse(read.typed('title'));
  const proposed = title.success ? idOf(title.data, 'series') : undefined;
  const id = read.typed('id') === '' ? proposed : read.text('id', idSchema);
  const issues = [...read.missing, ...read.issues];
  return {
    head: described === undefined || id === undefined || issues.length > 0 ? undefined : { id, ...described },
    id: id ?? '',
    issues,
  };
}
