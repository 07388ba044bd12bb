/** Who embeds verdicts, and the messages about changes that publishers among them get. */
import type { Clocks } from '../verdict.ts';

/** The forms in which other sites show a claim, by which embeds are counted. */
export const COUNTED_FORMS = ['badge', 'badge-data', 'card', 'strip', 'picture'] as const;

export type CountedForm = (typeof COUNTED_FORMS)[number];

/** A claim on a host that embeds it. */
export interface Embedder {
  host: string;
  slug: string;
  /** The beginning of the quotation; null if the claim was withdrawn. */
  quote: string | null;
  shown: number;
  lastDay: string;
  forms: readonly string[];
  /** How often the host showed any claim. */
  hostShown: number;
}

/** A publisher that gets messages about changes. */
export interface ListedPublisher {
  id: number;
  name: string;
  host: string;
  url: string;
  madeAt: string;
  endedAt: string | null;
}

export type DeliveryStatus = 'waiting' | 'delivered' | 'given-up';

/** A message to a publisher, and how its delivery went. */
export interface ListedDelivery {
  publisher: string;
  slug: string;
  madeAt: string;
  tries: number;
  nextTryAt: string | null;
  status: DeliveryStatus;
  lastAnswer: string | null;
}

/** The verdicts that stand, if they differ from those that an embed is pinned to. */
export interface ChangedSince extends Clocks {
  /** Since when, ISO 8601. */
  at: string;
}
