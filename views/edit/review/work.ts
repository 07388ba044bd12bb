/** The newsroom's front page: the work as a list, by stage, and the search for a claim to correct. */

import type { ListedWork } from '../../../claims/editorial/work.ts';
import { STAGE_WORDS, STAGES, type Stage } from '../../../claims/editorial/workflow.ts';
import { count } from '../../../claims/words/numbers.ts';
import { sentence } from '../../../claims/words/text.ts';
import { type ClaimItem, listedMark } from '../../parts/claim-list.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { clip } from '../../parts/layout.ts';
import { pager } from '../../parts/pager.ts';
import { moment, time } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';
import { BLANK, textField } from '../parts/fields.ts';
import { type Desk, editPage } from '../parts/layout.ts';
import { type Standing, standstillNotice } from '../parts/standstill.ts';
import { personName, stageMark } from '../parts/status.ts';
import { sayingsWait, type WaitingSayings } from '../parts/waiting-sayings.ts';

export interface WorkPageProps {
  desk: Desk;
  work: readonly ListedWork[];
  /** The stage that is shown; undefined for all. */
  stage: Stage | undefined;
  tally: Readonly<Record<Stage, number>>;
  page: number;
  pages: number;
  /** Verdicts in the queue. */
  waiting: number;
  /** Figures from readers that nobody has decided on yet. */
  fromReaders: number;
  /** The sayings that wait for a second editor. */
  sayings: WaitingSayings;
  calendar: Standing;
  notice?: string | undefined;
  /** The published claims that a search found; null if there was no search. */
  found: { q: string; claims: readonly ClaimItem[]; total: number } | null;
}

/** The work of the newsroom. */
export function workPage(props: WorkPageProps): Html {
  const { desk, work, stage, page, pages, waiting, notice } = props;
  return editPage(desk, {
    title: 'Claims at work',
    section: 'claims',
    body: html`<h1>Claims at work</h1>
${notice === undefined ? nothing : html`<p class="notice" role="status">${notice}</p>`}
${standstillNotice(desk, props.calendar)}
<p class="desk-actions"><a class="button" href="${urls.edit.newClaim()}">New claim</a>${waiting === 0 ? html`<span class="note">No verdict waits in the queue.</span>` : html`<a href="${urls.edit.queue()}">${waiting === 1 ? 'One verdict waits' : `${count(waiting, 'verdict').replace(/^./, (c) => c.toUpperCase())} wait`} in the queue</a>`}${props.fromReaders === 0 ? nothing : html`<a href="${urls.edit.figures()}">${props.fromReaders === 1 ? 'One figure from a reader waits' : `${sentence(count(props.fromReaders, 'figure'))} from readers wait`}</a>`}${sayingsWait(props.sayings)}</p>
${tabs(props)}
${work.length === 0 ? html`<p class="lead">${stage === undefined ? 'Nothing is being worked on yet. Write a new claim, or find a published one to correct.' : 'There is nothing here just now.'}</p>` : html`<ol class="work">${work.map((item) => workItem(item, desk.site.zone))}</ol>`}
${pager(page, pages, (n) => urls.edit.home(stage, n))}
${finder(props)}`,
  });
}

/** The stages as tabs; claims that were loaded and never worked on here are in none. */
const TAB_WORDS: Record<Stage, string> = { ...STAGE_WORDS, published: 'Worked on, published' };

function tabs({ stage, tally }: WorkPageProps): Html {
  // What was discarded is in its own list only.
  const all = STAGES.reduce((n, one) => (one === 'discarded' ? n : n + tally[one]), 0);
  const tab = (label: string, n: number, one: Stage | undefined) =>
    html`<li><a href="${urls.edit.home(one)}"${one === stage ? html` aria-current="page"` : nothing}>${label} <span class="n">${n}</span></a></li>`;
  return html`<nav class="tabs" aria-label="Stages"><ul>${tab('All', all, undefined)}${STAGES.map((one) => tab(TAB_WORDS[one], tally[one], one))}</ul></nav>`;
}

/** The most useful page of a claim at its stage. */
function addressOf({ slug, stage }: ListedWork): string {
  if (stage === 'in-review') return urls.edit.review(slug);
  if (stage === 'discarded') return urls.edit.discard(slug);
  return stage === 'withdrawn' ? urls.edit.revisions(slug) : urls.edit.claim(slug);
}

function workItem(item: ListedWork, zone: string): Html {
  return html`
<li><p class="words"><a href="${addressOf(item)}" dir="auto">${item.quote.trim() === '' ? 'No words yet' : clip(item.quote, 160)}</a></p>
<p class="by">${stageMark(item.stage)}${item.isSentBack ? html`<span class="stage sent-back">Sent back</span>` : nothing} ${personName(item.touchedBy, item.touchedByName)}, ${moment(item.touchedAt, zone)}${item.writer === null || item.writer === item.touchedBy ? nothing : html` · written last by ${personName(item.writer, item.writerName)}`}${item.stage === 'published' ? nothing : html` · ${publicWords(item)}`} · <span class="address">${item.slug}</span>${item.repliesWait ? html` · <a href="${urls.edit.replies(item.slug)}">A reply is waiting to be put on the page</a>` : nothing}</p></li>`;
}

function publicWords({ stage, isPublished }: ListedWork): string {
  if (stage === 'withdrawn') return 'no longer published';
  return isPublished ? 'readers see an earlier revision' : 'not published';
}

function finder({ found }: WorkPageProps): Html {
  return html`<section class="finder" aria-labelledby="correct">
<h2 id="correct" class="section">Correct a published claim</h2>
<search><form method="get" action="${urls.edit.home()}"><div class="row">
${textField({ ...BLANK, fields: { q: found?.q ?? '' } }, { name: 'q', label: 'Find it by its words, its speaker or its topic', hint: 'Such as words of the quotation.', type: 'search', maxlength: 200 })}
<button class="plain">Find</button>
</div></form></search>
<p><a href="${urls.claims()}">All published claims</a></p>
${found === null ? nothing : matches(found)}
</section>`;
}

function matches({ claims, total }: NonNullable<WorkPageProps['found']>): Html {
  if (claims.length === 0)
    return html`<p role="status">No published claim has these words. Try fewer or shorter ones.</p>`;
  return html`<p class="total" role="status">${total > claims.length ? `The ${claims.length} best matches.` : `Found: ${count(claims.length, 'claim')}.`} Each opens in the form, and what you change becomes a correction.</p>
<ol class="work">${claims.map(
    (claim) => html`
<li><p class="words"><a href="${urls.edit.claim(claim.slug)}" dir="auto">${claim.quote}</a></p>
<p class="by"><span dir="auto">${claim.claimant}</span>, ${time(claim.saidOn)} · ${listedMark(claim)} · <a href="${urls.claim(claim.slug)}">public page</a></p></li>`,
  )}</ol>`;
}
