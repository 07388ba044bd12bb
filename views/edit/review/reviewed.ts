/**
 * What a reviewer looks at: what differs from what is published, the verdicts before and after, the evidence, the
 * replies.
 */

import type { Bundle } from '../../../claims/bundle.ts';
import { linkFieldOf } from '../../../claims/drafting/draft-links.ts';
import type { ReplyEvent } from '../../../claims/editorial/work.ts';
import { CORRECTION_WORDS, type CorrectionType } from '../../../claims/editorial/workflow.ts';
import { isAnother } from '../../../claims/engine/identity.ts';
import { frequencyInWords } from '../../../claims/evidence/frequency.ts';
import type { Series, Source } from '../../../claims/evidence/series.ts';
import { slugTyped } from '../../../claims/evidence/slug.ts';
import { parseDecimal } from '../../../claims/exact/number.ts';
import { kindNamed } from '../../../claims/kinds/index.ts';
import { wordOfVerdict } from '../../../claims/verdict/headline.ts';
import type { Clocks, Verdict } from '../../../claims/verdict/verdict.ts';
import { momentName } from '../../../claims/words/dates.ts';
import { amount } from '../../../claims/words/numbers.ts';
import { sourcesOf } from '../../parts/evidence-table.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { toneOf, verdictWord } from '../../parts/mark.ts';
import { markdown } from '../../parts/markdown.ts';
import { sourceEntry } from '../../parts/source.ts';
import { time } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';
import { wordsTest, workingTable } from '../../parts/working.ts';
import { fieldDiff, fieldList, type Links } from '../parts/diff.ts';
import { labelsOf, valuesOf } from '../parts/labels.ts';
import { figuresList } from './reviewed-figures.ts';

type Fields = Readonly<Record<string, string>>;

/** A message, under the field that it concerns or under none. */
interface Message {
  field: string | null;
  message: string;
}

/** A question or an answer that was recorded, and whether it goes on the page with the claim. */
export interface ReviewedReply
  extends Pick<ReplyEvent, 'question' | 'happenedOn' | 'channel' | 'deadline' | 'answer'> {
  isOnPage: boolean;
  goesWith: boolean;
}

/** The save that is in review, as it was read. */
export interface Reviewed {
  slug: string;
  number: number;
  by: string;
  byName: string | null;
  at: string;
  /** Its fields: as the claim writes them if it could be read, otherwise as they were typed. */
  fields: Fields;
  /** What is published, as the same fields; null if nothing is. */
  publishedFields: Fields | null;
  /** What is wrong or missing, so that it cannot be published. */
  faults: readonly Message[];
  /** The claim with its evidence and both verdicts; null if it cannot be computed. */
  computed: { bundle: Bundle; clocks: Clocks } | null;
  /** The verdicts that readers see. */
  publishedClocks: Clocks | null;
  /** Whether evidence in the queue would change the published verdict by itself. */
  isQueued: boolean;
  warnings: readonly Message[];
  /**
   * Evidence of the draft that the ledger does not have; `unknown` are the series that are new altogether, by their
   * ids.
   */
  added: { series: readonly Series[]; sources: readonly Source[]; unknown: readonly string[] };
  topic: string;
  context: string;
  notes: string;
  correction: { type: CorrectionType; sentence: string } | null;
  replies: readonly ReviewedReply[];
  /** Names what is looked at: the verdicts, and the last event of the replies. */
  seen: string;
  lastReply: number;
  /** Why it could not be published with this correction. */
  correctionFault?: string | undefined;
}

/** Everything that a reviewer looks at. */
export function reviewed(one: Reviewed): Html {
  return html`${faults(one)}
${changes(one)}
${verdicts(one)}
${lookAgain(one)}
${asReadersSeeIt(one)}
${resting(one)}
${evidence(one)}
${correction(one)}
${context(one)}
${replies(one)}`;
}

function faults({ faults }: Reviewed): Html {
  if (faults.length === 0) return nothing;
  return html`<section class="issues" aria-labelledby="faults"><h2 id="faults">It cannot be published as it stands</h2>
<ul>${faults.map(({ message }) => html`<li>${message}</li>`)}</ul></section>`;
}

/** The links of a draft: to where it was said, to the series that readers see, and to the sources. */
function linksOf({ computed, added: { unknown } }: Reviewed): Links {
  const { series = [], sources = [] } = computed?.bundle ?? {};
  return (name, value) => {
    if (name === 'appearance.url') return link(value, value);
    if (linkFieldOf(name)?.field === 'to')
      return html`<a href="${urls.claim(slugTyped(value))}">${slugTyped(value)}</a>`;
    if (!/^(?:inputs|alsoOn|insteadOf|related)\./.test(name)) return undefined;
    if (name.endsWith('.series')) {
      const title = series.find((one) => one.id === value)?.title ?? value;
      return /^[a-z0-9._-]+$/.test(value) && !unknown.includes(value)
        ? html`<a href="${urls.series(value)}">${title}</a>`
        : html`${title}`;
    }
    const source = name.endsWith('.source.id') ? sources.find((one) => one.id === value) : undefined;
    return source === undefined ? undefined : (link(source.url, source.title) ?? html`${source.title}`);
  };
}

/** A link to an address of the web; undefined for anything else, since the text was typed. */
function link(address: string | undefined, words: string): Html | undefined {
  if (address === undefined || !/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined;
  return html`<a href="${address}" rel="noopener">${words}</a>`;
}

function changes(one: Reviewed): Html {
  const { fields, publishedFields } = one;
  const links = linksOf(one);
  const [labels, values] = [labelsOf(fields, publishedFields ?? {}), valuesOf(fields, publishedFields ?? {})];
  return html`<section aria-labelledby="changes">
<h2 id="changes" class="section">${publishedFields === null ? 'This is new' : 'What changes for readers'}</h2>
${publishedFields === null ? fieldList(fields, labels, values, links) : fieldDiff(publishedFields, fields, labels, values, links)}
</section>`;
}

function verdicts({ computed, publishedClocks, isQueued, correction }: Reviewed): Html {
  if (computed === null) return nothing;
  const { clocks, bundle } = computed;
  const kind = kindNamed(bundle.claim.kind);
  const moved =
    publishedClocks !== null &&
    (isAnother(publishedClocks.said, clocks.said) || isAnother(publishedClocks.now, clocks.now));
  const stands = (of: Clocks) => [of.said, of.now].map((v) => `${v.finding} ${wordOfVerdict(v)}`).join();
  const heading =
    publishedClocks === null
      ? 'The verdict it would have'
      : !moved
        ? 'The verdict stays as it is'
        : stands(publishedClocks) === stands(clocks)
          ? 'The verdict stays; its figures change'
          : 'The verdict would be different';
  const isSameMethod =
    publishedClocks !== null &&
    publishedClocks.said.method === clocks.said.method &&
    publishedClocks.now.method === clocks.now.method;
  const isAnotherFinding =
    publishedClocks !== null &&
    (publishedClocks.said.finding !== clocks.said.finding ||
      publishedClocks.now.finding !== clocks.now.finding);
  return html`<section aria-labelledby="verdicts">
<h2 id="verdicts" class="section">${heading}</h2>
${isAnotherFinding && correction?.type === 'typo' ? html`<p class="notice once">This is marked as a typo, and a typo changes no verdict: it cannot be published like that.</p>` : nothing}
${isSameMethod && correction?.type === 'method' ? html`<p class="notice once">This is marked as a change of the method, but the method is the same: it cannot be published like that.</p>` : nothing}
${isQueued ? html`<p class="notice once">Newer evidence for this claim is waiting in the queue. Publishing this draft brings it in: the verdicts below rest on all the evidence there is.</p>` : nothing}
<ul class="cards">
${clock('When it was said', publishedClocks?.said, clocks.said)}
${clock('Now', publishedClocks?.now, clocks.now)}
</ul>
<details class="working-of"${publishedClocks === null || moved ? html` open` : nothing}><summary>The working of the new verdict</summary>
<p class="lead">${kind?.title ?? bundle.claim.kind}: ${kind?.computes ?? ''}.</p>
${wordsTest(clocks.now)}
${workingTable(clocks.now, 'The working, step by step')}
</details>
</section>`;
}

function clock(title: string, before: Verdict | undefined, after: Verdict): Html {
  const same = before !== undefined && !isAnother(before, after);
  return html`<li class="${toneOf(after)}"><h3>${title}</h3>
<p class="on">On the figures of ${time(after.asOf)}</p>
${
  before === undefined || same
    ? nothing
    : html`<p class="label">Published</p>
<p>${verdictWord(before)}</p>
<p class="why">${before.because}</p>
<p class="label">With this draft</p>`
}
<p>${verdictWord(after)}</p>
<p class="why">${after.because}</p>
${same ? html`<p class="note">The same as published.</p>` : nothing}</li>`;
}

/** The page itself, in a frame: what a reader will see, before anybody does. */
function asReadersSeeIt({ computed, slug }: Reviewed): Html {
  if (computed === null) return nothing;
  const address = urls.edit.draftPreview(slug);
  return html`<section aria-labelledby="as-readers"><h2 id="as-readers" class="section">What a reader will see</h2>
<p><a href="${address}">The whole page, as readers would get it</a>, with what is new marked at its head.</p>
<iframe class="as-readers" src="${address}" title="The page as readers would get it" loading="lazy"></iframe></section>`;
}

function lookAgain({ warnings, fields }: Reviewed): Html {
  if (warnings.length === 0) return nothing;
  const label = labelsOf(fields);
  return html`<section aria-labelledby="warnings"><h2 id="warnings" class="section">Look again</h2>
<ul>${warnings.map(({ field, message }) => html`<li>${field === null ? nothing : html`<strong>${label(field)}.</strong> `}${message}</li>`)}</ul></section>`;
}

/** The figures that the verdicts of the draft rest on, as readers will see them. */
function restingOn({ computed, added: { unknown } }: Reviewed) {
  if (computed === null) return null;
  const { bundle, clocks } = computed;
  return {
    bundle,
    clocks,
    verdicts: [clocks.said, clocks.now],
    hasPage: (series: string) => !unknown.includes(series),
  };
}

function resting(one: Reviewed): Html {
  const table = restingOn(one);
  if (table === null) return nothing;
  return html`<section aria-labelledby="resting"><h2 id="resting" class="section">The evidence and its sources</h2>
<p class="hint">Look each up at its address: the figure, how exact it is, and what it counts.</p>
${figuresList({ ...table, added: one.added })}</section>`;
}

function evidence(one: Reviewed): Html {
  const { computed, added } = one;
  const { series, sources } = added;
  if (series.length === 0 && sources.length === 0) return nothing;
  const table = restingOn(one);
  const shown = new Set((table === null ? [] : sourcesOf(table)).map(({ id }) => id));
  const others = sources.filter(({ id }) => !shown.has(id));
  const known = [...sources, ...(computed?.bundle.sources ?? [])];
  const sourceCell = (id: string) => {
    const source = known.find((each) => each.id === id);
    if (source === undefined) return html`${id}`;
    const { title, url, publisher } = source;
    return html`<cite dir="auto">${link(url, title) ?? title}</cite><span class="sub"><span dir="auto">${publisher}</span>${url === undefined ? ', no link' : html`, <span class="address" dir="ltr">${url}</span>`}</span>`;
  };
  return html`<section aria-labelledby="added"><h2 id="added" class="section">Evidence that enters the ledger with it</h2>
${series.map(
  (one) => html`<h3>${one.title}</h3>
<p class="by">${one.id} · ${one.unit}${one.measure === undefined ? nothing : html`, ${one.measure}`}${one.frequency === undefined ? nothing : html`, ${frequencyInWords(one.frequency)}`}${one.place === undefined ? nothing : html` · ${one.place}`}</p>
${one.definition === undefined ? nothing : html`<p dir="auto">${one.definition}</p>`}
<div class="scroll" role="region" aria-label="New figures of ${one.title}" tabindex="0"><table><thead><tr><th scope="col">When</th><th scope="col" class="num">Figure</th><th scope="col">Published</th><th scope="col">Source</th></tr></thead>
<tbody>${one.observations.map((o) => html`<tr><th scope="row">${momentName(o.at)}</th><td class="num">${amount(parseDecimal(o.value), one.unit, 6)}</td><td>${time(o.publishedOn)}</td><td>${sourceCell(o.source)}</td></tr>`)}</tbody></table></div>`,
)}
${others.length === 0 ? nothing : html`<h3>New sources that none of the figures above names</h3><ol class="sources">${others.map(sourceEntry)}</ol>`}</section>`;
}

function correction({ correction, publishedFields, correctionFault }: Reviewed): Html {
  if (publishedFields === null) return nothing;
  return html`<section aria-labelledby="correction"><h2 id="correction" class="section">What readers see of the correction</h2>
${correctionFault === undefined ? nothing : html`<p class="error">${correctionFault}</p>`}
${correction === null ? html`<p class="error">It does not say why the claim is changed. Send it back and ask for the reason.</p>` : html`<p><span class="tag">${CORRECTION_WORDS[correction.type].label}</span> <span dir="auto">${correction.sentence}</span></p><p class="note">${CORRECTION_WORDS[correction.type].means}</p>`}</section>`;
}

function context({ context, notes }: Reviewed): Html {
  return html`${context === '' ? nothing : html`<section aria-labelledby="context"><h2 id="context" class="section">The context, as readers see it</h2><div class="prose" dir="auto">${markdown(context, { under: 2 })}</div></section>`}
${notes === '' ? nothing : html`<section aria-labelledby="notes"><h2 id="notes" class="section">Notes for the newsroom</h2><div class="prose" dir="auto">${markdown(notes, { under: 2 })}</div></section>`}`;
}

function replies({ replies }: Reviewed): Html {
  const state = (reply: ReviewedReply) =>
    reply.isOnPage
      ? 'On the page already.'
      : reply.goesWith
        ? 'Goes on the page with it.'
        : 'Stays off the page, because you recorded it or the question that it answers.';
  return html`<section aria-labelledby="replies"><h2 id="replies" class="section">Right of reply</h2>
${
  replies.length === 0
    ? html`<p>The claimant has not been asked, as far as is recorded.</p>`
    : html`<ul class="replies">${replies.map((reply) =>
        reply.question === null
          ? html`<li><p><strong>Asked on ${time(reply.happenedOn)}</strong>, <span dir="auto">${reply.channel ?? ''}</span>${reply.deadline === null ? nothing : html`, to answer by ${time(reply.deadline)}`}. <span class="note">${state(reply)}</span></p></li>`
          : html`<li><p><strong>Answered on ${time(reply.happenedOn)}</strong> <span class="note">${state(reply)}</span></p><blockquote dir="auto">${reply.answer ?? ''}</blockquote></li>`,
      )}</ul>`
}</section>`;
}
