/** Whether the lists, the search and the queue say of a claim what its last rulings say. */

import { isAnother } from '../../claims/engine/identity.ts';
import { storedInWords } from '../../claims/evaluate.ts';
import { canonicalJson } from '../../claims/exact/canonical-json.ts';
import type { IndexRow } from '../../claims/searching/index-row.ts';
import { type AnyVerdict, type Clocks, METHOD } from '../../claims/verdict/verdict.ts';
import type { Discrepancy } from '../base/integrity.ts';
import type { ListingFindingTable, ListingTable, QueueItemTable } from '../base/schema.ts';
import type { ClaimSeriesTable } from '../base/schema-subjects.ts';
import { type FoundBy, findingRows, type Listed, listingRow, searchRow } from './listing.ts';
import { sorted, type Waiting } from './queue.ts';
import { computeRevision, isTurnedByMethod, type LastRuling } from './rulings.ts';
import type { RevisionToCompute } from './stored-claim.ts';
import { clocksColumn } from './stored-json.ts';
import { seriesRows } from './subjects.ts';

/** What is derived of a claim, as it is stored. */
export interface DerivedRows {
  listing: ListingTable | undefined;
  findings: readonly ListingFindingTable[];
  search: readonly (IndexRow & { rowid: number })[];
  queue: QueueItemTable | undefined;
  series: readonly ClaimSeriesTable[];
}

/** What it should be: a claim's last revision with its last rulings; undefined if it was withdrawn. */
export interface Published {
  revision: RevisionToCompute;
  rulings: ReadonlyMap<string, LastRuling>;
  last: Clocks<AnyVerdict>;
  /** The last ruling by the clock of now, and the last observation that it could see. */
  now: { id: number; on: string; mark: number | null };
  latestMark: number;
}

/** How a published claim should be listed. `listing` tells on what day and evidence it was computed last, if that can be. */
export function listedAs(published: Published, listing: ListingTable | undefined): Listed {
  const { revision, last, now, latestMark } = published;
  const least = now.mark ?? 0;
  const mark = listing?.evidence_mark ?? least;
  const day = listing?.computed_on ?? now.on;
  const stands = mark >= least && mark <= latestMark ? mark : least;
  return {
    claimId: revision.claimId,
    revisionId: revision.revisionId,
    rulingId: now.id,
    ruledOn: now.on,
    computedOn: /^\d{4}-\d\d-\d\d$/.test(day) && day >= now.on ? day : now.on,
    mark: stands,
    claim: revision.at(stands),
    said: last.said,
    now: last.now,
    isSaidAlike: false,
  };
}

/** Columns that are compared by themselves: how the sentence is worded may have changed since it was published. */
const BY_ITSELF: ReadonlySet<string> = new Set(['because_now']);

/** What came of checking what is derived of a claim. */
export interface CheckedLists {
  discrepancies: Discrepancy[];
  /** Whether its sentence is worded otherwise than this program words it. */
  isReworded: boolean;
}

/** Compares what is derived of a claim with what it is derived from. */
export function checkLists(
  slug: string,
  stored: DerivedRows,
  published: Published | undefined,
  found: FoundBy,
): CheckedLists {
  const { persons } = found;
  const wrong = (table: string, what: string): Discrepancy => ({
    where: `${table} of ${slug}`,
    what,
    of: 'derived',
  });
  if (published === undefined)
    return {
      isReworded: false,
      discrepancies: [
        ...(stored.listing === undefined ? [] : [wrong('listing', 'the claim is withdrawn, and listed')]),
        ...(stored.findings.length === 0
          ? []
          : [wrong('listing_finding', 'the claim is withdrawn, and listed')]),
        ...(stored.series.length === 0 ? [] : [wrong('claim_series', 'the claim is withdrawn, and listed')]),
        ...(stored.search.length === 0 ? [] : [wrong('search', 'the claim is withdrawn, and found')]),
        ...(stored.queue === undefined ? [] : [wrong('queue', 'the claim is withdrawn, and waits')]),
      ],
    };
  const listed = listedAs(published, stored.listing);
  const expected = { ...listingRow(listed, persons), method: methodOf(published, listed, stored.listing) };
  const discrepancies =
    stored.listing === undefined
      ? [wrong('listing', 'the claim is published, and not listed')]
      : Object.entries(expected)
          .filter(([name]) => !BY_ITSELF.has(name))
          .map(([name, value]) => [name, value, stored.listing?.[name as keyof ListingTable]] as const)
          .filter(([, value, held]) => value !== held)
          .map(([name, value, held]) =>
            wrong('listing', `${name} is ${shown(held)}, and should be ${shown(value)}`),
          );
  if (asSet(stored.findings) !== asSet(findingRows(listed)))
    discrepancies.push(wrong('listing_finding', 'it has other findings than the last rulings'));
  if (asSet(stored.series) !== asSet(seriesRows(listed.claimId, listed.claim)))
    discrepancies.push(wrong('claim_series', 'it names other series than the claim is about'));
  if (asSet(stored.search) !== asSet([searchRow(listed, found)]))
    discrepancies.push(wrong('search', 'it has other words than the claim'));
  const queue = stored.listing === undefined ? null : checkQueue(published, stored.queue, listed.computedOn);
  if (queue !== null) discrepancies.push(wrong('queue', queue));
  return {
    discrepancies,
    isReworded: stored.listing !== undefined && !isInWords(stored.listing.because_now, published, listed),
  };
}

/** The method that a claim's verdicts follow: that of its rulings, or today's if it does not turn them. */
function methodOf(
  { revision, last, latestMark }: Pick<Published, 'revision' | 'last' | 'latestMark'>,
  listed: Listed,
  listing?: ListingTable | undefined,
): string {
  const { method } = last.now;
  // Between an upgrade and the next recomputation, a claim is listed by the method of its rulings.
  if (method === METHOD || listing?.method === method) return method;
  return isTurnedByMethod(revision, last, Math.min(listed.mark, latestMark)) ? method : METHOD;
}

/** Whether a sentence is that of the last ruling, or of the same verdict as it was computed last. */
function isInWords(sentence: string, { revision, last, latestMark }: Published, listed: Listed): boolean {
  if (sentence === storedInWords(last.now).because) return true;
  if (methodOf({ revision, last, latestMark }, listed) !== METHOD) return false;
  const { now } = computeRevision(revision, 'published', latestMark, listed.computedOn);
  return sentence === storedInWords(now).because;
}

/** The revision, if it should wait in the queue, with what it waits for. A verdict of another method is not computed. */
export function waitingOf({ revision, rulings, latestMark }: Published, day: string): Waiting | undefined {
  return sorted([revision], rulings, latestMark, day).wait[0];
}

function checkQueue(published: Published, item: QueueItemTable | undefined, day: string): string | null {
  // What another method would change is found by the next recomputation, which may not have been yet.
  if (published.last.now.method !== METHOD || published.last.said.method !== METHOD) return null;
  const waiting = waitingOf(published, day);
  if (waiting === undefined)
    return item === undefined ? null : 'the claim waits, and nothing would change it';
  if (item === undefined) return 'newer figures would change the verdict, and it does not wait';
  if (item.revision_id !== published.revision.revisionId || item.cause !== waiting.cause)
    return 'it waits for another revision or another cause';
  const pairs = [
    [item.before, waiting.before],
    [item.after, waiting.after],
  ] as const;
  const isOther = pairs.some(([held, { said, now }]) => {
    const clocks = clocksColumn.safeParse(held).data;
    return clocks === undefined || isAnother(clocks.said, said) || isAnother(clocks.now, now);
  });
  return isOther ? 'it waits with other verdicts than those that would be published' : null;
}

const asSet = (rows: readonly object[]) => canonicalJson(rows.map((row) => canonicalJson(row)).sort());

const shown = (value: unknown) => (value === undefined ? 'not there' : JSON.stringify(value));
