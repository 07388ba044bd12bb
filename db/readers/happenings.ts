/** What happened to claims last, as rows of the front page: one query a sort, each of which reads no more than its latest. */

import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import type { ClocksShown } from '../../claims/editorial/correction.ts';
import { LISTED_TYPES } from '../../claims/editorial/correction.ts';
import type { Happening, NewsItem, Turn } from '../../claims/editorial/news.ts';
import type { Clock } from '../../claims/verdict/headline.ts';
import { isDecidedLater, wordOfVerdict } from '../../claims/verdict/headline.ts';
import type { AnyVerdict } from '../../claims/verdict/verdict.ts';
import { type RowQuery, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import { publishedAt } from '../ledger/changed-at.ts';
import { clocksShownColumn, listedVerdicts, verdictsListed } from '../ledger/stored-json.ts';

/** How many of the latest of each sort are looked at, and how many claims that were published last. */
const LATEST = 40;
const PUBLISHED_LOOKED_AT = 300;
/** How many of those are read, which is more than are told of: some stand elsewhere on the page. */
const PUBLISHED = 20;
/** Rulings of the calendar that are looked at: most say another sentence and the same word. */
const RULINGS_LOOKED_AT = 200;
/** Of claims that were only published, how many of one subject may be chosen from. */
const A_SUBJECT = 3;

/** The longest note of an editor or answer that is read. */
const LONGEST = 400;

const toldFields = {
  at: z.string(),
  slug: z.string(),
  quote: z.string(),
  claimant: z.string(),
  claimantSlug: z.string(),
  saidOn: z.string(),
  sentence: z.string(),
};
const claimFields = { ...toldFields, ...listedVerdicts };

/** What a row says of the claim of row `l`, but for what happened to it. */
const CLAIM = sql`l.slug, l.quote, l.claimant, l.claimant_slug AS claimantSlug, l.said_on AS saidOn, ${verdictsListed}`;

type ClaimFields = z.infer<z.ZodObject<typeof claimFields>>;

function itemOf(
  row: ClaimFields,
  more: { what: Happening; turn?: Turn | null; subject?: string | null },
): NewsItem {
  const { at, slug, quote, claimant, claimantSlug, saidOn, sentence, ...verdicts } = row;
  return {
    turn: null,
    subject: null,
    at,
    slug,
    quote,
    claimant,
    claimantSlug,
    saidOn,
    sentence,
    verdicts,
    ...more,
  };
}

/** The clocks, that by which claims of a kind are told last: what moved by it is news of today. */
const clocksOf = (kind: string): readonly Clock[] => (isDecidedLater(kind) ? ['now'] : ['now', 'said']);

/** How the words moved between two pairs of verdicts; null if they did not, or were not known yet. */
function turnBetween(kind: string, before: ClocksShown, after: ClocksShown): Turn | null {
  for (const clock of clocksOf(kind)) {
    const [from, to] = [before[clock].word, after[clock].word];
    if (from !== undefined && to !== undefined && from !== to) return { from, to };
  }
  return null;
}

const correctionRow = z
  .object({ ...claimFields, type: z.enum(LISTED_TYPES), before: clocksShownColumn, after: clocksShownColumn })
  .transform(({ type, before, after, ...row }): NewsItem => {
    const turn = turnBetween(row.kind, before, after);
    const isTurned = turn !== null;
    const what: Happening =
      type === 'evidence'
        ? isTurned
          ? 'turned'
          : 'confirmed'
        : type === 'method'
          ? isTurned
            ? 'recomputed'
            : 'confirmed'
          : 'corrected';
    return itemOf(row, { what, turn });
  });

/** Corrections, but for typos. */
const corrections = sql`SELECT ${CLAIM}, k.at, k.type, k.before, k.after, substr(k.sentence, 1, ${sql.lit(LONGEST)}) AS sentence
  FROM (SELECT * FROM correction WHERE type <> 'typo' ORDER BY id DESC LIMIT ${sql.lit(LATEST)}) k
    JOIN listing l ON l.claim_id = k.claim_id`;

const wordParts = z.custom<AnyVerdict>(
  (value) => z.object({ kind: z.string(), finding: z.string() }).safeParse(value).success,
);

const rulingRow = z
  .object({
    ...claimFields,
    from: z.string().transform((json) => wordOfVerdict(wordParts.parse(JSON.parse(json)))),
    to: z.string().transform((json) => wordOfVerdict(wordParts.parse(JSON.parse(json)))),
  })
  .transform(({ from, to, ...row }): NewsItem[] =>
    from === to ? [] : [itemOf(row, { what: 'turned', turn: { from, to } })],
  );

/** What the word of a ruling is made from (claims/verdict/word.ts). */
const wordOf = (alias: string) => {
  const part = (name: string) => sql`json_extract(${sql.ref(`${alias}.verdict`)}, ${`$.${name}`})`;
  const value = (name: string) => sql`json(${sql.ref(`${alias}.verdict`)} -> ${`$.${name}`})`;
  return sql`json_patch('{}', json_object('kind', ${part('kind')}, 'finding', ${part('finding')}, 'word', ${part('word')},
    'direction', ${part('direction')}, 'pace', ${value('pace')}, 'claimed', ${value('claimed')}, 'computed', ${value('computed')}))`;
};

/** Verdicts on today's figures that the calendar turned: rulings that follow another on the revision that is listed. */
const turnedByTime = sql`SELECT ${CLAIM}, g.recorded_at AS at, l.because_now AS sentence, ${wordOf('p')} AS "from", ${wordOf('g')} AS "to"
  FROM (SELECT * FROM ruling WHERE corrects IS NOT NULL ORDER BY id DESC LIMIT ${sql.lit(RULINGS_LOOKED_AT)}) g
    JOIN ruling p ON p.id = g.corrects JOIN listing l ON l.revision_id = g.revision_id
  WHERE g.clock = 'now' AND g.finding <> p.finding ORDER BY g.id DESC LIMIT ${sql.lit(LATEST)}`;

const withdrawalRow = z
  .object(toldFields)
  .transform((row): NewsItem => ({ ...row, what: 'withdrawn', verdicts: null, turn: null, subject: null }));

const withdrawals = sql`SELECT w.at, c.slug, substr(json_extract(r.body, '$.quote'), 1, ${sql.lit(LONGEST)}) AS quote,
    json_extract(r.body, '$.claimant.name') AS claimant, r.claimant_slug AS claimantSlug,
    json_extract(r.body, '$.saidOn') AS saidOn, substr(w.reason, 1, ${sql.lit(LONGEST)}) AS sentence
  FROM (SELECT * FROM withdrawal ORDER BY at DESC, claim_id DESC LIMIT ${sql.lit(LATEST)}) w
    JOIN claim c ON c.id = w.claim_id
    JOIN claim_revision r ON r.claim_id = w.claim_id
      AND r.revision = (SELECT max(v.revision) FROM claim_revision v WHERE v.claim_id = w.claim_id)`;

const answerRow = z.object(claimFields).transform((row): NewsItem => itemOf(row, { what: 'answered' }));

const answers = sql`SELECT ${CLAIM}, p.at, substr(e.answer, 1, ${sql.lit(LONGEST)}) AS sentence
  FROM (SELECT * FROM reply_release ORDER BY at DESC, event_id DESC LIMIT ${sql.lit(LATEST)}) p
    JOIN reply_event e ON e.id = p.event_id AND e.answer IS NOT NULL
    JOIN work w ON w.id = e.work_id JOIN listing l ON l.claim_id = w.claim_id`;

/** The time of the question, and when the last week began, ISO 8601. */
interface Span {
  now: string;
  since: string;
}

const publicationRow = z
  .object({ ...claimFields, subject: z.string().nullable() })
  .transform(({ subject, ...row }): NewsItem => itemOf(row, { what: 'published', subject }));

/**
 * Claims that were published last, in the order in which the front page chooses: of the last week before all others, then those
 * that come out otherwise on today's figures, then those on whose figures others spoke too; of one subject no more than some.
 */
const publications = ({ now, since }: Span): RawBuilder<unknown> => {
  const rank = sql`CASE WHEN l.other <> 'too-early' AND l.word <> 'too-early' THEN 0 WHEN n.is_disputed = 1 THEN 1 ELSE 2 END`;
  const fresh = sql`SELECT l.claim_id, f.recorded_at, f.recorded_at < ${since} AS isOld, ${rank} AS rank, n.id AS subject, l.said_on
    FROM (SELECT id, recorded_at FROM claim ORDER BY id DESC LIMIT ${sql.lit(PUBLISHED_LOOKED_AT)}) f
      JOIN listing l ON l.claim_id = f.id
      LEFT JOIN subject n ON n.id = (
        SELECT s.subject_id FROM subject_claim s WHERE s.claim_id = l.claim_id ORDER BY s.subject_id LIMIT 1)`;
  // Only a clock that was ahead makes it worth looking when a claim last changed.
  const at = sql`CASE WHEN k.recorded_at > ${now} THEN ${publishedAt(sql`l.claim_id`)} ELSE k.recorded_at END`;
  const order = sql`isOld, rank, said_on DESC, claim_id DESC`;
  return sql`SELECT ${CLAIM}, ${at} AS at, l.because_now AS sentence, k.subject
    FROM (SELECT * FROM (
        SELECT *, row_number() OVER (PARTITION BY coalesce(subject, claim_id) ORDER BY ${order}) AS place FROM (${fresh}))
      WHERE place <= ${sql.lit(A_SUBJECT)} ORDER BY ${order} LIMIT ${sql.lit(PUBLISHED)}) k
      JOIN listing l ON l.claim_id = k.claim_id ORDER BY k.isOld, k.rank, k.said_on DESC, k.claim_id DESC`;
};

/** The queries of what happened; their rows are one list. */
export function happenings({ kysely }: Pick<Database, 'kysely'>, span: Span) {
  const rows = <Row>(query: RawBuilder<unknown>, row: z.ZodType<Row>): RowQuery<Row> =>
    sqlRows(kysely, query, row);
  return [
    rows(corrections, correctionRow),
    rows(turnedByTime, rulingRow),
    rows(withdrawals, withdrawalRow),
    rows(answers, answerRow),
    rows(publications(span), publicationRow),
  ] as const;
}
