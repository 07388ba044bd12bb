/** What the verdict rests on, line by line: the evidence with its sources, and the working, which is folded away. */
import type { Bundle } from '../../../claims/bundle.ts';
import { unitOfInput } from '../../../claims/kinds/given-inputs.ts';
import { kindNamed } from '../../../claims/kinds/index.ts';
import type { Verdict } from '../../../claims/verdict/verdict.ts';
import { dateInWords, momentName } from '../../../claims/words/dates.ts';
import { count, valueInWords } from '../../../claims/words/numbers.ts';
import { evidenceTable, figuresUsed, sourceList, sourcesOf } from '../../parts/evidence-table.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { urls } from '../../parts/urls.ts';
import { wordsTest, workingTable } from '../../parts/working.ts';
import { type ClaimVerdictProps, dayNamed, type Told } from './verdict.ts';

/** The figures that the verdict rests on, and where they come from. */
export function evidenceSection(
  { bundle, now, today, readers }: ClaimVerdictProps,
  { lead, second }: Told,
): Html {
  const table = { bundle, verdicts: second === null ? [lead] : [lead, second], readers };
  const revised = today === undefined ? [] : revisions(bundle, now, today);
  const [figures, sources] = [figuresUsed(table), sourcesOf(table).length];
  return html`<section class="behind" aria-labelledby="sources">
<details${figures <= FEW ? html` open` : nothing}><summary><h2 id="sources">The evidence: ${count(figures, 'figure')}, ${count(sources, 'source')}</h2></summary>
${evidenceTable(table)}
${revised.length === 0 ? nothing : html`<p class="note">Since then these figures have been revised: ${revised.join('; ')}.</p>`}
${sourceList(table)}
</details>
</section>`;
}

/** How many figures stand open on the page; more are folded away. */
const FEW = 3;

/** Figures of the verdict that have been revised since: "31 March 2020: 131,596, now 131,576". */
function revisions(bundle: Bundle, shown: Verdict, today: Verdict): string[] {
  return shown.evidence.flatMap((e) => {
    const later = today.evidence.find((n) => n.input === e.input && n.series === e.series && n.at === e.at);
    if (later === undefined || e.at === undefined || later.value === e.value) return [];
    const unit = unitOfInput(bundle.claim, bundle.series, e.input);
    return [`${momentName(e.at)}: ${valueInWords(e.value, unit)}, now ${valueInWords(later.value, unit)}`];
  });
}

/** The working, line by line with the exact values, by both clocks if they differ. */
export function workingSection(props: ClaimVerdictProps, { lead: shown, second }: Told): Html {
  const { bundle, site } = props;
  const { kind } = bundle.claim;
  const named = dayNamed(props);
  const secondDay =
    named !== undefined && second?.asOf === named
      ? dateInWords(named)
      : second?.asOf === site.today
        ? 'today'
        : 'the day it was said';
  const { title = kind, computes = '' } = kindNamed(kind) ?? {};
  return html`<section class="behind" aria-labelledby="working">
<details><summary><h2 id="working">The working, line by line</h2></summary>
<p class="lead">${title}: ${computes}. <a href="${urls.method(kind)}">How this kind of claim is tested</a>.</p>
${wordsTest(shown)}
${workingTable(shown, 'The working, step by step')}
${shown.working.length === 0 ? html`<p>Nothing can be worked out: ${shown.because}</p>` : nothing}
${
  second === null || second.working.length === 0
    ? nothing
    : html`<h3>On the figures of ${secondDay}</h3>
${wordsTest(second)}
${workingTable(second, 'The working by the other clock, step by step')}`
}
</details>
</section>`;
}
