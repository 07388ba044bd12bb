/** The chart of a series, for an iframe on other sites: its title, the drawing, the last figure, and where it is from. */
import { frequencyInWords } from '../../claims/evidence/frequency.ts';
import { knownOn, type Series, type Source } from '../../claims/evidence/series.ts';
import { momentName, shortDate } from '../../claims/words/dates.ts';
import { valueInWords } from '../../claims/words/numbers.ts';
import { seriesChart } from '../chart/claim-charts.ts';
import { isolated } from '../parts/direction.ts';
import { type Html, html, nothing } from '../parts/html.ts';
import { clip } from '../parts/layout.ts';
import { logo } from '../parts/mark.ts';
import type { Theme } from '../parts/theme.ts';
import { time } from '../parts/time.ts';
import { urls } from '../parts/urls.ts';
import { type EmbedSite, embedFrame, outward } from './frame.ts';
import { block, drawing, footHeight, inFrame, SMALL } from './measure.ts';

interface Known {
  series: Series;
  sources: readonly Source[];
}

export interface SeriesCardProps extends Known {
  site: EmbedSite;
  theme: Theme;
  /** The day of the figures, `YYYY-MM-DD`. */
  today: string;
}

/** "Police officers, England and Wales". */
export function seriesTitle({ title, place }: Pick<Series, 'title' | 'place'>): string {
  return place === undefined
    ? isolated(clip(title, 120))
    : `${isolated(clip(title, 120))}, ${isolated(clip(place, 80))}`;
}

/** The card. */
export function seriesCard({ site, theme, series, sources, today }: SeriesCardProps): Html {
  const last = lastInWords({ series, sources }, today);
  return embedFrame({
    site,
    theme,
    title: `${seriesTitle(series)} · Plumbline`,
    canonical: urls.series(series.id),
    name: series.id,
    tone: 'series-card',
    embedded: urls.series(series.id),
    body: html`<h1 dir="auto">${seriesTitle(series)}</h1>
<p class="by">${aboutSeries(series)}</p>
${knownOn(series, today).length < 2 ? nothing : html`<figure class="plot">${seriesChart(series, today)}</figure>`}
<p class="because">${last}</p>`,
    foot: html`${outward(urls.series(series.id), html`${logo}<span>Plumbline</span>`, 'brand')} <span class="state">As known on ${time(today)}</span> ${outward(urls.series(series.id), 'All figures and their sources', 'more')}`,
  });
}

/** What is counted, and how often. */
function aboutSeries({ unit, measure, frequency }: Series): string {
  return [unit, measure, frequency === undefined ? undefined : frequencyInWords(frequency)]
    .filter((part) => part !== undefined)
    .map((part) => isolated(clip(part, 80)))
    .join(', ');
}

/** The last figure that counts, with its publisher. */
function lastInWords({ series, sources }: Known, today: string): string {
  const last = knownOn(series, today).at(-1)?.observation;
  if (last === undefined) return 'No figure was known.';
  const publisher = sources.find(({ id }) => id === last.source)?.publisher ?? last.source;
  return `The last figure: ${valueInWords(last.value, series.unit)} (${momentName(last.at)}), published by ${isolated(clip(publisher, 100))} on ${shortDate(last.publishedOn)}.`;
}

/** The height of the card in CSS pixels, for a frame of a width. */
export function seriesCardHeights(known: Known, today: string): (frameWidth: number) => number {
  const { series } = known;
  const chart = knownOn(series, today).length < 2 ? '' : String(seriesChart(series, today));
  // The wide drawing and the narrow one are both there, and the style sheet shows one of them.
  const [wide = '', narrow = wide] = chart.split(/(?=<svg)/).filter((part) => part.startsWith('<svg'));
  return (frameWidth) => {
    const width = inFrame(frameWidth);
    return Math.ceil(
      block(seriesTitle(series), width, { size: 19.2, line: 25.92, below: 6.4 }) +
        block(aboutSeries(series), width, { ...SMALL, below: 12 }) +
        (chart === '' ? 0 : drawing(frameWidth > 640 ? wide : narrow, width) + 8) +
        block(lastInWords(known, today), width, { size: 16, line: 23.2, below: 0 }) +
        footHeight(width, 'As known on 30 September 2026', 'All figures and their sources'),
    );
  };
}
