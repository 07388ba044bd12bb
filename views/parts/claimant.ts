/** Who made a claim, with the offices that they held. */
import type { Claimant } from '../../claims/claim.ts';
import { type Html, html, nothing } from './html.ts';
import { urls } from './urls.ts';

/** "Suella Braverman, Home Secretary (Conservative)", the name a link to their claims. */
export function claimantLine(claimant: Claimant, slug: string): Html {
  const offices = [claimant.role, claimant.organisation].filter(
    (part) => part !== undefined && part !== claimant.name,
  );
  return html`<a href="${urls.claimant(slug)}" dir="auto">${claimant.name}</a>${offices.map((part) => html`, ${part}`)}${claimant.party === undefined ? nothing : html` (${claimant.party})`}`;
}

/** "Suella Braverman, Home Secretary (Conservative)", without markup. */
export function claimantInWords({ name, role, organisation, party }: Claimant): string {
  const offices = [role, organisation].filter((part) => part !== undefined && part !== name);
  return `${[name, ...offices].join(', ')}${party === undefined ? '' : ` (${party})`}`;
}
