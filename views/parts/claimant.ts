/** Who made a claim, with the offices that they held. */
import type { Claimant } from '../../claims/claim.ts';
import { bdi, isolated } from './direction.ts';
import { type Html, html, nothing } from './html.ts';
import { clip } from './layout.ts';
import { urls } from './urls.ts';

/** The offices that a line names besides the name. */
function officesOf({ name, role, organisation }: Claimant): string[] {
  return [role, organisation].filter((part): part is string => part !== undefined && part !== name);
}

/** "Suella Braverman, Home Secretary (Conservative)", the name a link to their claims. */
export function claimantLine(claimant: Claimant, slug: string): Html {
  return html`<a href="${urls.claimant(slug)}" dir="auto">${claimant.name}</a>${besideName(claimant)}`;
}

function besideName(claimant: Claimant): Html {
  const { party } = claimant;
  return html`${officesOf(claimant).map((part) => html`, ${bdi(part)}`)}${party === undefined ? nothing : html` (${bdi(party)})`}`;
}

/** The same without markup. `each` may keep the parts apart. */
export function claimantInWords(claimant: Claimant, each = (part: string) => part): string {
  const { name, party } = claimant;
  const parts = [name, ...officesOf(claimant)].map(each).join(', ');
  return `${parts}${party === undefined ? '' : ` (${each(party)})`}`;
}

/** The same in at most `length` characters, without a link. A longer one is cut as one text. */
export function claimantCut(claimant: Claimant, length: number): Html {
  const text = claimantInWords(claimant);
  return clip(text, length) === text
    ? html`${bdi(claimant.name)}${besideName(claimant)}`
    : bdi(clip(text, length));
}

/** The same where no markup can be, each part kept from reordering the others. */
export function claimantIsolated(claimant: Claimant, length: number): string {
  const text = claimantInWords(claimant);
  return clip(text, length) === text ? claimantInWords(claimant, isolated) : isolated(clip(text, length));
}
