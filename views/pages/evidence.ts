/** The evidence: all series, and one series with its vintages, sources, and the claims that rest on it. */

import type { RestingClaim } from '../../claims/editorial/listed-claim.ts';
import { frequencyInWords } from '../../claims/evidence/frequency.ts';
import type { ListedSeries } from '../../claims/evidence/record.ts';
import { knownOn, type Series, type Source, sourceStanding } from '../../claims/evidence/series.ts';
import { zoneInWords } from '../../claims/exact/zone.ts';
import { precisionText } from '../../claims/exchange/columns.ts';
import { momentName, shortDate } from '../../claims/words/dates.ts';
import { count, tally, valueInWords } from '../../claims/words/numbers.ts';
import { seriesChart } from '../chart/claim-charts.ts';
import { dataset } from '../machines/dataset.ts';
import { claimList } from '../parts/claim-list.ts';
import { bdi, isolated } from '../parts/direction.ts';
import { type Html, html, nothing } from '../parts/html.ts';
import { layout, type Site } from '../parts/layout.ts';
import { pager } from '../parts/pager.ts';
import { sourceEntry } from '../parts/source.ts';
import { time } from '../parts/time.ts';
import { absolute, urls } from '../parts/urls.ts';

/** All series, by place. */
export function evidencePage(site: Site, series: readonly ListedSeries[], page: number, pages: number): Html {
  const places = [...new Set(series.map((s) => s.place ?? 'Elsewhere'))];
  return layout(site, {
    title: 'Evidence',
    description: 'The published figures that verdicts rest on, each with its source and every revision.',
    path: urls.evidence(page),
    section: 'evidence',
    body: html`<h1>Evidence</h1>
<p class="lead">Every figure that a verdict rests on, with its source. A revised figure stands beside the one it revises; none is replaced. When the next figures come is in <a href="${urls.calendar()}">the calendar</a>.</p>
${places.map(
  (place) => html`<section><h2 class="section" dir="auto">${place}</h2>
<ul class="series">${series
    .filter((s) => (s.place ?? 'Elsewhere') === place)
    .map(
      (s) =>
        html`<li><h3 dir="auto"><a href="${urls.series(s.id)}">${s.title}</a></h3><p class="by">${bdi(s.unit)}${s.measure === null ? nothing : html`, ${bdi(s.measure)}`} · ${count(s.observations, 'figure')}${s.firstDate === null || s.lastDate === null ? nothing : html`, ${span(s.firstDate, s.lastDate)}`} · ${s.claims === 0 ? 'no claim rests on it' : html`${count(s.claims, 'claim')} ${s.claims === 1 ? 'rests' : 'rest'} on it`}</p></li>`,
    )}
</ul></section>`,
)}
${series.length === 0 ? html`<p>The ledger holds no evidence yet.</p>` : nothing}
${pager(page, pages, urls.evidence)}`,
  });
}

function span(first: string, last: string): string {
  const [a, b] = [first.slice(0, 4), last.slice(0, 4)];
  return a === b ? a : `${a} to ${b}`;
}

/** The most figures that the page shows; the CSV has all. */
const MAX_ROWS = 1_000;

export interface SeriesPageProps {
  site: Site;
  series: Series;
  sources: readonly Source[];
  claims: readonly RestingClaim[];
}

/** One series. */
export function seriesPage({ site, series, sources, claims }: SeriesPageProps): Html {
  const known = knownOn(series, site.today);
  const counting = new Set(known.map((o) => o.observation));
  const confirmed = new Set(known.map(({ observation: o }) => `${o.at} ${o.value}`));
  const title = `${isolated(series.title)}${series.place === undefined ? '' : `, ${isolated(series.place)}`}`;
  return layout(site, {
    title,
    description: `${title}: ${count(series.observations.length, 'figure')} with their sources and revisions.`,
    path: urls.series(series.id),
    section: 'evidence',
    head: html`<link rel="alternate" type="text/markdown" href="${urls.markdown(urls.series(series.id))}" title="As Markdown">
<link rel="alternate" type="text/csv" href="${urls.seriesCsv(series.id)}">
<link rel="alternate" type="application/json" href="${urls.seriesJson(series.id)}">
<link rel="alternate" type="application/json+oembed" href="${absolute(site.origin, urls.oembed(absolute(site.origin, urls.series(series.id)), 'json'))}" title="Embed (JSON)">
${dataset(site, series, sources)}`,
    body: html`<article>
<p class="topic"><a href="${urls.evidence()}">Evidence</a>${series.place === undefined ? nothing : html` · ${bdi(series.place)}`}</p>
<h1 dir="auto">${series.title}</h1>
<p class="by">${bdi(series.unit)}${series.measure === undefined ? nothing : html`, ${bdi(series.measure)}`}${series.frequency === undefined ? nothing : html`, ${frequencyInWords(series.frequency)}`}</p>
${series.definition === undefined ? nothing : html`<p class="lead" dir="auto">${series.definition}</p>`}
${
  known.length < 2
    ? nothing
    : html`<figure class="plot">${seriesChart(series, site.today)}<figcaption>The figures that count today: for each date, the one published last.</figcaption></figure>`
}
<section aria-labelledby="figures"><h2 id="figures" class="section">Figures</h2>
<p class="links-line"><a href="${urls.seriesCsv(series.id)}">CSV</a> · <a href="${urls.seriesCsv(series.id, { forSpreadsheets: true })}">CSV for Excel</a> · <a href="${urls.seriesJson(series.id)}">JSON</a> · <a href="${urls.seriesPackage(series.id)}">Data package</a></p>
<div class="scroll" role="region" aria-label="All figures, the latest first" tabindex="0"><table class="evidence">
<thead><tr><th scope="col">When</th><th scope="col" class="num">Figure</th><th scope="col">Source, and when published</th></tr></thead>
<tbody>${series.observations
      .slice(-MAX_ROWS)
      .reverse()
      .map((o) => {
        const source = sources.find((s) => s.id === o.source);
        const kind = source === undefined ? null : sourceStanding(source);
        return html`
<tr${counting.has(o) || o.status === 'forecast' || confirmed.has(`${o.at} ${o.value}`) ? nothing : html` class="superseded"`}><th scope="row">${momentName(o.at)}<span class="sub">${o.status ?? 'final'}${counting.has(o) || o.status === 'forecast' ? nothing : confirmed.has(`${o.at} ${o.value}`) ? ', published again since' : ', since revised'}</span></th><td class="num"><span class="value">${valueInWords(o.value, series.unit)}</span><span class="sub">${precisionText(o.precision)}</span></td><td><a href="#source-${o.source}" dir="auto">${source?.publisher ?? o.source}</a>${kind === null ? nothing : html` <span class="tag">${kind}</span>`}<span class="sub">${shortDate(o.publishedOn)}</span></td></tr>`;
      })}
</tbody></table></div>
${series.observations.length > MAX_ROWS ? html`<p class="note">The latest ${MAX_ROWS} of ${tally(series.observations.length, 'figure')}; the CSV has all.</p>` : nothing}</section>
<section aria-labelledby="sources"><h2 id="sources" class="section">Sources</h2><ol class="sources">${sources.map(sourceEntry)}</ol></section>
<section aria-labelledby="resting"><h2 id="resting" class="section">Claims that rest on it</h2>
${claims.some((claim) => claim.waits) ? html`<p class="note">Newer figures are waiting for review: some of the verdicts below do not take all the figures above into account yet.</p>` : nothing}
${claims.length === 0 ? html`<p>None.</p>` : claimList(claims, 'h3')}</section>
<p class="note">As the ledger held it on ${time(site.today)}, ${zoneInWords(site.zone)}.</p>
</article>`,
  });
}
