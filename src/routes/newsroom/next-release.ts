/** When the next figures of a series are expected, as an editor says: `/edit/evidence/series/ID/next`. */
import { type Context, Hono } from 'hono';
import { EXPECTED, readExpected } from '../../../claims/drafting/next-release-form.ts';
import { expectedName } from '../../../claims/editorial/next-release.ts';
import { dateInWords } from '../../../claims/words/dates.ts';
import { saveNextRelease } from '../../../db/imports/next-release.ts';
import type { FieldIssue } from '../../../views/edit/parts/fields.ts';
import { urls } from '../../../views/parts/urls.ts';
import { seeOther } from '../../auth/private.ts';
import type { AppEnv } from '../../http/context.ts';
import { fileIssues } from '../../http/forms.ts';
import { drawSeries, noSeries } from './evidence.ts';
import { postedBy } from './form-context.ts';

/** Mount behind `newsroom()`. */
export function editNextReleaseRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>().post('/edit/evidence/series/:id/next', (c) => post(c, c.req.param('id')));
}

async function post(c: Context<AppEnv>, series: string): Promise<Response> {
  const { form, deps } = c.var;
  const posted = postedBy(c);
  const files = fileIssues(form);
  const isTakenBack = form.get('do') === 'take-back';
  const read = isTakenBack ? { expected: null } : readExpected(form.fields);
  if (files.length > 0 || 'issue' in read)
    return again(c, series, [...files, ...('issue' in read ? [read.issue] : [])]);
  const saved = await saveNextRelease(deps.database, { ...posted, series, expected: read.expected });
  switch (saved.outcome) {
    case 'saved':
      return seeOther(urls.edit.series(series, { done: isTakenBack ? 'taken-back' : 'expected' }));
    case 'no-series':
      throw noSeries(series);
    case 'met': {
      const name = read.expected === null ? '' : expectedName(read.expected);
      const message = `Next release: figures of this series that were published on ${dateInWords(saved.publishedOn)} are recorded already, so that ${name} is no release to come. Give a later day.`;
      return again(c, series, [{ field: EXPECTED, message }]);
    }
  }
}

/** The page of the series with the form as it was posted. */
async function again(c: Context<AppEnv>, series: string, issues: FieldIssue[]): Promise<Response> {
  const { fields } = c.var.form;
  return drawSeries(c, series, { nextState: { fields: { [EXPECTED]: fields[EXPECTED] ?? '' }, issues } });
}
