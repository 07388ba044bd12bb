/** The other claims that test the words of a claim: one quotation may say several things. */
import type { OtherTest } from '../../../claims/editorial/listed-claim.ts';
import { kindNamed } from '../../../claims/kinds/index.ts';
import { listedMark } from '../../parts/claim-list.ts';
import { bdi } from '../../parts/direction.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { urls } from '../../parts/urls.ts';

/** A section that leads to them, each by what it tests, with its verdict; nothing if there are none. */
export function otherTestsSection(tests: readonly OtherTest[]): Html {
  if (tests.length === 0) return nothing;
  return html`<section aria-labelledby="tests">
<h2 id="tests">Other tests of these words</h2>
<p class="lead">The same words, said on the same occasion, are tested in ${tests.length === 1 ? 'another way' : 'other ways'} too.</p>
<ul class="claims">${tests.map(
    (
      test,
    ) => html`<li><p><a href="${urls.claim(test.slug)}">${kindNamed(test.kind)?.title ?? test.kind}${test.claimed === null ? nothing : html`: ${bdi(test.claimed)}`}</a></p>
<p class="verdicts">${listedMark(test)}</p></li>`,
  )}</ul>
</section>`;
}
