/** Evidence on its way into the ledger: what is new, what contradicts it, and the insertion. */

import type { Transaction } from 'kysely';
import type { SeriesHead } from '../../claims/evidence/record.ts';
import type { Series, Source } from '../../claims/evidence/series.ts';
import { inChunks, lookUp } from '../base/chunks.ts';
import { present } from '../base/json-columns.ts';
import type { Schema } from '../base/schema.ts';
import { type Difference, LoadConflict, sift } from './conflict.ts';
import { type From, insertObservations, type NewObservation, newObservations } from './observations.ts';
import { cacheSeries } from './series-cache.ts';

type Trx = Transaction<Schema>;

/** Evidence that is to be in the ledger. */
export interface EvidenceToAdd {
  series: readonly Series[];
  sources: readonly Source[];
}

/** The parts of some evidence that the ledger lacks. */
export interface NewEvidence {
  sources: Source[];
  series: SeriesHead[];
  observations: NewObservation[];
}

/** What the ledger lacks of some evidence. Parts that contradict it are added to `differences`. For `from`, see `newObservations`. */
export async function newEvidence(
  trx: Trx,
  { series, sources }: EvidenceToAdd,
  differences: Difference[],
  recordedAt: string,
  from: From = 'bundle',
): Promise<NewEvidence> {
  const heads = await newSeries(trx, series, differences);
  const isNew = new Set(heads.map((head) => head.id));
  return {
    sources: await newSources(trx, sources, differences),
    series: heads,
    observations: await newObservations(trx, series, differences, recordedAt, { newSeries: isNew, from }),
  };
}

/** Inserts what `newEvidence` found to be new. Returns the ids of the observations, in the same order. */
export async function insertEvidence(
  trx: Trx,
  { sources, series, observations }: NewEvidence,
  recordedAt: string,
): Promise<number[]> {
  await inChunks(
    sources.map((source) => sourceRow(source, recordedAt)),
    (rows) => trx.insertInto('source').values(rows).execute(),
  );
  await inChunks(
    series.map((head) => seriesRow(head, recordedAt)),
    (rows) => trx.insertInto('series').values(rows).execute(),
  );
  // Those with figures are cached together with these.
  const withFigures = new Set(observations.map((observation) => observation.series));
  await cacheSeries(
    trx,
    series.map((head) => head.id).filter((id) => !withFigures.has(id)),
  );
  return insertObservations(trx, observations, recordedAt);
}

/** Adds evidence to the ledger. Returns what was new. Throws a LoadConflict if it contradicts the ledger, and then adds nothing. */
export async function addEvidence(
  trx: Trx,
  evidence: EvidenceToAdd,
  recordedAt: string,
): Promise<NewEvidence & { observationIds: number[] }> {
  const differences: Difference[] = [];
  const fresh = await newEvidence(trx, evidence, differences, recordedAt, 'editor');
  if (differences.length > 0) throw new LoadConflict(differences);
  return { ...fresh, observationIds: await insertEvidence(trx, fresh, recordedAt) };
}

async function newSources(
  trx: Trx,
  sources: readonly Source[],
  differences: Difference[],
): Promise<Source[]> {
  const wanted = sources.map((s): [string, Source] => [`source ${s.id}`, s]);
  const ids = [...new Set(wanted.map(([, s]) => s.id))];
  const rows = await lookUp(ids, (chunk) =>
    trx.selectFrom('source').selectAll().where('id', 'in', chunk).execute(),
  );
  const held = new Map(
    rows.map((r): [string, Source] => [
      `source ${r.id}`,
      present({
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

async function newSeries(
  trx: Trx,
  series: readonly Series[],
  differences: Difference[],
): Promise<SeriesHead[]> {
  const wanted = series.map(({ observations: _, ...head }): [string, SeriesHead] => [
    `series ${head.id}`,
    head,
  ]);
  const ids = [...new Set(wanted.map(([, s]) => s.id))];
  const rows = await lookUp(ids, (chunk) =>
    trx.selectFrom('series').selectAll().where('id', 'in', chunk).execute(),
  );
  const held = new Map(
    rows.map(({ recorded_at: _, ...r }): [string, SeriesHead] => [`series ${r.id}`, present(r)]),
  );
  return sift(wanted, held, differences).map(([, s]) => s);
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
    frequency: s.frequency ?? null,
    recorded_at: recordedAt,
  };
}

/** Somebody who records evidence, and the ids of everybody who had a hand in it, if it was typed in a draft. */
export interface Recorder {
  personId: string | null;
  name: string;
  writers: readonly string[];
}

/** Records who put observations into the ledger, and why. */
export async function recordChanges(
  trx: Trx,
  observationIds: readonly number[],
  by: Recorder,
  reason: string | null,
  at: string,
): Promise<void> {
  await inChunks(
    observationIds.map((id) => ({
      observation_id: id,
      reason,
      person_id: by.personId,
      person: by.name,
      at,
      writers: JSON.stringify(by.writers),
    })),
    (rows) => trx.insertInto('evidence_change').values(rows).execute(),
  );
}
