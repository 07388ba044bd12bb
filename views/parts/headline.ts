/** The headline of a claim as pages show it: the word of the clock that decides, with what the other one says. */

import type { Series } from '../../claims/evidence/series.ts';
import { type Headline, headlineOf, isDecidedLater, wordOfVerdict } from '../../claims/verdict/headline.ts';
import type { Clocks, Verdict } from '../../claims/verdict/verdict.ts';
import { english } from '../../claims/words/language.ts';
import { type Html, html, nothing } from './html.ts';

/** A claim's headline, its words, and the verdicts in the order in which they are told. */
export interface Headed {
  headline: Headline;
  words: ReturnType<typeof english.headline>;
  /** The verdict of the clock that decides. */
  lead: Verdict;
  /** That of the other clock, if it says something else. */
  second: Verdict | null;
}

/** The headline of a claim from the verdicts of both clocks. `on` is the day that is named in place of today. */
export function headed(clocks: Clocks, on?: string): Headed {
  const headline = headlineOf(clocks);
  const [lead, second] = headline.clock === 'said' ? [clocks.said, clocks.now] : [clocks.now, clocks.said];
  // That a promise was still open when it was made is told in the cards of the clocks alone.
  const isNoNews = isDecidedLater(clocks.now.kind) && wordOfVerdict(second) === 'too-early';
  const isSame = isNoNews || (lead.finding === second.finding && lead.because === second.because);
  return {
    headline,
    words: english.headline(headline, clocks, on),
    lead,
    second: isSame ? null : second,
  };
}

/** How many revised figures are told one by one. */
const MAX_TOLD = 3;

/** Which figures were revised since the words were said, from what to what, and when; nothing if none were. */
export function revisedNote(clocks: Clocks, series: readonly Series[]): Html {
  const told = english.revisions(clocks, headlineOf(clocks), series);
  if (told === undefined) return nothing;
  const { lead, figures } = told;
  const more = figures.length - MAX_TOLD;
  return html`<div class="note revised"><p>${lead}:</p>
<ul>${figures.slice(0, MAX_TOLD).map((one) => html`<li>${one}</li>`)}${more > 0 ? html`<li>And ${more} more.</li>` : nothing}</ul></div>`;
}
