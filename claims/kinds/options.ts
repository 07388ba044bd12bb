/** Options that several kinds share. */
import * as z from 'zod';
import type { TimeUnit } from '../calendar.ts';
import { changeInWords } from '../sentence.ts';

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

export { changeInWords };

/** The unit of a difference: two figures in % differ by percentage points. */
export function differenceUnit(unit: string | undefined): string | undefined {
  return unit === '%' ? 'percentage points' : unit;
}

/** "officers per month"; undefined where the unit is not known. */
export function rateUnit(unit: string | undefined, per: TimeUnit): string | undefined {
  return unit === undefined ? undefined : `${differenceUnit(unit)} per ${per}`;
}

/** What the working calls a time in the unit. */
export function timeName(per: TimeUnit): string {
  return `${per}s`;
}
