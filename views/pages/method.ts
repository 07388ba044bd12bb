/** The method, as published, and each kind's own worked example, computed as the page is drawn. */

import type { Bundle } from '../../claims/bundle.ts';
import type { Kind } from '../../claims/engine/kind.ts';
import type { Verdict } from '../../claims/verdict/verdict.ts';
import { type Html, html } from '../parts/html.ts';
import { layout, type Site } from '../parts/layout.ts';
import { verdictWord } from '../parts/mark.ts';
import { ownMarkdown } from '../parts/markdown.ts';
import { urls } from '../parts/urls.ts';
import { wordsTest, workingTable } from '../parts/working.ts';
import { findingsTable, flagsTable, inShort, ratingScale, wordsTable } from './method-readers.ts';

export interface WorkedExample {
  kind: Kind;
  bundle: Bundle;
  verdict: Verdict;
}

/** The method page. `text` is src/files/METHOD.md. */
export function methodPage(site: Site, text: string, examples: readonly WorkedExample[]): Html {
  return layout(site, {
    title: 'The method',
    description:
      'How a verdict is computed: in short and in pictures, what each word means, and the exact specification.',
    path: urls.method(),
    section: 'method',
    body: html`<article class="method">
${inShort()}
${wordsTable()}
${flagsTable()}
${findingsTable()}
${ratingScale()}
<div class="specification">${ownMarkdown(text)}</div>
<section aria-labelledby="kinds"><h2 id="kinds">The kinds, each with an example</h2>
<p>The verdicts on the examples are computed each time this page is made.</p>
<nav class="contents" aria-label="Kinds of statement"><ul>${examples.map(({ kind }) => html`<li><a href="#${kind.name}">${kind.title}</a></li>`)}</ul></nav>
${examples.map(
  ({ kind, bundle, verdict }) => html`<section class="kind" aria-labelledby="${kind.name}">
<h3 id="${kind.name}">${kind.title}</h3>
<p>${kind.says} <span class="formula">${kind.computes}</span></p>
<blockquote>${bundle.claim.quote}</blockquote>
<p>${verdictWord(verdict)}</p>
<p class="because">${verdict.because}</p>
${wordsTest(verdict)}
${workingTable(verdict, `The working of the example of ${kind.title.toLowerCase()}`)}
</section>`,
)}
</section>
</article>`,
  });
}
