/** The day of a clock. Only src/ reads clocks; everything else takes a day as an argument. */
import { dayAfter } from '../claims/exact/calendar.ts';
import { DEFAULT_ZONE, dayBegins, dayIn } from '../claims/exact/zone.ts';

/** The day of a moment in UTC, by which embeds are counted. Days that people see are those of a `ZoneClock`. */
export function utcDayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** The days of a time zone. The last one that was asked for is held, so that asking again costs nothing. */
export class ZoneClock {
  readonly zone: string;
  #day = '';
  #begins = 0;
  #ends = 0;

  constructor(zone: string = DEFAULT_ZONE) {
    this.zone = zone;
  }

  #turnTo(now: Date): void {
    const time = now.getTime();
    if (this.#begins <= time && time < this.#ends) return;
    this.#day = dayIn(this.zone, now.toISOString());
    this.#begins = dayBegins(this.zone, this.#day);
    this.#ends = dayBegins(this.zone, dayAfter(this.#day));
  }

  /** The day, `YYYY-MM-DD`, of a moment. */
  dayOf(now: Date): string {
    this.#turnTo(now);
    return this.#day;
  }

  /** When the day of a moment ends, in milliseconds of the clock. */
  dayEnds(now: Date): number {
    this.#turnTo(now);
    return this.#ends;
  }
}
