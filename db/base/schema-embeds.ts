/** The tables of embeds and of publishers, as Kysely sees them. */

import type { Generated } from 'kysely';
import type { CountedForm, DeliveryStatus } from '../../claims/editorial/embedding.ts';

/** A host that embeds verdicts. */
interface EmbedHostTable {
  host: string;
  first_day: string;
  last_day: string;
}

/** How often a claim was shown on a host, by form and day. */
interface EmbedCountTable {
  slug: string;
  host: string;
  day: string;
  form: CountedForm;
  n: number;
}

/** A site that gets a message when a verdict that it embeds changes. */
interface PublisherTable {
  id: Generated<number>;
  name: string;
  host: string;
  url: string;
  /** Signs its messages; empty once it has ended. */
  secret: string;
  made_at: string;
  ended_at: string | null;
}

/** The last ruling of a claim that a publisher knows; null once it knows of the withdrawal. */
interface PublisherClaimTable {
  publisher_id: number;
  slug: string;
  ruling_id: number | null;
}

/** A message to a publisher. */
interface WebhookDeliveryTable {
  id: Generated<number>;
  publisher_id: number;
  slug: string;
  /** JSON, sent as it is. */
  body: string;
  made_at: string;
  tries: Generated<number>;
  /** Null when it is done. */
  next_try_at: string | null;
  status: Generated<DeliveryStatus>;
  last_answer: string | null;
}

export interface EmbedTables {
  embed_host: EmbedHostTable;
  embed_count: EmbedCountTable;
  publisher: PublisherTable;
  publisher_claim: PublisherClaimTable;
  webhook_delivery: WebhookDeliveryTable;
}
