/** The same words on other evidence that the claim names, and what else the claimed number is. */

import type { Bundle } from '../../claims/bundle.ts';
import { parseExact } from '../../claims/exact/number.ts';
import { kindNamed } from '../../claims/kinds/index.ts';
import { wordOfVerdict } from '../../claims/verdict/headline.ts';
import type { Word } from '../../claims/verdict/reader-words.ts';
import type { Computed, Finding, OnOther, Verdict } from '../../claims/verdict/verdict.ts';
import { english } from '../../claims/words/language.ts';
import { amount } from '../../claims/words/numbers.ts';
import { sentence } from '../../claims/words/text.ts';
import { type Html, html, nothing } from './html.ts';
import { exactFinding, findingBeside, wordMark } from './mark.ts';

/** How the part is drawn: on a page, or in the preview of a form, whose headings are smaller and which leads nowhere else. */
export interface OtherEvidenceDrawn {
  id?: string;
  inForm?: boolean;
  /** Today's verdict, if the one that is drawn is of an earlier day: it tells what could not be checked then. */
  now?: Verdict | undefined;
  /** Its day, where that is named in place of today. */
  on?: string | undefined;
}

/** The figure and the word of each piece of other evidence, and what else the number is; nothing where there is neither. */
export function otherEvidence(
  { claim }: Pick<Bundle, 'claim'>,
  verdict: Verdict,
  { id = 'other', inForm = false, now, on }: OtherEvidenceDrawn = {},
): Html {
  const { alsoOn = [], insteadOf, claimed, computed } = verdict;
  const heading = (text: string) =>
    inForm ? html`<h3 id="${id}">${text}</h3>` : html`<h2 id="${id}">${text}</h2>`;
  const instead =
    insteadOf === undefined || claimed === undefined
      ? nothing
      : html`<p>${english.instead(claimed, insteadOf.what)}.</p>`;
  if (alsoOn.length === 0)
    return insteadOf === undefined
      ? nothing
      : html`<section class="other" aria-labelledby="${id}">${heading('What the number is')}${instead}</section>`;
  const word = wordOfVerdict(verdict);
  const finding = inForm ? findingBeside : exactFinding;
  const row = (label: Html | string, figure: Computed | null | undefined, its: Word, found: Finding) =>
    html`<p class="measured"><span dir="auto">${label}</span>${figure ? html`: <strong>${amount(parseExact(figure.exact), figure.unit)}</strong>` : nothing}</p><p class="verdicts">${wordMark(its)} ${finding(found, its)}</p>`;
  const checkedSince = ({ label, word: its }: OnOther) =>
    its === 'cannot-be-checked'
      ? now?.alsoOn?.find((on) => on.label === label && on.word !== 'cannot-be-checked')
      : undefined;
  const since = (other: OnOther) => {
    const found = checkedSince(other);
    return found === undefined
      ? nothing
      : row(sentence(`on ${english.presentFigures(on)}`), found.computed, found.word, found.finding);
  };
  return html`<section class="other" aria-labelledby="${id}">
${heading('Other evidence')}
<p class="lead">${english.measures(word, alsoOn)}.</p>
<ul class="measures"><li>${row(`As tested above (${kindNamed(claim.kind)?.title ?? claim.kind})`, computed, word, verdict.finding)}</li>${alsoOn.map((on) => html`<li>${row(on.label, on.computed, on.word, on.finding)}${since(on)}</li>`)}</ul>
${instead}
</section>`;
}
