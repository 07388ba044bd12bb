/** The e-mail addresses of accounts. */

/** The longest address: RFC 5321 section 4.5.3.1.3, without the brackets. */
export const LONGEST_EMAIL = 254;

/** An address as it is stored and counted. */
export function normalEmail(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}

/** Whether a text has the form of an address, as better-auth understands it: a name, an @ and a domain. */
export function isEmail(text: string): boolean {
  return (
    text.length <= LONGEST_EMAIL &&
    /^[a-z0-9_'+-]+(?:\.[a-z0-9_'+-]+)*@(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}$/.test(text)
  );
}
