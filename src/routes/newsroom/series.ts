/** The form of a new series with its first figures. */

import type { Context } from 'hono';
import { ROWS_AT_A_TIME } from '../../../claims/drafting/evidence-fields.ts';
import { readEvidence } from '../../../claims/drafting/evidence-rows.ts';
import { type ReadHead, readHead } from '../../../claims/drafting/series-head.ts';
import type { KnownSource } from '../../../claims/evidence/record.ts';
import { canonicalUnit } from '../../../claims/evidence/units.ts';
import type { Finding } from '../../../claims/tables/finding.ts';
import { newSeriesMatter } from '../../../db/newsroom/evidence-edit.ts';
import { saveSeries } from '../../../db/newsroom/evidence-save.ts';
import { newSeriesPage, type PreviewProps } from '../../../views/edit/evidence/pages.ts';
import type { FieldIssue } from '../../../views/edit/parts/fields.ts';
import { urls } from '../../../views/parts/urls.ts';
import { deskOf } from '../../auth/guard.ts';
import { answerPrivate, seeOther } from '../../auth/private.ts';
import { type AppEnv, todayOf } from '../../http/context.ts';
import { standstillOf } from './calendar.ts';
import {
  archivedIn,
  arranged,
  askedBy,
  asksIfSure,
  drawnIssues,
  fileIssuesOf,
  lacking,
  postedEvidence,
  rowsDrawn,
} from './evidence-form.ts';

interface Drawing {
  fields: Record<string, string>;
  recent: readonly KnownSource[];
  issues?: readonly FieldIssue[];
  preview?: PreviewProps;
  notice?: string | undefined;
  findings?: readonly Finding[];
  taken?: KnownSource | null;
  status?: number;
}

function draw(c: Context<AppEnv>, drawing: Drawing): Response {
  const { fields, recent, issues = [], preview, notice, findings = [], taken, status = 200 } = drawing;
  return answerPrivate(
    newSeriesPage({
      desk: deskOf(c),
      state: { fields, issues },
      rows: rowsDrawn(fields, ROWS_AT_A_TIME),
      recent,
      notice,
      preview,
      findings,
      asksSure: asksIfSure(fields, issues, preview?.figures),
      taken: taken ?? undefined,
    }),
    status,
  );
}

/** The empty form. */
export async function newSeriesForm(c: Context<AppEnv>): Promise<Response> {
  const { recent } = await newSeriesMatter(c.var.deps.database, '', askedBy(c, {}, undefined));
  return draw(c, { fields: {}, recent });
}

/** The fields with the id that was proposed, if none was typed, so that it can be seen and changed. */
function withId(fields: Record<string, string>, { id }: ReadHead): Record<string, string> {
  return (fields['id'] ?? '').trim() === '' && id !== '' ? { ...fields, id } : fields;
}

/** The form as it was posted. */
export async function postNewSeries(c: Context<AppEnv>): Promise<Response> {
  const { database } = c.var.deps;
  const today = todayOf(c);
  const posted = postedEvidence(c);
  const unit = canonicalUnit(c.var.form.get('unit'));
  const form = arranged(c, { unit, held: [], today });
  const { fields, act, notice, findings } = form;
  const head = readHead(fields, today);
  const matter = await newSeriesMatter(database, head.id, askedBy(c, c.var.form.fields, posted.form));
  const { recent, taken } = matter;
  if (act === 'save' && matter.used?.outcome === 'saved')
    return seeOther(urls.edit.series(matter.used.series, { saved: posted.form }));
  if (act === 'draw') return draw(c, { ...form, recent, status: form.issues.length > 0 ? 422 : 200 });

  const context = { unit: (fields['unit'] ?? '').trim(), held: [], sources: matter.sources, today };
  const read = readEvidence(form.read, context);
  const { archived, issues: archiveIssues } = archivedIn(form.read, read);
  const issues: FieldIssue[] = [
    ...fileIssuesOf(c),
    ...head.issues,
    ...drawnIssues([...read.issues, ...archiveIssues], form),
  ];
  if (taken !== null) issues.unshift(idTaken(head.id));
  if (issues.length > 0 || head.head === undefined)
    return draw(c, { fields: withId(fields, head), recent, taken, findings, issues, status: 422 });
  if (act === 'preview') {
    const sources = [...read.sources, ...matter.sources];
    const preview = { figures: read.figures, sources, claims: [], total: 0 };
    return draw(c, { fields: withId(fields, head), recent, notice, findings, preview });
  }

  const message = await standstillOf(c);
  if (message !== undefined)
    return draw(c, { fields: withId(fields, head), recent, issues: [{ field: '', message }], status: 409 });
  const saved = await saveSeries(database, {
    ...posted,
    head: head.head,
    observations: lacking(read).map((figure) => figure.observation),
    sources: read.sources,
    archived,
    reason: null,
    isRevision: false,
  });
  if (saved.outcome === 'saved') return seeOther(urls.edit.series(saved.series, { saved: posted.form }));
  const issue =
    saved.outcome === 'taken'
      ? idTaken(head.id)
      : {
          field: '',
          message:
            'Somebody recorded evidence at the same moment, so nothing was saved: look it over and save again.',
        };
  return draw(c, { fields: withId(fields, head), recent, issues: [issue], status: 409 });
}

function idTaken(id: string): FieldIssue {
  return {
    field: 'id',
    message: `The ledger already has a series with the id “${id}”. If yours is another one, give it another id.`,
  };
}
