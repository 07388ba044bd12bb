/** Instants as they are made public: in whole seconds, which is as exact as anything that the ledger says of them. */

const WITH_PARTS = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.\d+Z$/;

/** An ISO 8601 time in UTC without its parts of a second. Any other text, a day for one, stays as it is. */
export function wholeSecond(at: string): string {
  return at.replace(WITH_PARTS, '$1Z');
}

/** The names under which public JSON has times. Texts of the ledger have others, and are never changed. */
const TIMES = /^(?:at|created|updated|\w+At|date_?\w+)$/i;

/** The same for `JSON.stringify`: every time in a value. */
export function wholeSeconds(name: string, value: unknown): unknown {
  return typeof value === 'string' && TIMES.test(name) ? wholeSecond(value) : value;
}
