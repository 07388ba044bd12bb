/** What figures would do to published verdicts, or did. */
import { BECOMES, type Becomes } from '../../claims/editorial/becomes.ts';
import { isAnother } from '../../claims/engine/identity.ts';
import { storedInWords } from '../../claims/evaluate.ts';
import type { AnyVerdict, Clocks } from '../../claims/verdict/verdict.ts';
import { count } from '../../claims/words/numbers.ts';
import { sentence } from '../../claims/words/text.ts';
import { type Html, html, nothing } from './html.ts';
import { verdictWord } from './mark.ts';
import { quoted } from './quoted.ts';
import { urls } from './urls.ts';

/** What becomes of a claim. */
export interface Becoming {
  slug: string;
  quote: string;
  claimant: string;
  what: Becomes;
  before: Clocks<AnyVerdict>;
  after: Clocks<AnyVerdict>;
}

/** The heading of each group, with how many it has. */
const GROUPS: Record<Becomes, (n: number) => string> = {
  turned: (n) => (n === 1 ? 'One verdict turns' : `${count(n, 'verdict')} turn`),
  due: (n) => (n === 1 ? 'One open claim is decided' : `${count(n, 'open claim')} are decided`),
  computable: (n) => (n === 1 ? 'One claim can be computed now' : `${count(n, 'claim')} can be computed now`),
  moved: (n) =>
    n === 1
      ? 'One verdict keeps its word on other figures'
      : `${count(n, 'verdict')} keep their word on other figures`,
  close: (n) =>
    n === 1
      ? 'One verdict stays, within one per cent of turning'
      : `${count(n, 'verdict')} stay, within one per cent of turning`,
};

const QUOTE = 160;

/** The groups, what turns first; `more` is drawn after each claim. */
export function becomingGroups<One extends Becoming>(
  claims: readonly One[],
  more: (claim: One) => Html = () => nothing,
): Html {
  return html`${BECOMES.map((what) => {
    const some = claims.filter((claim) => claim.what === what);
    if (some.length === 0) return nothing;
    return html`<h3>${sentence(GROUPS[what](some.length))}</h3>
<ol class="becoming">${some.map(
      (claim) => html`
<li><h4 class="said"><a href="${urls.claim(claim.slug)}">${quoted(claim.quote, QUOTE)}</a></h4>
<p class="by"><span dir="auto">${claim.claimant}</span></p>
${clock('When said', claim.before.said, claim.after.said)}${clock('Now', claim.before.now, claim.after.now)}
<p class="why">${whyOf(claim)}</p>${more(claim)}</li>`,
    )}</ol>`;
  })}`;
}

function whyOf({ before, after }: Becoming): string {
  const told =
    isAnother(before.now, after.now) || !isAnother(before.said, after.said) ? after.now : after.said;
  return storedInWords(told).because;
}

function clock(label: string, before: AnyVerdict, after: AnyVerdict): Html {
  return html`<p class="verdicts"><span class="label">${label}</span> ${verdictWord(before)} ${isAnother(before, after) ? html`<span class="to">becomes</span> ${verdictWord(after)}` : html`<span class="to">stays</span>`}</p>`;
}
