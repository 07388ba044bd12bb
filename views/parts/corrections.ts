/** How corrections are shown on every page: the sentence for readers, and the verdicts before and after. */

import type { Change, Revised } from '../../claims/editorial/changes.ts';
import type { ClocksShown, Correction, ListedType, VerdictShown } from '../../claims/editorial/correction.ts';
import { CORRECTION_WORDS, type CorrectionType } from '../../claims/editorial/workflow.ts';
import { type Html, html, nothing } from './html.ts';
import { clip } from './layout.ts';
import { shownMark, shownWords } from './mark.ts';
import { day } from './time.ts';
import { urls } from './urls.ts';

/** The verdict of one clock before and after. */
export interface Move {
  clock: string;
  from: VerdictShown;
  to: VerdictShown;
  /** Whether the word or the finding changed; otherwise only its sentence did. */
  isAnother: boolean;
}

/** The clocks whose verdict readers see changed, with its sentence. */
export function movesBetween(before: ClocksShown, after: ClocksShown): Move[] {
  const move = (clock: string, from: VerdictShown, to: VerdictShown): Move => ({
    clock,
    from,
    to,
    isAnother: from.finding !== to.finding || from.word !== to.word || from.standing !== to.standing,
  });
  return [move('When it was said', before.said, after.said), move('Now', before.now, after.now)].filter(
    ({ isAnother, from, to }) => isAnother || from.because !== to.because,
  );
}

/** The verdicts before and after by the clocks that changed, with their sentences; or a line that none did. */
export function moves(before: ClocksShown, after: ClocksShown): Html {
  const moved = movesBetween(before, after);
  if (moved.length === 0) return html`<p class="why">The verdict is the same.</p>`;
  return html`<ul class="moves">${moved.map(
    ({ clock, from, to, isAnother }) => html`
<li><p class="moved"><span class="label">${clock}</span> ${isAnother ? html`${shownMark(from)} <span>became</span> ${shownMark(to)}` : html`${shownMark(to)} <span>as before</span>`}</p>
${
  from.because === to.because
    ? html`<p class="why">${to.because}</p>`
    : html`<p class="why">Before: ${from.because}</p>
<p class="why">After: ${to.because}</p>`
}</li>`,
  )}
</ul>`;
}

/** The verdicts before and after in words alone, for feeds. */
export function movesInWords(before: ClocksShown, after: ClocksShown): Html {
  const words = (verdict: VerdictShown) => html`${shownWords(verdict)}. ${verdict.because}`;
  const moved = movesBetween(before, after);
  if (moved.length === 0) return html`<p>The verdict is the same.</p>`;
  return html`${moved.map(({ clock, from, to }) => html`<p><strong>${clock}, before:</strong> ${words(from)}</p><p><strong>${clock}, after:</strong> ${words(to)}</p>`)}`;
}

/** The name of a type, as lists and feeds have it. */
export function typeLabel(type: ListedType): string {
  if (type === 'sayings') return 'Who said it';
  return type === 'withdrawal' ? 'Withdrawn' : CORRECTION_WORDS[type].label;
}

/** The path at which readers find a correction, or of a withdrawal (whose id is null) the page of the claim. */
export function correctionAddress(entry: { slug: string; id: number | null; isWithdrawn: boolean }): string {
  const { slug, id, isWithdrawn } = entry;
  if (id === null) return urls.claim(slug);
  return urls.correction(slug, id, isWithdrawn ? 'history' : 'claim');
}

/** The type of a correction, with what it means. */
export function typeTag(type: CorrectionType): Html {
  const { label, means } = CORRECTION_WORDS[type];
  return html`<span class="tag" title="${means}">${label}</span>`;
}

/** A tag for what nobody else read before it was published. */
export function aloneNote(alone: boolean): Html {
  return alone ? html` <span class="tag">Published without a second reader</span>` : nothing;
}

/** How much of a field a list of changes shows. */
const SHOWN = 400;

/** What changed since the revision before, field by field; nothing if nothing did. */
export function changesList(changed: Revised | null): Html {
  if (changed === null) return nothing;
  return html`<p>What was changed:</p>
<ul class="changes">${changed.fields.map((change) => html`<li>${changeItem(change)}</li>`)}</ul>`;
}

function changeItem({ what, from, to }: Change): Html {
  const before = html`<del dir="auto">${clip(from, SHOWN)}</del>`;
  const after = html`<ins dir="auto">${clip(to, SHOWN)}</ins>`;
  if (from === '') return html`${what}: ${after} was added`;
  if (to === '') return html`${what}: ${before} was removed`;
  return html`${what}: from ${before} to ${after}`;
}

/** A correction of the claim of a slug: its day, its type, the sentence for readers, what was changed, the verdicts before and after. */
export function correctionNote(slug: string, correction: Correction, zone: string): Html {
  const { id, type, sentence, fromRevision, toRevision, before, after, changed, at } = correction;
  return html`<div class="correction" id="correction-${id}">
<p class="by">${type === 'method' ? 'Computed anew' : 'Corrected'} ${day(at, zone)} ${typeTag(type)} <a href="${urls.claimPinned(slug, fromRevision)}">revision ${fromRevision}</a> to <a href="${urls.claimPinned(slug, toRevision)}">${toRevision}</a>${aloneNote(correction.withoutSecondReader)}</p>
<p class="verbatim" dir="auto">${sentence}</p>
${changesList(changed)}
${moves(before, after)}
</div>`;
}
