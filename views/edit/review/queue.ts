/**
 * The queue: verdicts that newer evidence or a newer method would change, the old beside the new, each with the form
 * that publishes it. It works by keyboard: the sentence has the focus, and the button comes next.
 */

import { correctionSentence, type NewFigure } from '../../../claims/editorial/correction-sentence.ts';
import type { QueueEntry } from '../../../claims/editorial/work.ts';
import { CORRECTION_WORDS, type CorrectionType } from '../../../claims/editorial/workflow.ts';
import { isAnother } from '../../../claims/engine/identity.ts';
import type { Clocks, Verdict } from '../../../claims/verdict/verdict.ts';
import { momentName } from '../../../claims/words/dates.ts';
import { count, tally, valueInWords } from '../../../claims/words/numbers.ts';
import { sentence } from '../../../claims/words/text.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { verdictWord } from '../../parts/mark.ts';
import { pager } from '../../parts/pager.ts';
import { quoted } from '../../parts/quoted.ts';
import { moment, time } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';
import { workingTable } from '../../parts/working.ts';
import { areaField, type FormState, issueSummary, selectField } from '../parts/fields.ts';
import { type Desk, editPage, guard } from '../parts/layout.ts';
import { type Standing, standstillNotice } from '../parts/standstill.ts';
import { type WaitingSayings, waitingSayings } from '../parts/waiting-sayings.ts';

/** A verdict that waits. */
export interface QueueItem extends Omit<QueueEntry, 'revision' | 'moves' | 'recordedBy'> {
  /** Why the viewer may not publish it; null if they may. */
  barred: 'role' | 'own' | null;
}

export interface QueueProps {
  desk: Desk;
  calendar: Standing;
  items: readonly QueueItem[];
  page: number;
  pages: number;
  /** How many wait in all. */
  total: number;
  /** The sayings that wait for a second editor; none where one verdict is shown alone. */
  sayings?: WaitingSayings | undefined;
  /** Whether one item was asked for and is shown alone. */
  alone?: boolean;
  /** What was typed for an item, and what is wrong with it. */
  state?: { slug: string; form: FormState } | undefined;
  /** The claim whose verdict was published last: the next one gets the focus. */
  published?: { slug: string; quote: string } | undefined;
  /** What happened meanwhile. */
  message?: string | undefined;
  /** A text that was typed for an item that waits no more. */
  typed?: string | undefined;
}

/** The types of correction that a queued verdict may have. */
export const QUEUE_TYPES = [
  'evidence',
  'method',
  'verdict',
  'reading',
] as const satisfies readonly CorrectionType[];

/** The types that an entry may have: without the method, if it is the same. */
export function typesOf({ before, after }: Pick<QueueItem, 'before' | 'after'>): readonly CorrectionType[] {
  const isSame = before.said.method === after.said.method && before.now.method === after.now.method;
  return QUEUE_TYPES.filter((type) => type !== 'method' || !isSame);
}

/** How much of a quotation names a claim in a notice. */
const QUOTED = 90;

const FRESH: FormState = { fields: {}, issues: [] };

/** The queue. */
export function queuePage(props: QueueProps): Html {
  const { desk, items, page, pages, total, alone = false, state, published, message, typed } = props;
  const first = items.find((item) => item.barred === null);
  return editPage(desk, {
    title: 'Queue',
    section: 'queue',
    script: true,
    body: html`<h1>Queue</h1>
${standstillNotice(desk, props.calendar)}
<p class="lead">Verdicts that newer evidence or a newer method would change. Readers see the old verdict, with a line that says so, until a reviewer publishes the new one with a note. The biggest changes come first.</p>
${state === undefined ? nothing : issueSummary({ fields: {}, issues: ofItem(state.slug, state.form) }, 'That verdict has not been published yet')}
${message === undefined ? nothing : html`<p class="notice once" role="alert">${message}</p>`}
${typed === undefined || typed === '' ? nothing : html`<div class="waiting"><p class="label">What you had written</p><p dir="auto">${typed}</p></div>`}
${published === undefined ? nothing : html`<p class="notice" role="status">The verdict on <a href="${urls.claim(published.slug)}">${quoted(published.quote, QUOTED)}</a> is published.${total === 0 ? nothing : html` ${sentence(count(total, 'verdict'))} ${total === 1 ? 'waits' : 'wait'} still.`}</p>`}
${total === 0 ? html`<p class="calm">${(props.sayings?.total ?? 0) === 0 ? 'Nothing' : 'No verdict'} is waiting. Every published verdict is the one that today’s evidence gives.</p>` : html`<p class="total">${tally(total, 'verdict')} ${total === 1 ? 'waits' : 'wait'}${alone ? html`. <a href="${urls.edit.queue()}">Show all</a>` : nothing}</p>`}
${items.length < 2 ? nothing : html`<p class="note scripted" hidden>By keyboard: <kbd>j</kbd> goes to the next one, <kbd>k</kbd> to the previous one.</p>`}
<div class="queue">${items.map((item) =>
      entry(
        desk,
        item,
        state?.slug === item.slug ? state.form : FRESH,
        published !== undefined && item.slug === first?.slug,
      ),
    )}</div>
${alone ? nothing : pager(page, pages, (to) => urls.edit.queue(undefined, { page: to }))}
${props.sayings === undefined ? nothing : waitingSayings(desk, props.sayings)}`,
  });
}

const CAUSES: Record<QueueItem['cause'], string> = {
  evidence: 'New evidence',
  method: 'A new method',
};

function entry(desk: Desk, item: QueueItem, state: FormState, autofocus: boolean): Html {
  const clocks = (['said', 'now'] as const).filter((clock) =>
    isAnother(item.before[clock], item.after[clock]),
  );
  const shown = clocks.length === 0 ? (['now'] as const) : clocks;
  return html`
<article class="queued" data-item id="${item.slug}" tabindex="-1" aria-labelledby="${item.slug}-quote">
<h2 class="said" id="${item.slug}-quote"><a href="${urls.claim(item.slug)}">${quoted(item.quote)}</a></h2>
<p class="by"><span dir="auto">${item.claimant}</span> · ${CAUSES[item.cause]} · waits since ${moment(item.since, desk.site.zone)}${item.hasDraft ? html` · <a href="${urls.edit.claim(item.slug)}">a draft of it is open</a>` : nothing}</p>
${item.figures.length === 0 ? nothing : html`<ul class="new-figures">${item.figures.map(newFigure)}</ul>`}
<div class="sides">${side('Published', item.before, shown)}${side('It would be', item.after, shown)}</div>
<details class="more"><summary>The working of the new one</summary>${shown.map((clock) => working(item.after[clock], CLOCKS[clock]))}</details>
${item.barred === null ? publishForm(desk, item, state, autofocus) : html`<p class="note">${item.barred === 'own' ? 'You recorded the figures that change it, so somebody else must publish it. An admin can switch the second reader off.' : 'A reviewer must publish it.'}</p>`}
</article>`;
}

function newFigure(figure: NewFigure): Html {
  const value = (text: string) => valueInWords(text, figure.unit);
  return html`<li><a href="${urls.edit.series(figure.series)}" dir="auto">${figure.title}</a>, ${momentName(figure.at)}: <strong>${value(figure.value)}</strong>${figure.earlier === null ? nothing : html` after ${value(figure.earlier.value)}`}${figure.corrects ? ', corrects an entry that was typed wrongly' : html`, published on ${time(figure.publishedOn)}`}, in ${figure.sourceUrl === null ? html`<span dir="auto">${figure.source}</span>` : html`<a href="${figure.sourceUrl}" rel="noopener" dir="auto">${figure.source}</a>`}.${figure.by === null ? nothing : html` Recorded by <span dir="auto">${figure.by}</span>`}${figure.reason === null ? (figure.by === null ? nothing : '.') : html`: <span dir="auto">${figure.reason}</span>`}</li>`;
}

const CLOCKS = { said: 'On the figures of the day it was said', now: 'On the figures of today' } as const;

function side(heading: string, verdicts: Clocks, clocks: readonly (keyof Clocks)[]): Html {
  return html`<section class="side-card"><h3>${heading}</h3>${clocks.map((clock) => html`<p class="label">${CLOCKS[clock]}</p><p class="finding">${verdictWord(verdicts[clock])}</p><p class="why">${verdicts[clock].because}</p>`)}</section>`;
}

function working(verdict: Verdict, label: string): Html {
  return html`<h4>${label}</h4><p class="why">${verdict.because}</p>${workingTable(verdict, `The working, ${label.toLowerCase()}`)}`;
}

/** The name of a field of an entry's form, which tells it apart from the fields of other claims on the page. */
export function fieldOf(field: string, slug: string): string {
  return `${field}.${slug}`;
}

/** What is wrong with an entry's form, under the names of its fields; what is wrong with no field stays so. */
function ofItem(slug: string, { issues }: FormState): FormState['issues'] {
  return issues.map((issue) => ({ ...issue, field: issue.field === '' ? '' : fieldOf(issue.field, slug) }));
}

function publishForm(desk: Desk, item: QueueItem, state: FormState, autofocus: boolean): Html {
  const name = (field: string) => fieldOf(field, item.slug);
  const fields = {
    [name('type')]: state.fields['type'] ?? item.cause,
    [name('sentence')]: state.fields['sentence'] ?? correctionSentence(item),
  };
  const own: FormState = { fields, issues: ofItem(item.slug, state) };
  return html`<form method="post" action="${urls.edit.queued(item.slug)}" class="publish">${guard(desk.tokens)}<input type="hidden" name="mark" value="${item.mark}">
${selectField(own, { name: name('type'), label: 'What changed', hint: 'Readers see it beside the sentence.', choices: typesOf(item).map((type) => ({ value: type, label: CORRECTION_WORDS[type].label })) })}
${areaField(own, { name: name('sentence'), label: 'Sentence for readers', hint: 'One paragraph, at most 1,000 characters: what was published, and what it does to the verdict. This is a proposal made from the figures; change it as you see fit.', rows: 3, autofocus })}
<button>Publish with this sentence</button></form>`;
}
