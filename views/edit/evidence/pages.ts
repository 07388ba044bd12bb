/** The evidence editor: all series, a new one, and one with its figures, which is edited like a table. */

import type { ReadFigure } from '../../../claims/drafting/evidence-rows.ts';
import type { Impact } from '../../../claims/editorial/evidence-impact.ts';
import type { RestingClaim } from '../../../claims/editorial/listed-claim.ts';
import { frequencyInWords } from '../../../claims/evidence/frequency.ts';
import type {
  KnownSource,
  ListedSeries,
  RecordedFigure,
  SeriesHead,
} from '../../../claims/evidence/record.ts';
import { momentName } from '../../../claims/words/dates.ts';
import { count, tally } from '../../../claims/words/numbers.ts';
import { sentence } from '../../../claims/words/text.ts';
import { listedMark } from '../../parts/claim-list.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { pager } from '../../parts/pager.ts';
import { quoted } from '../../parts/quoted.ts';
import { urls } from '../../parts/urls.ts';
import {
  areaField,
  BLANK,
  type FormState,
  frequencyField,
  issueSummary,
  textField,
} from '../parts/fields.ts';
import { type Desk, editPage, guard } from '../parts/layout.ts';
import { type ArchivesProps, archivesForm } from './archives.ts';
import {
  figureRows,
  figuresRead,
  moreRows,
  type PasteLook,
  pasteField,
  publishedField,
  reasonField,
  sourceFields,
  sureField,
} from './form.ts';
import { becomingList } from './impact.ts';
import { type NextReleaseProps, nextReleaseForm } from './next-release.ts';
import { byDate, seriesTable } from './series-table.ts';

export interface EvidenceListProps {
  desk: Desk;
  series: readonly ListedSeries[];
  q: string;
  page: number;
  pages: number;
  total: number;
}

/** All series, with a search. */
export function evidenceListPage({ desk, series, q, page, pages, total }: EvidenceListProps): Html {
  const state: FormState = { fields: { q }, issues: [] };
  return editPage(desk, {
    title: 'Evidence',
    section: 'evidence',
    body: html`<h1>Evidence</h1>
<p class="lead">The series of figures that verdicts rest on. Open one to add figures, to record a revision, or to correct what was typed wrongly.</p>
<p><a class="action" href="${urls.edit.newSeries()}">New series</a></p>
<search><form class="search find-series" method="get" action="${urls.edit.evidence()}">${textField(state, { name: 'q', label: 'Find a series', hint: 'Words of its title, its id, its place or its unit', type: 'search', autocomplete: 'off', maxlength: 200 })}<button>Find</button></form></search>
<p class="total">${q === '' ? tally(total, 'series', 'series') : html`${tally(total, 'series', 'series')} found. <a href="${urls.edit.evidence()}">Show all</a>`}</p>
<ul class="series">${series.map(
      (s) =>
        html`<li><h2 class="title"><a href="${urls.edit.series(s.id)}" dir="auto">${s.title}</a></h2><p class="by">${s.place === null ? nothing : html`<span dir="auto">${s.place}</span> · `}<span dir="auto">${s.unit}</span>${s.measure === null ? nothing : html`, <span dir="auto">${s.measure}</span>`} · <code>${s.id}</code> · ${tally(s.observations, 'figure')} · ${s.claims === 0 ? 'no claim rests on it' : html`${tally(s.claims, 'claim')} ${s.claims === 1 ? 'rests' : 'rest'} on it`}</p></li>`,
    )}</ul>
${pager(page, pages, (to) => urls.edit.evidence(q, to))}`,
  });
}

/** What a form of the evidence editor is drawn from. */
interface FormProps extends PasteLook {
  desk: Desk;
  state: FormState;
  rows: number;
  recent: readonly KnownSource[];
  /** Whether it asks if figures that look odd are right. */
  asksSure: boolean;
  /** What went well, or needs a look. */
  notice?: string | undefined;
}

/** What is shown before anything is recorded. */
export interface PreviewProps {
  figures: readonly ReadFigure[];
  /** The sources that the figures name. */
  sources: readonly KnownSource[];
  claims: readonly Impact[];
  total: number;
}

function noticeOf(notice: Html | string | undefined): Html {
  return notice === undefined ? nothing : html`<p class="notice" role="status">${notice}</p>`;
}

export interface NewSeriesProps extends FormProps {
  preview?: PreviewProps | undefined;
  /** The series that has the id already. */
  taken?: KnownSource | undefined;
}

/** The form of a new series with its first figures. */
export function newSeriesPage(props: NewSeriesProps): Html {
  const { desk, state, rows, recent, asksSure, notice, preview, taken } = props;
  return editPage(desk, {
    title: 'New series',
    section: 'evidence',
    body: html`<p class="topic"><a href="${urls.edit.evidence()}">Evidence</a></p>
<h1>New series</h1>
<p class="lead">A series is one thing, counted in one way, in one place, over time. What is counted differently is another series: verdicts never mix the two.</p>
${issueSummary(state)}
${taken === undefined ? nothing : html`<p class="notice once">The series that has this id: <a href="${urls.edit.series(taken.id)}" dir="auto">${taken.title}</a>. If yours is the same, add its figures there.</p>`}
${noticeOf(notice)}
${preview === undefined ? nothing : html`<section class="ahead" aria-labelledby="preview"><h2 id="preview">Before it is recorded</h2>${figuresRead(preview.figures, state.fields['unit']?.trim() ?? '', preview.sources)}</section>`}
<form method="post" action="${urls.edit.newSeries()}">${guard(desk.tokens)}
<fieldset class="bordered"><legend>The series</legend>
${textField(state, { name: 'title', label: 'Title', hint: 'What is counted, in a few words: “Police officers, England and Wales”', autocomplete: 'off', autofocus: state.issues.length === 0 && preview === undefined })}
${textField(state, { name: 'id', label: 'Id', hint: 'Its name in addresses: small letters, digits and hyphens. If left empty, it is made from the title. It cannot be changed later.', optional: true, autocomplete: 'off', spellcheck: false })}
${textField(state, { name: 'unit', label: 'Unit', hint: 'What one of it is: officers, %, million people, GBP million. Money is given by its code, and shown as readers write it: £14 million.', autocomplete: 'off' })}
${textField(state, { name: 'measure', label: 'Measure', hint: 'How it is counted, if there is more than one way: headcount or full-time equivalents. Measures are never mixed.', optional: true, autocomplete: 'off' })}
${textField(state, { name: 'place', label: 'Place', hint: 'Where it is counted: England and Wales', optional: true, autocomplete: 'off' })}
${frequencyField(state, 'frequency')}
${areaField(state, { name: 'definition', label: 'Definition', hint: 'What is included and what is not, as its publisher defines it.', optional: true, rows: 3 })}
</fieldset>
<h2 id="add">First figures</h2>
<p class="hint">They can also be added later. Empty rows are ignored.</p>
${figureRows(state, rows, { alone: false })}
${publishedField(state)}
${sourceFields(state, recent)}
${asksSure ? sureField(state) : nothing}
<p class="doing"><button class="plain" name="do" value="preview">Look it over</button><button name="do" value="save">Add the series</button>${moreRows(rows)}</p>
${pasteField(state, props)}
</form>`,
  });
}

/** What the form of a series is for. */
export type SeriesMode =
  | { kind: 'add' }
  | { kind: 'revise'; at: string }
  | { kind: 'correct'; figure: RecordedFigure };

export interface SeriesEditProps extends FormProps {
  series: SeriesHead;
  figures: readonly RecordedFigure[];
  page: number;
  claims: readonly RestingClaim[];
  mode: SeriesMode;
  preview?: PreviewProps | undefined;
  /** When its next figures are expected, and the form of that, if it was posted. */
  next: NextReleaseProps['next'];
  nextState?: FormState | undefined;
  /** Its sources with where they are kept, and the form of that, if it was posted. */
  kept: ArchivesProps['sources'];
  archivesState?: FormState | undefined;
  /** What was recorded last by this person. */
  saved?: { added: number; queued: readonly string[] } | undefined;
}

/** How many dates a page of the table shows. */
const DATES_ON_A_PAGE = 100;

/** How many pages the table of a series has. */
function tablePages(dates: number): number {
  return Math.max(1, Math.ceil(dates / DATES_ON_A_PAGE));
}

/** One series. */
export function seriesEditPage(props: SeriesEditProps): Html {
  const { desk, series, figures, claims, mode, saved, state, notice } = props;
  const dates = byDate(figures);
  const pages = tablePages(dates.length);
  const page = Math.min(props.page, pages);
  const shown = dates.slice((page - 1) * DATES_ON_A_PAGE, page * DATES_ON_A_PAGE);
  const editing = mode.kind !== 'add' || props.preview !== undefined || state.issues.length > 0;
  const form = seriesForm(props);
  const table = html`<section aria-labelledby="figures"><h2 id="figures" class="section">Figures</h2>
${dates.length === 0 ? html`<p>None yet.</p>` : seriesTable(series.id, series.unit, shown, desk.site.zone)}
${pager(page, pages, (to) => urls.edit.series(series.id, { page: to }))}</section>`;
  return editPage(desk, {
    title: series.title,
    section: 'evidence',
    body: html`<p class="topic"><a href="${urls.edit.evidence()}">Evidence</a> · <a href="${urls.series(series.id)}">As readers see it</a></p>
<h1 dir="auto">${series.title}</h1>
<p class="by">${series.place === undefined ? nothing : html`<span dir="auto">${series.place}</span> · `}<span dir="auto">${series.unit}</span>${series.measure === undefined ? nothing : html`, <span dir="auto">${series.measure}</span>`}${series.frequency === undefined ? nothing : html`, ${frequencyInWords(series.frequency)}`} · <code>${series.id}</code></p>
${series.definition === undefined ? nothing : html`<p class="lead" dir="auto">${series.definition}</p>`}
${issueSummary(state)}
${issueSummary(props.nextState ?? BLANK)}
${issueSummary(props.archivesState ?? BLANK)}
${saved === undefined ? nothing : savedNotice(saved)}
${noticeOf(notice)}
${editing ? html`${form}${table}` : html`<p class="links-line"><a href="#add">Add figures</a> · <a href="#next-release">Next release</a></p>${table}${form}`}
${nextReleaseForm({ desk, series: series.id, next: props.next, state: props.nextState })}
${archivesForm({ desk, series: series.id, sources: props.kept, state: props.archivesState })}
${restingList(claims)}`,
  });
}

function savedNotice({ added, queued }: { added: number; queued: readonly string[] }): Html {
  const recorded =
    added === 0
      ? 'The ledger had all of these figures already: nothing was added.'
      : `${sentence(count(added, 'figure'))} ${added === 1 ? 'was' : 'were'} recorded.`;
  if (queued.length === 0) return noticeOf(`${recorded} No verdict changes.`);
  return noticeOf(
    html`${recorded} ${sentence(count(queued.length, 'verdict'))} ${queued.length === 1 ? 'waits' : 'wait'} in <a href="${urls.edit.queue()}">the queue</a>: ${queued.slice(0, MAX_LINKS).map((slug, i) => html`${i === 0 ? nothing : ', '}<a href="${urls.edit.queued(slug)}">${slug}</a>`)}${queued.length > MAX_LINKS ? ' and more' : nothing}.`,
  );
}

const MAX_LINKS = 10;

/** The form for new figures, a revision or a correction. */
function seriesForm(props: SeriesEditProps): Html {
  const { desk, series, state, rows, recent, mode, preview, asksSure } = props;
  const autofocus = state.issues.length === 0 && preview === undefined && mode.kind !== 'add';
  const address = urls.edit.series(
    series.id,
    mode.kind === 'revise' ? { revise: mode.at } : mode.kind === 'correct' ? { correct: mode.figure.id } : {},
  );
  const alone = mode.kind !== 'add';
  return html`<section aria-labelledby="add"><h2 id="add" class="section">${headingOf(mode)}</h2>
<p class="lead">${leadOf(mode)}</p>
${preview === undefined ? nothing : previewOf(preview, series.unit)}
<form method="post" action="${address}">${guard(desk.tokens)}
${figureRows(state, alone ? 1 : rows, { alone, autofocus: autofocus ? 'value' : undefined })}
${alone ? nothing : publishedField(state)}
${reasonField(state, mode.kind)}
${sourceFields(state, recent)}
${asksSure ? sureField(state) : nothing}
<p class="doing"><button class="plain" name="do" value="preview">What would become of each verdict</button><button name="do" value="save">${BUTTONS[mode.kind]}</button>${alone ? nothing : moreRows(rows)}${!alone ? nothing : html`<a href="${urls.edit.series(series.id)}">Leave it as it is</a>`}</p>
${alone ? nothing : pasteField(state, props)}
</form></section>`;
}

const BUTTONS: Record<SeriesMode['kind'], string> = {
  add: 'Record the figures',
  revise: 'Record the revision',
  correct: 'Record the correction',
};

function headingOf(mode: SeriesMode): string {
  if (mode.kind === 'add') return 'Add figures';
  if (mode.kind === 'revise') return `Revise the figure for ${momentName(mode.at)}`;
  return `Correct a figure that was typed wrongly: ${momentName(mode.figure.observation.at)}`;
}

function leadOf(mode: SeriesMode): string {
  if (mode.kind === 'add')
    return 'A figure for a date that already has one is recorded beside it, as a later publication: nothing is overwritten. Empty rows are ignored.';
  if (mode.kind === 'revise')
    return 'Its publisher has given another figure since. It stands beside the earlier one, with the day on which it came out: verdicts of days before then keep the figure that was known. A release that revises several figures is added as rows on the page of the series, under “Add figures”.';
  return 'For what was typed wrongly here, not for what was revised by its publisher since: your figure replaces the wrong one, as if it had been recorded at the time. The wrong one stays in the record.';
}

function previewOf({ figures, sources, claims, total }: PreviewProps, unit: string): Html {
  return html`<section class="ahead" aria-labelledby="preview"><h3 id="preview" tabindex="-1" autofocus>Before anything is recorded</h3>
${figuresRead(figures, unit, sources)}
<h3>What would become of each verdict</h3>
${becomingList(claims, total)}</section>`;
}

const QUOTE = 160;

function restingList(claims: SeriesEditProps['claims']): Html {
  return html`<section aria-labelledby="resting"><h2 id="resting" class="section">Claims that rest on it</h2>
${claims.length === 0 ? html`<p>None that is published.</p>` : html`<ul class="staying">${claims.map((claim) => html`<li><a href="${urls.claim(claim.slug)}">${quoted(claim.quote, QUOTE)}</a> <span class="by" dir="auto">${claim.claimant}</span> ${listedMark(claim)}${!claim.waits ? nothing : html` <a class="tag" href="${urls.edit.queued(claim.slug)}">waits in the queue</a>`}</li>`)}</ul>`}</section>`;
}
