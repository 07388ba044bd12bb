import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { dayAfter } from '../../../claims/exact/calendar.ts';
import { dayBegins, dayIn, timeIn, zoneInWords, zoneNamed } from '../../../claims/exact/zone.ts';
import { runs } from '../../support/scope.ts';

const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

describe('the day of an instant', () => {
  it.each([
    // Summer time: half past eleven in the evening by UTC is the next day in London.
    ['Europe/London', '2026-07-01T23:30:00.000Z', '2026-07-02', '00:30'],
    ['Europe/London', '2026-12-01T23:30:00.000Z', '2026-12-01', '23:30'],
    ['Pacific/Auckland', '2026-11-30T10:59:59.999Z', '2026-11-30', '23:59'],
    ['Pacific/Auckland', '2026-11-30T11:00:00.000Z', '2026-12-01', '00:00'],
    ['America/New_York', '2026-11-30T04:59:00.000Z', '2026-11-29', '23:59'],
    ['Asia/Kathmandu', '2026-11-30T18:15:00.000Z', '2026-12-01', '00:00'],
    ['UTC', '2026-11-30T23:59:59.999Z', '2026-11-30', '23:59'],
    // The hour that clocks show twice, and the one that they leave out.
    ['Europe/London', '2026-10-25T00:30:00.000Z', '2026-10-25', '01:30'],
    ['Europe/London', '2026-10-25T01:30:00.000Z', '2026-10-25', '01:30'],
    ['Europe/London', '2026-03-29T01:00:00.000Z', '2026-03-29', '02:00'],
  ])('in %s, %s is %s, %s', (zone, at, day, time) => {
    expect([dayIn(zone, at), timeIn(zone, at)]).toEqual([day, time]);
  });

  it('leaves a day as it is', () => {
    expect(dayIn('Pacific/Auckland', '2026-11-30')).toBe('2026-11-30');
  });
});

describe('a day', () => {
  const hours = (zone: string, day: string) =>
    (dayBegins(zone, dayAfter(day)) - dayBegins(zone, day)) / (60 * 60 * 1_000);

  it.each([
    ['Europe/London', '2026-03-29', '2026-03-29T00:00:00.000Z', 23],
    ['Europe/London', '2026-10-25', '2026-10-24T23:00:00.000Z', 25],
    ['Europe/London', '2026-11-30', '2026-11-30T00:00:00.000Z', 24],
    ['Pacific/Auckland', '2026-09-27', '2026-09-26T12:00:00.000Z', 23],
    ['Pacific/Auckland', '2026-04-05', '2026-04-04T11:00:00.000Z', 25],
    // There is no midnight on this day: it begins at 01:00.
    ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00.000Z', 23],
    // Half an hour is saved here.
    ['Australia/Lord_Howe', '2026-10-04', '2026-10-03T13:30:00.000Z', 23.5],
  ])('in %s, %s begins at %s and has %d hours', (zone, day, begins, length) => {
    expect(iso(dayBegins(zone, day))).toBe(begins);
    expect(hours(zone, day)).toBe(length);
    // Its first and its last moment are in it, and the ones beside them are not.
    const [first, next] = [dayBegins(zone, day), dayBegins(zone, dayAfter(day))];
    expect([first - 1, first, next - 1, next].map((at) => dayIn(zone, iso(at)))).toEqual([
      dayAfter(day, -1),
      day,
      day,
      dayAfter(day),
    ]);
  });
});

describe('the name of a zone', () => {
  it.each([
    ['Europe/London', 'Europe/London', 'London time'],
    [' europe/london ', 'Europe/London', 'London time'],
    ['London', 'Europe/London', 'London time'],
    ['new york', 'America/New_York', 'New York time'],
    ['America/Argentina/Buenos Aires', 'America/Argentina/Buenos_Aires', 'Buenos Aires time'],
    ['Asia/Kolkata', 'Asia/Kolkata', 'Kolkata time'],
    ['utc', 'UTC', 'UTC'],
  ])('%j is %s, which people call %s', (typed, name, words) => {
    expect(zoneNamed(typed)).toBe(name);
    expect(zoneInWords(name)).toBe(words);
  });

  // Offsets keep no summer time, the signs of Etc/GMT are the other way round, and BST is two zones.
  it.each([
    '',
    ' ',
    'Europe/Nowhere',
    'Nowhere',
    '+01:00',
    'Etc/GMT+5',
    'BST',
    '../etc/passwd',
    'x'.repeat(1e6),
  ])('%j is none', (typed) => {
    expect(zoneNamed(typed)).toBeUndefined();
  });
});

describe('days and clocks', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  const moments = fc.record({
    zone: fc.constantFrom(...zones),
    at: fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2060, 0, 1) }),
  });

  it('are those of Temporal, whose polyfill is more than a Worker has room for', () => {
    fc.assert(
      fc.property(moments, ({ zone, at }) => {
        const instant = new Date(at).toISOString();
        const there = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
        const day = there.toPlainDate();
        expect([
          dayIn(zone, instant),
          timeIn(zone, instant, 'second'),
          dayBegins(zone, day.toString()),
        ]).toEqual([
          day.toString(),
          there.toPlainTime().toString({ smallestUnit: 'second' }),
          day.toZonedDateTime(zone).epochMilliseconds,
        ]);
      }),
      runs(500),
    );
  });

  it.each([
    ['Africa/Cairo', '2023-04-28'],
    ['America/Sao_Paulo', '2018-11-04'],
    ['Pacific/Apia', '2011-12-31'],
    ['Asia/Beirut', '2023-03-26'],
    ['America/Havana', '2024-11-03'],
    ['Europe/London', '2026-03-29'],
  ])('begin in %s as by Temporal where they are short, long or left out: %s', (zone, day) => {
    expect(dayBegins(zone, day)).toBe(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds);
  });
});
