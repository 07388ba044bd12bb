/** `?asof=`: the day whose verdict an address asks for, for every form of it alike. */

import type { Context } from 'hono';
import * as z from 'zod';
import { isDate } from '../../claims/exact/calendar.ts';
import { dateInWords } from '../../claims/words/dates.ts';
import type { PublishedBy } from '../../db/readers/embeds.ts';
import { type AppEnv, dayOf, todayOf } from './context.ts';
import { HttpError } from './errors.ts';
import { quoted } from './query.ts';

/** The parameter of a query; `askedDay` reads it when it is known when the claim was made. */
export const asof = z.string().optional();

/** A day with a verdict on a claim: from the day on which it was said to today. */
function dayWithVerdict(saidOn: string, today: string) {
  return z
    .string()
    .refine(isDate, {
      error: ({ input }) =>
        `“asof” is “${quoted(input)}”, which is no day of the calendar: write it as YYYY-MM-DD, such as ${saidOn}.`,
      abort: true,
    })
    .refine((day) => day >= saidOn, {
      error: ({ input }) =>
        `The claim was made on ${dateInWords(saidOn)}: there is no verdict on it as of ${dateInWords(String(input))}, which is before.`,
      abort: true,
    })
    .refine((day) => day <= today, {
      error: ({ input }) =>
        `${dateInWords(String(input))} has not come: the last day with a verdict is today, ${dateInWords(today)}.`,
    });
}

/** The day that was asked for on a claim of a day. Throws a 400 unless it lies between the claim and today. */
export function askedDay(c: Context<AppEnv>, given: string, saidOn: string): string {
  const read = dayWithVerdict(saidOn, todayOf(c)).safeParse(given);
  if (read.success) return read.data;
  throw new HttpError('bad-request', read.error.issues[0]?.message ?? '“asof” cannot be read.');
}

/** What was published by the end of a day at the newsroom; undefined if no day was asked for. */
export function publishedBy(c: Context<AppEnv>, day: string | undefined): PublishedBy | undefined {
  return day === undefined ? undefined : (at) => dayOf(c, at) <= day;
}
