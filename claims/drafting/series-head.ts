/** Reads the form of a new series into all of it but its figures. */

import type { Series } from '../evidence/evidence.ts';
import { id as idSchema, line, text } from '../evidence/schema.ts';
import { idOf } from '../evidence/slug.ts';
import { type DraftFields, typedIn } from './draft-fields.ts';
import { type DraftIssue, FieldReader } from './field-reader.ts';

/** A form of a new series as it was read; `head` is there where nothing is wrong. */
export interface ReadHead {
  head: Omit<Series, 'observations'> | undefined;
  /** The id as it was typed, or as it is proposed from the title; empty before there is either. */
  id: string;
  issues: DraftIssue[];
}

/** Reads the fields of a new series. An id that was left empty is made from the title. Never throws. */
export function readHead(fields: DraftFields, today: string): ReadHead {
  const read = new FieldReader(fields, today);
  const title = read.needed('title', line, 'Give the series a title.');
  const typed = typedIn(fields, 'id').trim();
  const id =
    typed === '' ? (title === undefined ? undefined : idOf(title, 'series')) : read.text('id', idSchema);
  const unit = read.neededUnit('unit', 'Say what one of it is, such as officers or %.');
  const more = {
    measure: read.text('measure', line),
    place: read.text('place', line),
    definition: read.text('definition', text()),
  };
  const given = Object.fromEntries(Object.entries(more).filter(([, part]) => part !== undefined));
  const issues = [...read.missing, ...read.issues];
  return {
    head:
      title === undefined || id === undefined || unit === undefined || issues.length > 0
        ? undefined
        : { id, title, unit, ...given },
    id: id ?? '',
    issues,
  };
}
