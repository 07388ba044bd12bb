/** When the next figures are expected: `/calendar`, and `/calendar.ics` for calendars. */
import { type Context, Hono } from 'hono';
import { releaseCalendar } from '../../../db/imports/calendar.ts';
import { calendarFile } from '../../../views/machines/calendar-file.ts';
import { calendarPage } from '../../../views/pages/calendar.ts';
import { type AppEnv, originOf, siteOf, todayOf } from '../../http/context.ts';
import { contentHash } from '../../http/hash.ts';
import { kept } from '../../http/kept.ts';
import { answer } from '../../http/respond.ts';

/** The calendar of releases. */
export function calendarRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/calendar', kept(), (c) => calendar(c, 'html'))
    .get('/calendar.ics', kept(), (c) => calendar(c, 'calendar'));
}

async function calendar(c: Context<AppEnv>, type: 'html' | 'calendar'): Promise<Response> {
  const found = await releaseCalendar(c.var.deps.database, todayOf(c));
  return answer(c, {
    type,
    policy: 'list',
    version: contentHash(JSON.stringify([found, originOf(c)])),
    body: () =>
      type === 'html' ? calendarPage({ site: siteOf(c), ...found }) : calendarFile(siteOf(c), found),
  });
}
