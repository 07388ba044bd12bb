/** The ids of new series and sources, made from their titles. */

import { idOf } from '../evidence/slug.ts';
import { canonicalJson } from '../exact/canonical-json.ts';

/** How many ids are tried for a title before one is numbered by how much there is. */
const MAX_TRIED = 20;

/** Each id that a title may get, in order: the title's own, then the same with -2, -3 and so on. */
export function idsTried(title: string, fallback: string): string[] {
  const base = idOf(title, fallback);
  return [base, ...Array.from({ length: MAX_TRIED - 1 }, (_, i) => `${base}-${i + 2}`)];
}

/** Things by their ids, each with its content besides the id. */
type ById = ReadonlyMap<string, { readonly id: string }>;

/**
 * The first id of a title that is free in every map, or that belongs there to the same content. `content` is without
 * its id; observations count as no content.
 */
export function freeId(title: string, fallback: string, content: object, held: readonly ById[]): string {
  const tried = idsTried(title, fallback);
  const wanted = canonicalJson(content);
  const isFree = (id: string) =>
    held.every((map) => {
      const there = map.get(id);
      return (
        there === undefined || canonicalJson({ ...there, id: undefined, observations: undefined }) === wanted
      );
    });
  return tried.find(isFree) ?? `${tried[0]}-${held.reduce((n, map) => n + map.size, tried.length)}`;
}
