/** Days and moments as readers see them: by the clock of the newsroom. */
import { wholeSecond } from '../../claims/exact/instant.ts';
import { dayIn, timeIn, zoneInWords } from '../../claims/exact/zone.ts';
import { dateInWords } from '../../claims/words/dates.ts';
import { type Html, html } from './html.ts';

/** A day, `YYYY-MM-DD`, with its machine-readable form: in words, unless a sentence says it in its own. */
export function time(date: string, text = dateInWords(date)): Html {
  return html`<time datetime="${date}">${text}</time>`;
}

/** The day of an ISO 8601 time in the newsroom's zone, as `time` writes it. */
export function day(at: string, zone: string): Html {
  return time(dayIn(zone, at));
}

/** The same in plain words: "22 November 2026". */
export function dayInWords(at: string, zone: string): string {
  return dateInWords(dayIn(zone, at));
}

/** An ISO 8601 time, such as "22 November 2026, 18:06 London time". */
export function moment(at: string, zone: string): Html {
  return html`<time datetime="${wholeSecond(at)}">${momentInWords(at, zone)}</time>`;
}

/** The same in plain words, without markup. */
export function momentInWords(at: string, zone: string): string {
  return `${dayInWords(at, zone)}, ${timeIn(zone, at)} ${zoneInWords(zone)}`;
}
