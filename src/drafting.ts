/** Gathers what a claim form needs: the evidence that it names, what is read of it, and its verdicts by both clocks. */
import type { Bundle } from '../claims/bundle.ts';
import { type DraftFields, type DraftRead, readDraft } from '../claims/draft.ts';
import { type Clash, draftBundle } from '../claims/draft-bundle.ts';
import { evidenceNamed } from '../claims/draft-fields.ts';
import type { Series, Source } from '../claims/evidence.ts';
import { type BothClocks, bothClocks, seriesNamed } from '../claims/ledger.ts';
import { type Warning, warningsOf } from '../claims/warnings.ts';
import { findEvidence } from '../db/draft-evidence.ts';
import type { Database } from '../db/open.ts';

/** A form with all that is known of it. */
export interface Drafted {
  read: DraftRead;
  /** What the ledger has of that which the form names. */
  series: ReadonlyMap<string, Series>;
  sources: ReadonlyMap<string, Source>;
  /** The claim with its evidence and its verdicts; null while something is wrong or missing. */
  computed: { bundle: Bundle; clocks: BothClocks; clashes: Clash[] } | null;
  warnings: Warning[];
}

/** Reads a form against the ledger, in one round trip. `today` is the day of the second clock. */
export async function draftOf(
  database: Database,
  fields: DraftFields,
  { today, isCorrection }: { today: string; isCorrection: boolean },
): Promise<Drafted> {
  const evidence = await findEvidence(database, evidenceNamed(fields));
  const series = new Map(evidence.series.map((s) => [s.id, s]));
  const sources = new Map(evidence.sources.map((s) => [s.id, s]));
  const known = { today, series, sources };
  const read = readDraft(fields, { ...known, isCorrection });
  // A correction that is not explained yet has a verdict all the same.
  const claim =
    read.claim ?? (isCorrection ? readDraft(fields, { ...known, isCorrection: false }).claim : null);
  if (claim === null) return { read, series, sources, computed: null, warnings: [] };
  const named = new Set(seriesNamed(claim));
  const ledger = { series: evidence.series.filter((s) => named.has(s.id)), sources: evidence.sources };
  const { bundle, clashes } = draftBundle(claim, ledger, read.added, today);
  const clocks = bothClocks(bundle, today);
  return {
    read,
    series,
    sources,
    computed: { bundle, clocks, clashes },
    warnings: warningsOf(bundle, clocks, clashes),
  };
}
