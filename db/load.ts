/**
 * Loading bundles into the ledger: all or nothing, and the same bundle twice changes nothing.
 *
 * What the ledger holds already must be the same, to the letter: a bundle that says otherwise is refused
 * with every difference, since what was recorded is corrected in the open and not overwritten.
 */
import type { Transaction } from 'kysely';
import type { Bundle, Claim } from '../claims/bundle.ts';
import type { Series, Source } from '../claims/evidence.ts';
import { seriesNamed, sourcesNamed } from '../claims/ledger.ts';
import { CHUNK, inChunks, lookUp } from './chunks.ts';
import { type Difference, LoadConflict, sift } from './conflict.ts';
import { insertObservations, newObservations } from './observations.ts';
import type { Database } from './open.ts';
import { packSeries } from './packs.ts';
import { present } from './rows.ts';
import { publishRulings } from './rulings.ts';
import type { Schema } from './schema.ts';
import { namesToSlugs } from './slugs.ts';

export interface LoadItem {
  bundle: Bundle;
  /** The topic that the claim is listed under. */
  topic?: string | undefined;
}

/** What a load added. */
export interface Loaded {
  claims: number;
  series: number;
  observations: number;
  sources: number;
}

type Trx = Transaction<Schema>;

/**
 * Loads bundles in one transaction, and publishes the rulings of the claims that are new.
 * `recordedAt` is the time of the load (ISO 8601); its day is the "today" of the rulings.
 * Throws a LoadConflict when a bundle contradicts the ledger.
 */
export async function loadBundles(
  { kysely }: Database,
  items: readonly LoadItem[],
  recordedAt: string,
): Promise<Loaded> {
  return kysely.transaction().execute(async (trx) => {
    const differences: Difference[] = [];
    const sources = await newSources(trx, items, differences);
    const series = await newSeries(trx, items, differences);
    const observations = await newObservations(
      trx,
      items.flatMap(({ bundle }) => bundle.series),
      differences,
    );
    const claims = await newClaims(trx, items, differences);
    if (differences.length > 0) throw new LoadConflict(differences);

    await inChunks(
      sources.map((source) => sourceRow(source, recordedAt)),
      (rows) => trx.insertInto('source').values(rows).execute(),
    );
    await inChunks(
      series.map((head) => seriesRow(head, recordedAt)),
      (rows) => trx.insertInto('series').values(rows).execute(),
    );
    await packSeries(
      trx,
      series.map((head) => head.id),
    );
    await insertObservations(trx, observations, recordedAt);
    const revisions = await insertClaims(trx, claims, recordedAt);
    await publishRulings(trx, revisions, recordedAt);
    return {
      claims: claims.length,
      series: series.length,
      observations: observations.length,
      sources: sources.length,
    };
  });
}

async function newSources(
  trx: Trx,
  items: readonly LoadItem[],
  differences: Difference[],
): Promise<Source[]> {
  const wanted = items.flatMap(({ bundle }) =>
    bundle.sources.map((s): [string, Source] => [`source ${s.id}`, s]),
  );
  const ids = [...new Set(wanted.map(([, s]) => s.id))];
  const rows = await lookUp(ids, (chunk) =>
    trx.selectFrom('source').selectAll().where('id', 'in', chunk).execute(),
  );
  const held = new Map(
    rows.map((r): [string, Source] => [
      `source ${r.id}`,
      present<Source>({
        id: r.id,
        title: r.title,
        publisher: r.publisher,
        url: r.url,
        publishedOn: r.published_on,
        retrievedOn: r.retrieved_on,
        sha256: r.sha256,
        licence: r.licence,
        quote: r.quote,
      }),
    ]),
  );
  return sift(wanted, held, differences).map(([, s]) => s);
}

type SeriesHead = Omit<Series, 'observations'>;

async function newSeries(
  trx: Trx,
  items: readonly LoadItem[],
  differences: Difference[],
): Promise<SeriesHead[]> {
  const wanted = items.flatMap(({ bundle }) =>
    bundle.series.map(({ observations: _, ...head }): [string, SeriesHead] => [`series ${head.id}`, head]),
  );
  const ids = [...new Set(wanted.map(([, s]) => s.id))];
  const rows = await lookUp(ids, (chunk) =>
    trx.selectFrom('series').selectAll().where('id', 'in', chunk).execute(),
  );
  const held = new Map(
    rows.map(({ recorded_at: _, ...r }): [string, SeriesHead] => [`series ${r.id}`, present<SeriesHead>(r)]),
  );
  return sift(wanted, held, differences).map(([, s]) => s);
}

async function newClaims(
  trx: Trx,
  items: readonly LoadItem[],
  differences: Difference[],
): Promise<LoadItem[]> {
  const wanted = items.map((item): [string, Claim] => [`claim ${item.bundle.claim.slug}`, item.bundle.claim]);
  const slugs = [...new Set(items.map(({ bundle }) => bundle.claim.slug))];
  const rows = await lookUp(slugs, (chunk) =>
    trx
      .selectFrom('claim')
      .innerJoin('claim_revision as r', 'r.claim_id', 'claim.id')
      .select(['claim.slug', 'r.body', 'r.revision'])
      .where('claim.slug', 'in', chunk)
      .orderBy('r.revision')
      .execute(),
  );
  const held = new Map(rows.map((r): [string, Claim] => [`claim ${r.slug}`, JSON.parse(r.body) as Claim]));
  const fresh = new Set(sift(wanted, held, differences).map(([, claim]) => claim));
  return items.filter(({ bundle }) => fresh.has(bundle.claim));
}

/** Inserts claims with their first revisions. Returns what their rulings are computed from. */
async function insertClaims(trx: Trx, items: readonly LoadItem[], recordedAt: string) {
  const claimants = await namesToSlugs(
    trx,
    'claimant',
    items.map(({ bundle }) => bundle.claim.claimant.name),
  );
  const topics = await namesToSlugs(
    trx,
    'topic',
    items.flatMap(({ topic }) => (topic === undefined ? [] : [topic])),
  );
  const revisionIds: number[] = [];
  for (let i = 0; i < items.length; i += CHUNK) {
    const chunk = items.slice(i, i + CHUNK);
    const claims = await trx
      .insertInto('claim')
      .values(chunk.map(({ bundle }) => ({ slug: bundle.claim.slug, recorded_at: recordedAt })))
      .returning(['id', 'slug'])
      .execute();
    const ids = new Map(claims.map((c) => [c.slug, c.id]));
    const revisions = await trx
      .insertInto('claim_revision')
      .values(
        chunk.map(({ bundle: { claim }, topic }) => ({
          claim_id: ids.get(claim.slug) ?? 0,
          revision: 1,
          body: JSON.stringify(claim),
          claimant_slug: claimants.get(claim.claimant.name) ?? '',
          topic_slug: topic === undefined ? null : (topics.get(topic) ?? null),
          recorded_at: recordedAt,
          corrects: null,
        })),
      )
      .returning(['id', 'claim_id'])
      .execute();
    const revisionOf = new Map(revisions.map((r) => [r.claim_id, r.id]));
    const idOf = (claim: Claim) => revisionOf.get(ids.get(claim.slug) ?? 0) ?? 0;
    const rests = chunk.flatMap(({ bundle: { claim } }) =>
      seriesNamed(claim).map((series_id) => ({ revision_id: idOf(claim), series_id })),
    );
    await inChunks(rests, (rows) => trx.insertInto('revision_series').values(rows).execute());
    const cites = chunk.flatMap(({ bundle: { claim } }) =>
      [...new Set(sourcesNamed(claim))].map((source_id) => ({ revision_id: idOf(claim), source_id })),
    );
    await inChunks(cites, (rows) => trx.insertInto('revision_source').values(rows).execute());
    revisionIds.push(...revisions.map((r) => r.id));
  }
  return revisionIds;
}

function sourceRow(s: Source, recordedAt: string) {
  return {
    id: s.id,
    title: s.title,
    publisher: s.publisher,
    url: s.url ?? null,
    published_on: s.publishedOn ?? null,
    retrieved_on: s.retrievedOn ?? null,
    sha256: s.sha256 ?? null,
    licence: s.licence ?? null,
    quote: s.quote ?? null,
    recorded_at: recordedAt,
  };
}

function seriesRow(s: SeriesHead, recordedAt: string) {
  return {
    id: s.id,
    title: s.title,
    measure: s.measure ?? null,
    unit: s.unit,
    place: s.place ?? null,
    definition: s.definition ?? null,
    recorded_at: recordedAt,
  };
}
