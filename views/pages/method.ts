/** The method, as published, and each kind's own worked example, computed as the page is drawn. */

import type { Bundle } from '../../claims/bundle.ts';
import type { Kind } from '../../claims/engine/kind.ts';
import { BEST_RATING, ratingTable, WORST_RATING } from '../../claims/engine/rating.ts';
import { FINDING_WORDS, FINDINGS, type Verdict } from '../../claims/verdict.ts';
import { type Html, html } from '../parts/html.ts';
import { layout, type Site } from '../parts/layout.ts';
import { findingMark, verdictMark } from '../parts/mark.ts';
import { ownMarkdown } from '../parts/markdown.ts';
import { urls } from '../parts/urls.ts';
import { wordsTest, workingTable } from '../parts/working.ts';

export interface WorkedExample {
  kind: Kind;
  bundle: Bundle;
  verdict: Verdict;
}

/** The method page. `text` is claims/METHOD.md. */
export function methodPage(site: Site, text: string, examples: readonly WorkedExample[]): Html {
  return layout(site, {
    title: 'The method',
    description:
      'How a verdict is computed, exactly: numbers, evidence, hedges, kinds of statement, findings, pace and promises.',
    path: urls.method(),
    section: 'method',
    body: html`<article class="method">
<nav class="contents" aria-label="On this page"><h2 class="label">Kinds of statement</h2><ul>${examples.map(({ kind }) => html`<li><a href="#${kind.name}">${kind.title}</a></li>`)}</ul></nav>
${ownMarkdown(text)}
<section aria-labelledby="findings"><h2 id="findings">The findings</h2>
<dl class="findings">${FINDINGS.map((finding) => html`<div><dt>${findingMark(finding)}</dt><dd>${FINDING_WORDS[finding].means}</dd></div>`)}</dl></section>
${ratingScale()}
<section aria-labelledby="kinds"><h2 id="kinds">The kinds, each with an example</h2>
<p>The verdicts on the examples are computed each time this page is made.</p>
${examples.map(
  ({ kind, bundle, verdict }) => html`<section class="kind" aria-labelledby="${kind.name}">
<h3 id="${kind.name}">${kind.title}</h3>
<p>${kind.says} <span class="formula">${kind.computes}</span></p>
<blockquote>${bundle.claim.quote}</blockquote>
<p>${verdictMark(verdict)}</p>
<p class="because">${verdict.because}</p>
${wordsTest(verdict)}
${workingTable(verdict, `The working of the example of ${kind.title.toLowerCase()}`)}
</section>`,
)}
</section>
</article>`,
  });
}

/** The scale of the ratings that programs read. */
function ratingScale(): Html {
  return html`<section aria-labelledby="rating"><h2 id="rating">The rating in ClaimReview</h2>
<p>Search engines and archives read verdicts in a format called ClaimReview, in which a number may accompany the words, from ${WORST_RATING}, the worst, to ${BEST_RATING}, the best. The words are the verdict; the number follows from them by this table and says nothing more. A verdict that settles nothing has no number, and neither has a pace: whether it supports a claim depends on what was claimed.</p>
<div class="scroll" role="region" aria-label="Ratings and findings" tabindex="0"><table><thead><tr><th scope="col">Rating</th><th scope="col">Findings</th></tr></thead>
<tbody>${ratingTable().map(({ rating, findings }) => html`<tr><th scope="row">${rating ?? 'None'}</th><td>${findings.map((finding, i) => html`${i === 0 ? '' : ', '}${FINDING_WORDS[finding].label}`)}</td></tr>`)}</tbody></table></div>
</section>`;
}
