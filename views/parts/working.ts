/** The working, line by line, the test of the words, and what would change the verdict, in readers' notation. */

import { HEDGES, type Hedge } from '../../claims/evidence/hedge.ts';
import { differenceUnit } from '../../claims/evidence/units.ts';
import { contains, type Interval, isEmpty, outside, parseInterval } from '../../claims/exact/interval.ts';
import {
  compare,
  decimal,
  HUNDRED,
  parseExact,
  parsePlain,
  type Rational,
} from '../../claims/exact/number.ts';
import type { Flip, Verdict } from '../../claims/verdict.ts';
import { figureClaimed } from '../../claims/words/sentence.ts';
import { amount, listInWords, monthsInWords, numberInWords, separated } from '../../claims/words/words.ts';
import { type Html, html, nothing } from './html.ts';
import { inputName } from './inputs.ts';

/** A value of the working, shown as in the row that it comes from, so that each line can be checked. */
function shownValue(text: string): string {
  return separated(text.includes('/') ? decimal(parseExact(text)) : text);
}

/** The expression with each name replaced by its number, in mathematical signs. */
function substituted(expression: string, values: Record<string, string>): string {
  const names = Object.keys(values).sort((a, b) => b.length - a.length);
  const pattern = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const filled =
    pattern === ''
      ? expression
      : expression.replace(new RegExp(`(?<![\\w\\]])(?:${pattern})(?![\\w\\[])`, 'g'), (name) =>
          shownValue(values[name] ?? name),
        );
  return signs(filled);
}

function signs(expression: string): string {
  return expression.replaceAll(' - ', ' − ').replaceAll(' x ', ' × ').replaceAll(' / ', ' ÷ ');
}

function named(expression: string): string {
  return signs(
    expression
      .replace(/parts\[(\d+)\]/g, (_, n: string) => `part ${Number(n) + 1}`)
      .replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`),
  );
}

/** The most characters of an expression that are shown; a sum may have thousands of parts. */
const MAX_SHOWN = 600;

/** The steps of a verdict as a table under a label: what is worked out, from what, to what. */
export function workingTable(verdict: Verdict, label: string): Html {
  const [only, ...more] = verdict.working;
  // A figure that is itself the result needs no line that says so.
  if (only === undefined || (more.length === 0 && only.expression === only.step)) return nothing;
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table class="working">
<thead><tr><th scope="col">Step</th><th scope="col">How, with the figures</th><th scope="col" class="num">Result</th></tr></thead>
<tbody>${verdict.working.map(
    (step) => html`
<tr><th scope="row">${step.step}</th><td>${clipped(named(step.expression))}<span class="sub">= ${clipped(substituted(step.expression, step.values))}</span></td><td class="num">${resultOf(step.exact, step.decimal)}</td></tr>`,
  )}
</tbody></table></div>`;
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

/** An interval in words: "from 18,000 to 22,000", "above 34,000", "from 427.5 to just under 450", "nowhere". */
export function intervalInWords(i: Interval, unit: string): string {
  if (isEmpty(i)) return 'nowhere';
  const end = (q: Rational) => amount(q, unit, 4);
  if (i.lo === null && i.hi === null) return 'at any value';
  if (i.lo === null) return i.hi === null ? '' : `${i.hiClosed ? 'at or below' : 'below'} ${end(i.hi)}`;
  if (i.hi === null) return `${i.loClosed ? 'at or above' : 'above'} ${end(i.lo)}`;
  if (compare(i.lo, i.hi) === 0) return `at exactly ${end(i.lo)}`;
  const start = /^[a-z]/.test(unit) && unit !== 'index' ? numberInWords(i.lo, 4) : end(i.lo);
  return `from ${i.loClosed ? '' : 'just over '}${start} to ${i.hiClosed ? '' : 'just under '}${end(i.hi)}`;
}

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
export function whatWouldChange(verdict: Verdict, unitOf: (input: string) => string): Html {
  const { enough, left } = verdict.pace ?? {};
  if (verdict.flips.length > 0) {
    return html`<ul class="flips">${verdict.flips.map((flip) => html`<li>${flipSentence(flip, unitOf(flip.input))}</li>`)}</ul>`;
  }
  if (enough && left) {
    const unit = unitOf('progress');
    return html`<ul class="flips">
<li>At the rate of the last ${enough.window} months, ${amount(parseExact(enough.actual.exact), unit)} would have been enough by then, where there were ${amount(parseExact(verdict.pace?.actual.exact ?? '0'), unit)}.</li>
${enough.months === null ? html`<li>At that rate the target would never be reached: the figure does not move towards it.</li>` : html`<li>At that rate the rest would take ${monthsInWords(parseExact(enough.months.exact))}, with ${monthsInWords(parseExact(left.exact))} left${enough.slip === null || parseExact(enough.slip.exact).s < 0n ? nothing : html`: ${monthsInWords(parseExact(enough.slip.exact))} late`}.</li>`}
</ul>`;
  }
  if (verdict.finding === 'not-computable')
    return html`<p>Figures that are missing now, once they are published and recorded.</p>`;
  if (verdict.finding === 'unclear') return html`<p>A promise that says how much, of what, and by when.</p>`;
  if (verdict.finding === 'pending' || verdict.finding === 'awaiting-outcome')
    return html`<p>The figure of the deadline, once it is published.</p>`;
  return html`<p>Only a revision of the figures it rests on.</p>`;
}

function flipSentence(flip: Flip, unit: string): string {
  const point = parseExact(flip.point);
  const shown = amount(point, unit, 4);
  const name = inputName(flip.input);
  if (flip.holdsIn === 'none') return `No value of ${name} would make the claim hold; it is ${shown}.`;
  const holdsIn = parseInterval(flip.holdsIn);
  const holds = contains(holdsIn, point);
  const by = flip.by === null ? '' : amount(parseExact(flip.by), differenceUnit(unit), 4);
  const reach = intervalInWords(holdsIn, unit);
  if (holds)
    return `The claim holds with ${name} ${reach}; it is ${shown}${flip.by === null ? '' : `, ${by} from the nearer end`}.`;
  return `The claim would hold with ${name} ${reach}; it is ${shown}${flip.by === null ? '' : `, ${by} away`}.`;
}
