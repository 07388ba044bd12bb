/** One series: how it went and was revised, each figure with where it stood, its sources, and how much rests on it. */

import { allowsCopies } from '../../claims/editorial/licence.ts';
import type { RestingClaim } from '../../claims/editorial/listed-claim.ts';
import { type Expected, nextReleaseSentence } from '../../claims/editorial/next-release.ts';
import { revisionsInWords, revisionsOf } from '../../claims/editorial/revisions.ts';
import { type Sensitivity, type Swung, sensitivityInWords } from '../../claims/editorial/sensitivity.ts';
import { frequencyInWords } from '../../claims/evidence/frequency.ts';
import { cellInWords, type FigureOrigin } from '../../claims/evidence/origin.ts';
import {
  type KeptSource,
  knownOn,
  type Observation,
  type Series,
  sourceStanding,
} from '../../claims/evidence/series.ts';
import { zoneInWords } from '../../claims/exact/zone.ts';
import { precisionText } from '../../claims/exchange/columns.ts';
import { momentName, shortDate } from '../../claims/words/dates.ts';
import { count, separated, tally, valueInWords } from '../../claims/words/numbers.ts';
import { seriesChart } from '../chart/claim-charts.ts';
import { dataset } from '../machines/dataset.ts';
import { claimList } from '../parts/claim-list.ts';
import { bdi, isolated } from '../parts/direction.ts';
import { type Html, html, nothing } from '../parts/html.ts';
import { clip, layout, type Site } from '../parts/layout.ts';
import { wordMark } from '../parts/mark.ts';
import { quoted } from '../parts/quoted.ts';
import { sourceEntry } from '../parts/source.ts';
import { time } from '../parts/time.ts';
import { absolute, urls } from '../parts/urls.ts';

/** The most figures that the page shows; the CSV has all. */
const MAX_ROWS = 1_000;

export interface SeriesPageProps {
  site: Site;
  series: Series;
  sources: readonly KeptSource[];
  /** The claims that rest on it, as far as they are listed, and how many there are. */
  claims: readonly RestingClaim[];
  total: number;
  /** When its next figures are expected; null if that is not known. */
  next: Expected | null;
  /** Where its figures stood in the files that they came from. */
  origins: readonly FigureOrigin[];
  /** What would become of the claims if its latest figure were moved; undefined if that was not tried. */
  sensitivity: Sensitivity | undefined;
}

/** One series. */
export function seriesPage(props: SeriesPageProps): Html {
  const { site, series, sources, next } = props;
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
<p class="next">${nextReleaseSentence(next, site.today)} <a href="${urls.calendar()}">The calendar</a></p>
${chartOf(series, site.today)}
${figuresSection(props)}
<section aria-labelledby="sources"><h2 id="sources" class="section">Sources</h2><ol class="sources">${sources.map(sourceEntry)}</ol></section>
${restingSection(props)}
<p class="note">As the ledger held it on ${time(site.today)}, ${zoneInWords(site.zone)}.</p>
</article>`,
  });
}

/** The chart with the publications before, and in words how far the figures were revised. */
function chartOf(series: Series, today: string): Html {
  const revisions = revisionsOf(series, today);
  const { figures, revised } = revisions;
  const told = revisionsInWords(revisions, series.unit);
  return html`${
    figures < 2
      ? nothing
      : html`<figure class="plot">${seriesChart(series, today, { withEarlier: true })}<figcaption>The figures that count today: for each date, the one published last.${revised === 0 ? nothing : ' Lighter, what was published before.'}</figcaption></figure>
`
  }${told === undefined ? nothing : html`<p class="revisions">${told}</p>`}`;
}

function figuresSection({ site, series, sources, origins }: SeriesPageProps): Html {
  const known = knownOn(series, site.today);
  const counting = new Set(known.map((o) => o.observation));
  const confirmed = new Set(known.map(({ observation: o }) => `${o.at} ${o.value}`));
  const publishers = new Map(sources.map((source) => [source.id, source]));
  const cells = new Map(origins.map((origin) => [`${origin.at} ${origin.publishedOn}`, origin]));
  const row = (o: Observation) => {
    const isSame = confirmed.has(`${o.at} ${o.value}`);
    const isStanding = counting.has(o) || o.status === 'forecast';
    const state = isStanding ? '' : isSame ? ', published again since' : ', since revised';
    const source = publishers.get(o.source);
    const kind = source === undefined ? null : sourceStanding(source);
    return html`
<tr${isStanding || isSame ? nothing : html` class="superseded"`}><th scope="row">${momentName(o.at)}<span class="sub">${o.status ?? 'final'}${state}</span></th><td class="num"><span class="value">${valueInWords(o.value, series.unit)}</span><span class="sub">${precisionText(o.precision)}</span></td><td><a href="#source-${o.source}" dir="auto">${source?.publisher ?? o.source}</a>${kind === null ? nothing : html` <span class="tag">${kind}</span>`}<span class="sub">${shortDate(o.publishedOn)}</span>${cellOf(cells.get(`${o.at} ${o.publishedOn}`), o.value, series.unit)}</td></tr>`;
  };
  return html`<section aria-labelledby="figures"><h2 id="figures" class="section">Figures</h2>
<p class="links-line"><a href="${urls.seriesCsv(series.id)}">CSV</a> · <a href="${urls.seriesCsv(series.id, { forSpreadsheets: true })}">CSV for Excel</a> · <a href="${urls.seriesJson(series.id)}">JSON</a> · <a href="${urls.seriesPackage(series.id)}">Data package</a></p>
<div class="scroll" role="region" aria-label="All figures, the latest first" tabindex="0"><table class="evidence">
<thead><tr><th scope="col">When</th><th scope="col" class="num">Figure</th><th scope="col">Source, and when published</th></tr></thead>
<tbody>${series.observations.slice(-MAX_ROWS).reverse().map(row)}
</tbody></table></div>
${series.observations.length > MAX_ROWS ? html`<p class="note">The latest ${MAX_ROWS} of ${tally(series.observations.length, 'figure')}; the CSV has all.</p>` : nothing}</section>`;
}

/** The longest text of a cell, and note of a figure, that is shown. */
const LONGEST = 200;

/** Where a figure stood in its file, what the cell shows if that is not the value, and its notes. */
function cellOf(origin: FigureOrigin | undefined, value: string, unit: string): Html {
  if (origin === undefined) return nothing;
  const { isConfirmed, file, sha256, licence, cell, shown, note } = origin;
  const name = clip(file, LONGEST);
  return html`<span class="sub">${isConfirmed ? 'Also in ' : nothing}${allowsCopies(licence) ? html`<a href="${urls.file(sha256)}" download dir="auto">${name}</a>` : bdi(name)}: <bdi>${clip(cellInWords(cell), LONGEST)}</bdi>${shown === null || [value, separated(value), valueInWords(value, unit)].includes(shown.trim()) ? nothing : html`, shown as “<bdi>${clip(shown, LONGEST)}</bdi>”`}</span>${note === null ? nothing : html`<span class="sub" dir="auto">${clip(note, LONGEST)}</span>`}`;
}

function restingSection({ series, claims, total, sensitivity }: SeriesPageProps): Html {
  return html`<section aria-labelledby="resting"><h2 id="resting" class="section">Claims that rest on it</h2>
${sensitivity === undefined || claims.length === 0 ? nothing : swungList(sensitivity, { claims, total, unit: series.unit })}
${claims.some((claim) => claim.waits) ? html`<p class="note">Newer figures are waiting for review: some of the verdicts below do not take all the figures above into account yet.</p>` : nothing}
${claims.length === 0 ? html`<p>None.</p>` : claimList(claims, 'h3')}</section>`;
}

/** The longest quotation of a claim that would have another verdict. */
const QUOTE = 160;

function swungList(
  sensitivity: Sensitivity,
  { claims, total, unit }: { claims: readonly RestingClaim[]; total: number; unit: string },
): Html {
  const bySlug = new Map(claims.map((claim) => [claim.slug, claim]));
  return html`<p class="swung">${sensitivityInWords(sensitivity, unit, total)}</p>
${
  sensitivity.swung.length === 0
    ? nothing
    : html`<ul class="moves">${sensitivity.swung.map((one) => {
        const claim = bySlug.get(one.slug);
        return html`
<li><p><a href="${urls.claim(one.slug)}">${quoted(claim?.quote ?? one.slug, QUOTE)}</a> <span class="by">${bdi(claim?.claimant ?? '')}</span></p>
${wordsOf(one)}</li>`;
      })}
</ul>`
}`;
}

/** The words that a verdict has, and would have. */
function wordsOf({ word, higher, lower }: Swung): Html {
  const would = (other: Swung['higher'], how: string) =>
    other === null
      ? nothing
      : html`<p class="moved">${wordMark(word)} <span>would be</span> ${wordMark(other)} <span>if it were ${how}</span></p>`;
  return higher !== null && higher === lower
    ? would(higher, 'higher or lower')
    : html`${would(higher, 'higher')}${would(lower, 'lower')}`;
}
