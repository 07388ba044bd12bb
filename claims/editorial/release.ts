/** A release: files of figures that came out, what they brought, and what they did to published verdicts. */
import type { AnyVerdict, Clocks } from '../verdict/verdict.ts';
import type { Becomes } from './becomes.ts';

/** A release as it was recorded. */
export interface FoundRelease {
  slug: string;
  title: string;
  releasedOn: string;
  /** What an editor says of it to readers, and since when they see it; null until it is published. */
  note: string | null;
  publishedAt: string | null;
  importedAt: string;
  importedBy: string;
  counts: { series: number; new: number; revised: number; confirmed: number };
  file: { sha256: string; name: string; size: number };
  recipe: { id: string; version: number };
  source: { publisher: string; url: string | null; licence: string | null };
}

/** What a release brought to a series. */
export interface ReleasedSeries {
  id: string;
  title: string;
  unit: string;
  new: number;
  revised: number;
}

/** What a release did to a claim, or will do once an editor has published it. */
export interface ReleasedClaim {
  slug: string;
  quote: string;
  claimant: string;
  saidOn: string;
  what: Becomes;
  before: Clocks<AnyVerdict>;
  after: Clocks<AnyVerdict>;
  /** Whether it waits in the queue, and the state that the queue has it in. */
  waits: boolean;
  mark: number | null;
}

/** A release with what it brought and what it did. */
export interface ReleaseFound {
  release: FoundRelease;
  series: ReleasedSeries[];
  claims: ReleasedClaim[];
}

/** A release in the list. */
export interface ListedRelease {
  slug: string;
  title: string;
  publisher: string;
  releasedOn: string;
  isPublished: boolean;
  figures: number;
  claims: number;
}
