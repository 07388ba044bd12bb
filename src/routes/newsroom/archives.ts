/** Where the sources of a series are kept, as an editor says: `/edit/evidence/series/ID/archives`. */
import { type Context, Hono } from 'hono';
import { archivedAddress } from '../../../claims/evidence/address.ts';
import { sentence } from '../../../claims/words/text.ts';
import { keptSources, saveArchives } from '../../../db/newsroom/archives.ts';
import { archiveField } from '../../../views/edit/evidence/archives.ts';
import type { FieldIssue } from '../../../views/edit/parts/fields.ts';
import { urls } from '../../../views/parts/urls.ts';
import { seeOther } from '../../auth/private.ts';
import type { AppEnv } from '../../http/context.ts';
import { fileIssues } from '../../http/forms.ts';
import { drawSeries } from './evidence.ts';
import { postedBy } from './form-context.ts';

/** Mount behind `newsroom()`. */
export function editArchiveRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>().post('/edit/evidence/series/:id/archives', (c) => post(c, c.req.param('id')));
}

async function post(c: Context<AppEnv>, series: string): Promise<Response> {
  const { form, deps } = c.var;
  const [sources] = await deps.database.read(keptSources(deps.database, series));
  const issues: FieldIssue[] = [...fileIssues(form)];
  const archives = sources.flatMap(({ id }): { source: string; url: string | null }[] => {
    const field = archiveField(id);
    const typed = form.fields[field]?.trim();
    if (typed === undefined) return [];
    if (typed === '') return [{ source: id, url: null }];
    const read = archivedAddress(typed);
    if ('url' in read) return [{ source: id, url: read.url }];
    issues.push({ field, message: `${sentence(read.fault)}.` });
    return [];
  });
  if (issues.length > 0)
    return drawSeries(c, series, { archivesState: { fields: { ...form.fields }, issues } });
  await saveArchives(deps.database, { ...postedBy(c), archives });
  return seeOther(urls.edit.series(series, { done: 'kept' }));
}
