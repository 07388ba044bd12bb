/** The claims of the ledger that words may repeat, offered to an editor before any work on evidence. Nothing is attached by itself. */
import type { LinkKind } from '../../../claims/sayings/saying.ts';
import type { ClaimItem } from '../../parts/claim-list.ts';
import { bdi } from '../../parts/direction.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { clip } from '../../parts/layout.ts';
import { time } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';
import { type Desk, guard } from './layout.ts';

/** How words stand to a claim, as an editor reads it. */
const RELATION_WORDS: Readonly<Record<string, string>> = {
  same: 'The same claim',
  part: 'A part of it, or it is a part of this',
  'same-other-figure': 'The same question, another figure',
  'same-other-time': 'The same question, another time',
  'opposite-side': 'The other side of it',
  related: 'Related',
  maybe: 'Perhaps the same',
};

/** The link that fits a relation; none fits words that are the claim's own. */
export const LINK_OF: Readonly<Record<string, LinkKind>> = {
  'same-other-figure': 'other-figure',
  'same-other-time': 'other-time',
  'opposite-side': 'other-side',
  related: 'see-also',
};

/** A claim that is offered, with how the words stand to it and why, in a line. */
export interface OfferedRepeat extends Pick<ClaimItem, 'slug' | 'claimant' | 'saidOn'> {
  quote: string;
  relation: string;
  why: string;
}

export interface RepeatsProps {
  desk: Desk;
  /** The draft, or the published claim, that the words are of. */
  slug: string;
  quote: string;
  isPublished: boolean;
  offered: readonly OfferedRepeat[];
}

/** The panel; nothing if nothing is offered. */
export function repeatsPanel(props: RepeatsProps): Html {
  if (props.offered.length === 0) return nothing;
  return html`<section class="waiting repeats" aria-labelledby="repeats"><h2 id="repeats" class="label">Does the ledger have it already?</h2>
<ul class="held">${props.offered.map((one) => offer(props, one))}</ul></section>`;
}

/** The same inside another form: to be looked at, with no button of its own. */
export function repeatsLines(offered: readonly OfferedRepeat[]): Html {
  if (offered.length === 0) return nothing;
  return html`<details class="near-claims" open><summary>Does the ledger have it already?</summary>
<ul>${offered.map(
    ({ slug, quote, claimant, saidOn, relation, why }) =>
      html`<li><strong>${RELATION_WORDS[relation] ?? relation}:</strong> <a href="${urls.claim(slug)}" dir="auto">${clip(quote, 140)}</a>, ${bdi(claimant)}, ${time(saidOn)} <span class="why">${bdi(why)}</span></li>`,
  )}</ul></details>`;
}

function offer(props: RepeatsProps, one: OfferedRepeat): Html {
  const { desk, quote } = props;
  return html`<li><p><strong>${RELATION_WORDS[one.relation] ?? one.relation}.</strong> ${bdi(one.why)}</p>
<blockquote dir="auto"><a href="${urls.claim(one.slug)}" target="_blank" rel="noopener">${one.quote}<span class="hidden"> (opens in a new tab)</span></a></blockquote>
<p class="by">${bdi(one.claimant)}, ${time(one.saidOn)}</p>
<p>${next(props, one)}</p>
<form method="post" action="${urls.edit.sayings(one.slug)}">${guard(desk.tokens)}<input type="hidden" name="do" value="not-a-repeat"><input type="hidden" name="quote" value="${quote}"><input type="hidden" name="back" value="${props.slug}"><button class="plain">Not a repeat</button></form></li>`;
}

/** What there is to do about it: attach the words of a draft, or link two claims. */
function next({ slug, isPublished, desk }: RepeatsProps, { slug: other, relation }: OfferedRepeat): Html {
  const link = LINK_OF[relation];
  if (link === undefined)
    return isPublished
      ? html`If both test the same, <a href="${urls.edit.sayings(slug)}#whole">merge the two</a>.`
      : html`<a class="button" href="${urls.edit.sayings(other, { from: slug })}">Attach as a saying</a>`;
  if (!isPublished)
    return html`<span class="note">A claim of its own. Once it is published, its page of sayings links the two.</span>`;
  return html`<form method="post" action="${urls.edit.sayings(slug)}">${guard(desk.tokens)}<input type="hidden" name="do" value="link"><input type="hidden" name="link.to" value="${other}"><input type="hidden" name="link.kind" value="${link}"><button>Link the two</button></form>`;
}
