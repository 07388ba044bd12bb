/** E-mail addresses as accounts are found by. */

/** The longest that there is: RFC 5321 section 4.5.3.1.3, without the brackets. */
export const LONGEST_EMAIL = 254;

/** An address as it is stored and counted. */
export function normalEmail(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}

/** Whether a text has the form of an address that better-auth takes too: one with a name, an @ and a domain. */
export function isEmail(text: string): boolean {
  return (
    text.length <= LONGEST_EMAIL &&
    /^[a-z0-9_'+-]+(?:\.[a-z0-9_'+-]+)*@(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}$/.test(text)
  );
}
