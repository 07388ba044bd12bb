/** A reader's figures beside the published ones, and the verdict on each: for the reader, and for the newsroom. */

import type { Bundle } from '../../claims/bundle.ts';
import type { AnotherFigure, OwnFigure } from '../../claims/drafting/another-figure.ts';
import type { ReaderFigure } from '../../claims/editorial/reader-figure.ts';
import { compare, isZero, parseDecimal, rational } from '../../claims/exact/number.ts';
import { inputName } from '../../claims/kinds/given-inputs.ts';
import { standingOfHeadline } from '../../claims/verdict/headline-standing.ts';
import type { Clocks } from '../../claims/verdict/verdict.ts';
import { dateInWords, momentName } from '../../claims/words/dates.ts';
import { amount } from '../../claims/words/numbers.ts';
import { sentence } from '../../claims/words/text.ts';
import { bdi } from './direction.ts';
import { headed } from './headline.ts';
import { type Html, html, nothing } from './html.ts';
import { headlineMark } from './mark.ts';
import { whatWouldChange } from './working.ts';

export interface WithTheirs {
  /** The claim as the ledger has it, and the verdicts on it. */
  bundle: Bundle;
  ours: Clocks;
  /** The claim with the reader's figures, and the verdicts on that. */
  other: Bundle;
  theirs: Clocks;
  figures: readonly AnotherFigure[];
}

/** A published figure with its unit. */
export function figureShown({ value, unit }: Pick<OwnFigure, 'value' | 'unit'>): string {
  return value === undefined ? 'not published' : amount(parseDecimal(value), unit, 6);
}

/** Both headlines in words, as they stand beside one another. */
export function bothHeadlines({ ours, theirs }: Pick<WithTheirs, 'ours' | 'theirs'>): {
  ours: string;
  theirs: string;
} {
  return { ours: headed(ours).words.sentence, theirs: headed(theirs).words.sentence };
}

/** The figures side by side, the verdict on each, and how far the reader's are from what would turn it. */
export function theirsBeside({ bundle, ours, other, theirs, figures }: WithTheirs): Html {
  const [before, after] = [headed(ours), headed(theirs)];
  const flips = after.lead.flips.filter(({ input }) => figures.some((figure) => figure.input === input));
  const isSame = before.words.sentence === after.words.sentence;
  return html`${besideTable(bundle.claim.kind, figures)}
<dl class="beside">
<div><dt>On the published figures</dt><dd>${headlineMark(standingOfHeadline(before.headline), before.words.sentence)}</dd></div>
<div><dt>With the reader’s ${figures.length === 1 ? 'figure' : 'figures'}</dt><dd>${headlineMark(standingOfHeadline(after.headline), after.words.sentence)}</dd></div>
</dl>
${isSame ? html`<p class="note">The verdict is the same with both.</p>` : nothing}
${flips.length === 0 ? nothing : whatWouldChange(other, { ...after.lead, flips })}
${figures.map(scaleNote)}`;
}

/** Figures beside those that they take the place of. */
export function besideTable(kind: string, figures: readonly AnotherFigure[]): Html {
  return html`<div class="scroll" role="region" aria-label="The reader’s figures beside the published ones" tabindex="0"><table>
<thead><tr><th scope="col">Figure</th><th scope="col" class="num">As published</th><th scope="col" class="num">The reader’s</th></tr></thead>
<tbody>${figures.map(
    (figure) => html`
<tr><th scope="row">${sentence(inputName(kind, figure.input, 'called'))}${figure.at === undefined ? nothing : html`<span class="sub">${momentName(figure.at)}</span>`}</th><td class="num">${figureShown(figure)}${figure.also === undefined ? nothing : html`<span class="sub">${figureShown({ ...figure, value: figure.also.value })}${figure.also.publishedOn === undefined ? nothing : html`, ${dateInWords(figure.also.publishedOn)}`}</span>`}</td><td class="num"><strong>${figureShown({ ...figure, value: figure.theirs })}</strong></td></tr>`,
  )}
</tbody></table></div>`;
}

/** Figures this many times apart differ in their scale rather than in what was counted. */
const SCALE_APART = rational(1_000n);

function scaleNote({ value, theirs, unit }: AnotherFigure): Html {
  if (value === undefined || unit === '') return nothing;
  const [one, other] = [parseDecimal(value).abs(), parseDecimal(theirs).abs()];
  if (isZero(one) || isZero(other)) return nothing;
  const [less, more] = compare(one, other) < 0 ? [one, other] : [other, one];
  if (compare(more, less.mul(SCALE_APART)) < 0) return nothing;
  return html`<p class="note">The two are a thousand times apart or more. The number is taken in ${bdi(unit)}: is it written in that?</p>`;
}

/** The title of a source that somebody gave: a link only to the web, which vouches for nothing. */
export function sourceLink({ title, url }: ReaderFigure['source']): Html {
  return url !== null && /^https?:\/\//i.test(url)
    ? html`<a href="${url}" rel="nofollow noopener ugc">${title}</a>`
    : html`${title}`;
}
