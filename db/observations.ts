/** Observations on their way into the ledger: which are new, which contradict it, and their insertion. */
import type { Transaction } from 'kysely';
import { moment } from '../claims/calendar.ts';
import type { Observation } from '../claims/evidence.ts';
import { inChunks, lookUp } from './chunks.ts';
import { type Difference, LoadConflict, sift } from './conflict.ts';
import { packSeries } from './packs.ts';
import type { Schema } from './schema.ts';

type Trx = Transaction<Schema>;

/** Figures of a series that are to be in the ledger. */
export interface SeriesFigures {
  id: string;
  observations: readonly Observation[];
}

/** An observation that the ledger lacks. */
export interface NewObservation {
  series: string;
  observation: Observation;
}

/** Adds figures to series of the ledger; returns how many were new. Throws a LoadConflict, and then adds none. */
export async function addObservations(
  trx: Trx,
  series: readonly SeriesFigures[],
  recordedAt: string,
): Promise<number> {
  const differences: Difference[] = [];
  const fresh = await newObservations(trx, series, differences);
  if (differences.length > 0) throw new LoadConflict(differences);
  await insertObservations(trx, fresh, recordedAt);
  return fresh.length;
}

/** Inserts observations that `newObservations` found to be new, and packs their series. */
export async function insertObservations(
  trx: Trx,
  fresh: readonly NewObservation[],
  recordedAt: string,
): Promise<void> {
  await inChunks(
    fresh.map((o) => observationRow(o, recordedAt)),
    (rows) => trx.insertInto('observation').values(rows).execute(),
  );
  await packSeries(trx, [...new Set(fresh.map((o) => o.series))]);
}

/** The figures that the ledger lacks; where it has one otherwise, the difference is told. */
export async function newObservations(
  trx: Trx,
  series: readonly SeriesFigures[],
  differences: Difference[],
): Promise<NewObservation[]> {
  const key = (series: string, at: string, publishedOn: string) =>
    `series ${series}, ${at} published on ${publishedOn}`;
  const wanted = series.flatMap((s) =>
    s.observations.map((o): [string, { series: string } & SiftedObservation] => [
      key(s.id, o.at, o.publishedOn),
      { series: s.id, ...sifted(o) },
    ]),
  );
  const ids = [...new Set(wanted.map(([, o]) => o.series))];
  const rows = await lookUp(ids, (chunk) =>
    trx
      .selectFrom('observation as o')
      .selectAll()
      .where('series_id', 'in', chunk)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('observation as x').select('x.id').whereRef('x.corrects', '=', 'o.id'))),
      )
      .execute(),
  );
  const held = new Map(
    rows.map((r): [string, { series: string } & SiftedObservation] => [
      key(r.series_id, r.at, r.published_on),
      {
        series: r.series_id,
        ...sifted({
          at: r.at,
          value: r.value,
          precision: r.precision === null ? undefined : JSON.parse(r.precision),
          source: r.source_id,
          publishedOn: r.published_on,
          status: (r.status as Observation['status']) ?? undefined,
        }),
      },
    ]),
  );
  return sift(wanted, held, differences).map(([, { series, ...o }]) => ({
    series,
    observation: {
      ...o,
      precision: o.precision === 'exact' ? undefined : o.precision,
      status: o.status === 'final' ? undefined : o.status,
    } as Observation,
  }));
}

/** An observation with its defaults written out, so that "exact" and nothing are the same. */
type SiftedObservation = Observation & {
  precision: NonNullable<Observation['precision']>;
  status: NonNullable<Observation['status']>;
};

function sifted(o: Observation): SiftedObservation {
  return { ...o, precision: o.precision ?? 'exact', status: o.status ?? 'final' };
}

function observationRow(o: NewObservation, recordedAt: string) {
  return {
    series_id: o.series,
    at: o.observation.at,
    at_end: moment(o.observation.at).end,
    value: o.observation.value,
    precision: o.observation.precision === undefined ? null : JSON.stringify(o.observation.precision),
    source_id: o.observation.source,
    published_on: o.observation.publishedOn,
    status: o.observation.status ?? null,
    recorded_at: recordedAt,
    corrects: null,
  };
}
