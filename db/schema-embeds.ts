/** The tables of who embeds verdicts, as Kysely sees them. */

/** What of a claim other sites show. */
export type EmbedForm = 'badge' | 'badge-data' | 'card' | 'strip' | 'picture';

/** A host that embeds verdicts. */
export interface EmbedHostTable {
  host: string;
  first_day: string;
  last_day: string;
}

/** How often a claim was shown on a host, by form and day. */
export interface EmbedCountTable {
  slug: string;
  host: string;
  day: string;
  form: EmbedForm;
  n: number;
}
