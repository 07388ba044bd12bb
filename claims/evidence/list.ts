/** Lists that a stranger may send: as long as they may be, and read only until it is clear that they are broken. */
import * as z from 'zod';
// By name: through `z.core` the messages of all languages would come along.
import { $ZodAsyncError, util } from 'zod/v4/core';

/** The most issues that are reported; more would not make it clearer what is wrong. */
export const MAX_ISSUES = 100;

export interface ListBounds {
  /** The most elements; a longer list is refused before any of them is looked at. */
  most: number;
  /** The fewest elements, and the message if there are fewer. */
  least?: { elements: number; message?: string | undefined };
}

/**
 * A list that is read up to its hundredth issue. A plain `z.array` finds every issue of every element before it tells
 * the first, which takes a minute and all memory for hundreds of thousands of broken ones.
 */
export function listOf<Element extends z.ZodType>(
  element: Element,
  { most, least }: ListBounds,
): z.ZodArray<Element> {
  const bounded = z.array(element).max(most, {
    error: ({ input }) =>
      `a list of ${Array.isArray(input) ? input.length : 'more'}; it may have at most ${most}`,
  });
  const list = least === undefined ? bounded : bounded.min(least.elements, least.message);
  const whole = list._zod.parse;
  // The place where zod itself refuses what is too long. It must be the last change: a copy would not have it.
  list._zod.parse = (payload, context) => {
    const given: unknown = payload.value;
    if (!Array.isArray(given) || given.length > most) return whole(payload, context);
    const read: unknown[] = [];
    for (let i = 0; i < given.length; i += 1) {
      const one = element._zod.run({ value: given[i], issues: [] }, context);
      if (one instanceof Promise) throw new $ZodAsyncError();
      read.push(one.value);
      if (one.issues.length > 0) payload.issues.push(...util.prefixIssues(i, one.issues));
      if (payload.issues.length >= MAX_ISSUES) break;
    }
    payload.value = read;
    return payload;
  };
  return list;
}
