/**
 * Parts of a claim's page besides its verdict: what waits to be published, the context, the right of reply, the
 * corrections.
 */

import type { Correction, QueuedVerdict, Reply } from '../../../claims/editorial/correction.ts';
import { dateInWords } from '../../../claims/words/dates.ts';
import { correctionNote } from '../../parts/corrections.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { shownMark } from '../../parts/mark.ts';
import { markdown } from '../../parts/markdown.ts';
import { day, time } from '../../parts/time.ts';

/**
 * A strip if something newer waits to be published. What a newer method would change is shown, since it is computed
 * from figures that readers see; what newer figures would change is not, until an editor has published it.
 */
export function queuedStrip(queued: QueuedVerdict | null, zone: string): Html {
  if (queued === null) return nothing;
  const { since, cause } = queued;
  return html`<section class="waiting" aria-labelledby="waiting">
<h2 id="waiting" class="label">${cause === 'evidence' ? 'Newer figures are waiting for review' : 'The method has changed'}</h2>
${
  cause === 'evidence'
    ? html`<p>New figures were recorded on ${day(since, zone)}. They may change this verdict, or the one on the day it was said; neither takes them into account until an editor has reviewed and published the result.</p>`
    : html`<p>The method has changed since this verdict was published. This was noted on ${day(since, zone)}.</p>
${byTheMethod(queued)}
<p class="note">An editor has yet to review and publish it.</p>`
}
</section>`;
}

function byTheMethod({ now, isSameNow }: QueuedVerdict): Html {
  if (isSameNow)
    return html`<p>By the new method today’s verdict would be the same, and the one on the day it was said would be different.</p>`;
  return html`<p>By the new method the verdict would be: ${shownMark(now)}</p>
<p class="why">${now.because}</p>`;
}

/** What readers should know besides the claim. */
export function contextSection(context: string | null): Html {
  if (context === null || context.trim() === '') return nothing;
  return html`<section aria-labelledby="context">
<h2 id="context">Context</h2>
<div class="context" dir="auto">${markdown(context, { under: 2 })}</div>
</section>`;
}

/** When and how the claimant was asked, and the answer word for word. */
export function replySection(replies: readonly Reply[], claimant: string, today: string): Html {
  if (replies.length === 0) return nothing;
  return html`<section aria-labelledby="reply">
<h2 id="reply">Right of reply</h2>
${replies.map(
  ({
    askedOn,
    channel,
    deadline,
    answers,
  }) => html`<p><span dir="auto">${claimant}</span> was asked on ${time(askedOn)}, ${deadline === null ? 'with no deadline' : html`with a deadline of ${time(deadline)}`}${channel === '' ? nothing : html` <span dir="auto">(${channel})</span>`}.</p>
${
  answers.length === 0
    ? html`<p>No answer was recorded by ${dateInWords(today)}.${deadline !== null && deadline < today ? ' The deadline passed without an answer.' : nothing}</p>`
    : answers.map(
        ({ text, on }, i) => html`<p>${i === 0 ? 'The answer' : 'A further answer'} on ${time(on)}:</p>
<blockquote class="verbatim" dir="auto">${text}</blockquote>`,
      )
}
`,
)}</section>`;
}

/** Every correction of the claim, the latest first. */
export function correctionsSection(slug: string, corrections: readonly Correction[], zone: string): Html {
  if (corrections.length === 0) return nothing;
  return html`<section aria-labelledby="corrections">
<h2 id="corrections">${corrections.every(({ type }) => type === 'method') ? 'Changes of the method' : 'Corrections'}</h2>
${corrections.map((correction) => correctionNote(slug, correction, zone))}
</section>`;
}
