/** How verdicts read, as SQL: for a claim, against it, or neither. */
import { sql } from 'kysely';
import { type Standing, WORD_NAMES, wordForReaders } from '../../claims/verdict/reader-words.ts';

const reading = (...standings: readonly Standing[]) =>
  sql.join(WORD_NAMES.filter((word) => standings.includes(wordForReaders(word).standing)));

/** The words that bear a claim out. */
const FOR = sql`(${reading('supports')})`;

/** The words that do not. One that is borne out in part contradicts nobody. */
const AGAINST = sql`(${reading('against')})`;

/** Whether listing `l` is borne out by one of the clocks. */
export const isBorneOut = sql`(l.word_said IN ${FOR} OR l.word_now IN ${FOR})`;

/** Whether one of the clocks speaks against listing `l`. */
export const isContradicted = sql`(l.word_said IN ${AGAINST} OR l.word_now IN ${AGAINST})`;

/** Whether listings `l` and `o` came out otherwise: the headline of one is for it, and that of the other against it. */
export const cameOutOtherwise = sql`((l.word IN ${FOR} AND o.word IN ${AGAINST})
  OR (l.word IN ${AGAINST} AND o.word IN ${FOR}))`;
