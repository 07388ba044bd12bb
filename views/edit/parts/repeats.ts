/** The claims of the ledger that words may repeat, offered to an editor before any work on evidence. Nothing is attached by itself. */
import type { DraftLink } from '../../../claims/drafting/draft-links.ts';
import { SAME_QUESTION } from '../../../claims/drafting/like-claim.ts';
import { LINK_KINDS, LINK_OF_RELATION } from '../../../claims/sayings/saying.ts';
import { lowered } from '../../../claims/words/text.ts';
import type { ClaimItem } from '../../parts/claim-list.ts';
import { bdi } from '../../parts/direction.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { clip } from '../../parts/layout.ts';
import { time } from '../../parts/time.ts';
import { urls } from '../../parts/urls.ts';
import { type Piece, wordDiff } from './diff.ts';
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

/** A claim that is offered, with how the words stand to it and why, in a line. */
export interface OfferedRepeat extends Pick<ClaimItem, 'slug' | 'claimant' | 'saidOn'> {
  quote: string;
  relation: string;
  why: string;
  /** Of a part: what the words say beside it; empty if nothing. */
  rest: string;
}

export interface RepeatsProps {
  desk: Desk;
  /** The draft, or the published claim, that the words are of. */
  slug: string;
  quote: string;
  isPublished: boolean;
  offered: readonly OfferedRepeat[];
  /** The claims that the draft is linked to once it is published. */
  linked?: readonly DraftLink[];
}

/** The panel; nothing if nothing is offered. */
export function repeatsPanel(props: RepeatsProps): Html {
  if (props.offered.length === 0) return nothing;
  return html`<section class="waiting repeats" aria-labelledby="repeats"><h2 id="repeats" class="label">Does the ledger have it already?</h2>
<ul class="held">${props.offered.map((one) => offer(props, one))}</ul>
<p class="note">Two words that are one, or never are? <a href="${urls.edit.words()}">Say so</a>, and it is compared by that.</p></section>`;
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

/** Longer texts are shown without marks: nobody would look for them. */
const MARKED = 600;
const MAX_EDITS = 200;

/** Two sentences, each with the words marked that the other lacks; as they are where they are long, or have nothing in common. */
function marked(claim: string, words: string): { claim: Html; words: Html } {
  const plain = { claim: html`${claim}`, words: html`${clip(words, MARKED)}` };
  if (claim.length > MARKED || words.length > MARKED) return plain;
  const pieces = wordDiff(claim, words, MAX_EDITS);
  if (!pieces.some(({ change, text }) => change === 'same' && /\p{L}/u.test(text))) return plain;
  const without = (left: Piece['change']) =>
    html`${pieces
      .filter(({ change }) => change !== left)
      .map(({ change, text }) => (change === 'same' ? text : html`<mark>${text}</mark>`))}`;
  return { claim: without('added'), words: without('removed') };
}

function offer(props: RepeatsProps, one: OfferedRepeat): Html {
  const { desk, quote } = props;
  const shown = marked(one.quote, quote);
  return html`<li><p><strong>${RELATION_WORDS[one.relation] ?? one.relation}.</strong> ${bdi(one.why)}</p>
<blockquote dir="auto"><a href="${urls.claim(one.slug)}" target="_blank" rel="noopener">${shown.claim}<span class="hidden"> (opens in a new tab)</span></a></blockquote>
<p class="by">${bdi(one.claimant)}, ${time(one.saidOn)}</p>
<p class="by">These words, for comparison:</p>
<blockquote dir="auto">${shown.words}</blockquote>
<p>${next(props, one)}</p>
<form method="post" action="${urls.edit.sayings(one.slug)}">${guard(desk.tokens)}<input type="hidden" name="do" value="not-a-repeat"><input type="hidden" name="quote" value="${quote}"><input type="hidden" name="back" value="${props.slug}"><button class="plain">Not a repeat</button></form></li>`;
}

/** What there is to do about it: attach the words of a draft or a part of them, take over the test of a claim, or link the two. */
function next({ slug, isPublished, desk, linked = [] }: RepeatsProps, one: OfferedRepeat): Html {
  const { slug: other, relation } = one;
  const link = LINK_OF_RELATION[relation];
  if (link === undefined)
    return isPublished
      ? html`If both test the same, <a href="${urls.edit.sayings(slug)}#whole">merge the two</a>.`
      : attaching(slug, one);
  if (isPublished)
    return html`<form method="post" action="${urls.edit.sayings(slug)}">${guard(desk.tokens)}<input type="hidden" name="do" value="link"><input type="hidden" name="link.to" value="${other}"><input type="hidden" name="link.kind" value="${link}"><button>Link the two</button></form>`;
  const held = linked.find(({ to }) => to === other);
  if (held !== undefined)
    return html`<span class="note">Linked once this is published: ${lowered(LINK_KINDS[held.kind])}.</span>`;
  const label = SAME_QUESTION.has(link) ? 'Take over its test, and link the two' : 'Link the two';
  return html`<a class="button" href="${urls.edit.claim(slug, { like: other, link })}">${label}</a>`;
}

function attaching(slug: string, { slug: other, relation, rest }: OfferedRepeat): Html {
  const attach = urls.edit.sayings(other, { from: slug });
  if (relation !== 'part' || rest === '')
    return html`<a class="button" href="${attach}">Attach as a saying</a>`;
  return html`<a class="button" href="${attach}">Attach this part as a saying</a></p>
<p>What the words say besides, <q dir="auto">${clip(rest, 140)}</q>, is a claim of its own: <a href="${urls.edit.newFrom(slug, other)}">The rest as a new draft</a>`;
}
