/** Why a search found a claim, where its quotation and its speaker's name do not say. */
import { bdi } from './direction.ts';
import { type Html, html, nothing } from './html.ts';

/** "Rests on: Real GDP, United Kingdom"; undefined if there is nothing to tell. */
export function foundByLine({
  rests,
  said,
}: {
  rests: readonly Html[];
  said: readonly Html[];
}): Html | undefined {
  const parts = [
    ...(said.length === 0 ? [] : [html`Said as: ${list(said, ', ')}`]),
    ...(rests.length === 0 ? [] : [html`Rests on: ${list(rests, '; ')}`]),
  ];
  return parts.length === 0
    ? undefined
    : html`${parts.map((part, i) => html`${i === 0 ? nothing : ' · '}${part}`)}`;
}

const list = (items: readonly Html[], between: string): Html =>
  html`${items.map((item, i) => html`${i === 0 ? nothing : between}${bdi(item)}`)}`;
