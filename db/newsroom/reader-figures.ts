/**
 * Figures that readers send: recorded as they came, and answered by the newsroom. Nothing of either is ever changed; the
 * state of a figure is that of the last answer to it.
 */

import { type Kysely, type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import {
  READER_FIGURE_STATES,
  type ReaderFigure,
  type ReaderFigureAnswer,
  type ReaderFigureState,
  type SentFigure,
  type SentVerdicts,
} from '../../claims/editorial/reader-figure.ts';
import { recordAudit } from '../base/audit.ts';
import { once, type Posted, useOf } from '../base/idempotency.ts';
import { countRow, flag, jsonColumn, type RowQuery, runSql, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';

/** A figure as it is sent. */
export interface NewReaderFigure extends Pick<ReaderFigure, 'slug' | 'source' | 'quote' | 'note' | 'name'> {
  figures: readonly SentFigure[];
  verdicts: SentVerdicts;
}

/** Whoever sends a figure, as forms know them: nobody. */
const SOMEBODY = 'a reader';

/**
 * Records a figure under a code; the form posted again gives the code of the first time. `token` is that of the form as it
 * was drawn.
 */
export async function sendReaderFigure(
  database: Database,
  { sent, code, token, at }: { sent: NewReaderFigure; code: string; token: string; at: string },
): Promise<string> {
  const use = { person: SOMEBODY, token, at, content: ['reader-figure', sent] };
  return once(database, use, z.string(), async (trx) => {
    const { source, figures, verdicts, ...rest } = sent;
    await trx
      .insertInto('reader_figure')
      .values({
        ...rest,
        code,
        at,
        figures: JSON.stringify(figures),
        verdicts: JSON.stringify(verdicts),
        source_title: source.title,
        source_publisher: source.publisher,
        source_url: source.url,
      })
      .execute();
    return code;
  });
}

const sentFigure: z.ZodType<SentFigure> = z.object({
  input: z.string(),
  series: z.string().optional(),
  at: z.string().optional(),
  unit: z.string(),
  ours: z.string().optional(),
  theirs: z.string(),
});

const figureRow = z.object({
  id: z.number(),
  code: z.string(),
  slug: z.string(),
  claim_quote: z.string().nullable(),
  claim_kind: z.string().nullable(),
  figures: jsonColumn(z.array(sentFigure)),
  verdicts: jsonColumn(z.object({ ours: z.string(), theirs: z.string() })),
  source_title: z.string(),
  source_publisher: z.string(),
  source_url: z.string().nullable(),
  quote: z.string(),
  note: z.string().nullable(),
  name: z.string().nullable(),
  at: z.string(),
  state: z.enum(READER_FIGURE_STATES),
});

const answerRow = z.object({
  state: z.enum(['looked-at', 'accepted', 'declined', 'known']),
  answer: z.string().nullable(),
  isHidden: flag,
  by: z.string(),
  at: z.string(),
});

/** The state of a figure `f`: that of the last answer to it. */
const STATE = sql`coalesce((SELECT a.state FROM reader_figure_answer a WHERE a.figure_id = f.id ORDER BY a.id DESC LIMIT 1), 'received')`;

const COLUMNS = sql`f.id, f.code, f.slug, l.quote AS claim_quote, l.kind AS claim_kind, f.figures, f.verdicts, f.source_title,
  f.source_publisher, f.source_url, f.quote, f.note, f.name, f.at, ${STATE} AS state`;

function figureOf(row: z.infer<typeof figureRow>, answers: readonly ReaderFigureAnswer[]): ReaderFigure {
  const { claim_quote, claim_kind, source_title, source_publisher, source_url, ...rest } = row;
  return {
    ...rest,
    claim: claim_quote === null || claim_kind === null ? null : { quote: claim_quote, kind: claim_kind },
    source: { title: source_title, publisher: source_publisher, url: source_url },
    answers,
  };
}

/** The figure of a condition with all answers to it, in one round trip; undefined if there is none. */
async function findFigure(
  { read, kysely }: Database,
  where: RawBuilder<unknown>,
): Promise<ReaderFigure | undefined> {
  const [[row], answers] = await read(
    sqlRows(
      kysely,
      sql`SELECT ${COLUMNS} FROM reader_figure f LEFT JOIN listing l ON l.slug = f.slug WHERE ${where}`,
      figureRow,
    ),
    sqlRows(
      kysely,
      sql`SELECT a.state, a.answer, a.hidden AS isHidden, a.person AS "by", a.at
        FROM reader_figure_answer a JOIN reader_figure f ON f.id = a.figure_id WHERE ${where} ORDER BY a.id DESC`,
      answerRow,
    ),
  );
  return row === undefined ? undefined : figureOf(row, answers);
}

/** The figure of a code. */
export function findReaderFigure(database: Database, code: string): Promise<ReaderFigure | undefined> {
  return findFigure(database, sql`f.code = ${code}`);
}

/** The figure of a number. */
export function findReaderFigureById(database: Database, id: number): Promise<ReaderFigure | undefined> {
  return findFigure(database, sql`f.id = ${id}`);
}

/** How many figures a page of the newsroom lists. */
export const FIGURES_PAGE_SIZE = 30;

/** How many figures there are in each state. */
export type FigureTally = Readonly<Record<ReaderFigureState, number>>;

function tallyQuery(kysely: Kysely<Schema>): RowQuery<{ state: ReaderFigureState; n: number }> {
  return sqlRows(
    kysely,
    sql`SELECT ${STATE} AS state, count(*) AS n FROM reader_figure f GROUP BY 1`,
    countRow.extend({ state: z.enum(READER_FIGURE_STATES) }),
  );
}

function tallyOf(rows: readonly { state: ReaderFigureState; n: number }[]): FigureTally {
  const counts = READER_FIGURE_STATES.map((state) => [
    state,
    rows.find((row) => row.state === state)?.n ?? 0,
  ]);
  return Object.fromEntries(counts) as FigureTally;
}

/** How many figures there are in each state. */
export async function tallyReaderFigures({ read, kysely }: Database): Promise<FigureTally> {
  const [rows] = await read(tallyQuery(kysely));
  return tallyOf(rows);
}

/** Figures that readers sent, the latest first, of one state or all, without the answers to them. */
export async function listReaderFigures(
  { read, kysely }: Database,
  { state, page }: { state?: ReaderFigureState | undefined; page: number },
): Promise<{ figures: ReaderFigure[]; tally: FigureTally }> {
  const [rows, tally] = await read(
    sqlRows(
      kysely,
      sql`SELECT ${COLUMNS} FROM reader_figure f LEFT JOIN listing l ON l.slug = f.slug
        ${state === undefined ? sql`` : sql`WHERE ${STATE} = ${state}`}
        ORDER BY f.id DESC LIMIT ${sql.lit(FIGURES_PAGE_SIZE)} OFFSET ${(page - 1) * FIGURES_PAGE_SIZE}`,
      figureRow,
    ),
    tallyQuery(kysely),
  );
  return { figures: rows.map((row) => figureOf(row, [])), tally: tallyOf(tally) };
}

export type FigureAnswered = { outcome: 'answered' } | { outcome: 'no-figure' } | { outcome: 'moved-on' };

/**
 * Records what the newsroom says to a figure, with the audit. The outcome is `moved-on` if the figure is not in the state
 * any more in which the form was drawn: somebody else answered it meanwhile.
 */
export async function answerReaderFigure(
  database: Database,
  {
    id,
    seen,
    answer,
    ...posted
  }: Posted & {
    id: number;
    /** How many answers there were when the form was drawn. */
    seen: number;
    answer: Pick<ReaderFigureAnswer, 'state' | 'answer' | 'isHidden'>;
  },
): Promise<FigureAnswered> {
  return once<FigureAnswered>(
    database,
    useOf(posted, 'answer-reader-figure', id, answer),
    z.object({ outcome: z.literal('answered') }),
    async (trx) => {
      const [figure] = await runSql(
        trx,
        sql`SELECT f.slug, (SELECT count(*) FROM reader_figure_answer a WHERE a.figure_id = f.id) AS n
          FROM reader_figure f WHERE f.id = ${id}`,
        countRow.extend({ slug: z.string() }),
      );
      if (figure === undefined) return { outcome: 'no-figure' };
      if (figure.n !== seen) return { outcome: 'moved-on' };
      await trx
        .insertInto('reader_figure_answer')
        .values({
          figure_id: id,
          state: answer.state,
          answer: answer.answer,
          hidden: answer.isHidden ? 1 : 0,
          person_id: posted.actor.personId,
          person: posted.actor.name,
          at: posted.at,
        })
        .execute();
      await recordAudit(trx, {
        at: posted.at,
        actor: posted.actor,
        action: 'reader-figure-answered',
        subject: figure.slug,
        detail: `figure ${id}: ${answer.state}${answer.isHidden ? ', hidden' : ''}`,
      });
      return { outcome: 'answered' };
    },
  );
}
