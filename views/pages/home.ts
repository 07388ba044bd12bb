/** The front page: what happened to claims, when open ones will be decided, and what people dispute. */

import { listedHeadline } from '../../claims/editorial/listed-claim.ts';
import type { DueClaim, FrontPage, Happening, NewsItem, QuotedDispute } from '../../claims/editorial/news.ts';
import { standingOfHeadline } from '../../claims/verdict/headline-standing.ts';
import { dateInWords } from '../../claims/words/dates.ts';
import { english } from '../../claims/words/language.ts';
import { sentence } from '../../claims/words/text.ts';
import { feedLinks } from '../machines/feeds.ts';
import { bdi } from '../parts/direction.ts';
import { type Html, html, nothing } from '../parts/html.ts';
import { clip, layout, type Site } from '../parts/layout.ts';
import { listedSentence } from '../parts/listed-headline.ts';
import { headlineMark, wordMark } from '../parts/mark.ts';
import { quoted } from '../parts/quoted.ts';
import { day, time } from '../parts/time.ts';
import { urls } from '../parts/urls.ts';
import { claimsBySpeakers, wordsOf } from './disputes.ts';
import { countShown, searchForm, wordFilter } from './lists.ts';

export interface HomeProps extends FrontPage {
  site: Site;
}

export function homePage({ site, news, due, disputes, topics, words, total }: HomeProps): Html {
  return layout(site, {
    title: 'Plumbline: political claims, verdicts computed from the evidence',
    description:
      'A public ledger of political claims. Each verdict is computed from published figures, shows its working, and says what would change it.',
    path: urls.home(),
    head: feedLinks(),
    body: html`<div class="home">
<section class="hero">
<h1>Political claims, tested against the figures</h1>
<p>Each verdict is computed from what was said and from published figures, by one <a href="${urls.method()}">method</a> for everybody. It stands on the figures of the day the words were said, and on today’s.</p>
${searchForm('')}
</section>
<div class="front">
${newsSection(news, total, site.zone)}
<div class="beside">
${dueSection(due, site.today)}
${disputesSection(disputes)}
${topics.length === 0 ? nothing : html`<section aria-labelledby="topics"><h2 id="topics">Topics</h2><ul class="topics">${topics.map((t) => html`<li><a href="${urls.topic(t.slug)}" dir="auto">${t.name}</a></li>`)}</ul></section>`}
</div>
</div>
${words === null || words.length === 0 ? nothing : html`<section aria-labelledby="words"><h2 id="words" class="section">How the claims came out</h2>${wordFilter({}, words)}<p class="note">Claims are recorded because they can be tested, so these numbers say nothing about how often politicians are right.</p></section>`}
</div>`,
  });
}

/** What each happening is called before its day. */
const CALLED: Record<Happening, string> = {
  turned: 'Turned',
  corrected: 'Corrected',
  withdrawn: 'Withdrawn',
  answered: 'Answered by the claimant',
  recomputed: 'Computed anew, by a newer method',
  confirmed: 'Computed anew, with the same result',
  published: 'New',
};

function newsSection({ isThisWeek, items }: FrontPage['news'], total: number, zone: string): Html {
  return html`<section class="news" aria-labelledby="news">
<h2 id="news">${isThisWeek ? 'This week' : 'Lately'}</h2>
${
  items.length === 0
    ? html`<p>Nothing has been published yet.</p>`
    : html`<ol>${items.map((item) => newsItem(item, zone))}
</ol>
<p class="note">What turned, was corrected, withdrawn or answered comes before what is new, each in the order in which it happened. Of what is new, claims come first that come out otherwise on today’s figures, then those about which others spoke too, one about the same figures. The rule is the same for everybody.</p>`
}
<p><a href="${urls.claims()}">All ${total > 1 ? html`${countShown(total)} ` : nothing}claims</a> · <a href="${urls.corrections()}">All corrections</a></p>
</section>`;
}

function newsItem(item: NewsItem, zone: string): Html {
  const { what, at, slug, quote, claimant, claimantSlug, saidOn } = item;
  return html`
<li><article>
<p class="turn"><span class="what">${CALLED[what]}, ${day(at, zone)}</span> ${marksOf(item)}</p>
<h3 class="said"><a href="${urls.claim(slug)}">${quoted(quote, QUOTE)}</a></h3>
<p class="by"><a href="${urls.claimant(claimantSlug)}" dir="auto">${claimant}</a>, ${time(saidOn)}</p>
<p class="why" dir="auto">${whyOf(item)}</p>
</article></li>`;
}

/** The longest quotation and note that the front page shows. */
const QUOTE = 220;
const NOTE = 260;

/** The words before and after; or the headline, if it is as it was. */
function marksOf({ turn, verdicts }: NewsItem): Html {
  if (turn !== null)
    return html`<span class="moved">${wordMark(turn.from)} <span>became</span> ${wordMark(turn.to)}</span>`;
  if (verdicts === null) return nothing;
  return headlineMark(standingOfHeadline(listedHeadline(verdicts)), listedSentence(verdicts));
}

function whyOf({ what, sentence: told, verdicts, turn }: NewsItem): Html {
  if (what === 'answered') return quoted(told, NOTE);
  if (what !== 'published') return html`${clip(told, NOTE)}`;
  const isOtherNow =
    turn === null && verdicts?.clock === 'said' && verdicts.findingSaid !== verdicts.findingNow;
  return html`${isOtherNow ? 'On today’s figures: ' : nothing}${clip(told, NOTE)}`;
}

function dueSection(due: readonly DueClaim[], today: string): Html {
  if (due.length === 0) return nothing;
  return html`<section aria-labelledby="due"><h2 id="due">When we will know</h2>
<ul>${due.map(
    (claim) => html`
<li><p class="when">${time(claim.dueOn)}</p>
<p><a href="${urls.claim(claim.slug)}">${quoted(claim.quote, BRIEF)}</a>, <span class="by">${bdi(claim.claimant)}</span></p>
<p class="so-far">${soFar(claim, today)}</p></li>`,
  )}
</ul>
<p><a href="${urls.calendar()}">When the next figures come</a></p></section>`;
}

/** The longest quotation in the narrow column. */
const BRIEF = 110;

/** Where an open claim stands. */
function soFar({ dueOn, pace, claimed }: DueClaim, today: string): string {
  if (dueOn < today) return 'The day has passed; its figure is not published yet.';
  if (pace !== null) return `${sentence(english.paceInShort(pace.pace, pace.unit))}.`;
  return claimed === null ? `Decided by the figure for ${dateInWords(dueOn)}.` : `Foretold: ${claimed}.`;
}

function disputesSection(disputes: readonly QuotedDispute[]): Html {
  if (disputes.length === 0) return nothing;
  return html`<section aria-labelledby="disputes"><h2 id="disputes">Disputes</h2>
<ul>${disputes.map(
    (dispute) => html`
<li><p><a class="title" href="${urls.dispute(dispute.id)}" dir="auto">${dispute.title}</a></p>
<p class="by">${sentence(claimsBySpeakers(dispute))}</p>
${dispute.sides.length === 0 ? wordsOf(dispute) : html`<ul class="sides">${dispute.sides.map((side) => html`<li><a href="${urls.claim(side.slug)}">${quoted(side.quote, BRIEF)}</a> <span class="by">${bdi(side.claimant)}, ${time(side.saidOn)}</span> ${headlineMark(standingOfHeadline(listedHeadline(side)), listedSentence(side))}</li>`)}</ul>`}</li>`,
  )}
</ul>
<p><a href="${urls.disputes()}">All disputes</a></p></section>`;
}
