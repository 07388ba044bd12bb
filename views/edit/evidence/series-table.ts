/** The figures of a series as a table: for each date a group of its vintages, with links to change them. */

import type { RecordedFigure } from '../../../claims/evidence/record.ts';
import { momentName } from '../../../claims/words/dates.ts';
import { valueInWords } from '../../../claims/words/numbers.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { moment, time } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';
import { exactness } from './form.ts';

/** A date of a series with all that was recorded for it. */
export interface DateItem {
  at: string;
  figures: readonly RecordedFigure[];
}

/** The figures by their dates, in the order in which they come. */
export function byDate(figures: readonly RecordedFigure[]): DateItem[] {
  const dates = new Map<string, RecordedFigure[]>();
  for (const figure of figures) {
    const group = dates.get(figure.observation.at);
    if (group === undefined) dates.set(figure.observation.at, [figure]);
    else group.push(figure);
  }
  return [...dates].map(([at, group]) => ({ at, figures: group }));
}

/** The table. */
export function seriesTable(id: string, unit: string, dates: readonly DateItem[], zone: string): Html {
  return html`<div class="scroll" role="region" aria-label="All figures, the latest first" tabindex="0"><table class="evidence vintages">
<thead><tr><th scope="col">When</th><th scope="col" class="num">Figure</th><th scope="col">Published on</th><th scope="col">Source</th><th scope="col">Recorded</th><th scope="col">Change</th></tr></thead>
${dates.map((date) => html`<tbody>${date.figures.map((figure, i) => figureLine({ id, unit, zone }, date, figure, i === 0))}</tbody>`)}
</table></div>`;
}

function figureLine(
  { id, unit, zone }: { id: string; unit: string; zone: string },
  date: DateItem,
  figure: RecordedFigure,
  isFirst: boolean,
): Html {
  const { observation: o } = figure;
  const name = momentName(date.at);
  const counting = date.figures.find((f) => f.correctedBy === null);
  const state =
    figure.correctedBy !== null
      ? 'typed wrongly, since corrected'
      : counting !== undefined && counting.id !== figure.id
        ? 'an earlier publication'
        : undefined;
  return html`
<tr${state === undefined ? nothing : html` class="superseded"`}>${isFirst ? html`<th scope="rowgroup" rowspan="${date.figures.length}">${name}<span class="sub"><a href="${urls.edit.series(id, { revise: date.at })}">Revise<span class="hidden"> the figure for ${name}</span></a></span></th>` : nothing}<td class="num"><span class="value">${valueInWords(o.value, unit)}</span><span class="sub">${exactness(o.precision)}, ${o.status ?? 'final'}</span></td><td>${time(o.publishedOn)}${state === undefined ? nothing : html`<span class="sub">${state}</span>`}</td><td><span dir="auto">${figure.sourceTitle}</span></td><td>${figure.by === null ? 'Loaded' : html`<span dir="auto">${figure.by}</span>`}<span class="sub">${moment(figure.recordedAt, zone)}${figure.corrects === null ? nothing : html`, as a correction`}</span>${figure.reason === null ? nothing : html`<span class="sub" dir="auto">${figure.reason}</span>`}</td><td class="change">${figure.correctedBy === null ? html`<a href="${urls.edit.series(id, { correct: figure.id })}">Correct a slip<span class="hidden"> of recording in ${valueInWords(o.value, unit)} for ${name}</span></a>` : nothing}</td></tr>`;
}
