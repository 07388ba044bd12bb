/** Options that several kinds share. */
import * as z from 'zod';
import type { TimeUnit } from '../exact/calendar.ts';

export type Direction = 'rise' | 'fall';

export const direction = z.enum(['rise', 'fall'], { error: 'direction is "rise" or "fall"' }).optional();

export const per = z.enum(['day', 'month', 'year'], { error: 'per is "day", "month" or "year"' }).optional();

export const aim = z.enum(['at-least', 'at-most'], { error: 'aim is "at-least" or "at-most"' });

/** The options of a kind that asks for a direction alone. */
export const directionOptions = z.strictObject({ direction }).optional();

/** The direction of a claim's options, a rise unless it says otherwise. */
export function directionOf(claim: { options?: { direction?: Direction | undefined } | undefined }): {
  direction: Direction;
} {
  return { direction: claim.options?.direction ?? 'rise' };
}

/** What the working calls a time in the unit. */
export function timeName(per: TimeUnit): string {
  return `${per}s`;
}
