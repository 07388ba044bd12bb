/**
 * The calendar of releases for the calendars of others: iCalendar (RFC 5545), an all-day event for each release that is expected or
 * overdue. The event of a series keeps its UID when its day is moved; by SEQUENCE and DTSTAMP a calendar knows the newer one.
 */
import {
  type AwaitedRelease,
  expectedTime,
  type ReleaseCalendar,
  waitsFor,
} from '../../claims/editorial/next-release.ts';
import { figuresOf } from '../../claims/evidence/series.ts';
import { dayAfter } from '../../claims/exact/calendar.ts';
import { wholeSecond } from '../../claims/exact/instant.ts';
import { withoutMarks } from '../../claims/words/text.ts';
import { clip, type Site } from '../parts/layout.ts';
import { absolute, urls } from '../parts/urls.ts';

/** The longest line, in octets, without its line break (RFC 5545, section 3.1). */
const LINE = 75;

/** The longest quotation of a claim, and the most claims that an event tells of. */
const QUOTE = 140;
const CLAIMS = 20;

/** The calendar as a file. */
export function calendarFile(site: Site, { coming, overdue }: ReleaseCalendar): string {
  const events = [...overdue, ...coming].flatMap((release) => eventOf(site, release));
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Plumbline//Calendar of releases//EN',
    'CALSCALE:GREGORIAN',
    property('X-WR-CALNAME', text('Plumbline: when we will know')),
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    property('URL', absolute(site.origin, urls.calendar())),
    ...(events.length === 0 ? NOTHING_YET : events),
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

/** A calendar needs a component (RFC 5545, section 3.6): of one without events it is the time by which days are told. */
const NOTHING_YET = [
  'BEGIN:VTIMEZONE',
  'TZID:Etc/UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'END:STANDARD',
  'END:VTIMEZONE',
];

function eventOf(site: Site, release: AwaitedRelease): string[] {
  const { id, title, place, said, recordedAt } = release;
  const { start, end } = expectedTime(release);
  const name = place === null || title.includes(place) ? title : `${title}, ${place}`;
  return [
    'BEGIN:VEVENT',
    property('UID', `next-release-${id}@${new URL(site.origin).hostname}`),
    `DTSTAMP:${wholeSecond(recordedAt).replace(/[-:]/g, '')}`,
    `SEQUENCE:${said - 1}`,
    `DTSTART;VALUE=DATE:${start.replaceAll('-', '')}`,
    // The end is the day after the last (section 3.6.1).
    `DTEND;VALUE=DATE:${dayAfter(end).replaceAll('-', '')}`,
    property('SUMMARY', text(`New figures: ${clip(name, 200)}`)),
    property('DESCRIPTION', text(descriptionOf(site, release))),
    property('URL', absolute(site.origin, urls.series(id))),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

function descriptionOf({ origin, today }: Site, release: AwaitedRelease): string {
  const { publisher, claims, expectedEnd } = release;
  return [
    ...(publisher === null ? [] : [figuresOf({ publisher })]),
    ...(expectedEnd < today ? ['Overdue: the ledger has no figures that were published since.'] : []),
    ...claims
      .slice(0, CLAIMS)
      .map(
        (claim) =>
          `“${clip(withoutMarks(claim.quote), QUOTE)}” (${clip(claim.claimant, 80)}), ${waitsFor(claim, release)}: ${absolute(origin, urls.claim(claim.slug))}`,
      ),
    ...(claims.length > CLAIMS ? [`And ${claims.length - CLAIMS} more open claims.`] : []),
  ].join('\n');
}

/** A value of type TEXT (section 3.3.11). No control of ASCII but the line feed may stand in one. */
function text(value: string): string {
  return value
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** A property, folded: a line that goes on begins with a space, and no letter is cut in two. */
function property(name: string, value: string): string {
  const octets = new TextEncoder();
  const lines: string[] = [];
  let line = '';
  let length = 0;
  for (const letter of `${name}:${value}`) {
    const more = octets.encode(letter).length;
    if (length + more > LINE) {
      lines.push(line);
      line = ' ';
      length = 1;
    }
    line += letter;
    length += more;
  }
  return [...lines, line].join('\r\n');
}
