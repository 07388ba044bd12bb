/** Observations on their way into the ledger: which are new, which contradict it, and the insertion. */

import type { Transaction } from 'kysely';
import type { Observation } from '../../claims/evidence/series.ts';
import { moment } from '../../claims/exact/calendar.ts';
import { canonicalJson } from '../../claims/exact/canonical-json.ts';
import { publishedEarly } from '../../claims/words/publication-date.ts';
import { dayAt } from '../base/calendar.ts';
import { inChunks, lookUp } from '../base/chunks.ts';
import type { Schema } from '../base/schema.ts';
import { type Difference, LoadConflict, sift } from './conflict.ts';
import { observationFrom } from './rows.ts';
import { cacheSeries } from './series-cache.ts';

type Trx = Transaction<Schema>;

/** Figures of a series that are to be in the ledger. */
export interface SeriesFigures {
  id: string;
  observations: readonly Observation[];
}

/** The origin of figures: a bundle, which may belong to an earlier verdict, or somebody who records them. */
export type From = 'bundle' | 'editor';

/** An observation that the ledger lacks. */
export interface NewObservation {
  series: string;
  observation: Observation;
}

/** Inserts observations that `newObservations` found to be new, and packs their series. Returns their ids, in order. */
export async function insertObservations(
  trx: Trx,
  fresh: readonly NewObservation[],
  recordedAt: string,
): Promise<number[]> {
  const ids: number[] = [];
  await inChunks(
    fresh.map((o) => observationRow(o, recordedAt)),
    async (rows) => {
      const inserted = await trx.insertInto('observation').values(rows).returning('id').execute();
      ids.push(...inserted.map((row) => row.id));
    },
  );
  await cacheSeries(trx, [...new Set(fresh.map((o) => o.series))]);
  return ids;
}

/**
 * The figures that the ledger lacks. Two things are added to `differences`: a figure that contradicts the ledger, and
 * one whose day of publication lies after the day of recording, since it would change verdicts on a day on which nobody
 * looks. A series that is new (`newSeries`) may have figures from the future, since
 * no verdict rests on it yet.
 *
 * The ledger also has figures that were corrected since, because bundles of verdicts that still rest on them have
 * them. If an editor records such a figure and nothing counts in its place, that is a difference too, and so is a
 * figure that was published before its time was over.
 */
export async function newObservations(
  trx: Trx,
  series: readonly SeriesFigures[],
  differences: Difference[],
  recordedAt: string,
  { newSeries = new Set(), from }: { newSeries?: ReadonlySet<string>; from: From },
): Promise<NewObservation[]> {
  const wanted = series.flatMap((s) =>
    s.observations.map((o): Wanted => [placeName(s.id, o.at, o.publishedOn), { series: s.id, ...sifted(o) }]),
  );
  const { held, corrected } = await heldFigures(
    trx,
    series.map((s) => s.id),
  );
  const isCorrected = ([, figure]: Wanted) => corrected.has(canonicalJson(figure));
  if (from === 'editor')
    differences.push(...wanted.filter((one) => isCorrected(one) && !held.has(one[0])).map(correctedSince));
  const unknown = wanted.filter((one) => !isCorrected(one));
  const fresh = sift(unknown, held, differences).map(([, figure]) => newObservation(figure));
  if (from === 'editor') differences.push(...fresh.flatMap(early));
  const { today } = await dayAt(trx, recordedAt);
  differences.push(...fresh.filter((one) => !newSeries.has(one.series)).flatMap((one) => late(one, today)));
  return fresh;
}

/** A figure of a series with its defaults written out, under what a difference calls it. */
type Wanted = [place: string, SiftedFigure];

/** The figures of some series: those that count by their places, and the corrected ones as canonical JSON. */
async function heldFigures(trx: Trx, series: readonly string[]) {
  const rows = await lookUp([...new Set(series)], (chunk) =>
    trx
      .selectFrom('observation as o')
      .selectAll('o')
      .select(({ exists, selectFrom }) =>
        exists(selectFrom('observation as x').select('x.id').whereRef('x.corrects', '=', 'o.id')).as(
          'isCorrected',
        ),
      )
      .where('series_id', 'in', chunk)
      .execute(),
  );
  const held = new Map<string, SiftedFigure>();
  const corrected = new Set<string>();
  for (const row of rows) {
    const figure = {
      series: row.series_id,
      ...sifted(observationFrom({ ...row, source: row.source_id, publishedOn: row.published_on })),
    };
    if (Number(row.isCorrected) === 1) corrected.add(canonicalJson(figure));
    else held.set(placeName(row.series_id, row.at, row.published_on), figure);
  }
  return { held, corrected };
}

/** A figure as it is recorded: without what is the default. */
function newObservation({ series, ...o }: SiftedFigure): NewObservation {
  return {
    series,
    observation: {
      ...o,
      precision: o.precision === 'exact' ? undefined : o.precision,
      status: o.status === 'final' ? undefined : o.status,
    },
  };
}

/** A figure that is said to be published after today. */
function late({ series, observation: { at, publishedOn } }: NewObservation, today: string): Difference[] {
  if (publishedOn <= today) return [];
  return [
    {
      what: placeName(series, at, publishedOn),
      key: 'publishedOn',
      ledger: today,
      bundle: publishedOn,
      message: `that day has not come; a figure is recorded once it is published, and today is ${today}`,
    },
  ];
}

/** A figure that was published before its time was over, which may only be a forecast. */
function early({ series, observation }: NewObservation): Difference[] {
  const message = publishedEarly(observation);
  const { at, publishedOn } = observation;
  return message === undefined
    ? []
    : [
        {
          what: placeName(series, at, publishedOn),
          key: 'publishedOn',
          ledger: at,
          bundle: publishedOn,
          message,
        },
      ];
}

/** What a difference calls a figure. */
function placeName(series: string, at: string, publishedOn: string): string {
  return `series ${series}, ${at} published on ${publishedOn}`;
}

function correctedSince([what, { value }]: [string, Observation]): Difference {
  return {
    what,
    key: 'value',
    ledger: 'corrected',
    bundle: value,
    message:
      'this figure was recorded before, and corrected to another date or day of publication; to take that back, correct the figure that stands there',
  };
}

/** An observation with its defaults written out, so that "exact" and nothing are the same. */
type SiftedFigure = { series: string } & SiftedObservation;

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

/** Whether a series has a figure recorded as it is, whether it counts or was corrected. */
export async function isRecorded(trx: Trx, series: string, o: Observation): Promise<boolean> {
  const rows = await trx
    .selectFrom('observation')
    .selectAll()
    .where('series_id', '=', series)
    .where('at', '=', o.at)
    .where('published_on', '=', o.publishedOn)
    .execute();
  const wanted = canonicalJson(sifted(o));
  return rows.some(
    (row) =>
      canonicalJson(
        sifted(observationFrom({ ...row, source: row.source_id, publishedOn: row.published_on })),
      ) === wanted,
  );
}

/**
 * Adds a correction that another ledger recorded. Throws a LoadConflict if the figure that it corrects is not recorded
 * here, or does not count.
 */
export async function recordCorrection(
  trx: Trx,
  series: string,
  wrong: Observation,
  right: Observation,
  recordedAt: string,
): Promise<void> {
  const conflict = (message: string) =>
    new LoadConflict([
      {
        what: placeName(series, wrong.at, wrong.publishedOn),
        key: 'value',
        ledger: 'absent',
        bundle: wrong.value,
        message,
      },
    ]);
  if (!(await isRecorded(trx, series, wrong)))
    throw conflict(`the file corrects this figure from ${wrong.value}, which the ledger does not have`);
  const { precision, status, ...rest } = right;
  const plain = {
    ...rest,
    ...(precision === undefined || precision === 'exact' ? {} : { precision }),
    ...(status === undefined || status === 'final' ? {} : { status }),
  };
  try {
    await correctObservation(
      trx,
      { series, at: wrong.at, publishedOn: wrong.publishedOn },
      plain,
      recordedAt,
    );
  } catch (error) {
    if (error instanceof CorrectionError) throw conflict(error.message);
    throw error;
  }
}

/** A figure to be corrected is not in the ledger, or another figure is where its correction would be. */
export class CorrectionError extends Error {}

/**
 * Corrects a figure that was recorded wrongly: adds a row that names the wrong one and counts in its place. A figure
 * that was published so and revised later is no error: its revision is added as a vintage instead. Returns the id of
 * the new row. Throws a CorrectionError if the series has no such figure, or has another one of the corrected date and
 * day of publication.
 */
export async function correctObservation(
  trx: Trx,
  wrong: { series: string; at: string; publishedOn: string },
  right: Observation,
  recordedAt: string,
): Promise<number> {
  const counting = await trx
    .selectFrom('observation as o')
    .select(['o.id', 'o.at', 'o.published_on'])
    .where('o.series_id', '=', wrong.series)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('observation as x').select('x.id').whereRef('x.corrects', '=', 'o.id'))),
    )
    .execute();
  const is = (at: string, publishedOn: string) =>
    counting.find((o) => o.at === at && o.published_on === publishedOn);
  const corrected = is(wrong.at, wrong.publishedOn);
  if (corrected === undefined) {
    throw new CorrectionError(
      `series ${wrong.series} has no figure for ${wrong.at} published on ${wrong.publishedOn}`,
    );
  }
  const other = is(right.at, right.publishedOn);
  if (other !== undefined && other.id !== corrected.id) {
    throw new CorrectionError(
      `series ${wrong.series} has another figure for ${right.at} published on ${right.publishedOn}`,
    );
  }
  const row = observationRow({ series: wrong.series, observation: right }, recordedAt);
  const inserted = await trx
    .insertInto('observation')
    .values({ ...row, corrects: corrected.id })
    .returning('id')
    .executeTakeFirstOrThrow();
  await cacheSeries(trx, [wrong.series]);
  return inserted.id;
}
