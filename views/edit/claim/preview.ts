/** The preview next to the claim form: what readers would see, what is missing, and what deserves another look. */

import type { Bundle } from '../../../claims/bundle.ts';
import type { FieldIssue, Warning } from '../../../claims/drafting/messages.ts';
import { kindNamed } from '../../../claims/kinds/index.ts';
import { standingOfHeadline } from '../../../claims/verdict/headline-standing.ts';
import { type Clocks, FINDING_WORDS, type Verdict } from '../../../claims/verdict/verdict.ts';
import { tally } from '../../../claims/words/numbers.ts';
import { elsewhereOf } from '../../chart/elsewhere.ts';
import { headed, revisedNote } from '../../parts/headline.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { headlineMark, verdictWord } from '../../parts/mark.ts';
import { markdown } from '../../parts/markdown.ts';
import { otherEvidence } from '../../parts/other-evidence.ts';
import { time } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';
import { framingNotes, whatWouldChange, wordsTest, workingTable } from '../../parts/working.ts';
import { fieldId } from '../parts/fields.ts';

export interface PreviewProps {
  /** What is typed and wrong, and what is still missing. */
  issues: readonly FieldIssue[];
  missing: readonly FieldIssue[];
  /** The claim with its evidence and both verdicts; null while the form does not say enough. */
  computed: { bundle: Bundle; clocks: Clocks } | null;
  /** What keeps it from review though it is complete. */
  faults: readonly FieldIssue[];
  warnings: readonly Warning[];
  context: string;
  notes: string;
}

/** The preview, for its panel. */
export function preview(props: PreviewProps): Html {
  const { computed, faults, warnings, context, notes } = props;
  return html`<div data-said="${saidOf(props)}">
${computed === null ? unfinished(props) : verdicts(computed)}
${
  faults.length === 0
    ? nothing
    : html`<section class="warnings" aria-labelledby="p-faults">
<h3 id="p-faults">To put right before review</h3>
${linked(faults)}
</section>`
}
${
  warnings.length === 0
    ? nothing
    : html`<section class="warnings" aria-labelledby="p-warnings">
<h3 id="p-warnings">Look again</h3>
${linked(warnings)}
</section>`
}
${computed === null ? nothing : working(computed)}
${context.trim() === '' ? nothing : html`<section aria-labelledby="p-context"><h3 id="p-context">Context, as readers see it</h3><div class="prose" dir="auto">${markdown(context, { under: 3 })}</div></section>`}
${notes.trim() === '' ? nothing : html`<section aria-labelledby="p-notes"><h3 id="p-notes">Notes, as colleagues see them</h3><div class="prose" dir="auto">${markdown(notes, { under: 3 })}</div></section>`}
<template data-before>${beforeReview(props)}</template>
<template data-now>${verdictNow(props)}</template>
</div>`;
}

/**
 * What is needed before the draft can go to review, shown next to its buttons. The preview carries it too, so that the
 * script can update both.
 */
export function beforeReview({ issues, missing, faults }: PreviewProps): Html {
  const all = [...issues, ...missing, ...faults];
  return all.length === 0
    ? html`<p class="hint">Nothing is missing: it can go to review.</p>`
    : html`<details><summary>Before it can go to review (${all.length})</summary>${linked(all)}</details>`;
}

/** The verdict in a word, or how much is missing for one: for the bar that stays in view on narrow screens. */
export function verdictNow({ computed, issues, missing }: PreviewProps): Html {
  if (computed === null) return html`No verdict: ${issues.length + missing.length} to go`;
  const { headline, words } = headed(computed.clocks);
  return headlineMark(standingOfHeadline(headline), words.label);
}

/** The preview in a few words, for screen readers. */
function saidOf({ computed, missing, issues, faults, warnings }: PreviewProps): string {
  const wrong = faults.length === 0 ? '' : ` ${tally(faults.length, 'thing')} to put right before review.`;
  const looks = warnings.length === 0 ? '' : ` ${tally(warnings.length, 'thing')} to check.`;
  if (computed !== null) return `Verdict: ${headed(computed.clocks).words.sentence}.${wrong}${looks}`;
  return issues.length > 0
    ? `${tally(issues.length, 'thing')} to put right.${looks}`
    : `${tally(missing.length, 'thing')} still missing.${looks}`;
}

/** Messages, each with a link to its field. */
export function linked(messages: readonly (Pick<Warning, 'field' | 'message'> & Partial<Warning>)[]): Html {
  return html`<ul>${messages.map(({ field, message, about }) => html`<li>${field === null ? message : html`<a href="#${fieldId(field)}">${message}</a>`}${about === undefined ? nothing : html` ${aboutLink(about)}`}</li>`)}</ul>`;
}

/** A link to what a warning is about, in a tab of its own, so that the form stays open. */
function aboutLink(about: NonNullable<Warning['about']>): Html {
  const [href, words] =
    'claim' in about
      ? [urls.claim(about.claim), 'Look at that claim']
      : 'draft' in about
        ? [urls.edit.claim(about.draft), 'Correct it there']
        : [urls.edit.series(about.series), 'Look at the series'];
  return html`<a href="${href}" target="_blank" rel="noopener">${words}<span class="hidden"> (opens in a new tab)</span></a>`;
}

function unfinished({ issues, missing }: PreviewProps): Html {
  return html`<p class="lead">The verdict shows here as soon as the form says enough to compute it.</p>
${issues.length === 0 ? nothing : html`<h3>To put right</h3>${linked(issues)}`}
${missing.length === 0 ? nothing : html`<h3>Still missing</h3>${linked(missing)}`}`;
}

function verdicts({ clocks, bundle }: NonNullable<PreviewProps['computed']>): Html {
  const { said, now } = clocks;
  const { headline, words, lead } = headed(clocks);
  return html`<section class="verdict ${standingOfHeadline(headline)}" aria-labelledby="p-verdict">
<h3 id="p-verdict" class="label">The verdict, as readers would see it</h3>
<p class="finding">${headlineMark(standingOfHeadline(headline), words.sentence, 'large')}</p>
<p class="on-day">On the figures of ${time(lead.asOf)}: <span class="exactly">${FINDING_WORDS[lead.finding].label}</span></p>
<p class="because">${lead.because}</p>
${revisedNote(clocks, bundle.series)}
${framingNotes(lead, elsewhereOf(bundle, lead)?.told)}
</section>
${otherEvidence(bundle, lead, { id: 'p-other', inForm: true })}
<ul class="cards">${card('When it was said', said, lead)}${card('Now', now, lead)}</ul>`;
}

function card(title: string, verdict: Verdict, shown: Verdict): Html {
  return html`<li><h4>${title}</h4>
<p class="on">On the figures of ${time(verdict.asOf)}</p>
<p>${verdictWord(verdict)}</p>
${verdict.because === shown.because ? nothing : html`<p class="why">${verdict.because}</p>`}</li>`;
}

function working({ bundle, clocks: { now } }: NonNullable<PreviewProps['computed']>): Html {
  const kind = kindNamed(bundle.claim.kind);
  return html`<section aria-labelledby="p-working">
<h3 id="p-working">The working</h3>
<p class="lead">${kind?.title ?? bundle.claim.kind}: ${kind?.computes ?? ''}.</p>
${wordsTest(now)}
${workingTable(now, 'The working, step by step')}
</section>
<section aria-labelledby="p-change">
<h3 id="p-change">What would change it</h3>
${whatWouldChange(bundle, now)}
</section>`;
}
