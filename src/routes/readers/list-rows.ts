/** The rows of the lists that are given as CSV. */
import type { ClocksShown, ListedCorrection } from '../../../claims/editorial/correction.ts';
import type { ListedDispute } from '../../../claims/editorial/disputes.ts';
import type { TabledClaim } from '../../../claims/editorial/listed-claim.ts';
import type { ListedName, ListedPersonName } from '../../../claims/editorial/persons.ts';
import type { ListedSeries } from '../../../claims/evidence/record.ts';
import type { ListRow } from '../../../claims/exchange/list-tables.ts';
import { absolute, urls } from '../../../views/parts/urls.ts';

/** A claim as a row, with its address at an origin. */
export function claimRow(origin: string, claim: TabledClaim): ListRow<'claims'> {
  return {
    slug: claim.slug,
    address: absolute(origin, urls.claim(claim.slug)),
    quote: claim.quote,
    claimant: claim.claimant,
    party: claim.party ?? '',
    saidOn: claim.saidOn,
    kind: claim.kind,
    topic: claim.topic ?? '',
    claimed: claim.claimed ?? '',
    wordSaid: claim.wordSaid ?? '',
    wordNow: claim.wordNow ?? '',
    word: claim.word,
    findingSaid: claim.findingSaid,
    findingNow: claim.findingNow,
    because: claim.becauseNow,
    revision: String(claim.revision),
    publishedAt: claim.publishedAt,
    changedAt: claim.changedAt,
  };
}

/** A party or a topic as a row. */
export function nameRow(
  origin: string,
  path: string,
  { slug, name, claims }: ListedName,
): ListRow<'parties' | 'topics'> {
  return { slug, address: absolute(origin, path), name, claims: String(claims) };
}

/** A person or a body as a row. */
export function personRow(origin: string, person: ListedPersonName): ListRow<'people'> {
  return {
    ...nameRow(origin, urls.claimant(person.slug), person),
    kind: person.isBody ? 'body' : 'person',
  };
}

/** A dispute as a row. */
export function disputeRow(origin: string, dispute: ListedDispute): ListRow<'disputes'> {
  const { id, title, place, claims, claimants, words, movedAt } = dispute;
  return {
    series: id,
    address: absolute(origin, urls.dispute(id)),
    title,
    place: place ?? '',
    claims: String(claims),
    claimants: String(claimants),
    words: words.map(({ word, claims: n }) => `${word} ${n}`).join('; '),
    movedAt,
  };
}

const clockWords = (shown: ClocksShown | null) => ({
  wordSaid: shown?.said.word ?? '',
  wordNow: shown?.now.word ?? '',
  findingSaid: shown?.said.finding ?? '',
  findingNow: shown?.now.finding ?? '',
});

/** A correction or a withdrawal as a row. */
export function correctionRow(origin: string, entry: ListedCorrection): ListRow<'corrections'> {
  const { id, slug, before, after } = entry;
  const [was, is] = [clockWords(before), clockWords(after)];
  return {
    id: id === null ? '' : String(id),
    claim: slug,
    address: absolute(origin, id === null ? urls.history(slug) : urls.correction(slug, id, 'history')),
    quote: entry.quote,
    claimant: entry.claimant,
    type: entry.type,
    sentence: entry.sentence,
    wordSaidBefore: was.wordSaid,
    wordNowBefore: was.wordNow,
    wordSaidAfter: is.wordSaid,
    wordNowAfter: is.wordNow,
    findingSaidBefore: was.findingSaid,
    findingNowBefore: was.findingNow,
    findingSaidAfter: is.findingSaid,
    findingNowAfter: is.findingNow,
    at: entry.at,
  };
}

/** A series as a row. */
export function seriesRow(origin: string, series: ListedSeries): ListRow<'evidence'> {
  return {
    id: series.id,
    address: absolute(origin, urls.series(series.id)),
    figures: absolute(origin, urls.seriesCsv(series.id)),
    title: series.title,
    measure: series.measure ?? '',
    unit: series.unit,
    place: series.place ?? '',
    frequency: series.frequency ?? '',
    observations: String(series.observations),
    firstDate: series.firstDate ?? '',
    lastDate: series.lastDate ?? '',
    claims: String(series.claims),
  };
}
