/** What the forms of the evidence editor share: the button that was pressed, what is looked up, and the form's token. */

import type { Context } from 'hono';
import {
  isEmptyRow,
  MAX_READ,
  PASTE,
  rowCount,
  rowField,
  rowOf,
  SURE,
  sourcesToLookUp,
  withMoreRows,
} from '../../../claims/drafting/evidence-fields.ts';
import { oddIssues, type ReadEvidence } from '../../../claims/drafting/evidence-rows.ts';
import {
  answerField,
  isAnswer,
  type PasteContext,
  pastedSources,
  SEEN,
  withPasted,
} from '../../../claims/drafting/pasted.ts';
import { withDays } from '../../../claims/drafting/typed-days.ts';
import { archivedAddress } from '../../../claims/evidence/address.ts';
import { type Finding, isHeldUp } from '../../../claims/tables/finding.ts';
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
  /** The form as it is drawn. */
  fields: Record<string, string>;
  /** The form as it is read, with the lines of a pasted table that is too long for rows. */
  read: Record<string, string>;
  /** What its button asks for: drawing it again, a preview, or recording it. */
  act: 'draw' | 'preview' | 'save';
  notice?: string;
  /** What was found in the pasted table. */
  findings: readonly Finding[];
  /** What is in the way of reading it, under the fields of the form. */
  issues: FieldIssue[];
  /** The lines of the pasted table that are in rows which are not drawn. */
  lineOf: ReadonlyMap<number, number>;
}

/** The form that was posted, with the rows that its button asks for. A pasted table is read before all else. */
export function arranged(c: Context<AppEnv>, context: PasteContext): Arranged {
  const button = c.var.form.get('do');
  const fields = postedFields(c, button === 'anew');
  const plain = { fields, read: fields, findings: [], issues: [], lineOf: new Map<number, number>() };
  if (c.var.form.get(PASTE).trim() === '') {
    if (button === 'paste') return { ...plain, act: 'draw', notice: 'Nothing was pasted.' };
    if (button === 'rows') return { ...plain, fields: withMoreRows(fields), act: 'draw' };
    return { ...plain, act: button === 'save' ? 'save' : 'preview' };
  }
  const { drawn, read, lines, isWhole, lineOf, findings } = withPasted(fields, context);
  const issues = isHeldUp(findings) ? issuesOfTable(findings) : [];
  if (issues.length > 0) return { ...plain, act: 'draw', findings, issues };
  const told = findings.map(({ message }) => ` ${message}`).join('');
  const tally = sentence(count(lines, 'line'));
  if (!isWhole)
    return {
      ...plain,
      fields: drawn,
      act: 'draw',
      findings,
      notice: `${tally} ${lines === 1 ? 'was' : 'were'} put into rows: look at them, and go on.${told}`,
    };
  const mark = contentHash(JSON.stringify(Object.entries(fields).filter(([name]) => isOwn(name))));
  const isSeen = button === 'save' && fields[SEEN] === mark;
  return {
    ...plain,
    fields: { ...drawn, [SEEN]: mark },
    read,
    act: isSeen ? 'save' : 'preview',
    findings,
    lineOf,
    notice: `${tally} are more than a form has rows, so they stay in the field below: all of them are read from it. Look them over, then save them all at once.${told}`,
  };
}

const isOwn = (name: string): boolean => !name.startsWith('_') && name !== SEEN && name !== 'do';

/** The fields of the form; rows beyond those that a form has are not its own. */
function postedFields(c: Context<AppEnv>, isAnew: boolean): Record<string, string> {
  const own = Object.entries(c.var.form.fields).filter(
    ([name]) =>
      (rowOf(name) !== undefined || rowOf(name, Number.MAX_SAFE_INTEGER) === undefined) &&
      !(isAnew && isAnswer(name)),
  );
  return withDays(Object.fromEntries(own), todayOf(c));
}

/** What is in the way of reading a table: beside the answer that it waits for, or else beside the table. */
function issuesOfTable(findings: readonly Finding[]): FieldIssue[] {
  return findings
    .filter(({ level }) => level !== 'said')
    .map(({ code, message, question }) => ({
      field: question === undefined ? PASTE : answerField(question.name),
      message:
        code === 'column-unmapped' && question !== undefined
          ? `${message} Choose here, or take the column out of the table.`
          : message,
    }));
}

/** The most lines of a table whose issues are listed. */
const MAX_LISTED = 20;

/** Issues under the fields that are drawn: those of lines that are in no row stand beside the table, with their lines. */
export function drawnIssues(issues: readonly FieldIssue[], { lineOf, read }: Arranged): FieldIssue[] {
  if (lineOf.size === 0) return [...issues];
  const ofLines = issues.filter(({ field }) => lineOf.has(rowOf(field, MAX_READ) ?? -1));
  const others = issues.filter((issue) => !ofLines.includes(issue));
  const listed = ofLines.slice(0, MAX_LISTED).map(({ field, message }) => {
    const row = rowOf(field, MAX_READ) ?? 0;
    return {
      field: PASTE,
      message: `Line ${lineOf.get(row)}, ${read[rowField(row, 'at')] ?? ''}: ${message}`,
    };
  });
  const more = ofLines.length - listed.length;
  return [
    ...others,
    ...listed,
    ...(more > 0 ? [{ field: PASTE, message: `And ${count(more, 'more line')} like these.` }] : []),
  ];
}

/** Issues of figures that look odd, unless somebody has said that they are right, and why. */
export function unsureIssues(
  { figures, reason }: ReadEvidence,
  fields: Readonly<Record<string, string>>,
  { needsReason }: { needsReason: boolean },
): FieldIssue[] {
  const odd = oddIssues(figures);
  if (odd.length === 0) return [];
  if (fields[SURE] !== 'yes')
    return [
      ...odd,
      { field: SURE, message: 'Some figures look odd: look at them again, and say that they are right.' },
    ];
  return needsReason && reason === undefined
    ? [{ field: 'reason', message: 'Say why the figures that look odd are right: it is kept with them.' }]
    : [];
}

/** Whether a form asks if odd figures are right. */
export function asksIfSure(
  fields: Readonly<Record<string, string>>,
  issues: readonly FieldIssue[],
  figures: Parameters<typeof oddIssues>[0] = [],
): boolean {
  return (
    fields[SURE] === 'yes' || issues.some(({ field }) => field === SURE) || oddIssues(figures).length > 0
  );
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
  const { ids, titles } = sourcesToLookUp(fields);
  const pasted = pastedSources(fields);
  return { ids: [...ids, ...pasted], titles: [...titles, ...pasted], use };
}

const FIELD =
  /^(?:rows\.\d{1,3}\.[a-zA-Z]+|source\.[a-zA-Z]+|title|id|unit|measure|place|definition|frequency|publishedOn|reason|paste)$/;

/** An issue for each file that was given to a form of evidence. */
export function fileIssuesOf(c: Context<AppEnv>): FieldIssue[] {
  return fileIssues(c.var.form, (name) => (FIELD.test(name) ? name : ''));
}

/** The figures of a form that the ledger lacks. */
export function lacking({ figures }: ReadEvidence): ReadEvidence['figures'] {
  return figures.filter((figure) => figure.is !== 'held');
}

/** The address at which the new source of a form is kept, or what is wrong with it; nothing if none was typed. */
export function archivedIn(
  fields: Readonly<Record<string, string>>,
  { sources }: Pick<ReadEvidence, 'sources'>,
): { archived?: string; issues: FieldIssue[] } {
  const field = 'source.archived';
  const typed = (fields[field] ?? '').trim();
  if (typed === '') return { issues: [] };
  const read = archivedAddress(typed);
  if ('fault' in read) return { issues: [{ field, message: `Kept at: ${read.fault}.` }] };
  if (sources.length > 0) return { archived: read.url, issues: [] };
  const message =
    'Kept at: this goes with a new source. For one that the ledger has, say it on the page of the series, under “Where its sources are kept”.';
  return { issues: [{ field, message }] };
}
