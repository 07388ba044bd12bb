/** Import of figures into series of the ledger: all or nothing, or, as a dry run, what would come of it. */

import { sql, type Transaction } from 'kysely';
import * as z from 'zod';
import type { SeriesHead } from '../../claims/evidence/record.ts';
import type { Observation, Source } from '../../claims/evidence/series.ts';
import { tally } from '../../claims/words/numbers.ts';
import { COMMAND_LINE, recordAudit } from '../base/audit.ts';
import { lookUp } from '../base/chunks.ts';
import { runSql } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { type Archive, recordArchive } from '../evidence/archives.ts';
import { type Difference, LoadConflict } from '../evidence/conflict.ts';
import { insertEvidence, newEvidence } from '../evidence/load.ts';
import {
  type From,
  insertObservations,
  isRecorded,
  type NewObservation,
  newObservations,
  recordCorrection,
} from '../evidence/observations.ts';
import { observationFrom, seriesJson, seriesRow } from '../evidence/rows.ts';
import { type Followed, follow, revisionsBehind } from './queue.ts';

type Trx = Transaction<Schema>;

/** A series or a source that is named is not in the ledger. */
export class UnknownEvidence extends Error {}

/** A figure to import, in the order of its table. */
export interface ImportedFigure {
  series: string;
  observation: Observation;
  /** The figure that it corrects, if it does. */
  corrects?: Observation | undefined;
}

/** What is to be brought into the ledger. */
export interface ToImport {
  sources: readonly Source[];
  series: readonly SeriesHead[];
  figures: readonly ImportedFigure[];
  /** Where sources are kept that the ledger does not know yet where. */
  archives?: readonly Archive[] | undefined;
  /** Where the figures come from: a table that the ledger gave away counts as a bundle. */
  from: From;
}

/** A figure that was added; `old` is the value of the vintage that it revises. */
export interface AddedFigure {
  observation: Observation;
  old: string | undefined;
  isCorrection: boolean;
}

/** What came of a series, or would. */
export interface ImportedSeries {
  id: string;
  added: AddedFigure[];
  unchanged: number;
  /** How many published claims rest on it. */
  claims: number;
}

/** What an import added, or would; `queued` are the published verdicts that wait for an editor. */
export interface Imported extends Followed {
  sources: number;
  series: number;
  figures: ImportedSeries[];
}

/** Thrown at the end of a dry run, so that nothing of it stays. */
class DryRun extends Error {
  readonly imported: Imported;

  constructor(imported: Imported) {
    super('this was a dry run');
    this.imported = imported;
  }
}

/**
 * Brings figures into the ledger: all of them, or none. Those that it has already are skipped. Published verdicts that
 * the new figures would change are queued. A dry run does all that, and takes it back. Throws an UnknownEvidence if a
 * series or a source is not in the ledger, and a LoadConflict if something contradicts it.
 */
export async function importFigures(
  database: Database,
  toImport: ToImport,
  recordedAt: string,
  { isDryRun = false }: { isDryRun?: boolean } = {},
): Promise<Imported> {
  try {
    return await database.kysely.transaction().execute(async (trx) => {
      const imported = await importAll(trx, toImport, recordedAt);
      if (isDryRun) throw new DryRun(imported);
      return imported;
    });
  } catch (error) {
    if (error instanceof DryRun) return error.imported;
    throw error;
  }
}

async function importAll(trx: Trx, toImport: ToImport, recordedAt: string): Promise<Imported> {
  const { figures, from } = toImport;
  const heads = await addHeads(trx, toImport, recordedAt);
  const ids = [...new Set(figures.map(({ series }) => series))];
  await requireKnown(trx, 'series', ids);
  await requireKnown(trx, 'source', [...new Set(figures.map(({ observation }) => observation.source))]);
  const before = await countingFigures(trx, ids);
  const added = await addInOrder(trx, figures, from, recordedAt);
  const resting = await claimsOn(trx, ids);
  const [wanted, came] = [bySeries(figures), bySeries(added)];
  const all = ids.map((id): ImportedSeries => {
    const fresh = came.get(id) ?? [];
    return {
      id,
      added: withOld(fresh, before.get(id) ?? []),
      unchanged: (wanted.get(id)?.length ?? 0) - fresh.length,
      claims: resting.get(id) ?? 0,
    };
  });
  for (const { id, added: fresh } of all)
    if (fresh.length > 0)
      await recordAudit(trx, {
        at: recordedAt,
        actor: COMMAND_LINE,
        action: 'evidence-added',
        subject: id,
        detail: tally(fresh.length, 'figure'),
      });
  const moved = all.filter((one) => one.added.length > 0).map(({ id }) => id);
  const followed = await follow(trx, await revisionsBehind(trx, moved), recordedAt);
  return { ...heads, figures: all, ...followed };
}

/** Records where sources are kept of which the ledger does not know it. */
async function keepArchives(trx: Trx, archives: readonly Archive[], at: string): Promise<void> {
  if (archives.length === 0) return;
  const ids = JSON.stringify(archives.map(({ source }) => source));
  const held = await runSql(
    trx,
    sql`SELECT source_id AS source FROM source_archive WHERE source_id IN (SELECT value FROM json_each(${ids}))`,
    z.object({ source: z.string() }),
  );
  const known = new Set(held.map(({ source }) => source));
  for (const archive of archives)
    if (!known.has(archive.source)) await recordArchive(trx, archive, { actor: COMMAND_LINE, at });
}

/** Adds the sources and series that come with the figures. */
async function addHeads(trx: Trx, toImport: ToImport, recordedAt: string) {
  const { sources, series } = toImport;
  const differences: Difference[] = [];
  const heads = series.map((head) => ({ ...head, observations: [] }));
  const fresh = await newEvidence(trx, { series: heads, sources }, differences, recordedAt);
  if (differences.length > 0) throw new LoadConflict(differences);
  await insertEvidence(trx, fresh, recordedAt);
  await keepArchives(trx, toImport.archives ?? [], recordedAt);
  if (fresh.sources.length + fresh.series.length > 0)
    await recordAudit(trx, {
      at: recordedAt,
      actor: COMMAND_LINE,
      action: 'series-added',
      subject: tally(fresh.series.length, 'series', 'series'),
      detail: tally(fresh.sources.length, 'source'),
    });
  return { sources: fresh.sources.length, series: fresh.series.length };
}

async function requireKnown(trx: Trx, table: 'series' | 'source', named: readonly string[]): Promise<void> {
  const rows = await lookUp(named, (chunk) =>
    trx.selectFrom(table).select('id').where('id', 'in', chunk).execute(),
  );
  const held = new Set(rows.map((row) => row.id));
  const absent = named.filter((id) => !held.has(id));
  if (absent.length === 0) return;
  const quoted = absent.slice(0, 10).map((id) => JSON.stringify(id));
  const cure = table === 'source' ? 'add it with “plumbline source add”' : 'add it at /edit/evidence/new';
  throw new UnknownEvidence(`the ledger has no ${table} ${quoted.join(', ')}: ${cure}`);
}

/** A figure that was new to the ledger. */
interface Fresh extends NewObservation {
  isCorrection: boolean;
}

/** Adds figures in the order of their table: those that correct nothing together, up to the next that does. */
async function addInOrder(
  trx: Trx,
  figures: readonly ImportedFigure[],
  from: From,
  recordedAt: string,
): Promise<Fresh[]> {
  const added: Fresh[] = [];
  let waiting: ImportedFigure[] = [];
  const flush = async () => {
    const differences: Difference[] = [];
    const figuresOf = [...bySeries(waiting)].map(([id, ofSeries]) => ({
      id,
      observations: ofSeries.map(({ observation }) => observation),
    }));
    const fresh = await newObservations(trx, figuresOf, differences, recordedAt, { from });
    if (differences.length > 0) throw new LoadConflict(differences);
    if (fresh.length > 0) await insertObservations(trx, fresh, recordedAt);
    added.push(...fresh.map((one) => ({ ...one, isCorrection: false })));
    waiting = [];
  };
  for (const figure of figures) {
    const { series, observation, corrects } = figure;
    if (corrects === undefined) {
      waiting.push(figure);
      continue;
    }
    await flush();
    if (await isRecorded(trx, series, observation)) continue;
    await recordCorrection(trx, series, corrects, observation, recordedAt);
    added.push({ series, observation, isCorrection: true });
  }
  await flush();
  return added;
}

function bySeries<One extends { series: string }>(all: readonly One[]): Map<string, One[]> {
  const grouped = new Map<string, One[]>();
  for (const one of all) {
    const there = grouped.get(one.series);
    if (there === undefined) grouped.set(one.series, [one]);
    else there.push(one);
  }
  return grouped;
}

type Vintage = Pick<Observation, 'at' | 'value' | 'publishedOn'>;

/** The figures that count, by their series. */
async function countingFigures(trx: Trx, ids: readonly string[]): Promise<Map<string, Vintage[]>> {
  const rows = await lookUp(ids, (chunk) =>
    trx
      .selectFrom('observation as o')
      .select(['o.series_id', 'o.at', 'o.value', 'o.published_on'])
      .where('o.series_id', 'in', chunk)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('observation as x').select('x.id').whereRef('x.corrects', '=', 'o.id'))),
      )
      .execute(),
  );
  const all = new Map<string, Vintage[]>(ids.map((id) => [id, []]));
  for (const { series_id, at, value, published_on } of rows)
    all.get(series_id)?.push({ at, value, publishedOn: published_on });
  return all;
}

/** Each figure with the value that was published last before it for its time. */
function withOld(fresh: readonly Fresh[], held: readonly Vintage[]): AddedFigure[] {
  const byAt = new Map<string, Vintage[]>();
  for (const one of [...held, ...fresh.map(({ observation }) => observation)]) {
    const there = byAt.get(one.at);
    if (there === undefined) byAt.set(one.at, [one]);
    else there.push(one);
  }
  return fresh.map(({ observation, isCorrection }) => {
    const earlier = (byAt.get(observation.at) ?? [])
      .filter(({ publishedOn }) => publishedOn < observation.publishedOn)
      .sort((a, b) => (a.publishedOn < b.publishedOn ? -1 : 1));
    return { observation, old: earlier[earlier.length - 1]?.value, isCorrection };
  });
}

/** How many published claims rest on each series. */
async function claimsOn(trx: Trx, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await lookUp(ids, (chunk) =>
    trx
      .selectFrom('revision_series as rs')
      .innerJoin('listing as l', 'l.revision_id', 'rs.revision_id')
      .select('rs.series_id')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('rs.series_id', 'in', chunk)
      .groupBy('rs.series_id')
      .execute(),
  );
  return new Map(rows.map((row) => [row.series_id, Number(row.n)]));
}

/** The heads and the figures that count of series; those that the ledger lacks are left out. */
export async function heldSeries(
  { kysely }: Pick<Database, 'kysely'>,
  ids: readonly string[],
): Promise<Map<string, { head: SeriesHead; observations: Observation[] }>> {
  const heads = await lookUp(ids, (chunk) =>
    runSql(
      kysely,
      sql`SELECT ${seriesJson} AS series FROM series s WHERE s.id IN (${sql.join(chunk)})`,
      seriesRow,
    ),
  );
  const held = new Map(
    heads.map(({ series }) => [series.id, { head: series, observations: [] as Observation[] }]),
  );
  const rows = await lookUp(ids, (chunk) =>
    kysely
      .selectFrom('observation as o')
      .selectAll('o')
      .where('o.series_id', 'in', chunk)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('observation as x').select('x.id').whereRef('x.corrects', '=', 'o.id'))),
      )
      .execute(),
  );
  for (const row of rows)
    held
      .get(row.series_id)
      ?.observations.push(observationFrom({ ...row, source: row.source_id, publishedOn: row.published_on }));
  return held;
}
