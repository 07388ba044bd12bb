/** The working, line by line, the test of the words, and what would change the verdict, in readers' notation. */

import type { Bundle } from '../../claims/bundle.ts';
import { compare, parseExact, parsePlain } from '../../claims/exact/number.ts';
import { changeableInputs, inputName } from '../../claims/kinds/given-inputs.ts';
import { kindNamed } from '../../claims/kinds/index.ts';
import type { Verdict, WorkingStep } from '../../claims/verdict/verdict.ts';
import { english, type SurfaceTold } from '../../claims/words/language.ts';
import { separated } from '../../claims/words/numbers.ts';

import { type Html, html, nothing } from './html.ts';
import { time } from './time.ts';
import { urls } from './urls.ts';

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
  const rows = english.claimTest(verdict);
  if (rows.length === 0) return nothing;
  return html`<dl class="test">${rows.map(
    ({ label, value, note }) => html`
<div><dt>${label}</dt><dd>${value}${note === undefined ? nothing : html` <span class="note">${note}</span>`}</dd></div>`,
  )}
</dl>`;
}

/** What would change the verdict, a sentence for each figure it rests on. */
export function whatWouldChange({ claim, series }: Pick<Bundle, 'claim' | 'series'>, verdict: Verdict): Html {
  const kind = kindNamed(claim.kind);
  if (kind === undefined) return nothing;
  const changes = english.changes(verdict, changeableInputs(claim, series), english.kinds(kind));
  return 'only' in changes
    ? html`<p>${changes.only}</p>`
    : html`<ul class="flips">${changes.ways.map((way) => html`<li>${way}</li>`)}</ul>`;
}

/** The flags of a verdict in sentences, for a form. */
export function framingNotes(verdict: Verdict, surface?: SurfaceTold): Html {
  return html`${told(verdict, surface).map(({ label, parts }) => html`<p class="framing"><strong>${label}</strong> ${parts}</p>`)}`;
}

/** The flags of a verdict, each a line that opens; a phone shows the beginning of its sentence until then. */
export function framingFolds(verdict: Verdict, surface?: SurfaceTold): Html {
  return html`${told(verdict, surface).map(
    ({ flag, label, parts }) =>
      html`<details class="framing"><summary><strong>${label}</strong> ${parts}</summary><p><a href="${urls.flag(flag)}">When this is said</a></p></details>`,
  )}`;
}

function told({ kind, framing }: Verdict, surface: SurfaceTold | undefined) {
  return framing.map((flag) => {
    const { label, sentence } = english.framing(flag, (input) => inputName(kind, input, 'called'), surface);
    const parts = sentence.map((part) => (typeof part === 'string' ? part : time(part.date, part.text)));
    return { flag: flag.flag, label, parts };
  });
}
