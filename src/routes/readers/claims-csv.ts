/** The CSV of a list of claims. */
import type { TabledClaim } from '../../../claims/editorial/listed-claim.ts';
import { csvTable, defused } from '../../../claims/exchange/csv.ts';
import { absolute, urls } from '../../../views/parts/urls.ts';

const COLUMNS = [
  'slug',
  'address',
  'quote',
  'claimant',
  'party',
  'saidOn',
  'kind',
  'topic',
  'claimed',
  'wordSaid',
  'wordNow',
  'word',
  'findingSaid',
  'findingNow',
  'because',
  'revision',
  'publishedAt',
  'changedAt',
] as const;

/** Claims as CSV, a line each, with their addresses at an origin. A cell that a spreadsheet would run is defused. */
export function claimsCsv(claims: readonly TabledClaim[], origin: string): string {
  return csvTable(
    COLUMNS,
    claims.map(
      (claim): Record<(typeof COLUMNS)[number], string> => ({
        slug: claim.slug,
        address: absolute(origin, urls.claim(claim.slug)),
        quote: defused(claim.quote),
        claimant: defused(claim.claimant),
        party: defused(claim.party ?? ''),
        saidOn: claim.saidOn,
        kind: claim.kind,
        topic: defused(claim.topic ?? ''),
        claimed: defused(claim.claimed ?? ''),
        wordSaid: claim.wordSaid ?? '',
        wordNow: claim.wordNow ?? '',
        word: claim.word,
        findingSaid: claim.findingSaid,
        findingNow: claim.findingNow,
        because: defused(claim.becauseNow),
        revision: String(claim.revision),
        publishedAt: claim.publishedAt,
        changedAt: claim.changedAt,
      }),
    ),
  );
}
