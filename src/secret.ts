/** How long a secret has to be that signs the newsroom's sessions, on either runtime. */

/** The fewest characters of a secret. */
export const MIN_SECRET = 32;

/** Whether a text is long enough for a secret. */
export const isSecret = (text: string): boolean => text.length >= MIN_SECRET;
