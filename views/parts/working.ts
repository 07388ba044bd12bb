/** The working, line by line, the test of the words, and what would change the verdict, in readers' notation. */

import type { Bundle } from '../../claims/bundle.ts';
import { HEDGES, type Hedge } from '../../claims/claim.ts';
import { differenceUnit } from '../../claims/evidence/units.ts';
import { outside, parseInterval } from '../../claims/exact/interval.ts';
import { compare, HUNDRED, parseExact, parsePlain } from '../../claims/exact/number.ts';
import { inputName, unitOfInput } from '../../claims/kinds/given-inputs.ts';
import type { Verdict, WorkingStep } from '../../claims/verdict.ts';
import { figureClaimed } from '../../claims/words/clauses.ts';
import { dateInWords } from '../../claims/words/dates.ts';
import { intervalInWords } from '../../claims/words/intervals.ts';
import { english } from '../../claims/words/language.ts';
import { amount, numberInWords, separated } from '../../claims/words/numbers.ts';
import { listInWords } from '../../claims/words/text.ts';
import { type Html, html, nothing } from './html.ts';
import { time } from './time.ts';

/** The most characters of an expression that are shown; a sum may have thousands of parts. */
const MAX_SHOWN = 600;

/** The steps of a verdict as a table under a label: what is worked out, from what, to what. */
export function workingTable(verdict: Verdict, label: string): Html {
  const [only, ...more] = verdict.working;
  const named = (input: string) => inputName(verdict.kind, input, 'called');
  // A figure that is itself the result needs no line that says so.
  if (only === undefined || (more.length === 0 && only.expression === only.step)) return nothing;
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table class="working">
<thead><tr><th scope="col">Step</th><th scope="col">How, with the figures</th><th scope="col" class="num">Result</th></tr></thead>
<tbody>${verdict.working.map((step) => workingRow(step, named))}
</tbody></table></div>`;
}

function workingRow(step: WorkingStep, named: (input: string) => string): Html {
  const words = english.expression(step, named);
  return html`
<tr><th scope="row">${step.step}</th><td>${clipped(words.named)}<span class="sub">= ${clipped(words.worked)}</span></td><td class="num">${resultOf(step.exact, step.decimal)}</td></tr>`;
}

function clipped(text: string): string {
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN)}…`;
}

/** A result, with its exact fraction if the decimal is rounded. */
function resultOf(exact: string, decimal: string): Html {
  const rounded = compare(parseExact(exact), parsePlain(decimal)) !== 0;
  const shown = separated(decimal);
  return rounded && exact.length <= MAX_FRACTION
    ? html`${shown} <span class="exact">exactly ${exact}</span>`
    : html`${shown}`;
}

const MAX_FRACTION = 24;

/** How the words were tested: what they claim, where they hold or are stretched, and where the evidence lies. */
export function wordsTest(verdict: Verdict): Html {
  const { claimed, computed } = verdict;
  if (claimed === undefined) return nothing;
  const hedge = claimed.hedge ?? 'bare';
  const [inner, outer] = [parseInterval(claimed.in), parseInterval(claimed.out)];
  return html`<dl class="test">
<div><dt>Claimed</dt><dd>${figureClaimed(claimed)}<span class="note">${hedge === 'bare' ? 'said without a hedge' : wordsDraw(HEDGES[hedge as Hedge])}</span></dd></div>
<div><dt>The words hold</dt><dd>${intervalInWords(inner, claimed.unit)}</dd></div>
${claimed.in === claimed.out ? nothing : html`<div><dt>They are stretched</dt><dd>beyond that, ${listInWords(outside(outer, inner).map((side) => intervalInWords(side, claimed.unit)))}</dd></div>`}
${computed === undefined ? nothing : html`<div><dt>The evidence gives</dt><dd>${computedInWords(computed)}</dd></div>`}
${verdict.difference === undefined ? nothing : html`<div><dt>Claimed less computed</dt><dd>${amount(parseExact(verdict.difference.exact), differenceUnit(claimed.unit))}${verdict.relative === undefined || !sameSign(claimed.value, computed) ? nothing : html` <span class="note">${numberInWords(parseExact(verdict.relative.exact).mul(HUNDRED))}% of the computed figure</span>`}</dd></div>`}
</dl>`;
}

/** "the word “nearly” draws the bounds". */
function wordsDraw(words: string): string {
  return words.includes(' ')
    ? `the words “${words}” draw the bounds`
    : `the word “${words}” draws the bounds`;
}

/** Whether the claimed and the computed figure are on the same side of zero, so that their ratio means something. */
function sameSign(claimed: string, computed: Verdict['computed']): boolean {
  return claimed.startsWith('-') === (computed?.exact.startsWith('-') ?? false);
}

function computedInWords(computed: NonNullable<Verdict['computed']>): string {
  const range = parseInterval(computed.interval);
  const shown = amount(parseExact(computed.exact), computed.unit);
  return range.lo !== null && range.hi !== null && compare(range.lo, range.hi) !== 0
    ? `${shown}, and with its rounding or sampling ${intervalInWords(range, computed.unit)}`
    : shown;
}

/** What would change the verdict, a sentence for each figure it rests on. */
export function whatWouldChange({ claim, series }: Pick<Bundle, 'claim' | 'series'>, verdict: Verdict): Html {
  const changes = english.changes(verdict, (input) => ({
    name: inputName(claim.kind, input, 'called'),
    unit: unitOfInput(claim, series, input),
  }));
  return 'only' in changes
    ? html`<p>${changes.only}</p>`
    : html`<ul class="flips">${changes.ways.map((way) => html`<li>${way}</li>`)}</ul>`;
}

/** What the verdict leaves out, a paragraph for each flag. */
export function framingNotes({ framing }: Verdict): Html {
  return html`${framing.map((flag) => {
    const { label, sentence } = english.framing(flag);
    const [before = '', after = ''] = sentence.split(dateInWords(flag.testedSince));
    return html`<p class="framing"><strong>${label}</strong> ${before}${time(flag.testedSince)}${after}</p>`;
  })}`;
}
