/** The page of a claim, drawn without a ledger. */
import type { Bundle } from '../../claims/bundle.ts';
import { bothClocks } from '../../claims/evaluate.ts';
import type { Clocks } from '../../claims/verdict/verdict.ts';
import { claimPage } from '../../views/pages/claim/page.ts';

/** The markup of a bundle's page on a day, its first revision, published that day; its verdicts are computed unless given. */
export function drawnPage(
  bundle: Bundle,
  today: string,
  { said, now }: Clocks = bothClocks(bundle, today),
): string {
  return String(
    claimPage({
      site: { origin: 'https://example.org', styleHash: 's', today, zone: 'Europe/London' },
      bundle,
      claimantSlug: 'somebody',
      isKnownBody: false,
      wikidata: null,
      topic: null,
      revision: 1,
      revisedOn: today,
      publishedAt: `${today}T00:00:00Z`,
      changedAt: `${today}T00:00:00Z`,
      said,
      now,
      citedAt: '/claims/x',
      otherMethod: null,
      context: null,
      withoutSecondReader: false,
      wasReviewed: false,
      corrections: [],
      replies: [],
      queued: null,
      otherTests: [],
      rev: null,
      publishedNow: null,
    }),
  );
}
