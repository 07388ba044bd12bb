/** Whether rulings are what they say that they are: their columns, their bundle by its hash, and their verdict computed again. */

import { assembleBundle } from '../../claims/bundle.ts';
import { isSameButForTheDay } from '../../claims/engine/identity.ts';
import { decide, evidenceOf } from '../../claims/evaluate.ts';
import { type AnyVerdict, METHOD } from '../../claims/verdict/verdict.ts';
import type { Discrepancy } from '../base/integrity.ts';
import type { ClaimRevisionTable, RulingTable } from '../base/schema.ts';
import { bundleHash } from './rulings.ts';
import type { BareClaim, RevisionToCompute } from './stored-claim.ts';
import { publishedVerdict } from './stored-json.ts';

type Columns<Table> = {
  [K in keyof Table]: Table[K] extends { __select__: infer Selected } ? Selected : Table[K];
};

/** A row of `ruling`, and one of `claim_revision`, as they are read. */
export type RulingRow = Columns<RulingTable>;
export type RevisionRow = Columns<ClaimRevisionTable>;

/** What came of checking a ruling. */
export interface Checked {
  discrepancies: Discrepancy[];
  /** The verdict in its column; undefined if it cannot be read. */
  verdict: AnyVerdict | undefined;
  /** Why it could not be computed again; null if it was. */
  uncomputed: 'by another method' | 'from before marks were recorded' | 'rests on a wrong pack' | null;
}

/** Checks a ruling on a revision. `isOnPacks` says that the packs of the series that it rests on are right. */
export async function checkRuling(
  row: RulingRow,
  revision: RevisionToCompute,
  slug: string,
  isOnPacks: boolean,
): Promise<Checked> {
  const where = `ruling ${row.id} on ${slug}`;
  const wrong = (what: string): Discrepancy => ({ where, what, of: 'recorded' });
  const verdict = readVerdict(row.verdict);
  if (verdict === undefined)
    return { discrepancies: [wrong('its verdict cannot be read')], verdict, uncomputed: null };
  const discrepancies = (
    [
      ['finding', row.finding, verdict.finding],
      ['method', row.method, verdict.method],
      ['as_of', row.as_of, verdict.asOf],
    ] as const
  )
    .filter(([, column, value]) => column !== value)
    .map(([name, column, value]) => wrong(`its column ${name} says ${column}, and its verdict ${value}`));
  if (row.evidence_mark === null)
    return { discrepancies, verdict, uncomputed: 'from before marks were recorded' };
  if (!isOnPacks) return { discrepancies, verdict, uncomputed: 'rests on a wrong pack' };
  const bare = revision.at(row.evidence_mark);
  const bundle = assembleBundle(bare.claim, bare.series, bare.sources, verdict.asOf);
  if ((await bundleHash(bundle)) !== row.bundle_sha256)
    discrepancies.push(
      wrong('its bundle has another hash: the claim, a figure or a source is not what it was computed from'),
    );
  if (verdict.method !== METHOD) return { discrepancies, verdict, uncomputed: 'by another method' };
  const said = computedOtherwise(verdict, bare);
  return {
    discrepancies: said === null ? discrepancies : [...discrepancies, wrong(said)],
    verdict,
    uncomputed: null,
  };
}

/** What is wrong with a verdict, as it is computed again; null if nothing is. */
function computedOtherwise(verdict: AnyVerdict, { claim, series, sources }: BareClaim): string | null {
  try {
    const decided = decide(claim, evidenceOf({ series, sources, related: claim.related }), verdict.asOf);
    if (isSameButForTheDay(verdict, decided)) return null;
    return decided.finding === verdict.finding
      ? 'computed again, its verdict has other values'
      : `its verdict says ${verdict.finding}; computed again, it is ${decided.finding}`;
  } catch (error) {
    return `its verdict cannot be computed again: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function readVerdict(json: string): AnyVerdict | undefined {
  try {
    return publishedVerdict(json);
  } catch {
    return undefined;
  }
}
