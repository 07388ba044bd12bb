/**
 * The page of a claim, which answers in this order: what was said, the verdict, why, both clocks, the working, a
 * chart, how it looks from elsewhere, what would change it, the context, the claimant's reply, the sources, the corrections, how to cite it.
 */

import type { Bundle } from '../../../claims/bundle.ts';
import type { Reply } from '../../../claims/editorial/correction.ts';
import type { CourseTold } from '../../../claims/editorial/course-told.ts';
import type { OtherTest } from '../../../claims/editorial/listed-claim.ts';
import { unitOfInput } from '../../../claims/kinds/given-inputs.ts';
import { kindNamed } from '../../../claims/kinds/index.ts';
import { type Clock, headlineOf, isDecidedLater } from '../../../claims/verdict/headline.ts';
import type { Verdict } from '../../../claims/verdict/verdict.ts';
import { dateInWords, momentName } from '../../../claims/words/dates.ts';
import { valueInWords } from '../../../claims/words/numbers.ts';
import { listInWords, lowered } from '../../../claims/words/text.ts';
import { claimFigure } from '../../chart/claim-charts.ts';
import { courseBand } from '../../chart/course-band.ts';
import { type Elsewhere, elsewhereDrawn, elsewhereOf } from '../../chart/elsewhere.ts';
import { claimantLine } from '../../parts/claimant.ts';
import { bdi, isolated } from '../../parts/direction.ts';
import { evidenceTable, sourceList } from '../../parts/evidence-table.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { clip, layout } from '../../parts/layout.ts';
import { exactFinding, verdictWord } from '../../parts/mark.ts';
import { otherEvidence } from '../../parts/other-evidence.ts';
import { time } from '../../parts/time.ts';
import { absolute, urls } from '../../parts/urls.ts';
import { whatWouldChange, wordsTest, workingTable } from '../../parts/working.ts';
import { claimCard, claimHead } from './head.ts';
import { contextSection, correctionsSection, queuedStrip, replySection } from './notes.ts';
import { otherTestsSection } from './other-tests.ts';
import { type ClaimVerdictProps, type Told, tellingOf, verdictSection } from './verdict.ts';

export interface ClaimPageProps extends ClaimVerdictProps {
  claimantSlug: string;
  /** Whether the ledger knows the claimant as a body. */
  isKnownBody: boolean;
  topic: { slug: string; name: string } | null;
  revision: number;
  /** The day of the revision, `YYYY-MM-DD`. */
  revisedOn: string;
  /** When it was published first, and when its verdict or its evidence changed last. ISO 8601. */
  publishedAt: string;
  changedAt: string;
  /** What readers should know besides the claim, in Markdown. */
  context: string | null;
  withoutSecondReader: boolean;
  replies: readonly Reply[];
  /** The other published tests of the same words. */
  otherTests: readonly OtherTest[];
  /** The address of the script of charts; without it they are read in their table alone. */
  chartScript?: string;
  /** How the verdict went from the day of the words to today; null if that is not told. */
  course?: CourseTold | null;
  /** The published revision that the address pins embeds to; null if they follow the claim. */
  rev: number | null;
  /** Which page of the claim it is, if not the one that is kept up to date. */
  edition?: Edition;
  /** The finding published last, if the calendar alone has changed it since. */
  publishedNow: { finding: Verdict['finding']; on: string } | null;
}

/** A page of a claim besides the one that is kept up to date: of a revision, or with a figure of the reader's. */
export interface Edition {
  /** Its own path. Search engines are led to the claim. */
  path: string;
  /** What stands above everything: which page this is, and the way to the claim as it is today. */
  strip: Html;
}

/** The longest and the shortest beginning of the quotation in a title; the verdict is never cut for it. */
const TITLE_QUOTE = { most: 70, least: 18 };
const TITLE = 105;

/** A quotation with its verdict, as one line. */
function titleOf(quote: string, verdict: string): string {
  const { most, least } = TITLE_QUOTE;
  return `“${isolated(clip(quote, Math.min(most, Math.max(least, TITLE - verdict.length))))}”: ${verdict}`;
}

/** The longest quotation that is the page's heading; of a longer one the heading shows the beginning. */
const HEADING = 280;

export function claimPage(props: ClaimPageProps): Html {
  const { bundle, site, asked, now } = props;
  const { claim } = bundle;
  const told = tellingOf(props);
  const { lead: shown } = told;
  const elsewhere = elsewhereOf(bundle, shown);
  const { isKnownBody, rev, publishedAt, changedAt } = props;
  const head = {
    site,
    claim,
    isKnownBody,
    claimantSlug: props.claimantSlug,
    sentence: told.sentence,
    said: props.said,
    now,
    isToday: asked === null,
    rev,
    publishedAt,
    changedAt,
  };
  return layout(site, {
    title: titleOf(claim.quote, told.sentence),
    description: `${isolated(claim.claimant.name)}: “${isolated(clip(claim.quote, 90))}”. ${told.sentence}. ${shown.because}`,
    ...(props.edition === undefined
      ? { path: urls.claim(claim.slug) }
      : { path: props.edition.path, canonical: urls.claim(claim.slug), unlisted: true }),
    section: 'claims',
    card: claimCard(head),
    head: html`${claimHead(head)}${props.chartScript === undefined ? nothing : html`<script type="module" src="${props.chartScript}"></script>\n`}`,
    body: html`<article class="claim">
${props.edition?.strip ?? nothing}
${said(props)}
${verdictSection(props, told, elsewhere)}
${queuedStrip(props.queued, site.zone)}
${otherEvidence(bundle, shown, asked === null ? { now } : {})}
${clocks(props, told)}
${working(bundle, told, site.today)}
${charts(props)}
${fromElsewhere(elsewhere)}
${whatWouldChangeIt(bundle, shown)}
${otherTestsSection(props.otherTests)}
${contextSection(props.context)}
${replySection(props.replies, claim.claimant.name, site.today)}
${evidence(props, told)}
${correctionsSection(props.corrections, site.zone)}
${cite(props, told)}
</article>`,
  });
}

function said({ bundle: { claim }, claimantSlug, topic }: ClaimPageProps): Html {
  const long = [...claim.quote.slice(0, 2 * HEADING)].length > HEADING;
  return html`<header class="said">
${topic === null ? nothing : html`<p class="topic"><a href="${urls.topic(topic.slug)}" dir="auto">${topic.name}</a></p>`}
<h1><q dir="auto">${long ? clip(claim.quote, HEADING) : claim.quote}</q></h1>
<p class="by">${claimantLine(claim.claimant, claimantSlug)}, ${time(claim.saidOn)}</p>
${claim.appearance === undefined ? nothing : html`<p class="where">In <cite dir="auto">${claim.appearance.url === undefined ? claim.appearance.title : html`<a href="${claim.appearance.url}" rel="noopener">${claim.appearance.title}</a>`}</cite>${claim.appearance.publisher === undefined ? nothing : html`, <span dir="auto">${claim.appearance.publisher}</span>`}</p>`}
${long ? html`<details class="whole"><summary>The whole quotation</summary><blockquote dir="auto">${claim.quote}</blockquote></details>` : nothing}
</header>`;
}

function clocks(
  { bundle, site, said, now, asked, isOtherMethod, publishedNow }: ClaimPageProps,
  { lead, second }: Told,
): Html {
  const { claim } = bundle;
  const same = said.finding === now.finding && said.because === now.because;
  const today = urls.claim(claim.slug);
  // On the page of the day it was said, the verdict above is by today's method.
  const isSaidHere = asked?.asOf === said.asOf && !isOtherMethod;
  const isTold = (verdict: Verdict) => asked === null && (same || lead === verdict || second === verdict);
  const card = (
    title: string,
    verdict: Verdict,
    isShown: boolean,
    isHere: boolean,
    address: string,
  ) => html`<li>
<h3>${title}</h3>
<p class="on">On the figures of ${time(verdict.asOf)}</p>
<p>${verdictWord(verdict)}</p>
<p class="why">${isShown ? 'As above.' : verdict.because}</p>
${isHere ? nothing : html`<p><a href="${address}">${address === today ? 'See today’s page' : 'See the page as of that day'}</a></p>`}
</li>`;
  return html`<section class="clocks" aria-labelledby="clocks">
<h2 id="clocks">Two clocks</h2>
<p class="lead">${same ? 'The verdict is the same today as on the day it was said.' : said.finding === now.finding ? 'The finding is the same on both days, but the figures have changed.' : 'The verdict is another today than on the day it was said. Both stand.'} ${decides(now.kind, headlineOf({ said, now }).clock)}</p>
<ul class="cards">
${card('When it was said', said, isSaidHere || isTold(said), isSaidHere, said.asOf === site.today ? today : urls.claim(claim.slug, said.asOf))}
${card('Now', now, isTold(now), asked === null, today)}
</ul>
${publishedNow === null ? nothing : html`<p class="note">Last published on ${time(publishedNow.on)}: ${exactFinding(publishedNow.finding)}. Only time has passed since then.</p>`}
<form class="asof" method="get" action="${urls.claim(claim.slug)}">
<label for="asof">The verdict on the figures of another day</label>
<input id="asof" name="asof" type="date" min="${claim.saidOn}" max="${site.today}" value="${asked?.asOf ?? site.today}" required>
<button>Show</button>
</form>
</section>`;
}

/** Which clock the headline goes by, and why: the other one where the claim cannot be checked by its own. */
function decides(kind: string, clock: Clock): string {
  if (clock === 'now')
    return isDecidedLater(kind)
      ? 'The headline goes by today’s figures, since what was said is decided by what comes of it.'
      : 'The headline goes by today’s figures, since it could not be checked on those that were known when it was said.';
  return isDecidedLater(kind)
    ? 'The headline goes by the figures that were known when it was said, since it cannot be checked on today’s.'
    : 'The headline goes by the figures that were known when it was said, since nobody can know later ones.';
}

function working({ claim: { kind } }: Bundle, { lead: shown, second }: Told, today: string): Html {
  const { title = kind, computes = '' } = kindNamed(kind) ?? {};
  return html`<section aria-labelledby="working">
<h2 id="working">The working</h2>
<p class="lead">${title}: ${computes}. <a href="${urls.method(kind)}">How this kind of claim is tested</a>.</p>
${wordsTest(shown)}
${workingTable(shown, 'The working, step by step')}
${shown.working.length === 0 ? html`<p>Nothing can be worked out: ${shown.because}</p>` : nothing}
${
  second === null || second.working.length === 0
    ? nothing
    : html`<details class="more"><summary>The working on the figures of ${second.asOf === today ? 'today' : 'the day it was said'}</summary>
${wordsTest(second)}
${workingTable(second, 'The working by the other clock, step by step')}
</details>`
}
</section>`;
}

function charts({ bundle, site, said, now, asked, course = null }: ClaimPageProps): Html {
  const shown = asked === null ? {} : { asof: asked.asOf };
  const figure = claimFigure(bundle, { said, now: asked ?? now }, shown);
  const band = course === null ? nothing : courseBand(bundle.claim.slug, course, site.today);
  if (String(figure) === '' && String(band) === '') return nothing;
  return html`<section aria-labelledby="charts">
<h2 id="charts">The claim on the figures</h2>
${figure}
${
  String(band) === ''
    ? nothing
    : html`<h3 id="course">The verdict over time</h3>
${band}`
}
</section>`;
}

function fromElsewhere(elsewhere: Elsewhere | undefined): Html {
  const drawn = elsewhere === undefined ? nothing : elsewhereDrawn(elsewhere);
  if (String(drawn) === '') return nothing;
  return html`<section aria-labelledby="elsewhere">
<h2 id="elsewhere">How it looks from elsewhere</h2>
<p class="lead">The same words, with one thing moved: another starting point, a later figure, another measure. They change nothing in the verdict.</p>
${drawn}
</section>`;
}

function whatWouldChangeIt(bundle: Bundle, shown: Verdict): Html {
  return html`<section aria-labelledby="change">
<h2 id="change">What would change it</h2>
${whatWouldChange(bundle, shown)}
</section>`;
}

function evidence({ bundle, now, asked }: ClaimPageProps, { lead, second }: Told): Html {
  const table = { bundle, verdicts: second === null ? [lead] : [lead, second] };
  const revised = asked === null ? [] : revisions(bundle, asked, now);
  return html`<section aria-labelledby="sources">
<h2 id="sources">The evidence and its sources</h2>
${evidenceTable(table)}
${revised.length === 0 ? nothing : html`<p class="note">Since then these figures have been revised: ${revised.join('; ')}.</p>`}
${sourceList(table)}
</section>`;
}

/** Figures of the verdict that have been revised since: "31 March 2020: 131,596, now 131,576". */
function revisions(bundle: Bundle, shown: Verdict, now: Verdict): string[] {
  return shown.evidence.flatMap((e) => {
    const later = now.evidence.find((n) => n.input === e.input && n.series === e.series && n.at === e.at);
    if (later === undefined || e.at === undefined || later.value === e.value) return [];
    const unit = unitOfInput(bundle.claim, bundle.series, e.input);
    return [`${momentName(e.at)}: ${valueInWords(e.value, unit)}, now ${valueInWords(later.value, unit)}`];
  });
}

/** On the figures of which days the verdict that is told stands. A promise was not kept yet on the day it was made. */
function citedDays({ said, now, asked }: ClaimPageProps, { lead, second }: Told): string[] {
  const isAlone = asked !== null || (second === null && said.finding !== now.finding);
  return isAlone || said.asOf === now.asOf ? [lead.asOf] : [said.asOf, now.asOf];
}

function cite(props: ClaimPageProps, told: Told): Html {
  const { bundle, site, now, asked, revision, revisedOn, isOtherMethod, withoutSecondReader } = props;
  const { claim } = bundle;
  const shown = asked ?? now;
  // For an earlier day, the verdict is computed by today's method.
  const isPublishedAsWas = isOtherMethod && asked === null;
  const address = absolute(site.origin, urls.claim(claim.slug, isPublishedAsWas ? undefined : shown.asOf));
  return html`<section class="cite" aria-labelledby="cite">
<h2 id="cite">Cite it, check it</h2>
<p class="citation">Plumbline, “${bdi(clip(claim.quote, 120))}” (${bdi(claim.claimant.name)}, ${dateInWords(claim.saidOn)}): ${lowered(told.sentence)}, on the figures of ${listInWords(citedDays(props, told).map(dateInWords))}. Revision ${revision} of ${dateInWords(revisedOn)}, method ${shown.method}. <span class="address">${address}</span></p>
${withoutSecondReader ? html`<p class="note">Revision ${revision} was published without a second reader.</p>` : nothing}
<ul class="links">
<li><a href="${urls.claimJson(claim.slug, isPublishedAsWas || shown.asOf === site.today ? undefined : shown.asOf)}">The data and the verdict (JSON)</a>, to compute it yourself</li>
<li><a href="${urls.history(claim.slug)}">The history of this claim</a></li>
<li><a href="${urls.embedChooser(claim.slug)}">Embed it, or cite it</a> on your own site: card, badge, link, text</li>
</ul>
</section>`;
}
