/**
 * Time zones: the day and the clock time of an instant where the newsroom is. An instant is an ISO 8601 text in UTC, as the
 * ledger records it; a zone is a name of the IANA time zone database.
 */
import { dayNumber, isDate } from './calendar.ts';

/** The zone of a ledger whose newsroom has not chosen one. Its days never lie behind those of UTC. */
export const DEFAULT_ZONE = 'Europe/London';

const UTC = 'UTC';

/** The longest text that is looked at as the name of a zone. */
const MAX_NAME = 60;

const DAY = 86_400_000;

/** An instant: a day and a time in UTC, or with the offset of its place. */
const INSTANT = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:Z|([+-])(\d\d):?(\d\d))$/i;

/** An instant in milliseconds from 1970. Throws a RangeError for a text that is none. */
function millisecondsOf(instant: string): number {
  const [, day = '', hours, minutes, seconds = 0, parts = '', sign, ahead = 0, aheadBy = 0] =
    INSTANT.exec(instant) ?? [];
  if (!isDate(day)) throw new RangeError(`no instant: ${instant.slice(0, 40)}`);
  const time = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  const offset = (sign === '-' ? -1 : 1) * (Number(ahead) * 60 + Number(aheadBy)) * 60;
  return dayNumber(day) * DAY + (time - offset) * 1000 + Number(parts.padEnd(3, '0').slice(0, 3));
}

/** The formatter of each zone that was asked for: to make one takes longer than to use it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(zone, made);
  return made;
}

/** The day and the time that the clocks of a zone show. Throws a RangeError for an instant that is none. */
function clockIn(zone: string, instant: number): { day: string; time: string } {
  const parts = new Map(
    formatterOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes, digits = 2) =>
    (parts.get(name) ?? '').padStart(digits, '0');
  return {
    day: `${part('year', 4)}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}:${part('second')}`,
  };
}

/** The day, `YYYY-MM-DD`, on which an instant falls in a zone; a text that is a day already stays as it is. */
export function dayIn(zone: string, instant: string): string {
  return instant.length === 10 ? instant : clockIn(zone, millisecondsOf(instant)).day;
}

/** The clock time of an instant in a zone, such as "14:05", or with its seconds. */
export function timeIn(zone: string, instant: string, smallestUnit: 'minute' | 'second' = 'minute'): string {
  return clockIn(zone, millisecondsOf(instant)).time.slice(0, smallestUnit === 'minute' ? 5 : 8);
}

/** By how much the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
function offsetAt(zone: string, instant: number): number {
  const { day, time } = clockIn(zone, instant);
  return millisecondsOf(`${day}T${time}Z`) - Math.floor(instant / 1000) * 1000;
}

/** When a day begins in a zone, in milliseconds of the clock: a day may have 23 or 25 hours, and may begin at 01:00. */
export function dayBegins(zone: string, day: string): number {
  const midnight = dayNumber(day) * DAY;
  const [before, after] = [offsetAt(zone, midnight - DAY), offsetAt(zone, midnight + DAY)];
  const begins = [midnight - before, midnight - after].filter(
    (instant) => instant + offsetAt(zone, instant) === midnight,
  );
  if (begins.length > 0) return Math.min(...begins);
  // The clocks jump over midnight: the day begins when they do.
  let [early, late] = [midnight - DAY, midnight + DAY];
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (offsetAt(zone, middle) === after) late = middle;
    else early = middle;
  }
  return late;
}

/** The name of a zone that platforms know by an older name, with its letters as the database has them: "Asia/Kolkata". */
function inTitleCase(name: string): string {
  return name
    .toLowerCase()
    .replace(/(^|[/_-])([a-z]+)/g, (_, before: string, word: string) =>
      /^(?:of|es|au)$/.test(word) ? before + word : before + word.charAt(0).toUpperCase() + word.slice(1),
    );
}

/** The name of a zone as the database writes it, if there is one of a place; `UTC` is taken too, offsets are not. */
function placeNamed(name: string): string | undefined {
  if (/^(?:utc|etc\/utc)$/i.test(name)) return UTC;
  if (!/^(?!etc\/)[a-z][a-z_-]*(?:\/[a-z][a-z0-9_-]*)+$/i.test(name)) return undefined;
  try {
    const { timeZone } = formatterOf(name).resolvedOptions();
    const same = (one: string) => one.toLowerCase() === name.toLowerCase();
    return [timeZone, ...Intl.supportedValuesOf('timeZone')].find(same) ?? inTitleCase(name);
  } catch {
    return undefined;
  }
}

/**
 * The zone that somebody typed: its name in any case, with spaces or without ("Europe/London", "america/new york"), or
 * the place alone ("London"). Undefined if there is none, or several.
 */
export function zoneNamed(typed: string): string | undefined {
  const name = typed
    .slice(0, MAX_NAME + 1)
    .trim()
    .replace(/\s+/g, '_');
  if (name === '' || name.length > MAX_NAME) return undefined;
  const whole = placeNamed(name);
  if (whole !== undefined || name.includes('/')) return whole;
  const place = `/${name.toLowerCase()}`;
  const [found, ...more] = Intl.supportedValuesOf('timeZone').filter((one) =>
    one.toLowerCase().endsWith(place),
  );
  return more.length === 0 ? found : undefined;
}

/** How people call the clock of a zone: "London time", "New York time", "UTC". */
export function zoneInWords(zone: string): string {
  return zone === UTC ? UTC : `${(zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')} time`;
}
