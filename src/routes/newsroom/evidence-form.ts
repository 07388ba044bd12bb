/** What the forms of the evidence editor share: the button that was pressed, what is looked up, and the form's token. */

import type { Context } from 'hono';
import {
  isEmptyRow,
  PASTE,
  rowCount,
  sourcesToLookUp,
  withMoreRows,
  withPasted,
} from '../../../claims/drafting/evidence-fields.ts';
import type { ReadEvidence } from '../../../claims/drafting/evidence-rows.ts';
import { withDays } from '../../../claims/drafting/typed-days.ts';
import { count } from '../../../claims/words/numbers.ts';
import { sentence } from '../../../claims/words/text.ts';
import type { Posted } from '../../../db/base/idempotency.ts';
import type { Asked } from '../../../db/newsroom/evidence-edit.ts';
import type { FieldIssue } from '../../../views/edit/parts/fields.ts';
import { type AppEnv, todayOf } from '../../http/context.ts';
import { fileIssues } from '../../http/forms.ts';
import { contentHash } from '../../http/hash.ts';
import { postedBy } from './form-context.ts';

/** A form to draw or to read. */
export interface Arranged {
  fields: Record<string, string>;
  /** What its button asks for: drawing it again, a preview, or recording it. */
  act: 'draw' | 'preview' | 'save';
  notice?: string;
}

/** The form that was posted, with the rows that its button asks for. Pasted lines are put into rows before all else. */
export function arranged(c: Context<AppEnv>): Arranged {
  const { form } = c.var;
  const typed = withDays(form.fields, todayOf(c));
  const button = form.get('do');
  if (button === 'paste' || form.get(PASTE).trim() !== '') {
    const { fields, placed, left } = withPasted(typed);
    if (placed === 0 && left === 0) return { fields, act: 'draw', notice: 'Nothing was pasted.' };
    const put = `${sentence(count(placed, 'line'))} ${placed === 1 ? 'was' : 'were'} put into rows: look at them, and go on.`;
    const rest =
      left === 0 ? '' : ` ${sentence(count(left, 'line'))} found no room: record these rows first.`;
    return { fields, act: 'draw', notice: put + rest };
  }
  if (button === 'rows') return { fields: withMoreRows(typed), act: 'draw' };
  return { fields: typed, act: button === 'save' ? 'save' : 'preview' };
}

/** How many rows to draw: those of the form, and at least `fewest`. */
export function rowsDrawn(fields: Readonly<Record<string, string>>, fewest: number): number {
  return Math.max(fewest, rowCount(fields));
}

/** Whether figures were typed at all. */
export function hasRows(fields: Readonly<Record<string, string>>): boolean {
  return Array.from({ length: rowCount(fields) }, (_, row) => row).some((row) => !isEmptyRow(fields, row));
}

/**
 * A form of evidence as storage knows it: by its drawing and its fields. Posted twice, it has one effect; if somebody
 * goes back and changes it, it is another form.
 */
export function postedEvidence(c: Context<AppEnv>): Posted {
  const posted = postedBy(c);
  const own = Object.entries(c.var.form.fields).filter(([name]) => !name.startsWith('_'));
  return { ...posted, form: `${posted.form}-${contentHash(JSON.stringify(own))}` };
}

const TOKEN = /^[\w-]{8,100}$/;

/** What to ask storage besides the series: the sources that a form names, and what became of a form. */
export function askedBy(
  c: Context<AppEnv>,
  fields: Readonly<Record<string, string>>,
  token: string | undefined,
): Asked {
  const use = { person: c.var.person.id, token: token !== undefined && TOKEN.test(token) ? token : '' };
  return { ...sourcesToLookUp(fields), use };
}

const FIELD =
  /^(?:rows\.\d{1,3}\.[a-zA-Z]+|source\.[a-zA-Z]+|title|id|unit|measure|place|definition|publishedOn|reason)$/;

/** An issue for each file that was given to a form of evidence. */
export function fileIssuesOf(c: Context<AppEnv>): FieldIssue[] {
  return fileIssues(c.var.form, (name) => (FIELD.test(name) ? name : ''));
}

/** The figures of a form that the ledger lacks. */
export function lacking({ figures }: ReadEvidence): ReadEvidence['figures'] {
  return figures.filter((figure) => figure.is !== 'held');
}
