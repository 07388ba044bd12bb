/** Why a search found a claim, where its quotation and its speaker's name do not say. */
import { saidWhen } from '../../claims/sayings/saying.ts';
import { bdi } from './direction.ts';
import { type Html, html, nothing } from './html.ts';
import { time } from './time.ts';
import { urls } from './urls.ts';

export interface FoundBy {
  /** The claim that was found. */
  slug: string;
  rests: readonly Html[];
  said: readonly Html[];
  /** The saying of somebody else that has what the claim's own words lack. */
  saying: { id: number; claimant: Html; saidOn: string; words: Html; isReported: boolean } | undefined;
}

/** "Rests on: Real GDP, United Kingdom"; "Also said by Ada Example on 30 January 2023: …"; undefined if there is nothing to tell. */
export function foundByLine({ slug, rests, said, saying }: FoundBy): Html | undefined {
  const parts = [
    ...(saying === undefined ? [] : [sayingLine(slug, saying)]),
    ...(said.length === 0 ? [] : [html`Said as: ${list(said, ', ')}`]),
    ...(rests.length === 0 ? [] : [html`Rests on: ${list(rests, '; ')}`]),
  ];
  return parts.length === 0
    ? undefined
    : html`${parts.map((part, i) => html`${i === 0 ? nothing : ' · '}${part}`)}`;
}

/** Whose words they are comes before the words, so that nobody takes them for those of the claim. */
function sayingLine(
  slug: string,
  { id, claimant, saidOn, words, isReported }: NonNullable<FoundBy['saying']>,
): Html {
  const quoted = isReported ? html`as reported: ${bdi(words)}` : html`<q dir="auto">${words}</q>`;
  return html`Also said by ${bdi(claimant)} ${time(saidOn, saidWhen(saidOn))}: <a href="${urls.saying(slug, id)}">${quoted}</a>`;
}

const list = (items: readonly Html[], between: string): Html =>
  html`${items.map((item, i) => html`${i === 0 ? nothing : between}${bdi(item)}`)}`;
