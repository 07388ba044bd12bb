/** The day's work, on either runtime: bringing verdicts up to date, and forgetting what is long past. */

import { isAnother } from '../../claims/engine/identity.ts';
import { wordOfVerdict } from '../../claims/verdict/headline.ts';
import { dateInWords } from '../../claims/words/dates.ts';
import { type Calendar, findCalendar, noteFollowed } from '../../db/base/calendar.ts';
import { settleFutureRows } from '../../db/base/future-rows.ts';
import { forgetForms } from '../../db/base/idempotency.ts';
import type { Database } from '../../db/base/open.ts';
import { type Followed, type Queued, recompute } from '../../db/ledger/queue.ts';
import { forgetEmbedViews } from '../../db/publishers/embed-counts.ts';
import { forgetDeliveries } from '../../db/publishers/webhooks.ts';
import { utcDayOf } from '../clock.ts';

/** After this long nobody posts a form again, in milliseconds. */
const FORM_LIFE = 30 * 24 * 60 * 60 * 1_000;

/** How long the daily counts of embeds and the deliveries are kept, in milliseconds. */
const EMBEDS_LIFE = 400 * 24 * 60 * 60 * 1_000;

/** How long hosts are kept that were seen on one day only. */
const SEEN_ONCE_LIFE = 30 * 24 * 60 * 60 * 1_000;

/** What came of following the calendar; nothing was done unless its `step` is `go`. */
export interface FollowedDay extends Followed {
  calendar: Calendar;
}

/**
 * Brings verdicts up to date that were not computed today, unless the day has jumped or lies before the last one that
 * was followed: then nothing at all is done until somebody confirms the day. May be called at any time and again: on a day
 * that was followed already it looks only for claims that have come since. Returns what was published and what waits.
 */
export async function followDay(database: Database, now: Date): Promise<FollowedDay> {
  const calendar = await findCalendar(database.kysely, now.toISOString());
  if (calendar.step !== 'go') return { calendar, published: [], queued: [] };
  const followed = await recompute(database, now.toISOString(), { onlyStale: true });
  if (calendar.last !== calendar.today) {
    await settleFutureRows(database.kysely, now);
    await forgetForms(database, new Date(now.getTime() - FORM_LIFE).toISOString());
    const ago = (life: number) => utcDayOf(new Date(now.getTime() - life));
    await forgetEmbedViews(database, ago(EMBEDS_LIFE), ago(SEEN_ONCE_LIFE));
    await forgetDeliveries(database, new Date(now.getTime() - EMBEDS_LIFE).toISOString());
    await noteFollowed(database.kysely, calendar.today);
  }
  return { calendar, ...followed };
}

/** Why the calendar is not followed and how it goes on, in a line for the program's operator; null if it is followed. */
export function standstillInWords({ step, last, today }: Calendar): string | null {
  if (step === 'go' || last === null) return null;
  const why =
    step === 'back'
      ? `this machine's clock says ${dateInWords(today)}, and the calendar was followed to ${dateInWords(last)} already`
      : `this machine's clock says ${dateInWords(today)}, and the last day that was followed is ${dateInWords(last)}`;
  return `The calendar stands still: ${why}. Nothing is published until that is settled. If the clock is wrong, set it right. If it is right (the server was off, say), confirm the day: plumbline recompute --today ${today}, or an admin at /edit.`;
}

/** A verdict that waits in the queue, in a line for the program's operator. */
export function queuedInWords({ slug, before, after }: Queued): string {
  const clocks = (['said', 'now'] as const).filter((clock) => isAnother(before[clock], after[clock]));
  const told = clocks.map((clock) => {
    const [from, to] = [before[clock].finding, after[clock].finding];
    const words = [wordOfVerdict(before[clock]), wordOfVerdict(after[clock])];
    const moved =
      from !== to
        ? `${from} -> ${to}`
        : words[0] === words[1]
          ? `${from}, with other figures`
          : `${from}, ${words.join(' -> ')}`;
    return `${clock === 'said' ? 'when said' : 'now'} ${moved}`;
  });
  return `${slug} waits in the queue: ${told.join('; ')}`;
}
