/** The calendar of the ledger: where it stands, and the form by which an admin confirms the day after it stood still. */
import { type Context, Hono } from 'hono';
import { zoneInWords } from '../../../claims/exact/zone.ts';
import { dateInWords } from '../../../claims/words/dates.ts';
import { type Calendar, confirmDay, findCalendar } from '../../../db/base/calendar.ts';
import { urls } from '../../../views/parts/urls.ts';
import { needs } from '../../auth/guard.ts';
import { actorOf } from '../../auth/person.ts';
import { seeOther } from '../../auth/private.ts';
import type { AppEnv } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';

/** `/edit/calendar`. Mount behind `newsroom()`. */
export function editCalendarRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>().post('/edit/calendar', needs('admin'), confirm);
}

/** Where the ledger stands in the calendar. */
export function calendarOf(c: Context<AppEnv>): Promise<Calendar> {
  return findCalendar(c.var.deps.database.kysely, c.var.now.toISOString());
}

/** Why nothing may be published now, in a sentence for whoever tries; undefined if it may. */
export async function standstillOf(c: Context<AppEnv>): Promise<string | undefined> {
  const { step, last, today, zone } = await calendarOf(c);
  if (step === 'go' || last === null) return undefined;
  return `The calendar stands still, so nothing was published: the last day that this ledger followed is ${dateInWords(last)}, and by the server’s clock today is ${dateInWords(today)}, ${zoneInWords(zone)}. An admin can confirm the day on the desk; then try again.`;
}

/** Confirms the day that the form was drawn for, if it still is today. Throws a 409 if it is not. */
async function confirm(c: Context<AppEnv>): Promise<Response> {
  const { kysely } = c.var.deps.database;
  const { step, last, today } = await calendarOf(c);
  const asked = c.var.form.get('day');
  if (asked !== today)
    throw new HttpError(
      'conflict',
      `Nothing was done: the form was for another day, and by the server’s clock today is ${dateInWords(today)}. Go back to the desk and look again.`,
    );
  const at = c.var.now.toISOString();
  if (step !== 'go')
    await kysely.transaction().execute((trx) => confirmDay(trx, { last, today, at }, actorOf(c.var.person)));
  return seeOther(`${urls.edit.home()}?done=day`);
}
