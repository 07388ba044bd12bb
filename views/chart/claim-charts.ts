/** The chart of a claim on its page, with what its marks mean, its table and its files; and in small on a card. */

import type { Bundle } from '../../claims/bundle.ts';
import type { Series } from '../../claims/evidence/series.ts';
import { plotOfSeries } from '../../claims/plot/points.ts';
import type { Clocks } from '../../claims/verdict/verdict.ts';
import { momentName } from '../../claims/words/dates.ts';
import { english } from '../../claims/words/language.ts';
import { tally } from '../../claims/words/numbers.ts';
import { type Html, html, nothing, trusted } from '../parts/html.ts';
import { clip } from '../parts/layout.ts';
import { type ShownOf, urls } from '../parts/urls.ts';
import {
  type Chart,
  chartOf,
  descriptionOf,
  type LineChart,
  laidOut,
  type PlotChart,
  unitOf,
} from './chart.ts';
import { PAGE_SIZES, SMALL } from './drawing.ts';
import { legendOf } from './legend.ts';
import { svgOf } from './svg.ts';
import { timeDrawing } from './time-drawing.ts';

/**
 * The chart of a claim in a figure with its legend, the table of its figures and the links to its files. The verdicts are
 * those of the words and of today, or of the day in place of today that the page is about; `shown` names that day or the
 * revision for the addresses of the files, of which a chart with a reader's figure has none.
 */
export function claimFigure(bundle: Bundle, verdicts: Clocks, shown: ShownOf | null = {}): Html {
  const chart = chartOf(bundle, verdicts);
  if (chart === undefined) return nothing;
  const drawings = PAGE_SIZES.map((size) =>
    svgOf(laidOut(chart, size), size.name, descriptionOf(chart)),
  ).join('');
  const { slug } = bundle.claim;
  const files =
    shown === null
      ? nothing
      : html`<span class="files">This chart: ${(['csv', 'png', 'svg'] as const).map(
          (format, i) =>
            html`${i === 0 ? nothing : ' · '}<a href="${urls.chart(slug, format, shown)}" download>${format.toUpperCase()}</a>`,
        )}</span>`;
  return html`<figure class="plot claim-plot">
${titleOf(chart)}${trusted(drawings)}
<figcaption>${legendOf(chart)}${files}</figcaption>
</figure>
${chart.draws === 'plot' ? tableOf(chart) : lineTable(chart)}`;
}

function titleOf(chart: Chart): Html {
  const { title } = chart.words;
  const measure = chart.draws === 'plot' ? chart.plot.measure : undefined;
  return html`<p class="of" dir="auto">${clip(title, 240)}${unitIn(chart)}${measure === undefined || title.includes(measure) ? nothing : html` <span class="unit">${measure}</span>`}</p>\n`;
}

/** The unit of a chart, where its title does not say it. */
function unitIn(chart: Chart): Html {
  const unit = unitOf(chart);
  return unit === '' || chart.words.title.includes(unit)
    ? nothing
    : html` <span class="unit">(${clip(unit, 60)})</span>`;
}

/** The numbers of a line as a table. */
function lineTable({ line, words }: LineChart): Html {
  const rows = line.readings.map(
    (reading) =>
      html`<tr${reading.is === 'evidence' ? html` class="on"` : nothing}><th scope="row">${words.what(reading)}</th><td class="num">${words.value(reading)}</td><td></td></tr>`,
  );
  return figuresTable('What', rows);
}

function figuresTable(first: 'What' | 'When', rows: readonly Html[], note: Html = nothing): Html {
  return html`<details class="more figures"><summary>The figures of this chart</summary>
<div class="scroll" role="region" aria-label="The figures of this chart" tabindex="0"><table>
<thead><tr><th scope="col">${first}</th><th scope="col" class="num">Figure</th><th scope="col">Note</th></tr></thead>
<tbody>${rows}</tbody></table></div>
${note}</details>`;
}

/** The figures of a chart as a table, folded: what the drawing says to those who do not see it, or want the numbers. */
function tableOf(chart: PlotChart): Html {
  const { plot, words, readings } = chart;
  const all = plot.lines.reduce((n, { points }) => n + points.length, 0) + plot.bars.length;
  const shown = readings.reduce((n, points) => n + points.length, 0) + plot.bars.length;
  const isMany = plot.lines.length > 1;
  const rows =
    plot.bars.length > 0
      ? plot.bars.map(
          (bar) =>
            html`<tr><th scope="row" dir="auto">${words.bar(bar)}</th><td class="num">${words.value(bar.value)}</td><td></td></tr>`,
        )
      : readings.flatMap((points, i) =>
          points.map(
            (point) =>
              html`<tr${point.isUsed ? html` class="on"` : nothing}><th scope="row">${isMany ? html`<span dir="auto">${clip(plot.lines[i]?.name ?? '', 60)}</span>, ` : nothing}${momentName(point.at)}</th><td class="num">${words.value(point.value)}</td><td>${words.notes(point).join(', ')}</td></tr>`,
          ),
        );
  return figuresTable(
    plot.bars.length > 0 ? 'What' : 'When',
    rows,
    all > shown
      ? html`<p class="note">${shown} of ${tally(all, 'figure')}, with those that the verdict rests on; the CSV has all.</p>`
      : nothing,
  );
}

/**
 * The chart in the size of a card. Only what was known when the verdict was computed is drawn, so that the drawing of a
 * pinned card never changes.
 */
export function cardChart(bundle: Bundle, verdicts: Clocks): Html {
  const chart = chartOf(bundle, verdicts);
  if (chart === undefined) return nothing;
  const drawing = trusted(
    svgOf({ ...laidOut(chart, SMALL), readings: [] }, SMALL.name, descriptionOf(chart)),
  );
  return html`<figure><p class="of">${clip(chart.words.title, 80)}${unitIn(chart)}</p>${drawing}<figcaption>${legendOf(chart)}</figcaption></figure>`;
}

/** A series by itself, as a day knows it; with the publications before, if they are asked for. */
export function seriesChart(series: Series, today: string, shown: { withEarlier?: boolean } = {}): Html {
  const plot = plotOfSeries(series, today, shown);
  const words = english.plot(plot, {});
  return trusted(
    PAGE_SIZES.map((size) => svgOf(timeDrawing(plot, words, size), size.name, words.description)).join(''),
  );
}
