/** Evidence: the list of series, and each of them as a page, as CSV, as JSON and as a Data Package. */

import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { inOrder } from '../../../claims/bundle.ts';
import { sensitivityOf } from '../../../claims/editorial/sensitivity.ts';
import { seriesPackage } from '../../../claims/exchange/data-package.ts';
import { evidenceCsv } from '../../../claims/exchange/evidence-csv.ts';
import { findSeries, findSeriesOnPage, listSeries, SERIES_PAGE_SIZE } from '../../../db/readers/evidence.ts';
import { evidencePage } from '../../../views/pages/evidence.ts';
import { seriesPage } from '../../../views/pages/series.ts';
import { absolute, urls } from '../../../views/parts/urls.ts';
import { type AppEnv, originOf, siteOf, todayOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { contentHash } from '../../http/hash.ts';
import { kept } from '../../http/kept.ts';
import { page, readQuery } from '../../http/query.ts';
import { answer } from '../../http/respond.ts';
import { csvAs, csvHeaders, csvQuery, wantsMark } from '../../http/spreadsheet.ts';

const listQuery = z.object({ page });

/** Evidence: `/evidence`, `/evidence/SERIES` with `.csv`, `.json` and `/datapackage.json`. */
export function evidenceRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/evidence', kept(listQuery), list)
    .get('/evidence/:id', kept(csvQuery), (c) => {
      const id = c.req.param('id');
      const [, name = id, ending] = /^(.*)\.(csv|json)$/.exec(id) ?? [];
      return ending === undefined ? series(c, name) : seriesFile(c, name, ending as 'csv' | 'json');
    })
    .get('/evidence/:id/datapackage.json', kept(), (c) => dataPackage(c, c.req.param('id')));
}

async function list(c: Context<AppEnv>): Promise<Response> {
  const { page } = readQuery(c, listQuery);
  const { series: found, total } = await listSeries(c.var.deps.database, page);
  return answer(c, {
    type: 'html',
    policy: 'evidence',
    version: contentHash(JSON.stringify([found, total])),
    body: () => evidencePage(siteOf(c), found, page, Math.ceil(total / SERIES_PAGE_SIZE)),
  });
}

function noSeries(id: string): HttpError {
  return new HttpError('not-found', `The ledger has no series “${id.slice(0, 100)}”.`);
}

/** The page of a series. */
async function series(c: Context<AppEnv>, id: string): Promise<Response> {
  const found = await findSeriesOnPage(c.var.deps.database, id);
  if (found === undefined) throw noSeries(id);
  const { version, tried, ...shown } = found;
  const ordered = { ...found.series, observations: inOrder(found.series.observations) };
  const today = todayOf(c);
  return answer(c, {
    type: 'html',
    policy: 'evidence',
    version,
    body: () =>
      seriesPage({
        ...shown,
        site: siteOf(c),
        series: ordered,
        sensitivity: sensitivityOf(tried(), ordered, today),
      }),
  });
}

/** The figures of a series as a file. */
async function seriesFile(c: Context<AppEnv>, id: string, type: 'csv' | 'json'): Promise<Response> {
  const found = await findSeries(c.var.deps.database, id);
  if (found === undefined) throw noSeries(id);
  const withMark = type === 'csv' && wantsMark(c);
  const ordered = { ...found.series, observations: inOrder(found.series.observations) };
  return answer(c, {
    type,
    policy: 'evidence',
    version: contentHash(JSON.stringify([found.version, found.claims, withMark])),
    headers: type === 'csv' ? csvHeaders(id) : {},
    body: () => {
      if (type === 'csv') return csvAs(evidenceCsv(ordered, found.sources), withMark);
      return JSON.stringify({ series: ordered, sources: found.sources });
    },
  });
}

/** The Data Package of a series, which describes its CSV. */
async function dataPackage(c: Context<AppEnv>, id: string): Promise<Response> {
  const found = await findSeries(c.var.deps.database, id);
  if (found === undefined) throw noSeries(id);
  const origin = originOf(c);
  return answer(c, {
    type: 'json',
    policy: 'evidence',
    version: found.version,
    body: () =>
      JSON.stringify(
        seriesPackage(found.series, found.sources, {
          csv: absolute(origin, urls.seriesCsv(id)),
          homepage: absolute(origin, urls.series(id)),
          licence: c.var.licence(),
        }),
      ),
  });
}
