/** The verdict at the head of a claim's page: the word, both clocks, why, the numbers, what it leaves out, what it is to be trusted for. */

import type { Bundle } from '../../../claims/bundle.ts';
import { figuresWithoutSource } from '../../../claims/drafting/input-faults.ts';
import type { Correction, QueuedVerdict } from '../../../claims/editorial/correction.ts';
import { type WhenKnown, whenKnownWords } from '../../../claims/editorial/when-known.ts';
import { zoneInWords } from '../../../claims/exact/zone.ts';
import { inputName, keyFigureContext } from '../../../claims/kinds/given-inputs.ts';
import { kindNamed } from '../../../claims/kinds/index.ts';
import { type Headline, wordOfVerdict } from '../../../claims/verdict/headline.ts';
import { standingOfHeadline } from '../../../claims/verdict/headline-standing.ts';
import { wordForReaders } from '../../../claims/verdict/reader-words.ts';
import { METHOD, type Verdict } from '../../../claims/verdict/verdict.ts';
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
import { framingNotes } from '../../parts/working.ts';

/** What the verdict at the head of a claim's page is made from. */
export interface ClaimVerdictProps {
  site: Site;
  bundle: Bundle;
  said: Verdict;
  now: Verdict;
  /** The verdict of another day, if one was asked for. */
  asked: Verdict | null;
  /** The day of the figures of a revision that is shown as it was published: it is named in place of today. */
  pinnedOn?: string | undefined;
  /** Whether the verdicts of both clocks are those published by an earlier method. */
  isOtherMethod: boolean;
  corrections: readonly Correction[];
  queued: QueuedVerdict | null;
  /** When it will be decided; null if it is, or if that is not told. */
  when?: WhenKnown | null;
  /** The id of the source of a reader's figures, if it is worked out with some: then it is no verdict of the ledger. */
  readers?: string | undefined;
}

/** What the page tells, and in which order: the headline, or the verdict of the day that was asked for. */
export interface Told {
  headline: Headline;
  /** The headline in a sentence, or the word of that day. */
  sentence: string;
  /** The sentence up to its semicolon, and what the other clock says after it. */
  parts: readonly [first: string, second?: string];
  lead: Verdict;
  /** The verdict of the other clock, if the page tells both and it says something else. */
  second: Verdict | null;
}

/** What the page of a claim tells. */
export function tellingOf({ said, now, asked, pinnedOn }: ClaimVerdictProps): Told {
  if (asked !== null) {
    const word = wordOfVerdict(asked);
    const { label } = wordForReaders(word);
    return { headline: { word, clock: 'now' }, sentence: label, parts: [label], lead: asked, second: null };
  }
  const { headline, words, lead, second } = headed({ said, now }, pinnedOn);
  return { headline, sentence: words.sentence, parts: words.parts, lead, second };
}

/** The box at the head of the page; `trust` stands at its foot. */
export function verdictSection(
  props: ClaimVerdictProps,
  { headline, parts, lead, second }: Told,
  { elsewhere, trust }: { elsewhere: Elsewhere | undefined; trust: Html },
): Html {
  const { bundle, said, now, asked } = props;
  return html`<section class="verdict ${standingOfHeadline(headline)}" aria-labelledby="verdict">
<h2 id="verdict" class="label">${props.readers !== undefined ? 'With the reader’s figure' : 'The verdict'}${asOfWords(props, lead)}</h2>
<p class="finding">${linkedHeadline(headline, parts)}</p>
${reason(props, lead)}
${second === null ? nothing : reason(props, second)}
${numbers(props, lead, second)}
${whenWeWillKnow(props.when ?? null)}
${asked === null ? revisedNote({ said, now }, bundle.series) : nothing}
${leavesOut(lead, elsewhere)}
${ownFigures(bundle)}
${methodNote(props, lead)}
${trust}
</section>`;
}

/** On whose knowledge the verdict is: of the day that was asked for, or of today. */
function asOfWords({ site, asked, queued, pinnedOn }: ClaimVerdictProps, lead: Verdict): Html {
  if (pinnedOn !== undefined) return html`, as published on ${time(pinnedOn)}`;
  if (asked !== null) return html` on the figures known on ${time(lead.asOf)}`;
  const what = queued?.cause === 'evidence' ? ', on the figures published here as of today' : ', as of today';
  return html`${what}, ${time(site.today)}, ${zoneInWords(site.zone)}`;
}

/** Why, on the figures of which day, with the exact finding. */
function reason({ site, bundle, said, now, asked, pinnedOn }: ClaimVerdictProps, verdict: Verdict): Html {
  const { asOf, finding, because } = verdict;
  const isBoth = asked === null && said.finding === now.finding && said.because === now.because;
  const day = asOf === said.asOf ? html`when it was said, ${time(asOf)}` : html`then, ${time(asOf)}`;
  const linked =
    asked === null && pinnedOn === undefined
      ? html`<a href="${urls.claim(bundle.claim.slug, asOf)}">${day}</a>`
      : day;
  const other = said.asOf === now.asOf ? nothing : html`, and on those of ${time(now.asOf)}`;
  const alike = !isBoth ? nothing : pinnedOn === undefined ? ', and on today’s' : other;
  const on =
    asOf === site.today && pinnedOn === undefined
      ? 'On today’s figures'
      : html`On the figures known ${linked}${alike}`;
  return html`<p class="on-day">${on}: ${exactFinding(finding)}</p>
<p class="because">${because}</p>`;
}

/** The numbers that the verdict is told by at a glance, with what the other clock has in their place. */
function numbers(
  { bundle: { claim, series }, pinnedOn }: ClaimVerdictProps,
  lead: Verdict,
  second: Verdict | null,
): Html {
  const kind = kindNamed(claim.kind);
  if (kind === undefined) return nothing;
  const figuresOf = (verdict: Verdict) =>
    english.keyFigures(verdict, keyFigureContext(claim, series), english.kinds(kind));
  const figures = figuresOf(lead);
  if (figures.length === 0) return nothing;
  const others = second === null ? [] : figuresOf(second);
  const isLater = second !== null && second.asOf > lead.asOf;
  const when = !isLater ? 'when it was said' : pinnedOn === undefined ? 'today' : dateInWords(pinnedOn);
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

/** What right words leave out, a sentence for each flag. */
function leavesOut(verdict: Verdict, elsewhere: Elsewhere | undefined): Html {
  if (verdict.framing.length === 0) return nothing;
  return html`<section class="leaves-out" aria-labelledby="leaves-out"><h3 id="leaves-out">What this leaves out</h3>
${framingNotes(verdict, elsewhere?.told)}</section>`;
}

/** That a figure which the verdict tests comes from the claim itself, as in claims that were published before this was refused. */
function ownFigures({ claim }: Bundle): Html {
  const names = figuresWithoutSource(claim).map(({ name }) => inputName(claim.kind, name, 'called'));
  if (names.length === 0) return nothing;
  return html`<p class="note">${sentence(listInWords(names))} ${names.length === 1 ? 'is' : 'are'} given in the claim, without a source.</p>`;
}

/** Which method a verdict was computed by, if the claim's verdicts are of more than one. */
function methodNote({ isOtherMethod, now }: ClaimVerdictProps, shown: Verdict): Html {
  // A revision that is shown as it was published names its method where it is cited.
  if (!isOtherMethod) return nothing;
  return shown.method === METHOD
    ? html`<p class="note">Computed by today’s method, ${METHOD}. The published verdicts were computed by method ${now.method}.</p>`
    : html`<p class="note">Computed by method ${shown.method}; today’s method is ${METHOD}.</p>`;
}

/** The series that the verdict rests on: the same words may be tested on several measures. */
export function testedOn(bundle: Bundle, series: readonly string[]): Html {
  const drawn = series.flatMap((id) => bundle.series.filter((s) => s.id === id));
  if (drawn.length === 0) return nothing;
  return html`<p class="note">Tested against ${drawn.map((s, i) => html`${i === 0 ? '' : '; '}<a href="${urls.series(s.id)}" dir="auto">${s.title}</a> (${bdi(s.unit)}${s.measure === undefined ? nothing : html`, ${bdi(s.measure)}`})`)}.</p>`;
}
