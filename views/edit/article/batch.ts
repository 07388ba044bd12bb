/** The drafts of an article beside its text: each with its verdict, and a form that publishes those that are complete. */
import type { Head } from '../../../claims/article/article.ts';
import { CHECKLIST, CHECKS, type Stage } from '../../../claims/editorial/workflow.ts';
import { kindNamed } from '../../../claims/kinds/index.ts';
import { dateInWords } from '../../../claims/words/dates.ts';
import { separated, tally, withUnit } from '../../../claims/words/numbers.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { clip } from '../../parts/layout.ts';
import { toneOf, verdictWord } from '../../parts/mark.ts';
import { urls } from '../../parts/urls.ts';
import { checkField, type FieldIssue, type FormState, fieldId, issueSummary } from '../parts/fields.ts';
import { type Desk, editPage, guard } from '../parts/layout.ts';
import { stageMark } from '../parts/status.ts';
import { checkName } from '../review/review.ts';
import type { Reviewed } from '../review/reviewed.ts';
import { lacksTold } from './lacks.ts';
import { deletion } from './list.ts';
import { markedText } from './text.ts';

/** The names of the fields of a draft that is published from here. */
export const publishName = (slug: string, part?: 'number' | 'seen' | 'replies') =>
  `p.${slug}${part === undefined ? '' : `.${part}`}`;

/** A draft of an article. */
export interface BatchDraft {
  slug: string;
  start: number;
  stage: Stage;
  isPublished: boolean;
  quote: string;
  claimant: string;
  saidOn: string;
  kind: string;
  claimed: { value: string; unit: string } | null;
  /** What keeps it from review or publication. */
  faults: readonly FieldIssue[];
  /** What is in review; null if nothing is. */
  review: Reviewed | null;
  /** Whether the viewer may publish it, and why not. */
  mayPublish: boolean;
  why: string | null;
}

export interface BatchProps {
  desk: Desk;
  id: number;
  text: string;
  head: Head;
  drafts: readonly BatchDraft[];
  /** The claims that tests of it were attached to as sayings, by their names. */
  sayings: readonly string[];
  state: FormState;
  notice?: string | undefined;
  /** What became of what was ticked, a line each. */
  told: readonly string[];
}

/** The page of what came of an article. */
export function batchPage(props: BatchProps): Html {
  const { desk, id, text, head, drafts, state, notice, told } = props;
  return editPage(desk, {
    title: head.title ?? 'An article',
    section: 'article',
    script: true,
    body: html`<header class="work-head"><h1>${head.title === undefined ? 'An article' : clip(head.title, 160)}</h1>
<p class="lead">${headLine(head)}</p></header>
${issueSummary(state, 'Not published yet')}
${notice === undefined ? nothing : html`<p class="notice" role="status">${notice}</p>`}
${told.length === 0 ? nothing : html`<div class="notice" role="status"><ul>${told.map((line) => html`<li>${line}</li>`)}</ul></div>`}
<p><a href="${urls.edit.article(id, { list: '1' })}">More of this text</a></p>
<form method="post" action="${urls.edit.article(id)}" id="batch-form">${guard(desk.tokens)}
<div class="article-grid">
${markedText(text, marksOf(drafts))}
<section class="article-list" aria-label="Drafts of this text">
<p id="list-said" role="status">${standing(drafts)}</p>
<p class="hint scripted" hidden>Keys: <kbd>j</kbd> <kbd>k</kbd> move, <kbd>x</kbd> tick, <kbd>Enter</kbd> publish what is ticked.</p>
<ol class="entries">${drafts.map((draft, i) => draftItem(draft, i + 1, state))}</ol>
${props.sayings.length === 0 ? nothing : html`<p class="note">Attached as sayings of claims that the ledger had: ${props.sayings.map((slug, i) => html`${i === 0 ? '' : ', '}<a href="${urls.edit.sayings(slug)}">${slug}</a>`)}.</p>`}
${publication(props)}
</section>
</div>
</form>
${deletion(desk, id, drafts.length)}`,
  });
}

function headLine({ publisher, date, url, speaker }: Head): Html {
  const parts = [publisher, speaker, date].filter((part) => part !== undefined);
  const link = url !== undefined && /^https?:\/\//i.test(url) && URL.canParse(url);
  return html`<span dir="auto">${parts.join(' · ')}</span>${link ? html` · <a href="${url}" rel="noopener">where it stood</a>` : nothing}`;
}

function marksOf(drafts: readonly BatchDraft[]) {
  return drafts.map(({ start, quote }, i) => ({ start, end: start + quote.length, number: i + 1 }));
}

/** How far the drafts are. */
function standing(drafts: readonly BatchDraft[]): string {
  const of = (stage: Stage) => drafts.filter((draft) => draft.stage === stage).length;
  const [review, open, published] = [of('in-review'), of('draft'), of('published')];
  return `${tally(drafts.length, 'claim')}: ${published} published, ${review} in review, ${open} not complete yet.`;
}

/** Whether a draft can be published from this page. */
export function isPublishable({ review, mayPublish, faults }: BatchDraft): boolean {
  return review !== null && mayPublish && faults.length === 0;
}

function draftItem(draft: BatchDraft, number: number, state: FormState): Html {
  const { slug, stage, quote, claimant, saidOn, kind, claimed, faults, review } = draft;
  const title = kindNamed(kind)?.title ?? kind;
  return html`
<li class="entry" data-item data-entry="${number}" tabindex="-1" aria-label="Claim ${number}">
<div class="words"><span class="n" aria-hidden="true">${number}</span><blockquote dir="auto">${quote}</blockquote></div>
<p class="who"><b dir="auto">${claimant === '' ? 'Nobody is named' : claimant}</b>${saidOn === '' ? nothing : html` · ${/^\d{4}-\d\d-\d\d$/.test(saidOn) ? dateInWords(saidOn) : saidOn}`} · ${title}${claimed === null ? nothing : html`: ${withUnit(separated(claimed.value), claimed.unit)}`}
<span class="why">${stageMark(stage)} <a href="${stage === 'in-review' ? urls.edit.review(slug) : urls.edit.claim(slug)}">${slug}</a>${draft.isPublished ? html` · <a href="${urls.claim(slug)}">public page</a>` : nothing} · <a href="#w-${number}">in the text</a></span></p>
${review?.computed == null ? nothing : html`<ul class="cards">${clock('When it was said', review.computed.clocks.said)}${clock('Now', review.computed.clocks.now)}</ul>`}
${(review?.warnings ?? []).map(({ message }) => html`<p class="note">Look again: ${message}</p>`)}
${faults.length === 0 ? nothing : html`<p class="ready">Still missing: ${lacksTold(faults, kind)}</p>`}
${draft.why === null || review === null ? nothing : html`<p class="note">${draft.why}</p>`}
${isPublishable(draft) && review !== null ? publishBox(draft, number, review, state) : nothing}
</li>`;
}

function clock(title: string, verdict: NonNullable<Reviewed['computed']>['clocks']['now']): Html {
  return html`<li class="${toneOf(verdict)}"><p class="label">${title}</p><p>${verdictWord(verdict)}</p><p class="why">${verdict.because}</p></li>`;
}

function publishBox({ slug }: BatchDraft, number: number, review: Reviewed, { fields }: FormState): Html {
  const name = publishName(slug);
  return html`<div class="check" data-test><input type="checkbox" id="${fieldId(name)}" name="${name}" value="yes"${fields[name] === 'yes' ? html` checked` : nothing}>
<label for="${fieldId(name)}">Publish claim ${number}</label></div>
<input type="hidden" name="${publishName(slug, 'number')}" value="${review.number}"><input type="hidden" name="${publishName(slug, 'seen')}" value="${review.seen}"><input type="hidden" name="${publishName(slug, 'replies')}" value="${review.lastReply}">`;
}

/** What is confirmed for all that is ticked. */
function publication({ drafts, state }: BatchProps): Html {
  if (!drafts.some(isPublishable)) return nothing;
  return html`<fieldset class="checklist"><legend><h2 class="section">To publish what is ticked, confirm all of these for each of it</h2></legend>
${CHECKS.map((check) => checkField(state, { name: checkName(check), label: CHECKLIST[check] }))}
</fieldset>
<p><button name="do" value="publish">Publish what is ticked</button></p>`;
}
