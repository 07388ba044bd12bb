/** The drafts of an article beside its text: each with its verdict, and a form that publishes those that are complete. */
import type { Head } from '../../../claims/article/article.ts';
import { CHECKLIST, CHECKS, type Stage } from '../../../claims/editorial/workflow.ts';
import { kindNamed } from '../../../claims/kinds/index.ts';
import { saidOnName } from '../../../claims/sayings/saying.ts';
import { separated, tally, withUnit } from '../../../claims/words/numbers.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { clip } from '../../parts/layout.ts';
import { toneOf, verdictWord } from '../../parts/mark.ts';
import { urls } from '../../parts/urls.ts';
import { checkField, type FieldIssue, type FormState, fieldId, issueSummary } from '../parts/fields.ts';
import { type Desk, editPage, guard } from '../parts/layout.ts';
import { type OfferedRepeat, repeatsLines } from '../parts/repeats.ts';
import { stageMark } from '../parts/status.ts';
import { checkName } from '../review/review.ts';
import type { Reviewed } from '../review/reviewed.ts';
import { figuresList } from '../review/reviewed-figures.ts';
import { claimNamed, draftLink } from './item.ts';
import { lacksTold } from './lacks.ts';
import { deletion } from './list.ts';
import { headTold } from './paste.ts';
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
  /** The claims of the ledger that its words may repeat. */
  offered: readonly OfferedRepeat[];
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
  /** The claims that tests of it were attached to as sayings, and whether readers see these. */
  sayings: readonly { slug: string; quote: string | null; state: 'public' | 'waits' | 'had' | 'off' }[];
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
<p id="list-said" role="status">${standing(props)}</p>
${drafts.some(isPublishable) ? html`<p class="hint scripted" hidden>Keys: <kbd>j</kbd> <kbd>k</kbd> move, <kbd>x</kbd> tick, <kbd>Enter</kbd> publish what is ticked.</p>` : nothing}
${drafts.length === 0 ? nothing : html`<ol class="entries">${drafts.map((draft, i) => draftItem(draft, i + 1, state))}</ol>`}
${sayingsTold(props)}
${publication(props)}
</section>
</div>
</form>
${deletion(desk, id, drafts.length)}`,
  });
}

function headLine(head: Head): Html {
  const { url } = head;
  const link = url !== undefined && /^https?:\/\//i.test(url) && URL.canParse(url);
  return html`<span dir="auto">${headTold(head).join(' · ')}</span>${link ? html` · <a href="${url}" rel="noopener">where it stood</a>` : nothing}`;
}

function marksOf(drafts: readonly BatchDraft[]) {
  return drafts.map(({ start, quote }, i) => ({ start, end: start + quote.length, number: i + 1 }));
}

/** How far the drafts and the sayings are: only what there is. */
function standing({ drafts, sayings }: Pick<BatchProps, 'drafts' | 'sayings'>): string {
  const of = (stage: Stage) => drafts.filter((draft) => draft.stage === stage).length;
  const [review, open, published] = [of('in-review'), of('draft'), of('published')];
  const is = (state: string) => sayings.filter((one) => one.state === state).length;
  return [
    ...(drafts.length === 0
      ? ['No new claim.']
      : [
          `${tally(drafts.length, 'draft')}: ${published} published, ${review} in review, ${open} not complete yet.`,
        ]),
    ...(sayings.length === 0
      ? []
      : [
          `${tally(sayings.length, 'saying')} of claims that the ledger had: ${is('public')} public, ${is('waits')} waiting for a second editor${is('had') === 0 ? '' : `, ${is('had')} there before`}${is('off') === 0 ? '' : `, ${is('off')} taken off since`}.`,
        ]),
  ].join(' ');
}

/** The claims that sayings were attached to, each with the page where a second editor confirms them. */
function sayingsTold({ sayings }: BatchProps): Html {
  const bySlug = new Map(sayings.map(({ slug }) => [slug, sayings.filter((one) => one.slug === slug)]));
  if (bySlug.size === 0) return nothing;
  return html`<div class="note"><p>Attached as sayings of claims that the ledger had:</p>
<ul>${[...bySlug].map(
    ([slug, own]) =>
      html`<li><a href="${urls.edit.sayings(slug)}">${claimNamed({ slug, quote: own[0]?.quote ?? null })}</a>${own.some(({ state }) => state === 'waits') ? ' (waits until a reviewer confirms it)' : nothing}</li>`,
  )}</ul></div>`;
}

/** Whether a draft can be published from this page. */
export function isPublishable({ review, mayPublish, faults }: BatchDraft): boolean {
  return review !== null && mayPublish && faults.length === 0;
}

function draftItem(draft: BatchDraft, number: number, state: FormState): Html {
  const { slug, stage, quote, claimant, saidOn, kind, claimed, review } = draft;
  const title = kindNamed(kind)?.title ?? kind;
  return html`
<li class="entry" data-item data-entry="${number}" tabindex="-1" aria-label="Claim ${number}">
<div class="words"><span class="n" aria-hidden="true">${number}</span><blockquote dir="auto">${quote}</blockquote></div>
<p class="who"><b dir="auto">${claimant === '' ? 'Nobody is named' : claimant}</b>${saidOn === '' ? nothing : html` · ${saidOnName(saidOn)}`} · ${title}${claimed === null ? nothing : html`: ${withUnit(separated(claimed.value), claimed.unit)}`}
<span class="why">${stageMark(stage)} ${draftLink(draft)}${draft.isPublished ? html` · <a href="${urls.claim(slug)}">public page</a>` : nothing} · <a href="#w-${number}">in the text</a></span></p>
${repeatsLines(draft.offered)}
${review === null ? nothing : figuresAndVerdict(review)}
${(review?.warnings ?? []).map(({ message }) => html`<p class="note">Look again: ${message}</p>`)}
${stays(draft)}
${draft.why === null || review === null ? nothing : html`<p class="note">${draft.why}</p>`}
${isPublishable(draft) && review !== null ? publishBox(draft, number, review, state) : nothing}
</li>`;
}

/** Why a draft is not in review, or cannot be published. */
function stays({ stage, faults, kind }: BatchDraft): Html {
  if (faults.length > 0) return html`<p class="ready">Still missing: ${lacksTold(faults, kind)}</p>`;
  return stage === 'draft'
    ? html`<p class="ready">Nothing is missing, but it is not in review: open it and submit it.</p>`
    : nothing;
}

/** What it would be published with: the verdict by both clocks, and every figure with its source and its day. */
function figuresAndVerdict({ computed, added }: Reviewed): Html {
  if (computed === null) return nothing;
  const { bundle, clocks } = computed;
  return html`<p class="label">The verdict it would have</p>
<ul class="cards">${clock('When it was said', clocks.said)}${clock('Now', clocks.now)}</ul>
<p class="label">The evidence and its sources</p>
<div class="reviewed">${figuresList({ bundle, clocks, added })}</div>`;
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

/** What a tick of the checklist says, so that nobody confirms one draft and publishes ten. The script of the page says it too. */
function confirmedFor(ticked: number): string {
  return ticked === 0
    ? 'for every draft that is ticked'
    : ticked === 1
      ? 'for the draft ticked'
      : `for each of the ${ticked} drafts ticked`;
}

/** What is confirmed for all that is ticked. */
function publication({ drafts, state }: BatchProps): Html {
  if (!drafts.some(isPublishable)) return nothing;
  const ticked = drafts.filter(
    (one) => isPublishable(one) && state.fields[publishName(one.slug)] === 'yes',
  ).length;
  return html`<fieldset class="checklist"><legend><h2 class="section">To publish, confirm each of these <span id="confirmed-for">${confirmedFor(ticked)}</span></h2></legend>
${CHECKS.map((check) => checkField(state, { name: checkName(check), label: CHECKLIST[check] }))}
</fieldset>
<p><button name="do" value="publish">Publish what is ticked</button></p>`;
}
