/** What became of a figure that a reader sent: what it was, its state, and what the newsroom answered. Never who sent it. */

import {
  READER_FIGURE_WORDS,
  type ReaderFigure,
  type ReaderFigureAnswer,
} from '../../claims/editorial/reader-figure.ts';
import { bdi } from '../parts/direction.ts';
import { type Html, html, nothing } from '../parts/html.ts';
import { layout, type Site } from '../parts/layout.ts';
import { quoted } from '../parts/quoted.ts';
import { besideTable, sourceLink } from '../parts/theirs.ts';
import { day } from '../parts/time.ts';
import { absolute, urls } from '../parts/urls.ts';

export interface SentFigureProps {
  site: Site;
  figure: ReaderFigure;
  /** Whether it was sent just now. */
  isNew: boolean;
}

/** The page of a figure. */
export function sentFigurePage({ site, figure, isNew }: SentFigureProps): Html {
  const { code, slug, claim, state, answers, at } = figure;
  const { label, means } = READER_FIGURE_WORDS[state];
  return layout(site, {
    title: 'A figure that was sent to the newsroom',
    description: 'What became of a figure that a reader sent to the newsroom.',
    path: urls.readerFigure(code),
    unlisted: true,
    body: html`<article class="sent-figure">
${isNew ? html`<div class="keep" role="status"><p><strong>It was sent. Keep this address</strong>: here you see what becomes of it, and nobody can look it up without it.</p><p><code>${absolute(site.origin, urls.readerFigure(code))}</code></p></div>` : nothing}
<h1>A figure that was sent to the newsroom</h1>
<p class="by">Sent on ${day(at, site.zone)}, about ${claim === null ? 'a claim that is no longer published' : html`<a href="${urls.claim(slug)}">${quoted(claim.quote, 120)}</a>`}</p>
<section aria-labelledby="state"><h2 id="state">${label}</h2>
<p class="lead">${means}</p>
${answers.map((answer) => answered(answer, site.zone))}
</section>
${answers[0]?.isHidden === true ? html`<p class="note">The newsroom does not show what was sent.</p>` : whatWasSent(figure)}
</article>`,
  });
}

function answered({ state, answer, at }: ReaderFigureAnswer, zone: string): Html {
  return html`<p class="on">${READER_FIGURE_WORDS[state].label}, ${day(at, zone)}</p>
${answer === null ? nothing : html`<blockquote class="verbatim" dir="auto">${answer}</blockquote>`}`;
}

function whatWasSent({ claim, figures, verdicts, source, quote, note }: ReaderFigure): Html {
  return html`<section aria-labelledby="what"><h2 id="what">What was sent</h2>
${besideTable(
  claim?.kind ?? '',
  figures.map(({ ours, ...figure }) => ({ ...figure, value: ours })),
)}
<dl class="beside">
<div><dt>The verdict at that time, on the published figures</dt><dd>${verdicts.ours}</dd></div>
<div><dt>With the figure that was sent</dt><dd>${verdicts.theirs}</dd></div>
</dl>
<h3>Its source, as the sender gives it</h3>
<p><cite dir="auto">${sourceLink(source)}</cite>. ${bdi(source.publisher)}.</p>
<blockquote class="verbatim" dir="auto">${quote}</blockquote>
${note === null ? nothing : html`<p class="note">The sender adds:</p><blockquote class="verbatim" dir="auto">${note}</blockquote>`}
<p class="note">The newsroom has not confirmed this unless it says so above.</p>
</section>`;
}
