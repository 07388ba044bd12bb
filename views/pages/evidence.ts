/** The evidence: all series. */

import type { ListedSeries } from '../../claims/evidence/record.ts';
import { count } from '../../claims/words/numbers.ts';
import { bdi } from '../parts/direction.ts';
import { type Html, html, nothing } from '../parts/html.ts';
import { layout, type Site } from '../parts/layout.ts';
import { pager } from '../parts/pager.ts';
import { tableLinks } from '../parts/table-links.ts';
import { urls } from '../parts/urls.ts';

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
${pager(page, pages, urls.evidence)}
${series.length === 0 ? nothing : tableLinks('evidence', {})}`,
  });
}

function span(first: string, last: string): string {
  const [a, b] = [first.slice(0, 4), last.slice(0, 4)];
  return a === b ? a : `${a} to ${b}`;
}
