/** The chart of a claim as a file: `/claims/SLUG/chart.svg`, `.png` and `.csv`, of today, of a day, or of a revision. */

import { type Context, Hono } from 'hono';
import { assembleBundle } from '../../../claims/bundle.ts';
import { plotCsv, ringsCsv } from '../../../claims/plot/plot-csv.ts';
import { type Chart, chartOf } from '../../../views/chart/chart.ts';
import { type ChartFile, fileSvg } from '../../../views/chart/file.ts';
import { absolute } from '../../../views/parts/urls.ts';
import { chartPicture } from '../../../views/picture/chart-picture.ts';
import { CHARTS } from '../../../views/style/charts.ts';
import { asof } from '../../http/asof.ts';
import { type AppEnv, originOf, todayOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { EMBED_HEADERS } from '../../http/headers.ts';
import { kept } from '../../http/kept.ts';
import { readQuery, revision } from '../../http/query.ts';
import { answer, answerBytes } from '../../http/respond.ts';
import { csvAs, csvHeaders, csvQuery, wantsMark } from '../../http/spreadsheet.ts';
import { Drawing } from './drawing.ts';
import { dayNamed, findShown, pageOf, type Shown, verdictsShown, versionOf } from './shown.ts';

const chartQuery = csvQuery.extend({ rev: revision, asof });

const FORMATS = ['svg', 'png', 'csv'] as const;

/** Charts of claims. */
export function chartRoutes(): Hono<AppEnv> {
  const drawing = new Drawing();
  const routes = new Hono<AppEnv>();
  routes.get('/claims/:slug/:file{chart\\.\\w+}', kept(chartQuery), (c) => chart(c, drawing));
  return routes;
}

async function chart(c: Context<AppEnv>, drawing: Drawing): Promise<Response> {
  const slug = c.req.param('slug') ?? '';
  const format = FORMATS.find((one) => c.req.param('file') === `chart.${one}`);
  if (format === undefined)
    throw new HttpError('not-found', 'A chart is given as chart.svg, chart.png or chart.csv.');
  const { rev, asof } = readQuery(c, chartQuery);
  const found = rev === 'unknown' ? undefined : await findShown(c, slug, rev, asof);
  if (found?.state === 'withdrawn')
    throw new HttpError('gone', 'This claim was withdrawn: its chart is no longer given out.');
  if (found?.state !== 'published')
    throw new HttpError('not-found', 'There is no chart of a published claim at this address.');
  const version = `${versionOf(found)}-${asof ?? 'now'}`;
  const name = `${slug}-chart`;
  if (format === 'png')
    return answerBytes(c, {
      type: 'png',
      policy: 'embed',
      version,
      headers: named(name, 'png'),
      body: () => {
        const file = fileOf(c, found, asof);
        return drawing.draw(
          c,
          `chart ${slug} ${version} ${todayOf(c)} ${file.address} ${file.licence ?? ''}`,
          (types) => chartPicture(file, types),
        );
      },
    });
  const withMark = format === 'csv' && wantsMark(c);
  return answer(c, {
    type: format,
    policy: 'embed',
    version: `${version}-${withMark}`,
    headers: format === 'csv' ? csvHeaders(name) : { ...EMBED_HEADERS.badge, ...named(name, 'svg') },
    body: () => {
      const file = fileOf(c, found, asof);
      return format === 'svg' ? fileSvg(file, FILE_RULES) : csvAs(csvOf(file), withMark);
    },
  });
}

/** The rules of the style sheet for drawings, without its line breaks. */
const FILE_RULES = CHARTS.replace(/\n\s*/g, '').replace(/figcaption\{.*$/, '');

const named = (name: string, ending: string) => ({
  'Content-Disposition': `inline; filename="${name}.${ending}"`,
});

/** The file of what is shown. Throws a 404 if there is nothing to draw. */
function fileOf(c: Context<AppEnv>, found: Shown, asof: string | undefined): ChartFile {
  const { shown } = found;
  const verdicts = verdictsShown(c, found, asof);
  const bundle = assembleBundle(shown.claim, shown.series, shown.sources, verdicts.now.asOf);
  const drawn: Chart | undefined = chartOf(bundle, verdicts);
  if (drawn === undefined)
    throw new HttpError('not-found', 'This claim has no chart: no figure that it rests on is known.');
  const licence = c.var.licence();
  return {
    bundle,
    verdicts,
    chart: drawn,
    on: dayNamed(found, asof),
    address: absolute(originOf(c), pageOf(found, asof)),
    ...(licence === null ? {} : { licence: licence.name }),
  };
}

function csvOf({ chart: drawn, bundle }: ChartFile): string {
  if (drawn.draws === 'plot') return plotCsv(drawn.plot, bundle.sources, drawn.words.title);
  return ringsCsv(drawn.line);
}
