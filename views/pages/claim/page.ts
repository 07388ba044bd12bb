/**
 * The page of a claim, which answers in this order: what was said; the verdict by both clocks, why, the numbers and what they
 * leave out; a chart of the claim, which a phone shows within two screens; what it may be trusted for; the verdict over time; how it looks from elsewhere; what would change it; the other
 * side, the context, the claimant's reply; the evidence, the working, the corrections; how to cite, share and embed it.
 */

import type { Reply } from '../../../claims/editorial/correction.ts';
import type { CourseTold } from '../../../claims/editorial/course-told.ts';
import type { OtherSide } from '../../../claims/editorial/disputes.ts';
import type { OtherTest } from '../../../claims/editorial/listed-claim.ts';
import { seriesOfInputs } from '../../../claims/kinds/given-inputs.ts';
import { kindNamed } from '../../../claims/kinds/index.ts';
import { type Clock, headlineOf, isDecidedLater, wordOfVerdict } from '../../../claims/verdict/headline.ts';
import { FINDING_WORDS, type Verdict } from '../../../claims/verdict/verdict.ts';
import { dateInWords } from '../../../claims/words/dates.ts';
import { english } from '../../../claims/words/language.ts';
import { lowered } from '../../../claims/words/text.ts';
import { claimFigure } from '../../chart/claim-charts.ts';
import { courseBand } from '../../chart/course-band.ts';
import { type Elsewhere, elsewhereDrawn, elsewhereOf } from '../../chart/elsewhere.ts';
import { claimTitle, shownInWords, withdrawnTitle } from '../../parts/claim-title.ts';
import { claimantLine } from '../../parts/claimant.ts';
import { isolated } from '../../parts/direction.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { layout } from '../../parts/layout.ts';
import { exactFinding } from '../../parts/mark.ts';
import { otherEvidence } from '../../parts/other-evidence.ts';
import { quoted, quotedText } from '../../parts/quoted.ts';
import { time } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';
import { whatWouldChange } from '../../parts/working.ts';
import { anotherFigureForm, theirsDescription } from './another-figure.ts';
import { evidenceSection, workingSection } from './behind.ts';
import { claimCard, claimHead } from './head.ts';
import { contextSection, correctionsSection, queuedStrip, replySection } from './notes.ts';
import { otherSide } from './other-side.ts';
import { otherTestsSection } from './other-tests.ts';
import { type SayingsShown, saidTimes, sayingsSection } from './sayings.ts';
import { shareSection } from './share.ts';
import { trustLine } from './trust.ts';
import {
  type ClaimVerdictProps,
  dayNamed,
  type Told,
  tellingOf,
  testedOn,
  verdictSection,
} from './verdict.ts';

export interface ClaimPageProps extends ClaimVerdictProps {
  claimantSlug: string;
  /** Whether the ledger knows the claimant as a body. */
  isKnownBody: boolean;
  wikidata: string | null;
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
  /** Whether the revision went through the newsroom's review; of one that was loaded nobody knows who read it. */
  wasReviewed: boolean;
  replies: readonly Reply[];
  /** The other published tests of the same words. */
  otherTests: readonly OtherTest[];
  /** The address of the script of charts; without it they are read in their table alone. */
  chartScript?: string;
  /** How the verdict went from the day of the words to today; null if that is not told. */
  course?: CourseTold | null;
  /** What was said besides about the same figures. */
  otherSide?: OtherSide;
  /** Who said it besides, and the claims that editors linked to it; left out on pages of another day or revision. */
  sayings?: SayingsShown;
  /** The published revision that it shows; null if it follows the claim. */
  rev: number | null;
  /** The day that its address names. */
  asof?: string | undefined;
  /** The path at which the verdict can be found as it is cited here. */
  citedAt: string;
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
  /** Set if it is worked out with a reader's figure: nothing on it is the ledger's to cite. */
  theirs?: Theirs;
  /** What its title begins with: "Revision 2". */
  named?: string;
  /** Whether the claim was withdrawn since: then its title gives no verdict. */
  isWithdrawn?: boolean;
}

/** What a page that is worked out with a reader's figure has of its own. */
export interface Theirs {
  /** The form that asks for another number, and the one that sends it to the newsroom. */
  form: Html;
  send: Html;
}

/** The longest quotation that is the page's heading; of a longer one the heading shows the beginning. */
const HEADING = 280;

export function claimPage(props: ClaimPageProps): Html {
  const { bundle, site, now } = props;
  const { claim } = bundle;
  const told = tellingOf(props);
  const { lead: shown } = told;
  const verdicts = told.second === null ? [shown] : [shown, told.second];
  const elsewhere = elsewhereOf(bundle, shown);
  const { isKnownBody, wikidata, rev, asof, publishedAt, changedAt, edition } = props;
  const isWithdrawn = edition?.isWithdrawn === true;
  const head = {
    site,
    claim,
    isKnownBody,
    wikidata,
    claimantSlug: props.claimantSlug,
    sentence: told.sentence,
    said: props.said,
    now,
    isToday: props.today === undefined && edition === undefined,
    rev,
    asof,
    isWithdrawn,
    publishedAt,
    changedAt,
    others: props.sayings?.held,
  };
  return layout(site, {
    title: titled(props, told.sentence),
    description: described(props, told),
    ...addressed(props),
    section: 'claims',
    card: claimCard(head),
    head: html`${claimHead(head)}${props.chartScript === undefined ? nothing : html`<script type="module" src="${props.chartScript}"></script>\n`}`,
    ...(props.edition?.theirs === undefined ? {} : theirsHead(told.sentence)),
    body: html`<article class="claim">
${edition?.strip ?? nothing}
${said(props)}
${verdictSection(props, told, elsewhere)}
${queuedStrip(props.queued, site.zone)}
${chartSection(props)}
${props.readers === undefined ? trustLine({ ...props, verdicts, zone: site.zone }) : nothing}
${courseSection(props)}
${otherEvidence(bundle, shown, { now, on: dayNamed(props) })}
${fromElsewhere(elsewhere)}
${whatWouldChangeIt(props, told)}
${sayingsSection(props.sayings)}
${otherTestsSection(props.otherTests)}
${otherSide(props.otherSide)}
${contextSection(props.context)}
${replySection(props.replies, claim.claimant.name, props.pinnedOn ?? site.today)}
${evidenceSection(props, told)}
${workingSection(props, told)}
${correctionsSection(claim.slug, props.corrections, site.zone)}
${props.edition?.theirs?.send ?? shareSection(props, told)}
</article>`,
  });
}

/** The head of a page with a reader's figure: no program finds anything in it, and no other site shows it. */
function theirsHead(sentence: string) {
  return { description: theirsDescription(sentence), head: nothing, unshared: true };
}

/** The title of the page: which page it is, what was said, and the verdict. */
function titled({ bundle: { claim }, rev, asof, edition }: ClaimPageProps, verdict: string): string {
  if (edition?.isWithdrawn === true) return withdrawnTitle(claim.quote);
  return claimTitle(claim.quote, verdict, edition?.named ?? shownInWords({ rev, asof }, verdict));
}

/** What was said by whom, and the verdict with its reason; of a withdrawn claim, that there is none any more. */
function described({ bundle: { claim }, edition }: ClaimPageProps, { sentence, lead }: Told): string {
  const words = `${isolated(claim.claimant.name)}: ${quotedText(claim.quote, 90)}.`;
  return edition?.isWithdrawn === true
    ? `${words} The claim was withdrawn from the ledger, which gives no verdict on it any more.`
    : `${words} ${sentence}. ${lead.because}`;
}

/** The page's own address, and the one that stands for it in search engines. */
function addressed({ bundle, edition, asof }: ClaimPageProps) {
  const canonical = urls.claim(bundle.claim.slug);
  if (edition !== undefined) return { path: edition.path, canonical, unlisted: true };
  return asof === undefined
    ? { path: canonical }
    : { path: urls.claim(bundle.claim.slug, asof), canonical, unlisted: true };
}

function said({ bundle: { claim }, claimantSlug, topic, sayings }: ClaimPageProps): Html {
  const long = [...claim.quote.slice(0, 2 * HEADING)].length > HEADING;
  const kind = kindNamed(claim.kind)?.title;
  return html`<header class="said">
<p class="topic">${topic === null ? nothing : html`<a href="${urls.topic(topic.slug)}" dir="auto">${topic.name}</a>`}${kind === undefined ? nothing : html`${topic === null ? nothing : ' · '}<span class="tested">tested as <a href="${urls.method(claim.kind)}">${lowered(kind)}</a></span>`}</p>
<h1>${quoted(claim.quote, long ? HEADING : undefined)}</h1>
<p class="by">${claimantLine(claim.claimant, claimantSlug)}, ${time(claim.saidOn)}</p>
${claim.appearance === undefined ? nothing : html`<p class="where">${placeWord(claim.appearance.title)}<cite dir="auto">${claim.appearance.url === undefined ? claim.appearance.title : html`<a href="${claim.appearance.url}" rel="noopener">${claim.appearance.title}</a>`}</cite>${claim.appearance.publisher === undefined ? nothing : html`, <span dir="auto">${claim.appearance.publisher}</span>`}</p>`}
${saidTimes(sayings)}
${long ? html`<details class="whole"><summary>The whole quotation</summary><blockquote dir="auto">${claim.quote}</blockquote></details>` : nothing}
</header>`;
}

function chartSection({ bundle, said, now, today, rev, readers, edition }: ClaimPageProps): Html {
  // A reader's chart has no files, and those of a withdrawn claim are no longer given out.
  const hasFiles = readers === undefined && edition?.isWithdrawn !== true;
  const shown = !hasFiles ? null : rev !== null ? { rev } : today === undefined ? {} : { asof: now.asOf };
  const figure = claimFigure(bundle, { said, now }, shown);
  if (String(figure) === '') return nothing;
  return html`<section class="drawn" aria-labelledby="charts">
<h2 id="charts">The claim on the figures</h2>
${figure}
${testedOn(bundle, seriesOfInputs(bundle.claim))}
</section>`;
}

/** How the verdict came to be what it is, by the days; and the verdict of any other day. */
function courseSection(props: ClaimPageProps): Html {
  const { bundle, site, said, now, today, publishedNow, pinnedOn, course = null } = props;
  const { slug, saidOn } = bundle.claim;
  return html`<section class="course" aria-labelledby="course">
<h2 id="course">The verdict over time</h2>
<p class="lead">${compared(props)} ${decides(now.kind, headlineOf({ said, now }).clock, dayNamed(props))}</p>
${course === null ? nothing : courseBand(slug, course, site.today)}
${publishedNow === null ? nothing : html`<p class="note">Last published on ${time(publishedNow.on)}: ${exactFinding(publishedNow.finding)}. Only time has passed since then.</p>`}
${today === undefined ? nothing : html`<p><a href="${urls.claim(slug)}">The verdict as it is today</a></p>`}
${
  pinnedOn !== undefined || props.edition?.theirs !== undefined
    ? nothing
    : html`<form class="asof" method="get" action="${urls.claim(slug)}">
<label for="asof">The verdict on the figures of another day</label>
<input id="asof" name="asof" type="date" min="${saidOn}" max="${site.today}" value="${today === undefined ? saidOn : now.asOf}" required>
<button>Show</button>
</form>`
}
</section>`;
}

/** What leads to the title of where words appeared: nothing if it says itself how they did ("As quoted in …"). */
function placeWord(title: string): string {
  return /^(?:as|in|on|at)\s/i.test(title) ? '' : 'In ';
}

/** How the verdicts of both clocks compare. */
function compared({ bundle, said, now, today, pinnedOn }: ClaimPageProps): string {
  const isNamed = today !== undefined || pinnedOn !== undefined;
  if (today !== undefined && now.asOf === bundle.claim.saidOn)
    return 'This is the verdict on the figures of the day it was said.';
  const isSameWord = wordOfVerdict(said) === wordOfVerdict(now);
  if (isSameWord && said.finding !== now.finding)
    return `The word is the same by both; the exact finding is “${FINDING_WORDS[said.finding].label}” on the figures of the day it was said and “${FINDING_WORDS[now.finding].label}” on ${isNamed ? 'the others' : 'today’s'}.`;
  if (isSameWord)
    return said.because !== now.because
      ? 'The finding is the same on both days, but the figures have changed.'
      : isNamed
        ? 'The verdict was the same on both days.'
        : 'The verdict is the same today as on the day it was said.';
  if (today !== undefined)
    return `The verdict is another on the figures of ${dateInWords(now.asOf)} than on those of the day it was said.`;
  return isNamed
    ? 'The verdict was another on the day of publication than on the day it was said. Both were published.'
    : 'The verdict is another today than on the day it was said. Both stand.';
}

/** Which clock the headline goes by, and why: the other one where the claim cannot be checked by its own. */
function decides(kind: string, clock: Clock, pinnedOn: string | undefined): string {
  const present = english.presentFigures(pinnedOn);
  if (clock === 'now')
    return isDecidedLater(kind)
      ? `The headline goes by ${present}, since what was said is decided by what comes of it.`
      : `The headline goes by ${present}, since it could not be checked on those that were known when it was said.`;
  return isDecidedLater(kind)
    ? `The headline goes by the figures that were known when it was said, since it cannot be checked on ${present}.`
    : 'The headline goes by the figures that were known when it was said, since nobody can know later ones.';
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

function whatWouldChangeIt({ bundle, said, now, today, edition }: ClaimPageProps, { lead }: Told): Html {
  return html`<section aria-labelledby="change">
<h2 id="change">What would change it</h2>
${whatWouldChange(bundle, lead)}
${edition?.theirs?.form ?? (today === undefined && edition === undefined ? anotherFigureForm(bundle, lead, said, now) : nothing)}
</section>`;
}
