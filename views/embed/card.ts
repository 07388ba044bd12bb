/**
 * The card of a claim, for an iframe on other sites: what was said and by whom, the verdict and its sentence, one
 * small drawing, both clocks, the day of the figures, and a link to the working.
 */

import type { Bundle, Claim } from '../../claims/bundle.ts';
import type { WithdrawnClaim } from '../../claims/editorial/correction.ts';
import type { ChangedSince } from '../../claims/editorial/embedding.ts';
import { wordOfVerdict } from '../../claims/verdict/headline.ts';
import { wordForReaders } from '../../claims/verdict/reader-words.ts';
import { type Clocks, FINDING_WORDS, type Verdict } from '../../claims/verdict/verdict.ts';
import { dateInWords } from '../../claims/words/dates.ts';
import { cardChart } from '../chart/claim-charts.ts';
import { claimTitle, shownInWords, withdrawnTitle } from '../parts/claim-title.ts';
import { claimantCut } from '../parts/claimant.ts';
import { type HeadlineShown, headlineShown } from '../parts/headline-shown.ts';
import { type Html, html, nothing } from '../parts/html.ts';
import { clip } from '../parts/layout.ts';
import { headlineMark, logo } from '../parts/mark.ts';
import { quoted } from '../parts/quoted.ts';
import type { Theme } from '../parts/theme.ts';
import { day, time } from '../parts/time.ts';
import { urls } from '../parts/urls.ts';
import { type EmbedSite, embedFrame, outward } from './frame.ts';
import { saidLine, type ToldShort } from './said.ts';

export interface CardProps {
  site: EmbedSite;
  theme: Theme;
  /** The claim with the evidence that the verdict of `now` rests on. */
  bundle: Bundle;
  revision: number;
  /** When what is shown was published, ISO 8601. */
  publishedAt: string;
  isPinned: boolean;
  said: Verdict;
  now: Verdict;
  changed: ChangedSince | null;
  /** Who said it besides, if the card follows the claim. */
  told?: ToldShort;
  /** The day whose verdict was asked for; of a revision, that at whose end it is shown. */
  asof?: string | undefined;
}

/** How much of a quotation and of a sentence a card shows; the claim's page has all. */
export const CARD_QUOTE = 320;
export const CARD_SENTENCE = 480;

/** The most of the sentence of the clock that does not decide, where its word differs. */
export const CARD_SECOND_SENTENCE = 260;

export function cardPage(props: CardProps): Html {
  const { site, theme, bundle, now, isPinned, asof } = props;
  const { claim } = bundle;
  const headline = cardHeadline(props);
  const rev = isPinned ? props.revision : null;
  return embedFrame({
    site,
    theme,
    title: `${claimTitle(claim.quote, headline.sentence, shownInWords({ rev, asof }, headline.sentence))} · Plumbline`,
    canonical: urls.claim(claim.slug),
    name: claim.slug,
    tone: headline.standing,
    body: html`${changedStrip(props)}${said(claim)}
${saidTimes(props)}<div class="body">
<div>
<p class="finding">${outward(urls.word(headline.word), headlineMark(headline.standing, headline.sentence, 'large'), 'means')}</p>
${bothClocks(props, headline)}
</div>
${cardChart(bundle, { said: props.said, now })}
</div>`,
    foot: foot(props),
  });
}

/** The headline of a card, which names its day where that is not today. */
export function cardHeadline({
  said,
  now,
  isPinned,
  asof,
}: Pick<CardProps, 'said' | 'now' | 'isPinned' | 'asof'>): HeadlineShown {
  return headlineShown({ said, now }, isPinned ? now.asOf : asof);
}

/** The words above each clock's verdict. */
export const CARD_CLOCKS = {
  said: 'On the figures known when it was said, ',
  now: 'On the figures known on ',
} as const;

/** The exact finding in words, which stands beside the word of a verdict; null if it says the same. */
export function findingBeside(verdict: Verdict): string | null {
  const { label } = FINDING_WORDS[verdict.finding];
  return label === wordForReaders(wordOfVerdict(verdict)).label ? null : label;
}

/** Whether both clocks say the same, so that they are told together. */
export function isOne({ said, now }: Clocks): boolean {
  return said.finding === now.finding && wordOfVerdict(said) === wordOfVerdict(now);
}

/** Both clocks as one, if they say the same. */
export function clocksAsOne({ said, now }: Clocks): string {
  const exactly = findingBeside(now);
  const days = `On the figures known when it was said, ${dateInWords(said.asOf)}`;
  const both = said.asOf === now.asOf ? days : `${days}, and on those known on ${dateInWords(now.asOf)}`;
  return exactly === null ? both : `${exactly}. ${both}`;
}

/**
 * Both clocks with their words and findings, the one that decides first; and the reason of each that says something else.
 * The words have no colours here: the headline has the one of both together.
 */
function bothClocks({ said, now }: Clocks, { clock, other, deciding }: HeadlineShown): Html {
  if (isOne({ said, now }))
    return html`<p class="because" dir="auto">${clip(deciding.because, CARD_SENTENCE)}</p>
<p class="by">${clocksAsOne({ said, now })}</p>`;
  const one = (which: 'said' | 'now', most: number | null) => {
    const verdict = which === 'said' ? said : now;
    const word = wordOfVerdict(verdict);
    const exactly = findingBeside(verdict);
    return html`<dt>${CARD_CLOCKS[which]}${time(verdict.asOf)}</dt>
<dd class="word">${outward(urls.word(word), wordForReaders(word).label, 'means')}${exactly === null ? nothing : html` <span class="exactly">${exactly}</span>`}</dd>
${most === null ? nothing : html`<dd class="because" dir="auto">${clip(verdict.because, most)}</dd>\n`}`;
  };
  const second = clock === 'said' ? 'now' : 'said';
  return html`<dl>
${one(clock, CARD_SENTENCE)}${one(second, other === null ? null : CARD_SECOND_SENTENCE)}</dl>`;
}

function said(claim: Claim): Html {
  return html`<h1>${quoted(claim.quote, CARD_QUOTE)}</h1>
<p class="by">${claimantCut(claim.claimant, 160)}, ${time(claim.saidOn)}</p>`;
}

/** How often it was said, and by whom first. */
function saidTimes({ told, bundle: { claim } }: CardProps): Html {
  if (told === undefined) return nothing;
  return html`<p class="by times">${outward(urls.sayings(claim.slug), saidLine(told))}</p>
`;
}

/** A strip above the verdict that the article was written with: today's is different. */
function changedStrip({ site, changed, said, now, bundle: { claim } }: CardProps): Html {
  if (changed === null) return nothing;
  const [from, to] = [headlineShown({ said, now }, now.asOf).sentence, headlineShown(changed).sentence];
  const on = day(changed.at, site.zone);
  return html`<p class="changed"><strong>The verdict has changed since this was embedded, on ${on}:</strong> ${
    from === to
      ? html`it is still <b>${to}</b>, but its figures, or the verdict on the day it was said, have changed.`
      : html`it was <b>${from}</b>, and is now <b>${to}</b>.`
  } ${outward(urls.claim(claim.slug), 'See the current verdict')}</p>
`;
}

function foot({ site, bundle: { claim }, isPinned, revision, publishedAt, asof }: CardProps): Html {
  const page = urls.claimPinned(claim.slug, isPinned ? revision : null, asof);
  return html`${outward(urls.claim(claim.slug), html`${logo}<span>Plumbline</span>`, 'brand')} <span class="state">${
    isPinned
      ? html`Pinned to ${outward(page, `revision ${revision}`)} of ${day(publishedAt, site.zone)}`
      : asof === undefined
        ? html`Revision ${revision}, follows the evidence`
        : html`Revision ${revision}, as of ${time(asof)}`
  }</span> ${outward(page, 'The working and the sources', 'more')}`;
}

export interface WithdrawnCardProps extends Omit<WithdrawnClaim, 'claimantSlug'> {
  site: EmbedSite;
  theme: Theme;
}

/** The card of a withdrawn claim, in the words of the revision that was asked for. It shows no verdict. */
export function withdrawnCard({ site, theme, claim, reason, at }: WithdrawnCardProps): Html {
  return embedFrame({
    site,
    theme,
    title: `${withdrawnTitle(claim.quote)} · Plumbline`,
    canonical: urls.claim(claim.slug),
    name: claim.slug,
    tone: 'open',
    body: html`<p class="changed"><strong>This claim was withdrawn from the ledger on ${day(at, site.zone)}.</strong> The ledger no longer gives a verdict on it.</p>
${said(claim)}
<p class="because" dir="auto">${clip(reason, CARD_SENTENCE)}</p>`,
    foot: html`${outward(urls.home(), html`${logo}<span>Plumbline</span>`, 'brand')} ${outward(urls.claim(claim.slug), 'What was withdrawn, and why', 'more')}`,
  });
}

export interface NoCardProps {
  site: EmbedSite;
  theme: Theme;
  /** What is not there, in a sentence. */
  message: string;
  /** A link to go on by. */
  link: { href: string; text: string };
}

/** What is shown if there is no card. It tells the host nothing, so that an element keeps what is in it. */
export function noCard({ site, theme, message, link }: NoCardProps): Html {
  return embedFrame({
    site,
    theme,
    title: 'No such verdict · Plumbline',
    canonical: null,
    name: null,
    tone: 'open',
    body: html`<h1>There is no verdict to show here</h1>
<p class="because" dir="auto">${message}</p>`,
    foot: html`${outward(urls.home(), html`${logo}<span>Plumbline</span>`, 'brand')} ${outward(link.href, link.text, 'more')}`,
  });
}
