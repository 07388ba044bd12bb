/** Who said the claim, when and where, in which words, with the word of each day; and the claims that editors linked to it. */

import { lastDayOf } from '../../../claims/exact/calendar.ts';
import {
  type HeldSaying,
  isDayOpen,
  LINK_KINDS,
  LINK_NAMES,
  type LinkedClaim,
  type SayingLine,
  saidOnName,
  saidWhen,
  type Told,
  timesInWords,
} from '../../../claims/sayings/saying.ts';
import type { Word } from '../../../claims/verdict/reader-words.ts';
import { dateInWords } from '../../../claims/words/dates.ts';
import { count, tally } from '../../../claims/words/numbers.ts';
import { listedMark } from '../../parts/claim-list.ts';
import { claimantLine } from '../../parts/claimant.ts';
import { bdi } from '../../parts/direction.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { clip } from '../../parts/layout.ts';
import { wordMark } from '../../parts/mark.ts';
import { quoted } from '../../parts/quoted.ts';
import { time } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';

export interface SayingsShown {
  slug: string;
  told: Told;
  /** Those besides the claim’s own. */
  held: readonly HeldSaying[];
  /** The word of each on the figures of its own day, by its number; the claim's own under null. */
  words: ReadonlyMap<number | null, Word>;
  links: readonly LinkedClaim[];
}

/** A line under the quotation that leads to the list; nothing for a claim with its own saying alone. */
export function saidTimes(shown: SayingsShown | undefined): Html {
  if (shown === undefined || shown.told.lines.length === 1) return nothing;
  return html`<p class="times"><a href="#sayings">Said ${timesInWords(shown.told)}</a></p>`;
}

/** The list of all who said it by day, and the links; nothing if there is neither. */
export function sayingsSection(shown: SayingsShown | undefined): Html {
  if (shown === undefined) return nothing;
  return html`${shown.told.lines.length === 1 ? nothing : sayingsList(shown)}${linksSection(shown.links)}`;
}

function sayingsList({ slug, told, words }: SayingsShown): Html {
  const { first, last, lines, times } = told;
  const rest = lines.length - times;
  const uncounted =
    rest === 0
      ? nothing
      : html` The list has ${tally(lines.length, 'entry', 'entries')}: ${rest === 1 ? 'one of them is' : `${count(rest, 'of them', 'of them')} are`} part of other words of the same occasion, and not counted again.`;
  // A day that all share is told once.
  const isOneDay = lines.every(({ saidOn }) => saidOn === first.saidOn);
  const end =
    first === last
      ? nothing
      : html`, last by ${bdi(last.claimant.name)}${isOneDay ? nothing : html` ${time(last.saidOn, saidWhen(last.saidOn))}`}`;
  return html`<section aria-labelledby="sayings">
<h2 id="sayings">Who said it</h2>
<p class="lead">Said ${timesInWords(told)}, ${isOneDay && first !== last ? html`all ${time(first.saidOn, saidWhen(first.saidOn))}, first by ${bdi(first.claimant.name)}` : html`first by ${bdi(first.claimant.name)} ${time(first.saidOn, saidWhen(first.saidOn))}`}${end}.${uncounted}</p>
<p class="note">That is as far as the ledger knows: it does not have everything that was said. All are tested in the same way. The word beside each is on the figures of its own day; none of them changes the verdict above.${lines.some(({ isReported }) => isReported) ? ' What stands “as reported” is told in the words of a report, and not of the speaker.' : nothing}</p>
<ol class="sayings">${lines.map((line) => sayingItem(slug, line, words.get(line.id)))}</ol>
</section>`;
}

function sayingItem(slug: string, line: SayingLine, word: Word | undefined): Html {
  const { id, claimant, person, saidOn, quote, appearance } = line;
  const day = isDayOpen(saidOn)
    ? html`<time datetime="${saidOn}">${saidOnName(saidOn)}</time>`
    : time(saidOn);
  return html`<li${id === null ? nothing : html` id="saying-${id}"`}>
<p class="when">${id === null ? day : html`<a href="${urls.saying(slug, id)}">${day}</a>`}</p>
<p class="by">${claimantLine(claimant, person.slug)}</p>
${saidWords(quote, line.isReported)}
${where(appearance)}
<p class="verdicts">${word === undefined ? nothing : wordMark(word)}${isDayOpen(saidOn) ? html` <span class="note">on the figures known on ${dateInWords(lastDayOf(saidOn))}: the exact day is not known</span>` : nothing}${line.isCounted ? nothing : html` <span class="note">not counted again: it is part of other words of the same occasion</span>`}</p>
</li>`;
}

/** How many characters of the words are seen at once; a speech would hide all others. */
const SHOWN = 600;

function saidWords(words: string, isReported: boolean): Html {
  const whole = (text: string) =>
    isReported
      ? html`<p class="reported">As reported: <span dir="auto">${text}</span></p>`
      : html`<blockquote dir="auto">${text}</blockquote>`;
  if (words.length <= SHOWN) return whole(words);
  return html`${whole(clip(words, SHOWN))}
<details class="more"><summary>The words in full</summary>
${whole(words)}</details>`;
}

function where(appearance: SayingLine['appearance']): Html {
  if (appearance === undefined) return nothing;
  const { title, url, publisher } = appearance;
  return html`<p class="where"><cite dir="auto">${url === undefined ? title : html`<a href="${url}" rel="noopener">${title}</a>`}</cite>${publisher === undefined ? nothing : html`, <span dir="auto">${publisher}</span>`}</p>`;
}

function linksSection(links: readonly LinkedClaim[]): Html {
  if (links.length === 0) return nothing;
  return html`<section class="linked" aria-labelledby="linked">
<h2 id="linked">Claims that belong with it</h2>
${LINK_NAMES.map((kind) => {
  const some = links.filter(({ link }) => link === kind);
  if (some.length === 0) return nothing;
  return html`<h3>${LINK_KINDS[kind]}</h3>
<ul class="claims">${some.map(linkedItem)}</ul>`;
})}
</section>`;
}

function linkedItem(claim: LinkedClaim): Html {
  return html`<li><p><a href="${urls.claim(claim.slug)}">${quoted(claim.quote)}</a></p>
<p class="by">${bdi(claim.claimant)}, ${time(claim.saidOn)}</p>
<p class="verdicts">${listedMark(claim)}</p></li>`;
}
