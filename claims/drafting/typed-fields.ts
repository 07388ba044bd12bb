/** The fields of a form exactly as they were typed, and how the forms write dates and precisions into them. */

import type { Precision } from '../evidence/series.ts';
import { parseMoment } from '../exact/calendar.ts';
import { readDate, readMoment } from '../reading/number-words.ts';
import { dateInWords, momentName } from '../words/dates.ts';

/** A form exactly as it was typed: texts by the names of their fields. */
export type TypedFields = Readonly<Record<string, string>>;

/** The text of a field as it was typed; empty if the form has no such field. */
export function typedIn(fields: TypedFields, name: string): string {
  const text = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return typeof text === 'string' ? text : '';
}

/** A date as people write it, if that reads back as the same date; otherwise as it is. */
export function shownDate(date: string): string {
  const words = dateInWords(date);
  const read = readDate(words);
  return read.ok && read.value === date ? words : date;
}

/** A date or a period as people write it, if that reads back as the same; otherwise as it is. */
export function shownMoment(at: string): string {
  if (parseMoment(at) === undefined) return at;
  const words = momentName(at);
  const read = readMoment(words);
  return read.ok && read.value === at ? words : at;
}

/** A precision as the fields of a figure, which `EvidenceReader` reads back. */
export function precisionFields(
  precision: Precision | undefined,
): Partial<Record<'nearest' | 'low' | 'high', string>> {
  if (precision === undefined) return {};
  if (precision === 'exact') return { nearest: 'exact' };
  if ('nearest' in precision) return { nearest: precision.nearest };
  const [low, high] = precision.interval;
  return { low, high };
}
