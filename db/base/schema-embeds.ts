/** The tables of who embeds verdicts and who is told of changes, as Kysely sees them. */

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

/** A site that is told when a verdict that it embeds changes. */
interface PublisherTable {
  id: Generated<number>;
  name: string;
  host: string;
  url: string;
  /** Signs what is sent; empty once it ended. */
  secret: string;
  made_at: string;
  ended_at: string | null;
}

/** The last ruling that a publisher knows of a claim; null once it was told of the withdrawal. */
interface PublisherClaimTable {
  publisher_id: number;
  slug: string;
  ruling_id: number | null;
}

/** What is sent to a publisher. */
interface WebhookDeliveryTable {
  id: Generated<number>;
  publisher_id: number;
  slug: string;
  /** JSON, sent as it stands. */
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
