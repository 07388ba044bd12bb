/**
 * Time zones: the day and the clock time of an instant where the newsroom is. An instant is an ISO 8601 text in UTC, as the
 * ledger records it; a zone is a name of the IANA time zone database.
 */
import { Temporal } from 'temporal-polyfill';

/** The zone of a ledger whose newsroom has not chosen one. Its days never lie behind those of UTC. */
export const DEFAULT_ZONE = 'Europe/London';

const UTC = 'UTC';

/** The longest text that is looked at as the name of a zone. */
const MAX_NAME = 60;

function at(zone: string, instant: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
}

/** The day, `YYYY-MM-DD`, on which an instant falls in a zone; a text that is a day already stays as it is. */
export function dayIn(zone: string, instant: string): string {
  return instant.length === 10 ? instant : at(zone, instant).toPlainDate().toString();
}

/** The clock time of an instant in a zone, such as "14:05", or with its seconds. */
export function timeIn(zone: string, instant: string, smallestUnit: 'minute' | 'second' = 'minute'): string {
  return at(zone, instant).toPlainTime().toString({ smallestUnit });
}

/** When a day begins in a zone, in milliseconds of the clock: a day may have 23 or 25 hours, and may begin at 01:00. */
export function dayBegins(zone: string, day: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;
}

/** The name of a zone as the database writes it, if there is one of a place; `UTC` is taken too, offsets are not. */
function placeNamed(name: string): string | undefined {
  if (/^(?:utc|etc\/utc)$/i.test(name)) return UTC;
  if (!/^(?!etc\/)[a-z][a-z_-]*(?:\/[a-z][a-z0-9_-]*)+$/i.test(name)) return undefined;
  try {
    return Temporal.PlainDate.from('2000-01-01').toZonedDateTime(name).timeZoneId;
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
