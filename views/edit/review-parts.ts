/** What a reviewer looks at: what differs from what is published, the verdicts before and after, the evidence, the replies. */
import type { Bundle } from '../../claims/bundle.ts';
import type { Series, Source } from '../../claims/evidence.ts';
import { kindNamed } from '../../claims/kinds/index.ts';
import { type Clocks, isAnother } from '../../claims/movement.ts';
import { parseDecimal } from '../../claims/number.ts';
import { standingOf, type Verdict } from '../../claims/verdict.ts';
import { amount, momentName } from '../../claims/words.ts';
import { CORRECTION_WORDS, type CorrectionType } from '../../claims/workflow.ts';
import { type Html, html, nothing } from '../html.ts';
import { verdictMark } from '../mark.ts';
import { markdown } from '../markdown.ts';
import { sourceEntry, time } from '../parts.ts';
import { wordsTest, workingTable } from '../working.ts';
import { fieldDiff, fieldList } from './diff.ts';
import { labelsOf, valuesOf } from './labels.ts';

type Fields = Readonly<Record<string, string>>;

/** A message, under the field that it lies in or under none. */
interface Message {
  field: string | null;
  message: string;
}

/** A question or an answer that was recorded, and whether it goes on the page with the claim. */
export interface ReviewedReply {
  question: number | null;
  happenedOn: string;
  channel: string | null;
  deadline: string | null;
  answer: string | null;
  isOnPage: boolean;
  goesWith: boolean;
}

/** The save that is in review, as it was read. */
export interface Reviewed {
  number: number;
  by: string;
  at: string;
  /** Its fields: as the claim writes them where it could be read, as they were typed where not. */
  fields: Fields;
  /** What is published, as the same fields; null where nothing is. */
  publishedFields: Fields | null;
  /** What is wrong or missing, so that it cannot be published. */
  faults: readonly Message[];
  /** The claim with its evidence and both verdicts; null where it cannot be computed. */
  computed: { bundle: Bundle; clocks: Clocks } | null;
  /** The verdicts that readers see. */
  publishedClocks: Clocks | null;
  /** Evidence waits in the queue that would change the published verdict by itself. */
  isQueued: boolean;
  warnings: readonly Message[];
  added: { series: readonly Series[]; sources: readonly Source[] };
  context: string;
  notes: string;
  correction: { type: CorrectionType; sentence: string } | null;
  replies: readonly ReviewedReply[];
  /** Why it could not be published with this correction. */
  correctionFault?: string | undefined;
}

/** Everything that there is to look at. */
export function reviewed(one: Reviewed): Html {
  return html`${faults(one)}
${changes(one)}
${verdicts(one)}
${lookAgain(one)}
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

function changes({ fields, publishedFields }: Reviewed): Html {
  const [labels, values] = [labelsOf(fields, publishedFields ?? {}), valuesOf(fields, publishedFields ?? {})];
  return html`<section aria-labelledby="changes">
<h2 id="changes" class="section">${publishedFields === null ? 'This is new' : 'What changes for readers'}</h2>
${publishedFields === null ? fieldList(fields, labels, values) : fieldDiff(publishedFields, fields, labels, values)}
</section>`;
}

function verdicts({ computed, publishedClocks, isQueued, correction }: Reviewed): Html {
  if (computed === null) return nothing;
  const { clocks, bundle } = computed;
  const kind = kindNamed(bundle.claim.kind);
  const moved =
    publishedClocks !== null &&
    (isAnother(publishedClocks.said, clocks.said) || isAnother(publishedClocks.now, clocks.now));
  const isAnotherFinding =
    publishedClocks !== null &&
    (publishedClocks.said.finding !== clocks.said.finding ||
      publishedClocks.now.finding !== clocks.now.finding);
  return html`<section aria-labelledby="verdicts">
<h2 id="verdicts" class="section">${publishedClocks === null ? 'The verdict it would have' : moved ? 'The verdict would be another' : 'The verdict stays as it is'}</h2>
${isAnotherFinding && correction?.type === 'typo' ? html`<p class="notice once">This is marked as a typo, and a typo changes no verdict: it cannot be published so.</p>` : nothing}
${isQueued ? html`<p class="notice once">Newer evidence for this claim waits in the queue. Publishing this takes it over: the verdicts below rest on all the evidence there is.</p>` : nothing}
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
  return html`<li class="${standingOf(after)}"><h3>${title}</h3>
<p class="on">On the figures of ${time(after.asOf)}</p>
${
  before === undefined || same
    ? nothing
    : html`<p class="label">Published</p>
<p>${verdictMark(before)}</p>
<p class="why">${before.because}</p>
<p class="label">With this draft</p>`
}
<p>${verdictMark(after)}</p>
<p class="why">${after.because}</p>
${same ? html`<p class="note">The same as published.</p>` : nothing}</li>`;
}

function lookAgain({ warnings, fields }: Reviewed): Html {
  if (warnings.length === 0) return nothing;
  const label = labelsOf(fields);
  return html`<section aria-labelledby="warnings"><h2 id="warnings" class="section">Look again</h2>
<ul>${warnings.map(({ field, message }) => html`<li>${field === null ? nothing : html`<strong>${label(field)}.</strong> `}${message}</li>`)}</ul></section>`;
}

function evidence({ added: { series, sources } }: Reviewed): Html {
  if (series.length === 0 && sources.length === 0) return nothing;
  return html`<section aria-labelledby="added"><h2 id="added" class="section">Evidence that enters the ledger with it</h2>
${series.map(
  (one) => html`<h3>${one.title}</h3>
<p class="by">${one.id} · ${one.unit}${one.measure === undefined ? nothing : html`, ${one.measure}`}${one.place === undefined ? nothing : html` · ${one.place}`}</p>
${one.definition === undefined ? nothing : html`<p dir="auto">${one.definition}</p>`}
<div class="scroll" role="region" aria-label="New figures of ${one.title}" tabindex="0"><table><thead><tr><th scope="col">When</th><th scope="col" class="num">Figure</th><th scope="col">Published</th><th scope="col">Source</th></tr></thead>
<tbody>${one.observations.map((o) => html`<tr><th scope="row">${momentName(o.at)}</th><td class="num">${amount(parseDecimal(o.value), one.unit, 6)}</td><td>${time(o.publishedOn)}</td><td>${o.source}</td></tr>`)}</tbody></table></div>`,
)}
${sources.length === 0 ? nothing : html`<h3>New sources</h3><ol class="sources">${sources.map(sourceEntry)}</ol>`}</section>`;
}

function correction({ correction, publishedFields, correctionFault }: Reviewed): Html {
  if (publishedFields === null) return nothing;
  return html`<section aria-labelledby="correction"><h2 id="correction" class="section">What readers are told of the correction</h2>
${correctionFault === undefined ? nothing : html`<p class="error">${correctionFault}</p>`}
${correction === null ? html`<p class="error">Nothing is said of why it is changed. Send it back and ask for it.</p>` : html`<p><span class="tag">${CORRECTION_WORDS[correction.type].label}</span> <span dir="auto">${correction.sentence}</span></p><p class="note">${CORRECTION_WORDS[correction.type].means}</p>`}</section>`;
}

function context({ context, notes }: Reviewed): Html {
  return html`${context === '' ? nothing : html`<section aria-labelledby="context"><h2 id="context" class="section">The context, as readers see it</h2><div class="prose" dir="auto">${markdown(context)}</div></section>`}
${notes === '' ? nothing : html`<section aria-labelledby="notes"><h2 id="notes" class="section">Notes for the newsroom</h2><div class="prose" dir="auto">${markdown(notes)}</div></section>`}`;
}

function replies({ replies }: Reviewed): Html {
  const state = (reply: ReviewedReply) =>
    reply.isOnPage
      ? 'On the page already.'
      : reply.goesWith
        ? 'Goes on the page with it.'
        : 'Stays off the page: you recorded it, or the question that it answers, yourself.';
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
