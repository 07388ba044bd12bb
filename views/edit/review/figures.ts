/** Figures that readers sent: the list by state, and one of them with what it would make of the verdict. */

import {
  READER_FIGURE_STATES,
  READER_FIGURE_WORDS,
  type ReaderFigure,
  type ReaderFigureState,
} from '../../../claims/editorial/reader-figure.ts';
import { inputName } from '../../../claims/kinds/given-inputs.ts';
import { momentName } from '../../../claims/words/dates.ts';
import { sentence } from '../../../claims/words/text.ts';
import { bdi } from '../../parts/direction.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { clip } from '../../parts/layout.ts';
import { pager } from '../../parts/pager.ts';
import { quoted } from '../../parts/quoted.ts';
import { besideTable, figureShown, sourceLink, theirsBeside, type WithTheirs } from '../../parts/theirs.ts';
import { moment } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';
import { areaField, checkField, type FormState, issueSummary, radioField } from '../parts/fields.ts';
import { type Desk, editPage, guard } from '../parts/layout.ts';

export interface FiguresPageProps {
  desk: Desk;
  figures: readonly ReaderFigure[];
  /** The state that is shown; undefined for all. */
  state: ReaderFigureState | undefined;
  tally: Readonly<Record<ReaderFigureState, number>>;
  page: number;
  pages: number;
}

/** The list. */
export function figuresPage({ desk, figures, state, tally, page, pages }: FiguresPageProps): Html {
  const all = READER_FIGURE_STATES.reduce((n, one) => n + tally[one], 0);
  const tab = (label: string, n: number, one: ReaderFigureState | undefined) =>
    html`<li><a href="${urls.edit.figures({ state: one })}"${one === state ? html` aria-current="page"` : nothing}>${label} <span class="n">${n}</span></a></li>`;
  return editPage(desk, {
    title: 'Figures from readers',
    section: 'figures',
    body: html`<h1>Figures from readers</h1>
<p class="lead">A number that a reader holds against one of ours, with its source. What you answer stands on a page that its sender looks up.</p>
<nav class="tabs" aria-label="States"><ul>${tab('All', all, undefined)}${READER_FIGURE_STATES.map((one) => tab(READER_FIGURE_WORDS[one].label, tally[one], one))}</ul></nav>
${figures.length === 0 ? html`<p class="lead">${all === 0 ? 'Nobody has sent a figure yet.' : 'There is nothing here just now.'}</p>` : html`<ol class="work">${figures.map((figure) => item(figure, desk.site.zone))}</ol>`}
${pager(page, pages, (n) => urls.edit.figures({ state, page: n }))}`,
  });
}

function item({ id, claim, slug, figures, verdicts, source, state, at }: ReaderFigure, zone: string): Html {
  const [first] = figures;
  return html`
<li><p class="words"><a href="${urls.edit.figure(id)}">${first === undefined ? 'A figure' : html`${figureShown({ ...first, value: first.theirs })} in place of ${figureShown({ ...first, value: first.ours })}`}${figures.length > 1 ? html`, and ${figures.length - 1} more` : nothing}</a></p>
<p class="by"><span class="stage">${READER_FIGURE_WORDS[state].label}</span> ${moment(at, zone)} · ${bdi(clip(source.publisher, 80))} · ${claim === null ? html`<span class="address">${slug}</span>, not published any more` : quoted(claim.quote, 100)} · ${verdicts.ours === verdicts.theirs ? 'the same verdict' : html`would turn it: ${verdicts.theirs}`}</p></li>`;
}

/** What a figure would make of the verdict today, or why that cannot be said. */
export type FigurePreview = { is: 'worked-out'; with: WithTheirs } | { is: 'not'; why: string };

export interface FigurePageProps {
  desk: Desk;
  figure: ReaderFigure;
  preview: FigurePreview;
  /** Whether whoever looks may decide; otherwise they may only note that somebody looks at it. */
  mayDecide: boolean;
  state: FormState;
  notice?: string | undefined;
}

/** One figure. */
export function figurePage(props: FigurePageProps): Html {
  const { desk, figure, preview, state, notice } = props;
  const { slug, claim, code, at } = figure;
  return editPage(desk, {
    title: 'A figure from a reader',
    section: 'figures',
    body: html`<h1>A figure from a reader</h1>
${issueSummary(state)}
${notice === undefined ? nothing : html`<p class="notice" role="status">${notice}</p>`}
<p class="by"><span class="stage">${READER_FIGURE_WORDS[figure.state].label}</span> Sent ${moment(at, desk.site.zone)}, about ${claim === null ? html`<span class="address">${slug}</span>, which is not published any more` : html`<a href="${urls.claim(slug)}">${quoted(claim.quote, 160)}</a>`}</p>
<section aria-labelledby="today"><h2 id="today" class="section">What it would make of the verdict today</h2>
${preview.is === 'worked-out' ? theirsBeside(preview.with) : html`<p>${preview.why}</p>${besideTable(claim?.kind ?? '', sentAs(figure))}`}
<p class="note">When it was sent: ${figure.verdicts.ours}; with this figure: ${figure.verdicts.theirs}.</p>
</section>
${whatTheySay(figure)}
${waysOn(figure)}
${answers(figure, desk.site.zone)}
${answerForm(props)}
<p><a href="${urls.edit.figures()}">All figures from readers</a> · <a href="${urls.readerFigure(code)}">The page that its sender sees</a></p>`,
  });
}

/** The figures as they were sent, with what was published then. */
function sentAs({ figures }: ReaderFigure) {
  return figures.map(({ ours, ...figure }) => ({ ...figure, value: ours }));
}

function whatTheySay({ source, quote, note, name }: ReaderFigure): Html {
  return html`<section aria-labelledby="source"><h2 id="source" class="section">Its source, as the reader gives it</h2>
<p><cite dir="auto">${sourceLink(source)}</cite>. ${bdi(source.publisher)}.${source.url === null ? nothing : html` <span class="address">${source.url}</span>`}</p>
<p class="label">Where in it the figure stands</p>
<blockquote class="verbatim" dir="auto">${quote}</blockquote>
${note === null ? nothing : html`<p class="label">The reader adds</p><blockquote class="verbatim" dir="auto">${note}</blockquote>`}
<p class="note">${name === null ? 'The reader gave no name.' : html`Sent by ${bdi(name)}. The name is shown nowhere else.`}</p>
</section>`;
}

/** Where an editor goes on: to record each figure in its series, or to the claim that gives it on the spot. */
function waysOn({ slug, claim, figures, source }: ReaderFigure): Html {
  if (claim === null) return nothing;
  return html`<section aria-labelledby="on"><h2 id="on" class="section">If it is right</h2>
<p>Look at the source yourself before you record anything.</p>
<ul class="links">${figures.map((figure) => {
    const name = sentence(inputName(claim.kind, figure.input, 'called'));
    const when = figure.at === undefined ? nothing : html`, ${momentName(figure.at)}`;
    return figure.series === undefined
      ? html`<li>${name}: the claim gives it, so <a href="${urls.edit.claim(slug)}">correct the claim</a></li>`
      : html`<li>${name}${when}: <a href="${urls.edit.seriesWith(figure.series, { at: figure.at ?? '', value: figure.theirs, revises: figure.ours !== undefined, source })}">record it in its series</a>, with this source</li>`;
  })}
</ul></section>`;
}

function answers({ answers: given }: ReaderFigure, zone: string): Html {
  if (given.length === 0) return nothing;
  return html`<section aria-labelledby="answers"><h2 id="answers" class="section">What was said to it</h2>
<ol class="work">${given.map(
    (one) => html`
<li><p class="by"><span class="stage">${READER_FIGURE_WORDS[one.state].label}</span> ${bdi(one.by)}, ${moment(one.at, zone)}${one.isHidden ? ' · what was sent is not shown' : nothing}</p>
${one.answer === null ? nothing : html`<blockquote class="verbatim" dir="auto">${one.answer}</blockquote>`}</li>`,
  )}</ol></section>`;
}

/** The longest answer, in characters. */
export const MAX_ANSWER = 5_000;

function answerForm({ desk, figure, mayDecide, state }: FigurePageProps): Html {
  const states = READER_FIGURE_STATES.flatMap((one) =>
    one !== 'received' && (mayDecide || one === 'looked-at') ? [one] : [],
  );
  return html`<section aria-labelledby="answer"><h2 id="answer" class="section">Answer it</h2>
<form method="post" action="${urls.edit.figure(figure.id)}">${guard(desk.tokens)}<input type="hidden" name="seen" value="${figure.answers.length}">
${radioField(state, {
  name: 'state',
  label: 'What becomes of it',
  ...(mayDecide ? {} : { hint: 'A reviewer decides; you can say that you are looking at it.' }),
  choices: states.map((value) => ({
    value,
    label: READER_FIGURE_WORDS[value].label,
    hint: READER_FIGURE_WORDS[value].means,
  })),
})}
${areaField(state, { name: 'answer', label: 'Your answer to the reader', hint: 'They read it as you write it. Say why, and where it can be checked. It is needed once you decide.', rows: 5, optional: true })}
${checkField(state, { name: 'hidden', label: 'Do not show what was sent', hint: 'On the page that its sender looks up: for personal data, insults or advertising. The answer stays.' })}
<p><button>Save the answer</button></p>
</form></section>`;
}
