/** The verdict at the head of a claim's page: the word, both clocks, why, the numbers, what it leaves out, what it is to be trusted for. */

import type { Bundle } from '../../../claims/bundle.ts';
import { figuresWithoutSource } from '../../../claims/drafting/input-faults.ts';
import type { Correction, QueuedVerdict } from '../../../claims/editorial/correction.ts';
import { type WhenKnown, whenKnownWords } from '../../../claims/editorial/when-known.ts';
import { zoneInWords } from '../../../claims/exact/zone.ts';
import { inputName, keyFigureContext } from '../../../claims/kinds/given-inputs.ts';
import { kindNamed } from '../../../claims/kinds/index.ts';
import type { Headline } from '../../../claims/verdict/headline.ts';
import { standingOfHeadline } from '../../../claims/verdict/headline-standing.ts';
import { FINDING_WORDS, METHOD, type Verdict } from '../../../claims/verdict/verdict.ts';
import { dateInWords } from '../../../claims/words/dates.ts';
import { english, type KeyFigure } from '../../../claims/words/language.ts';
import { listInWords, sentence } from '../../../claims/words/text.ts';
import type { Elsewhere } from '../../chart/elsewhere.ts';
import { bdi } from '../../parts/direction.ts';
import { headed, revisedNote } from '../../parts/headline.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import type { Site } from '../../parts/layout.ts';
import { exactFinding, linkedHeadline } from '../../parts/mark.ts';
import { time } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';
import { framingFolds } from '../../parts/working.ts';

/** What the verdict at the head of a claim's page is made from. */
export interface ClaimVerdictProps {
  site: Site;
  bundle: Bundle;
  said: Verdict;
  /** The verdict of today, of the day that was asked for, or as a revision was published. */
  now: Verdict;
  /** Set if a day was asked for, which is then that of `now`: today's verdict. */
  today?: Verdict | undefined;
  /** The day of the figures of a revision that is shown as it was published. */
  pinnedOn?: string | undefined;
  /** The method by which the verdicts were published, if that is an earlier one. */
  otherMethod: string | null;
  corrections: readonly Correction[];
  queued: QueuedVerdict | null;
  /** When it will be decided; null if it is, or if that is not told. */
  when?: WhenKnown | null;
  /** The id of the source of a reader's figures, if it is worked out with some: then it is no verdict of the ledger. */
  readers?: string | undefined;
}

/** What the page tells, and in which order. */
export interface Told {
  headline: Headline;
  /** The headline in a sentence. */
  sentence: string;
  /** The sentence up to its semicolon, and what the other clock says after it. */
  parts: readonly [first: string, second?: string];
  lead: Verdict;
  /** The verdict of the other clock, if it says something else. */
  second: Verdict | null;
}

/** The day that the page names in place of today: one that was asked for, or that of a revision. */
export function dayNamed({ now, today, pinnedOn }: ClaimVerdictProps): string | undefined {
  return today === undefined ? pinnedOn : now.asOf;
}

/** What the page of a claim tells. */
export function tellingOf(props: ClaimVerdictProps): Told {
  const { headline, words, lead, second } = headed(props, dayNamed(props));
  return { headline, sentence: words.sentence, parts: words.parts, lead, second };
}

/** The box at the head of the page: as much as a phone shows with the chart beneath it, the rest of each part folded. */
export function verdictSection(
  props: ClaimVerdictProps,
  { headline, parts, lead, second }: Told,
  elsewhere: Elsewhere | undefined,
): Html {
  const { bundle } = props;
  return html`<section class="verdict ${standingOfHeadline(headline)}" aria-labelledby="verdict">
<h2 id="verdict" class="label">${props.readers !== undefined ? 'With the reader’s figure' : 'The verdict'}${asOfWords(props)}</h2>
<p class="finding">${linkedHeadline(headline, parts)}</p>
${reason(props, lead)}
${numbers(props, lead, second)}
${whenWeWillKnow(props.when ?? null)}
${otherClock(props, second)}
${leavesOut(lead, elsewhere)}
${ownFigures(bundle)}
${methodNote(props, lead)}
</section>`;
}

/** On whose knowledge the verdict is: of the day that was asked for, or of today. */
function asOfWords({ site, now, today, queued, pinnedOn }: ClaimVerdictProps): Html {
  if (pinnedOn !== undefined) return html`, as published on ${time(pinnedOn)}`;
  if (today !== undefined) return html` on the figures known on ${time(now.asOf)}`;
  const what = queued?.cause === 'evidence' ? ', on the figures published here as of today' : ', as of today';
  return html`${what}, ${time(site.today)}, ${zoneInWords(site.zone)}`;
}

/** Why, on the figures of which day, with the exact finding. */
function reason(props: ClaimVerdictProps, verdict: Verdict): Html {
  const { finding, because } = verdict;
  return html`<p class="on-day">${onWhichFigures(props, verdict)}: ${exactFinding(finding)}</p>
<p class="because">${because}</p>`;
}

/** "On the figures known when it was said, 25 January 2023"; the day leads to the page of that day unless that is left out. */
function onWhichFigures(props: ClaimVerdictProps, { asOf }: Verdict, { isLinked = true } = {}): Html {
  const { site, bundle, said, now } = props;
  const isNamed = dayNamed(props) !== undefined;
  const isBoth = said.finding === now.finding && said.because === now.because;
  const day = asOf === said.asOf ? html`when it was said, ${time(asOf)}` : html`on ${time(asOf)}`;
  const linked =
    isNamed || !isLinked ? day : html`<a href="${urls.claim(bundle.claim.slug, asOf)}">${day}</a>`;
  const other = said.asOf === now.asOf ? nothing : html`, and on those of ${time(now.asOf)}`;
  const alike = !isBoth ? nothing : isNamed ? other : ', and on today’s';
  return asOf === site.today && !isNamed
    ? html`On today’s figures`
    : html`On the figures known ${linked}${alike}`;
}

/** Why by the other clock, and what was revised between the two: the headline and the numbers say how it comes out. */
function otherClock(props: ClaimVerdictProps, second: Verdict | null): Html {
  const revised = revisedNote(props, props.bundle.series);
  if (second === null && revised === nothing) return nothing;
  const name =
    second === null
      ? html`Revised since it was said`
      : html`${onWhichFigures(props, second, { isLinked: false })}: ${FINDING_WORDS[second.finding].label}`;
  return html`<details class="other-clock"><summary>${name}</summary>
${
  second === null
    ? nothing
    : html`<p class="because">${second.because}</p>
<p class="note">What it means: ${exactFinding(second.finding)}${leadsTo(props, second)}</p>`
}
${revised}</details>`;
}

/** The way to the page on the figures of the day of the words, where the page is not that of a day or a revision itself. */
function leadsTo(props: ClaimVerdictProps, { asOf }: Verdict): Html {
  if (asOf !== props.said.asOf || dayNamed(props) !== undefined) return nothing;
  return html` · <a href="${urls.claim(props.bundle.claim.slug, asOf)}">The page on those figures</a>`;
}

/** The numbers that the verdict is told by at a glance, with what the other clock has in their place. */
function numbers(props: ClaimVerdictProps, lead: Verdict, second: Verdict | null): Html {
  const { claim, series } = props.bundle;
  const named = dayNamed(props);
  const kind = kindNamed(claim.kind);
  if (kind === undefined) return nothing;
  const figuresOf = (verdict: Verdict) =>
    english.keyFigures(verdict, keyFigureContext(claim, series), english.kinds(kind));
  const figures = figuresOf(lead);
  if (figures.length === 0) return nothing;
  const others = second === null ? [] : figuresOf(second);
  const isLater = second !== null && second.asOf > lead.asOf;
  const when = !isLater ? 'when it was said' : named === undefined ? 'today' : dateInWords(named);
  return html`<dl class="numbers">${figures.map((figure, i) => number(figure, otherValue(figure, others[i]), when))}
</dl>`;
}

/** By which figure it will be decided, and when that comes. */
function whenWeWillKnow(when: WhenKnown | null): Html {
  if (when === null) return nothing;
  const { before, title, after } = whenKnownWords(when);
  return html`<p class="awaits"><b>When we will know:</b> ${before}<a href="${urls.series(when.series.id)}" dir="auto">${title}</a>${after} <a href="${urls.calendar()}">The calendar</a></p>`;
}

function otherValue({ label, value }: KeyFigure, other: KeyFigure | undefined): string | undefined {
  return other === undefined || other.label !== label || other.value === value ? undefined : other.value;
}

function number({ label, value, note }: KeyFigure, other: string | undefined, when: string): Html {
  return html`
<div><dt dir="auto">${label}</dt><dd><span class="value">${withSmallUnit(value)}</span>${note === undefined ? nothing : html`<span class="note">${note}</span>`}${other === undefined ? nothing : html`<span class="note">${when}: ${other}</span>`}</dd></div>`;
}

/** "1,142 officers per month", the number large and what follows it small; what holds no number, or two, as it is. */
function withSmallUnit(value: string): Html {
  const [, number, unit] = /^(?!between )(.*?\d[\d.,]*%?)( .*)$/s.exec(value) ?? [];
  return number === undefined || unit === undefined ? html`${value}` : html`${number}<small>${unit}</small>`;
}

/** What right words leave out, a line for each flag that opens to what such a flag means. */
function leavesOut(verdict: Verdict, elsewhere: Elsewhere | undefined): Html {
  if (verdict.framing.length === 0) return nothing;
  return html`<section class="leaves-out" aria-labelledby="leaves-out"><h3 id="leaves-out">What this leaves out</h3>
${framingFolds(verdict, elsewhere?.told)}</section>`;
}

/** That a figure which the verdict tests comes from the claim itself, as in claims that were published before this was refused. */
function ownFigures({ claim }: Bundle): Html {
  const names = figuresWithoutSource(claim).map(({ name }) => inputName(claim.kind, name, 'called'));
  if (names.length === 0) return nothing;
  return html`<p class="note">${sentence(listInWords(names))} ${names.length === 1 ? 'is' : 'are'} given in the claim, without a source.</p>`;
}

/** Which method a verdict was computed by, if the claim's verdicts are of more than one. */
function methodNote({ otherMethod }: ClaimVerdictProps, shown: Verdict): Html {
  // A revision that is shown as it was published names its method where it is cited.
  if (otherMethod === null) return nothing;
  return shown.method === METHOD
    ? html`<p class="note">Computed by today’s method, ${METHOD}. The published verdicts were computed by method ${otherMethod}.</p>`
    : html`<p class="note">Computed by method ${shown.method}; today’s method is ${METHOD}.</p>`;
}

/** The series that the verdict rests on: the same words may be tested on several measures. */
export function testedOn(bundle: Bundle, series: readonly string[]): Html {
  const drawn = series.flatMap((id) => bundle.series.filter((s) => s.id === id));
  if (drawn.length === 0) return nothing;
  return html`<p class="note">Tested against ${drawn.map((s, i) => html`${i === 0 ? '' : '; '}<a href="${urls.series(s.id)}" dir="auto">${s.title}</a> (${bdi(s.unit)}${s.measure === undefined ? nothing : html`, ${bdi(s.measure)}`})`)}.</p>`;
}
