/** The verdict on the page of a claim. */

import type { Bundle } from '../../../claims/bundle.ts';
import { figuresWithoutSource } from '../../../claims/drafting/input-faults.ts';
import type { Correction, QueuedVerdict } from '../../../claims/editorial/correction.ts';
import { zoneInWords } from '../../../claims/exact/zone.ts';
import { inputName, seriesOfInputs } from '../../../claims/kinds/given-inputs.ts';
import { type Headline, wordOfVerdict } from '../../../claims/verdict/headline.ts';
import { standingOfHeadline } from '../../../claims/verdict/headline-standing.ts';
import { wordForReaders } from '../../../claims/verdict/reader-words.ts';
import { METHOD, type Verdict } from '../../../claims/verdict/verdict.ts';
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
import { correctedLine } from './notes.ts';

/** What the verdict at the head of a claim's page is made from. */
export interface ClaimVerdictProps {
  site: Site;
  bundle: Bundle;
  said: Verdict;
  now: Verdict;
  /** The verdict of another day, if one was asked for. */
  asked: Verdict | null;
  /** Whether the verdicts of both clocks are those published by an earlier method. */
  isOtherMethod: boolean;
  corrections: readonly Correction[];
  queued: QueuedVerdict | null;
  /** Whether it is worked out with a reader's figure, so that it is no verdict of the ledger. */
  isTheirs?: boolean;
}

/** What the page tells, and in which order: the headline, or the verdict of the day that was asked for. */
export interface Told {
  headline: Headline;
  /** The headline in a sentence, or the word of that day. */
  sentence: string;
  lead: Verdict;
  /** The verdict of the other clock, if the page tells both and it says something else. */
  second: Verdict | null;
}

export function tellingOf({ said, now, asked }: ClaimVerdictProps): Told {
  if (asked !== null) {
    const word = wordOfVerdict(asked);
    return {
      headline: { word, clock: 'now' },
      sentence: wordForReaders(word).label,
      lead: asked,
      second: null,
    };
  }
  const { headline, words, lead, second } = headed({ said, now });
  return { headline, sentence: words.sentence, lead, second };
}

/** The verdict at the head of the page: the headline, why by each clock, what was revised, and what it leaves out. */
export function verdictSection(
  props: ClaimVerdictProps,
  { headline, sentence: told, lead, second }: Told,
  elsewhere: Elsewhere | undefined,
): Html {
  const { site, bundle, said, now, asked, corrections } = props;
  const note = asked === null ? revisedNote({ said, now }, bundle.series) : nothing;
  return html`<section class="verdict ${standingOfHeadline(headline)}" aria-labelledby="verdict">
<h2 id="verdict" class="label">${props.isTheirs === true ? 'With the reader’s figure' : 'The verdict'}${asOfWords(props, lead)}</h2>
<p class="finding">${linkedHeadline(headline, told, 'large')}</p>
${reason(props, lead)}
${second === null ? nothing : reason(props, second)}
${note}
${leavesOut(lead, elsewhere)}
${testedOn(bundle)}
${ownFigures(bundle)}
${methodNote(props, lead)}
${correctedLine(corrections, site.zone)}
</section>`;
}

/** On whose knowledge the verdict is: of the day that was asked for, or of today. */
function asOfWords({ site, asked, queued }: ClaimVerdictProps, lead: Verdict): Html {
  if (asked !== null) return html` on the figures known on ${time(lead.asOf)}`;
  const what = queued?.cause === 'evidence' ? ', on the figures published here as of today' : ', as of today';
  return html`${what}, ${time(site.today)}, ${zoneInWords(site.zone)}`;
}

/** Why, on the figures of which day, with the exact finding. */
function reason({ site, said, now, asked }: ClaimVerdictProps, verdict: Verdict): Html {
  const { asOf, finding, because } = verdict;
  const isBoth = asked === null && said.finding === now.finding && said.because === now.because;
  const on =
    asOf === site.today
      ? 'On today’s figures'
      : html`On the figures known ${asOf === said.asOf ? 'when it was said' : 'then'}, ${time(asOf)}${isBoth ? ', and on today’s' : nothing}`;
  return html`<p class="on-day">${on}: ${exactFinding(finding)}</p>
<p class="because">${because}</p>`;
}

/** What right words leave out, a sentence for each flag. */
function leavesOut(verdict: Verdict, elsewhere: Elsewhere | undefined): Html {
  if (verdict.framing.length === 0) return nothing;
  return html`<section class="leaves-out" aria-labelledby="leaves-out"><h3 id="leaves-out">What this leaves out</h3>
${framingNotes(verdict, elsewhere?.told)}</section>`;
}

/** The series that the verdict rests on: the same words may be tested on several measures. */
function testedOn(bundle: Bundle): Html {
  const series = seriesOfInputs(bundle.claim).flatMap((id) => bundle.series.filter((s) => s.id === id));
  if (series.length === 0) return nothing;
  return html`<p class="by">Tested against ${series.map((s, i) => html`${i === 0 ? '' : '; '}<a href="${urls.series(s.id)}" dir="auto">${s.title}</a> (${bdi(s.unit)}${s.measure === undefined ? nothing : html`, ${bdi(s.measure)}`})`)}</p>`;
}

/** That a figure which the verdict tests comes from the claim itself, as in claims that were published before this was refused. */
function ownFigures({ claim }: Bundle): Html {
  const names = figuresWithoutSource(claim).map(({ name }) => inputName(claim.kind, name, 'called'));
  if (names.length === 0) return nothing;
  return html`<p class="note">${sentence(listInWords(names))} ${names.length === 1 ? 'is' : 'are'} given in the claim, without a source.</p>`;
}

/** Which method a verdict was computed by, if the claim's verdicts are of more than one. */
function methodNote({ isOtherMethod, now }: ClaimVerdictProps, shown: Verdict): Html {
  if (!isOtherMethod) return nothing;
  return shown.method === METHOD
    ? html`<p class="note">Computed by today’s method, ${METHOD}. The published verdicts were computed by method ${now.method}.</p>`
    : html`<p class="note">Computed by method ${shown.method}; today’s method is ${METHOD}.</p>`;
}
